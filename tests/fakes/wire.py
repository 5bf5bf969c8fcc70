"""A real satellite and a real hub's satellite port in one process, over real sockets; scripted ears and brain."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from aiohttp import web

from hub.arbiter import Arbiter
from hub.brain.responder import Reply, Request, spoken
from hub.calls import Switchboard
from hub.config import Pairing
from hub.engines.base import Spoken
from hub.events import Event, Events, TurnEnded, TurnRecord
from hub.rooms import Room
from hub.roster import Roster
from hub.session import Services
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from hub.web.satellite_ws import SatelliteEndpoint
from satellite import happenings as seen
from satellite.cleaning import Cleaned
from satellite.config import Hub
from satellite.ear import Ear
from satellite.earcons import Earcons
from satellite.hub_link import HubLink
from satellite.runtime import Runtime
from satellite.sound.base import Block
from satellite.sound.wav import WavSound
from satellite.state import State
from satellite.wake.base import Wake
from shared.audio import SAMPLE_RATE, AudioFormat, Frame, ms_to_samples
from shared.discovery import browse
from shared.endpoint import EndpointTimes, Hint
from shared.tasks import cancel
from tests.audio.wavfile import read_wav, write_wav
from tests.fakes.engines import ScriptedSpeech

TOKEN = "secret"
SORRY = np.full(1600, 20_000, np.int16).tobytes()
CHIME = np.full(1600, 15_000, np.int16).tobytes()
"""The sorry and the wake sound: nothing else is as loud and as dull."""


class NoisySpeech:
    """Text-to-speech that gives noise without a single silent sample, the same for the same words."""

    ms_per_letter = 40

    @property
    def format(self) -> AudioFormat:
        return AudioFormat(SAMPLE_RATE)

    @classmethod
    def sound_of(cls, sentence: str) -> bytes:
        chance = np.random.default_rng(len(sentence))
        length = ms_to_samples(len(sentence) * cls.ms_per_letter)
        return bytes((chance.integers(1, 9000, length) * chance.choice((-1, 1), length)).astype(np.int16))

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        pcm = self.sound_of(sentence)
        for start in range(0, len(pcm), 6400):
            await asyncio.sleep(0.005)
            yield Spoken(pcm[start : start + 6400])

    async def prepare(self, sentence: str) -> None:
        pass

    async def warm_up(self) -> None:
        pass

    async def close(self) -> None:
        pass


@dataclass
class House:
    """Answers every request after `seconds`, having done what was asked; remembers what that was."""

    seconds: float = 0.3
    commands: list[str] = field(default_factory=list)

    async def respond(self, request: Request) -> Reply | None:
        await asyncio.sleep(self.seconds)
        self.commands.append(f"{request.area}: {request.text}")
        done = (request.text,)
        return Reply(
            sentences=spoken(f"In {request.area} {request.text}.", "That is all."), responder="house", done=done
        )


@dataclass
class Port:
    """The hub's satellite port."""

    number: int
    events: Events
    roster: Roster
    endpoint: SatelliteEndpoint
    house: House
    calls: Switchboard
    happened: list[Event] = field(default_factory=list)

    @property
    def records(self) -> list[TurnRecord]:
        return [event.record for event in self.happened if isinstance(event, TurnEnded)]

    def room(self, satellite: str = "kitchen") -> Room:
        """The satellite, which is here."""
        found = self.roster.find(satellite)
        assert found is not None
        return found

    async def until(self, kind: type[Event], count: int = 1) -> list[Event]:
        """Wait until so many of a kind have happened, and return them."""
        while len(found := [each for each in self.happened if isinstance(each, kind)]) < count:  # noqa: ASYNC110 - it is seen from outside
            await asyncio.sleep(0.01)
        return found


@asynccontextmanager
async def port(*texts: str, number: int = 0, resume_ms: int = 5000, window_ms: int = 0) -> AsyncIterator[Port]:
    """Serve satellites; each utterance is heard as the next of `texts`, one word for 200 ms of speech."""
    events, house = Events(), House()
    listener = Listener(ScriptedSpeech(*texts), EndpointTimes(), 120, lambda *_: Hint.UNKNOWN, events)
    brain = Brain([house], lambda code, language: f"Sorry {code}.", budget_s=5.0)
    roster = Roster({}, Pairing(token=TOKEN), "en")
    calls = Switchboard(events)
    services = Services(listener, NoisySpeech(), brain, events, str.lower, arbiter=Arbiter(window_ms), calls=calls)
    async with SatelliteEndpoint("test", roster, services, events, (22_000, 10_000), resume_ms) as endpoint:
        application = web.Application()
        application.router.add_get("/satellite", endpoint.__call__)  # A callable object is refused with a warning.
        application.on_shutdown.append(endpoint.close)
        runner = web.AppRunner(application, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", number)
        await site.start()
        found = Port(runner.addresses[0][1], events, roster, endpoint, house, calls)
        with events.watch() as watched:
            watcher = asyncio.create_task(_collect(watched, found.happened))
            try:
                yield found
            finally:
                await runner.cleanup()
                await asyncio.sleep(0.05)
                await cancel(watcher)


async def _collect(watched: AsyncIterator[Event], into: list[Event]) -> None:
    async for event in watched:
        into.append(event)


class _Ears:
    """Takes every sound for speech, and the sample after `wake_ms` for the end of the wake word."""

    words = ("hey_test",)
    is_busy = False

    def __init__(self, wake_ms: tuple[int, ...]) -> None:
        self._wakes = [ms_to_samples(ms) for ms in wake_ms]
        self.scores: dict[str, float] = {}

    def hear(self, heard: Frame | bytes) -> Wake | None:
        assert isinstance(heard, Frame)
        if not self._wakes or heard.end < self._wakes[0]:
            return None
        return Wake("hey_test", 0.9, self._wakes.pop(0))

    def reset(self) -> None:
        pass


class _Voice:
    def hear(self, pcm: bytes) -> bool:
        return any(pcm)

    def reset(self) -> None:
        pass


class _Clean:
    def clean(self, block: Block) -> Cleaned:
        return Cleaned(block.captured, block.captured, False)

    def reset(self) -> None:
        pass


class Satellite:
    """A real satellite whose microphone plays a script such as `q1000 s600 q2000`: milliseconds of quiet and sound."""

    def __init__(
        self, script: str, wake_ms: tuple[int, ...], hub_port: int, folder: Path, name: str = "kitchen"
    ) -> None:
        sound = b"".join(_piece(each, number) for number, each in enumerate(script.split()))
        self._out = folder / f"{name}.out.wav"
        self.microphone = write_wav(folder / f"{name}.wav", sound)
        self._wav = WavSound(self.microphone, self._out)
        self.happened: list[seen.Happening] = []
        self._news = asyncio.Event()
        self.link = HubLink(Hub(url=f"ws://127.0.0.1:{hub_port}/satellite", token=TOKEN), name, name.title(), browse)
        ear = Ear(_Clean(), _Voice(), _Ears(wake_ms))
        self.runtime = Runtime(self._wav, ear, self.link, Earcons({"sorry": SORRY, "wake": CHIME}), self)

    def saw(self, happening: seen.Happening) -> None:
        self.happened.append(happening)
        self._news.set()

    async def until(self, kind: type[seen.Happening], count: int = 1) -> None:
        """Wait until so many of a kind have happened."""
        while sum(isinstance(each, kind) for each in self.happened) < count:
            self._news.clear()
            await self._news.wait()

    @property
    def states(self) -> list[State]:
        """Every state so far."""
        return [each.state for each in self.happened if isinstance(each, seen.StateChanged)]

    async def becomes(self, state: State) -> None:
        """Wait for a state."""
        while self.runtime.state is not state:
            self._news.clear()
            await self._news.wait()

    @property
    def turns(self) -> list[seen.TurnOver]:
        return [each for each in self.happened if isinstance(each, seen.TurnOver)]

    @property
    def was_sorry(self) -> bool:
        return any(isinstance(each, seen.Sounded) and each.earcon == "sorry" for each in self.happened)

    @property
    def played(self) -> bytes:
        """What the loudspeaker played, without silence. Only after it has ended."""
        samples = np.frombuffer(read_wav(self._out)[0], np.int16)
        return bytes(samples[samples != 0])

    @asynccontextmanager
    async def on(self) -> AsyncIterator[None]:
        """Run inside the block."""
        work = asyncio.create_task(self.runtime.run(), name="satellite")
        try:
            yield
        finally:
            await cancel(work)


def _piece(piece: str, seed: int) -> bytes:
    length = ms_to_samples(int(piece[1:]))
    if piece[0] == "q":
        return bytes(2 * length)
    noise = np.random.default_rng(seed).integers(1, 6000, length)
    # As loud and as soft as syllables make speech: what stays the same is taken for a fan.
    syllables = 10 ** (-0.45 * (1 - np.cos(np.arange(length) * 2 * np.pi * 5 / SAMPLE_RATE)))
    return np.maximum(1, noise * syllables).astype(np.int16).tobytes()
