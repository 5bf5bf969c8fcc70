"""Short words and fast talkers, on real models: what is said shortly after or with the wake word is not lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy
import pytest

from hub.engines.whisper import WhisperSpeechToText
from hub.turn.foreground import Foreground
from hub.turn.joint import Joint
from hub.turn.wake_word import without_wake_word
from satellite.config import Earcons
from satellite.config import Vad as VadSettings
from satellite.earcons import build as build_earcons
from satellite.vad import Vad
from shared.audio import FRAME_MS, SAMPLE_RATE, Frame, ms_to_samples, split_frames
from shared.endpoint import Endpointer, EndpointTimes
from tests.audio.room import echo_path, in_room, mix
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import pause
from tests.audio.words import words
from tests.satellite.test_ear import new_ear, run, seconds

SHORT_ONSET = EndpointTimes(onset_ms=60)


def sent(pcm: bytes) -> list[Frame]:
    detector = Vad(VadSettings())
    return [replace(frame, is_speech=detector.hear(frame.pcm)) for frame in split_frames(pcm)]


async def heard(recognizer: WhisperSpeechToText, frames: Iterable[Frame], wake_end: int = 0) -> str:
    session, foreground, joint = recognizer.session("en"), Foreground(), Joint(wake_end)
    for frame in frames:
        for each in joint.step(replace(frame, is_speech=foreground.step(frame))):
            session.feed(each)
    return (await session.finish()).best


def bare(text: str, speed: float) -> bytes:
    """Return a word without any silence around it."""
    pcm = speak(text, speed=speed)
    loud = numpy.flatnonzero(numpy.abs(numpy.frombuffer(pcm, numpy.int16).astype(int)) > 600)
    return pcm[int(loud[0]) * 2 : (int(loud[-1]) + 1) * 2]


@pytest.mark.parametrize("lead_s", [0.02, 0.3])
@pytest.mark.parametrize("speed", [1.0, 1.3])
@pytest.mark.parametrize("word", ["yes", "no", "stop"])
async def test_a_word_of_a_quarter_of_a_second(
    recognizer: WhisperSpeechToText, word: str, speed: float, lead_s: float
) -> None:
    said = bare(f"{word}.", speed)
    assert len(said) / 32 < 500
    frames = sent(in_room(pause(lead_s) + said + pause(1), seed=2, noise_db=-55))
    assert words(await heard(recognizer, frames)) == [word]
    endpointer, foreground = Endpointer(SHORT_ONSET), Foreground()
    assert any(endpointer.step(ms_to_samples(FRAME_MS), foreground.step(frame)).speaking for frame in frames)


@pytest.mark.parametrize("speed", [CLEAR, 1.0, 1.25])
@pytest.mark.parametrize("command", ["turn on the kitchen light", "what time is it", "open the garage door"])
async def test_the_wake_word_and_the_command_in_one_breath(
    recognizer: WhisperSpeechToText, command: str, speed: float
) -> None:
    """With a comma between them, as people speak who are in no hurry."""
    sound = in_room(seconds(1.5) + speak(f"hey jarvis, {command}.", speed=speed) + seconds(1.5), seed=1, noise_db=-55)
    ear = run(new_ear(), sound)
    (wake_end,) = (each.wake.end for each in ear if each.wake)
    frames = [each.frame for each in ear if each.frame.end > wake_end - ms_to_samples(300)]
    assert words(without_wake_word(await heard(recognizer, frames, wake_end), "hey_jarvis")) == words(command)


@pytest.mark.parametrize(("command", "speed"), [("turn on the kitchen light", CLEAR), ("what time is it", 1.25)])
async def test_the_wake_word_and_the_command_without_any_gap(
    recognizer: WhisperSpeechToText, command: str, speed: float
) -> None:
    sound = in_room(seconds(1.5) + speak(f"hey jarvis {command}.", speed=speed) + seconds(1.5), seed=1, noise_db=-55)
    ear = run(new_ear(), sound)
    (wake_end,) = (each.wake.end for each in ear if each.wake)
    frames = [each.frame for each in ear if each.frame.end > wake_end - ms_to_samples(300)]
    assert words(without_wake_word(await heard(recognizer, frames, wake_end), "hey_jarvis")) == words(command)


async def test_after_a_pause_nothing_of_the_wake_word_is_left(recognizer: WhisperSpeechToText) -> None:
    sound = in_room(
        seconds(1.5)
        + speak("hey jarvis")
        + seconds(0.5)
        + speak("turn on the kitchen light.", speed=CLEAR)
        + seconds(1.5),
        seed=1,
        noise_db=-55,
    )
    ear = run(new_ear(), sound)
    (wake_end,) = (each.wake.end for each in ear if each.wake)
    frames = [each.frame for each in ear if each.frame.end > wake_end - ms_to_samples(300)]
    assert words(await heard(recognizer, frames, wake_end)) == words("turn on the kitchen light")


@pytest.mark.parametrize(
    "command", ["turn on the kitchen light", "what time is it", "tell everyone that dinner is ready"]
)
async def test_the_wake_sound_takes_no_word_away(recognizer: WhisperSpeechToText, command: str) -> None:
    """It sounds just when people begin to speak; the second time, when the satellite knows its own room."""
    chime, once = build_earcons(Earcons()).get("wake") or b"", bare("hey jarvis", 1.0)
    lead = seconds(1.5) + once + seconds(3.5)
    talk = in_room(lead + once + seconds(0.4) + bare(command, CLEAR) + seconds(1.5), seed=3, noise_db=-55)
    played = bytearray(len(talk))
    for wake_s in (1.5 + len(once) / 32_000, len(lead + once) / 32_000):
        at = 2 * int((wake_s + 0.38) * SAMPLE_RATE)
        played[at : at + len(chime)] = chime
    ear = run(new_ear(), mix(talk, echo_path(bytes(played), seed=3)), bytes(played))
    _, wake_end = (each.wake.end for each in ear if each.wake)
    frames = [each.frame for each in ear if each.frame.end > wake_end - ms_to_samples(300)]
    assert words(without_wake_word(await heard(recognizer, frames, wake_end), "hey_jarvis")) == words(command)
