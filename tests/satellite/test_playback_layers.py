"""Speech of its own loudness, live speech, and what rings beside it."""

from __future__ import annotations

import numpy as np

from satellite.playback import LIVE_MS
from satellite.ring_layer import melody
from shared.audio import FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from shared.messages import Ring, RingKind
from tests.satellite.test_playback import counting, new


def test_speech_may_have_a_loudness_of_its_own() -> None:
    playback, speaker = new(volume=0.5)
    sound = np.full(5 * FRAME_SAMPLES, 10_000, np.int16).tobytes()
    for stream, volume in ((1, 1.0), (2, 0.0)):
        playback.start(stream, SAMPLE_RATE, volume=volume)
        playback.write(stream, sound)
        playback.end(stream)
    speaker.pull(playback)
    assert set(np.frombuffer(speaker.pull(playback, 3), np.int16)) == {10_000}
    speaker.pull(playback, 2)
    assert set(np.frombuffer(speaker.pull(playback), np.int16)) == {5000}


def test_live_speech_drops_what_is_late() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE, live=True)
    for second in range(5):
        playback.write(1, counting(3200, 1 + second * 3200))
    speaker.pull(playback, 40)
    held = LIVE_MS * SAMPLE_RATE // 1000
    assert speaker.samples() == list(range(16_001 - held, 16_001))
    assert playback.is_sounding, "and waits for more"


RING = Ring(id="r", kind=RingKind.TIMER, in_ms=0, limit_ms=1000)


def test_what_rings_sounds_beside_speech_and_is_quieter_meanwhile() -> None:
    playback, speaker = new()
    playback.ring(RING, is_ducked=False)
    frames = len(melody(RingKind.TIMER))
    speaker.pull(playback, 12 * frames)
    speaker.sound = b""
    speaker.pull(playback, frames)
    alone = np.abs(np.frombuffer(speaker.sound, np.int16).astype(int)).max()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, np.full((frames + 20) * FRAME_SAMPLES, 7, np.int16).tobytes())
    speaker.pull(playback, 10)
    speaker.sound = b""
    speaker.pull(playback, frames)
    beside = np.abs(np.frombuffer(speaker.sound, np.int16).astype(int)).max()
    assert 0.2 < beside / alone < 0.35
    assert playback.position(1) == (frames + 10) * FRAME_SAMPLES, "and nothing of the speech is lost"
    rest = np.frombuffer(speaker.sound, np.int16) == 7
    assert rest.sum() > 1.5 * SAMPLE_RATE, "in the melody's rest there is speech alone"
    playback.flush()
    speaker.sound = b""
    speaker.pull(playback, frames)
    assert len(speaker.samples()) > SAMPLE_RATE // 2, "a cut of speech is none of the ring"
    playback.ring(None, is_ducked=False)
    speaker.pull(playback)
    speaker.sound = b""
    speaker.pull(playback, frames)
    assert not speaker.samples()


def test_without_a_ring_a_frame_of_silence_costs_nothing() -> None:
    playback, _ = new()
    assert playback.pull() is SILENCE
