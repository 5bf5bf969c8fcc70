"""The pre-roll may hold the end of the wake word; it is not part of what was said."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

_SIMILAR = 72.0
"""Similarity, 0 to 100, from which leading words count as the wake word: Whisper writes "Hey, Jarvis", "Jarvis",
"A Jervis", and when the word is cut "Arvis" or "Ravis"."""


def without_wake_word(text: str, word: str) -> str:
    """Return `text` without a leading wake word (such as `hey_jarvis`) or the last part of one."""
    wanted = word.lower().split("_")
    pieces = list(re.finditer(r"[\w']+", text.lower()))
    best, cut = _SIMILAR, 0
    for count in range(1, min(len(pieces), len(wanted)) + 1):
        said = [piece.group() for piece in pieces[:count]]
        # The end of the word is what is left when its beginning was cut off, so its last part has to be there.
        score = min(fuzz.ratio(said[-1], wanted[-1]), fuzz.ratio(" ".join(said), " ".join(wanted[-count:])))
        if score >= best:
            best, cut = score, pieces[count - 1].end()
    return text[cut:].lstrip(" ,.!?;:-…").strip() if cut else text.strip()
