"""Which words of a reply were heard, when it was cut off after so many milliseconds. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Uttered:
    """A piece of a reply and when its words end, in milliseconds since the reply began to sound."""

    text: str
    begin_ms: int
    end_ms: int
    words: list[tuple[int, int]] = field(default_factory=list)
    """Ends of words: characters of `text`, and when they were said. Empty where the engine does not tell."""


def heard(pieces: Sequence[Uttered], heard_ms: int) -> str:
    """Return what was heard of the pieces, to the last word that ended in time."""
    return " ".join(text for piece in pieces if (text := _heard(piece, heard_ms)))


def _heard(piece: Uttered, heard_ms: int) -> str:
    if piece.end_ms == piece.begin_ms:
        return ""  # It has no sound: the engine failed, or it is an emoji.
    if heard_ms >= piece.end_ms and not piece.words:
        return piece.text
    ends = piece.words or _estimated(piece)  # A piece that is not all made yet knows the words so far.
    return piece.text[: max((end for end, ms in ends if ms <= heard_ms), default=0)]


def _estimated(piece: Uttered) -> list[tuple[int, int]]:
    """Return the ends of words as if every character took the same time."""
    per_character = (piece.end_ms - piece.begin_ms) / max(1, len(piece.text))
    return [
        (word.end(), piece.begin_ms + round(word.end() * per_character)) for word in re.finditer(r"\S+", piece.text)
    ]
