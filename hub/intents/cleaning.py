"""Takes off what people say around a request: politeness, fillers, repetitions, and what they took back.

Pure, and only asked for words that are not understood as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hub.intents.phrases import PAUSE, Tokens, leading, places, trailing, without_outer_pauses
from hub.intents.words.model import Words

LONGEST_REPEAT = 4
"""Words of a phrase whose immediate repetition is a stutter."""
MOST_CORRECTIONS = 10
MOST_WAYS = 14
"""Ways to apply a correction that are tried, and at most where many parts begin as the replacement does."""
SHORT = 2
"""Words up to which a replacement is rather a part than a request."""


def cleaned(said: Tokens, words: Words, *, joining: bool = False) -> Tokens:
    """Return the words without politeness, fillers and repetitions; empty when nothing else was said.

    `joining`: also without a conjunction in front.
    """
    said = _without_repetitions(_without(said, words.fillers))
    before: Tokens = ()
    while said != before:
        before = said
        said = without_outer_pauses(said)
        if joining:
            said = without_outer_pauses(said[leading(said, words.conjunctions) :])
        if polite := leading(said, words.polite):
            said = without_outer_pauses(said[polite:])
            if said:
                said = (words.verb_forms.get(said[0], said[0]), *said[1:])
        said = without_outer_pauses(said)
        if (polite := trailing(said, words.polite)) > trailing(said, words.also):
            said = said[: len(said) - polite]
    return _bent(said, words)


def corrected(
    said: Tokens,
    words: Words,
    is_thing: Callable[[Tokens], bool],
    begins_place: Callable[[str], bool] = lambda _: False,
) -> Iterator[tuple[Tokens, Tokens]]:
    """Yield what may be meant where something was taken back, most likely first; nothing without a correction.

    Each is a pair: the words, and, where they are a request of their own, what came before and is their context.

    What follows the correcting phrase replaces a part of what came before that begins like it ("the … the", a number
    for a number, a place for a place), or is a whole request, or replaces any other part (for a thing: a thing); as
    much as can be is kept.
    Whether one of these makes sense is for the caller to find out: only then was it a correction.
    """
    if not (found := [(begin, end) for begin, end in places(said, words.corrections) if begin > 0 and end < len(said)]):
        return
    first, (_, end) = found[0], found[-1]
    for begin, last in ((first[0], end), (found[-1][0], end)) if len(found) > 1 else ((first[0], end),):
        before, after = without_outer_pauses(said[:begin]), cleaned(said[last:], words)
        if said[begin] in words.negations and not cleaned(before, words):
            continue  # “por favor, no apagar la luz”: nothing was said that could be taken back
        if before and after:
            yield from _replaced(before, after, is_thing, begins_place)
            if after[0] in words.one and len(after) > 1:  # “le droit” after “le store gauche”
                yield from _replaced(before, after[1:], is_thing, begins_place)


def _replaced(
    before: Tokens, after: Tokens, is_thing: Callable[[Tokens], bool], begins_place: Callable[[str], bool]
) -> Iterator[tuple[Tokens, Tokens]]:
    def alike(one: str, other: str) -> bool:
        return _alike(one, other) or (begins_place(one) and begins_place(other))

    options = [
        (before[:begin], before[end:])
        for begin in range(len(before) - 1, -1, -1)
        for end in range(len(before), begin, -1)
        if before[begin] != PAUSE and len(before) - (end - begin) > 0 and (end == len(before) or before[end] != PAUSE)
    ]
    if is_thing(after):
        options = [
            (head, tail)
            for head, tail in options
            if is_thing(part := before[len(head) : len(before) - len(tail)]) or alike(part[0], after[0])
        ]
    # The more of the first attempt is kept, the better; a part that begins as its replacement does comes first.
    options.sort(key=lambda each: (not alike(before[len(each[0])], after[0]), -len(each[0]) - len(each[1])))
    alikes = sum(alike(before[len(head)], after[0]) for head, _ in options)
    ways = [(*head, *after, *tail) for head, tail in options[: max(alikes, MOST_CORRECTIONS)][:MOST_WAYS]]
    # "…, no, off" is a part; "…, no, turn off the fan" is a request of its own.
    alone = min(alikes, len(ways)) if len(after) > SHORT else len(ways)
    yield from ((way, ()) for way in ways[:alone])
    yield after, before
    yield from ((way, ()) for way in ways[alone:])


def _alike(one: str, other: str) -> bool:
    return one == other or (one[:1].isdigit() and other[:1].isdigit())


def _without(said: Tokens, phrases: tuple[str, ...]) -> Tokens:
    for begin, end in reversed(places(said, phrases)):
        said = (*said[:begin], *said[end:])
    return said


def _bent(said: Tokens, words: Words) -> Tokens:
    """Bend the verbs that follow a conjunction too, once the first is bent: "turning off … and closing …"."""
    if not said or not words.verb_forms:
        return said
    after = {end for _, end in places(said, words.conjunctions)}
    return tuple(words.verb_forms.get(word, word) if at in after else word for at, word in enumerate(said))


def _without_repetitions(said: Tokens) -> Tokens:
    bare = tuple(word for word in said if word != PAUSE)
    half, odd = divmod(len(bare), 2)
    if not odd and half and bare[:half] == bare[half:]:
        return bare[:half]
    kept: list[str] = []
    for word in said:
        kept.append(word)
        for length in range(1, LONGEST_REPEAT + 1):
            last = kept[-length:]
            if len(kept) >= 2 * length and kept[-2 * length : -length] == last and not last[0][:1].isdigit():
                del kept[-length:]
                break
            paused = kept[-2 * length - 1 : -length]
            if len(paused) == length + 1 and paused[-1] == PAUSE and paused[:-1] == last and last[0] != PAUSE:
                del kept[-length - 1 :]
                break
    return tuple(kept)
