"""What people say about timers, lists and the like must be understood as it is meant, and nothing else as that."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hub.intents.model import Place
from hub.intents.understander import Understander
from tests.corpus.errands.lines import FILES, load
from tests.corpus.home import home

LANGUAGES = ("en", "de", "fr", "es", "nl")
LEAST = {"en": 150, "de": 40, "fr": 40, "es": 40, "nl": 40}
HERE = Place(area="living")


@cache
def _understander(language: str) -> Understander:
    return Understander(home(language), language)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_errands(file: Path) -> None:
    understander = _understander(file.stem.partition("_")[0])
    lines = load(file)
    wrong = [
        f"{line.place} {line.sentence!r}: {understood.question or understood.intents or understood.miss}"
        for line in lines
        if not line.is_met(understood := understander.understand([line.sentence], HERE))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences_and_none_twice(language: str) -> None:
    lines = [line for file in FILES if file.stem.startswith(f"{language}_") for line in load(file)]
    assert len(lines) >= LEAST[language]
    said = [line.sentence.casefold() for line in lines]
    assert len(set(said)) == len(said), sorted({each for each in said if said.count(each) > 1})
    assert any(not line.wishes for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_errand_is_judged_as_no_other_than_a_whole_one(language: str) -> None:
    """A whole errand is not waited for as the beginning of one."""
    understander = _understander(language)
    errands = [
        line
        for file in FILES
        if file.stem.startswith(f"{language}_")
        for line in load(file)
        if line.wishes and not line.asked and len(line.wishes) == 1
    ]
    judged = [line.place for line in errands if understander.judge(line.sentence, HERE) == "dangling"]
    assert not judged
