"""Every language of home-assistant-intents: its sentences for what Hearth can do are taken, recognised and answered."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hassil.intents import IntentData, RangeSlotList, SlotList, TextSlotList
from hassil.sample import sample_sentence
from home_assistant_intents import get_intents, get_languages

from hub.devices.model import Kind
from hub.intents.recognizer import Recognizer
from hub.intents.sentences import UNDERSTOOD, domains_of, load
from tests.hub.house import house

LANGUAGES = sorted(get_languages())
UNSERVED = {"media_player", "person", "script", "todo", "weather", "input_boolean", "input_button"}
"""Domains of the community's that no MQTT device has."""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """A language: all tests of one come together, as it takes a second to load."""
    found: str = request.param
    return found


def test_there_are_as_many_languages_as_the_package_promises() -> None:
    assert len(LANGUAGES) >= 65


def test_every_block_that_can_be_served_is_used(language: str) -> None:
    taken = {
        text
        for intent in load(language).intents.intents.values()
        for data in intent.data
        for text in data.sentence_texts
    }
    dropped = {text for texts in load(language).additions.dropped.values() for text in texts}
    for name, intent in (get_intents(language) or {}).get("intents", {}).items():
        for block in intent["data"] if name in UNDERSTOOD else ():
            domains = {*domains_of(block.get("slots") or {}), *domains_of(block.get("requires_context") or {})}
            if (domains and not domains - UNSERVED) or block.get("response") in ("creator", "data"):
                continue
            missing = set(block["sentences"]) - taken - dropped
            assert not missing, f"{name}: {missing}"


def test_a_sentence_of_each_intent_is_recognised_with_its_reply(language: str) -> None:
    recognizer = Recognizer(house(), language)
    chance = random.Random(language)
    for name, intent in recognizer.sentences.intents.intents.items():
        data = chance.choice([data for data in intent.data if _kinds(data) <= set(Kind)])
        text = sampled(recognizer, data, chance)
        if text is None:
            continue  # it needs a kind of device that this house lacks
        index = recognizer.index
        lists = recognizer._lists(text, index, index.names)
        found = [each for each in recognizer._results(text, "living", lists) if each.intent.name == name]
        assert found, f"{name}: {text!r} of {data.sentence_texts}"
        theirs = (get_intents(language) or {}).get("responses", {}).get("intents", {})
        if name in theirs and data.response in theirs[name]:
            assert data.response in recognizer.sentences.responses[name]


def test_an_answer_is_hearths_own() -> None:
    assert load("en").responses["HassRespond"]["hello"] == "Hello from Hearth."


def _kinds(data: IntentData) -> set[str]:
    return {each for each in domains_of(data.requires_context) if each in set(Kind)}


def _short(values: SlotList) -> SlotList:
    """Return a list without most of its numbers: hassil makes every combination of them with everything else."""
    return replace(values, stop=values.start) if isinstance(values, RangeSlotList) else values


def sampled(recognizer: Recognizer, data: IntentData, chance: random.Random) -> str | None:
    """Return a sentence that the template allows, with names of the house in it; None where nothing fits."""
    sentences, index = recognizer.sentences, recognizer.index
    kinds = set(domains_of(data.requires_context))
    names = [words for words, (name, *_) in index.names.items() if not kinds or name.device.kind in kinds]
    words = {"name": names, "area": list(index.areas), "floor": list(index.floors), "option": [], "effect": []}
    lists = {
        **{name: _short(values) for name, values in {**sentences.intents.slot_lists, **data.slot_lists}.items()},
        **{name: TextSlotList.from_strings(said, name=name) for name, said in words.items()},
    }
    (template,) = data.sentences
    samples = itertools.islice(
        sample_sentence(template, lists, sentences.intents.expansion_rules, language=sentences.language), 200
    )
    try:
        found = [each for each in samples if each.strip()]
    except ValueError:
        return None  # an empty list, or numbers that no one knows how to say
    return chance.choice(found) if found else None
