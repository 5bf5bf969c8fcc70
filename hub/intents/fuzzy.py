"""Names as they were misheard: which known name a run of words was, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from hub.intents.index import Index
from hub.intents.languages.model import Additions
from hub.intents.phrases import PAUSE, Tokens, joined
from hub.intents.sounds import key
from hub.intents.words.model import Words

ACT = 0.82
"""Similarity from which a name counts as heard (tests/hub/intents/test_fuzzy.py holds what it was tuned on)."""
ALONE = 0.9
"""The same for a name that was misheard as a whole, with no word around that fits."""
ASK = 0.66
ASK_ALONE = 0.75
"""Similarity from which it is asked about."""
MARGIN = 0.1
"""How much better than the next device a name must be."""
SUREST = 0.99
"""What no corrected name exceeds."""
FIRST_LOOK = 55
"""Spelling (0 to 100) below which two runs of words are not compared further."""
LONGEST = 5
"""Words of a run that may be a misheard name."""
SHORTEST = 3
"""Letters of a misheard word."""
MOST = 12
"""Guesses that are worth trying."""
SHORT_KEY = 2
"""Length up to which a phonetic key counts less."""
_SPELLING_OF_SHORT = 0.7
_VOWELS = re.compile("[aeiouyäöüáéíóúàèìòùâêîôûœ]+")
_AROUND = 0.12
"""What words around that fit add, when they make the whole name but for the misheard one."""
_SPELLING = 0.45
"""Share of the spelling in the similarity of two words; the rest is their sound."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A run of words that may have been a name."""

    begin: int
    end: int
    name: str
    score: float
    """0 to 1."""
    backed: bool
    """Words around it fit the name: it is not all misheard."""


class NameBook:
    """What can be named in one snapshot of a home, to compare with what was heard."""

    def __init__(self, index: Index, extra: Additions, words: Words) -> None:
        self._extra = extra
        self._phonetics = words.phonetics
        rooms = set(index.areas)
        names = dict.fromkeys((*index.areas, *index.floors))
        for spoken, meant in index.names.items():
            # "lamp kitchen" is known, but nobody's name that is heard wrong.
            if any(each.given for each in meant) or any(spoken.startswith(f"{room} ") for room in rooms):
                names[spoken] = None
        self._names = [name for name in names if len(name) >= SHORTEST]
        own = {word for name in (*index.names, *index.areas, *index.floors) for word in name.split()}
        self.own = frozenset(own)
        """Words of this home's names."""
        self.vocabulary = self.own | set(words.kinds) | {word for each in words.certain for word in each.split()}
        """Words that were heard right: a `bathroom` never was a `bedroom`."""

    def guesses(self, said: Tokens) -> list[Guess]:
        """Return the names that runs of the words may have been, best first."""
        runs = [
            (begin, end)
            for begin in range(len(said))
            for end in range(begin + 1, min(len(said), begin + LONGEST) + 1)
            if PAUSE not in said[begin:end] and said[begin] not in self._extra.articles
            if any(self._doubtful(word) for word in said[begin:end])
        ]
        if not runs or not self._names:
            return []
        texts = [joined(said[begin:end]) for begin, end in runs]
        close = process.cdist(texts, self._names, scorer=fuzz.ratio, score_cutoff=FIRST_LOOK)
        found = []
        for row, column in zip(*close.nonzero(), strict=True):
            (begin, end), name = runs[row], self._names[column]
            score, kept = self._alike(said[begin:end], name)
            if score >= ASK:
                found.append(Guess(begin, end, name, round(score, 3), kept > 0))
        found.sort(key=lambda guess: (-guess.score, guess.end - guess.begin, guess.name))
        return found[:MOST]

    def _doubtful(self, word: str) -> bool:
        return len(word) >= SHORTEST and word not in self.vocabulary and not any(each.isdigit() for each in word)

    def _alike(self, run: Tokens, name: str) -> tuple[float, int]:
        """Compare word by word: each word that is not equal is compared with what replaces it.

        Returns the similarity and how many letters were equal; 0 when a word that was heard right would have to give
        way, or words would have to be added or left out.
        """
        parts = name.split()
        worst, kept = 1.0, 0
        for tag, a, b, c, d in SequenceMatcher(None, run, parts, autojunk=False).get_opcodes():
            if tag == "equal":
                kept += sum(len(word) for word in run[a:b])
                continue
            heard, meant = run[a:b], parts[c:d]
            if tag != "replace":
                return 0.0, 0
            together = "".join(heard) == "".join(meant)
            # Word for word where there are as many, so that a plural is one: "spring light" is near "string lights".
            pairs = (
                [*zip(heard, meant, strict=True)] if len(heard) == len(meant) else [(" ".join(heard), " ".join(meant))]
            )
            for one, other in pairs:
                if one.rstrip("s") == other.rstrip("s"):
                    kept += len(one)
                elif together or all(self._doubtful(word) for word in one.split()):
                    worst = min(worst, similarity(one, other, self._phonetics))
                else:
                    return 0.0, 0
        # Words around that fit speak for it, as far as there are any.
        share = kept / max(1, len(name.replace(" ", "")))
        return min(SUREST, worst + _AROUND * share), kept


def similarity(heard: str, meant: str, phonetics: str) -> float:
    """Compare two words or phrases by spelling and sound, 0 to 1."""
    one, other = heard.replace(" ", ""), meant.replace(" ", "")
    spelling = fuzz.ratio(one, other) / 100
    keys = key(heard, phonetics), key(meant, phonetics)
    sound = Indel.normalized_similarity(*keys)
    if min(map(len, keys)) > SHORT_KEY:
        return _SPELLING * spelling + (1 - _SPELLING) * sound
    # A key of one or two consonants tells little: `sauna` and `sun` have the same, but not as many syllables.
    if _syllables(heard) != _syllables(meant):
        sound /= 2
    return _SPELLING_OF_SHORT * spelling + (1 - _SPELLING_OF_SHORT) * sound


def _syllables(words: str) -> int:
    """Count the groups of vowels, without a mute e."""
    return sum(len(_VOWELS.findall(word.removesuffix("e"))) for word in words.split())
