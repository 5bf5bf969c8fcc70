"""Calls: two rooms that talk to each other through the hub, until either has had enough."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Protocol

from hub.brain.by_place import ByPlace
from hub.events import CallChanged, Events
from hub.rooms import Chime
from hub.turn.speaker import Link, Speaker, Speech
from shared.audio import FRAME_MS, AudioFormat, Frame
from shared.messages import EndCall, StartCall
from shared.pairing import new_nonce
from shared.stream import FrameStream
from shared.tasks import Owner, cancel, first_of

log = logging.getLogger(__name__)

LONGEST_S = 1800.0
"""A call that nobody ends is over then."""
WAIT_S = 30.0
"""A call waits at most so long for the turn in which it was wished to end."""
RECEIVE_S = 90.0
"""It is announced, and an answer waited for, at most so long."""
HELD = 400 // FRAME_MS
"""Frames of a microphone that wait to be sent on; then the oldest are dropped."""
LEAD = 60 // FRAME_MS
"""Frames from before somebody's first word that are sent too: as much as a satellite holds before it plays, so they
cost no time."""
TAIL_MS = 600
"""Sound after somebody's last word that is sent: pauses inside sentences, and words that end softly."""
JUST_S = 10.0
"""A call that a wake word ended so long ago is the one that whoever woke the satellite wants to end."""


class Voice:
    """Lets pass what somebody says, and no noise of a room where nobody speaks. Pure; counts frames.

    Without echo cancelling a satellite's microphone is shut while it sounds: a room that is never silent would never
    hear the other one.
    """

    def __init__(self) -> None:
        self._before: deque[Frame] = deque(maxlen=LEAD)
        self._left_ms = 0

    def step(self, frame: Frame) -> list[Frame]:
        """Take the next frame and return those that are to be sent now."""
        self._left_ms = TAIL_MS if frame.is_speech else max(0, self._left_ms - FRAME_MS)
        if not self._left_ms:
            self._before.append(frame)
            return []
        passed = [*self._before, frame]
        self._before.clear()
        return passed


@dataclass(slots=True)
class Line:
    """One satellite's side of a call."""

    call: str
    stream: int
    """Number of its microphone's frames."""
    frames: FrameStream
    """Its microphone; ends when this side ends the call."""
    speech: Speech
    """The other side's voice, on its loudspeaker."""
    is_ended: bool = False
    """The satellite itself said that the call is over."""


@asynccontextmanager
async def opened(call: str, stream: int, link: Link, speaker: Speaker) -> AsyncIterator[Line]:
    """Have a satellite send its microphone and play the other side's; leaving ends that. Raises `ConnectionError`."""
    async with speaker.speech(AudioFormat(), live=True) as speech:
        await link.send(StartCall(call=call, stream=stream))
        line = Line(call, stream, FrameStream(HELD), speech)
        try:
            yield line
        finally:
            line.frames.close()
            with suppress(ConnectionError):
                if not line.is_ended:
                    await link.send(EndCall(call=call))
                await speech.stop()
            speech.over.set()  # Nobody waits to hear the end of it.


class Party(Protocol):
    """A satellite as a call needs it."""

    @property
    def satellite(self) -> str:
        """Its name."""

    @property
    def is_busy(self) -> bool:
        """A turn is running there."""

    async def free(self) -> None:
        """Wait until no turn is running there."""

    def line(self, call: str) -> AbstractAsyncContextManager[Line]:
        """Open its side of a call, and end it on leaving. Raises `ConnectionError`."""

    async def chime(self, chime: Chime) -> None:
        """Make a short sound there. Raises `ConnectionError`."""


class Reception(Protocol):
    """What comes before a call."""

    def closed(self, callee: str) -> str:
        """Return why a satellite may not be called, empty where it may."""

    async def admits(self, caller: str, callee: str) -> str:
        """Announce a call; return why it may not begin, empty where it may."""

    async def regret(self, caller: str, callee: str, why: str) -> None:
        """Tell the caller why nobody talks."""


class OpenDoor:
    """Lets every call in."""

    def closed(self, callee: str) -> str:
        """Return nothing."""
        return ""

    async def admits(self, caller: str, callee: str) -> str:
        """Return nothing."""
        return ""

    async def regret(self, caller: str, callee: str, why: str) -> None:
        """Never called."""


@dataclass(slots=True, eq=False)
class _Call:
    id: str
    parties: tuple[Party, Party]
    task: asyncio.Task[None] | None = None
    has_begun: bool = False


class Switchboard:
    """All calls; `hub.rooms.Calls`. Satellites that may be called have joined it."""

    def __init__(self, events: Events) -> None:
        self.reception: Reception = OpenDoor()
        self._events = events
        self._present: dict[str, Party] = {}
        self._calls: dict[str, _Call] = {}
        """The call that each satellite is in."""
        self._ended: ByPlace[bool] = ByPlace()
        """Satellites whose call a wake word ended."""
        self._chimes: dict[str, asyncio.Task[None]] = {}
        """The sound with which a satellite's last call ended."""
        self._owner = Owner()

    def join(self, party: Party) -> None:
        """Let a satellite be called; a newer one of the same name takes its place."""
        self._present[party.satellite] = party

    async def part(self, party: Party) -> None:
        """End a satellite's call and let it be called no more."""
        if self._present.get(party.satellite) is party:
            del self._present[party.satellite]
        call = self._calls.get(party.satellite)
        if call is not None and party in call.parties:
            await self._end(call)
        await cancel(self._chimes.pop(party.satellite, None))

    async def begin(self, caller: str, callee: str) -> str:
        """Connect two satellites by name; empty when that begins, else why not: `busy`, `gone`, `same`, or the
        reception's reason.

        A turn in which the caller asks for it may come to its end first.
        """
        if caller == callee:
            return "same"
        one, other = self._present.get(caller), self._present.get(callee)
        if one is None or other is None:
            return "gone"
        if other.is_busy or caller in self._calls or callee in self._calls:
            return "busy"
        if why := self.reception.closed(callee):
            return why
        call = _Call(new_nonce(), (one, other))
        self._calls[caller] = self._calls[callee] = call
        call.task = self._owner.start(self._run(call), f"call from {caller} to {callee}")
        return ""

    async def end(self, satellite: str) -> bool:
        """End the call that a satellite is in, or one that its wake word just ended; tell whether there was one."""
        was_ended = self._ended.take(satellite, JUST_S) is not None
        call = self._calls.get(satellite)
        if call is None:
            return was_ended
        await self._end(call)
        return True

    def woke(self, satellite: str) -> None:
        """Note that a wake word, or a button, ended a satellite's call."""
        self._ended.put(satellite, True)

    async def over(self, satellite: str) -> None:
        """Wait until a satellite is in no call; one that is only announced is none yet."""
        while (call := self._calls.get(satellite)) is not None and call.has_begun and call.task is not None:
            if call.task.done():
                break
            await asyncio.wait([call.task])

    async def _end(self, call: _Call) -> None:
        await cancel(call.task)
        self._forget(call)  # Its task may not even have begun.

    def _forget(self, call: _Call) -> None:
        for party in call.parties:
            if self._calls.get(party.satellite) is call:
                del self._calls[party.satellite]

    async def _run(self, call: _Call) -> None:
        one, other = call.parties
        is_told = False
        try:
            if why := await self._reach(call):
                log.info("the call from %s to %s did not begin: %s", one.satellite, other.satellite, why)
                is_told = True
                await self.reception.regret(one.satellite, other.satellite, why)
            else:
                await self._talk(call)
        except TimeoutError:
            log.info("the call from %s to %s was ended: it took too long", one.satellite, other.satellite)
        except ConnectionError as error:
            log.info("the call from %s to %s was ended: %s", one.satellite, other.satellite, error)
        finally:
            self._forget(call)
            for party in call.parties if call.has_begun else () if is_told else (one,):
                if not party.is_busy and self._present.get(party.satellite) is party:
                    chime = _chime(party, Chime.CALL_OVER)
                    self._chimes[party.satellite] = self._owner.start(chime, f"end of a call on {party.satellite}")

    async def _reach(self, call: _Call) -> str:
        """Get as far as both sides being free, and the one that is called knowing of it; return why it goes no
        further, empty where it does."""
        one, other = call.parties
        async with asyncio.timeout(WAIT_S):
            await one.free()
            await other.free()
        async with asyncio.timeout(RECEIVE_S):
            why = await self.reception.admits(one.satellite, other.satellite)
            if not why:
                await other.free()  # The turn of the answer is over.
                await one.chime(Chime.CALL_BEGINS)
        return why

    async def _talk(self, call: _Call) -> None:
        one, other = call.parties
        between = {"caller": one.satellite, "callee": other.satellite}
        async with one.line(call.id) as here, other.line(call.id) as there, asyncio.timeout(LONGEST_S):
            call.has_begun = True
            self._events.publish(CallChanged(**between, over=False))
            try:
                await first_of(_relay(here, there), _relay(there, here))
            finally:
                self._events.publish(CallChanged(**between, over=True))


async def _relay(source: Line, target: Line) -> None:
    voice = Voice()
    async for frame in source.frames:
        for each in voice.step(frame):
            await target.speech.write(each.pcm)


async def _chime(party: Party, chime: Chime) -> None:
    with suppress(ConnectionError):
        await party.chime(chime)
