"""What a model is shown and what it may write: devices that matter, tools, arguments, prompts, spoken sentences."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.brain.llm.arguments import Refused, read
from hub.brain.llm.claims import claims_a_deed, speaks_of
from hub.brain.llm.offers import Offers
from hub.brain.llm.prompt import HINT, Exchange, conversation, fitting, hint, system, tokens
from hub.brain.llm.relevance import relevant
from hub.brain.llm.sentences import Sentences, plain
from hub.brain.llm.tools import ERRANDS, offer
from hub.devices.model import Device, Kind
from hub.engines.language import ToolCall
from hub.intents.model import Intent, Place, Referents
from tests.bench.language_model import SHOWN, shown_of_the_corpus
from tests.bench.understanding import FITTING, ROOMS
from tests.bench.understanding import home as large_home
from tests.hub.house import house


def test_the_right_device_is_among_those_shown() -> None:
    found, missed = shown_of_the_corpus()
    assert found + len(missed) > 400
    assert found / (found + len(missed)) >= 0.98, missed


def test_the_right_device_is_among_those_shown_of_three_hundred() -> None:
    at_home = large_home()
    missed = []
    for room in ROOMS:
        for sentence in FITTING:
            text = sentence.format(room=room)
            shown = relevant(text, Place(area="cellar"), at_home, "en", SHOWN)
            if not any(device.area == room.replace(" ", "_") for device in shown[: SHOWN // 2]):
                missed.append(text)
    assert not missed


def test_the_prompt_stays_small_with_three_hundred_devices() -> None:
    at_home = large_home()
    longest = 0
    for room in ROOMS:
        shown = relevant(f"it is awful in the {room}", Place(area="kitchen"), at_home, "en", SHOWN)
        tools = offer(shown, at_home, ERRANDS).tools
        messages = [system("en", "Call the children by their names."), *conversation((), "it is awful in here")]
        longest = max(longest, tokens(messages, tools))
    assert 500 < longest < 3000


def test_a_small_window_gets_the_common_tools_and_then_fewer_devices() -> None:
    at_home = large_home()
    offers = Offers(at_home, ERRANDS, SHOWN)
    asked = ("it is awful in here", Place(area="kitchen"), "en")
    shown = {}
    for room in (3000, 1300, 800, 0):
        found = offers.at(str(room), *asked, room)
        assert tokens((), found.tools) <= room or len(found.devices) == 1
        shown[room] = (len(found.devices), "start_timer" not in found.intents)
        assert {"turn_on", "adjust", "get_state"} <= set(found.intents)
        assert all(device.area == "kitchen" for device in found.devices.values())
    assert shown[3000] == (SHOWN, False) and shown[1300] == (SHOWN, True) and shown[0] == (1, True)
    assert 1 < shown[800][0] < SHOWN and shown[800][1]


def test_what_is_the_same_in_each_request_comes_first() -> None:
    at_home = large_home()
    kitchen, attic = (
        [each.name for each in offer(shown, at_home, ERRANDS).tools]
        for shown in (relevant("hm", Place(area=area), at_home, "en", 4) for area in ("kitchen", "attic"))
    )
    beginning = Offers(at_home, ERRANDS, SHOWN).at("", "", Place(), "en", 3000)
    assert [each.name for each in beginning.tools] == kitchen[:10] and not beginning.devices
    assert kitchen[:10] == attic[:10] and kitchen[8:10] == ["get_current_time", "get_current_date"]


def test_errands_are_offered_where_there_is_a_skill_for_them() -> None:
    offered = offer([], house(), ("HassStartTimer", "HearthRemind", "HassBroadcast", "HearthSnooze"))
    assert list(offered.intents)[:3] == ["start_timer", "remind", "broadcast"]
    assert "snooze" not in offered.intents
    timer = read(ToolCall("1", "start_timer", {"seconds": "600", "name": "pasta"}), offered)
    assert timer == Intent(name="HassStartTimer", slots={"seconds": 600, "name": "pasta"}, source="llm", confidence=0.9)
    assert isinstance(read(ToolCall("1", "start_timer", {"name": "pasta"}), offered), Refused)
    said = read(ToolCall("1", "broadcast", {"message": "dinner is ready", "area": "bedroom"}), offered)
    assert isinstance(said, Intent) and said.slots == {"message": "dinner is ready", "area": "bedroom"}


def test_of_an_errand_a_model_fills_only_what_it_is_offered() -> None:
    offered = offer([], house(), ("HassCancelTimer", "HearthRemind", "HassBroadcast"))
    times = {"text": "the oven", "time": "07:30", "twelve": 1, "repeat": "mon"}
    [remind] = [tool for tool in offered.tools if tool.name == "remind"]
    assert set(remind.parameters["properties"]) == {"text", "time", "day", "seconds"}
    reminder = read(ToolCall("1", "remind", times), offered)
    assert isinstance(reminder, Intent) and reminder.slots == {"text": "the oven", "time": "07:30"}
    cancelled = read(ToolCall("1", "cancel_timer", {"name": "pasta", "area": "bedroom"}), offered)
    assert isinstance(cancelled, Intent) and cancelled.slots == {"name": "pasta"}
    nowhere = read(ToolCall("1", "broadcast", {"message": "dinner is ready", "area": "the moon"}), offered)
    assert isinstance(nowhere, Refused) and "kitchen" in nowhere.reason


def test_what_is_hidden_is_never_shown() -> None:
    at_home = house()
    shown = relevant("turn on the secret lamp", Place(area="kitchen"), at_home, "en", 64)
    assert "light.secret" not in {device.id for device in shown}
    assert "ecret" not in str(offer(shown, at_home))


def test_what_was_talked_about_comes_first() -> None:
    place = Place(area="kitchen", referents=Referents(devices=("light.bedside",)))
    assert relevant("and again please", place, house(), "en", 3)[0].id == "light.bedside"


OFFERED = offer([device for device in house().devices() if device.exposed], house())
FLOOR = "Floor lamp (Living room)"


@pytest.mark.parametrize(
    ("name", "arguments", "intent"),
    [
        ("turn_on", {"device": FLOOR}, Intent(name="HassTurnOn", slots={"name": "light.floor"})),
        ("turn_on", {"device": "light.floor"}, Intent(name="HassTurnOn", slots={"name": "light.floor"})),
        ("turn_on", {"device": "floor lamp"}, Intent(name="HassTurnOn", slots={"name": "light.floor"})),
        ("turn_on", {"device": "Flor lamp (Living room)"}, Intent(name="HassTurnOn", slots={"name": "light.floor"})),
        (
            "light_set",
            {"device": FLOOR, "brightness": "40 %", "color": ""},
            Intent(name="HassLightSet", slots={"name": "light.floor", "brightness": 40}),
        ),
        (
            "climate_set_temperature",
            {"device": "Bedroom thermostat", "temperature": "20,5"},
            Intent(name="HassClimateSetTemperature", slots={"name": "climate.bedroom", "temperature": 20.5}),
        ),
        ("get_current_time", {"whatever": 1}, Intent(name="HassGetCurrentTime")),
    ],
)
def test_a_call_is_read(name: str, arguments: dict[str, Any], intent: Intent) -> None:
    found = read(ToolCall("1", name, arguments), OFFERED)
    assert isinstance(found, Intent)
    assert (found.name, found.slots, found.source) == (intent.name, intent.slots, "llm")


@given(
    st.sampled_from([*OFFERED.intents, "unlock", ""]),
    st.one_of(
        st.text(max_size=20),
        st.dictionaries(
            st.sampled_from(["device", "brightness", "temperature", "option", "quantity", "direction", "x"]),
            st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=20), st.lists(st.text())),
            max_size=4,
        ),
    ),
)
def test_whatever_a_model_writes_is_read_or_refused(name: str, arguments: Any) -> None:
    found = read(ToolCall("1", name, arguments), OFFERED)
    assert isinstance(found, Refused) or found.name in {spec.name for spec in OFFERED.intents.values()}
    if isinstance(found, Intent) and "name" in found.slots:
        assert found.slots["name"] in {device.id for device in OFFERED.devices.values()}


def test_older_turns_give_way_to_the_window() -> None:
    told = [Exchange(f"question {number} " + "word " * 50, "answer " * 50) for number in range(12)]
    first, last = system("en", ""), conversation((), "and now")
    everything = fitting(first, told, last, (), 100_000)
    assert len(everything) == 2 + 24
    some = fitting(first, told, last, (), 1500)
    assert some[0] == first and some[-1] == last[-1]
    assert tokens(some) <= 1500 and 2 < len(some) < 26 and "question 11" in some[-3].text
    assert fitting(first, told, last, (), 1) == [first, *last]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("It is **very** nice.", "It is very nice."),
        ("- one\n- two", "one two"),
        ("1. First\n2) Second", "First Second"),
        ("# Title\nText", "Title Text"),
        ("See [the page](https://example.org/a) or https://example.org.", "See the page or"),
        ("Great 🎉 job 👍🏽!", "Great job !"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("snake_case and `code`", "snake_case and code"),
        ("It is 21.5 °C.", "It is 21.5 °C."),
        ('", "arguments": {"type": "object"}}', ""),
        ('{"name": "turn_on"', ""),
        ("<tool_call>", ""),
        ('It is called "hello": a film.', 'It is called "hello": a film.'),
        ("I said: 3 < 4 and 5 > 4.", "I said: 3 < 4 and 5 > 4."),
    ],
)
def test_what_cannot_be_spoken_is_taken_out(written: str, spoken: str) -> None:
    assert plain(written) == spoken


@given(st.lists(st.integers(1, 40), max_size=8))
def test_sentences_are_the_same_however_the_text_comes(cuts: list[int]) -> None:
    text = "One is **short**. Two is longer, is it not? ```code. here```Three!\n- four\n- five and the rest"
    whole = Sentences()
    wanted = [*whole.take(text), *whole.rest()]
    assert wanted == ["One is short.", "Two is longer, is it not?", "Three!", "four", "five and the rest"]
    pieces, rest = Sentences(), text
    found: list[str] = []
    for cut in cuts:
        found += pieces.take(rest[:cut])
        rest = rest[cut:]
    found += pieces.take(rest)
    assert [*found, *pieces.rest()] == wanted


LAMP = Device(id="light.floor", name="Floor lamp", kind=Kind.LIGHT, aliases=("reading corner",))


@pytest.mark.parametrize(
    ("sentence", "speaks", "claims"),
    [
        ("The floor lamp is on.", True, True),
        ("It is on in the reading corner.", True, True),
        ("Done.", False, True),
        ("A rainbow has seven colours.", False, False),
        ("The lamp on the floor of the sea is a fish.", True, True),
    ],
)
def test_sentences_about_the_house_are_noticed(sentence: str, speaks: bool, claims: bool) -> None:
    assert (speaks_of(sentence, [LAMP]), claims_a_deed(sentence, [LAMP])) == (speaks, claims)


def test_what_the_house_nearly_understood_is_a_hint_in_the_words_of_the_tools() -> None:
    at_home = house()
    devices = [device for device in at_home.devices() if device.area == "living" and device.exposed]
    offered = offer(devices, at_home)
    brighter = Intent(
        name="HearthAdjust", slots={"quantity": "brightness", "direction": "up", "domain": "light", "area": "living"}
    )
    said = hint([brighter], offered, at_home)
    assert said == HINT.format(guess="adjust quantity=brightness direction=up for Floor lamp (Living room)")
    (*_, last) = conversation((), "like a coal mine", said)
    assert last.text.splitlines() == ["like a coal mine", f"({said})"]
    elsewhere = Intent(name="HassTurnOn", slots={"name": "light.bedside"})
    assert not hint([elsewhere], offered, at_home)
