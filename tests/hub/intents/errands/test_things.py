"""Several things in one breath."""

from __future__ import annotations

import pytest

from hub.intents.errands.speech import heard
from hub.intents.errands.things import things
from hub.intents.errands.words.model import time_words


@pytest.mark.parametrize(
    ("language", "said", "found"),
    [
        ("en", "milk", ["milk"]),
        ("en", "milk, eggs and two loaves of bread", ["milk", "eggs", "two loaves of bread"]),
        ("en", "mac and cheese and salt and pepper", ["mac and cheese", "salt and pepper"]),
        ("en", "1.5 litres of Coke", ["1.5 litres of Coke"]),
        ("de", "Milch, Eier und Salz und Pfeffer", ["Milch", "Eier", "Salz und Pfeffer"]),
        ("fr", "du lait et des œufs", ["du lait", "des œufs"]),
        ("es", "leche y huevos", ["leche", "huevos"]),
        ("nl", "melk en eieren", ["melk", "eieren"]),
    ],
)
def test_things(language: str, said: str, found: list[str]) -> None:
    words = time_words(language)
    assert words is not None
    assert things(heard(said), words) == found
