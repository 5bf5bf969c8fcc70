"""Replies over whole turns, on a virtual clock: cut off and gone on with, said again, sounded instead of spoken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from hub.brain.responder import Reply, Request, spoken
from hub.brain.select import understanding
from hub.config import Confirm, HubConfig
from hub.devices.model import Area, Capability, Device, Kind, Policy
from hub.events import Events, TurnEnded, TurnRecord
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from shared.endpoint import EndpointTimes
from shared.messages import Cause, EndTurn, StartSpeech
from shared.tasks import cancel
from tests.fakes.engines import ScriptedSpeech, SilentSpeech
from tests.fakes.home import MemoryHome
from tests.fakes.satellite import FakeSatellite

pytestmark = pytest.mark.virtual_time

STORY = (
    "It is warm in the living room today, and the window in the kitchen has been open since noon. "
    "The washing machine is ready. The front door is locked."
)
DEVICES = [
    Device(id="light.lamp", name="Lamp", kind=Kind.LIGHT, area="hall", capabilities=frozenset({Capability.ON_OFF})),
    Device(
        id="light.far", name="Attic lamp", kind=Kind.LIGHT, area="attic", capabilities=frozenset({Capability.ON_OFF})
    ),
    Device(
        id="lock.front", name="Front door", kind=Kind.LOCK, area="hall", capabilities=frozenset({Capability.LOCK}),
        policy=Policy.CONFIRM,
    ),
]  # fmt: skip


class Teller:
    """Tells a story to whoever asks for one."""

    async def respond(self, request: Request) -> Reply | None:
        return Reply(sentences=spoken(STORY), responder="teller") if request.text == "tell me" else None


@dataclass
class Hall:
    satellite: FakeSatellite
    home: MemoryHome
    tts: SilentSpeech
    seen: list[TurnRecord] = field(default_factory=list)

    async def turn(self, name: str, cause: Cause | None = None) -> EndTurn:
        await self.satellite.say("s1200 q3000", name, cause=cause)
        await self.satellite.turn_over.wait()
        await asyncio.sleep(0)
        found = self.satellite.all(EndTurn)[-1]
        assert isinstance(found, EndTurn)
        return found

    async def interrupt(self, name: str, after: float) -> None:
        """Begin a turn, and wake again `after` so many seconds of its reply."""
        self.satellite.speaking.clear()
        await self.satellite.say("s1200 q3000", name)
        await self.satellite.speaking.wait()
        await asyncio.sleep(after)


@asynccontextmanager
async def hall(*texts: str, confirm: Confirm = "words") -> AsyncIterator[Hall]:
    home = MemoryHome(DEVICES, [Area(id="hall", name="Hall"), Area(id="attic", name="Attic")])
    home.put("lock.front", "locked")
    events, satellite, tts = Events(), FakeSatellite(), SilentSpeech()
    made = understanding(home, HubConfig())
    listener = Listener(ScriptedSpeech(*texts), EndpointTimes(), 120, made.judge, events)
    brain = Brain(
        [Teller(), *made.responders], lambda code, _: code, 3.0, made.intents.silence, made.last_replies.remember
    )
    admitted = Admitted(satellite="hall", area="Hall", language="en", proof="")
    services = Services(listener, tts, brain, events, str.lower, lambda _: confirm)
    satellite.session = session = Session(admitted, satellite, services)
    found = Hall(satellite, home, tts)
    with events.watch() as watched:

        async def follow() -> None:
            async for event in watched:
                if isinstance(event, TurnEnded):
                    found.seen.append(event.record)

        watcher = asyncio.create_task(follow())
        try:
            yield found
        finally:
            await session.close()
            await asyncio.sleep(0)
            await cancel(watcher)


async def test_an_interrupted_reply_goes_on_with_the_clause_that_was_cut() -> None:
    async with hall("tell me", "go on", "go on") as h:
        await h.interrupt("t1", 2.5)
        await h.turn("t2")
        cut, rest = h.seen
        assert cut.said == STORY
        assert (cut.heard_said, cut.heard_ms) == ("It is warm in the living room today, and the window", 2500)
        assert (rest.responder, rest.intent) == ("go_on", "HearthGoOn")
        assert rest.said == rest.heard_said == STORY[STORY.index("and the window") :]
        assert h.tts.sentences[-1] == "The front door is locked."
        await h.turn("t3")
        assert h.seen[-1].responder == "fallback", "all was heard: there is nothing to go on with"


async def test_a_reply_is_said_again() -> None:
    async with hall("tell me", "say that again") as h:
        await h.turn("t1")
        again = await h.turn("t2")
        assert again.summary.said == STORY


async def test_a_quiet_turn_does_not_make_the_reply_forgotten() -> None:
    async with hall("tell me", "stop", "go on") as h:
        await h.interrupt("t1", 6.0)
        await h.turn("t2")
        rest = await h.turn("t3")
        assert rest.summary.said and STORY.endswith(rest.summary.said) and rest.summary.said != STORY


async def test_a_question_is_asked_again_and_go_ahead_is_its_answer() -> None:
    async with hall("unlock the front door", "say that again", "yes") as h:
        asked = await h.turn("t1")
        again = await h.turn("t2", Cause.FOLLOW_UP)
        assert (again.summary.said, again.follow_up) == (asked.summary.said, True)
        await h.turn("t3", Cause.FOLLOW_UP)
        assert [each.action for each in h.home.commands] == ["unlock"]


@pytest.mark.parametrize(
    ("confirm", "text", "spoken"),
    [
        ("words", "turn on the lamp", True),
        ("auto", "turn on the lamp", False),
        ("auto", "turn on the attic lamp", True),
        ("sound", "turn on the attic lamp", False),
        ("sound", "what time is it", True),
        ("sound", "turn on the unicorn", True),
    ],
)
async def test_a_sound_stands_for_what_is_plain_to_see(confirm: Confirm, text: str, spoken: bool) -> None:
    async with hall(text, confirm=confirm) as h:
        ended = await h.turn("t1")
        assert bool(h.tts.sentences) is spoken
        assert ended.summary.said, "the record keeps the words that the sound stood for"
        (record,) = h.seen
        assert record.heard_said == record.said and record.heard_ms > 0
        assert [each.turn for each in h.satellite.all(StartSpeech)] == ["t1"]  # type: ignore[attr-defined]
        assert record.speech_end_to_sound_ms is not None
