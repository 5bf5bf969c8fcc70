"""Words as a model writes them into sentences as people hear them: no marks, no links, no lists. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hub.reading.sentences import Splitter

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_MARKS = re.compile(r"(\*\*|__|\*|`+|~~)(?=\S)(.+?)(?<=\S)\1")
_LINE = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)]|#{1,6}|>)\s+", re.MULTILINE)
_MACHINE = re.compile(r'[{}]|"\w+"\s*:\s*"|</?\w+>')
_FENCE = "```"


def plain(text: str) -> str:
    """Return a text without what cannot be spoken; nothing where it was meant for a machine, as a bad call."""
    if _MACHINE.search(text):
        return ""
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
        self._splitter = Splitter(clause_first=False)
        self._held = ""
        """What may be the beginning of a fence."""
        self._in_code = False

    def take(self, text: str) -> Iterator[str]:
        """Take the next piece; yield the sentences that are whole now."""
        before, *fenced = f"{self._held}{text}".split(_FENCE)
        for after in fenced:
            yield from self._said(before, last=True)
            before, self._in_code = after, not self._in_code
        more = before.rstrip("`")
        self._held = before[len(more) :]
        yield from self._said(more)

    def rest(self) -> Iterator[str]:
        """Yield what is left at the end of the text."""
        last, self._held = self._held, ""
        yield from self._said(last, last=True)

    def _said(self, text: str, *, last: bool = False) -> Iterator[str]:
        if self._in_code:
            return
        *lines, begun = text.split("\n")
        for line in lines:
            yield from filter(None, map(plain, self._splitter.feed(line, last=True)))
        yield from filter(None, map(plain, self._splitter.feed(begun, last=last)))
