"""A satellite that speaks while people talk over it: real ear and runtime, simulated room, no process, no network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from satellite import happenings as seen
from satellite.acoustics import level_db
from satellite.ear import Ear
from satellite.earcons import Earcons
from satellite.hub_link import Connected, HubLink
from satellite.runtime import Runtime
from satellite.sound.base import Block, Pull
from satellite.sound.pace import frames
from shared.audio import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_BYTES, SAMPLE_RATE, Frame, ms_to_samples, samples_to_ms
from shared.codec import Sound as ReceivedSound
from shared.codec import SoundKind
from shared.messages import Cause, EndSpeech, Message, ResumeSpeech, StartSpeech, ToSatellite, Welcome, Woke
from tests.audio.room import EchoPath, Floats, noise

TALKER_DB = -34.0
"""Loudness of whoever talks, as RMS of what is audible, relative to full scale."""
NOISE_DB = -65.0
BEGUN_DB = 15
"""Sound this much quieter than somebody's speech on the whole is not yet its beginning."""
WELCOME = Welcome(proof="", area="", language="en", listen_limit_ms=30_000, turn_limit_ms=30_000)
Echo = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Loudspeaker:
    """How the satellite's own sound comes back."""

    seed: int
    level_db: float
    """Loudness of its echo, as RMS of what is audible, relative to full scale."""
    delay_ms: float = 60
    distortion: float = 0.4

    def path(self, speech: bytes) -> Echo:
        """Return the way to the microphone, as loud as said for `speech`."""
        options = {"seed": self.seed, "delay_ms": self.delay_ms, "distortion": self.distortion}
        quiet = loudness_db(EchoPath(level_db=-20, **options)(speech))  # type: ignore[arg-type]
        return EchoPath(level_db=self.level_db - quiet - 20, **options)  # type: ignore[arg-type]


def loudness_db(pcm: bytes) -> float:
    """Return the RMS of what is audible, in dB relative to full scale."""
    samples = np.frombuffer(pcm, np.int16).astype(float)
    peak = float(np.abs(samples).max(initial=1.0))
    loud = samples[np.abs(samples) > peak * 0.02]
    return 20 * float(np.log10(np.sqrt(np.mean(loud**2)) / 32768)) if loud.size else -120.0


def as_loud(pcm: bytes, level_db: float) -> bytes:
    """Return sound at a loudness."""
    gain = 10 ** ((level_db - loudness_db(pcm)) / 20)
    louder: bytes = np.clip(np.frombuffer(pcm, np.int16) * gain, -32768, 32767).astype(np.int16).tobytes()
    return louder


def onset(pcm: bytes) -> int:
    """Return where somebody begins to speak: the first 20 ms that are nearly as loud as the whole, in samples."""
    frames = [pcm[at : at + FRAME_BYTES] for at in range(0, len(pcm) - FRAME_BYTES, FRAME_BYTES)]
    wanted = loudness_db(pcm) - BEGUN_DB
    return next((at * FRAME_SAMPLES for at, frame in enumerate(frames) if level_db(frame) >= wanted), 0)


class SimulatedRoom:
    """A sound device: the microphone hears a talker, the loudspeaker's echo and a little noise."""

    name = "simulated room"
    latency_ms = 0

    def __init__(self, talker: bytes, echo: Echo, length_ms: int, *, realtime: bool = False) -> None:
        self._talker, self._echo, self._blocks = talker, echo, length_ms // 20
        self._hiss: Floats = noise(1 << 16, seed=5, level_db=NOISE_DB) * 32768
        self._realtime = realtime
        self.played: list[bytes] = []

    @asynccontextmanager
    async def open(self, pull: Pull) -> AsyncIterator[AsyncIterator[Block]]:
        async with aclosing(self._all(pull)) as blocks:
            yield blocks

    async def _all(self, pull: Pull) -> AsyncGenerator[Block, None]:
        async with aclosing(frames(realtime=self._realtime)) as ticks:
            async for index in ticks:
                if index >= self._blocks:
                    return
                played = pull()
                self.played.append(played)
                talk = self._talker[index * FRAME_BYTES : (index + 1) * FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
                start = index * FRAME_SAMPLES % (len(self._hiss) - FRAME_SAMPLES)
                total = self._hiss[start : start + FRAME_SAMPLES] + np.frombuffer(talk, np.int16)
                total += np.frombuffer(self._echo(played), np.int16)
                captured = np.clip(np.round(total), -32768, 32767).astype(np.int16).tobytes()
                yield Block(captured, played, index * FRAME_SAMPLES)

    def silent_from(self, position: int) -> int | None:
        """Return where the loudspeaker falls silent (100 ms at least) after a position, in samples; None: never."""
        run = 5
        for index in range(position // FRAME_SAMPLES, len(self.played) - run):
            if not any(any(block) for block in self.played[index : index + run]):
                return index * FRAME_SAMPLES
        return None


@dataclass
class Speaking:
    """Plays the hub: has one text spoken, and lets speech go on that somebody is overheard over."""

    speech: bytes
    resumes: bool = True
    woke: list[Woke] = field(default_factory=list)
    _mail: asyncio.Queue[ToSatellite] = field(default_factory=asyncio.Queue)

    def send(self, message: Message) -> None:
        if isinstance(message, Woke):
            self.woke.append(message)
            if message.cause is Cause.SPEECH and self.resumes:
                self._mail.put_nowait(ResumeSpeech(turn=message.turn))

    def send_frame(self, stream: int, frame: Frame) -> None:
        pass

    is_broken = False

    def hurry(self, urgent: bool) -> None:
        pass

    async def events(self) -> AsyncIterator[Connected | ToSatellite | ReceivedSound]:
        yield Connected(WELCOME, "simulated")
        yield StartSpeech(stream=1, rate=SAMPLE_RATE)
        yield ReceivedSound(SoundKind.SPEECH, 1, 0, False, self.speech)
        yield EndSpeech(stream=1)
        while True:
            yield await self._mail.get()


@dataclass
class Heard:
    """What a satellite did while it spoke."""

    room: SimulatedRoom
    woke: list[Woke]
    happenings: list[seen.Happening]

    def words(self) -> list[str]:
        """Wake words that were heard."""
        return [each.word for each in self.happenings if isinstance(each, seen.WakeHeard)]


class Notes:
    """Writes down what happens at a satellite."""

    def __init__(self) -> None:
        self.happenings: list[seen.Happening] = []

    def saw(self, happening: seen.Happening) -> None:
        self.happenings.append(happening)


def talk_over(
    ear: Ear, speech: bytes, talker: bytes, loudspeaker: Loudspeaker, *, interrupts: bool = False, resumes: bool = True
) -> Heard:
    """Let a satellite speak while somebody talks; both begin at sample 0 and it ends with the talker.

    `resumes`: the hub lets speech go on that somebody is overheard over.
    """
    ear.reset()
    room = SimulatedRoom(talker, loudspeaker.path(speech), samples_to_ms(len(talker) // SAMPLE_BYTES))
    hub, notes = Speaking(speech, resumes), Notes()
    runtime = Runtime(room, ear, cast(HubLink, hub), Earcons({}), notes, speech_interrupts=interrupts)
    asyncio.run(runtime.run())
    return Heard(room, hub.woke, notes.happenings)


def after(lead_ms: int, pcm: bytes, tail_ms: int = 1200, level_db: float = TALKER_DB) -> bytes:
    """Return sound at a loudness with silence before and after."""
    silence = SAMPLE_BYTES * ms_to_samples(lead_ms), SAMPLE_BYTES * ms_to_samples(tail_ms)
    return bytes(silence[0]) + as_loud(pcm, level_db) + bytes(silence[1])
