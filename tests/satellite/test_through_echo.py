from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from satellite.cleaning import Cleaned
from satellite.config import Vad as VadSettings
from satellite.sound.base import Block
from satellite.through_echo import ThroughEcho
from satellite.vad import Vad
from satellite.wake.base import Wake
from shared.audio import FRAME_SAMPLES, SILENCE, Frame, ms_to_samples

WORD = "hey_jarvis"
NOTHING = Cleaned(SILENCE, SILENCE, True, SILENCE)


@dataclass
class Scripted:
    """A wake engine that hears a word at the times it is told, in ms: (heard at, ended at)."""

    script: list[tuple[int, int]] = field(default_factory=list)
    words: tuple[str, ...] = (WORD,)
    scores: dict[str, float] = field(default_factory=dict)
    is_busy: bool = False

    def hear(self, frame: Frame) -> Wake | None:
        for at_ms, end_ms in self.script:
            if frame.position <= ms_to_samples(at_ms) < frame.end:
                return Wake(WORD, 0.9, ms_to_samples(end_ms))
        return None

    def reset(self) -> None:
        pass


def wakes(
    main: list[tuple[int, int]], residual: list[tuple[int, int]], own: list[tuple[int, int]], length_ms: int = 6000
) -> list[int]:
    """Return when words were heard, in ms."""
    first = Scripted(main)
    through = ThroughEcho(Scripted(residual), Scripted(own), Vad(VadSettings()), 1500)
    found = []
    for at in range(0, ms_to_samples(length_ms), FRAME_SAMPLES):
        heard = through.hear(Block(SILENCE, SILENCE, at), NOTHING, first.hear(Frame(SILENCE, at)))
        if heard.wake is not None:
            found.append(at * 1000 // 16_000)
    return found


@pytest.mark.parametrize(
    ("main", "residual", "own", "expected"),
    [
        ([(1200, 1000)], [], [], [1200]),
        ([], [(1200, 1000)], [], [1200]),
        ([(1300, 1000)], [(1200, 1000)], [], [1200]),
        ([(1200, 1000), (3200, 3000)], [(3300, 3000)], [], [1200, 3200]),
        ([], [(1200, 1000)], [(1100, 900)], []),
        ([(1300, 1050)], [(1200, 1000)], [(1200, 950)], []),
        ([], [(1200, 1000)], [(1200, 1150)], []),
        ([], [(1200, 1000)], [(3200, 3000)], [1200]),
        ([], [(4200, 4000)], [(2200, 2000)], [4200]),
        ([], [(1200, 1000), (2200, 2000), (3200, 3000)], [(1200, 1000)], []),
    ],
)
def test_either_may_have_the_word_once_unless_the_loudspeaker_says_it(
    main: list[tuple[int, int]], residual: list[tuple[int, int]], own: list[tuple[int, int]], expected: list[int]
) -> None:
    assert wakes(main, residual, own) == expected


def test_a_detector_that_is_late_tells_nothing_new_when_all_is_silent_again() -> None:
    through = ThroughEcho(Scripted([(20, 0)]), Scripted(), Vad(VadSettings()))
    assert through.hear(Block(SILENCE, SILENCE, FRAME_SAMPLES), NOTHING, None).wake is not None
    late = Wake(WORD, 0.9, ms_to_samples(10))
    assert through.sift(late, position=ms_to_samples(400)) is None
    assert through.sift(late, position=ms_to_samples(2000)) == late


@pytest.mark.parametrize(("score", "own", "expected"), [(0.4, 0.0, 0.4), (0.4, 0.1, 0.4), (0.4, 0.3, 0.0)])
def test_half_a_word_that_the_loudspeaker_says_is_no_suspicion(score: float, own: float, expected: float) -> None:
    residual, its_own = Scripted(scores={WORD: score}), Scripted(scores={WORD: own})
    through = ThroughEcho(residual, its_own, Vad(VadSettings()))
    assert through.hear(Block(SILENCE, SILENCE, 0), NOTHING, None).word_score == expected


@pytest.mark.parametrize("unexplained_db", [-6.0, 0.0, 0.1])
def test_what_the_echo_does_not_explain_is_talk_and_needs_no_voice(unexplained_db: float) -> None:
    through = ThroughEcho(Scripted(), Scripted(), Vad(VadSettings()))
    heard = through.hear(Block(SILENCE, SILENCE, 0), Cleaned(SILENCE, SILENCE, True, SILENCE, unexplained_db), None)
    assert heard.is_talk == (unexplained_db > 0)
    assert not heard.is_voice
