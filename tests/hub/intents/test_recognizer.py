"""Names, areas and the community's own sentences."""

from __future__ import annotations

import itertools
import random

import pytest

from hub.devices.model import Area, Device, Kind
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.model import Intent, Miss
from hub.intents.names import plain, strict_names, tolerant_names, without_article
from hub.intents.recognizer import Recognizer, normalise
from hub.intents.sentences import UnknownLanguageError, domains_of, known_language, load
from shared.endpoint import Hint
from tests.fakes.home import MemoryHome
from tests.hub.house import house

KITCHEN = Area(id="kitchen", name="Kitchen", aliases=("galley",))
ENGLISH = additions("en")


def lamp(name: str, area: str = "kitchen", *aliases: str) -> Device:
    return Device(id="light.x", name=name, kind=Kind.LIGHT, area=area, aliases=aliases)


@pytest.mark.parametrize(
    ("device", "strict", "loose"),
    [
        (lamp("Light"), {"light", "kitchen light", "galley light"}, {"lights", "light in the kitchen"}),
        (lamp("Kitchen lamp"), {"kitchen lamp", "lamp"}, {"lamps", "kitchen lamps", "lamp in the galley"}),
        (lamp("The Spots", "kitchen", "Worktop"), {"spots", "worktop", "kitchen worktop"}, {"spot", "kitchen spot"}),
        (lamp("Dr. Who’s  lamp", ""), {"dr who's lamp"}, {"dr who's lamps"}),
        (lamp("wake-up_light", ""), {"wake up light"}, set()),
        (lamp("Kitchen 2"), {"kitchen 2"}, set()),
    ],
)
def test_a_device_has_names(device: Device, strict: set[str], loose: set[str]) -> None:
    found = {name.words for name in strict_names(device, [KITCHEN], ENGLISH)}
    assert strict <= found
    assert "2" not in found
    assert loose <= {name.words for name in tolerant_names(device, [KITCHEN], ENGLISH)}


def test_given_names_are_told_from_derived_ones() -> None:
    names = {name.words: name.given for name in strict_names(lamp("Kitchen lamp"), [KITCHEN], ENGLISH)}
    assert names == {"kitchen lamp": True, "lamp": False}


def test_articles_are_dropped_also_when_they_stick_to_the_word() -> None:
    assert without_article("the my lamp", ENGLISH) == "lamp"
    assert without_article("l'entrée", additions("fr")) == "entrée"
    assert without_article("the", ENGLISH) == "the"


@pytest.mark.parametrize(
    ("heard", "normal"),
    [("20%", "20 %"), ("21.5 °C.", "21.5°."), ("20 degrees Celsius", "20 degrees"), ("turn on the…", "turn on the")],
)
def test_what_whisper_writes_is_normalised(heard: str, normal: str) -> None:
    assert normalise(heard) == normal


@pytest.mark.parametrize(
    ("asked", "got"), [("en", "en"), ("de-CH", "de-CH"), ("de-AT", "de"), ("DE_de", "de"), ("pt-br", "pt-BR")]
)
def test_a_language_falls_back_to_its_family(asked: str, got: str) -> None:
    assert known_language(asked) == got


def test_an_unknown_language_is_refused_with_a_proposal() -> None:
    with pytest.raises(UnknownLanguageError, match=r"no sentences for the language 'eng' \(did you mean en\?\)"):
        load("eng")


@pytest.mark.parametrize("language", ["it", "pl", "sv", "ja", "de-CH", "zh-CN"])
def test_other_languages_load_and_answer_something(language: str) -> None:
    recognizer = Recognizer(house(), language)
    assert isinstance(recognizer.recognize("qwertz uiop", "living"), Miss)
    assert recognizer.judge("qwertz uiop", "living") is Hint.UNKNOWN


def test_a_room_beats_a_name_that_is_only_elsewhere() -> None:
    areas = [Area(id="kitchen", name="Kitchen"), Area(id="bedroom", name="Bedroom"), Area(id="attic", name="Attic")]
    home = MemoryHome(
        [
            Device(id="light.lamp", name="Lamp", kind=Kind.LIGHT, area="kitchen"),
            Device(id="light.bed", name="Bed", kind=Kind.LIGHT, area="bedroom"),
        ],
        areas,
    )
    recognizer = Recognizer(home)

    def slots(area: str) -> object:
        found = recognizer.recognize("turn on the lamp", area)
        assert isinstance(found, Intent)
        return found.slots

    assert slots("kitchen") == {"name": "light.lamp"}
    assert slots("bedroom") == {"domain": "light", "area": "bedroom"}
    assert slots("attic") == {"name": "light.lamp"}


@pytest.mark.parametrize(
    "text",
    ["{name}", "[turn] (on|off)", "<turn> on", "((((", "turn on the " * 60, "\x00", "💡💡", "-1", "%", "turn on -"],
)
def test_odd_text_is_harmless(text: str) -> None:
    recognizer = Recognizer(house())
    assert isinstance(recognizer.recognize(text, "living"), Miss)
    recognizer.judge(text, "living")


@pytest.mark.parametrize("name", ["{area}", "[optional", "<turn>", "a|b", "", "  ", "(x", "ß-Lampe"])
def test_odd_names_are_harmless(name: str) -> None:
    home = house()
    home.add(Device(id="light.odd", name=name, kind=Kind.LIGHT, area=name))
    recognizer = Recognizer(home)
    found = recognizer.recognize("turn on the ceiling light", "living")
    assert isinstance(found, Intent) and found.slots == {"name": "light.ceiling"}
    if name.strip() and plain(name)[0].isalpha():
        odd = recognizer.recognize(f"turn on {name}", "living")
        assert isinstance(odd, Intent) and odd.slots.get("name") == "light.odd"


def sampled(language: str, count: int) -> list[str]:
    """Sentences that the templates of a language allow, with names of the house in them."""
    from hassil.intents import TextSlotList
    from hassil.sample import sample_sentence

    sentences = load(language)
    home = house(language)
    index = build(home, sentences.additions)
    places = {
        "area": TextSlotList.from_strings(index.areas, name="area"),
        "floor": TextSlotList.from_strings(index.floors, name="floor"),
    }
    chance = random.Random(7)
    found: list[str] = []
    blocks = [data for intent in sentences.intents.intents.values() for data in intent.data]
    for data in chance.sample(blocks, len(blocks)):
        kinds = set(domains_of(data.requires_context))
        names = [words for words, (name, *_) in index.names.items() if not kinds or name.device.kind in kinds]
        slot_lists = {**sentences.intents.slot_lists, **places, "name": TextSlotList.from_strings(names)}
        for template in chance.sample(data.sentences, 1) if names and len(found) < count else ():
            few = itertools.islice(
                sample_sentence(template, slot_lists, sentences.intents.expansion_rules, language=language), 400
            )
            if sample := list(few):
                found.append(plain(chance.choice(sample)))
    return found


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_every_beginning_of_a_sentence_of_the_templates_is_seen_to_go_on(language: str) -> None:
    recognizer = Recognizer(house(language), language)
    recognizer.prepare()
    for sentence in sampled(language, 30):
        words = recognizer._bare(sentence).split()
        for length in range(1, len(words)):
            beginning = " ".join(words[:length])
            assert recognizer._goes_on(beginning), (beginning, sentence)
