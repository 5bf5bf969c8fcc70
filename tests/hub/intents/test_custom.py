"""The household's own sentences: what they do, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.intents.custom import Custom, load_custom
from hub.intents.custom_tests import try_out
from hub.intents.model import Intent, Miss
from hub.intents.recognizer import Recognizer
from tests.hub.house import house

SHIPPED = Path(__file__).parents[3] / "config" / "sentences"


def written(folder: Path, text: str, name: str = "en.yaml") -> Custom:
    (folder / name).write_text(text)
    return load_custom(folder)


def understood(custom: Custom, text: str, area: str = "living", language: str = "en") -> Intent | None:
    found = Recognizer(house(language), language, custom).recognize(text, area)
    return found if isinstance(found, Intent) else None


def test_the_shipped_sentences_load_and_pass_their_own_tests() -> None:
    custom = load_custom(SHIPPED)
    assert custom.problems == ()
    assert len(custom.tests) == 3
    assert try_out(custom, house()) == ()
    assert "everybody is asleep now" in [each.sentence for each in custom.examples_of("en-GB")["HassTurnOff"]]


def test_the_shipped_sentences_do_what_they_say() -> None:
    custom = load_custom(SHIPPED)
    found = understood(custom, "make it snug in the kitchen")
    assert found is not None
    assert (found.name, found.source) == ("HassLightSet", "custom")
    assert found.slots == {"brightness": 20, "area": "kitchen", "domain": "light"}
    here = understood(custom, "make it bright as day")
    assert here is not None and here.slots == {"brightness": 100, "area": "living", "domain": "light"}


def test_fixed_names_are_those_of_this_home_and_the_reply_is_ones_own(tmp_path: Path) -> None:
    custom = written(
        tmp_path,
        """
intents:
  HassTurnOn:
    - sentences: ["[start] movie time"]
      slots: {name: the floor lamp}
      response: "Enjoy {{ slots.name }}."
    - sentences: ["light the attic"]
      slots: {name: attic lamp}
tests:
  - {sentence: movie time, intent: HassTurnOn, slots: {name: Floor lamp}}
  - {sentence: movie time, intent: HassTurnOff}
  - {sentence: movie time, intent: null}
  - {sentence: movie time, area: Cellar, intent: HassTurnOn}
  - {sentence: movie time, area: lounge, intent: HassTurnOn, slots: {name: Bedside lamp}}
""",
    )
    assert custom.problems == ()
    recognizer = Recognizer(house(), "en", custom)
    found = recognizer.recognize("movie time", "kitchen")
    assert isinstance(found, Intent)
    assert (found.slots, found.source) == ({"name": "light.floor"}, "custom")
    assert recognizer.sentences.responses["HassTurnOn"][found.response] == "Enjoy {{ slots.name }}."
    # A sentence about nothing of this home is no sentence.
    assert isinstance(recognizer.recognize("light the attic", "kitchen"), Miss)
    told = [str(each) for each in try_out(custom, house())]
    file = tmp_path / "en.yaml"
    assert told == [
        "en: intents.HassTurnOn.slots.name: 'light the attic': this home has no (or more than one) 'attic lamp'",
        f"{file}:11: intent: 'movie time' is HassTurnOn {{'name': 'light.floor'}}, expected HassTurnOff",
        f"{file}:12: intent: 'movie time' is HassTurnOn {{'name': 'light.floor'}}, expected nothing",
        f"{file}:13: area: this home has no area 'Cellar'",
        f"{file}:14: slots.name: 'movie time' has 'light.floor', expected 'light.bedside'",
    ]


def test_own_sentences_win_over_the_known_ones_and_stay_in_their_language(tmp_path: Path) -> None:
    custom = written(tmp_path, "intents: {HassToggle: [{sentences: [lights out], slots: {name: TV}}]}")
    (tmp_path / "de_mehr.yaml").write_text(
        "intents: {HassTurnOff: [{sentences: [Feierabend], slots: {domain: light}}]}"
    )
    custom = load_custom(tmp_path)
    found = understood(custom, "lights out")
    assert found is not None and (found.name, found.slots) == ("HassToggle", {"name": "switch.tv"})
    german = understood(custom, "Feierabend", language="de")
    assert german is not None and german.name == "HassTurnOff"
    assert understood(custom, "Feierabend") is None
    plain = Recognizer(house()).recognize("lights out", "living")
    assert isinstance(plain, Intent) and plain.name == "HassTurnOff"


WRONG = """\
intents:
  HassTurnUp:
    - sentences: [x]
  HassLightSet:
    - sentences: ["set (the lamp", "paint it {colour}", "<brigth> please", "go {color:colour}", "make it red"]
      slots: {brightness: 150}
    - sentences: ["all red"]
      slots: {colour: red}
      sentence: oops
    - slots: {domain: light}
  HearthOscillate:
    - sentences: ["swing"]
      slots: {state: "sideways"}
  HassTurnOn:
    - sentences: [party]
      here: maybe
      response: "{{ slots.mood }} on"
expansion_rules:
  loop: "a <loop>"
exampels: {}
tests:
  - intent: HassTurnOn
  - {sentence: party, intent: HassTurnOn, slots: {mood: good}}
"""


def test_every_mistake_is_told_with_its_line_and_the_rest_works(tmp_path: Path) -> None:
    custom = written(tmp_path, WRONG + "examples: {HassTurnOff: [{sentences: [we sleep]}]}\n")
    told = sorted(
        (int(place.rpartition(":")[2]), f"{each.key}: {each.reason}")
        for each in custom.problems
        if (place := each.place)
    )
    expected = [
        (2, "unknown intent HassTurnUp (did you mean HassTurnOn?)"),
        (5, "sentences[0]: cannot be read as a sentence template"),
        (5, "sentences[1]: unknown list {colour}"),
        (5, "sentences[2]: unknown rule <brigth>"),
        (5, "sentences[3]: unknown slot colour (did you mean color?)"),
        (6, "slots.brightness: 150 is not from 0 to 100"),
        (8, "slots.colour: unknown slot colour (did you mean color?)"),
        (9, "unknown key sentence (did you mean sentences?)"),
        (10, "missing: sentences"),
        (13, "slots.state: expected one of on, off"),
        (16, "here: expected true or false"),
        (17, "unknown slot mood"),
        (19, "the rule <loop> contains itself"),
        (20, "unknown key exampels (did you mean examples?)"),
        (22, "missing: sentence"),
        (23, "slots.mood: unknown slot mood"),
    ]
    assert [line for line, _ in told] == [line for line, _ in expected]
    for (_, reason), (_, part) in zip(told, expected, strict=True):
        assert part in reason
    assert [each.sentence for each in custom.examples_of("en")["HassTurnOff"]] == ["we sleep"]
    assert understood(custom, "turn on the floor lamp") is not None


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("en.yaml", "intents: [\n", "not YAML"),
        ("en.yaml", "just words", "expected sections"),
        ("xx.yaml", "intents: {}", "no sentences for the language 'xx'"),
        ("sentences.yaml", "intents: {}", "named after its language"),
        ("en.yaml", "intents: 5", "expected names with values"),
        ("en.yaml", "intents: {HassTurnOn: {sentences: [x]}}", "expected a list"),
        ("en.yaml", "intents: {HassTurnOn: [{sentences: [x], slots: [y]}]}", "expected slots with values"),
    ],
)
def test_a_broken_file_is_told_and_harms_nothing(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / "en_good.yaml").write_text("intents: {HassRespond: [{sentences: [ping], response: pong}]}")
    custom = written(tmp_path, text, name)
    assert [reason in each.reason for each in custom.problems] == [True]
    assert custom.problems[0].place.startswith(str(tmp_path / name))
    assert understood(custom, "ping") is not None


def test_no_folder_is_no_sentences(tmp_path: Path) -> None:
    custom = load_custom(tmp_path / "none")
    assert (custom.problems, custom.of("en"), custom.of("xx")) == ((), None, None)
