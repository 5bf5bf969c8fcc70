"""Coughs over announcements: a real satellite and a real hub session, in one process, on the sound's own clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np

from hub.brain.responder import Reply, Request, spoken
from hub.engines.base import Spoken, TextToSpeech
from hub.engines.whisper import WhisperSpeechToText
from hub.events import Events
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from satellite import happenings as seen
from satellite.ear import Ear
from satellite.earcons import Earcons
from satellite.hub_link import Connected, HubLink
from satellite.runtime import Runtime
from satellite.state import State
from shared import codec
from shared.audio import SAMPLE_BYTES, SAMPLE_RATE, AudioFormat, Frame, ms_to_samples
from shared.endpoint import EndpointTimes, Hint
from shared.messages import Message, ToHub, ToSatellite
from shared.tasks import cancel
from tests.audio.speak import speak
from tests.bench.over_reply import TALKER_DB, WELCOME, Loudspeaker, Notes, SimulatedRoom, as_loud

SLOT_S, AT_S = 11, 4
"""An announcement begins every so many seconds; so long after it somebody coughs."""
ANNOUNCEMENT = (
    "The washing machine has finished, and the dryer will be done in twenty minutes. Tomorrow the bins are collected."
)


def cough(seed: int) -> bytes:
    """Return one or two bursts of noise that rise at once, fade over a quarter of a second and ring like a throat."""
    random = np.random.default_rng(seed)
    length = ms_to_samples(600)
    sound = np.zeros(length)
    for begin_ms in (0, 300)[: 1 + seed % 2]:
        burst = np.zeros(length - ms_to_samples(begin_ms))
        time = np.arange(len(burst)) / SAMPLE_RATE
        envelope = np.minimum(time / 0.012, 1) * np.exp(-time / random.uniform(0.05, 0.09))
        spectrum = np.fft.rfft(random.standard_normal(len(burst)) * envelope)
        frequency = np.fft.rfftfreq(len(burst), 1 / SAMPLE_RATE)
        rings = sum(
            1 / (1 + ((frequency - pitch) / width) ** 2)
            for pitch, width in ((random.uniform(400, 700), 200), (random.uniform(1100, 1700), 350), (2800, 900))
        )
        sound[ms_to_samples(begin_ms) :] += np.fft.irfft(spectrum * rings, len(burst))
    pcm: bytes = (sound / np.abs(sound).max() * 20_000).astype(np.int16).tobytes()
    return pcm


@dataclass(frozen=True, slots=True)
class Resumed:
    """What became of announcements that somebody made a sound over."""

    announcements: int
    held: int
    """Times that one was held back."""
    resumed: int
    whole: int
    """Announcements that were heard to their end."""


class _Wire:
    """Both ends of a connection."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self._mail: asyncio.Queue[ToSatellite | codec.Sound] = asyncio.Queue()

    def to_satellite(self) -> _HubEnd:
        return _HubEnd(self._mail)

    def send(self, message: Message) -> None:
        asyncio.get_running_loop().call_soon(cast(Session, self.session).receive, cast(ToHub, message))

    def send_frame(self, stream: int, frame: Frame) -> None:
        sound = codec.decode_sound(codec.encode_frame(stream, frame))
        asyncio.get_running_loop().call_soon(cast(Session, self.session).receive_sound, sound)

    is_broken = False

    def hurry(self, urgent: bool) -> None:
        pass

    async def events(self) -> AsyncIterator[Connected | ToSatellite | codec.Sound]:
        yield Connected(WELCOME, "in process")
        while True:
            yield await self._mail.get()


@dataclass(frozen=True, slots=True)
class _HubEnd:
    mail: asyncio.Queue[ToSatellite | codec.Sound]

    async def send(self, message: Message) -> None:
        self.mail.put_nowait(cast(ToSatellite, message))

    async def send_sound(self, data: bytes) -> None:
        self.mail.put_nowait(codec.decode_sound(data))


class _Voice:
    """Piper, from the tests' cache."""

    format = AudioFormat(SAMPLE_RATE)

    async def synthesize(
        self, sentence: str, voice: str = "", *, later: bool = False, keep: bool = True
    ) -> AsyncIterator[Spoken]:
        yield Spoken(as_loud(speak(sentence), -20))


class _Echo:
    async def respond(self, request: Request) -> Reply | None:
        return Reply(sentences=spoken("Okay."), responder="bench")


async def over_announcements(ear: Ear, sounds: Sequence[bytes], loudspeaker: Loudspeaker) -> Resumed:
    """Let a satellite speak an announcement for each sound, over which the sound is made."""
    ear.reset()
    stt = WhisperSpeechToText("base", threads=1)
    await stt.warm_up()
    talker = bytearray(SAMPLE_BYTES * SAMPLE_RATE * (SLOT_S * len(sounds) + 1))
    for index, sound in enumerate(sounds):
        at = SAMPLE_BYTES * SAMPLE_RATE * (index * SLOT_S + AT_S)
        talker[at : at + len(sound)] = as_loud(sound, TALKER_DB + 6)
    speech = as_loud(speak(ANNOUNCEMENT), -20)
    room = SimulatedRoom(bytes(talker), loudspeaker.path(speech), 1000 * (SLOT_S * len(sounds) + 1), realtime=True)
    wire, notes, events = _Wire(), Notes(), Events()
    listener = Listener(stt, EndpointTimes(), 120, lambda text, area, language: Hint.UNKNOWN, events)
    brain = Brain([_Echo()], lambda code, language: "Sorry.", 3.0)
    services = Services(listener, cast(TextToSpeech, _Voice()), brain, events, str.lower)
    wire.session = Session(Admitted(satellite="bench", area="", language="en", proof=""), wire.to_satellite(), services)
    runtime = Runtime(room, ear, cast(HubLink, wire), Earcons({}), notes, speech_interrupts=True)
    running = asyncio.create_task(runtime.run(), name="satellite")
    loop = asyncio.get_running_loop()
    began, whole = loop.time(), 0
    try:
        for index in range(len(sounds)):
            await asyncio.sleep(max(0.0, began + index * SLOT_S - loop.time()))
            whole += await wire.session.announce(ANNOUNCEMENT)
    finally:
        await wire.session.close()
        await cancel(running)
        await stt.close()
    held = sum(isinstance(each, seen.StateChanged) and each.state is State.OVERHEARING for each in notes.happenings)
    resumed = sum(isinstance(each, seen.Resumed) for each in notes.happenings)
    return Resumed(len(sounds), held, resumed, whole)


def as_figures(found: Resumed) -> dict[str, Any]:
    """Return the counts with the share of those held that went on."""
    share = found.resumed / found.held if found.held else None
    return {name: getattr(found, name) for name in found.__slots__} | {"share_resumed": share}
