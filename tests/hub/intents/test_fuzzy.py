"""How alike words are, and which names they may have been."""

from __future__ import annotations

import pytest

from hub.intents.fuzzy import ACT, ASK, ASK_ALONE, NameBook, similarity
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.phrases import tokens
from hub.intents.sounds import key
from hub.intents.words.model import words
from tests.hub.house import house

BOOK = NameBook(build(house(), additions("en")), additions("en"), words("en"))


@pytest.mark.parametrize(
    ("phonetics", "one", "other"),
    [
        ("metaphone", "lied", "light"),
        ("metaphone", "ceiling", "sealing"),
        ("cologne", "rollo", "rolo"),
        ("cologne", "fenster", "venster"),
        ("cologne", "küche", "kueche"),
        ("", "büro", "buro"),
    ],
)
def test_words_that_sound_alike_have_one_key(phonetics: str, one: str, other: str) -> None:
    assert key(one, phonetics) == key(other, phonetics)


@pytest.mark.parametrize(
    ("word", "code"),
    [("wikipedia", "3412"), ("müller", "657"), ("schmidt", "862"), ("breschnew", "17863"), ("xaver", "4837")],
)
def test_the_cologne_key_is_the_published_one(word: str, code: str) -> None:
    assert key(word, "cologne") == code


@pytest.mark.parametrize(
    ("heard", "meant", "low", "high"),
    [
        ("lied", "light", 0, ACT),
        ("sealing", "ceiling", ACT, 1),
        ("lump", "lamp", ACT, 1),
        ("of", "off", ACT, 1),
        ("four", "floor", 0, ACT),
        ("sauna", "sun", ASK, ASK_ALONE),
        ("son", "sun", ASK_ALONE, 1),
        ("lite", "light", ASK_ALONE, ACT),
        ("lamp", "fan", 0, ASK),
        ("kettle", "ceiling", 0, ASK),
    ],
)
def test_likeness(heard: str, meant: str, low: float, high: float) -> None:
    assert low <= similarity(heard, meant, "metaphone") <= high


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("turn on the floor lump", "floor lamp"),
        ("turn on the bedsight lamp", "bedside lamp"),
        ("turn on the kitchen work top", "kitchen worktop"),
        ("turn off the sealing light", "ceiling light"),
        ("open the kitchen blint", "kitchen blind"),
    ],
)
def test_the_best_guess_is_the_name(text: str, name: str) -> None:
    assert BOOK.guesses(tokens(text))[0].name == name


@pytest.mark.parametrize(
    "text",
    ["turn on the bathroom light", "turn on the garden light", "turn on the left lamp", "turn on lamp 3", "hello", ""],
)
def test_words_that_were_heard_right_do_not_give_way(text: str) -> None:
    assert not any(guess.score >= ACT for guess in BOOK.guesses(tokens(text)))
