"""The conventional voice pipeline, built from stock parts, as a program of its own that can be timed.

A fixed endpointer (webrtcvad, 0.7 s of silence), then faster-whisper's own `transcribe`, then hassil over
home-assistant-intents, then an MQTT message by aiomqtt: one after the other, as Home Assistant's pipeline does it.
`python -m tests.bench.conventional --port 1883` reads one `Task` a line as JSON, plays it in real time and answers
with one `Done`. Nothing is loaded while a task runs.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiomqtt
import msgspec
import numpy
import webrtcvad

from hub import config
from hub.devices.model import Area, Device, Kind
from hub.devices.mqtt import NO_DELAY
from hub.engines.models import find_whisper
from hub.engines.select import threads
from satellite.sound.pace import frames
from shared.audio import FRAME_BYTES, FRAME_MS, SAMPLE_BYTES, SAMPLE_RATE, ms_to_samples
from tests.audio.wavfile import read_wav
from tests.bench.conventional_acts import acts
from tests.bench.plain_hassil import plain_hassil
from tests.fakes.virtual_devices import default_devices

LANGUAGE = "en"
SPEECH_MS, SILENCE_MS, LIMIT_MS = 300, 700, 15_000
"""Speech that begins a command, silence that ends it, and the most it takes: the defaults of Home Assistant's
`VoiceCommandSegmenter`."""
AGGRESSIVENESS = 3
"""webrtcvad's strictest: room noise must not count as speech."""
BEAMS = 5
"""faster-whisper's default."""
READY = b"ready\n"


class Task(msgspec.Struct, frozen=True):
    """Something said: from where on a microphone's file is listened to, and the room it was said in."""

    wav: str
    begin_ms: int
    area: str


class Done(msgspec.Struct, frozen=True):
    """What came of it; moments are those of `time.monotonic`, which all processes share."""

    begun_s: float
    """When the microphone stood at `begin_ms`."""
    endpoint_ms: int
    """From there to the end that the endpointer saw."""
    silent: bool
    """It ended with silence, not with the limit."""
    stt_ms: int
    understand_ms: int
    publish_ms: int
    """How long handing over the first message took."""
    heard: str
    did: tuple[str, ...]
    """As the hub says it, such as `light.hall_light turn_on`; empty when it was not understood."""


class FixedEndpointer:
    """The usual rule: so much silence in a row, once there was speech. Counts frames."""

    def __init__(self) -> None:
        self._speech = self._silence = self._all = 0

    def step(self, voiced: bool) -> bool:
        """Take the next frame's verdict and tell whether the command is over."""
        self._all += FRAME_MS
        if voiced:
            self._speech += FRAME_MS
        self._silence = 0 if voiced else self._silence + FRAME_MS
        return self.timed_out or (self._speech >= SPEECH_MS and self._silence >= SILENCE_MS)

    @property
    def timed_out(self) -> bool:
        """It took too long."""
        return self._all >= LIMIT_MS


@dataclass(frozen=True, slots=True)
class Home:
    """The virtual house as the recogniser needs it."""

    devices: tuple[Device, ...]
    areas: tuple[Area, ...]

    @classmethod
    def virtual(cls) -> Home:
        """Return the house of `tests.fakes.house`."""
        there = default_devices()
        areas = {each.area: each.area.lower().replace(" ", "_") for each in there if each.area}
        devices = (
            Device(id=each.id, name=each.name, kind=Kind(each.component), area=areas.get(each.area, ""))
            for each in there
        )
        return cls(tuple(devices), tuple(Area(id=id, name=name) for name, id in areas.items()))

    def area(self, name: str) -> Area:
        """Return an area by its name."""
        return next(each for each in self.areas if each.name == name)


class Pipeline:
    """Loads everything once."""

    def __init__(self, client: aiomqtt.Client, model: str, cpu_threads: int) -> None:
        from faster_whisper import WhisperModel

        folder = find_whisper(model, download=True)
        self._whisper: Any = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=cpu_threads)
        self._home = Home.virtual()
        self._recognise = plain_hassil(self._home.devices, self._home.areas, LANGUAGE)
        self._client = client
        # The first of each takes longer.
        noise = numpy.random.default_rng(0).normal(0, 0.01, SAMPLE_RATE).astype(numpy.float32)
        self._transcribe(noise)
        self._recognise("turn on the lights", self._home.areas[0])

    async def run(self, task: Task) -> Done:
        """Play a task to the pipeline in real time."""
        pcm, _ = read_wav(Path(task.wav))
        begin = ms_to_samples(task.begin_ms) * SAMPLE_BYTES
        detector, endpointer, at = webrtcvad.Vad(AGGRESSIVENESS), FixedEndpointer(), begin
        begun_s = time.monotonic()
        async for _ in frames():
            frame, at = pcm[at : at + FRAME_BYTES].ljust(FRAME_BYTES, b"\0"), at + FRAME_BYTES
            if endpointer.step(detector.is_speech(frame, SAMPLE_RATE)):
                break
        ended_s = time.monotonic()
        samples = numpy.frombuffer(pcm[begin:at], numpy.int16).astype(numpy.float32) / 32768
        heard = await asyncio.to_thread(self._transcribe, samples)
        heard_s = time.monotonic()
        area = self._home.area(task.area)
        todo = acts(self._recognise(heard, area), self._home.devices, area.id)
        understood_s = published_s = time.monotonic()
        for number, act in enumerate(todo):
            await self._client.publish(act.topic, act.payload)
            published_s = published_s if number else time.monotonic()
        return Done(
            begun_s,
            endpoint_ms=_ms(ended_s - begun_s),
            silent=not endpointer.timed_out,
            stt_ms=_ms(heard_s - ended_s),
            understand_ms=_ms(understood_s - heard_s),
            publish_ms=_ms(published_s - understood_s),
            heard=heard,
            did=tuple(act.what for act in todo),
        )

    def _transcribe(self, samples: numpy.ndarray[Any, Any]) -> str:
        segments, _ = self._whisper.transcribe(samples, language=LANGUAGE, beam_size=BEAMS)
        return "".join(segment.text for segment in segments).strip()


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


async def main(arguments: list[str] | None = None) -> None:
    """Serve tasks until standard input ends."""
    options = config.SpeechToText()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=1883)
    parser.add_argument("--model", default=options.model)
    parser.add_argument("--threads", type=int, default=threads(options.threads))
    chosen = parser.parse_args(arguments)
    decode, encode = msgspec.json.Decoder(Task).decode, msgspec.json.encode
    async with aiomqtt.Client(chosen.host, chosen.port, socket_options=[NO_DELAY]) as client:
        pipeline = Pipeline(client, chosen.model, chosen.threads)
        out = sys.stdout.buffer
        out.write(READY)
        out.flush()
        while line := await asyncio.to_thread(sys.stdin.buffer.readline):
            out.write(encode(await pipeline.run(decode(line))) + b"\n")
            out.flush()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main())
