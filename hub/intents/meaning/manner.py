"""How something is said: as a wish, or as something forbidden, told, quoted, supposed or asked. Pure."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from hub.intents.meaning.vocabulary.model import Vocabulary, listed
from hub.intents.names import plain


class Manner(StrEnum):
    """Nothing but a wish may be acted on, and a question becomes an answer, or a question back."""

    WISH = "wish"
    QUESTION = "question"
    FORBIDDEN = "forbidden"
    TOLD = "told"
    """Past, quoted or supposed."""
    RECALL = "recall"
    """A question about what was done: "did I lock the door"."""


BETWEEN = 2
"""Words between a negation and the verb it forbids."""


def manner(text: str, vocabulary: Vocabulary) -> Manner:
    """Tell how a sentence is said, as far as its words show."""
    said = plain(text)
    forbidden, supposed, told, question = _patterns(vocabulary)
    if forbidden is not None and forbidden.search(said):
        return Manner.FORBIDDEN
    if supposed is not None and supposed.search(said):
        return Manner.TOLD
    is_told = told is not None and told.search(said) is not None
    if question is not None and question.search(said):
        return Manner.RECALL if is_told else Manner.QUESTION
    return Manner.TOLD if is_told else Manner.WISH


@lru_cache(maxsize=16)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str] | None, ...]:
    told = "|".join(filter(None, (vocabulary.past, vocabulary.reported)))
    return (_forbidden(vocabulary), _compiled(vocabulary.supposed), _compiled(told), _compiled(vocabulary.questions))


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


def _forbidden(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    if not vocabulary.negations or not vocabulary.acts:
        return None
    no = "|".join(re.escape(word) for word in listed(vocabulary.negations))
    act = "|".join(re.escape(word) for word in listed(vocabulary.acts))
    patterns = [rf"(?<!\bit )\b(?:{no})(?: \w+){{0,{BETWEEN}}}?(?:(?<=')| )(?:{act})\b"]
    if vocabulary.negation_follows:
        patterns.append(rf"\b(?:{act})\b(?: \S+){{0,6}}? (?:{no})\b")
    return re.compile("|".join(patterns))
