"""A hub that ends and begins again: nothing is done twice, nothing late but what asks for it."""

from __future__ import annotations

import asyncio

import pytest

from hub.automations.trace import Cause
from hub.store.automations import AutomationStore
from hub.store.run import Run
from tests.hub.automations.rooms import STATES, devices
from tests.hub.automations.scenario import living, settle


class MemoryStore(AutomationStore):
    """Keeps in memory what the real one keeps on disk, which has tests of its own; no threads, for virtual time."""

    def __init__(self) -> None:
        self.all: dict[str, Run] = {}
        self._switched: dict[str, tuple[bool, bool]] = {}
        self._kept: dict[tuple[str, int], float] = {}

    async def put(self, runs: object) -> None:
        for run in runs:  # type: ignore[attr-defined]
            self.all[run.run] = run

    async def prune(self, automation: str, keep: int) -> None:
        pass

    async def runs(self, automation: str, limit: int) -> list[Run]:
        return [run for run in self.all.values() if automation in ("", run.automation)]

    async def switched(self) -> dict[str, tuple[bool, bool]]:
        return dict(self._switched)

    async def switch(self, automation: str, enabled: bool, written: bool) -> None:
        self._switched[automation] = (enabled, written)

    async def kept(self) -> dict[tuple[str, int], float]:
        return dict(self._kept)

    async def keep(self, automation: str, trigger: int, moment: float) -> None:
        self._kept[automation, trigger] = moment


MORNING = "x:\n  triggers: [{time: '07:00'%s}]\n  actions: [{mqtt: morning}]\n"


@pytest.mark.virtual_time(days=1)
@pytest.mark.parametrize(
    ("options", "ends", "begins", "count"),
    [
        ("", "06:50", "07:01", 0),
        (", catch_up: 30 min", "06:50", "07:01", 1),
        (", catch_up: 30 min", "06:50", "07:31", 0),
        (", catch_up: 30 min", "07:00", "07:01", 0),
        (", catch_up: 30 min, days: tue", "06:50", "07:01", 0),
    ],
)
async def test_a_time_that_came_while_the_hub_was_down(options: str, ends: str, begins: str, count: int) -> None:
    store = MemoryStore()
    text = MORNING % options
    async with living(text, [], start="2024-05-13T06:00", store=store) as it:
        await it.until(int(ends[:2]), int(ends[3:]))
        before = len(it.published)
    assert before == (ends == "07:00")
    for again in range(2):
        async with living(text, [], start=f"2024-05-13T{begins}", store=store) as it:
            await settle()
            assert len(it.published) == (0 if again else count)


@pytest.mark.virtual_time
async def test_one_that_was_never_there_before_catches_nothing_up() -> None:
    async with living(MORNING % ", catch_up: 30 min", [], start="2024-05-13T07:01", store=MemoryStore()) as it:
        await settle()
        assert not it.published


@pytest.mark.virtual_time(days=1)
async def test_a_state_that_lasts_over_a_restart_begins_nothing() -> None:
    text = "x:\n  triggers: [{state: binary_sensor.front_door, to: on, for: 60}]\n  actions: [{mqtt: open}]\n"
    states = {**STATES, "binary_sensor.front_door": "on"}
    async with living(text, devices(), states=states) as it:
        await asyncio.sleep(600)
        assert not it.published


@pytest.mark.virtual_time(days=1)
async def test_a_cut_run_is_not_taken_up_again() -> None:
    text = "x:\n  triggers: [hub: start]\n  mode: single\n  actions: [{delay: 60}, {mqtt: late}]\n"
    store = MemoryStore()
    async with living(text, [], store=store) as it:
        await asyncio.sleep(30)
    async with living(text.replace("[hub: start]", "[mqtt: go]"), [], store=store) as it:
        await asyncio.sleep(600)
        assert not it.published
        [run] = await it.runs("x")
        assert (run.result, run.reason) == ("interrupted", "the hub was stopped")
        assert [step.result for step in run.steps] == ["stopped"]


@pytest.mark.virtual_time
async def test_a_switch_outlives_the_hub_until_the_file_says_something_else() -> None:
    text = "x:\n  enabled: true\n  triggers: [mqtt: go]\n  actions: []\n"
    store = MemoryStore()
    async with living(text, [], store=store) as it:
        await it.engine.switch("x", False)
    async with living(text, [], store=store) as it:
        assert not it.engine.enabled("x")
    async with living(text.replace("true", "false"), [], store=store) as it:
        assert not it.engine.enabled("x")
        await it.engine.switch("x", True)
        assert it.engine.enabled("x")


@pytest.mark.virtual_time
async def test_what_runs_is_written_down_while_it_waits() -> None:
    text = "x:\n  actions: [{mqtt: a}, {delay: 60}]\n"
    store = MemoryStore()
    async with living(text, [], store=store) as it:
        it.engine.by_hand("x", Cause(trigger="by hand"))
        await settle()
        [run] = store.all.values()
        assert (run.result, [step.result for step in run.steps]) == ("running", ["done", "running"])
