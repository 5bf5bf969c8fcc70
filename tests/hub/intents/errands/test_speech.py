"""The words of an utterance, and how they were written."""

from __future__ import annotations

import pytest

from hub.intents.errands.speech import heard, parted, written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Set a 10-minute timer!", ("set", "a", "10", "minute", "timer")),
        ("at 7:30 a.m. tomorrow", ("at", "7:30", "am", "tomorrow")),
        ("at 7 P.M.", ("at", "7", "pm")),
        ("1½ hours", ("1", "1/2", "hours")),
        ("7 o'clock", ("7", "oclock")),
        ("¿Qué hora es?", ("qué", "hora", "es")),
        ("50% – please…", ("50", "%", ",", "please")),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert heard(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "call Mum",
        "Milch, Eier und Käse",
        "appeler l'école",
        "Ärzte anrufen",
        "semi-skimmed milk",
        "a T-shirt, e-mail Bob",
        "the parents' evening",
    ],
)
def test_words_are_written_again_as_they_were(text: str) -> None:
    assert written(heard(text)) == text
    assert written(parted(heard(text), elides=True)) == text


def test_words_that_are_drawn_together() -> None:
    assert parted(heard("d'acheter l'eau"), elides=True) == ("d'", "acheter", "l'", "eau")
    assert parted(heard("Nudeltimer"), elides=False, compounds=("timer",)) == ("nudel", "timer")
    assert parted(heard("Timer"), elides=False, compounds=("timer",)) == ("timer",)
    assert written(parted(heard("Nudeltimer"), elides=False, compounds=("timer",))[:1]) == "Nudel"
