"""Words as a model writes them into sentences as people hear them: no marks, no links, no lists. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MARKS = re.compile(r"(\*\*|__|\*|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_LINE = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)]|#{1,6}|>)\s+", re.MULTILINE)
_END = re.compile(r"(?<=[.!?…。！？])[\"')\]]*\s+|\n+")
_FENCE = "```"


def plain(text: str) -> str:
    """Return a text without what cannot be spoken."""
    text = _LINE.sub("", text)
    text = _URL.sub("", _LINK.sub(r"\1", text))
    for _ in range(3):
        text = _MARKS.sub(r"\2", text)
    text = "".join(each for each in text if not _is_picture(each)).replace("**", "").replace("`", "")
    return " ".join(text.split())


def _is_picture(character: str) -> bool:
    return character != "°" and (
        unicodedata.category(character) in ("So", "Sk", "Cs", "Co") or character in "\u200d\ufe0f|"
    )


class Sentences:
    """Takes pieces of text and gives back whole sentences, plain; code between fences is left out."""

    def __init__(self) -> None:
        self._held = ""
        self._in_code = False

    def take(self, text: str) -> Iterator[str]:
        """Take the next piece; yield the sentences that are whole now."""
        self._held += text
        while (at := self._held.find(_FENCE)) >= 0:
            before, self._held = self._held[:at], self._held[at + len(_FENCE) :]
            if not self._in_code:
                yield from filter(None, map(plain, _END.split(before)))
            self._in_code = not self._in_code
        if self._in_code:
            self._held = self._held[-2:]
            return
        *whole, self._held = _END.split(self._held)
        yield from filter(None, map(plain, whole))

    def rest(self) -> Iterator[str]:
        """Yield what is left at the end of the text."""
        last, self._held = self._held, ""
        if not self._in_code and (said := plain(last)):
            yield said
