"""Finds what was meant in words that were misheard: small words and names are replaced by what they may have been.

Each replacement must then be understood exactly, as anything else said. How alike the words are, and how clearly one
outcome is ahead of the next, decides: act, ask, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from hub.devices.model import Home
from hub.intents.able import harmful
from hub.intents.catalogue import CATALOGUE
from hub.intents.choice import MOST_CHOICES
from hub.intents.fuzzy import ACT, ALONE, ASK, ASK_ALONE, MARGIN, NameBook, similarity
from hub.intents.heard import Heard
from hub.intents.model import Intent, Question, QuestionKind
from hub.intents.phrases import Tokens, places
from hub.intents.sounds import key
from hub.intents.words.model import Words

MOST_TRIED = 8
"""Replacements that are recognised: each costs some milliseconds."""
MOST_SMALL = 2
"""Small words that may have been misheard in one sentence."""
_KNOWN_CONFUSION = 0.66
"""Least likeness of a small word to what it is known to be taken for: enough to ask, too little to act."""
_SAME_SOUND = 0.85
"""The same for one that also has the same phonetic key: enough to act."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Words as they may have been, with how sure that is, and the names put in."""

    said: Tokens
    score: float
    names: tuple[str, ...] = ()


def repairs(said: Tokens, words: Words, book: NameBook) -> list[Repair]:
    """Return what the words may have been, best first; nothing for a sentence that says no."""
    if not said or places(said, words.negations):
        return []
    found: dict[Tokens, Repair] = {}
    for small in _small(said, words, book):
        if small.score < 1:
            found.setdefault(small.said, small)
        for guess in book.guesses(small.said):
            changed = (*small.said[: guess.begin], *guess.name.split(), *small.said[guess.end :])
            score = min(small.score, guess.score)
            if not guess.backed and score < ASK_ALONE:
                continue
            if not guess.backed and score < ALONE:
                score = min(score, ACT - 0.01)
            if changed not in found or found[changed].score < score:
                found[changed] = Repair(changed, score, (guess.name,))
    return sorted(found.values(), key=lambda each: -each.score)[:MOST_TRIED]


def _small(said: Tokens, words: Words, book: NameBook) -> Iterator[Repair]:
    """Yield the words, and those with small words replaced."""
    waiting = [Repair(said, 1.0)]
    seen = {said}
    for depth in range(MOST_SMALL + 1):
        yield from waiting
        if depth == MOST_SMALL:
            return
        following = []
        for repair in waiting:
            for at, word in enumerate(repair.said):
                # A word of one of the names was heard right.
                for meant in words.heard.get(word, ()) if word not in book.own else ():
                    changed = (*repair.said[:at], *meant.split(), *repair.said[at + 1 :])
                    if changed not in seen:
                        seen.add(changed)
                        alike = key(word, words.phonetics) == key(meant, words.phonetics)
                        least = _SAME_SOUND if alike else _KNOWN_CONFUSION
                        score = max(least, similarity(word, meant, words.phonetics))
                        following.append(Repair(changed, min(repair.score, score)))
        waiting = following


def rescued(
    tries: Sequence[Repair], words: Words, home: Home, understand: Callable[[Tokens], Heard | None]
) -> Heard | None:
    """Understand the repairs, and act on the best, ask about it, or let it be."""
    outcomes: list[tuple[float, Heard]] = []
    for repair in tries:
        if outcomes and repair.score < outcomes[0][0] - MARGIN:
            break
        heard = understand(repair.said)
        if heard is None or heard.first is None or heard.miss is not None or not _used(repair, heard):
            continue
        if all(not _same(heard, other) for _, other in outcomes):
            outcomes.append((repair.score, heard))
    if not outcomes:
        return None
    best, heard = outcomes[0]
    rivals = [other for score, other in outcomes[1:] if best - score < MARGIN]
    next_best = max((score for score, _ in outcomes[1:]), default=0.0)
    scores = {**heard.scores, "names": round(best, 3), "names_margin": round(best - next_best, 3)}
    heard = replace(heard, path=("names", *heard.path), scores=scores)
    if rivals:
        return _asked([heard, *rivals], QuestionKind.WHICH)
    sure = best >= ACT and not places(tuple(heard.text.split()), words.corrections)
    if heard.question is not None:
        return heard
    intents = tuple(
        msgspec.structs.replace(each, confidence=round(min(each.confidence, best), 3)) for each in heard.intents
    )
    heard = replace(heard, intents=intents)
    if sure and not any(harmful(each, home) for each in intents):
        return heard
    # A question that was misheard is not worth another question.
    asks = all(CATALOGUE[each.name].asks for each in intents if each.name in CATALOGUE)
    return _asked([heard], QuestionKind.SURE) if best >= ASK and not asks else None


def _used(repair: Repair, heard: Heard) -> bool:
    """Whether the names put in are what the intents are about, not lost on the way."""
    intents = (*heard.intents, *(heard.question.intents if heard.question else ()))
    spoken = " ".join(words for intent in intents for words in intent.spoken.values())
    return all(any(word in spoken for word in name.split()) for name in repair.names) or len(intents) > 1


def _same(one: Heard, other: Heard) -> bool:
    return one.question == other.question and [(each.name, each.slots, each.devices) for each in one.intents] == [
        (each.name, each.slots, each.devices) for each in other.intents
    ]


def _alike(one: Intent, other: Intent) -> bool:
    """Whether a question that names what is meant would name the same twice."""
    return one == other or ("name" in one.slots and one.slots["name"] == other.slots.get("name"))


def _asked(options: Sequence[Heard], kind: QuestionKind) -> Heard | None:
    """Ask about the options, each of one wish; several wishes at once are asked about whole."""
    first = options[0]
    if kind is QuestionKind.SURE:
        return replace(first, intents=(), question=Question(kind=kind, intents=first.intents))
    choices: list[Intent] = []
    for each in options:
        intents = each.question.intents if each.question else each.intents
        if len(intents) != 1 and each.question is None:
            return None
        choices += [intent for intent in intents if not any(_alike(intent, other) for other in choices)]
    if len(choices) > MOST_CHOICES:
        return None
    if len(choices) == 1:
        kind = QuestionKind.SURE
    return replace(first, intents=(), question=Question(kind=kind, intents=tuple(choices)))
