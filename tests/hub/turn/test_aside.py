from __future__ import annotations

import pytest

from hub.turn.aside import Verdict, around, judge, stop_words

SAYING = "The living room lamp is on, and the heating is set to twenty one degrees."


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "", Verdict.RESUME),
        ("en", "…", Verdict.RESUME),
        ("en", "Mm-hmm.", Verdict.RESUME),
        ("en", "Yeah, okay.", Verdict.RESUME),
        ("en", "I see, thank you.", Verdict.RESUME),
        ("de", "Ja, genau.", Verdict.RESUME),
        ("fr", "D'accord, merci.", Verdict.RESUME),
        ("es", "Sí, vale.", Verdict.RESUME),
        ("nl", "Oké, prima.", Verdict.RESUME),
        ("en", "Stop.", Verdict.STOP),
        ("en", "Stop, stop!", Verdict.STOP),
        ("en", "Okay, stop please.", Verdict.STOP),
        ("en", "Be quiet.", Verdict.STOP),
        ("de", "Stopp!", Verdict.STOP),
        ("de", "Sei still.", Verdict.STOP),
        ("fr", "Arrête.", Verdict.STOP),
        ("es", "Cállate.", Verdict.STOP),
        ("nl", "Hou op.", Verdict.STOP),
        ("de-CH", "Schon gut.", Verdict.STOP),
        ("pt", "Stop.", Verdict.STOP),
        ("en", "Wait.", Verdict.WAIT),
        ("en", "Hang on, wait a moment.", Verdict.WAIT),
        ("de", "Moment mal.", Verdict.WAIT),
        ("en", "Turn off the kitchen light.", Verdict.TURN),
        ("en", "Wait, turn off the kitchen light.", Verdict.TURN),
        ("en", "And tomorrow?", Verdict.TURN),
        ("en", "Stop the washing machine.", Verdict.TURN),
    ],
)
def test_what_is_said_over_a_reply(language: str, text: str, verdict: Verdict) -> None:
    assert judge(text, SAYING, language) is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Stop.", Verdict.STOP),
        ("Hold on.", Verdict.STOP),
        ("Yeah.", Verdict.RESUME),
        ("Turn off the kitchen light.", Verdict.RESUME),
    ],
)
def test_where_speech_may_not_interrupt_only_a_wish_for_silence_counts(text: str, verdict: Verdict) -> None:
    assert judge(text, SAYING, "en", interrupts=False) is verdict


@pytest.mark.parametrize(
    "text",
    ["the living room lamp", "Heating is set to 21 degrees", "living roomlamp is on", "heating", "is set to twenty"],
)
def test_the_replys_own_words_are_no_wish(text: str) -> None:
    assert judge(text, SAYING, "en") is Verdict.RESUME


@pytest.mark.parametrize(
    "text",
    ["Turn on the living room lamp.", "What is the heating set to?", "Is the living room lamp on?", "And the bedroom?"],
)
def test_a_wish_about_what_the_reply_says_is_a_wish(text: str) -> None:
    assert judge(text, SAYING, "en") is Verdict.TURN


def test_a_reply_that_says_stop_does_not_stop_itself() -> None:
    assert judge("stop", "Say stop, and I will stop the timer.", "en") is Verdict.RESUME
    assert judge("stop", SAYING, "en") is Verdict.STOP


@pytest.mark.parametrize(
    ("text", "words"), [("Stop!", "stop"), ("Be quiet, please.", "be quiet"), ("Stop, stop.", "stop"), ("wait", "stop")]
)
def test_a_wish_for_silence_ends_a_turn_in_words_that_are_known(text: str, words: str) -> None:
    assert stop_words(text, "en") == words


def test_only_the_words_around_the_moment_may_be_an_echo() -> None:
    text = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen."
    assert around(text, 0.0, 20.0).startswith("One two")
    assert "nine" not in around(text, 0.0, 20.0)
    assert "seven" in around(text, 8.0, 20.0)
    assert around(text, 30.0, 20.0).endswith("") and "One" not in around(text, 30.0, 20.0)
    assert around(text, 1.0, 0.0) == text
