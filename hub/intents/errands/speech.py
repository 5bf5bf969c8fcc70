"""The words of an utterance as errands need them: to compare in lower case, to keep as they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hub.intents.phrases import PAUSE, Tokens, as_written

_ELISION = re.compile(r"^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)')(?=.)")
_CLOCK = "oclock"
_MARK = "\u2010"
"""In front of a word: it was written behind a hyphen."""
_HYPHEN = re.compile(r"(?<=\w)-(?=[^\W\d])|(?<=[^\W\d])-(?=\w)")
_REWRITES = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"[’ʼ]", "'"),
        (r"[\u2010\u2011]", "-"),
        (r"…|\.\.\.|[¿¡]", " "),
        (r"\b([ap])\s?\.\s?m\b\.?", r"\1m"),  # 7:30 a.m.
        (r"\b([ap]) m\b(?!')", r"\1m"),
        (r"(?<=\d)\s*(?:°\s*[CF]?)(?!\w)", "°"),
        (r"(?<=\d)%", " %"),
        (r"(?<=\d)\s*½", " 1/2"),
        (r"½", "1/2"),
        (r"(?<=\d)\s*¼", " 1/4"),
        (r"¼", "1/4"),
        (r"(?<=\d)\s*¾", " 3/4"),
        (r"¾", "3/4"),
        (r"\bo' ?clock\b", _CLOCK),
    )
)


class Word(str):
    """A word in lower case that knows how it was written."""

    __slots__ = ("before", "said")
    said: str
    before: str
    """What was written between it and the word before it: a space, a hyphen, or nothing."""

    def __new__(cls, said: str, *, before: str = " ") -> Word:
        """Take a word as it was written."""
        word = super().__new__(cls, said.lower())
        word.said, word.before = said, before
        return word


def normalise(text: str) -> str:
    """Write as one what speech recognition writes in several ways: `7:30 a.m.`, `1½`, `10-minute`."""
    text = unicodedata.normalize("NFC", text)
    for pattern, instead in _REWRITES:
        text = pattern.sub(instead, text)
    return text


def heard(text: str) -> Tokens:
    """Split a text into words and pauses; the words know how they were written."""
    marked = _HYPHEN.sub(f" {_MARK}", normalise(text))
    return tuple(PAUSE if word == PAUSE else _word(word) for word in as_written(marked))


def _word(written: str) -> Word:
    if written == _CLOCK:
        word = Word(written)
        word.said = "o'clock"
        return word
    return Word(written[1:], before="-") if written[0] == _MARK and len(written) > 1 else Word(written)


def parted(words: Sequence[str], *, elides: bool, compounds: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Part what a language draws together: `d'acheter` where it `elides`, `Nudeltimer` before a second half."""
    if not elides and not compounds:
        return tuple(words)
    found: list[str] = []
    for word in words:
        at = 0
        if elides and (match := _ELISION.match(word)) is not None:
            at = match.end(1)
        elif second := next((each for each in compounds if word.endswith(each) and len(word) > len(each) + 1), ""):
            at = len(word) - len(second)
        if at and isinstance(word, Word):
            found += (Word(word.said[:at], before=word.before), Word(word.said[at:], before=""))
        else:
            found += (word[:at], word[at:]) if at else (word,)
    return tuple(found)


def written(words: Sequence[str]) -> str:
    """Return words as a text, as they were written, with commas for the pauses."""
    text = ""
    for word in words:
        said = word.said if isinstance(word, Word) else word
        if word == PAUSE:
            text += PAUSE
        else:
            before = word.before if isinstance(word, Word) else "" if text.endswith("'") else " "
            text += f"{before}{said}" if text else said
    return text.strip(" ,")
