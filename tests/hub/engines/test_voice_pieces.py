"""Sound in pieces: cut, levelled and bare of silence it is the same as in one."""

from __future__ import annotations

import itertools

import numpy
import pytest
from numpy.typing import NDArray

from hub.engines.chunks import GROWTH, SPARE, sizes
from hub.engines.loudness import BLOCK, CEILING, MOST, REACH, gain, limited
from hub.engines.silence import LEAD_MS, Samples, Trimmer

RATE = 16_000


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0.03, [24, 48, 96, 172, 172]),
        (0.2, [24, 34, 59, 118, 172]),
        (0.35, [61, 61, 61, 61, 61]),
        (0.45, [235, 235]),
    ],
)
def test_every_piece_is_made_while_the_one_before_sounds(cost: float, expected: list[int]) -> None:
    margin = 13
    found = list(itertools.islice(sizes(24, 172, margin, cost), len(expected)))
    assert found == expected
    for before, size in itertools.pairwise(found):
        assert (size + 2 * margin) * cost <= before * SPARE and size <= GROWTH * before


def test_a_voice_that_is_too_slow_for_pieces_makes_all_in_one() -> None:
    assert next(sizes(24, 172, 13, 0.5)) > 10**9


def test_what_is_too_loud_is_made_softer_in_pieces_as_in_one_and_the_rest_is_left_alone() -> None:
    wave = numpy.sin(numpy.arange(60 * BLOCK) / 9).astype(numpy.float32) * 0.5
    wave[20 * BLOCK : 24 * BLOCK] *= 3
    whole = limited(wave)
    assert numpy.abs(whole).max() <= round(CEILING * 32767)
    assert numpy.abs(whole[20 * BLOCK : 24 * BLOCK]).max() > 0.9 * CEILING * 32767
    untouched = numpy.rint(wave * 32767).astype(numpy.int16)
    for apart in (slice(0, (20 - REACH) * BLOCK), slice((24 + REACH) * BLOCK, None)):
        assert numpy.abs(whole[apart].astype(int) - untouched[apart]).max() <= 1
    for begin, end in itertools.pairwise((0, 19, 21, 23, 40, 60)):
        before = max(0, begin - REACH)
        piece = limited(wave[before * BLOCK : (end + REACH) * BLOCK])[(begin - before) * BLOCK :][
            : (end - begin) * BLOCK
        ]
        assert numpy.abs(piece.astype(int) - whole[begin * BLOCK : end * BLOCK]).max() <= 1


def test_a_voice_becomes_as_loud_as_it_can_and_silence_stays_silence() -> None:
    assert gain(numpy.array([0.1, -0.5], numpy.float32)) == 2
    assert gain(numpy.array([0.001], numpy.float32)) == MOST
    assert gain(numpy.zeros(3, numpy.float32)) == 1


def tone(seconds: float) -> Samples:
    return (numpy.sin(numpy.arange(int(RATE * seconds)) / 5) * 9000).astype(numpy.int16)


def silence(seconds: float) -> Samples:
    return numpy.zeros(int(RATE * seconds), numpy.int16)


@pytest.mark.parametrize("size", [7, 160, 1000, 100_000])
def test_silence_is_trimmed_to_what_is_natural_and_pauses_are_kept(size: int) -> None:
    sound = numpy.concatenate([silence(0.5), tone(1), silence(0.7), tone(0.3), silence(0.5)])
    pieces, cut = trimmed(sound, size)
    assert cut == RATE // 2 - RATE * LEAD_MS // 1000
    assert (numpy.concatenate(pieces) == sound[cut : RATE * 27 // 10]).all()


def test_silence_after_sound_is_given_out_at_once_as_far_as_it_is_kept() -> None:
    trimmer = Trimmer(RATE, end_ms=200)
    assert len(trimmer.feed(tone(0.1), last=False)) == RATE // 10
    assert len(trimmer.feed(silence(0.15), last=False)) == RATE * 15 // 100
    assert len(trimmer.feed(silence(0.15), last=False)) == RATE * 5 // 100
    assert len(trimmer.feed(tone(0.1), last=True)) == RATE * 2 // 10


@pytest.mark.parametrize("sound", [silence(0.5), silence(0)])
def test_what_has_no_sound_is_nothing(sound: Samples) -> None:
    assert not numpy.concatenate(trimmed(sound, 100)[0]).size


def trimmed(sound: Samples, size: int) -> tuple[list[NDArray[numpy.int16]], int]:
    """Return what is kept of a sound that comes in pieces of `size` samples, and how much in front was cut."""
    trimmer = Trimmer(RATE, end_ms=200)
    starts = range(0, max(1, len(sound)), size)
    kept = [trimmer.feed(sound[start : start + size], last=start == starts[-1]) for start in starts]
    return kept, trimmer.cut
