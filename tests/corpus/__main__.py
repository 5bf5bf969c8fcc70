"""Runs the corpus and shows what went wrong: `python -m tests.corpus [SET …] [--failures] [--no-meaning]`."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hub.engines.base import SentenceEmbedder
from tests.corpus.embedder import embedder
from tests.corpus.exam import Exam, Score, Verdict
from tests.corpus.lines import FOLDER, SETS, Line, load


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 when a set cannot be read."""
    options = _options(arguments)
    model = None if options.no_meaning else embedder()
    scores: dict[str, Score] = {}
    for name in options.sets or [name for name in SETS if (FOLDER / f"{name}.tsv").exists()]:
        lines = load(name)
        if options.only:
            lines = [line for line in lines if options.only in " >> ".join(line.turns)]
        scores[name] = asyncio.run(run(lines, model))
        show(name, scores[name], failures=options.failures)
    if options.json:
        options.json.write_text(
            json.dumps({name: _plain(score) for name, score in scores.items()}, indent=2, ensure_ascii=False) + "\n",
            "utf-8",
        )
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []], help=", ".join(SETS))
    parser.add_argument("--failures", action="store_true", help="list every line that is not right")
    parser.add_argument("--no-meaning", action="store_true", help="without the embedding model")
    parser.add_argument("--only", default="", metavar="WORDS", help="only lines that hold these words")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all verdicts there")
    return parser.parse_args(arguments)


async def run(lines: Sequence[Line], model: SentenceEmbedder | None) -> Score:
    """Grade lines of one language."""
    exam = Exam(lines[0].language if lines else "en", embedder=model)
    return Score(tuple([await exam.grade(line) for line in lines]))


def show(name: str, score: Score, *, failures: bool) -> None:
    """Print a set's score."""
    if failures:
        for verdict in score.failures:
            print(_shown(verdict))
    counted = ", ".join(f"{count} {grade}" for grade, count in score.counts().items() if count)
    print(f"{name}: {len(score.verdicts)} sentences, right {score.right:.1%}: {counted}")


def _shown(verdict: Verdict) -> str:
    line = verdict.line
    return (
        f"{line.place} [{verdict.grade}] {' >> '.join(line.turns)} ({line.area or 'no area'})\n"
        f"    wanted {line.expected}\n    got    {' >> '.join(verdict.happened)}"
    )


def _plain(score: Score) -> dict[str, object]:
    return {
        "counts": score.counts(),
        "right": round(score.right, 4),
        "lines": [
            {
                "place": verdict.line.place,
                "turns": verdict.line.turns,
                "area": verdict.line.area,
                "expected": verdict.line.expected,
                "grade": verdict.grade,
                "happened": verdict.happened,
            }
            for verdict in score.verdicts
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
