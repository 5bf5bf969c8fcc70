"""Questions and their answers: a yes, a no, a correction, a choice, a value, a PIN, silence, something else."""

from __future__ import annotations

import pytest

from hub.brain.dialogue import Agreed, Answering, Other, Reaction, Refused, Unclear, react
from hub.intents.model import Intent, Question, QuestionKind, SlotValue
from hub.intents.words.model import Words

LAMP = Intent(name="HassTurnOn", slots={"name": "light.lamp"})
CEILING = Intent(name="HassTurnOn", slots={"name": "light.ceiling"})
SPOTS = Intent(name="HassTurnOn", slots={"name": "light.spots"})
_NAMES = {
    "light.lamp": {"floor", "lamp", "living", "room"},
    "light.ceiling": {"ceiling", "light", "kitchen"},
    "light.spots": {"ceiling", "spots", "bedroom"},
}
WORDS = Words(
    polite=("please", "i want"),
    fillers=("um", "well"),
    yes=("yes", "yeah", "do it", "go ahead"),
    no=("no", "nope", "no thanks", "don't"),
    digits={"one": "1", "two": "2", "three": "3", "oh": "0"},
    ordinals={"the first one": 1, "the second": 2, "the last": -1, "both": 0},
)


def value(question: Question, text: str) -> SlotValue | None:
    digits = "".join(each for each in text if each.isdecimal())
    return int(digits) if digits else None


ANSWERING = Answering(
    WORDS, frozenset({"the", "in", "one"}), lambda intent: frozenset(_NAMES[str(intent.slots["name"])]), value
)


def asked(kind: QuestionKind, *intents: Intent, slot: str = "") -> Question:
    return Question(kind=kind, intents=intents or (LAMP,), slot=slot)


@pytest.mark.parametrize("kind", [QuestionKind.CONFIRM, QuestionKind.SURE])
@pytest.mark.parametrize(
    ("said", "reaction"),
    [
        ("Yes.", Agreed((LAMP,), confirmed=True)),
        ("yes, please", Agreed((LAMP,), confirmed=True)),
        ("Um, yeah, do it!", Agreed((LAMP,), confirmed=True)),
        ("no", Refused()),
        ("No, thanks.", Refused()),
        ("no please don't", Refused()),
        ("no, the ceiling light", Other("the ceiling light", refused=True)),
        ("what time is it", Other("what time is it")),
        ("yesterday was nice", Other("yesterday was nice")),
        ("nobody asked you", Other("nobody asked you")),
    ],
)
def test_a_yes_a_no_a_correction(kind: QuestionKind, said: str, reaction: Reaction) -> None:
    assert react(asked(kind), said, ANSWERING) == reaction


@pytest.mark.parametrize(
    ("said", "reaction"),
    [
        ("the lamp", Agreed((LAMP,))),
        ("The one in the kitchen, please.", Agreed((CEILING,))),
        ("the kichen one", Agreed((CEILING,))),
        ("spots", Agreed((SPOTS,))),
        ("ceiling", Unclear()),
        ("the first one", Agreed((LAMP,))),
        ("the last", Agreed((SPOTS,))),
        ("both", Agreed((LAMP, CEILING, SPOTS))),
        ("yes", Unclear()),
        ("no", Refused()),
        ("the heating", Other("the heating")),
        ("turn off the lamp", Other("turn off the lamp")),
    ],
)
def test_one_of_several(said: str, reaction: Reaction) -> None:
    assert react(asked(QuestionKind.WHICH, LAMP, CEILING, SPOTS), said, ANSWERING) == reaction


def test_a_choice_beyond_the_last_is_unclear() -> None:
    assert react(asked(QuestionKind.WHICH, LAMP), "the second", ANSWERING) == Unclear()


def test_a_missing_value() -> None:
    question = asked(QuestionKind.SLOT, Intent(name="HassLightSet", slots={"name": "light.lamp"}), slot="brightness")
    reaction = react(question, "to 40 percent", ANSWERING)
    assert isinstance(reaction, Agreed)
    assert reaction.intents[0].slots == {"name": "light.lamp", "brightness": 40}
    assert not reaction.confirmed
    assert react(question, "quite bright", ANSWERING) == Other("quite bright")
    assert react(question, "yes", ANSWERING) == Unclear()


@pytest.mark.parametrize(
    ("said", "pin"), [("1234", "1234"), ("1 2 3 4", "1234"), ("one, two, three, oh", "1230"), ("12, 30.", "1230")]
)
def test_a_pin_in_digits_and_words(said: str, pin: str) -> None:
    assert react(asked(QuestionKind.PIN), said, ANSWERING) == Agreed((LAMP,), confirmed=True, pin=pin)


@pytest.mark.parametrize("said", ["hello there", "one", "turn on the lamp"])
def test_what_is_no_pin(said: str) -> None:
    assert react(asked(QuestionKind.PIN), said, ANSWERING) == Other(said)
