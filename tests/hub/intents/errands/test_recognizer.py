"""What an errand holds; what is left to others; and what it lacks."""

from __future__ import annotations

from functools import cache

import pytest

from hub.intents.errands.recognizer import Errands
from hub.intents.heard import Heard
from hub.intents.model import Intent, Miss, Place, Question, QuestionKind
from hub.intents.understander import Understander
from shared.endpoint import Hint
from tests.corpus.home import home

HERE = Place(area="living")


@cache
def _errands(language: str = "en") -> Errands:
    return Errands(language, home(language))


@cache
def _understander(language: str = "en") -> Understander:
    return Understander(home(language), language)


@pytest.mark.parametrize(
    ("text", "name", "slots", "spoken"),
    [
        (
            "Remind me to call Dr Miller at 6 p.m.",
            "HearthRemind",
            {"text": "call Dr Miller", "time": "18:00"},
            "at 6 pm",
        ),
        ("remind me at six to call Mum", "HearthRemind", {"text": "call Mum", "time": "06:00", "twelve": 1}, "at six"),
    ],
)
def test_free_words_stay_as_they_were_written(text: str, name: str, slots: dict[str, object], spoken: str) -> None:
    found = _errands().recognize(text, HERE)
    assert isinstance(found, Intent)
    assert (found.name, found.slots, found.spoken["time"]) == (name, slots, spoken)


def test_what_is_around_a_sentence_says_nothing() -> None:
    for text in (
        "um, could you please set a timer for ten minutes",
        "hey set a timer for ten minutes please",
        "set a timer for ten minutes, thank you",
        "set a timer for five, no, ten minutes",
    ):
        found = _errands().recognize(text, HERE)
        assert isinstance(found, Intent)
        assert found.slots == {"seconds": 600}, text


def test_an_area_is_one_of_the_home() -> None:
    found = _errands().recognize("cancel the timer in the kitchen", HERE)
    assert isinstance(found, Intent)
    assert found.slots == {"area": "kitchen"}


@pytest.mark.parametrize("text", ["", "...", "set the table for ten people", "cancel", "the timer lamp off"])
def test_what_is_no_errand(text: str) -> None:
    assert _errands().recognize(text, HERE) is None


@pytest.mark.parametrize("language", ["sv", "en-GB", "de-CH"])
def test_other_languages(language: str) -> None:
    errands = Errands(language, home())
    text = "Stell einen Timer auf zehn Minuten" if language == "de-CH" else "set a timer for ten minutes"
    assert (errands.recognize(text, HERE) is None) is (language == "sv")
    assert (errands.judge(text) is None) is (language == "sv")


# --- what is for later ------------------------------------------------------------------------------------------------


def test_a_command_for_later_is_what_the_house_makes_of_it() -> None:
    said: list[str] = []

    def house(text: str, place: Place) -> Heard | None:
        said.append(text)
        return Heard(text, (Intent(name="HassTurnOff", slots={"name": "switch.tv"}),)) if "tv" in text else None

    errands = Errands("en", home(), house=house)
    found = errands.recognize("in ten minutes turn off the tv", HERE)
    assert isinstance(found, Intent)
    assert (found.name, found.slots, found.then[0].name) == ("HearthDelay", {"seconds": 600}, "HassTurnOff")
    assert said == ["turn off the tv"]
    assert errands.recognize("in ten minutes make me happy", HERE) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "set the thermostat at 21"),
        ("en", "dim the light by ten"),
        ("de", "mach das Licht um zehn heller"),
        ("de", "mach die Heizung um zwei Grad wärmer"),
        ("fr", "monte le chauffage à vingt-deux"),
        ("es", "sube la calefacción a veintidós"),
    ],
)
def test_a_number_that_is_an_amount_is_no_time(language: str, text: str) -> None:
    found = _understander(language).understand([text], HERE)
    assert "HearthDelay" not in [each.name for each in found.intents]


@pytest.mark.parametrize(
    "text",
    [
        "what time is it in ten minutes",  # a question cannot wait
        "undo that in ten minutes",
        "in five minutes in ten minutes turn off the tv",
    ],
)
def test_what_cannot_be_for_later(text: str) -> None:
    assert not [each for each in _understander().understand([text], HERE).intents if each.name == "HearthDelay"]


def test_what_is_missing_later_is_asked_for_now() -> None:
    question = _understander().understand(["in ten minutes set the thermostat"], HERE).question
    assert question is not None
    assert (question.kind, question.slot, question.intents[0].name) == (QuestionKind.SLOT, "temperature", "HearthDelay")


def test_which_of_several_is_asked_now() -> None:
    text = "in ten minutes turn off the ceiling light"
    question = _understander().understand([text], Place(area="office")).question
    assert question is not None
    assert question.kind is QuestionKind.WHICH
    assert {each.then[0].name for each in question.intents} == {"HassTurnOff"}
    assert {each.slots["seconds"] for each in question.intents} == {600}


def test_what_is_not_there_later_is_told_now() -> None:
    found = Errands(
        "en", home(), house=lambda text, place: Heard(text, miss=Miss("no_entity", {"entity": "disco ball"}))
    ).recognize("in ten minutes turn on the disco ball", HERE)
    assert isinstance(found, Miss)


@pytest.mark.parametrize(
    ("text", "now", "later"),
    [
        ("turn on the tv for ten minutes", "HassTurnOn", "HassTurnOff"),
        ("turn off the floor lamp for half an hour", "HassTurnOff", "HassTurnOn"),
    ],
)
def test_a_command_for_a_time_is_taken_back(text: str, now: str, later: str) -> None:
    first, second = _understander().understand([text], HERE).intents
    assert (first.name, second.name, second.then[0].name) == (now, "HearthDelay", later)
    assert first.slots == second.then[0].slots


@pytest.mark.parametrize("text", ["set the floor lamp to 20 percent for ten minutes", "activate cosy for ten minutes"])
def test_what_cannot_be_taken_back_is_not_done_for_a_time(text: str) -> None:
    assert not _understander().understand([text], HERE).intents


# --- beside other requests --------------------------------------------------------------------------------------------


def test_what_lacks_something_gives_way_to_a_command() -> None:
    found = _understander().understand(["set the alarm to night"], HERE)
    assert [each.name for each in found.intents] == ["HearthArm"]
    asked = _understander().understand(["set an alarm"], HERE).question
    assert asked is not None
    assert asked.slot == "time"


def test_what_turns_off_an_alarm_panel_is_no_alarm_clock() -> None:
    assert _understander().understand(["turn off the alarm"], HERE).intents[0].name == "HearthDisarm"
    assert _understander().understand(["turn off my alarm"], HERE).intents[0].name == "HearthCancelAlarm"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("set a timer for ten minutes and turn on the tv", ["HassStartTimer", "HassTurnOn"]),
        (
            "turn on the tv and the floor lamp and set a timer for ten minutes",
            ["HassTurnOn", "HassTurnOn", "HassStartTimer"],
        ),
        ("set a ten minute timer and a five minute timer", ["HassStartTimer", "HassStartTimer"]),
        ("turn on the tv and turn it off in ten minutes", ["HassTurnOn", "HearthDelay"]),
        ("remind me to buy milk and eggs at six", ["HearthRemind"]),
        ("in ten minutes turn off the tv and in an hour turn off the floor lamp", ["HearthDelay", "HearthDelay"]),
        ("set a timer for ten minutes and frobnicate", []),
    ],
)
def test_several_in_one_sentence(text: str, names: list[str]) -> None:
    assert [each.name for each in _understander().understand([text], HERE).intents] == names


def test_an_errand_is_told_as_the_stage() -> None:
    assert _understander().understand(["set a timer for ten minutes"], HERE).path == ("errand",)


# --- misheard ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("And now dinner is ready.", "dinner is ready"),
        ("A nouns that dinner is ready", "dinner is ready"),
        ("while everyone, the bus is here", "the bus is here"),
        ("and now turn off the christmas tree", ""),
        ("and now what is for dinner", ""),
        ("and now for something completely different", ""),
        ("and now I am tired", ""),
    ],
)
def test_an_announcement_that_was_misheard_is_asked_about(text: str, message: str) -> None:
    understood = _understander().understand([text], HERE)
    question = understood.question
    assert not any(each.name == "HassBroadcast" for each in understood.intents)
    assert ((question.intents[0].slots.get("message") if question else None) or "") == message
    assert question is None or question.kind is QuestionKind.SURE


# --- words so far -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("set a timer for ten minutes", Hint.UNKNOWN),  # … for the pasta
        ("set a", Hint.DANGLING),
        ("set a timer", Hint.DANGLING),
        ("set a timer for", Hint.DANGLING),
        ("set a timer for ten", Hint.DANGLING),
        ("set a timer for half", Hint.DANGLING),
        ("set a timer for ten minutes and", Hint.DANGLING),
        ("set a timer for ten minutes and turn on the", Hint.DANGLING),
        ("set a timer for ten minutes and turn on the christmas tree", Hint.COMPLETE),
        ("remind me to", Hint.DANGLING),
        ("remind me to call mum", Hint.DANGLING),
        ("remind me to call mum at", Hint.DANGLING),
        ("remind me to call mum at six", Hint.UNKNOWN),
        ("remind me at six to call mum", Hint.OPEN),
        ("remind me at half past", Hint.DANGLING),
        ("turn off the christmas tree and set a timer for", Hint.DANGLING),
        ("turn off the christmas tree and set a timer for ten", Hint.DANGLING),
        ("turn off the christmas tree and set a timer for ten minutes", Hint.UNKNOWN),
        ("set a timer for ten minutes called pasta", Hint.UNKNOWN),
        ("wake me at seven", Hint.UNKNOWN),
        ("wake me at seven on", Hint.DANGLING),
        ("snooze", Hint.UNKNOWN),
        ("stop", Hint.COMPLETE),
        ("cancel the timer", Hint.COMPLETE),
        ("how long is left", Hint.COMPLETE),
        ("cancel the alarm", Hint.UNKNOWN),
        ("what's on the shopping list", Hint.COMPLETE),
        ("add milk to the shopping list", Hint.UNKNOWN),
        ("add milk to the shopping list and", Hint.DANGLING),
        ("we need milk", Hint.OPEN),
        ("announce dinner is ready", Hint.OPEN),
        ("call the kitchen", Hint.COMPLETE),
        ("cancel all alarms", Hint.COMPLETE),
        ("pause the pasta timer", Hint.COMPLETE),
        ("what time is it", Hint.COMPLETE),
        ("turn off the christmas tree", Hint.COMPLETE),  # that it may be for later keeps nobody waiting
        ("in ten minutes turn off the christmas tree", Hint.COMPLETE),
        ("in ten minutes turn off the", Hint.DANGLING),
        ("my grandmother always", Hint.UNKNOWN),
    ],
)
def test_words_so_far(text: str, hint: Hint) -> None:
    assert _understander().judge(text, HERE) is hint


def test_a_question_lacks_its_slot() -> None:
    found = _errands().recognize("start a tea timer", HERE)
    assert isinstance(found, Question)
    assert (found.slot, found.intents[0].slots) == ("seconds", {"name": "tea"})
