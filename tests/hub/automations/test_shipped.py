"""The automations that Hearth ships as examples, each through a day in a house."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.automations.check import unknown_devices
from hub.automations.parse import load_automations
from hub.automations.schema import text
from hub.automations.sentences import with_sentences
from hub.automations.syntax import ACTIONS, AUTOMATION, COMMON, CONDITIONS, TRIGGERS
from hub.automations.trace import Cause
from hub.events import TimerChanged
from hub.intents.custom import Custom
from hub.intents.model import Intent
from hub.intents.recognizer import Recognizer
from hub.skills.automations import AutomationSkill
from hub.skills.registry import Context, Outcome
from tests.fakes.home import MemoryHome
from tests.hub.automations.rooms import AREAS, STATES, devices
from tests.hub.automations.scenario import Household, living, settle

EXAMPLES = Path(__file__).parents[3] / "config" / "automations" / "examples"
SHIPPED = load_automations(EXAMPLES)


def test_they_are_right_and_explained() -> None:
    assert not SHIPPED.problems
    assert len(list(EXAMPLES.glob("*.yaml"))) == 10
    assert not unknown_devices(SHIPPED.automations.values(), MemoryHome(devices(), AREAS))
    for file in EXAMPLES.glob("*.yaml"):
        assert file.read_text().startswith("# ")
    assert all(each.description for each in SHIPPED.automations.values())


@asynccontextmanager
async def shipped(start: str, *only: str, **states: str) -> AsyncIterator[Household]:
    """Have the examples work from a moment on, all or only some of them."""
    chosen = {id_: one for id_, one in SHIPPED.automations.items() if not only or id_ in only}
    found = type(SHIPPED)(chosen)
    there = {**STATES, **{name.replace("__", "."): state for name, state in states.items()}}
    async with living(found, devices(), AREAS, states=there, start=start) as it:
        yield it


async def said(it: Household, automation: str, trigger: int = 0, **slots: str) -> Outcome:
    intent = Intent(
        name="HearthAutomation",
        slots={"automation": automation, "trigger": trigger, **slots},
        source="custom",
    )
    context = Context(turn="t", satellite="bedroom", area="bedroom", language="en")
    return await AutomationSkill(it.engine).run(intent, context)


@pytest.mark.virtual_time(days=1)
async def test_goodnight() -> None:
    async with shipped("2024-05-13T23:00", binary_sensor__bedroom_window="on") as it:
        it.home.silent.add("light.kitchen")
        outcome = await said(it, "goodnight")
        assert outcome.speech == "Good night. The bedroom window is still open."
        assert it.home.state("light.floor_lamp").value == "off"
        assert it.home.state("cover.living_room").value == "closed"
        assert it.home.state("lock.front_door").value == "locked"
        assert it.home.state("light.bedside").attributes["brightness"] == 15
        await asyncio.sleep(601)
        assert it.home.state("light.bedside").value == "off"
        run = await it.last("goodnight")
        assert run.result == "done"
        assert run.steps[0].result == "failed"


@pytest.mark.virtual_time(days=1)
async def test_leaving_home() -> None:
    async with shipped("2024-05-13T10:00", switch__tv="on", lock__front_door="unlocked") as it:
        assert (await said(it, "leaving_home")).speech == "Goodbye."
        assert it.asked == []
        assert it.home.state("switch.tv").value == "off"
        assert it.home.state("climate.living_room").attributes["temperature"] == 17
        assert it.home.state("lock.front_door").value == "locked"


@pytest.mark.virtual_time(days=2)
@pytest.mark.parametrize(("answer", "leaves"), [("here", False), (None, True)])
async def test_leaving_home_is_noticed_and_asked_about(answer: str | None, leaves: bool) -> None:
    async with shipped("2024-05-13T10:00", "leaving_home", binary_sensor__motion="on", switch__tv="on") as it:
        it.answers.append(answer)
        it.home.put("binary_sensor.motion", "off")
        await asyncio.sleep(29 * 60)
        it.home.put("binary_sensor.motion", "on")
        it.home.put("binary_sensor.motion", "off")
        await asyncio.sleep(29 * 60)
        assert it.asked == []
        await asyncio.sleep(2 * 60)
        assert it.asked == [("area:living_room", "Is anybody still here?")]
        assert (it.home.state("switch.tv").value == "off") is leaves
        it.clock.set_by_s = 12 * 3600
        it.home.put("binary_sensor.motion", "on")
        it.home.put("binary_sensor.motion", "off")
        await asyncio.sleep(31 * 60)
        assert len(it.asked) == 1, "not by night"


@pytest.mark.virtual_time
async def test_nothing_is_switched_off_when_nobody_could_be_asked() -> None:
    async with shipped("2024-05-13T10:00", "leaving_home", binary_sensor__motion="on") as it:
        it.missing.add("area:living_room")
        it.home.put("binary_sensor.motion", "off")
        await asyncio.sleep(31 * 60)
        assert (await it.last("leaving_home")).result == "failed"
        assert it.did == []


@pytest.mark.virtual_time(days=1)
async def test_door_left_open() -> None:
    async with shipped("2024-05-13T10:00") as it:
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(299)
        it.home.put("binary_sensor.front_door", "off")
        await asyncio.sleep(3600)
        assert it.said == []
        it.home.put("binary_sensor.front_door", "on")
        await asyncio.sleep(5 * 60 + 1)
        it.home.put("binary_sensor.bedroom_window", "on")
        await asyncio.sleep(16 * 60)
        it.home.put("binary_sensor.front_door", "off")
        await asyncio.sleep(4 * 60 + 1)
        assert [text for text, _ in it.said] == [
            "Front door contact has been open for 5 minutes.",
            "Bedroom window has been open for 5 minutes.",
            "Front door contact has been open for 15 minutes.",
            "Bedroom window has been open for 15 minutes.",
        ]
        await asyncio.sleep(3 * 3600)
        assert [text for text, _ in it.said][-1] == "Bedroom window has been open for 55 minutes."


@pytest.mark.virtual_time(days=2)
async def test_washing_machine_done() -> None:
    async with shipped("2024-05-13T20:00", "washing_machine_done") as it:
        for minutes, power in ((0, "30"), (0.5, "1"), (1, "400"), (40, "3"), (2, "300"), (50, "2"), (3.1, "2")):
            await asyncio.sleep(minutes * 60)
            it.home.put("sensor.washing_machine_power", power)
        await settle()
        assert [text for text, _ in it.said] == ["The washing machine is done."]
        it.messages.send("laundry/taken", "")
        await asyncio.sleep(3600)
        assert len(it.said) == 1
        assert sorted(run.result for run in await it.runs("washing_machine_done")) == ["done", "refused"]
        it.home.put("sensor.washing_machine_power", "500")
        await asyncio.sleep(3600)
        it.home.put("sensor.washing_machine_power", "1")
        await it.until(7, 29, days=1)
        assert len(it.said) == 1, "not in the night"
        await it.until(8, 1)
        assert [text for text, _ in it.said][1:] == [
            "The washing machine is done.", "The laundry is still in the machine.",
        ]  # fmt: skip


@pytest.mark.virtual_time(days=2)
async def test_morning() -> None:
    async with shipped("2024-05-13T05:00", "morning", cover__living_room="closed") as it:
        await it.until(6, 31)
        assert it.home.state("climate.living_room").attributes["temperature"] == 21
        assert it.home.state("switch.coffee_machine").value == "off"
        it.home.put("binary_sensor.motion", "on")
        await settle()
        assert it.home.state("switch.coffee_machine").value == "on"
        assert it.home.state("cover.bedroom").value == "open"
        assert it.said == [("Good morning. It is 20 degrees in the living room.", ("kitchen",))]
    async with shipped("2024-12-16T05:00", "morning") as it:
        await it.until(6, 45)
        it.home.put("binary_sensor.motion", "on")
        await settle()
        assert it.home.state("light.kitchen").value == "on", "it is still dark"
    async with shipped("2024-05-18T05:00", "morning") as it:
        await it.until(11)
        assert it.did == ["climate.living_room set_temperature"], "nobody got up on Saturday"


@pytest.mark.virtual_time(days=1)
async def test_wake_up_light() -> None:
    async with shipped("2024-05-13T06:00", "wake_up_light") as it:
        seen = []
        await it.until(6, 10)
        for _ in range(20):
            await settle()
            seen.append(it.home.state("light.bedside").attributes.get("brightness"))
            await asyncio.sleep(60)
        assert seen == [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100]
        await said(it, "wake_up_light", 1)
        await asyncio.sleep(90)
        it.home.put("light.bedside", "off")
        await asyncio.sleep(3600)
        assert it.home.state("light.bedside").value == "off"
        assert (await it.last("wake_up_light")).reason == "somebody switched it off"


@pytest.mark.virtual_time
async def test_water_leak() -> None:
    async with shipped("2024-05-13T03:00") as it:
        it.home.put("binary_sensor.leak_kitchen", "on")
        await settle()
        assert it.home.state("valve.water").value == "closed"
        assert it.published[0].payload == '{"leak":true,"where":"Kitchen leak"}'
        assert it.said == [("Water! Kitchen leak is wet. The water main is closed.", ())]
        await asyncio.sleep(125)
        assert len(it.said) == 2
        it.home.put("binary_sensor.leak_kitchen", "off")
        await asyncio.sleep(1000)
        assert len(it.said) == 2
        assert (await it.last("water_leak")).reason == "it is dry again"
    async with shipped("2024-05-13T03:00", binary_sensor__leak_kitchen="on") as it:
        await settle()
        assert it.home.state("valve.water").value == "closed", "it leaked while the hub was down"


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("answer", "did"), [("open", ["lock.front_door unlock"]), ("wait", []), (None, [])]
)  # fmt: skip
async def test_visitor(answer: str | None, did: list[str]) -> None:
    async with shipped("2024-05-13T22:30", "visitor") as it:
        it.answers.append(answer)
        it.home.put("binary_sensor.doorbell", "on")
        it.home.put("binary_sensor.doorbell", "off")
        it.messages.send("doorbell/pressed", "")
        await asyncio.sleep(2)
        assert it.did == ["light.hallway turn_on", *did]
        assert it.said == [("Somebody is at the door.", ())]
        assert [each.topic for each in it.published] == (["doorbell/display"] if answer == "wait" else [])
        await asyncio.sleep(400)
        assert it.home.state("lock.front_door").value == "locked"
        assert it.home.state("light.hallway").value == "off"


@pytest.mark.virtual_time
async def test_cooking_timer() -> None:
    async with shipped("2024-05-13T18:00", light__kitchen="on") as it:
        assert (await said(it, "cooking_timer", dish="pasta")).speech == "9 minutes for the pasta."
        assert (await said(it, "cooking_timer", dish="rice")).speech == "15 minutes for the rice."
        assert it.timers.started == [(540, "pasta", "bedroom"), (900, "rice", "bedroom")]
        it.events.publish(TimerChanged(timer="1", kind="timer", name="pasta", what="due"))
        await asyncio.sleep(10)
        assert it.did == ["light.kitchen turn_on"] * 6
        it.events.publish(TimerChanged(timer="1", kind="timer", name="something else", what="due"))
        await asyncio.sleep(10)
        assert len(it.did) == 6


@pytest.mark.virtual_time(days=1)
async def test_movie() -> None:
    async with shipped("2024-05-13T20:00", "movie") as it:
        assert (await said(it, "movie")).speech == "Enjoy the film."
        assert it.home.state("light.floor_lamp").attributes["brightness"] == 15
        assert it.home.state("light.ceiling").value == "off"
        await asyncio.sleep(2 * 3600)
        it.home.put("switch.tv", "off")
        await settle()
        assert it.home.state("light.floor_lamp").attributes["brightness"] == 60


@pytest.mark.virtual_time
@pytest.mark.parametrize("automation", sorted(SHIPPED.automations))
async def test_a_dry_run_of_each_does_nothing(automation: str) -> None:
    async with shipped("2024-05-13T18:00") as it:
        active = it.engine.by_hand(automation, Cause(trigger="by hand", slots={"dish": "pasta"}, dry_run=True))
        await active.ended.wait()
        assert (it.did, it.said, it.published, it.asked, it.timers.started) == ([], [], [], [], [])
        assert active.trace.steps


@pytest.mark.parametrize(
    ("language", "sentence", "automation", "dish"),
    [
        ("en", "Good night.", "goodnight", None),
        ("en", "We're leaving.", "leaving_home", None),
        ("en", "movie time", "movie", None),
        ("en", "start the wake-up light", "wake_up_light", None),
        ("en", "I'm cooking spaghetti", "cooking_timer", "pasta"),
        ("en", "The potatoes are on the stove", "cooking_timer", "potatoes"),
        ("de", "Gute Nacht!", "goodnight", None),
        ("de", "Ich koche Nudeln.", "cooking_timer", "pasta"),
        ("de", "Filmabend", "movie", None),
    ],
)
def test_their_sentences(language: str, sentence: str, automation: str, dish: str | None) -> None:
    found = recognizer(language).recognize(sentence, "kitchen")
    assert isinstance(found, Intent)
    assert (found.slots["automation"], found.slots.get("dish")) == (automation, dish)


def recognizer(language: str) -> Recognizer:
    if language not in _recognizers:
        custom = with_sentences(Custom(), SHIPPED.automations.values(), "en")
        _recognizers[language] = Recognizer(MemoryHome(devices(), AREAS), language, custom)
    return _recognizers[language]


_recognizers: dict[str, Recognizer] = {}


def test_the_schema_for_editors_is_up_to_date() -> None:
    file = EXAMPLES.parent / "automations.schema.json"
    assert file.read_text("utf-8") == text(), "run python -m hub.automations.schema"


def test_every_key_is_explained() -> None:
    page = (EXAMPLES.parents[2] / "docs" / "automations.md").read_text("utf-8")
    code = " ".join(re.findall(r"`([^`]+)`", page))
    names = {*AUTOMATION, *COMMON}
    for forms in (TRIGGERS, CONDITIONS, ACTIONS):
        names |= {*forms, *(name for form in forms.values() for name in form.fields)}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", code)] == []
