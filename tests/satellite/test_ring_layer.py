from __future__ import annotations

import numpy as np
import pytest

from satellite.config import Wake
from satellite.ring_layer import DUCKED, GROWS_MS, LEAST, MELODIES, RingLayer, melody
from satellite.wake.select import build as build_wake
from shared.audio import FRAME_MS, SILENCE, split_frames
from shared.messages import RingKind


def peak(pcm: bytes) -> int:
    return int(np.abs(np.frombuffer(pcm, np.int16).astype(int)).max(initial=0))


def rounds(layer: RingLayer, count: int, volume: float = 1.0, *, is_ducked: bool = False, of: int) -> list[int]:
    """Play whole rounds and return the peak of each."""
    return [peak(b"".join(layer.next(volume, is_ducked=is_ducked) for _ in range(of))) for _ in range(count)]


@pytest.mark.parametrize("kind", RingKind)
def test_it_grows_louder_up_to_the_loudest(kind: RingKind) -> None:
    layer, frames = RingLayer(), melody(kind)
    layer.begin(frames, 0.5)
    peaks = rounds(layer, 2 + GROWS_MS // FRAME_MS // len(frames), of=len(frames))
    assert peaks == sorted(peaks)
    whole = peak(b"".join(frames))
    assert peaks[0] < 0.06 * whole
    assert abs(peaks[-1] / whole - 0.5) < 0.01


@pytest.mark.parametrize("kind", RingKind)
def test_it_rests_so_that_somebody_can_be_heard(kind: RingKind) -> None:
    frames = melody(kind)
    last = max(number for number, frame in enumerate(frames) if frame is not SILENCE)
    assert (len(frames) - last) * FRAME_MS >= 1500


def test_ducking_glides_down_and_up() -> None:
    layer, frames = RingLayer(), melody(RingKind.ALARM)
    layer.begin(frames, 1.0)
    rounds(layer, 12, of=len(frames))
    loud = rounds(layer, 1, of=len(frames))[0]
    rounds(layer, 1, is_ducked=True, of=len(frames))
    assert abs(rounds(layer, 1, is_ducked=True, of=len(frames))[0] / loud - DUCKED) < 0.01
    rounds(layer, 1, of=len(frames))
    assert abs(rounds(layer, 1, of=len(frames))[0] / loud - 1) < 0.01


def test_a_silent_satellite_rings_softly() -> None:
    layer, frames = RingLayer(), melody(RingKind.TIMER)
    layer.begin(frames, 1.0)
    rounds(layer, 11, volume=0.0, of=len(frames))
    assert abs(rounds(layer, 1, volume=0.0, of=len(frames))[0] / peak(b"".join(frames)) - LEAST) < 0.01


def test_it_ends_within_a_frame_and_begins_quietly_again() -> None:
    layer, frames = RingLayer(), melody(RingKind.TIMER)
    layer.begin(frames, 1.0)
    rounds(layer, 12, of=len(frames))
    for _ in range(3):
        layer.next(1.0, is_ducked=False)
    layer.end()
    last = np.frombuffer(layer.next(1.0, is_ducked=False), np.int16)
    assert last[:40].any() and not last[80:].any(), "5 ms of fading"
    assert not layer.is_on
    layer.begin(frames, 1.0)
    assert rounds(layer, 1, of=len(frames))[0] < 0.1 * peak(b"".join(frames))


def test_another_melody_goes_on_as_loud() -> None:
    layer, timer, alarm = RingLayer(), melody(RingKind.TIMER), melody(RingKind.ALARM)
    layer.begin(timer, 1.0)
    rounds(layer, 12, of=len(timer))
    layer.begin(alarm, 1.0)
    assert rounds(layer, 1, of=len(alarm))[0] > 0.95 * peak(b"".join(alarm))


def test_nothing_clicks() -> None:
    layer, frames = RingLayer(), melody(RingKind.TIMER)
    layer.begin(frames, 1.0)
    rounds(layer, 12, of=len(frames))
    sound = b"".join(layer.next(1.0, is_ducked=5 < number < 30) for number in range(len(frames)))
    steps, usual = (
        np.abs(np.diff(np.frombuffer(each, np.int16).astype(int))).max() for each in (sound, b"".join(frames))
    )
    assert steps <= usual


def test_each_kind_has_a_melody_and_none_wakes_a_satellite_that_hears_it() -> None:
    assert set(MELODIES) == set(RingKind)
    wake = build_wake(Wake())
    for kind in RingKind:
        heard = bytes(16_000) + 2 * b"".join(melody(kind)) + bytes(32_000)
        assert not any(wake.hear(frame) for frame in split_frames(heard))
