"""Why a sentence was not understood: the reading that would have fitted, had the home what was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hub.intents.index import Index
from hub.intents.languages.model import Additions
from hub.intents.model import Miss
from hub.intents.names import plain, without_article

if TYPE_CHECKING:
    from hassil.recognize import RecognizeResult

_PLACES = ("area", "floor")


def reason(results: Iterable[RecognizeResult], text: str, index: Index, extra: Additions) -> Miss:
    """Pick the best of hassil's readings with unmatched words: fewest unknown, most literal, least unknown text."""
    best: tuple[tuple[int, int, int], Miss] | None = None
    for result in results:
        if result.text_chunks_matched and (miss := _explained(result, text, index, extra)):
            missing = sum(len(str(getattr(each, "text", ""))) for each in result.unmatched_entities_list)
            rank = (len(result.unmatched_entities_list), -result.text_chunks_matched, missing)
            if best is None or rank < best[0]:
                best = (rank, miss)
    return best[1] if best else Miss("no_intent")


def _explained(result: RecognizeResult, text: str, index: Index, extra: Additions) -> Miss | None:
    from hassil.recognize import MISSING_ENTITY

    unmatched = result.unmatched_entities
    words = {name: plain(str(getattr(entity, "text", ""))) for name, entity in unmatched.items()}
    missing = set(unmatched) - {"domain"}
    if words.get("area") == MISSING_ENTITY:
        return Miss("no_area_here") if missing == {"area"} else None
    if missing == {"name"}:
        return _unknown_name(result, words["name"], index, extra)
    for place in _PLACES:
        if missing == {place}:
            where = without_article(words[place], extra)
            return Miss(f"no_{place}", {place: where}) if _stands_as_place(words[place], text, extra) else None
    out_of_range = missing and all(hasattr(unmatched[name], "value") for name in missing)
    return Miss("out_of_range") if out_of_range else None


def _unknown_name(result: RecognizeResult, words: str, index: Index, extra: Additions) -> Miss | None:
    # "What is the capital of France" has the shape of a question about a sensor; it is not one.
    if result.intent.name == "HassClimateGetTemperature":
        return None
    if result.intent.name == "HassGetState" and "state" not in result.entities:
        return None
    entity = without_article(words, extra)
    if entity in index.names:
        return Miss("cannot", {"names": index.names[entity][0].device.name})
    area = result.entities.get("area")
    if area is not None and area.text_span is not None:
        return Miss("no_entity_in_area", {"entity": entity, "area": area.text_clean})
    return Miss("no_entity", {"entity": entity})


def _stands_as_place(words: str, text: str, extra: Additions) -> bool:
    """Whether unknown words stand where a place does ("in the attic"), not before a thing ("disco lamp")."""
    before = plain(text).partition(words)[0].strip()
    for article in extra.articles:
        before = before.removesuffix(f" {article}")
    return not extra.connectors or any(before.endswith(f" {connector}") for connector in extra.connectors)
