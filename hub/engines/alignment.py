"""Where words end in synthesised speech: phonemes with their samples are matched to the words that were written. Pure.

espeak-ng runs small words together ("in the" has no gap) and numbers apart, so gaps cannot be counted. Instead every
word's own phonemes are looked up in those of the sentence, by edit distance (rapidfuzz's Levenshtein).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

_NO_SOUND = frozenset(" ˈˌ.,;:!?–—…\"'()«»¿¡^$_")
PAUSE = 3
"""Where the voice does not tell how long phonemes last, a mark lasts as long as so many of them (measured on
en_US-joe-medium: 120 to 250 ms against 45)."""


def word_ends(words: Sequence[Sequence[str]], phonemes: Sequence[str]) -> list[int]:
    """Return for each word how many of the sentence's `phonemes` have sounded when it has, by the word's own."""
    places = [place for place, phoneme in enumerate(phonemes) if phoneme not in _NO_SOUND]
    sounds = [phonemes[place] for place in places]
    own = [[each for each in word if each not in _NO_SOUND] for word in words]
    blocks = Levenshtein.opcodes([each for word in own for each in word], sounds)
    ends: list[int] = []
    for end in accumulate(len(word) for word in own):
        reached = 0
        for block in blocks:
            if block.src_start < end:
                reached = min(block.dest_end, block.dest_start + end - block.src_start)
        ends.append(max(ends[-1] if ends else 0, places[reached - 1] + 1 if reached else 0))
    if ends and ends[-1] and places:
        ends[-1] = places[-1] + 1
    return ends


def estimated(phonemes: Sequence[str], samples: int) -> list[int]:
    """Return how many samples each phoneme may last, of `samples` together, where the voice does not tell."""
    shares = [PAUSE if each in ".,;:!?" else 0 if each in "ˈˌː" else 1 for each in phonemes]
    total = sum(shares) or 1
    ends = [samples * reached // total for reached in accumulate(shares)]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
