"""The conventional pipeline's own rules: it must be what people have, not a straw man."""

from __future__ import annotations

import pytest

from tests.bench.conventional import FixedEndpointer, Home
from tests.bench.conventional_acts import acts
from tests.bench.plain_hassil import plain_hassil
from tests.fakes.virtual_devices import default_devices


@pytest.mark.parametrize(
    ("voiced", "ends_ms"),
    [
        ("v" * 50 + "-" * 60, 1700),
        ("-" * 100 + "v" * 50 + "-" * 60, 3700),
        ("v" * 14 + "-" * 100, None),
        ("v" * 10 + "-" * 30 + "v" * 10 + "-" * 40, 1700),
        ("v" * 900, 15_000),
    ],
    ids=["silence", "pause before", "a cough", "a pause within", "no end"],
)
def test_the_fixed_endpointer_waits_for_silence_after_speech(voiced: str, ends_ms: int | None) -> None:
    endpointer = FixedEndpointer()
    ended = [index for index, frame in enumerate(voiced, 1) if endpointer.step(frame == "v")]
    assert (ended[0] * 20 if ended else None) == ends_ms
    assert endpointer.timed_out == (ends_ms == 15_000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Turn on the kitchen light.", {("light.kitchen_light turn_on", '{"state": "ON"}')}),
        ("turn on the hall light", {("light.hall_light turn_on", "ON")}),
        (
            "Set the kitchen light to 50%",
            {("light.kitchen_light turn_on brightness=50", '{"state": "ON", "brightness": 127}')},
        ),
        ("set the bedside lamp to 40 percent", {("light.bedside_lamp turn_on brightness=40", "102")}),
        ("set the temperature to 19 degrees", {("climate.thermostat set_temperature temperature=19", "19")}),
        ("Lock the front door.", {("lock.front_door lock", "LOCK")}),
        ("open the bedroom blind", {("cover.bedroom_blind open", "OPEN")}),
        (
            "turn off the lights",
            {("light.ceiling_light turn_off", "OFF"), ("light.floor_lamp turn_off", '{"state": "OFF"}')},
        ),
        ("turn on the disco ball", set()),
        ("is the front door locked", set()),
    ],
)
def test_what_hassil_recognises_becomes_messages_that_the_devices_know(
    said: str, expected: set[tuple[str, str]]
) -> None:
    home = Home.virtual()
    here = home.area("Living room")
    found = acts(plain_hassil(home.devices, home.areas, "en")(said, here), home.devices, here.id)
    assert {(act.what, act.payload) for act in found} == expected
    devices = {each.id: each for each in default_devices()}
    for act in found:
        assert act.topic in devices[act.what.split()[0]].command_topics()
        list(devices[act.what.split()[0]].obey(act.topic, act.payload))
