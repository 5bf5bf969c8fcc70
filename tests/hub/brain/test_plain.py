"""Which results are plain to see."""

from __future__ import annotations

import pytest

from hub.brain.plain import confirms
from hub.brain.responder import Confirms
from hub.devices.model import Area, Device, Kind, Result
from hub.intents.model import Intent, Question, QuestionKind
from hub.skills.registry import DeviceResult, Outcome
from hub.turn.confirming import is_sounded
from tests.fakes.home import MemoryHome

HOME = MemoryHome(
    [
        Device(id="light.a", name="A", kind=Kind.LIGHT, area="hall"),
        Device(id="light.b", name="B", kind=Kind.LIGHT, area="attic"),
        Device(id="cover.blind", name="Blind", kind=Kind.COVER, area="hall", device_class="blind"),
        Device(id="cover.garage", name="Garage", kind=Kind.COVER, area="hall", device_class="garage"),
        Device(id="lock.door", name="Door", kind=Kind.LOCK, area="hall"),
        Device(id="climate.hall", name="Heating", kind=Kind.CLIMATE, area="hall"),
        Device(id="switch.nowhere", name="N", kind=Kind.SWITCH),
    ],
    [Area(id="hall", name="Hall"), Area(id="attic", name="Attic")],
)


def done(*devices: str, result: Result = Result.CONFIRMED, **more: object) -> Outcome:
    results = tuple(DeviceResult(device=each, name=each, action="turn_on", result=result) for each in devices)
    return Outcome(results=results, **more)  # type: ignore[arg-type]


ASKS = Question(kind=QuestionKind.CONFIRM, intents=(Intent(name="HassTurnOn"),))


@pytest.mark.parametrize(
    ("outcomes", "area", "what"),
    [
        ([done("light.a")], "hall", Confirms.SEEN),
        ([done("light.a", "cover.blind"), done("light.a")], "hall", Confirms.SEEN),
        ([done("light.b")], "hall", Confirms.DONE),
        ([done("light.a", "light.b")], "hall", Confirms.DONE),
        ([done("light.a")], "", Confirms.DONE),
        ([done("switch.nowhere")], "", Confirms.DONE),
        ([done("cover.garage")], "hall", Confirms.NOTHING),
        ([done("lock.door")], "hall", Confirms.NOTHING),
        ([done("climate.hall")], "hall", Confirms.NOTHING),
        ([done("light.gone")], "hall", Confirms.NOTHING),
        ([done("light.a", result=Result.ASSUMED)], "hall", Confirms.NOTHING),
        ([done("light.a"), done("light.a", result=Result.NO_ANSWER)], "hall", Confirms.NOTHING),
        ([done("light.a"), Outcome(error="no_entity")], "hall", Confirms.NOTHING),
        ([done("light.a", slots={"refused": "Oven"})], "hall", Confirms.NOTHING),
        ([done("light.a", question=ASKS)], "hall", Confirms.NOTHING),
        ([done("light.a", speech="Something to tell.")], "hall", Confirms.NOTHING),
        ([done("light.a"), Outcome()], "hall", Confirms.NOTHING),
        ([], "hall", Confirms.NOTHING),
    ],
)
def test_only_what_shows_and_was_confirmed_needs_no_words(outcomes: list[Outcome], area: str, what: Confirms) -> None:
    assert confirms(outcomes, HOME, area) is what


@pytest.mark.parametrize(
    ("mode", "sounded"),
    [
        ("words", []),
        ("auto", [Confirms.SEEN]),
        ("sound", [Confirms.DONE, Confirms.SEEN]),
    ],
)
def test_the_household_says_what_a_sound_may_stand_for(mode: str, sounded: list[Confirms]) -> None:
    assert [each for each in Confirms if is_sounded(mode, each)] == sounded  # type: ignore[arg-type]
