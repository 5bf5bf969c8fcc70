"""A question over whole turns, on a virtual clock: asked, the microphone opens again, answered or not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from hub.brain.select import understanding
from hub.config import HubConfig
from hub.devices.model import Area, Capability, Device, Kind, Policy
from hub.events import Events
from hub.rooms import Manner
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from shared.endpoint import EndpointTimes
from shared.messages import Cause, EndTurn, StartSpeech
from tests.fakes.engines import ScriptedSpeech, SilentSpeech
from tests.fakes.home import MemoryHome
from tests.fakes.satellite import FakeSatellite

pytestmark = pytest.mark.virtual_time

DOOR = Device(
    id="lock.front", name="Front door", kind=Kind.LOCK, area="hall", capabilities=frozenset({Capability.LOCK}),
    policy=Policy.CONFIRM,
)  # fmt: skip


LAMP = Device(id="light.lamp", name="Lamp", kind=Kind.LIGHT, area="hall", capabilities=frozenset({Capability.ON_OFF}))


@asynccontextmanager
async def hall(
    *texts: str, others: tuple[str, ...] = (), follow_up: bool = True
) -> AsyncIterator[tuple[FakeSatellite, MemoryHome]]:
    home, events, satellite = MemoryHome([DOOR, LAMP], [Area(id="hall", name="Hall")]), Events(), FakeSatellite()
    home.put("lock.front", "locked")
    made = understanding(home, HubConfig())
    listener = Listener(ScriptedSpeech(*texts, others=others), EndpointTimes(), 120, made.judge, events)
    brain = Brain(made.responders, lambda code, language: f"Sorry, {code}.", 3.0, made.intents.silence)
    admitted = Admitted(satellite="hall", area="Hall", language="en", proof="")
    session = Session(
        admitted, satellite, Services(listener, SilentSpeech(), brain, events, str.lower, follow_up=lambda _: follow_up)
    )
    satellite.session = session
    try:
        yield satellite, home
    finally:
        await session.close()


async def turn(satellite: FakeSatellite, script: str, name: str, cause: Cause | None = None) -> EndTurn:
    await satellite.say(script, name, cause=cause)
    await satellite.turn_over.wait()
    found = satellite.all(EndTurn)[-1]
    assert isinstance(found, EndTurn)
    return found


async def test_a_risky_wish_is_done_after_a_yes_in_the_follow_up() -> None:
    async with hall("unlock the front door", "yes") as (satellite, home):
        asked = await turn(satellite, "s800 q3000", "t1")
        assert asked.follow_up
        assert asked.summary.said == "Shall I unlock the Front door?"
        assert home.commands == []
        answered = await turn(satellite, "q300 s300 q3000", "t2", Cause.FOLLOW_UP)
        assert [each.action for each in home.commands] == ["unlock"]
        assert not answered.follow_up


async def test_silence_after_a_risky_question_does_nothing_and_says_so() -> None:
    async with hall("unlock the front door", "", "yes") as (satellite, home):
        await turn(satellite, "s800 q3000", "t1")
        silent = await turn(satellite, "q6000", "t2", Cause.FOLLOW_UP)
        assert (silent.outcome, silent.summary.said) == ("nothing_heard", "Okay, I'll leave it.")
        await turn(satellite, "s400 q3000", "t3")
        assert home.commands == [], "a yes that comes after the question was left agrees to nothing"


async def test_a_wake_word_while_an_answer_is_awaited_is_no_part_of_the_answer() -> None:
    async with hall("unlock the front door", "hey jarvis", "yes") as (satellite, home):
        await turn(satellite, "s800 q3000", "t1")
        awaited = asyncio.create_task(satellite.say("q300 s400 q3000", "t2", cause=Cause.FOLLOW_UP))
        await asyncio.sleep(0.7)
        awaited.cancel()
        await asyncio.wait([awaited])
        await satellite.say("q300 s300 q3000", "t3", word="hey_jarvis")
        await satellite.turn_over.wait()
        assert [each.action for each in home.commands] == ["unlock"]
        assert satellite.all(EndTurn)[-1].turn == "t3"  # type: ignore[attr-defined]


async def test_a_question_does_not_wait_for_ever() -> None:
    async with hall("unlock the front door", "yes") as (satellite, home):
        await turn(satellite, "s800 q3000", "t1")
        await asyncio.sleep(60)
        await turn(satellite, "s400 q3000", "t2")
        assert home.commands == []


async def test_a_yes_is_a_whole_answer_only_while_a_question_is_open() -> None:
    async with hall("unlock the front door", "yes", "yes") as (satellite, _):
        await turn(satellite, "s800 q3000", "t1")
        answer = await turn(satellite, "s400 q3000", "t2", Cause.FOLLOW_UP)
        assert answer.summary.end_reason == "complete"
        stray = await turn(satellite, "s400 q3000", "t3")
        assert stray.summary.end_reason != "complete"


async def test_other_readings_are_looked_for_when_the_first_makes_no_sense() -> None:
    async with hall("turn on the left", others=("turn on the land", "turn on the lamp")) as (satellite, home):
        ended = await turn(satellite, "s800 q3000", "t1")
        assert [each.action for each in home.commands] == ["turn_on"]
        assert ended.summary.heard == "turn on the left"
        assert "stt again" in {each.name for each in ended.summary.stages}


async def test_what_makes_sense_at_once_costs_no_second_look() -> None:
    async with hall("turn on the lamp", others=("turn off the lamp",)) as (satellite, home):
        ended = await turn(satellite, "s800 q3000", "t1")
        assert [each.action for each in home.commands] == ["turn_on"]
        assert "stt again" not in {each.name for each in ended.summary.stages}


async def test_a_guess_does_not_move_what_guards_the_house() -> None:
    async with hall("look the fond oar", others=("lock the front door",)) as (satellite, home):
        ended = await turn(satellite, "s800 q3000", "t1")
        assert home.commands == []
        assert (ended.follow_up, ended.summary.said) == (True, "Shall I lock the Front door?")


async def test_where_nobody_wants_it_the_microphone_stays_shut_after_a_question() -> None:
    async with hall("unlock the front door", follow_up=False) as (satellite, _):
        asked = await turn(satellite, "s1000 q3000", "t1")
        assert asked.summary.said.endswith("?") and not asked.follow_up
        assert satellite.session is not None
        assert await satellite.session.announce("Are you there?", Manner(follow_up=True))
        assert not satellite.all(StartSpeech)[-1].follow_up  # type: ignore[attr-defined]
