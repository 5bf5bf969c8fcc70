"""The area rules: one table, a row for each."""

from __future__ import annotations

from typing import Any

import pytest

from hub.devices.model import Area, Capability, Device, Kind, Policy
from hub.intents.model import Intent
from hub.intents.targets import elsewhere, expand, find, nothing_there
from tests.fakes.home import MemoryHome

ON = frozenset({Capability.ON_OFF})


def made(device_id: str, area: str = "", device_class: str = "", **more: Any) -> Device:
    kind = Kind(device_id.partition(".")[0])
    return Device(id=device_id, name=device_id, kind=kind, area=area, device_class=device_class, **more)


def house() -> MemoryHome:
    areas = [
        Area(id="kitchen", name="Kitchen", floor="Downstairs", floor_aliases=("ground floor",)),
        Area(id="living", name="Living room", floor="Downstairs", floor_aliases=("ground floor",)),
        Area(id="bedroom", name="Bedroom", floor="Upstairs"),
        Area(id="garden", name="Garden"),
    ]
    return MemoryHome(
        [
            made("light.ceiling", "kitchen"),
            made("light.worktop", "kitchen"),
            made("light.floor", "living"),
            made("light.bedside", "bedroom"),
            made("light.kitchen_sign", "living"),
            made("light.hidden", "kitchen", exposed=False),
            made("light.strip", exposed=False),
            made("light.tree"),
            made("light.party", "living", members=("light.floor", "light.strip", "light.tree", "light.gone")),
            made("switch.coffee", "kitchen"),
            made("switch.oven", "kitchen", policy=Policy.CONFIRM),
            made("fan.bedroom", "bedroom"),
            made("humidifier.bedroom", "bedroom"),
            made("cover.blind", "kitchen", "blind"),
            made("cover.shutter", "living", "shutter"),
            made("cover.plain", "bedroom"),
            made("cover.garage", "garden", "garage"),
            made("lock.front", "living"),
            made("climate.living", "living"),
            made("vacuum.robbie", "living"),
            made("sensor.humidity", "kitchen", "humidity"),
            made("sensor.power", "kitchen", "power"),
        ],
        areas,
    )


ROWS: dict[str, tuple[dict[str, Any], dict[str, Any], set[str]]] = {
    "here": (
        {"domain": "light", "area": "kitchen"}, {}, {"light.ceiling", "light.worktop"},
    ),
    "named area": (
        {"domain": "light", "area": "bedroom"}, {"spoken": {"area": "bedroom"}}, {"light.bedside"},
    ),
    "named area without such a device": (
        {"domain": "vacuum", "area": "kitchen"}, {"spoken": {"area": "kitchen"}}, set(),
    ),
    "floor": ({"domain": "cover", "floor": "Downstairs"}, {}, {"cover.blind", "cover.shutter"}),
    "floor by its alias": ({"domain": "cover", "floor": "Ground Floor"}, {}, {"cover.blind", "cover.shutter"}),
    "unknown floor": ({"domain": "cover", "floor": "Attic"}, {}, set()),
    "area and floor": ({"domain": "light", "area": "bedroom", "floor": "Downstairs"}, {}, set()),
    "everywhere, or no area known": (
        {"domain": "fan"}, {}, {"fan.bedroom"},
    ),
    "device elsewhere by name": ({"name": "light.bedside"}, {}, {"light.bedside"}),
    "name that holds an area's name": ({"name": "light.kitchen_sign"}, {}, {"light.kitchen_sign"}),
    "name of a hidden device": ({"name": "light.hidden"}, {}, set()),
    "unknown name": ({"name": "light.none"}, {}, set()),
    "the only thermostat, from a room without": (
        {"domain": "climate", "area": "kitchen"}, {}, {"climate.living"},
    ),
    "the only vacuum, from any room": ({"domain": "vacuum", "area": "kitchen"}, {}, {"vacuum.robbie"}),
    "a fan is never meant in another room": ({"domain": "fan", "area": "kitchen"}, {}, set()),
    "a lock is never meant in another room": ({"domain": "lock", "area": "kitchen"}, {}, set()),
    "the only garage door, from a room without": (
        {"domain": "cover", "device_class": "garage", "area": "kitchen"}, {}, {"cover.garage"},
    ),
    "class: the very one": ({"domain": "cover", "device_class": "blind", "area": "kitchen"}, {}, {"cover.blind"}),
    "class: a covering without class": (
        {"domain": "cover", "device_class": "curtain", "area": "bedroom"}, {}, {"cover.plain"},
    ),
    "class: a relative": ({"domain": "cover", "device_class": "blind", "area": "living"}, {}, {"cover.shutter"}),
    "class: never a door for a blind": (
        {"domain": "cover", "device_class": "blind", "area": "garden"}, {"spoken": {"area": "garden"}}, set(),
    ),
    "class of a sensor": ({"domain": "sensor", "device_class": "humidity", "area": "kitchen"}, {}, {"sensor.humidity"}),
    "class that no sensor has": ({"domain": "sensor", "device_class": "gas"}, {}, set()),
    "everything in an area": (
        {"domain": "everything", "area": "kitchen"}, {}, {"light.ceiling", "light.worktop", "switch.coffee"},
    ),
    "everything where there is nothing": ({"domain": "everything", "area": "garden"}, {}, set()),
    "everything on a floor": ({"domain": "everything", "floor": "Upstairs"}, {}, {
        "light.bedside", "fan.bedroom", "humidifier.bedroom",
    }),
    "several named together": (
        {}, {"devices": ("light.floor", "fan.bedroom", "light.hidden")}, {"light.floor", "fan.bedroom"},
    ),
    "devices before a name and a place": (
        {"name": "light.floor", "area": "kitchen"}, {"devices": ("light.bedside",)}, {"light.bedside"},
    ),
    "a group is its members, hidden ones too": (
        {"name": "light.party"}, {}, {"light.floor", "light.strip", "light.tree"},
    ),
    "a group and its member, none twice": (
        {}, {"devices": ("light.party", "light.floor")}, {"light.floor", "light.strip", "light.tree"},
    ),
    "a group places members that have no room": (
        {"domain": "light", "area": "living"}, {},
        {"light.floor", "light.kitchen_sign", "light.strip", "light.tree"},
    ),
    "all but one device": (
        {"domain": "light", "area": "kitchen"}, {"excluded": ("light.worktop",)}, {"light.ceiling"},
    ),
    "all but an area": (
        {"domain": "everything"}, {"excluded": ("kitchen", "living")},
        {"light.bedside", "fan.bedroom", "humidifier.bedroom", "light.strip", "light.tree"},
    ),
    "all but a group": (
        {"domain": "light", "area": "living"}, {"excluded": ("light.party",)}, {"light.kitchen_sign"},
    ),
    "the only one, but excluded": (
        {"domain": "vacuum", "area": "kitchen"}, {"excluded": ("vacuum.robbie",)}, set(),
    ),
    "no kind, no name": ({"area": "kitchen"}, {}, set()),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_the_area_rules(row: str) -> None:
    slots, more, expected = ROWS[row]
    found = find(Intent(name="HassTurnOff", slots=slots, **more), house())
    assert {each.id for each in found} == expected and len(found) == len(expected)


@pytest.mark.parametrize(
    ("name", "slots", "expected"),
    [
        ("HassLightSet", {"area": "kitchen"}, {"light.ceiling", "light.worktop"}),
        ("HassVacuumStart", {}, {"vacuum.robbie"}),
        ("HearthAdjust", {"quantity": "temperature", "direction": "up"}, {"climate.living"}),
        ("HearthAdjust", {"quantity": "brightness", "area": "bedroom"}, {"light.bedside"}),
        ("HearthSetOption", {"area": "living"}, {"light.floor", "light.kitchen_sign", "climate.living",
                                                 "vacuum.robbie", "light.strip", "light.tree"}),
    ],
)  # fmt: skip
def test_an_intent_implies_its_kind(name: str, slots: dict[str, Any], expected: set[str]) -> None:
    assert {each.id for each in find(Intent(name=name, slots=slots), house())} == expected


def test_of_two_vacuums_none_is_guessed_but_both_are_offered() -> None:
    home = house()
    home.add(made("vacuum.second", "bedroom"))
    intent = Intent(name="HassVacuumStart", slots={"area": "kitchen"})
    assert find(intent, home) == ()
    assert {each.id for each in elsewhere(intent, home)} == {"vacuum.robbie", "vacuum.second"}
    named = Intent(name="HassVacuumStart", slots={"area": "kitchen"}, spoken={"area": "kitchen"})
    assert elsewhere(named, home) == ()


def test_a_group_of_groups_never_comes_out() -> None:
    home = house()
    assert all(not each.members for each in expand(("light.party", "light.gone", "light.floor"), home))


def test_what_is_not_there_is_named() -> None:
    home = house()
    there = Intent(name="HassTurnOn", slots={"domain": "fan", "area": "kitchen"})
    assert nothing_there(there, home).error == "no_domain_in_area"
    assert nothing_there(there, home).slots == {"domain": "fan", "area": "Kitchen"}
    everything = Intent(name="HassTurnOff", slots={"domain": "everything", "area": "garden"})
    assert nothing_there(everything, home).error == "nothing_there"
