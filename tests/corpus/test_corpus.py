"""The shares that the corpus must reach, and that it can tell right from wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest

from hub.devices.model import Command
from hub.engines.base import SentenceEmbedder
from tests.corpus.embedder import embedder
from tests.corpus.exam import Exam, Grade, Score
from tests.corpus.expected import Expected, FormatError, Happened, given, holds, parse, wrong
from tests.corpus.home import devices, home
from tests.corpus.lines import FOLDER, FREE, LANGUAGE, OTHERS, SETS, load
from tests.corpus.names import LANGUAGES

PRESENT = [name for name in SETS if (FOLDER / f"{name}.tsv").exists()]
ENGLISH = ("english", *FREE, *OTHERS)
LEAST = {"english": 600, **dict.fromkeys((*FREE, *OTHERS), 300), **dict.fromkeys(LANGUAGE, 60)}
LEAST |= dict.fromkeys(("free_guest", "others_guest"), 260)
EXAMPLES = FOLDER.parents[1] / "hub/intents/meaning/examples"
RIGHT, FREE_RIGHT = 0.97, 0.80
UNSEEN_RIGHT = {"free_unseen": 0.78, "de_fresh": 0.72, "fr_fresh": 0.75, "es_fresh": 0.77, "nl_fresh": 0.70}
"""Of what little or nothing was tuned to, a little below what was measured. The aim is 0.80 of free phrasings, 0.97 of
the others."""
OTHERS_TAKEN, FREE_WRONG = 0.04, 0.01
UNSEEN_WRONG = {"free_guest": 0.012}
"""Of what nothing was tuned to: 3 of 268 do something else."""


@cache
def _model() -> SentenceEmbedder | None:
    return embedder()


@cache
def _exam(language: str) -> Exam:
    return Exam(language, embedder=_model())


@pytest.fixture
def exam(name: str) -> Exam:
    """The exam of a set's language: made outside the test's time limit, as the first one computes all vectors."""
    return _exam(load(name)[0].language)


async def _score(name: str, exam: Exam) -> Score:
    return Score(tuple([await exam.grade(line) for line in load(name)]))


def _listed(score: Score, *grades: Grade) -> str:
    """Name what failed, for whoever reads the report of a failed test."""
    failed = [each for each in score.failures if not grades or each.grade in grades]
    return "\n".join(f"{each.line.place} [{each.grade}] {each.line.turns} {each.happened}" for each in failed)


@pytest.mark.parametrize("name", [name for name in PRESENT if name not in (*FREE, *OTHERS)])
async def test_natural_sentences(name: str, exam: Exam) -> None:
    score = await _score(name, exam)
    assert not score.count(Grade.WRONG), _listed(score, Grade.WRONG)
    assert score.right >= UNSEEN_RIGHT.get(name, RIGHT), _listed(score)


@pytest.mark.parametrize("name", FREE)
async def test_free_phrasings(name: str, exam: Exam) -> None:
    if _model() is None:
        pytest.skip("the embedding engine is not installed")
    score = await _score(name, exam)
    assert score.share(Grade.WRONG) < UNSEEN_WRONG.get(name, FREE_WRONG), _listed(score, Grade.WRONG)
    assert score.right >= UNSEEN_RIGHT.get(name, FREE_RIGHT), _listed(score)


@pytest.mark.parametrize("name", OTHERS)
async def test_what_is_not_for_the_house(name: str, exam: Exam) -> None:
    score = await _score(name, exam)
    assert score.share(Grade.WRONG) < UNSEEN_WRONG.get(name, FREE_WRONG), _listed(score, Grade.WRONG)
    assert 1 - score.right <= OTHERS_TAKEN, _listed(score)


@pytest.mark.parametrize("name", PRESENT)
def test_the_files_can_be_read_and_are_large_enough(name: str) -> None:
    lines = load(name)
    assert len(lines) >= LEAST[name]
    said = [(line.turns, line.area, line.expected) for line in lines]
    assert len(set(said)) == len(said)


def test_the_english_sentences_are_not_alike_but_for_a_name() -> None:
    """A pattern may come back with a name of another kind; counted without those there are enough."""
    at_home = home()
    names = {word.casefold() for device in at_home.devices() for word in (device.name, *device.aliases)}
    names |= {word.casefold() for area in at_home.areas() for word in (area.name, *area.aliases)}
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    patterns = {pattern.sub("*", " >> ".join(line.turns).casefold()) for line in load("english")}
    assert len(patterns) >= LEAST["english"]


def test_many_english_sentences_must_do_nothing() -> None:
    assert sum(line.expected.split(" | ")[0] == "-" for line in load("english") if len(line.turns) == 1) >= 80


def test_the_english_sets_share_no_sentence() -> None:
    sets = [{_plain(" ".join(line.turns)) for line in load(name)} for name in ENGLISH]
    assert not [one & other for one, other in combinations(sets, 2) if one & other]


@pytest.mark.parametrize("name", [*FREE[1:], *OTHERS[1:]])
def test_no_sentence_of_an_exam_is_an_example_of_the_meaning_stage(name: str) -> None:
    examples = {_plain(line) for file in EXAMPLES.glob("*.yaml") for line in file.read_text("utf-8").splitlines()}
    assert len(examples) > 500
    assert not [line.place for line in load(name) if _plain(" ".join(line.turns)) in examples]


@pytest.mark.parametrize("name", FREE[1:])
def test_an_exam_is_not_passed_by_doing_nothing(name: str) -> None:
    at_home = home()
    lines = [(line, parse(line.expected, at_home)) for line in load(name)]
    assert not [line.place for line, [turn] in lines if any(holds(each, Happened(), at_home) for each in turn)]


def _plain(sentence: str) -> str:
    """Return a sentence without what nobody hears."""
    return " ".join(re.sub(r"[^\w\s']", " ", sentence.casefold()).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_is_the_same_in_each_language(language: str) -> None:
    english, other = home(), home(language)
    assert [device.id for device in english.devices()] == [device.id for device in other.devices()]
    assert all(device.name for device in other.devices())
    assert len(other.areas()) == 12
    assert len({area.floor for area in other.areas() if area.floor}) == 3
    assert len(devices(language)) >= 60


def _did(*commands: Command) -> Happened:
    return Happened(commands=list(commands))


ON = Command(device="light.hallway", action="turn_on")
DIMMED = Command(device="light.dining_pendant", action="turn_on", arguments={"brightness": 40})
CLOSED = Command(device="cover.kitchen", action="set_position", arguments={"position": 0})


@pytest.mark.parametrize(
    ("expected", "happened", "met"),
    [
        ("light.hallway turn_on", _did(ON), True),
        ("light.hallway turn_off", _did(ON), False),
        ("light.hallway turn_on", _did(), True),  # It is on already.
        ("light.garage turn_on", _did(), False),
        ("light.hallway turn_on", _did(ON, DIMMED), False),
        ("light.dining_pendant turn_on brightness=30..50", _did(DIMMED), True),
        ("light.dining_pendant turn_on brightness=41..50", _did(DIMMED), False),
        ("light.dining_pendant turn_on", _did(DIMMED), False),
        ("light.dining_pendant turn_on brightness=*; light.hallway turn_on", _did(DIMMED, ON), True),
        ("cover.kitchen close", _did(CLOSED), True),
        ("some light@dining turn_on brightness=*; light.dining_old turn_on", _did(DIMMED), True),
        ("some light@dining turn_on", _did(), False),
        ("-", _did(), True),
        ("-", _did(ON), False),
        ("-", Happened(asked=True), False),
        ("-", Happened(intent="HassGetCurrentTime"), False),
        ("= time", Happened(intent="HassGetCurrentTime"), True),
        ("= cover.gate", Happened(unmatched={"cover.gate": home().state("cover.gate")}), True),
        ("= cover.gate open", Happened(unmatched={"cover.gate": home().state("cover.gate")}), True),
        ("= cover.gate closed", Happened(unmatched={"cover.gate": home().state("cover.gate")}), False),
        ("= cover.garage", Happened(matched={"cover.gate": home().state("cover.gate")}), False),
        ("= no cover.gate", Happened(matched={"cover.gate": home().state("cover.gate")}), False),
        ("=~ cover.gate cover.garage", Happened(matched={"cover.gate": home().state("cover.gate")}), True),
    ],
)
def test_an_outcome_is_what_is_expected(expected: str, happened: Happened, met: bool) -> None:
    at_home = home()
    [[outcome]] = parse(expected, at_home)
    assert holds(outcome, happened, at_home) is met


def test_a_command_of_another_alternative_is_not_wrong() -> None:
    at_home = home()
    [alternatives] = parse("light.hallway turn_on | light.dining_pendant turn_on brightness=40", at_home)
    assert not wrong(alternatives, given([ON, DIMMED], at_home))
    assert wrong(alternatives, given([CLOSED], at_home))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("light@hallway turn_off", {"light.hallway"}),
        ("light@under turn_off", {"light.cellar"}),
        ("light@kitchen!light.kitchen_ceiling turn_off", {"light.kitchen_counter"}),
        ("light[color]@living turn_off", {"light.living_floor_lamp", "light.living_tv"}),
        ("everything@kitchen turn_off", {"light.kitchen_ceiling", "light.kitchen_counter", "switch.coffee"}),
    ],
)
def test_many_devices_in_few_words(text: str, ids: set[str]) -> None:
    [[outcome]] = parse(text, home())
    assert isinstance(outcome, Expected)
    assert {wish.device for wish in outcome.wishes} == ids


@pytest.mark.parametrize("text", ["light.none turn_on", "light@cinema turn_on", "? who light.hallway", "= weather"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        parse(text, home())


REFUSED: list[tuple[str, Callable[[], Command]]] = [
    ("no dimming", lambda: Command(device="light.hallway", action="turn_on", arguments={"brightness": 10})),
    (
        "no such option",
        lambda: Command(device="select.washer", action="set_option", arguments={"of": "option", "option": "Silk"}),
    ),
    ("nothing said", lambda: Command(device="select.washer", action="set_option", arguments={"of": "option"})),
    (
        "out of range",
        lambda: Command(device="climate.living", action="set_temperature", arguments={"temperature": 45}),
    ),
    ("a group", lambda: Command(device="light.group_bedside", action="turn_on")),
    ("a scene of the configuration", lambda: Command(device="scene.cosy", action="turn_on")),
    ("a sensor", lambda: Command(device="sensor.energy", action="turn_on")),
]


@pytest.mark.parametrize(("why", "make"), REFUSED)
async def test_the_home_refuses_what_a_device_cannot_do(why: str, make: Callable[[], Command]) -> None:
    at_home = home()
    assert await at_home.run(make()) == "unsupported", why
    assert not at_home.commands
