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


ALONG = frozenset({"on", "up"})
"""Directions in which a little more, or all of it, is no harm where the other was meant."""


class Verdict(StrEnum):
    """What to do with a proposal."""

    ACT = "act"
    ASK = "ask"


class Floors(Struct, frozen=True, kw_only=True):
    """Margins over `not_for_us`, in score (1 is like the examples).

    `act`, `gap`, `opposed` and `unnamed` were chosen by a sweep over the English corpora and the examples, a quarter of
    these held out at a time: what is asked instead costs an answer, a wrong device costs trust. Whether it is worth a
    question or an answer, by `ask` and what follows it, is a logistic regression over the English corpora, of which one
    pair of sets was left out at a time.
    """

    act: float = 0.40
    gap: float = 0.30
    """Over the next variant that comes to something else."""
    opposed: float = 0.25
    """Over each variant that does the opposite, or something else, to the same kind of thing; a thing that was named
    says nothing for either."""
    unnamed: float = 0.6
    """Least score of the variant itself to act on when neither thing nor direction was said."""
    likely: float = 0.33
    """Least score of the variant itself to act on at all."""
    ask: float = 0.07
    """To ask back or to answer, over a share of `not_for_us`."""
    others: float = 0.7
    """That share."""
    support: float = 0.3
    """Share of what the words say for a proposal that counts then: things are also named in talk."""
    told: float = 0.14
    """Added to `ask` for what is past, quoted or supposed by its form."""
    question: float = 0.10
    """Added to `ask` for what only answers a question."""
    answer_gap: float = 0.075
    stranger: float = 0.12
    """Added to `act` for a word that nobody knows."""
    odd: float = 0.05
    """Added to `ask` for one."""
    doubt: float = 0.30
    """Added to both when it is in doubt whether the words were heard right; nothing is acted on then."""
    tried: float = 0.05
    """Of a variant that is looked at."""
    beside: float = 0.5
    """Share of the best score that another variant needs to be asked about when the best comes to nothing."""
    rather: float = 0.70
    """The same share, with what the words say for it."""
    least: float = 0.12
    """Of any proposal's score, with what the words say for it."""


FLOORS = Floors()
NEAR = Floors(ask=-0.35, odd=0.02)
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
    doubt = floors.doubt if doubtful else 0.0
    margin = score - others - floors.stranger * strangers - doubt
    worth = scores[label] + floors.support * (score - scores[label]) - floors.others * others
    worth -= floors.odd * strangers + doubt + (floors.told if manner is Manner.TOLD else 0.0)
    verdict = _verdict(filled, manner, margin, gap, worth, floors)
    if verdict is None:
        return None
    if verdict is Verdict.ACT and not filled.asks:
        likely = scores[label] >= max(nothing, floors.likely if filled.support > 0 else floors.unnamed)
        verdict = Verdict.ACT if likely and opposed >= floors.opposed and not doubtful else Verdict.ASK
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
    return one.kinds == two.kinds and one.option == two.option and {one.direction, two.direction} == ALONG


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


def _verdict(filled: Filled, manner: Manner, margin: float, gap: float, worth: float, floors: Floors) -> Verdict | None:
    asked = manner in (Manner.QUESTION, Manner.RECALL)
    if worth < floors.ask + (floors.question if asked and filled.asks else 0.0):
        return None
    if manner is Manner.TOLD and filled.support >= THING:
        return None
    if filled.asks:
        return Verdict.ACT if gap >= floors.answer_gap else None
    clear = margin >= floors.act and gap >= floors.gap and not filled.sure and not filled.which
    return Verdict.ACT if clear and manner is Manner.WISH else Verdict.ASK
