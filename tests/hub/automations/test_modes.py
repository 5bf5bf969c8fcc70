"""What happens when an automation is to begin while it runs, and when it begins too often."""

from __future__ import annotations

import asyncio

import pytest

from hub.automations.trace import Cause
from tests.hub.automations.scenario import living, settle

TEXT = """
x:
  mode: {mode}
  triggers: [mqtt: go]
  actions:
    - {{mqtt: begin, payload: "{{{{ trigger.payload }}}}"}}
    - delay: 10
    - {{mqtt: end, payload: "{{{{ trigger.payload }}}}"}}
"""


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("mode", "seen", "results"),
    [
        ("single", ["begin 1", "end 1"], ["refused", "refused", "done"]),
        ("restart", ["begin 1", "begin 2", "begin 3", "end 3"], ["done", "stopped", "stopped"]),
        ("queued", ["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3"], ["done"] * 3),
        ("queued, max: 1", ["begin 1", "end 1", "begin 2", "end 2"], ["refused", "done", "done"]),
        ("parallel", ["begin 1", "begin 2", "begin 3", "end 1", "end 2", "end 3"], ["done"] * 3),
        ("parallel, max: 2", ["begin 1", "begin 2", "end 1", "end 2"], ["refused", "done", "done"]),
    ],
)
async def test_modes(mode: str, seen: list[str], results: list[str]) -> None:
    text = TEXT.format(mode=mode.replace(", ", "\n  "))
    async with living(text, []) as it:
        for number in (1, 2, 3):
            it.messages.send("go", str(number))
            await asyncio.sleep(2)
        await asyncio.sleep(40)
        assert [f"{each.topic} {each.payload}" for each in it.published] == seen
        assert [run.result for run in await it.runs("x")] == results


@pytest.mark.virtual_time
async def test_automations_that_pull_each_other_pause() -> None:
    text = """
x:
  mode: parallel
  triggers: [mqtt: ping]
  actions: [{mqtt: pong}]
"""
    async with living(text, []) as it:
        for _ in range(200):
            it.messages.send("ping", "")
            await settle()
        assert 40 <= len(it.published) <= 60
        assert (await it.last("x")).reason == "it began too often and pauses"
        await asyncio.sleep(61)
        it.messages.send("ping", "")
        await settle()
        assert (await it.last("x")).result == "done"


@pytest.mark.virtual_time
async def test_a_run_that_is_stopped_with_the_hub_is_interrupted() -> None:
    async with living(TEXT.format(mode="queued"), []) as it:
        it.messages.send("go", "1")
        it.messages.send("go", "2")
        await settle()
        active = it.engine.by_hand("x", Cause(trigger="by hand"))
    assert [f"{each.topic} {each.payload}" for each in it.published] == ["begin 1"]
    assert active.trace.result == "running"
    assert [run.result for run in await it.runs("x")] == ["interrupted"]


@pytest.mark.virtual_time
async def test_conditions_keep_a_run_from_beginning_unless_by_hand() -> None:
    text = """
x:
  triggers: [mqtt: go]
  conditions:
    - time: 22:00-06:00
    - "{{ trigger.payload == '1' }}"
  actions: [{mqtt: done}]
"""
    async with living(text, []) as it:
        it.messages.send("go", "1")
        await settle()
        assert (await it.last("x")).result == "refused"
        assert (await it.last("x")).reason == "a condition does not hold (test.yaml:5)"
        await it.by_hand("x")
        assert len(it.published) == 1
        dry = await it.by_hand("x", dry_run=True)
        assert [step.detail for step in dry.steps[:2]] == ["does not hold now", "does not hold now"]
        it.clock.set_by_s = 11 * 3600
        it.messages.send("go", "1")
        await settle()
        assert len(it.published) == 2
