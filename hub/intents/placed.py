"""Several requests after a place: "in the bedroom close the blinds and turn off the light"."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from hub.intents.heard import Heard
from hub.intents.model import Place, Referents
from hub.intents.nouns import Nouns
from hub.intents.phrases import Tokens, without_outer_pauses

LONGEST_PLACE = 6
"""Words of a place before several requests: "in the children's room"."""


def placed(said: Tokens, place: Place, nouns: Nouns) -> tuple[Tokens, Place, str] | None:
    """Return words without the place that they begin with, as said there: "in the bedroom close … and …"."""
    for length in range(min(LONGEST_PLACE, len(said) - 1), 1, -1):
        if nouns.is_joined(said[:length]) and (area := nouns.area(said[:length])):
            rest = without_outer_pauses(said[length:])
            return rest, msgspec.structs.replace(place, area=area, referents=Referents()), nouns.bare(said[:length])
    return None


def named_area(heard: Heard, area: str, words: str) -> Heard:
    """Return what was heard with this area as said in each wish that is about it."""
    intents = tuple(
        msgspec.structs.replace(each, spoken={"area": words, **each.spoken}) if each.slots.get("area") == area else each
        for each in heard.intents
    )
    return replace(heard, intents=intents)
