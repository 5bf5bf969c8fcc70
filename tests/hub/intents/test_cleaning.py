"""What people say around a request, and what they take back."""

from __future__ import annotations

import pytest

from hub.intents.cleaning import cleaned, corrected
from hub.intents.phrases import Tokens, joined, leading, places, tokens, trailing
from hub.intents.words.model import Words, words

ENGLISH = words("en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Turn on the lamp, please.", "turn on the lamp , please"),
        ("Set it to 21.5 °C!", "set it to 21.5 °c"),
        ("wake-up light — off", "wake up light , off"),
        ("set it to -5 degrees", "set it to -5 degrees"),
        ("“Lights” off…", "lights off"),
        (" , . ", ""),
    ],
)
def test_words_and_pauses(text: str, said: str) -> None:
    assert " ".join(tokens(text)) == said


def test_phrases_are_found_longest_first() -> None:
    said = tokens("and then turn it off and then on")
    assert leading(said, ("and", "and then")) == 2
    assert trailing(said, ("on", "then on")) == 2
    assert places(said, ("and", "and then")) == [(0, 2), (5, 7)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("could you please turn on the lamp", "turn on the lamp"),
        ("um, hey, can you turn on the lamp for me please", "turn on the lamp"),
        ("would you mind turning off the fan", "turn off the fan"),
        ("would you mind turning off the fan and closing the blinds", "turn off the fan and close the blinds"),
        ("turn off the lights, turn off the lights", "turn off the lights"),
        ("turn off the the fan", "turn off the fan"),
        ("turn off turn off the fan", "turn off the fan"),
        ("dial 2 2 3", "dial 2 2 3"),
        ("the living room as well", "the living room as well"),
        ("could you please", ""),
        ("um", ""),
    ],
)
def test_politeness_fillers_and_repetitions_come_off(text: str, bare: str) -> None:
    assert joined(cleaned(tokens(text), ENGLISH)) == bare


def test_a_language_without_words_changes_nothing() -> None:
    said = tokens("could you please turn on the lamp")
    assert cleaned(said, Words()) == said
    assert list(corrected(said, Words(), lambda _: False)) == []


GERMAN = words("de")


def things(said: Tokens) -> bool:
    return joined(said) in {"the kitchen", "the hall light", "the fan", "fan", "the right blind"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("turn on the kitchen, no, the hall light", "turn on the hall light"),
        ("set it to 20, sorry, 21 degrees", "set it to 21 degrees"),
        ("turn the fan off, I mean the hall light", "turn the hall light off"),
        ("raise the left, um, the right blind", "raise the right blind"),
        ("turn off the fan, no wait, turn on the hall light", "turn on the hall light"),
    ],
)
def test_what_was_taken_back_is_replaced(text: str, meant: str) -> None:
    assert meant in [joined(way) for way, _ in corrected(tokens(text), ENGLISH, things)]


def test_a_place_is_replaced_by_a_place() -> None:
    """The more words there are the more parts could be meant: a place begins with other words in each room."""
    text = "mach bitte sofort das große licht in der küche nein im flur aus"
    ways = [joined(way) for way, _ in corrected(tokens(text), GERMAN, things, {"in", "im"}.__contains__)]
    assert "mach bitte sofort das große licht im flur aus" in ways


@pytest.mark.parametrize("text", ["no", "turn on the lamp no", "no turn on the lamp", "turn on the lamp"])
def test_without_something_before_and_after_nothing_is_taken_back(text: str) -> None:
    assert list(corrected(tokens(text), ENGLISH, things)) == []


def test_a_replacement_that_is_a_request_keeps_what_came_before_as_its_context() -> None:
    found = list(corrected(tokens("open the curtains, actually close them"), ENGLISH, things))
    assert (("close", "them"), ("open", "the", "curtains")) in found
