"""The sieve leaves out only what cannot fit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from hassil.intents import Intents

from hub.intents.cover import LONGEST_UNKNOWN, NAMED, NUMBER, Cover, Left, parts
from hub.intents.recognizer import Recognizer
from hub.intents.sentences import load
from tests.corpus import lines
from tests.corpus.home import home

LANGUAGES = {"en": "english", "de": "de", "fr": "fr", "es": "es", "nl": "nl"}


def cover(template: str, **lists: list[str]) -> tuple[Cover, frozenset[str] | None]:
    data = {
        "language": "en",
        "intents": {"One": {"data": [{"sentences": [template]}]}},
        "lists": {name: {"values": values} for name, values in lists.items()}
        | {"level": {"range": {"from": 0, "to": 100}}, "words": {"wildcard": True}},
        "expansion_rules": {"turn": "(turn|switch)"},
    }
    intents = Intents.from_dict(data)
    made = Cover(intents.expansion_rules, intents.slot_lists, {"name"}, "en")
    return made, made.of(intents.intents["One"].data[0].sentences[0].expression)


def test_a_template_takes_the_words_that_are_in_it() -> None:
    _, takes = cover("<turn> (on|off) [the] {name} in {color} at {level}[%]", color=["red", "deep blue"])
    wanted = {"turn", "switch", "on", "off", "the", "in", "red", "deep", "blue", "at", "%", NAMED, NUMBER}
    assert takes == frozenset(wanted)


@pytest.mark.parametrize("template", ["play {words}", "<unknown> it", "say {nothing}"])
def test_what_is_not_known_may_be_anything(template: str) -> None:
    assert cover(template)[1] is None


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("turn on the floor lamp", True),
        ("turn on the lamps at twenty one", True),
        ("turn on lamps at 40", True),
        ("turn the green floor lamp on", False),
        ("we turn on the lamp", False),
    ],
)
def test_a_text_with_another_word_does_not_fit(text: str, fits: bool) -> None:
    made, takes = cover("<turn> on [the] {name}[s] [at {level}]")
    assert takes is not None
    assert made.left(text, frozenset({"floor", "lamp"})).fits(takes) is fits


def test_one_unknown_thing_may_be_left() -> None:
    said = ("turn", "on", *("x" * LONGEST_UNKNOWN))
    takes = frozenset({"turn", "on", NAMED})
    assert Left(said, frozenset(said), frozenset(said)).fits_but_one(takes)
    longer = (*said, "x")
    assert not Left(longer, frozenset(longer), frozenset(longer)).fits_but_one(takes)
    assert not Left(said, frozenset(said), frozenset(said)).fits_but_one(takes - {NAMED})


def test_an_elided_article_is_a_word() -> None:
    assert parts("allume l'ampoule du porte-manteau") == ("allume", "l'", "ampoule", "du", "porte", "manteau")


def said(language: str) -> Iterator[str]:
    """Yield every third sentence of the corpus."""
    yield from chain.from_iterable(line.turns for line in lines.load(LANGUAGES[language])[::3])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_fits_is_left_out(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home = home(language)
    with_it, without = Recognizer(at_home, language), Recognizer(at_home, language)
    texts = list(said(language))
    found = [with_it.understand(text, "living") for text in texts]
    monkeypatch.setattr(Left, "fits", lambda self, takes: True)
    assert found == [without.understand(text, "living") for text in texts]
    assert sum(each is not None for each in found) > len(found) / 2


def test_talk_is_not_walked_at_all() -> None:
    sieve, texts, named = load("en").sieve, ("we went to the garage",), frozenset({"garage"})
    assert sieve.is_strange(texts, named)
    assert not list(sieve.fitting(texts, lambda name, kinds: True, named))
    assert not sieve.is_strange(("turn off the garage light",), named)
