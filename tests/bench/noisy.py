"""Understanding what speech-to-text makes of a noisy room: with the first reading alone, with rescue, with meaning.

`python -m tests.bench.noisy [SENTENCES]` prints the comparison.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hub import config
from hub.engines import select
from hub.engines.whisper import WhisperSpeechToText
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.audio.voiced import pause, voiced
from tests.audio.words import edits, words
from tests.corpus.embedder import embedder
from tests.corpus.exam import Exam, Grade, Verdict
from tests.corpus.lines import Line, load

SENTENCES, FULL = 150, 300
PACES = (0.8, 0.95, 1.1)
"""Of the voice, one after the other."""
NOISE_DB = (-46, -42, -38)
"""Of the room; the talker arrives at -26 dB, so 20 to 12 dB below."""
DISTANCES_M = (1.5, 3.0, 4.5)
REVERBERATION_S = 0.45
AS_WRITTEN = "as written"
FIRST, RESCUE, MEANING = "first reading, exact", "with n-best and corrected names", "and with meaning"
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Heard:
    """A line of the corpus and what speech-to-text made of it, best first."""

    line: Line
    readings: tuple[str, ...]


def run(print: Print = print, *, full: bool = False, sentences: int = 0) -> dict[str, Any]:
    """Compare on sentences of the English corpus, spoken in a simulated room."""
    lines = chosen(sentences or (FULL if full else SENTENCES))
    return asyncio.run(_compare(lines, print))


def chosen(count: int) -> list[Line]:
    """Return about `count` single sentences, evenly from the whole corpus, with those that must do nothing."""
    lines = [line for line in load("english") if len(line.turns) == 1]
    return [lines[index * len(lines) // count] for index in range(min(count, len(lines)))]


async def _compare(lines: Sequence[Line], print: Print) -> dict[str, Any]:
    heard, errors = await _recognise(lines)
    settings = config.Understanding(corrected_names=False)
    model = embedder()
    ways: dict[str, tuple[Exam, list[tuple[str, ...]]]] = {
        AS_WRITTEN: (Exam(), [(line.turns[0],) for line in lines]),
        FIRST: (Exam(settings=settings), [each.readings[:1] for each in heard]),
        RESCUE: (Exam(), [each.readings for each in heard]),
    }
    if model is not None:
        ways[MEANING] = (Exam(embedder=model), [each.readings for each in heard])
    found: dict[str, Any] = {
        "sentences": len(lines),
        "word_error_rate": round(errors, 4),
        "ways": {},
    }
    for name, (exam, readings) in ways.items():
        verdicts = [await exam.grade(line, texts or ("",)) for line, texts in zip(lines, readings, strict=True)]
        found["ways"][name] = figures = _figures(verdicts)
        figures["wrong"] = [
            {"place": verdict.line.place, "readings": texts, "did": verdict.happened}
            for verdict, texts in zip(verdicts, readings, strict=True)
            if verdict.grade is Grade.WRONG
        ]
        print(f"  {name:32} {figures['right']:.1%} right, {len(figures['wrong'])} wrong actions")
    found["exactly_heard"] = sum(
        words(each.line.turns[0]) == words(each.readings[0]) for each in heard if each.readings
    )
    return found


def _figures(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    counted = Counter(verdict.grade for verdict in verdicts)
    right = counted[Grade.RIGHT] + counted[Grade.ASKED_RIGHT]
    return {"right": round(right / len(verdicts), 4), "counts": {str(grade): counted[grade] for grade in Grade}}


async def _recognise(lines: Sequence[Line]) -> tuple[list[Heard], float]:
    recognizer = select.speech_to_text(config.SpeechToText())
    wrong_words = all_words = 0
    heard = []
    try:
        await recognizer.warm_up()
        for number, line in enumerate(lines):
            readings = await _readings(recognizer, line.turns[0], number)
            heard.append(Heard(line, readings))
            said = words(line.turns[0])
            wrong_words += edits(said, words(readings[0] if readings else ""))
            all_words += len(said)
    finally:
        await recognizer.close()
    return heard, wrong_words / max(all_words, 1)


async def _readings(recognizer: WhisperSpeechToText, text: str, number: int) -> tuple[str, ...]:
    """Say a sentence in the room of this number and return what is understood."""
    dry = pause(0.3) + speak(text, speed=PACES[number % len(PACES)]) + pause(0.6)
    sound = in_room(
        dry,
        seed=number,
        noise_db=NOISE_DB[number // len(PACES) % len(NOISE_DB)],
        distance_m=DISTANCES_M[number // (len(PACES) * len(NOISE_DB)) % len(DISTANCES_M)],
        reverberation_s=REVERBERATION_S,
    )
    session = recognizer.session("en")
    for frame in voiced(sound):
        session.feed(frame)
    found = await session.alternatives()
    return tuple(dict.fromkeys(each.text for each in found.ranked if each.text))


if __name__ == "__main__":
    run(sentences=int(sys.argv[1]) if len(sys.argv) > 1 else 0)
