"""Timers over HTTP, and on the command line, with a real store."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from hub.cli.parser import make_parser
from hub.cli.timers import COLUMNS, left, length, manage, rows
from hub.client import HubClient, HubRefusedError
from hub.intents.model import Intent
from hub.store.timer import TimerKind
from hub.timers.schedule import moment_of
from hub.web.services import TimerInfo
from tests.hub.web.house import served


async def test_a_timer_is_set_shown_and_cancelled(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        body = {"seconds": 600, "name": "pasta", "satellite": "kitchen"}
        async with session.post("/api/timers", json=body) as response:
            assert response.status == 201
            made = await response.json()
        assert (made["kind"], made["name"], made["satellite"], made["set_for_s"]) == ("timer", "pasta", "kitchen", 600)
        assert made["due"] == pytest.approx(time.time() + 600, abs=5)
        async with session.get("/api/timers") as response:
            [shown] = await response.json()
        assert shown | {"left_s": 0} == made | {"left_s": 0}
        assert 590 < shown["left_s"] <= 600
        for status in (204, 404):
            async with session.delete(f"/api/timers/{made['id']}") as response:
                assert response.status == status
        async with session.get("/api/timers") as response:
            assert await response.json() == []


async def test_an_alarm_and_a_reminder(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        async with session.post("/api/timers", json={"time": "07:00", "repeat": "fri,mon"}) as response:
            alarm = await response.json()
        async with session.post("/api/timers", json={"time": "9:30", "day": "tomorrow", "text": "bins"}) as response:
            reminder = await response.json()
        assert (alarm["kind"], alarm["time"], alarm["repeat"]) == ("alarm", "07:00", ["mon", "fri"])
        assert alarm["comes"] == "every Monday and Friday"
        assert (reminder["kind"], reminder["text"], reminder["repeat"]) == ("reminder", "bins", [])


@pytest.mark.parametrize(
    ("body", "status", "where"),
    [
        ({}, 422, "body"),
        ({"seconds": 5, "time": "07:00"}, 422, "body.seconds"),
        ({"seconds": -1}, 422, "body.seconds"),
        ({"time": "25:00"}, 422, "body"),
        ({"time": "07:00", "day": "someday"}, 422, "body"),
        ({"time": "07:00", "day": "2001-01-01"}, 422, "body.day"),
        ({"time": "07:00", "repeat": "mon,xyz"}, 422, "body"),
        ({"seconds": 5, "satellite": "kichen"}, 404, "body.satellite"),
        ({"second": 5}, 422, "body"),
    ],
)
async def test_what_is_wrong_is_told(tmp_path: Path, body: dict[str, Any], status: int, where: str) -> None:
    async with served(tmp_path) as (hub, session):
        async with session.post("/api/timers", json=body) as response:
            problem = await response.json()
        assert (response.status, problem["where"]) == (status, where)
        assert problem["detail"]
        assert await hub.keeper.all() == []


async def test_what_commands_would_do_is_shown(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        moment = moment_of({"seconds": 60}, hub.keeper.clock.now())
        assert moment is not None
        then = (Intent(name="HassTurnOff", slots={"name": "light.kitchen"}),)
        await hub.keeper.set(TimerKind.DELAYED, moment, seconds=60, text="turn off the light", area="hall", then=then)
        async with session.get("/api/timers") as response:
            [shown] = await response.json()
        assert (shown["kind"], shown["text"], shown["area"]) == ("delayed", "turn off the light", "hall")


async def test_the_command_line(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, _), HubClient(hub.url) as client:
        parse = make_parser().parse_args
        [one] = await manage(parse(["timers", "--in", "1h30m", "--name", "roast"]), client)
        [row] = rows([one])
        assert dict(zip(COLUMNS, row, strict=True)) | {"When": ""} == {
            "Id": one.id, "Kind": "timer", "Left": "1:30:00", "When": "", "Where": "", "What": "roast",
        }  # fmt: skip
        alarm = ["timers", "--at", "07:00", "--repeat", "mon", "--satellite", "kitchen", "--cancel", one.id]
        [two] = await manage(parse(alarm), client)
        assert rows([two])[0][3:5] == ["every Monday 07:00", "kitchen"]
        with pytest.raises(HubRefusedError, match="no timer"):
            await manage(parse(["timers", "--cancel", "x"]), client)


@pytest.mark.parametrize(("text", "seconds"), [("90", 90), ("90s", 90), ("10m", 600), ("1h30m", 5400), ("2H", 7200)])
def test_lengths_are_read(text: str, seconds: int) -> None:
    assert length(text) == seconds


@pytest.mark.parametrize("text", ["", "0", "ten", "10x", "m"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(SystemExit):
        make_parser().parse_args(["timers", "--in", text])


def test_time_left_is_written() -> None:
    assert (left(59.6), left(3723), left(2 * 86_400 + 5)) == ("0:01:00", "1:02:03", "2d 0:00:05")


def test_a_paused_one_says_so() -> None:
    paused = TimerInfo(
        id="a", kind="timer", state="paused", name="", text="", area="den", satellite="", due=0, left_s=5, set_for_s=10,
        time="", repeat=(), comes="",
    )  # fmt: skip
    assert rows([paused])[0][2:5:2] == ["paused", "den"]
