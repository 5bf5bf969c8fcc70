"""The lines of the corpus, as files hold them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.corpus.expected import FormatError, parse
from tests.corpus.home import home

FOLDER = Path(__file__).parent
SETS = (
    "english", "free", "others", "free_exam", "others_exam", "free_final", "others_final", "free_fresh", "others_fresh",
    "free_unseen", "others_unseen", "free_blind", "others_blind", "free_guest", "others_guest",
    "de", "fr", "es", "nl", "de_fresh", "fr_fresh", "es_fresh", "nl_fresh",
)  # fmt: skip
LANGUAGE = {language + kind: language for language in ("de", "fr", "es", "nl") for kind in ("", "_fresh")}
"""Of each set; English without an entry."""
FREE = ("free", "free_exam", "free_final", "free_fresh", "free_unseen", "free_blind", "free_guest")
"""Free phrasings, in the order in which they were first run."""
OTHERS = ("others", "others_exam", "others_final", "others_fresh", "others_unseen", "others_blind", "others_guest")
"""What is not for the house, likewise."""
SILENCE = "(silence)"
"""A turn in which nothing is said until an open question has lapsed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a set."""

    set: str
    number: int
    turns: tuple[str, ...]
    area: str
    expected: str

    @property
    def place(self) -> str:
        return f"{self.set}.tsv:{self.number}"

    @property
    def language(self) -> str:
        return LANGUAGE.get(self.set, "en")

    @property
    def free(self) -> bool:
        """It may be asked about first: what counts is what a yes does."""
        return self.set in FREE


def load(name: str) -> list[Line]:
    """Read a set. Raises `FormatError` naming the line; `FileNotFoundError` when there is no such set."""
    at_home = home()
    lines: list[Line] = []
    for number, text in enumerate((FOLDER / f"{name}.tsv").read_text("utf-8").splitlines(), 1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if len(cells) != 3:
            raise FormatError(f"{name}.tsv:{number}: {len(cells)} columns instead of 3")
        line = Line(name, number, tuple(cells[0].split(" >> ")), cells[1], cells[2])
        try:
            expected = parse(line.expected, at_home)
        except ValueError as error:
            raise FormatError(f"{line.place}: {error}") from error
        if len(expected) != len(line.turns):
            raise FormatError(f"{line.place}: {len(line.turns)} turns, {len(expected)} expectations")
        if line.area not in {area.id for area in at_home.areas()} | {""}:
            raise FormatError(f"{line.place}: unknown area {line.area!r}")
        lines.append(line)
    return lines
