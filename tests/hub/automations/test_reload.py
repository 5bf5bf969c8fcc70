"""New files while automations are at work: what is broken stays as it was, what did not change goes on waiting."""

from __future__ import annotations

import asyncio

import pytest

from tests.hub.automations.rooms import STATES, devices
from tests.hub.automations.scenario import library, living, settle

DOOR = """door:
  triggers:
    - state: binary_sensor.front_door
      to: on
      for: 5 minutes
  actions: [{mqtt: door}]
"""


@pytest.mark.virtual_time
async def test_what_did_not_change_goes_on_waiting() -> None:
    async with living(DOOR, devices(), states=STATES) as it:
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(200)
        changed = it.engine.adopt(library(f"# moved down\n\n{DOOR}other:\n  actions: [{{mqtt: x}}]\n"))
        assert changed == ("other",)
        await asyncio.sleep(101)
        assert len(it.published) == 1


@pytest.mark.virtual_time
async def test_what_changed_begins_anew_and_what_is_gone_is_gone() -> None:
    async with living(DOOR, devices(), states=STATES) as it:
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(200)
        assert it.engine.adopt(library(DOOR.replace("5 minutes", "6 minutes"))) == ("door",)
        await asyncio.sleep(500)
        assert not it.published
        assert it.engine.adopt(library("")) == ("door",)
        it.home.put("binary_sensor.front_door", "off")
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(500)
        assert not it.published


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    "broken",
    [DOOR.replace("actions", "actons"), DOOR.replace("mqtt", "mqt"), "door: [", "door:\n\tx", "- door"],
)
async def test_a_broken_file_takes_nothing_down(broken: str) -> None:
    async with living(DOOR, devices(), states=STATES) as it:
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(200)
        found = library(broken)
        assert found.problems
        assert it.engine.adopt(found) == ()
        await asyncio.sleep(101)
        assert len(it.published) == 1


@pytest.mark.virtual_time
async def test_a_run_ends_as_it_began() -> None:
    text = "x:\n  triggers: [mqtt: go]\n  actions: [{delay: 10}, {mqtt: old}]\n"
    async with living(text, []) as it:
        it.messages.send("go", "")
        await settle()
        it.engine.adopt(library(text.replace("old", "new")))
        await asyncio.sleep(11)
        it.messages.send("go", "")
        await asyncio.sleep(11)
        assert [each.topic for each in it.published] == ["old", "new"]


@pytest.mark.virtual_time
async def test_what_is_disabled_begins_only_by_hand() -> None:
    async with living("x:\n  enabled: false\n  triggers: [mqtt: go]\n  actions: [{mqtt: done}]\n", []) as it:
        it.messages.send("go", "")
        await settle()
        assert it.messages.followed == frozenset()
        await it.by_hand("x")
        assert len(it.published) == 1
        await it.engine.switch("x", True)
        it.messages.send("go", "")
        await settle()
        assert len(it.published) == 2
        it.engine.adopt(library("x:\n  enabled: true\n  triggers: [mqtt: go]\n  actions: [{mqtt: done}]\n"))
        assert it.engine.enabled("x")
        await it.engine.switch("x", False)
        it.messages.send("go", "")
        await settle()
        assert len(it.published) == 2
