"""Sentences that are said word for word again and again, so that their sound can be there before."""

from __future__ import annotations

from hub.brain import speech
from hub.brain.apology import APOLOGIES, apology
from hub.brain.questions.model import questions
from hub.brain.wording.model import wording


def confirmations(language: str) -> list[str]:
    """Return what is said in a language when all is done, when something is left, and when something fails."""
    words = wording(language)
    said = [speech.finished(text, words) for text in (words.done, questions(language).left)]
    return [*said, *(apology(code, language) for code in APOLOGIES)]
