"""What is cut from a transcript, and where a reply is cut into sentences."""

from __future__ import annotations

import pytest

from hub.brain.apology import APOLOGIES, apology
from hub.reading.sentences import split
from hub.turn.wake_word import without_wake_word


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("Hey Jarvis, turn on the light.", "hey_jarvis", "turn on the light."),
        ("Jarvis. Turn on the light.", "hey_jarvis", "Turn on the light."),
        ("A. Jarvis, what time is it?", "hey_jarvis", "what time is it?"),
        ("Hey Jarvis.", "hey_jarvis", ""),
        ("Alexa, stop.", "alexa", "stop."),
        ("turn on the light", "hey_jarvis", "turn on the light"),
        ("Hey, is the door open?", "hey_jarvis", "Hey, is the door open?"),
        ("Call Jarvis a taxi", "hey_jarvis", "Call Jarvis a taxi"),
        ("  turn it off ", "", "turn it off"),
        ("", "hey_jarvis", ""),
    ],
)
def test_the_wake_word_is_no_part_of_what_was_said(text: str, word: str, left: str) -> None:
    assert without_wake_word(text, word) == left


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is 21.5 degrees. The window is open!", ["It is 21.5 degrees.", "The window is open!"]),
        ("Dr. Who is here. Really?", ["Dr. Who is here.", "Really?"]),
        ("It is 3 p.m. now.", ["It is 3 p.m. now."]),
        ("Fertig… Noch etwas?", ["Fertig…", "Noch etwas?"]),
        ('He said "yes." Then he left.', ['He said "yes."', "Then he left."]),
        ("one thing", ["one thing"]),
        ("  ", []),
    ],
)
def test_a_reply_is_spoken_sentence_by_sentence(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_every_failure_has_words_in_every_language_we_speak() -> None:
    assert all(set(sentences) == {"en", "de", "fr", "es", "nl"} for sentences in APOLOGIES.values())
    assert apology("too_slow", "de-CH") == APOLOGIES["too_slow"]["de"]
    assert apology("never heard of", "xx") == APOLOGIES["answer_failed"]["en"]
