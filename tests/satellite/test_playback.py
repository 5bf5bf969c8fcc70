from __future__ import annotations

import threading
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from satellite.playback import LIMIT_S, STREAM_LIMIT, Playback, PlaybackEvent
from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from shared.errors import SoundError


def counting(samples: int, first: int = 1) -> bytes:
    """Samples 1, 2, 3 …: whatever is lost, doubled or out of order shows."""
    return np.arange(first, first + samples, dtype=np.int16).tobytes()


@dataclass
class Speaker:
    """A loudspeaker that writes down what it played and what it was told."""

    events: list[PlaybackEvent] = field(default_factory=list)
    sound: bytes = b""

    def pull(self, playback: Playback, frames: int = 1) -> bytes:
        for _ in range(frames):
            self.sound += playback.pull()
        return self.sound[-FRAME_BYTES:]

    def samples(self) -> list[int]:
        return [int(sample) for sample in np.frombuffer(self.sound, np.int16) if sample]


def new(**options: float) -> tuple[Playback, Speaker]:
    speaker = Speaker()
    return Playback(speaker.events.append, **options), speaker  # type: ignore[arg-type]


def test_without_speech_it_is_silent() -> None:
    playback, speaker = new()
    assert speaker.pull(playback) == SILENCE
    assert not playback.is_sounding
    assert not speaker.events


def test_speech_is_played_to_its_end_and_reported_once() -> None:
    playback, speaker = new()
    playback.start(3, SAMPLE_RATE)
    playback.write(3, counting(1000))
    playback.end(3)
    speaker.pull(playback, 10)
    assert speaker.samples() == list(range(1, 1001))
    assert speaker.events == [
        PlaybackEvent(3, "sounded"),
        PlaybackEvent(3, "heard", heard_ms=62, complete=True),
    ]


def test_events_wait_until_the_sound_is_in_the_air() -> None:
    playback, speaker = new(latency_ms=60)
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(2 * FRAME_SAMPLES))
    playback.end(1)
    told = []
    for _ in range(8):
        speaker.pull(playback)
        told.append(len(speaker.events))
    # Frame 0 sounds 60 ms after it was pulled; frame 1 was pulled 20 ms later and is over 20 ms after it began.
    assert told == [0, 0, 0, 1, 1, 2, 2, 2]
    assert not playback.is_sounding


def test_speech_waits_for_a_small_buffer() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(2 * FRAME_SAMPLES))
    assert speaker.pull(playback) == SILENCE
    assert not playback.is_sounding
    playback.write(1, counting(FRAME_SAMPLES, 2 * FRAME_SAMPLES + 1))
    assert speaker.pull(playback) == counting(FRAME_SAMPLES)
    assert playback.position(1) == FRAME_SAMPLES
    assert playback.underruns == 0


def test_silence_filled_in_is_counted_but_not_heard() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(3 * FRAME_SAMPLES + 100))
    speaker.pull(playback, 20)
    assert playback.underruns == 1
    assert playback.position(1) == 3 * FRAME_SAMPLES + 100
    assert playback.is_sounding, "it only waits for more"
    assert playback.flush() == 66


def test_a_cut_is_immediate_and_says_how_much_was_heard() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(SAMPLE_RATE))
    playback.start(2, SAMPLE_RATE)
    speaker.pull(playback, 5)
    assert playback.flush() == 100
    assert speaker.events[1:] == [PlaybackEvent(1, "heard", heard_ms=100), PlaybackEvent(2, "heard")]
    tail = np.frombuffer(speaker.pull(playback), np.int16)
    assert tail[0] and not tail[80:].any(), "5 ms of fading, then nothing"
    assert speaker.pull(playback) == SILENCE
    playback.write(1, counting(SAMPLE_RATE))
    playback.end(1)
    assert speaker.pull(playback) == SILENCE
    assert len(speaker.events) == 3


def test_one_stream_can_be_cut_and_the_next_goes_on() -> None:
    playback, speaker = new()
    for stream in (1, 2):
        playback.start(stream, SAMPLE_RATE)
        playback.write(stream, counting(FRAME_SAMPLES * 4, 1000 * stream))
        playback.end(stream)
    assert playback.flush(1) == 0
    assert speaker.pull(playback) == counting(FRAME_SAMPLES, 2000)
    assert speaker.events == [PlaybackEvent(1, "heard")]


def test_an_empty_stream_is_heard_completely() -> None:
    playback, speaker = new()
    playback.start(1, 22050)
    playback.end(1)
    speaker.pull(playback, 3)
    assert speaker.events == [PlaybackEvent(1, "heard", complete=True)]


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 44100, 48000])
def test_every_rate_lasts_as_long_as_it_should(rate: int) -> None:
    playback, speaker = new()
    playback.start(1, rate)
    tone = (np.sin(np.arange(rate) * 2 * np.pi * 440 / rate) * 8000).astype(np.int16).tobytes()
    for begin in range(0, len(tone), 1234):
        playback.write(1, tone[begin : begin + 1234])
    playback.end(1)
    speaker.pull(playback, 60)
    assert abs(speaker.events[-1].heard_ms - 1000) <= 1
    spectrum = np.abs(np.fft.rfft(np.frombuffer(speaker.sound, np.int16)[:SAMPLE_RATE]))
    assert int(np.argmax(spectrum)) == 440


def test_earcons_sound_over_speech_and_a_cut_ends_them() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(4 * FRAME_SAMPLES))
    playback.play(counting(FRAME_SAMPLES + 10))
    mixed = np.frombuffer(speaker.pull(playback), np.int16)
    assert (mixed == 2 * np.arange(1, FRAME_SAMPLES + 1)).all()
    assert playback.is_sounding
    playback.flush()
    speaker.pull(playback)
    assert speaker.pull(playback) == SILENCE
    assert not playback.is_sounding


def test_loud_sounds_together_are_clipped_not_wrapped() -> None:
    playback, speaker = new()
    loud = np.full(4 * FRAME_SAMPLES, 30_000, np.int16).tobytes()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, loud)
    playback.play(loud)
    assert set(np.frombuffer(speaker.pull(playback), np.int16)) == {32767}


def test_volume_glides() -> None:
    playback, speaker = new(volume=0.5)
    playback.start(1, SAMPLE_RATE)
    playback.write(1, np.full(5 * FRAME_SAMPLES, 10_000, np.int16).tobytes())
    assert set(np.frombuffer(speaker.pull(playback), np.int16)) == {5000}
    playback.volume = 0.1
    gliding = np.frombuffer(speaker.pull(playback), np.int16)
    assert (np.diff(gliding) <= 0).all() and gliding[0] == 5000 and gliding[-1] == 1000
    assert set(np.frombuffer(speaker.pull(playback), np.int16)) == {1000}


def test_too_much_speech_is_refused_and_what_is_held_still_plays() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    second = np.full(SAMPLE_RATE, 5, np.int16).tobytes()
    for _ in range(LIMIT_S):
        playback.write(1, second)
    with pytest.raises(SoundError, match="faster than it can be played"):
        playback.write(1, second)
    playback.end(1)
    speaker.pull(playback, LIMIT_S * 1000 // FRAME_MS + 2)
    assert speaker.events[-1] == PlaybackEvent(1, "heard", heard_ms=LIMIT_S * 1000, complete=True)


def test_numbers_in_use_and_too_many_streams_are_refused() -> None:
    playback, _ = new()
    playback.start(0, SAMPLE_RATE)
    with pytest.raises(SoundError, match="started twice"):
        playback.start(0, SAMPLE_RATE)
    for stream in range(1, STREAM_LIMIT):
        playback.start(stream, SAMPLE_RATE)
    with pytest.raises(SoundError, match="others wait"):
        playback.start(99, SAMPLE_RATE)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("start"), st.integers(1, 4)),
        st.tuples(st.just("write"), st.integers(1, 4), st.integers(0, 2000)),
        st.tuples(st.just("end"), st.integers(1, 4)),
        st.tuples(st.just("flush"), st.sampled_from([None, 1, 2, 3, 4])),
        st.tuples(st.just("pull"), st.integers(1, 12)),
    ),
    max_size=60,
)


@given(STEPS, st.sampled_from([0, 20, 50]))
def test_whatever_happens_each_stream_is_reported_once_and_truly(steps: list[tuple[object, ...]], latency: int) -> None:
    playback, speaker = new(latency_ms=latency)
    written: dict[int, int] = {}
    stream_of: dict[int, int] = {}
    number = 0
    for step in steps:
        match step:
            case ("start", int(slot)):
                number += 1
                stream_of[slot] = number
                try:
                    playback.start(number, SAMPLE_RATE)
                    written[number] = 0
                except SoundError:
                    stream_of.pop(slot)
            case ("write", int(slot), int(samples)) if slot in stream_of:
                stream = stream_of[slot]
                if playback.position(stream) is not None:
                    playback.write(stream, counting(samples))
                    written[stream] += samples
            case ("end", int(slot)) if slot in stream_of:
                playback.end(stream_of.pop(slot))
            case ("flush", None):
                playback.flush()
            case ("flush", int(slot)):
                playback.flush(stream_of.pop(slot, 0))
            case ("pull", int(frames)):
                speaker.pull(playback, frames)
    playback.flush()
    for stream, samples in written.items():
        events = [event for event in speaker.events if event.stream == stream]
        assert [event.kind for event in events] in (["heard"], ["sounded", "heard"])
        heard = events[-1]
        assert heard.heard_ms <= samples // 16
        assert len(events) == 2 or heard.heard_ms == 0
        assert not heard.complete or heard.heard_ms == samples // 16
    heard_ms = sum(event.heard_ms for event in speaker.events)
    cuts = 1 + sum(step[0] == "flush" for step in steps)
    assert heard_ms <= len(speaker.samples()) / 16 <= heard_ms + number + 5 * cuts, "rounding, and 5 ms of fading a cut"
    assert len(speaker.sound) % FRAME_BYTES == 0
    assert not playback.is_sounding


def test_two_threads_lose_nothing() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    over = threading.Event()

    def pull() -> None:
        while not over.is_set():
            speaker.pull(playback)
        speaker.pull(playback, 200)

    thread = threading.Thread(target=pull)
    thread.start()
    for block in range(100):
        playback.write(1, counting(300, 1 + 300 * block))
    playback.end(1)
    over.set()
    thread.join()
    assert speaker.samples() == list(range(1, 30_001))
    assert speaker.events[-1] == PlaybackEvent(1, "heard", heard_ms=1875, complete=True)


def speaking(samples: int = 20 * FRAME_SAMPLES) -> tuple[Playback, Speaker]:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, counting(samples))
    playback.end(1)
    return playback, speaker


def test_speech_that_is_held_goes_on_a_little_before_and_loses_nothing() -> None:
    playback, speaker = speaking()
    speaker.pull(playback, 8)
    playback.hold()
    playback.hold()
    speaker.pull(playback, 5)
    held = speaker.samples()
    assert speaker.pull(playback, 5) == SILENCE
    assert playback.is_sounding
    assert playback.position(1) == 8 * FRAME_SAMPLES
    playback.release()
    speaker.sound = b""
    speaker.pull(playback, 40)
    again = speaker.samples()
    assert again[-1] == 20 * FRAME_SAMPLES
    assert again == list(range(again[0], again[-1] + 1))
    assert again[0] <= held[8 * FRAME_SAMPLES - 1] + 1
    assert [event.kind for event in speaker.events] == ["sounded", "heard"]
    assert speaker.events[-1].heard_ms == 400
    assert speaker.events[-1].complete


def test_speech_goes_on_from_its_quietest_moment_within_300_ms() -> None:
    loud = np.full(FRAME_SAMPLES, 9000, np.int16).tobytes()
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, loud * 10 + SILENCE + loud * 30)
    speaker.pull(playback, 16)
    playback.hold()
    speaker.pull(playback, 3)
    playback.release()
    assert speaker.pull(playback) == SILENCE
    assert playback.position(1) == 11 * FRAME_SAMPLES


def test_what_is_held_can_be_flushed_and_new_speech_is_not_held_back() -> None:
    playback, speaker = speaking()
    speaker.pull(playback, 8)
    playback.hold()
    playback.flush()
    assert speaker.events[-1] == PlaybackEvent(1, "heard", heard_ms=160)
    speaker.pull(playback, 2)
    playback.start(2, SAMPLE_RATE)
    playback.write(2, counting(10 * FRAME_SAMPLES))
    speaker.sound = b""
    speaker.pull(playback, 10)
    assert speaker.samples() == list(range(1, 10 * FRAME_SAMPLES + 1))


def test_ducking_makes_speech_quiet_without_a_step_and_goes_back() -> None:
    playback, speaker = new()
    playback.start(1, SAMPLE_RATE)
    playback.write(1, np.full(200 * FRAME_SAMPLES, 10_000, np.int16).tobytes())
    speaker.pull(playback, 10)
    playback.duck()
    speaker.pull(playback, 20)
    playback.release()
    speaker.pull(playback, 40)
    levels = np.frombuffer(speaker.sound, np.int16).astype(int)
    assert levels[10 * FRAME_SAMPLES] == 10_000
    assert levels[29 * FRAME_SAMPLES] == 2500
    assert levels[-1] == 10_000
    assert np.abs(np.diff(levels)).max() < 60
    assert playback.position(1) == 70 * FRAME_SAMPLES


def test_an_earcon_sounds_while_speech_is_held() -> None:
    playback, speaker = speaking()
    speaker.pull(playback, 4)
    playback.hold()
    speaker.pull(playback, 2)
    playback.play(np.full(FRAME_SAMPLES, 77, np.int16).tobytes())
    assert np.frombuffer(speaker.pull(playback), np.int16).tolist() == [77] * FRAME_SAMPLES
