"""Wake words: recall, false wakes per hour and cost of each engine and of the cascade, through the real engines.

`python -m tests.bench.wake` takes about two minutes; `--full` listens to every recording without a wake word.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from satellite.config import Wake as Settings
from satellite.config import WakeWord
from satellite.wake.base import Wake, WakeEngine
from satellite.wake.select import Engine, build
from shared.audio import FRAME_BYTES, SAMPLE_BYTES, ms_to_samples, samples_to_ms
from tests.bench.wake_sounds import LEAD_MS, WORDS, Clip, origin, quietly, seconds, with_words, without_words
from tests.satellite.wake.sounds import as_satellite, ordinary_speech, said

ENGINES: tuple[Engine, ...] = ("microwakeword", "openwakeword", "cascade")
QUICK_S = 600.0
"""Sound without a wake word that is enough for a quick look."""
Print = Callable[[str], None]


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure every engine at its default thresholds, listening for all four words at once."""
    words, others = with_words(), _enough(without_words(), float("inf") if full else QUICK_S)
    found: dict[str, Any] = {
        "with_words": origin(words),
        "without_words": origin(others),
        "hours_without_words": round(sum(seconds(clip.pcm()) for clip in others) / 3600, 2),
    }
    print(f"wake words: {found['with_words']}; {found['hours_without_words']} h without ({found['without_words']})")
    for engine in ENGINES:
        found[engine] = _recall(engine, words) | _false_wakes(engine, others) | _cost(engine)
        _show(engine, found[engine], print)
    found["ends"] = _ends()
    print(
        f"  cascade, synthesised: wakes {found['ends']['delay_ms']} ms of sound after the word's end; that end is "
        f"estimated {found['ends']['error_ms']} ms off (medians), {found['ends']['worst_ms']} ms at worst"
    )
    found["aims"] = _aims(found)
    print(f"  aims: {found['aims']}")
    return found


def _recall(engine: Engine, clips: Sequence[Clip]) -> dict[str, Any]:
    """Return the share of clips in which the word was heard, recorded and synthesised, and word by word."""
    listener = _listener(engine)
    heard: Counter[str] = Counter()
    said: Counter[str] = Counter()
    confused = 0
    for clip in clips:
        listener.reset()
        wakes = _listen(listener, quietly(clip.pcm()))
        kind = "synthesised" if clip.synthesised else "recorded"
        for key in (kind, f"{kind} {clip.word}", f"{kind} half {clip.half}"):
            said[key] += 1
            heard[key] += any(wake.word == clip.word for wake in wakes)
        confused += sum(wake.word != clip.word for wake in wakes)
    recall = {key: f"{heard[key]}/{said[key]}" for key in sorted(said)}
    main = "recorded" if said["recorded"] else "synthesised"
    return {"recall": round(heard[main] / said[main], 4), "heard": recall, "other_word_heard": confused}


def _false_wakes(engine: Engine, clips: Sequence[Clip]) -> dict[str, Any]:
    """Return false wakes per hour of the clips, which come one after the other with a quiet moment between them."""
    listener = _listener(engine)
    woke: Counter[str] = Counter()
    hours = [0.0, 0.0]
    position = 0
    for clip in clips:
        pcm = clip.pcm()
        hours[clip.half] += seconds(pcm) / 3600
        for wake in _listen(listener, quietly(pcm, tail_ms=0), position):
            woke[wake.word] += 1
            woke[f"half {clip.half}"] += 1
        position += ms_to_samples(LEAD_MS) + len(pcm) // SAMPLE_BYTES
    total = sum(woke[word] for word in WORDS)
    return {
        "false_wakes": dict(sorted(woke.items())),
        "false_wakes_per_hour": round(total / sum(hours), 2),
        "hours_of_halves": [round(part, 2) for part in hours],
    }


def _cost(engine: Engine) -> dict[str, Any]:
    """Return the processor time of one word, in speech and while the word is said, and of the longest call."""
    listener = build(Settings(words=(WakeWord(word="hey_jarvis", engine=engine),)))
    cost = {}
    longest = 0.0
    for name, pcm in (("speech", ordinary_speech()), ("word", said("hey_jarvis").pcm)):
        _listen(listener, pcm)
        listener.reset()
        frames = list(as_satellite(pcm))
        begin = time.thread_time()
        for frame in frames:
            called = time.thread_time()
            listener.hear(frame)
            longest = max(longest, time.thread_time() - called)
        cost[name] = round((time.thread_time() - begin) / seconds(pcm), 4)
    return {"core_s_per_s": cost, "longest_call_ms": round(longest * 1000, 1)}


def _ends() -> dict[str, Any]:
    """Return how late the cascade wakes and how well it knows where the word ended, in ms of sound."""
    listener = _listener("cascade")
    delays, errors = [], []
    for word in WORDS:
        for room in range(6):
            sound = said(word, then="Turn on the light.", pause_ms=100, seed=room)
            listener.reset()
            for frame in as_satellite(sound.pcm):
                if (wake := listener.hear(frame)) is not None:
                    delays.append(samples_to_ms(frame.end - sound.ends[0]))
                    errors.append(samples_to_ms(wake.end - sound.ends[0]))
                    break
    return {
        "clips": len(errors),
        "delay_ms": statistics.median(delays),
        "error_ms": statistics.median(map(abs, errors)),
        "worst_ms": max(errors, key=abs),
    }


def _aims(found: dict[str, Any]) -> dict[str, bool]:
    """Compare the cascade with the better engine: the one that hears more, of equals the one with fewer false wakes."""
    better = max(ENGINES[:2], key=lambda name: (found[name]["recall"], -found[name]["false_wakes_per_hour"]))
    cascade = found["cascade"]
    return {
        "recall at least the better engine's": cascade["recall"] >= found[better]["recall"],
        "false wakes at most half of that engine's": 2 * _count(cascade) <= _count(found[better]),
    }


def _count(row: dict[str, Any]) -> int:
    return sum(row["false_wakes"].get(word, 0) for word in WORDS)


def _show(engine: str, row: dict[str, Any], print: Print) -> None:
    cost = row["core_s_per_s"]
    print(
        f"  {engine:14} recall {row['recall']:.1%}   false wakes {row['false_wakes_per_hour']:.2f}/h   "
        f"core {cost['speech']:.4f} s/s (word: {cost['word']:.4f}), longest call {row['longest_call_ms']:.0f} ms"
    )
    print(f"    heard {row['heard']}")
    print(f"    false wakes {row['false_wakes']}, other word heard {row['other_word_heard']}")


def _listener(engine: Engine) -> WakeEngine:
    return build(Settings(words=tuple(WakeWord(word=word, engine=engine) for word in WORDS)))


def _listen(listener: WakeEngine, pcm: bytes, position: int = 0) -> list[Wake]:
    whole = pcm[: len(pcm) // FRAME_BYTES * FRAME_BYTES]
    return [wake for frame in as_satellite(whole, position) if (wake := listener.hear(frame)) is not None]


def _enough(clips: Sequence[Clip], wanted_s: float) -> list[Clip]:
    chosen: list[Clip] = []
    length = 0.0
    for clip in clips:
        if length >= wanted_s:
            break
        chosen.append(clip)
        length += seconds(clip.pcm())
    return chosen


if __name__ == "__main__":
    run(full="--full" in sys.argv)
