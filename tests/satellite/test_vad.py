"""Voice activity: the smoothing as a table, the detector on real sound."""

from __future__ import annotations

import pytest

from satellite.config import Vad as Settings
from satellite.vad import Steadiness, Vad
from shared.audio import FRAME_BYTES, SAMPLE_BYTES, split_frames
from tests.audio.room import in_room
from tests.audio.speak import speak


def smoothed(flags: str, onset_ms: int = 40, hangover_ms: int = 60) -> str:
    steadiness = Steadiness(onset_ms, hangover_ms)
    return "".join("#" if steadiness.step(flag == "#") else "." for flag in flags)


@pytest.mark.parametrize(
    ("flags", "answers"),
    [
        ("........", "........"),
        ("#.#.#.#.", "........"),
        (".####...", "..######"),
        (".##......", "..####..."),
        (".##...##..", "..########"),
        (".##....#..", "..####...."),
        (".##....##.", "..####..##"),
    ],
)
def test_speech_begins_after_the_onset_and_ends_after_the_hangover(flags: str, answers: str) -> None:
    assert smoothed(flags) == answers


@pytest.mark.parametrize(
    ("onset_ms", "hangover_ms", "answers"),
    [(20, 0, ".####....."), (80, 0, "....#....."), (100, 60, ".........."), (30, 30, "..#####...")],
)
def test_both_times_can_be_set_and_count_in_frames(onset_ms: int, hangover_ms: int, answers: str) -> None:
    assert smoothed(".####.....", onset_ms, hangover_ms) == answers


def test_it_tells_speech_from_the_silence_around_it() -> None:
    quiet = bytes(FRAME_BYTES * 50)
    speech = speak("Turn on the kitchen light and close the blinds.").strip(b"\0")
    speech = speech[: len(speech) // FRAME_BYTES * FRAME_BYTES]
    sound = in_room(quiet + speech + quiet, seed=3, noise_db=-60)
    vad = Vad(Settings())
    answers = [vad.hear(frame.pcm) for frame in split_frames(sound)]
    frames = len(speech) // FRAME_BYTES
    assert not any(answers[10:48]), "it may take the first moments of a room for speech"
    assert sum(answers[50 : 50 + frames]) > 0.8 * frames
    assert not any(answers[-20:])


def test_a_stricter_detector_takes_less_noise_for_speech() -> None:
    noise = in_room(bytes(FRAME_BYTES * 150), seed=3, noise_db=-32)
    counts = []
    for aggressiveness in (0, 3):
        vad = Vad(Settings(aggressiveness=aggressiveness))
        counts.append(sum(vad.hear(frame.pcm) for frame in split_frames(noise)))
    assert counts[0] > counts[1]


def test_after_a_reset_it_hears_as_if_for_the_first_time() -> None:
    sound = in_room(speak("Good morning."), seed=5)
    vad = Vad(Settings())
    first = [vad.hear(frame.pcm) for frame in split_frames(sound)]
    vad.reset()
    assert [vad.hear(frame.pcm) for frame in split_frames(sound)] == first
    assert any(first)


def test_a_piece_that_is_no_frame_is_refused() -> None:
    with pytest.raises(Exception, match="processing frame"):
        Vad(Settings()).hear(bytes(SAMPLE_BYTES))
