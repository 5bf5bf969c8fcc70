"""What is left of a reply that was cut off, and who asks for it."""

from __future__ import annotations

import pytest

from hub.brain.go_on import PHRASES, Wanted, wanted
from hub.brain.last_reply import ANNOUNCED_S, LastReplies, LastReply

SAID = "It is 21.5 degrees in the living room, and the window is open. Shall I close it?"


@pytest.mark.parametrize(
    ("heard", "rest"),
    [
        ("", SAID),
        ("It is 21.5", SAID),
        ("It is 21.5 degrees in the living room,", "and the window is open. Shall I close it?"),
        ("It is 21.5 degrees in the living room, and the window", "and the window is open. Shall I close it?"),
        ("It is 21.5 degrees in the living room, and the window is open.", "Shall I close it?"),
        ("It is 21.5 degrees in the living room, and the window is open. Shall", "Shall I close it?"),
        (SAID, ""),
        ("something else", SAID),
    ],
)
def test_the_rest_begins_with_the_clause_that_was_cut(heard: str, rest: str) -> None:
    assert LastReply(SAID, heard).rest == rest


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("Go on.", "en", Wanted.REST),
        ("Please, continue!", "en-GB", Wanted.REST),
        ("I didn’t catch that.", "en", Wanted.AGAIN),
        ("Weiter!", "de", Wanted.REST),
        ("Wie bitte?", "de", Wanted.AGAIN),
        ("Continue.", "fr", Wanted.REST),
        ("Quoi d'autre ?", "fr", Wanted.REST),
        ("¿Puedes repetirlo?", "es", Wanted.AGAIN),
        ("Ga door.", "nl", Wanted.REST),
        ("say that again", "de", Wanted.AGAIN),
        ("What was that announcement?", "en", Wanted.ANNOUNCED),
        ("Was war die Durchsage?", "de", Wanted.ANNOUNCED),
        ("Répète l'annonce.", "fr", Wanted.ANNOUNCED),
        ("Repite el anuncio", "es", Wanted.ANNOUNCED),
        ("Wat was die mededeling?", "nl", Wanted.ANNOUNCED),
        ("continue the music", "en", None),
        ("once more", "en", None),
        ("weiter", "en", None),
        ("", "en", None),
    ],
)
def test_only_words_about_nothing_else_ask_for_it(text: str, language: str, what: Wanted | None) -> None:
    assert wanted(text, language) is what


def test_the_phrases_are_written_as_words_are_compared() -> None:
    for language, phrases in PHRASES.items():
        for what, each in phrases.items():
            assert all(wanted(phrase, language) is what for phrase in each)


def test_a_reply_is_forgotten_after_a_while_and_places_are_bounded() -> None:
    now = 0.0
    replies = LastReplies(60, lambda: now)
    replies.remember("kitchen", LastReply("Done.", "Done."))
    now = 60.0
    assert replies.at("kitchen") is not None
    now = 61.0
    assert replies.at("kitchen") is None
    assert replies.at("hall") is None
    for number in range(200):
        replies.remember(str(number), LastReply("Done.", ""))
    assert replies.at("0") is None and replies.at("199") is not None


def test_an_announcement_is_remembered_longer_and_beside_what_is_said_since() -> None:
    now = 0.0
    replies = LastReplies(60, lambda: now)
    replies.remember("kitchen", LastReply("Dinner is ready.", "", announcement=True))
    assert replies.at("kitchen") == replies.announcement("kitchen")
    replies.remember("kitchen", LastReply("Done.", "Done."))
    now = ANNOUNCED_S
    told = replies.announcement("kitchen")
    assert told is not None and told.rest == "Dinner is ready."
    assert replies.at("kitchen") is None
    now += 1
    assert replies.announcement("kitchen") is None
