"""What a household does all day, in sound: a timer rings and is told to stop, an announcement is heard elsewhere."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from hub import config as hub_config
from hub.engines.cores import Cores
from hub.engines.select import speech_to_text
from satellite import app
from satellite import happenings as seen
from satellite.config import Hub, SatelliteConfig
from satellite.runtime import Runtime
from satellite.sound.wav import WavSound
from satellite.state import State
from shared.audio import SAMPLE_BYTES, ms_to_samples
from tests.audio.room import EchoPath, in_room
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet, voiced
from tests.audio.wavfile import read_wav, write_wav
from tests.audio.words import words
from tests.fakes import processes

TIMER_S = 5


@dataclass
class Room:
    """A real satellite whose microphone hears a file and what its own loudspeaker plays."""

    name: str
    folder: Path
    happened: list[seen.Happening] = field(default_factory=list)

    def saw(self, happening: seen.Happening) -> None:
        self.happened.append(happening)

    @property
    def loudspeaker(self) -> Path:
        return self.folder / f"{self.name}.out.wav"

    def runtime(self, running: processes.RunningHub, *said: bytes) -> Runtime:
        pcm = in_room(quiet(4000) + b"".join(said) + quiet(1000), seed=1, noise_db=-55)
        wav = write_wav(self.folder / f"{self.name}.in.wav", pcm)
        config = SatelliteConfig(
            name=self.name, area=self.name.capitalize(), hub=Hub(url=running.satellite_url, token=running.token)
        )
        sound = WavSound(wav, self.loudspeaker, echo=EchoPath(seed=3, level_db=-14), tail_ms=0)
        return app.build(config, sound, self)

    async def heard(self, begin_ms: int, length_ms: int) -> list[str]:
        """Return the words that its loudspeaker played in this time."""
        begin, length = (ms_to_samples(ms) * SAMPLE_BYTES for ms in (begin_ms, length_ms))
        return await transcribed(read_wav(self.loudspeaker)[0][begin : begin + length])

    def turns(self) -> list[seen.TurnOver]:
        return [each for each in self.happened if isinstance(each, seen.TurnOver)]


def command(text: str) -> bytes:
    return speak("hey jarvis") + speak(text, speed=CLEAR)


async def transcribed(pcm: bytes) -> list[str]:
    """Return the words in a sound."""
    stt = speech_to_text(hub_config.SpeechToText(), Cores())
    try:
        session = stt.session("en")
        for frame in voiced(pcm):
            session.feed(frame)
        return words((await session.finish()).best)
    finally:
        await stt.close()


async def test_a_timer_rings_until_stop_and_an_announcement_is_heard_elsewhere(tmp_path: Path) -> None:
    kitchen, bedroom = Room("kitchen", tmp_path), Room("bedroom", tmp_path)
    async with processes.hub(tmp_path / "hub") as running:
        said = (
            command(f"set a timer for {TIMER_S} seconds"),
            quiet(1000 * TIMER_S + 7000),
            speak("stop"),
            quiet(5000),
            command("tell everyone that dinner is ready"),
            quiet(9000),
        )
        at_kitchen = kitchen.runtime(running, *said)
        at_bedroom = bedroom.runtime(running, quiet(sum(len(each) for each in said) // SAMPLE_BYTES * 1000 // 16000))
        async with asyncio.TaskGroup() as group:
            group.create_task(at_kitchen.run())
            group.create_task(at_bedroom.run())
    began = [each for each in kitchen.happened if isinstance(each, seen.RingBegan)]
    ended = [each for each in kitchen.happened if isinstance(each, seen.RingEnded)]
    assert len(began) == 1
    assert [each.why for each in ended] == ["stopped"], kitchen.happened
    assert ended[0].at_ms < began[0].at_ms + 20_000
    assert not [each for each in bedroom.happened if isinstance(each, seen.RingBegan)], "it rings where it was set"
    turns = [turn.summary.intent for turn in kitchen.turns()]
    assert turns[0] == "HassStartTimer"
    assert turns[-1] == "HassBroadcast"
    assert not bedroom.turns()
    heard = await transcribed(read_wav(bedroom.loudspeaker)[0])
    assert {"dinner", "is", "ready"} <= set(heard), heard


async def test_a_call_that_is_asked_about_is_taken_with_a_yes(tmp_path: Path) -> None:
    kitchen, bedroom = Room("kitchen", tmp_path), Room("bedroom", tmp_path)
    options = ("satellites={bedroom: {calls: ring}}", "areas={kitchen: {}, bedroom: {}}")
    async with processes.hub(tmp_path / "hub", *options) as running:
        # When the question is over depends on the machine, so that either side says its part again and again.
        calling = (command("call the bedroom"), quiet(14_000), *[speak("dinner is on the table"), quiet(2000)] * 6)
        answering = (quiet(6000), *[speak("yes please", speed=CLEAR), quiet(3000)] * 8)
        async with asyncio.TaskGroup() as group:
            group.create_task(kitchen.runtime(running, *calling).run())
            group.create_task(bedroom.runtime(running, *answering).run())
    assert [turn.summary.intent for turn in kitchen.turns()] == ["HearthCall"], kitchen.turns()
    states = [(each.state, each.at_ms) for each in bedroom.happened if isinstance(each, seen.StateChanged)]
    first = {state: at_ms for state, at_ms in reversed(states)}
    assert first[State.ANNOUNCING] < first[State.LISTENING] < first[State.CALLING], "it was asked first"
    assert not any(isinstance(each, seen.WakeHeard) for each in bedroom.happened)
    assert {"call", "kitchen"} <= set(await bedroom.heard(first[State.ANNOUNCING], 8000))
    assert {"dinner", "table"} & set(await bedroom.heard(first[State.CALLING], 12_000))
