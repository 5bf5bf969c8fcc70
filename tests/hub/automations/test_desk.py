"""Files on disk while automations are at work: read anew when they change; over HTTP and on the command line."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from hub.automations.desk import Desk
from hub.automations.engine import Engine
from hub.automations.model import Automation
from hub.cli import automations as command
from hub.cli.entry import main
from hub.client import HubClient, HubRefusedError
from hub.clock import Clock
from hub.config import HubConfig, Store
from hub.events import Events
from hub.store.automations import open_automations
from hub.web.automations_api import AutomationsApi
from hub.web.problems import tell_problems
from shared.tasks import Owner
from tests.hub.automations.rooms import AREAS, STATES, devices
from tests.hub.automations.scenario import Household, LiveHome

FIRST = """lamp:
  name: The lamp
  triggers: [mqtt: go]
  actions: [{device: light.kitchen, action: turn_on}]
slow: {actions: [{delay: 60}]}
timed: {triggers: [{time: "07:00"}, {every: 1 hour}], actions: []}
"""


class Served:
    def __init__(self, it: Household, desk: Desk, folder: Path, url: str, taught: list[tuple[str, ...]]) -> None:
        self.it, self.desk, self.folder, self.url, self.taught = it, desk, folder, url, taught


@asynccontextmanager
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    folder = tmp_path / "automations"
    folder.mkdir()
    (folder / "a.yaml").write_text(FIRST)
    events, taught = Events(), []
    home = LiveHome(devices(), AREAS, events)
    for device, state in STATES.items():
        home.put(device, state)

    async def teach(automations: tuple[Automation, ...]) -> None:
        taught.append(tuple(each.id for each in automations))

    async with open_automations(tmp_path / "automations.db") as store, Owner() as owner:
        it = Household(home, events, Clock())  # type: ignore[arg-type]
        it.engine = Engine(it.house, store)
        await it.engine.open()
        desk = Desk(it.engine, folder, home, it.clock, teach=teach)
        desk.first()
        owner.start(it.engine.serve(), "automations")
        application = web.Application(middlewares=[tell_problems])
        application.add_routes(AutomationsApi(desk).routes())
        runner = web.AppRunner(application)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield Served(it, desk, folder, f"http://127.0.0.1:{runner.addresses[0][1]}", taught)
        finally:
            await runner.cleanup()


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 - files tell nobody that they changed
        await asyncio.sleep(0.02)


async def answer(hub: Served, method: str, path: str, **body: Any) -> tuple[int, Any]:
    async with ClientSession() as session, session.request(method, hub.url + path, json=body or None) as response:
        return response.status, await response.json()


async def test_the_api(tmp_path: Path) -> None:
    async with served(tmp_path) as hub:
        status, found = await answer(hub, "GET", "/api/automations")
        assert (status, [each["id"] for each in found]) == (200, ["lamp", "slow", "timed"])
        assert (found[0]["name"], found[0]["enabled"], found[0]["last"]) == ("The lamp", True, None)
        assert found[2]["next_at"] <= hub.it.clock.now().timestamp() + 3600
        status, run = await answer(hub, "POST", "/api/automations/lamp/run", dry_run=True)
        assert (run["dry_run"], run["steps"][0]["result"], hub.it.did) == (True, "would", [])
        status, run = await answer(hub, "POST", "/api/automations/lamp/run")
        assert (run["result"], hub.it.did) == ("done", ["light.kitchen turn_on"])
        status, run = await answer(hub, "POST", "/api/automations/slow/run", wait=False)
        assert run["result"] == "running"
        status, found = await answer(hub, "GET", "/api/automations/runs?limit=2")
        assert [each["automation"] for each in found] == ["slow", "lamp"]
        status, found = await answer(hub, "GET", "/api/automations/lamp/runs")
        assert [each["trigger"] for each in found] == ["by hand"]
        assert await answer(hub, "POST", "/api/automations/lamp/disable") == (200, {"id": "lamp", "enabled": False})
        assert not hub.it.engine.enabled("lamp")
        assert await answer(hub, "POST", "/api/automations/lamp/enable") == (200, {"id": "lamp", "enabled": True})


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "where"),
    [
        ("POST", "/api/automations/lmp/run", {}, 404, "path"),
        ("GET", "/api/automations/nothing/runs", {}, 404, "path"),
        ("POST", "/api/automations/lamp/run", {"dry": True}, 422, "body"),
        ("GET", "/api/automations/runs?limit=0", {}, 422, "query.limit"),
    ],
)
async def test_the_api_refuses(
    tmp_path: Path, method: str, path: str, body: dict[str, Any], status: int, where: str
) -> None:
    async with served(tmp_path) as hub:
        found = await answer(hub, method, path, **body)
        assert (found[0], found[1]["where"]) == (status, where)
        assert path.split("/")[3] != "lmp" or "did you mean lamp?" in found[1]["detail"]


async def test_files_that_change_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.automations.desk.LOOK_S", 0.02)
    async with served(tmp_path) as hub, Owner() as owner:
        owner.start(hub.desk.watch(), "files")
        (hub.folder / "b.yaml").write_text("new: {triggers: [sentence: hello], actions: []}\n")
        await until(lambda: "new" in hub.it.engine.automations)
        await asyncio.sleep(0.05)
        assert hub.taught == [("lamp", "slow", "timed", "new")]
        (hub.folder / "a.yaml").write_text("lamp: [")
        await until(lambda: bool(hub.desk.problems()))
        assert "lamp" in hub.it.engine.automations
        (hub.folder / "a.yaml").unlink()
        await until(lambda: "lamp" not in hub.it.engine.automations)
        assert [*hub.it.engine.automations] == ["new"]
        assert len(hub.taught) == 1


async def test_the_client(tmp_path: Path) -> None:
    async with served(tmp_path) as hub, HubClient(hub.url) as client:
        assert [each.id for each in await client.automations()] == ["lamp", "slow", "timed"]
        assert (await client.run_automation("lamp", dry_run=True)).dry_run
        await client.switch_automation("lamp", False)
        with pytest.raises(HubRefusedError, match="did you mean lamp"):
            await client.switch_automation("lampp", True)
        (hub.folder / "b.yaml").write_text("x: {actons: []}\n")
        found = await client.reload_automations()
        assert found.changed == ()
        assert "unknown key actons (did you mean actions?)" in found.problems[0]
        assert await client.automation_problems() == list(found.problems)
        await client.run_automation("lamp", dry_run=False)
        [run] = await client.automation_runs("lamp", 5)
        assert command.run_lines(run)[0].endswith("(by hand): done")
        assert "light.kitchen turn_on: confirmed" in command.run_lines(run)[1]


def test_the_command_checks_files_without_a_hub(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "automations").mkdir()
    file = tmp_path / "automations" / "a.yaml"
    (tmp_path / "hub.yaml").write_text("name: Test\n")
    arguments = ["automations", "check", "--config", str(tmp_path / "hub.yaml"), "--url", "http://127.0.0.1:9"]
    file.write_text(FIRST)
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("OK: 3 automations in ")
    file.write_text("x:\n  actions: [{delay: soon}]\n  mode: y\n")
    assert main(arguments) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line.removeprefix(str(file)) for line in told] == [
        ':2: x.actions[0].delay: "soon" is no duration such as 15 minutes, 1 h 30 min or 00:05:00',
        ":3: x.mode: unknown word y; known: single, restart, queued, parallel",
    ]
    assert main(["automations", "run", "--config", str(tmp_path / "hub.yaml")]) == 1
    assert main(["automations", "list", *arguments[2:]]) == 3


def test_without_a_configuration_file_automations_lie_in_the_state_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for variable in ("HEARTH_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "automations").mkdir()
    (tmp_path / "automations" / "a.yaml").write_text(FIRST)
    state = ["--set", f"store.path={tmp_path}"]
    assert HubConfig(store=Store(path=str(tmp_path))).automations_folder == tmp_path / "automations"
    assert main(["automations", "check", "--url", "http://127.0.0.1:9", *state]) == 0
    assert capsys.readouterr().out == f"OK: 3 automations in {tmp_path / 'automations'}\n"
    assert main(["check", *state]) == 0
    assert re.search(r"^automations: +3$", capsys.readouterr().out, re.MULTILINE)
