"""Reads the sentences of errands, and tells what was understood in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, QuestionKind, Understood

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.tsv"))


@dataclass(frozen=True)
class Wish:
    """One intent that is expected."""

    intent: str
    slots: dict[str, str]
    then: tuple[Wish, ...] = ()

    def is_met(self, found: Intent) -> bool:
        """Whether it is this that was understood."""
        slots = {name: str(value).replace("\n", "|") for name, value in found.slots.items()}
        fits = slots == self.slots if CATALOGUE[self.intent].errand else self.slots.items() <= slots.items()
        return found.name == self.intent and fits and _all_met(self.then, found.then)


@dataclass(frozen=True)
class Line:
    """One line of a file."""

    place: str
    sentence: str
    wishes: tuple[Wish, ...]
    asked: str = ""
    """The slot that is asked for."""

    def is_met(self, understood: Understood) -> bool:
        """Whether it was understood as it should be."""
        if not self.wishes:
            intents = (*understood.intents, *(understood.question.intents if understood.question else ()))
            return not any(CATALOGUE[each.name].errand for each in intents)
        if self.asked:
            question = understood.question
            if question is None or question.kind is not QuestionKind.SLOT or understood.intents:
                return False
            return question.slot == self.asked and _all_met(self.wishes, question.intents)
        return understood.question is None and understood.miss is None and _all_met(self.wishes, understood.intents)


def _all_met(wishes: Sequence[Wish], found: Sequence[Intent]) -> bool:
    return len(wishes) == len(found) and all(one.is_met(other) for one, other in zip(wishes, found, strict=True))


def load(file: Path) -> list[Line]:
    """Read a file. Raises `ValueError`, which names the line."""
    lines = []
    for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            place = f"{file.name}:{number}"
            sentence, *columns = text.split("\t")
            try:
                lines.append(_line(place, sentence, columns))
            except (KeyError, ValueError, IndexError) as error:
                raise ValueError(f"{place}: cannot be read: {error!r}") from error
    return lines


def _line(place: str, sentence: str, columns: list[str]) -> Line:
    if columns == ["-"]:
        return Line(place, sentence, ())
    asked = columns.pop(0)[1:] if columns[0].startswith("?") else ""
    wishes: list[Wish] = []
    for column in columns:
        name, is_slot, value = column.partition("=")
        if column.startswith(">"):
            assert column[1:] in CATALOGUE, column
            wishes[-1] = Wish(wishes[-1].intent, wishes[-1].slots, (*wishes[-1].then, Wish(column[1:], {})))
        elif is_slot:
            last = wishes[-1].then[-1] if wishes[-1].then else wishes[-1]
            last.slots[name] = value
        else:
            CATALOGUE[column]
            wishes.append(Wish(column, {}))
    if not wishes:
        raise ValueError("nothing is expected")
    return Line(place, sentence, tuple(wishes), asked)
