"""Text into pieces that can be spoken while the rest is made: whole sentences, and at first a clause of a long one."""

from __future__ import annotations

import re

FIRST_WORDS = 4
"""A first clause has so many words at least, about a second of speech: the next piece is made while it sounds."""
LONG = 48
"""Characters, about three seconds of speech, up to which a sentence is not worth cutting."""
MOST = 400
"""Characters after which a text without a mark is cut all the same."""

_END = re.compile(r"[.!?…][\"'”»)\]]*(?P<gap>\s+)(?=\S)|[。！？](?P<none>)(?=\S)")
_CLAUSE = re.compile(r"[,;:][\"'”»)\]]*(?P<gap>\s+)(?=\S)|(?P<dash>\s+)(?=[–—]\s)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:Mr|Mrs|Ms|Dr|Prof|St|etc|vs|[Aa]pprox|[Ee]\.g|[Ii]\.e|p\.m|a\.m|P\.M|A\.M"
    r"|bzw|[Cc]a|evtl|inkl|[Zz]\. ?B|[Dd]\. ?h|[Uu]\. ?a|M|MM|env|p\. ?ex|Sra?|Sres|aprox|p\. ?ej"
    r"|[Bb]ijv|[Bb]v|dhr|mevr|[A-Za-z])\.$"
)
_BEFORE_NUMBER = re.compile(r"(?:^|\s)(?:[Nn][or]|n\.º)\.?$")
"""`No. 5`; a `No.` without a number is an answer."""
_NUMBERED = re.compile(r"(?<![\d.,:])\d{1,2}\.$")
_COUNTED = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Stock|Etage|Obergeschoss|Untergeschoss|Geschoss|Mal)\b"
)
"""What follows an ordinal in German, where a point is part of it."""


class Splitter:
    """Cuts a text that comes bit by bit. A cut is made only where more text cannot move it."""

    def __init__(self, *, clause_first: bool = True) -> None:
        """With `clause_first` the first piece may be a clause."""
        self._text = ""
        self._clause_first = clause_first

    def feed(self, text: str, *, last: bool = False) -> list[str]:
        """Add text and return the pieces that are whole now; after the `last` one all, and a new sentence begins."""
        self._text += text
        pieces = self._cut(final=last)
        if last and (rest := self._text.strip()):
            pieces.append(rest)
            self._clause_first = False
        if last:
            self._text = ""
        return pieces

    def _cut(self, final: bool) -> list[str]:
        pieces: list[str] = []
        while (cut := self._next_cut(final)) is not None:
            pieces.append(self._text[: cut[0]].strip())
            self._text = self._text[cut[1] :]
            self._clause_first = False
        return pieces

    def _next_cut(self, final: bool) -> tuple[int, int] | None:
        """Return where the first piece ends and the next begins."""
        text = self._text
        end = _sentence_end(text, final)
        reach = end[0] if end is not None else len(text)
        if self._clause_first and (reach > LONG or (end is None and not final)):
            for clause in _CLAUSE.finditer(text, 0, reach):
                start, stop = clause.span(clause.lastgroup or "gap")
                if len(text[:start].split()) >= FIRST_WORDS and not _within_numbers(text, start, stop):
                    return start, stop
        if end is None and len(text) > MOST:
            return _emergency_cut(text)
        return end


def split(text: str) -> list[str]:
    """Cut a whole text at the ends of its sentences; a number's point or an abbreviation ends none."""
    return Splitter(clause_first=False).feed(text, last=True)


def clause_start(text: str, position: int) -> int:
    """Return where the clause or sentence that holds character `position` begins."""
    starts = [0]
    for pattern in (_END, _CLAUSE):
        for mark in pattern.finditer(text):
            start, stop = mark.span(mark.lastgroup or "gap")
            is_mark = not _within_numbers(text, start, stop) if pattern is _CLAUSE else _ends(text, start, stop, True)
            if is_mark and stop <= position:
                starts.append(stop)
    return max(starts)


def _sentence_end(text: str, final: bool) -> tuple[int, int] | None:
    for mark in _END.finditer(text):
        start, stop = mark.span(mark.lastgroup or "gap")
        if (ends := _ends(text, start, stop, final)) is None:
            return None
        if ends:
            return start, stop
    return None


def _ends(text: str, start: int, stop: int, final: bool) -> bool | None:
    """Tell whether a sentence ends before `start`; `None` when what follows is not known well enough."""
    before, after = text[:start], text[stop:]
    if before.endswith(".") and (after[0].islower() or _ABBREVIATION.search(before)):
        return False
    if _BEFORE_NUMBER.search(before):
        return not after[0].isdigit()
    if not _NUMBERED.search(before):
        return True
    if not final and not re.search(r"\s", after):
        return None
    return _COUNTED.match(after) is None


def _within_numbers(text: str, start: int, stop: int) -> bool:
    """`1, 2 and 3` is no clause end."""
    return text[start - 2 : start - 1].isdigit() and text[stop : stop + 1].isdigit()


def _emergency_cut(text: str) -> tuple[int, int]:
    marks = [each.span(each.lastgroup or "gap") for each in _CLAUSE.finditer(text, 0, MOST)]
    if marks:
        return marks[-1]
    space = text.rfind(" ", 0, MOST)
    return (space, space + 1) if space > 0 else (MOST, MOST)
