"""How the thresholds in `satellite.wake.thresholds` were found: every score once, then every rule on all of them.

`python -m tests.bench.wake_tuning WORD [--quick]` scores the recordings with both engines (about an hour of one core
the first time; kept under out/wake), then prints recall and false wakes of both halves of the recordings over a grid.
Harder conditions are made from the recordings: noise, reverberation, other speeds. Sound without a wake word is one
long stream, because both engines wake more easily at the beginning of a stream. Scores are those of engines that listen
all the time, so the cascade's own figures come from `tests.bench.wake`.
"""

from __future__ import annotations

import functools
import hashlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from satellite.wake.cascade import Scorer
from satellite.wake.microwakeword import MicroWakeWord
from satellite.wake.openwakeword import OpenWakeWord
from satellite.wake.rules import Alone, Both, Rule
from satellite.wake.thresholds import Cascaded, thresholds
from shared.audio import ms_to_samples, split_frames
from tests.audio.room import in_room
from tests.bench.wake_sounds import WORDS, quietly, seconds, with_words, without_words

CACHE = Path(__file__).parents[2] / "out" / "wake"
REFRACTORY = ms_to_samples(1500)
SUSPICIONS = (0.05, 0.1, 0.15, 0.2, 0.3)
EVIDENCE = (-4.0, -3.5, -3.0, -2.5, -2.2, -2.0, -1.5, -1.0, -0.5, 0.0, 1.0)
SPEEDS = (1.0, 0.9, 1.1)
ROOMS = ((-50.0, 1.0), (-40.0, 1.5), (-45.0, 4.0))
"""Noise (dB of full scale; the talker is at -26) and distance (m)."""
Scores = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]


@dataclass(frozen=True, eq=False)
class Track:
    """What both engines thought of one sound: positions, and a column of scores for each of `WORDS`."""

    word: str
    synthesised: bool
    half: int
    length_s: float
    micro: Scores
    open: Scores

    def wakes(self, rule: Rule) -> int:
        """Count the wakes of a rule, with the usual refractory time."""
        count, deaf_until = 0, -1
        rule.reset()
        for position, engine, score in self._events(WORDS.index(rule.word)):
            if isinstance(rule, Both):
                (rule.open if engine else rule.micro)(position, score)
            elif engine == isinstance(rule, _OpenAlone):
                rule.open(position, score)
            if rule.decide() is not None and position > deaf_until:
                count, deaf_until = count + 1, position + REFRACTORY
        return count

    @functools.cache  # noqa: B019
    def _events(self, column: int) -> list[tuple[int, int, float]]:
        return sorted(
            (int(position), engine, float(row[column]))
            for engine, scores in enumerate((self.micro, self.open))
            for position, row in zip(*scores, strict=True)
        )


class _OpenAlone(Alone):
    """A rule for the scores of openWakeWord; `Alone` itself is for those of microWakeWord here."""


def tune(word: str, print: Callable[[str], None] = print, *, quick: bool = False) -> None:
    """Print a line for each engine alone and for each pair of cascade thresholds."""
    speeds = SPEEDS[:1] if quick else SPEEDS
    heard = [
        _track(version, clip.word, clip.synthesised, clip.half)
        for clip in with_words()
        for version in _conditions(quietly(clip.pcm()))
    ]
    others = [
        _track(
            b"".join(quietly(clip.pcm(speed=speed), tail_ms=0) for clip in without_words() if clip.half == half),
            "",
            False,
            half,
        )
        for speed in speeds
        for half in (0, 1)
    ]
    known = thresholds(word)
    print(_row("microWakeWord", Alone(word, known.microwakeword, 0), heard, others))
    print(_row("openWakeWord", _OpenAlone(word, known.openwakeword, 0), heard, others))
    for suspicion in SUSPICIONS:
        for evidence in EVIDENCE:
            rule = Both(word, replace(known, cascade=Cascaded(suspicion, evidence)))
            print(_row(f"{suspicion:.2f} {evidence:+.1f}", rule, heard, others))


def _row(name: str, rule: Rule, heard: Sequence[Track], others: Sequence[Track]) -> str:
    cells = [f"{name:14}"]
    for half in (0, 1):
        own = [track for track in heard if track.half == half and track.word == rule.word]
        strange = [track for track in (*heard, *others) if track.half == half and track.word != rule.word]
        hits = [(track.synthesised, track.wakes(rule) > 0) for track in own]
        recorded = [hit for synthesised, hit in hits if not synthesised]
        hours = sum(track.length_s for track in strange) / 3600
        cells.append(
            f"half {half}: recorded {sum(recorded)}/{len(recorded)} all {sum(hit for _, hit in hits)}/{len(hits)} "
            f"false {sum(track.wakes(rule) for track in strange)} in {hours:.2f} h"
        )
    return "   ".join(cells)


def _conditions(sound: bytes) -> list[bytes]:
    return [sound, *(in_room(sound, seed=3, noise_db=noise_db, distance_m=metres) for noise_db, metres in ROOMS)]


def _track(pcm: bytes, word: str, synthesised: bool, half: int) -> Track:
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / f"{hashlib.sha256(pcm).hexdigest()[:32]}.npz"
    if not file.exists():
        micro, opened = (_scores(scorer, pcm) for scorer in _scorers())
        np.savez(file, at=micro[0], micro=micro[1], then=opened[0], open=opened[1])
    with np.load(file) as kept:
        return Track(word, synthesised, half, seconds(pcm), (kept["at"], kept["micro"]), (kept["then"], kept["open"]))


@functools.cache
def _scorers() -> tuple[Scorer, Scorer]:
    return MicroWakeWord(dict.fromkeys(WORDS, "")), OpenWakeWord(dict.fromkeys(WORDS, ""))


def _scores(scorer: Scorer, pcm: bytes) -> Scores:
    scorer.reset()
    rows = [(frame.end, scores) for frame in split_frames(pcm) if (scores := scorer.hear(frame.pcm))]
    positions = np.array([position for position, _ in rows], np.int64)
    return positions, np.array([[scores[word] for word in WORDS] for _, scores in rows], np.float32)


if __name__ == "__main__":
    tune(sys.argv[1], quick="--quick" in sys.argv)
