"""How the thresholds in `satellite.wake.thresholds` were found: every score once, then every rule on all of them.

`python -m tests.bench.wake_tuning WORD [--quick]` scores the recordings with both engines (about an hour of one core
the first time; kept under out/wake), then prints recall and false wakes of both halves of the recordings over a grid.
Harder conditions are made from the recordings: noise, reverberation, other speeds. Scores are those of engines that
listen all the time, so the cascade's own figures come from `tests.bench.wake`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Sequence
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
from tests.bench.wake_sounds import WORDS, Clip, quietly, seconds, with_words, without_words

CACHE = Path(__file__).parents[2] / "out" / "wake"
REFRACTORY = ms_to_samples(1500)
SUSPICIONS = (0.05, 0.1, 0.15, 0.2, 0.3)
EVIDENCE = (-4.0, -3.5, -3.0, -2.5, -2.2, -2.0, -1.5, -1.0, -0.5, 0.0, 1.0)
SPEEDS = {"plain": 1.0, "slower": 0.88, "faster": 1.14}
ROOMS = {"near": (-50.0, 1.0), "noisy": (-40.0, 1.5), "far": (-45.0, 4.0)}
"""Noise (dB of full scale; the talker is at -26) and distance (m)."""


@dataclass(frozen=True, slots=True)
class Track:
    """What both engines thought of one sound: positions, and a column of scores for each of `WORDS`."""

    clip: Clip
    length_s: float
    micro: tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]
    open: tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]

    def wakes(self, rule: Rule) -> int:
        """Count the wakes of a rule, with the usual refractory time."""
        column = WORDS.index(rule.word)
        micro = ((int(at), 0, float(row[column])) for at, row in zip(*self.micro, strict=True))
        opened = ((int(at), 1, float(row[column])) for at, row in zip(*self.open, strict=True))
        count, deaf_until = 0, -1
        rule.reset()
        for position, engine, score in sorted([*micro, *opened]):
            if isinstance(rule, Both):
                (rule.open if engine else rule.micro)(position, score)
            elif engine == isinstance(rule, _OpenAlone):
                rule.open(position, score)
            if rule.decide() is not None and position > deaf_until:
                count, deaf_until = count + 1, position + REFRACTORY
        return count


class _OpenAlone(Alone):
    """A rule for the scores of openWakeWord; `Alone` itself is for those of microWakeWord here."""


def tune(word: str, print: Callable[[str], None] = print, *, quick: bool = False) -> None:
    """Print a line for each engine alone and for each pair of cascade thresholds."""
    speeds = {"plain": 1.0} if quick else SPEEDS
    said = [(clip, quietly(clip.pcm())) for clip in with_words()]
    said += [
        (clip, in_room(sound, seed=3, noise_db=db, distance_m=m)) for clip, sound in said for db, m in ROOMS.values()
    ]
    heard = list(_tracks(said))
    others = list(
        _tracks((clip, quietly(clip.pcm(speed=speed))) for clip in without_words() for speed in speeds.values())
    )
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
        own = [track for track in heard if track.clip.half == half and track.clip.word == rule.word]
        strange = [track for track in (*heard, *others) if track.clip.half == half and track.clip.word != rule.word]
        hits = [(track.clip.synthesised, track.wakes(rule) > 0) for track in own]
        recorded = [hit for synthesised, hit in hits if not synthesised] or [False]
        hours = sum(track.length_s for track in strange) / 3600
        cells.append(
            f"half {half}: recorded {np.mean(recorded):.3f} all {np.mean([hit for _, hit in hits]):.3f} "
            f"false {sum(track.wakes(rule) for track in strange)} in {hours:.2f} h"
        )
    return "   ".join(cells)


def _tracks(sounds: Iterable[tuple[Clip, bytes]]) -> Iterable[Track]:
    CACHE.mkdir(parents=True, exist_ok=True)
    micro, opened = MicroWakeWord(dict.fromkeys(WORDS, "")), OpenWakeWord(dict.fromkeys(WORDS, ""))
    for clip, pcm in sounds:
        file = CACHE / f"{hashlib.sha256(pcm).hexdigest()[:32]}.npz"
        if not file.exists():
            first, second = _scores(micro, pcm), _scores(opened, pcm)
            np.savez(file, at=first[0], first=first[1], then=second[0], second=second[1])
        with np.load(file) as kept:
            yield Track(clip, seconds(pcm), (kept["at"], kept["first"]), (kept["then"], kept["second"]))


def _scores(scorer: Scorer, pcm: bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    scorer.reset()
    rows = [(frame.end, scores) for frame in split_frames(pcm) if (scores := scorer.hear(frame.pcm))]
    positions = np.array([position for position, _ in rows], np.int64)
    return positions, np.array([[scores[word] for word in WORDS] for _, scores in rows], np.float32)


if __name__ == "__main__":
    tune(sys.argv[1], quick="--quick" in sys.argv)
