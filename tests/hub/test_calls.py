"""Two rooms that talk to each other: real sessions on a virtual clock, satellites that speak the real messages."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hub.announce.disturbing import Disturbing
from hub.announce.reception import RING_S, RINGS, Reception
from hub.brain.asked import AskedResponder
from hub.brain.responder import Reply, Request, spoken
from hub.calls import LEAD, LONGEST_S, TAIL_MS, Switchboard, Voice
from hub.clock import Clock
from hub.config import HubConfig, Satellite
from hub.events import CallChanged, Event, Events
from hub.intents.words.model import Words
from hub.rooms import Manner, Rooms
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from shared import codec
from shared.audio import FRAME_MS, Frame
from shared.endpoint import EndpointTimes, Hint
from shared.messages import (
    Cause,
    EndCall,
    EndSpeech,
    EndTurn,
    RingBegan,
    SpeechHeard,
    StartCall,
    StartSpeech,
    StopRings,
    Woke,
)
from shared.tasks import cancel
from tests.fakes.engines import ScriptedSpeech, SilentSpeech
from tests.fakes.home import MemoryHome
from tests.fakes.satellite import FakeSatellite, sounding

pytestmark = pytest.mark.virtual_time


class Caller:
    """Calls the hall whenever it is spoken to."""

    def __init__(self, calls: Switchboard) -> None:
        self.calls = calls
        self.answers: list[str] = []

    async def respond(self, request: Request) -> Reply | None:
        if request.text.startswith("stop"):
            self.answers.append(f"ended {await self.calls.end(request.satellite)}")
            return Reply(sentences=spoken(), responder="caller")
        self.answers.append(await self.calls.begin(request.satellite, "hall"))
        return Reply(sentences=spoken("Calling the hall."), responder="caller")


@dataclass
class House:
    calls: Switchboard
    caller: Caller
    asked: AskedResponder
    satellites: dict[str, FakeSatellite] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    seen: list[Event] = field(default_factory=list)

    @property
    def changes(self) -> list[bool]:
        return [each.over for each in self.seen if isinstance(each, CallChanged)]

    def is_calling(self, name: str) -> bool:
        """Whether a satellite is in a call, or about to be."""
        return name in self.calls._calls

    def stream(self, name: str) -> int:
        """Number of the frames that a satellite was last told to send for a call."""
        last = self.satellites[name].all(StartCall)[-1]
        assert isinstance(last, StartCall)
        return last.stream

    async def talk(self, name: str, script: str) -> None:
        """Have a satellite send its microphone for the call."""
        number = 0
        for piece in script.split():
            for _ in range(int(piece[1:]) // FRAME_MS):
                await asyncio.sleep(FRAME_MS / 1000)
                sound = codec.encode_frame(self.stream(name), sounding(piece[0], number))
                self.sessions[name].receive_sound(codec.decode_sound(sound))
                number += 1
        await asyncio.sleep(FRAME_MS / 1000)

    def live_ms(self, name: str) -> int:
        """Milliseconds of the other side's voice that a satellite plays."""
        live = [each.stream for each in self.satellites[name].all(StartSpeech) if each.live]  # type: ignore[attr-defined]
        playing = self.satellites[name]._playing
        return sum(playing[stream].received // 16 for stream in live if stream in playing)


@asynccontextmanager
async def house(*texts: str, **modes: Any) -> AsyncIterator[House]:
    """Each of `texts` is heard in its turn; `modes`: by satellite how it takes calls, without any all do at once."""
    events = Events()
    calls = Switchboard(events)
    sessions: dict[str, Session] = {}
    rooms = cast(Rooms, SimpleNamespace(find=sessions.get, present=sessions.values()))
    asked = AskedResponder(rooms, lambda _: "Done.")
    if modes:
        settings = HubConfig(satellites={name: Satellite(calls=mode) for name, mode in modes.items()})
        quiet = cast(Disturbing, SimpleNamespace(is_quiet=lambda satellite, _place: satellite == "attic"))
        words = Words(yes=("yes",), no=("no",))
        calls.reception = Reception(rooms, MemoryHome([], []), settings, quiet, Clock(), lambda: asked, lambda _: words)
    found = House(calls, Caller(calls), asked, sessions=sessions)
    with events.watch() as watched:
        for name in ("kitchen", "hall", "attic"):
            listener = Listener(ScriptedSpeech(*texts), EndpointTimes(), 120, lambda *_: Hint.UNKNOWN, events)
            brain = Brain([asked, found.caller], lambda code, _: code, 3.0)
            admitted = Admitted(satellite=name, area=name, language="en", proof="")
            satellite = FakeSatellite()
            services = Services(listener, SilentSpeech(), brain, events, str.lower, calls=calls)
            satellite.session = Session(admitted, satellite, services)
            found.satellites[name], found.sessions[name] = satellite, satellite.session
        watcher = asyncio.create_task(_collect(watched, found.seen))
        try:
            yield found
        finally:
            for session in found.sessions.values():
                await session.close()
            await asyncio.sleep(0)
            await cancel(watcher)


async def _collect(watched: AsyncIterator[Event], seen: list[Event]) -> None:
    async for event in watched:
        seen.append(event)


async def test_a_call_carries_voices_both_ways_until_it_is_ended() -> None:
    async with house() as h:
        assert await h.calls.begin("kitchen", "hall") == ""
        await asyncio.sleep(2)
        assert [each.state for each in h.sessions.values()] == ["calling", "calling", "idle"]
        assert h.satellites["kitchen"].all(StartSpeech), "who calls is told by a sound once they may speak"
        await asyncio.gather(h.talk("kitchen", "q1000 s1000 q2000 s500 q100"), h.talk("hall", "q2000"))
        lead = LEAD * FRAME_MS
        assert h.live_ms("hall") == 2 * lead + 1000 + TAIL_MS - FRAME_MS + 500 + 100
        assert h.live_ms("kitchen") == 0, "of a silent room nothing is sent"
        await h.talk("hall", "s400 q100")
        assert h.live_ms("kitchen") == 500 + lead
        assert await h.calls.end("hall")
        assert not await h.calls.end("hall")
        await asyncio.sleep(2)
        assert [each.state for each in h.sessions.values()] == ["idle"] * 3
    ids = {each.call for name in ("kitchen", "hall") for each in h.satellites[name].all(EndCall)}  # type: ignore[attr-defined]
    assert len(ids) == 1
    assert h.changes == [False, True]
    assert not h.satellites["attic"].sent


async def test_it_begins_after_the_turn_that_asked_for_it() -> None:
    async with house("call the hall") as h:
        await h.satellites["kitchen"].say("s1000 q3000", "t1")
        await h.satellites["kitchen"].turn_over.wait()
        await asyncio.sleep(3)
        assert h.caller.answers == [""]
        assert h.sessions["kitchen"].state == "calling"
    kinds = [type(each) for each in h.satellites["kitchen"].sent if isinstance(each, EndTurn | StartCall)]
    assert kinds == [EndTurn, StartCall]


@pytest.mark.parametrize("who", ["kitchen", "hall"])
async def test_a_wake_word_on_either_side_ends_it_and_stop_may_follow(who: str) -> None:
    async with house("stop") as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        call = h.satellites[who].all(StartCall)[0].call  # type: ignore[attr-defined]
        h.sessions[who].receive(EndCall(call=call, reason="woken"))
        await h.satellites[who].say("s400 q3000", "t1", word="hey_jarvis")
        await h.satellites[who].turn_over.wait()
        assert h.caller.answers == ["ended True"], "the call that the wake word ended is the one that is meant"
        assert not await h.calls.end(who)
        await asyncio.sleep(2)
    other = "hall" if who == "kitchen" else "kitchen"
    assert not h.satellites[who].all(EndCall), "it said so itself"
    assert len(h.satellites[other].all(EndCall)) == 1
    chimes = {name: [each for each in h.satellites[name].all(StartSpeech) if not each.live] for name in (who, other)}  # type: ignore[attr-defined]
    assert len(chimes[other]) == (1 if other == "hall" else 2), "a sound tells the other side that it is over"
    assert h.changes == [False, True]


async def test_a_satellite_that_wakes_without_a_word_ends_it_as_well() -> None:
    async with house() as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        h.sessions["hall"].receive(Woke(turn="t1", stream=1, cause=Cause.BUTTON, begin=0, wake_end=0))
        await asyncio.sleep(1)
        assert h.changes == [False, True]
        assert h.sessions["hall"].state == "listening"


async def test_a_satellite_that_refuses_or_leaves_ends_it() -> None:
    async with house() as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        call = h.satellites["hall"].all(StartCall)[0].call  # type: ignore[attr-defined]
        h.sessions["hall"].receive(EndCall(call=call, reason="busy"))
        await asyncio.sleep(2)
        assert h.changes == [False, True]
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        await h.sessions["hall"].close()
        assert h.sessions["kitchen"].state in {"idle", "speaking"}
        assert await h.calls.begin("kitchen", "hall") == "gone"


async def test_why_there_is_no_call() -> None:
    async with house("call the hall") as h:
        assert await h.calls.begin("kitchen", "kitchen") == "same"
        assert await h.calls.begin("kitchen", "cellar") == "gone"
        turn = asyncio.create_task(h.satellites["attic"].say("s1000 q3000", "t1"))
        await asyncio.sleep(0.1)
        assert await h.calls.begin("kitchen", "attic") == "busy", "a turn is running there"
        await turn
        await h.satellites["attic"].turn_over.wait()
        await asyncio.sleep(3)
        assert h.sessions["hall"].state == "calling"
        assert await h.calls.begin("kitchen", "attic") == "busy"
        assert await h.calls.begin("attic", "kitchen") == "busy"
        assert await h.calls.begin("kitchen", "hall") == "busy"


async def test_one_that_nobody_ends_is_over_some_time() -> None:
    async with house() as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(LONGEST_S - 10)
        assert h.changes == [False]
        await asyncio.sleep(20)
        assert h.changes == [False, True]
        assert h.sessions["kitchen"].state == "idle"


async def test_ended_before_it_began_it_leaves_nothing() -> None:
    async with house() as h:
        await h.calls.begin("kitchen", "hall")
        assert await h.calls.end("kitchen")
        assert await h.calls.begin("hall", "kitchen") == ""
        await asyncio.sleep(0.1)
        assert await h.calls.end("kitchen")
        assert not await h.calls.end("hall"), "nobody is in a call"
    assert h.changes == []


async def test_an_announcement_waits_for_a_call_and_an_urgent_one_or_stop_ends_it() -> None:
    async with house() as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        announcement = asyncio.create_task(h.sessions["hall"].announce("Dinner is ready."))
        await asyncio.sleep(5)
        assert not announcement.done()
        h.sessions["hall"].receive(RingBegan(ring="a"))
        assert await h.sessions["hall"].silence()
        assert h.satellites["hall"].all(StopRings)
        assert await announcement
        assert h.changes == [False, True]
        await asyncio.sleep(2)
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(2)
        assert await h.sessions["kitchen"].announce("Water in the cellar!", Manner(urgent=True))
        assert h.changes == [False, True, False, True]


def test_voices_pass_with_a_little_before_and_after_them() -> None:
    voice, passed = Voice(), list[int]()
    script = [0] * 10 + [1] + [0] * 40 + [1, 1] + [0] * 5
    for number, speaks in enumerate(script):
        passed += [each.position for each in voice.step(Frame(b"", number, bool(speaks)))]
    tail = TAIL_MS // FRAME_MS
    assert passed == [*range(10 - LEAD, 10 + tail), *range(51 - LEAD, len(script))]


# --- what comes before a call -----------------------------------------------------------------------------------------


async def until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 - it is seen from outside
        await asyncio.sleep(0.02)


def spoken_at(h: House, name: str) -> list[bool]:
    """What a satellite was to say, chimes as well: whether each asks something."""
    return [each.follow_up for each in h.satellites[name].all(StartSpeech) if not each.live]  # type: ignore[attr-defined]


async def test_a_call_is_announced_before_the_microphone_opens() -> None:
    async with house(hall="answer") as h:
        assert await h.calls.begin("kitchen", "hall") == ""
        await until(lambda: h.sessions["hall"].state == "calling")
        sent = [type(each) for each in h.satellites["hall"].sent]
        assert sent.index(StartCall) > len(sent) - 1 - sent[::-1].index(EndSpeech), "chime and words were heard first"
        assert spoken_at(h, "hall") == [False]


async def test_what_cuts_the_announcement_off_refuses_the_call_and_the_caller_is_told() -> None:
    async with house("never mind", hall="answer") as h:
        assert await h.calls.begin("kitchen", "hall") == ""
        await until(lambda: len(spoken_at(h, "hall")) == 1)
        playing = h.satellites["hall"].all(StartSpeech)[-1]
        h.sessions["hall"].receive(SpeechHeard(stream=playing.stream, heard_ms=100, complete=False))  # type: ignore[attr-defined]
        await asyncio.sleep(5)
        assert not h.satellites["hall"].all(StartCall) and not h.satellites["kitchen"].all(StartCall)
        assert spoken_at(h, "kitchen") == [False], "words alone: there was no call that could be over"
        assert not h.is_calling("kitchen") and not h.is_calling("hall")


@pytest.mark.parametrize(("answer", "is_taken"), [("yes", True), ("pick up", True), ("no", False), ("stop", False)])
async def test_a_call_that_is_asked_about_needs_an_answer(answer: str, is_taken: bool) -> None:
    async with house(answer, hall="ring") as h:
        assert await h.calls.begin("kitchen", "hall") == ""
        await until(lambda: True in spoken_at(h, "hall"))
        await asyncio.sleep(4)
        assert not h.satellites["hall"].all(StartCall)
        await h.satellites["hall"].say("s400 q3000", "t1", cause=Cause.FOLLOW_UP)
        await h.satellites["hall"].turn_over.wait()
        await asyncio.sleep(5)
        assert bool(h.satellites["hall"].all(StartCall)) is is_taken
        assert h.is_calling("kitchen") is is_taken
        assert h.caller.answers == []


async def test_nobody_answers() -> None:
    async with house(hall="ring") as h:
        assert await h.calls.begin("kitchen", "hall") == ""
        await asyncio.sleep(RINGS * (RING_S + 5))
        assert spoken_at(h, "hall") == [True] * RINGS
        assert not h.satellites["hall"].all(StartCall)
        assert len(spoken_at(h, "kitchen")) == 1 and not h.is_calling("kitchen")


async def test_the_caller_hangs_up_while_it_rings() -> None:
    async with house(hall="ring") as h:
        await h.calls.begin("kitchen", "hall")
        await asyncio.sleep(3)
        assert await h.calls.end("kitchen")
        await asyncio.sleep(RINGS * (RING_S + 5))
        assert len(spoken_at(h, "hall")) == 1 and h.asked._open == {}


async def test_who_takes_no_calls() -> None:
    async with house(hall="off", kitchen="answer") as h:
        assert await h.calls.begin("kitchen", "hall") == "off"
        assert await h.calls.begin("kitchen", "attic") == "quiet"
        await asyncio.sleep(1)
        assert not h.satellites["hall"].sent and not h.satellites["attic"].sent
