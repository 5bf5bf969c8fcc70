"""What is said about announcements has the same keys and the same values in every language."""

from __future__ import annotations

from string import Formatter

import pytest

from hub.brain.told.announcements import WORDS


def fields(sentence: str | tuple[str, str]) -> set[str]:
    texts = (sentence,) if isinstance(sentence, str) else sentence
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["de", "fr", "es", "nl"])
def test_every_language_says_everything(language: str) -> None:
    assert WORDS[language].keys() == WORDS["en"].keys()
    for key, english in WORDS["en"].items():
        said = WORDS[language][key]
        assert isinstance(said, tuple) is isinstance(english, tuple), key
        assert fields(said) - {"count"} == fields(english) - {"count"}, key


def test_nothing_is_said_that_no_skill_tells() -> None:
    assert all(text for words in WORDS.values() for text in words.values())
