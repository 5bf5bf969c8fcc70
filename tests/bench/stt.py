"""Speech-to-text: the elastic window against faster-whisper's own call, on the same clips in the same run.

`python -m tests.bench.stt` prints the comparison, with `--curve` the cost and errors of each window length.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import miniaudio
import numpy

from hub import config
from hub.engines import select, window
from hub.engines.whisper import Model, Samples, WhisperSpeechToText
from shared.audio import SAMPLE_RATE, samples_to_ms
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import pause, voiced
from tests.audio.words import edits, words

RECORDINGS = Path(__file__).parents[3] / "shared" / "sound"
CLIPS = 72
CURVE_S = (5, 6, 8, 10, 15, 30)
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound, 16 kHz 16-bit mono, and what is said in it."""

    pcm: bytes
    text: str

    @property
    def samples(self) -> Samples:
        return numpy.frombuffer(self.pcm, numpy.int16).astype(numpy.float32) / numpy.float32(32768)


@dataclass(slots=True)
class Tally:
    """How fast and how right one way of recognising was."""

    seconds: list[float]
    errors: int = 0
    words: int = 0
    loops: int = 0

    def add(self, seconds: float, said: str, heard: str) -> None:
        """Count one clip."""
        reference = words(said)
        self.seconds.append(seconds)
        self.errors += edits(reference, words(heard))
        self.words += len(reference)
        self.loops += window.repeats(heard) and not window.repeats(said)

    def figures(self) -> dict[str, float]:
        """Return medians and shares."""
        return {
            "median_s": round(statistics.median(self.seconds), 3),
            "p95_s": round(statistics.quantiles(self.seconds, n=20)[-1], 3),
            "word_error_rate": round(self.errors / self.words, 4),
            "loops": self.loops,
        }


def run(print: Print = print) -> dict[str, Any]:
    """Compare on recordings of people where they are there, on synthesised commands otherwise."""
    clips, origin = _clips()
    return asyncio.run(_compare(clips, origin, print))


def curve(print: Print = print) -> dict[str, Any]:
    """Measure windows of fixed length, with and without timestamps, without guard and token limit."""
    clips, origin = _clips()
    return asyncio.run(_curve(clips, origin, print))


async def _compare(clips: Sequence[Clip], origin: str, print: Print) -> dict[str, Any]:
    recognizer = select.speech_to_text(config.SpeechToText())
    tallies = {"stock": Tally([]), "elastic": Tally([])}
    try:
        await recognizer.warm_up()
        for clip in clips:
            begin = time.perf_counter()
            heard = await recognizer.run(lambda model, clip=clip: model.stock(clip.samples, "en"))  # type: ignore[misc]
            tallies["stock"].add(time.perf_counter() - begin, clip.text, heard)
            session = recognizer.session("en")
            for frame in voiced(clip.pcm):
                session.feed(frame)
            begin = time.perf_counter()
            heard = (await session.finish()).best
            tallies["elastic"].add(time.perf_counter() - begin, clip.text, heard)
    finally:
        await recognizer.close()
    figures = {name: tally.figures() for name, tally in tallies.items()}
    ratio = figures["stock"]["median_s"] / figures["elastic"]["median_s"]
    print(f"speech-to-text, {len(clips)} clips ({origin}), model base, {select.threads(0)} threads")
    for name, row in figures.items():
        print(
            f"  {name:8} median {row['median_s']:.3f} s   p95 {row['p95_s']:.3f} s   "
            f"WER {row['word_error_rate']:.1%}   loops {row['loops']}"
        )
    print(f"  elastic is {ratio:.1f} times faster")
    return {"clips": len(clips), "origin": origin, "ratio": round(ratio, 2), **figures}


async def _curve(clips: Sequence[Clip], origin: str, print: Print) -> dict[str, Any]:
    recognizer: WhisperSpeechToText = select.speech_to_text(config.SpeechToText())
    found: dict[str, Any] = {"clips": len(clips), "origin": origin}
    try:
        await recognizer.warm_up()
        for seconds in CURVE_S:
            tally = Tally([])
            for clip in clips:
                begin = time.perf_counter()
                heard = await recognizer.run(lambda model, clip=clip: _fixed(model, clip, seconds))  # type: ignore[misc]  # noqa: B023
                tally.add(time.perf_counter() - begin, clip.text, heard)
            found[f"{seconds} s"] = tally.figures()
            print(f"  {seconds:2} s  {tally.figures()}")
    finally:
        await recognizer.close()
    return found


def _fixed(model: Model, clip: Clip, seconds: int) -> str:
    clip_ms = samples_to_ms(len(clip.samples))
    window_ms = min(max(seconds * 1000, clip_ms + window.MARGIN_MS), window.LONGEST_MS) // 20 * 20
    return model.decode(model.encode(clip.samples, window_ms), "en", clip_ms, beams=1).hypotheses[0].text


def _clips() -> tuple[list[Clip], str]:
    """Return at least 60 clips of 1 to 8 s, spread over speakers and rooms, and where they are from."""
    manifest = RECORDINGS / "manifest.jsonl"
    if not manifest.exists():
        return [Clip(pause(0.2) + speak(text, speed=CLEAR) + pause(0.5), text) for text in _commands()], "synthesised"
    folders: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in manifest.read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted = (row.get("kind"), row.get("lang"), row.get("origin")) == ("speech", "en", "human")
        if wanted and row.get("transcript") and 1 <= row["seconds"] <= 8:
            folders[str(Path(row["file"]).parent)].append(row)
    turns = max(map(len, folders.values()), default=0)
    rows = [rows[turn] for turn in range(turns) for rows in folders.values() if turn < len(rows)][:CLIPS]
    return [Clip(_read(RECORDINGS / row["file"]), row["transcript"]) for row in rows], "recordings of people"


def _read(file: Path) -> bytes:
    return bytes(miniaudio.decode_file(str(file), nchannels=1, sample_rate=SAMPLE_RATE).samples)


def _commands() -> list[str]:
    """Return 64 commands."""
    things = ("kitchen light", "living room lamp", "bedroom fan", "garage door")
    orders = (
        "turn on the {}", "turn off the {}", "please switch the {} off", "is the {} on", "what about the {}",
        "could you turn the {} on for me", "set the {} to thirty percent", "turn the {} off in twenty five minutes",
        "I would like the {} to be on until seven", "never mind the {}", "open the {}", "close the {} please",
        "which rooms have a {}", "turn on the {} and play some music", "the {} is broken",
        "how long was the {} on today",
    )  # fmt: skip
    return [order.format(thing) for order in orders for thing in things]


if __name__ == "__main__":
    curve() if "--curve" in sys.argv else run()
