"""From scores to a decision: do, ask, or leave it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from hub.intents.meaning.fill import OPPOSITE, THING, Filled
from hub.intents.meaning.manner import Manner
from hub.intents.meaning.variants import NOT_FOR_US, VARIANTS, Variant

TRIED = 6
"""Variants that are looked at closely."""


ASKED = 0.18
"""What the form of a question is worth in score."""


ALONG: Mapping[str, frozenset[str]] = {
    "on": frozenset({"on", "up"}),
    "up": frozenset({"on", "up", "open"}),
    "open": frozenset({"open", "up"}),
    "close": frozenset({"close", "down"}),
}
"""Directions in which a little more, or all of it, is no harm where the other was meant."""


class Verdict(StrEnum):
    """What to do with a proposal."""

    ACT = "act"
    ASK = "ask"


class Floors(Struct, frozen=True, kw_only=True):
    """Margins over `not_for_us`, in score (1 is like the examples).

    `act`, `gap`, `opposed` and `unnamed` were chosen by a sweep over the English corpora and the examples, a quarter of
    these held out at a time: what is asked instead costs an answer, a wrong device costs trust.
    """

    act: float = 0.40
    gap: float = 0.30
    """Over the next variant that comes to something else."""
    opposed: float = 0.25
    """Over each variant that does the opposite, or something else, to the same kind of thing; a thing that was named
    says nothing for either."""
    unnamed: float = 0.6
    """Least score of the variant itself to act on when neither thing nor direction was said."""
    ask: float = -0.15
    answer: float = 0.05
    """For what only answers."""
    answer_gap: float = 0.075
    question: float = 0.20
    """To ask back after what has the form of a question."""
    told: float = 0.35
    """To ask back, or to answer, after what is past, quoted or supposed by its form, and names no thing."""
    stranger: float = 0.12
    """Added to each of them for a word that nobody knows."""
    doubt: float = 0.30
    """Added to `ask` and `answer` when it is in doubt whether the words were heard right; nothing is acted on then."""
    tried: float = 0.05
    """Of a variant that is looked at."""
    beside: float = 0.5
    """Share of the best score that another variant needs to be asked about when the best comes to nothing."""
    rather: float = 0.70
    """The same share, with what the words say for it."""
    least: float = 0.12
    """Of any proposal's score, with what the words say for it."""


FLOORS = Floors()
NEAR = Floors(ask=-0.6, answer=-0.4, question=-0.3, stranger=0.04)
"""For what is not even asked about, and only a hint to who knows more."""


class Decision(Struct, frozen=True, kw_only=True):
    """The proposal that is followed."""

    label: str
    filled: Filled
    verdict: Verdict
    score: float
    margin: float
    """Over `not_for_us`."""
    gap: float
    """Over the next that comes to something else."""
    opposed: float = 0.0
    """Over the best that does the opposite to the same kind of thing."""


def decide(
    scores: Mapping[str, float],
    manner: Manner,
    strangers: int,
    filling: Callable[[str], Filled | None],
    floors: Floors = FLOORS,
    *,
    doubtful: bool = False,
) -> Decision | None:
    """Choose among the variants by score.

    What is forbidden is never followed, what is told at most asked about; a question only leads to an answer or to a
    question back. `strangers`
    are unexplained words. `filling` is asked about the best few alone. `doubtful`: the words may have been misheard.
    """
    if manner is Manner.FORBIDDEN:
        return None
    others = scores.get(NOT_FOR_US, 0.0)
    ranked = sorted(((score, label) for label, score in scores.items() if label != NOT_FOR_US), reverse=True)[:TRIED]
    filled_of = {
        label: filled for score, label in ranked if score >= floors.tried and (filled := filling(label)) is not None
    }
    tried = [
        (score + filled_of[label].support + (_form(manner) if _is_question(label) else 0.0), label, filled_of[label])
        for score, label in ranked
        if label in filled_of
    ]
    if not tried:
        return None
    score, label, filled = max(tried, key=lambda each: each[0])
    nothing = max((each for each, it in ranked if it not in filled_of), default=0.0)
    if score < floors.least or score < nothing * floors.rather or scores[label] < nothing * floors.beside:
        return None  # what was meant rather comes to nothing here
    rivals = (
        each for each, other, it in tried if it.intents != filled.intents and not _goes_along(label, filled, other, it)
    )
    gap = score - max(nothing / 2, max(rivals, default=0.0))
    opposed = filled.going + scores[label] - max((scores.get(each, 0.0) for each in _opposed(label)), default=0.0)
    margin = score - others - floors.stranger * strangers - (floors.doubt if doubtful else 0.0)
    verdict = _verdict(filled, manner, margin, gap, floors)
    if doubtful and not filled.asks and verdict is Verdict.ACT:
        verdict = Verdict.ASK
    if verdict is Verdict.ACT and not filled.asks and scores[label] < nothing:
        verdict = Verdict.ASK
    if verdict is None:
        return None
    if verdict is Verdict.ACT and not filled.asks:
        named = filled.support > 0 or scores[label] >= floors.unnamed
        verdict = Verdict.ACT if named and opposed >= floors.opposed else Verdict.ASK
    return Decision(
        label=label, filled=filled, verdict=verdict, score=score, margin=score - others, gap=gap, opposed=opposed
    )


def _goes_along(label: str, filled: Filled, other: str, it: Filled) -> bool:
    """Whether who means the other is served by this one, too: an answer moves nothing, more light is some light."""
    if filled.asks:
        return it.asks
    if label not in VARIANTS or other not in VARIANTS or it.asks:
        return False
    one, two = VARIANTS[label], VARIANTS[other]
    return one.kinds == two.kinds and one.option == two.option and two.direction in ALONG.get(one.direction, ())


@lru_cache(maxsize=256)
def _opposed(label: str) -> tuple[str, ...]:
    """Return the variants that must not be taken for this one: of the same kinds, and going another way."""
    if label not in VARIANTS:
        return ()
    one = VARIANTS[label]
    return tuple(name for name, other in VARIANTS.items() if name != label and _another_way(one, other))


def _another_way(one: Variant, other: Variant) -> bool:
    if other.asks or not one.kinds & other.kinds or other.name_needed:
        return False
    if one.direction and other.direction:
        return other.direction in OPPOSITE[one.direction]
    return one.intent != other.intent or one.slots != other.slots


def _is_question(label: str) -> bool:
    """Whether it is said as a question; "never mind" is not."""
    return label in VARIANTS and VARIANTS[label].asks and label != "nevermind"


def _form(manner: Manner) -> float:
    """Return what the form of a sentence says for its being a question."""
    if manner is Manner.TOLD:
        return 0.0
    return ASKED if manner in (Manner.QUESTION, Manner.RECALL) else -ASKED


def _verdict(filled: Filled, manner: Manner, margin: float, gap: float, floors: Floors) -> Verdict | None:
    if manner is Manner.TOLD:
        if margin < floors.told or filled.support >= THING:
            return None
        return Verdict.ACT if filled.asks else Verdict.ASK
    if filled.asks:
        return Verdict.ACT if margin >= floors.answer and gap >= floors.answer_gap else None
    if manner in (Manner.QUESTION, Manner.RECALL):
        return Verdict.ASK if margin >= floors.question else None
    if margin >= floors.act and gap >= floors.gap and not filled.sure and not filled.which:
        return Verdict.ACT
    return Verdict.ASK if margin >= floors.ask else None
