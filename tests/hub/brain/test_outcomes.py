"""What is said follows what the devices did, and claims no more."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from hub.brain.languages import Languages
from hub.devices.model import Capability, Device, Kind, Span
from hub.intents.model import Intent, SlotValue
from hub.skills.clock import ClockSkill
from hub.skills.devices import DeviceSkill
from hub.skills.registry import Context
from tests.fakes.home import MemoryHome
from tests.hub.asked import ask, moved
from tests.hub.house import house

HERE = Context(turn="t", satellite="box", area="kitchen", language="en")


async def test_no_answer_is_said() -> None:
    home = house()
    home.silent.add("light.floor")
    answer = await ask(home, "turn off the floor lamp")
    assert answer.text == "Floor lamp did not answer."
    assert answer.reply.done == ("light.floor turn_off: no_answer",)


async def test_an_offline_device_is_named_and_sent_nothing() -> None:
    home = house()
    home.put("light.floor", "on", available=False)
    assert (await ask(home, "turn off the floor lamp")).text == "Floor lamp is not available."
    assert not home.commands


async def test_an_unreachable_house_is_said_once_for_a_group() -> None:
    home = house()
    home.connected = False
    assert (await ask(home, "turn off all the lights")).text == "I can't reach the house right now."


async def test_a_device_that_reports_nothing_is_not_claimed_to_be_off() -> None:
    home = house()
    home.add(Device(id="switch.pump", name="Garden pump", kind=Kind.SWITCH, assumed=True))
    answer = await ask(home, "turn off the garden pump")
    assert answer.text == "I told Garden pump, but it does not report back."
    assert answer.reply.done == ("switch.pump turn_off: assumed",)


async def test_part_of_a_group_is_counted_and_the_rest_named() -> None:
    home = house()
    home.silent |= {"light.hallway"}
    home.put("light.bedside", "on", available=False)
    answer = await ask(home, "turn off all the lights")
    assert answer.said == [
        "Four of the six lights are off, Hallway light did not answer, Bedside lamp is not available.",
    ]


async def test_a_group_none_of_which_answers() -> None:
    home = house()
    home.silent |= {"light.ceiling", "light.worktop"}
    answer = await ask(home, "turn on the kitchen lights")
    assert answer.text == "Ceiling light and Kitchen worktop did not answer."


async def test_a_group_with_a_device_that_reports_nothing() -> None:
    home = house()
    home.add(Device(id="light.old", name="Old lamp", kind=Kind.LIGHT, area="kitchen", assumed=True))
    answer = await ask(home, "turn on the kitchen lights")
    assert answer.said == ["Turned on the lights.", "Old lamp does not report back."]


async def test_dimming_a_room_passes_over_lamps_that_cannot_and_says_so_when_none_can() -> None:
    home = house()
    assert (await ask(home, "set the hallway light to 20 percent")).text == "Hallway light can't do that."
    assert (await ask(home, "set the lights to 20 percent", area="hallway")).text == "Hallway light can't do that."
    assert not home.commands


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "turn off the floor lamp", "Floor lamp did not answer."),
        ("de", "Schalte die Stehlampe aus", "Stehlampe hat nicht geantwortet."),
        ("fr", "Éteins le lampadaire", "Lampadaire n'a pas répondu."),
        ("es", "Apaga la lámpara de pie", "Lámpara de pie no ha respondido."),
        ("nl", "Doe de staande lamp uit", "Staande lamp heeft niet geantwoord."),
    ],
)
async def test_failures_are_said_in_the_speakers_language(language: str, text: str, said: str) -> None:
    home = house(language)
    home.silent.add("light.floor")
    assert (await ask(home, text, language=language)).text == said


async def test_unlocking_is_asked_about_and_not_sent() -> None:
    home = house()
    answer = await ask(home, "unlock the front door")
    assert answer.text.endswith("?") and "ront door" in answer.text and answer.reply.follow_up
    assert not home.commands


async def test_a_dry_run_says_what_it_would_do_and_does_nothing() -> None:
    home = house()
    answer = await ask(home, "set the floor lamp to 40 percent", dry_run=True)
    assert answer.text == "I would do this: Floor lamp: turn_on brightness=40."
    assert answer.reply.done == ("light.floor turn_on brightness=40: dry run",)
    assert not home.commands and home.state("light.floor").attributes == {"brightness": 80}


async def test_of_several_devices_of_one_name_the_one_in_this_room_is_meant_else_it_asks() -> None:
    home = house()
    home.add(Device(id="switch.radio1", name="Radio", kind=Kind.SWITCH, area="kitchen"))
    home.add(Device(id="switch.radio2", name="Radio", kind=Kind.SWITCH, area="bedroom"))
    await ask(home, "turn on the radio", area="bedroom")
    assert moved(home) == {"switch.radio2 turn_on"}
    answer = await ask(home, "turn off the radio", area="living")
    assert answer.text == "The Kitchen Radio or the Bedroom Radio?"
    assert answer.reply.follow_up
    assert moved(home) == {"switch.radio2 turn_on"}
    await ask(home, "turn on the kitchen radio", area="living")
    assert "switch.radio1 turn_on" in moved(home)


async def test_the_first_reading_about_something_real_wins() -> None:
    home = house()
    answer = await ask(home, "turn on the flaw lamp", "turn on the floor lamp", "turn off the floor lamp")
    assert moved(home) == {"light.floor turn_on"}
    assert answer.reply.slots == {"name": "light.floor"}


async def test_when_no_reading_fits_the_first_clear_reason_is_told() -> None:
    answer = await ask(house(), "turnip on the disco", "turn on the disco ball")
    assert answer.text == "I don't know any device called disco ball."


async def test_without_a_room_this_room_is_asked_for() -> None:
    home = house()
    assert (await ask(home, "turn off the lights", area="")).text == "I don't know which room you mean."
    assert not home.commands


async def test_a_room_without_such_devices_is_told() -> None:
    answer = await ask(house(), "turn on the lights in the garage")
    assert answer.text == "I don't know any lights in the Garage."


async def test_the_only_thermostat_is_meant_from_a_room_without_one_but_not_one_of_two() -> None:
    home = house()
    answer = await ask(home, "set the temperature to 20", area="kitchen")
    assert answer.reply.error == "no_domain_in_area"
    one = MemoryHome([device for device in home.devices() if device.id != "climate.bedroom"], home.areas())
    await ask(one, "set the temperature to 20", area="kitchen")
    assert moved(one) == {"climate.living set_temperature temperature=20"}


async def test_an_unknown_state_is_neither_yes_nor_no() -> None:
    home = house()
    home.put("light.floor", None)
    assert (await ask(home, "is the floor lamp on")).text == "I don't know the state of Floor lamp."
    home.put("light.floor", "on", available=False)
    assert (await ask(home, "is the floor lamp on")).text == "Floor lamp is not available."
    assert (await ask(home, "which lights are on")).text == "Not any. I don't know the state of Floor lamp."


@pytest.mark.parametrize(
    ("language", "time", "date"),
    [
        ("en", "2:05 PM.", "July 3rd, 2026."),
        ("de", "Es ist 14:05.", "Es ist Freitag der 3. Juli 2026."),
        ("nl", "Het is 14:05.", "Het is vrijdag 3 juli 2026."),
    ],
)
async def test_the_clock_is_read_out(language: str, time: str, date: str) -> None:
    home = house(language)
    clock = ClockSkill(lambda: datetime(2026, 7, 3, 14, 5))
    replies = Languages(home, language).of(language).replies
    for name, said in (("HassGetCurrentTime", time), ("HassGetCurrentDate", date)):
        intent = Intent(name=name)
        assert replies.word(intent, await clock.run(intent, HERE)) == (said,)


async def test_a_rename_is_heard_at_once() -> None:
    home = house()
    lamp = home.device("light.floor")
    assert lamp is not None
    home.add(msgspec.structs.replace(lamp, name="Reading lamp"))
    await ask(home, "turn off the reading lamp")
    assert moved(home) == {"light.floor turn_off"}
    assert (await ask(home, "turn off the floor lamp")).reply.error == "no_entity"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "One of the three lights is off, Hallway light did not answer, Bedside lamp is not available."),
        (
            "de",
            "Von den drei Lichtern ist eins aus, Flurlicht hat nicht geantwortet,"
            " Nachttischlampe ist nicht erreichbar.",
        ),
        (
            "fr",
            "Une seule des trois lumières l'a fait, Lampe du couloir n'a pas répondu,"
            " Lampe de chevet n'est pas disponible.",
        ),
        (
            "es",
            "Solo una de las tres luces lo ha hecho, Luz del pasillo no ha respondido,"
            " Lámpara de noche no está disponible.",
        ),
        ("nl", "Een van de drie lampen is uit, Ganglamp heeft niet geantwoord, Nachtlampje is niet beschikbaar."),
    ],
)
async def test_part_of_a_group_is_told_in_the_speakers_language(language: str, said: str) -> None:
    home = house(language)
    home.silent.add("light.hallway")
    home.put("light.bedside", "on", available=False)
    intent = Intent(name="HassTurnOff", devices=("light.floor", "light.hallway", "light.bedside"))
    outcome = await DeviceSkill(home).run(intent, HERE)
    assert Languages(home, language).of(language).replies.word(intent, outcome) == (said,)


@pytest.mark.parametrize(
    ("name", "slots", "said"),
    [
        ("HearthAdjust", {"name": "light.floor", "quantity": "brightness", "direction": "down"}, "Now 60 percent."),
        ("HassTurnOff", {"domain": "everything", "area": "living"}, "Turned everything off."),
        ("HassTurnOn", {"name": "cover.kitchen"}, "Opening."),
        ("HassTurnOff", {"domain": "light"}, "Turned off the lights."),
        (
            "HassClimateSetTemperature",
            {"name": "climate.narrow", "temperature": 40},
            "Narrow only goes from 5 to 25 degrees.",
        ),
        ("HearthSetOption", {"name": "climate.narrow", "option": "turbo"}, "Narrow has no turbo, only heat and off."),
        ("HassSetPosition", {"name": "cover.kitchen", "position": 40}, "Position set."),
        ("HearthAdjust", {"name": "light.worktop", "quantity": "brightness", "direction": "down"},
         "Kitchen worktop is already off."),
    ],
)  # fmt: skip
async def test_what_was_done_or_refused_is_told(name: str, slots: dict[str, SlotValue], said: str) -> None:
    home = house()
    home.add(
        Device(
            id="climate.narrow",
            name="Narrow",
            kind=Kind.CLIMATE,
            unit="°C",
            capabilities=frozenset({Capability.TARGET_TEMPERATURE, Capability.MODE}),
            options={"mode": ("heat", "off")},
            ranges={"temperature": Span(5, 25)},
        )
    )
    intent = Intent(name=name, slots=slots)
    outcome = await DeviceSkill(home).run(intent, HERE)
    assert Languages(home, "en").of("en").replies.word(intent, outcome) == (said,)


@pytest.mark.parametrize(
    ("language", "key", "slots", "said"),
    [
        ("en", "no_domain", {"domain": "alarm_control_panel"}, "I don't know any alarm."),
        ("en", "no_domain", {"domain": "tag"}, "I don't know any such things."),
        ("en", "no_device_class_in_floor", {"device_class": "blind", "floor": "upstairs"},
         "I don't know any blinds on the upstairs floor."),
        ("en", "no_device_class", {"device_class": "ozone", "said": "ozone meters"},
         "I don't know any ozone meters."),
        ("de", "no_domain_in_area", {"domain": "cover", "area": "Bad"},
         "Ich kenne keine Rollläden oder Vorhänge im Bereich Bad."),
        ("fr", "no_domain_in_area", {"domain": "light", "area": "Garage"},
         "Je ne connais pas de lumières dans la pièce Garage."),
        ("es", "no_domain_in_area", {"domain": "sensor", "area": "Baño"}, "No conozco ningún sensor en Baño."),
        ("nl", "no_domain_in_area", {"domain": "light", "area": "Garage"}, "Ik ken geen lampen in Garage."),
        ("en", "needs_code", {"names": "Front door"}, "Front door needs a code, and I have no PIN to give."),
        ("de", "wrong_code", {"names": "Haustür"}, "Haustür nimmt diese PIN nicht als Code."),
    ],
)  # fmt: skip
def test_what_is_not_there_or_wants_a_code_is_told_in_words(
    language: str, key: str, slots: dict[str, str], said: str
) -> None:
    home = house(language)
    assert Languages(home, language).of(language).replies.error(key, slots) == said


async def test_what_wants_a_code_is_told_beside_what_was_done() -> None:
    home = house()
    front = home.device("lock.front")
    assert front is not None
    home.add(msgspec.structs.replace(front, code=frozenset({"lock", "unlock"})))
    intent = Intent(name="HassTurnOn", devices=("light.ceiling", "lock.front"))
    outcome = await DeviceSkill(home).run(intent, HERE)
    said = Languages(home, "en").of("en").replies.word(intent, outcome)
    assert said == ("Turned on the light.", "Front door needs a code, and I have no PIN to give.")
