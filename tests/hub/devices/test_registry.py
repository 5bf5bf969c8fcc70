"""Names, ids, areas and overrides: the same devices whatever the order in which they arrive."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.config import Area, DeclaredDevice, DeviceOverride
from hub.devices.declared import problems
from hub.devices.discovery import parse
from hub.devices.model import Device
from hub.devices.names import slug
from hub.devices.registry import Changes, Registry


def registry(**parts: Any) -> Registry:
    return Registry(parts.get("areas", {}), parts.get("devices", {}), parts.get("overrides", {}))


def tell(home: Registry, topic: str, payload: Any) -> list[str]:
    data = b"" if payload is None else json.dumps(payload).encode()
    announcement = parse("homeassistant", f"homeassistant/{topic}/config", data)
    assert announcement is not None
    return home.apply(announcement)


def light(name: str | None, device: str = "", area: str = "", uid: str = "", **more: Any) -> dict[str, Any]:
    config: dict[str, Any] = {"name": name, "cmd_t": "c", "stat_t": "s", **more}
    if uid:
        config["uniq_id"] = uid
    if device:
        config["dev"] = {"ids": device, "name": device, **({"sa": area} if area else {})}
    return config


@pytest.mark.parametrize(
    ("component", "config", "name", "device_id"),
    [
        ("light", light(None, "Kitchen light"), "Kitchen light", "light.kitchen_light"),
        ("light", light("Reading", "Sofa"), "Sofa Reading", "light.sofa_reading"),
        ("light", light("Sofa reading", "Sofa"), "Sofa reading", "light.sofa_reading"),
        ("light", light("Lamp"), "Lamp", "light.lamp"),
        ("light", {"cmd_t": "c"}, "Light", "light.light"),
        ("light", light(None, "Küche Süd"), "Küche Süd", "light.kuche_sud"),
        ("light", light(None, "厨房"), "厨房", "light.厨房"),
        ("light", light("!?"), "!?", "light.unnamed"),
        (
            "sensor",
            {"stat_t": "s", "dev_cla": "temperature", "dev": {"ids": "a", "name": "Garden"}},
            "Garden Temperature",
            "sensor.garden_temperature",
        ),
        ("sensor", {"stat_t": "s", "name": None, "dev": {"ids": "a", "name": "Garden"}}, "Garden", "sensor.garden"),
    ],
)
def test_names(component: str, config: dict[str, Any], name: str, device_id: str) -> None:
    home = registry()
    assert tell(home, f"{component}/x", config) == []
    home.settle()
    assert [(device.name, device.id) for device in home.devices.values()] == [(name, device_id)]


SAME_NAMES = [
    ("light/a", light(None, "Lamp", "Kitchen", "u3")),
    ("light/b", light(None, "Lamp", "Hall", "u2")),
    ("light/c", light(None, "Lamp", "", "u1")),
    ("light/d", light(None, "Lamp", "Hall", "u4")),
    ("light/e", light("Lamp 2", uid="u0")),
    ("switch/f", light(None, "Lamp", "Hall", "u2")),
]


@settings(deadline=None)
@given(st.permutations(SAME_NAMES), st.lists(st.integers(0, len(SAME_NAMES))))
def test_ids_do_not_depend_on_the_order_of_arrival(order: list[tuple[str, Any]], settle_after: list[int]) -> None:
    home = registry()
    for number, (topic, config) in enumerate(order):
        tell(home, topic, config)
        if number in settle_after:
            home.settle()
    home.settle()
    assert {device.id: device.source.split("/")[2] for device in home.devices.values()} == {
        "light.lamp": "c",
        "light.lamp_hall": "b",
        "light.lamp_kitchen": "a",
        "light.lamp_2": "e",
        "light.lamp_3": "d",
        "switch.lamp": "f",
    }


def test_the_same_again_changes_nothing() -> None:
    home = registry()
    tell(home, "light/a", light("Lamp"))
    assert home.settle() == Changes(added=("light.lamp",))
    revision, component = home.revision, home.components["homeassistant/light/a/config"]
    tell(home, "light/a", light("Lamp"))
    assert home.settle() == Changes()
    assert home.revision == revision
    assert home.components["homeassistant/light/a/config"] is component


def test_update_rename_and_remove() -> None:
    home = registry()
    tell(home, "light/a", light("Lamp"))
    home.settle()
    tell(home, "light/a", light("Lamp", device_class="x"))
    assert home.settle() == Changes(updated=("light.lamp",))
    tell(home, "light/a", light("Lantern"))
    assert home.settle() == Changes(added=("light.lantern",), removed=("light.lamp",))
    tell(home, "light/a", None)
    assert home.settle() == Changes(removed=("light.lantern",))
    assert home.revision == 4
    tell(home, "light/never_there", None)
    assert home.settle() == Changes()


def test_components_of_a_device_come_and_go() -> None:
    home = registry()
    relays = {"one": {"p": "switch", "name": "One", "cmd_t": "1"}, "two": {"p": "switch", "name": "Two", "cmd_t": "2"}}
    device = {"dev": {"ids": "strip", "name": "Strip"}, "o": {"name": "maker"}}
    tell(home, "device/strip", {**device, "cmps": relays})
    home.settle()
    assert list(home.devices) == ["switch.strip_one", "switch.strip_two"]
    tell(home, "device/strip", {**device, "cmps": {**relays, "one": {"p": "switch"}}})
    assert home.settle().removed == ("switch.strip_one",)
    assert home.devices["switch.strip_two"].aliases == ("Strip",), "alone now, it answers to the device's name"
    tell(home, "device/strip", None)
    assert home.settle() == Changes(removed=("switch.strip_two",))


def test_what_is_broken_harms_nothing_else() -> None:
    home = registry()
    tell(home, "light/a", light("Lamp"))
    device = {"dev": {"ids": "strip", "name": "Strip"}, "o": {"name": "maker"}}
    parts = {"good": {"p": "switch", "name": None, "cmd_t": "1"}, "bad": {"p": "switch", "name": "Bad"}}
    assert tell(home, "device/strip", {**device, "cmps": parts}) == ["components.bad.command_topic: is missing"]
    assert tell(home, "light/a", {"name": "Lamp"}) == ["command_topic: is missing"]
    assert tell(home, "light/a", 5) == ["is not a JSON object"]
    home.settle()
    assert list(home.devices) == ["light.lamp", "switch.strip"], "the lamp stays as it was"


def test_an_identity_announced_twice_counts_once() -> None:
    home = registry()
    tell(home, "light/new", light("Lamp", uid="same"))
    tell(home, "light/old", light("Old lamp", uid="same"))
    home.settle()
    assert list(home.devices) == ["light.lamp"]
    tell(home, "light/new", None)
    home.settle()
    assert list(home.devices) == ["light.old_lamp"]


def test_areas() -> None:
    home = registry(areas={"lounge": Area(name="Living room", aliases=("Parlour",), floor="ground")})
    tell(home, "light/a", light(None, "A", "living  ROOM"))
    tell(home, "light/b", light(None, "B", "parlour"))
    tell(home, "light/c", light(None, "C", "Wine cellar"))
    tell(home, "light/d", light(None, "D"))
    home.settle()
    assert [device.area for device in home.devices.values()] == ["lounge", "lounge", "wine_cellar", ""]
    assert [(area.id, area.name, area.floor) for area in home.areas] == [
        ("lounge", "Living room", "ground"),
        ("wine_cellar", "Wine cellar", ""),
    ]


def test_overrides_change_names_and_keep_ids() -> None:
    home = registry(
        areas={"hall": Area()},
        overrides={
            "light.lamp": DeviceOverride(name="Lantern", aliases=("Beacon",), area="Hall", exposed=False),
            "light.bulb": DeviceOverride(area=""),
            "light.absent": DeviceOverride(area="Nowhere"),
        },
    )
    tell(home, "light/a", light(None, "Lamp", "Kitchen"))
    tell(home, "light/b", light(None, "Bulb", "Kitchen"))
    home.settle()
    lamp, bulb = home.devices["light.lamp"], home.devices["light.bulb"]
    assert (lamp.name, lamp.area, lamp.exposed) == ("Lantern", "hall", False)
    assert lamp.aliases == ("Beacon", "Lamp")
    assert bulb.area == ""
    assert [area.id for area in home.areas] == ["hall", "kitchen"]


def test_a_device_with_one_thing_to_command_answers_to_its_own_name() -> None:
    home = registry()
    tell(home, "switch/a", light("Relay", "Coffee machine"))
    tell(home, "sensor/b", {"stat_t": "s", "name": "Power", "dev": {"ids": "Coffee machine", "name": "Coffee machine"}})
    tell(home, "switch/c", light("Left", "Strip"))
    tell(home, "switch/d", light("Right", "Strip"))
    home.settle()
    assert {device.id: device.aliases for device in home.devices.values()} == {
        "switch.coffee_machine_relay": ("Coffee machine",),
        "sensor.coffee_machine_power": (),
        "switch.strip_left": (),
        "switch.strip_right": (),
    }


@pytest.mark.parametrize("hidden", [{"ent_cat": "config"}, {"ent_cat": "diagnostic"}, {"en": False}])
def test_settings_and_diagnostics_are_not_for_voice(hidden: dict[str, Any]) -> None:
    home = registry(overrides={"switch.led": DeviceOverride(exposed=True)})
    tell(home, "switch/a", light("Child lock", **hidden))
    tell(home, "switch/b", light("LED", **hidden))
    home.settle()
    assert [device.exposed for device in home.devices.values()] == [False, True]


def test_declared_devices() -> None:
    declared = {
        "desk-lamp": DeclaredDevice(
            kind="light",
            aliases=("Work light",),
            area="Office",
            mqtt={"~": "desk", "cmd_t": "~/set", "stat_t": "~/state"},
        ),
        "gate": DeclaredDevice(kind="cover", name="Garden gate", exposed=False, mqtt={"command_topic": "gate/set"}),
        "broken": DeclaredDevice(kind="lock", mqtt={"state_topic": "x"}),
    }
    home = registry(devices=declared)
    assert home.problems == problems(declared) == ["devices.broken.mqtt.command_topic: is missing"]
    tell(home, "light/x", light(None, "Desk lamp", uid="0"))
    home.settle()
    lamp, gate = home.devices["light.desk_lamp"], home.devices["cover.gate"]
    assert (lamp.source, lamp.area, lamp.aliases) == ("devices.desk-lamp", "office", ("Work light",))
    assert (gate.name, gate.exposed, gate.assumed) == ("Garden gate", False, True)
    assert home.components["devices.desk-lamp"].announced.options["command_topic"] == "desk/set"
    assert home.devices["light.desk_lamp_2"].source == "homeassistant/light/x/config"


@pytest.mark.parametrize(("exposed", "seen"), [(None, False), (True, True), (False, False)])
def test_a_declared_device_is_shown_in_a_hidden_area_only_where_it_says_so(exposed: bool | None, seen: bool) -> None:
    declared = {
        "lamp": DeclaredDevice(kind="light", area="attic", exposed=exposed, mqtt={"command_topic": "a"}),
        "other": DeclaredDevice(kind="light", exposed=exposed, mqtt={"command_topic": "b"}),
    }
    home = registry(areas={"attic": Area(exposed=False)}, devices=declared)
    assert home.devices["light.lamp"].exposed is seen
    assert home.devices["light.other"].exposed is (exposed is not False)


def test_a_device_says_for_what_it_wants_a_code() -> None:
    home = registry()
    tell(home, "lock/a", {"name": "Door", "cmd_t": "c", "code_format": "^[0-9]{4}$", "pl_open": "OPEN"})
    tell(home, "lock/b", {"name": "Gate", "cmd_t": "c"})
    panel = {"cmd_t": "c", "stat_t": "s", "code": "1234"}
    tell(home, "alarm_control_panel/a", {"name": "House", **panel, "cod_arm_req": False, "sup_feat": ["arm_away"]})
    tell(home, "alarm_control_panel/b", {"name": "Shed", **panel, "sup_feat": ["arm_home"]})
    home.settle()
    assert {device.id: device.code for device in home.devices.values()} == {
        "lock.door": {"lock", "unlock", "unlatch"},
        "lock.gate": frozenset(),
        "alarm_control_panel.house": {"disarm"},
        "alarm_control_panel.shed": {"disarm", "arm_home"},
    }


@pytest.mark.parametrize("kind", ["device_tracker", "update", "tag"])
def test_what_voice_can_do_nothing_with_is_hidden(kind: str) -> None:
    home = registry()
    tell(home, f"{kind}/a", {"name": "X", "stat_t": "s", "t": "t"})
    home.settle()
    assert [device.exposed for device in home.devices.values()] == [False]


def test_many_of_one_name_are_numbered_in_their_order() -> None:
    home = registry()
    for number in range(300):
        tell(home, f"light/{number:03}", light(None, "Lamp", area="Hall" if number % 3 else "", uid=f"{number:03}"))
    tell(home, "light/last", light(None, "Lamp 7", uid="zzz"))
    home.settle()
    lamps = sorted(device for device in home.devices if "lamp_7" not in device)
    assert len(home.devices) == 301
    assert {"light.lamp", "light.lamp_hall", "light.lamp_2", "light.lamp_299"} <= home.devices.keys()
    assert home.devices["light.lamp_7_2"].name == "Lamp 7" and len(lamps) == 299 - 10


@settings(deadline=None)
@given(st.text())
def test_an_id_is_never_in_the_way(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    home = registry()
    tell(home, "light/a", light(text, text))
    home.settle()
    (device,) = home.devices.values()
    assert isinstance(device, Device)
    assert device.id.removeprefix("light.")
