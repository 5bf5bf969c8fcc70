"""Groups and scenes of the configuration: what they are, what they show, and what is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from hub.config import Area, DeclaredDevice, DeviceOverride, Floor, Group, HubConfig, Scene, Voice
from hub.devices.declared import house_problems
from hub.devices.groups import Groups, state
from hub.devices.model import Capability, Command, Kind, Policy, State
from hub.devices.registry import Registry
from hub.devices.scenes import Scenes, commands

LAMP = DeclaredDevice(kind="light", mqtt={"command_topic": "l/set", "brightness_command_topic": "l/b"})
PLUG = DeclaredDevice(kind="switch", mqtt={"command_topic": "p/set"})
GARAGE = DeclaredDevice(kind="cover", mqtt={"command_topic": "g/set", "device_class": "garage"})


def registry(**parts: Any) -> Registry:
    sections = {key: parts.pop(key, {}) for key in ("areas", "devices", "overrides")}
    return Registry(**sections, **parts)


def test_a_group_of_lights_is_a_light_with_what_any_of_them_can() -> None:
    home = registry(
        areas={"living_room": Area()},
        devices={"one": LAMP, "two": LAMP},
        groups={"reading": Group(area="Living room", members=("light.one", "light.two", "light.later"))},
    )
    group = home.devices["light.reading"]
    assert (group.name, group.kind, group.area) == ("Reading", Kind.LIGHT, "living_room")
    assert group.members == ("light.one", "light.two", "light.later")
    assert Capability.BRIGHTNESS in group.capabilities and not home.problems
    assert home.missing() == ["groups.reading.members: there is no device light.later"]
    assert home.groups_of("light.one") == ("light.reading",)


def test_a_mixed_group_switches_and_groups_in_groups_are_written_out() -> None:
    home = registry(
        devices={"one": LAMP, "plug": PLUG},
        groups={"inner": Group(members=("light.one",)), "all": Group(members=("light.inner", "switch.plug"))},
    )
    assert home.devices["switch.all"].members == ("light.one", "switch.plug")
    assert home.devices["switch.all"].capabilities == {Capability.ON_OFF}


def test_what_is_wrong_with_a_group_is_named_and_the_rest_works() -> None:
    groups = Groups(
        {
            "self": Group(members=("light.self", "light.a")),
            "empty": Group(),
            "odd": Group(members=("lamp", "light.a")),
        }
    )
    assert groups.problems == [
        "groups.self.members: light.self holds itself",
        "groups.empty.members: is empty",
        "groups.odd.members: lamp is no device id, such as light.kitchen",
    ]
    assert groups.members["light.self"] == ("light.a",)


def test_groups_that_hold_each_other_end() -> None:
    groups = Groups({"a": Group(members=("light.b", "light.x")), "b": Group(members=("light.a", "light.y"))})
    assert groups.problems
    assert set(groups.members["light.a"]) == {"light.x", "light.y"}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([State(value="off"), State(value="on", attributes={"brightness": 40})], ("on", {"brightness": 40}, True)),
        (
            [State(value="on", attributes={"brightness": 20}), State(value="on", attributes={"brightness": 60})],
            ("on", {"brightness": 40}, True),
        ),
        ([State(value="off"), State(value="off")], ("off", {}, True)),
        ([State(value="off"), State(value="on", available=False)], ("off", {}, True)),
        ([State(value="on", available=False)], (None, {}, False)),
        ([State(), State()], (None, {}, True)),
        ([State(value="locked"), State(value="unlocked")], ("unlocked", {}, True)),
        ([State(value="closed"), State(value="opening")], ("opening", {}, True)),
    ],
)
def test_a_group_shows_what_is_going_on(members: list[State], expected: tuple[Any, ...]) -> None:
    shown = state(members)
    assert (shown.value, shown.attributes, shown.available) == expected


@pytest.mark.parametrize(
    ("device", "wishes", "expected"),
    [
        ("light.x", {"brightness": 20}, [("turn_on", {"brightness": 20})]),
        ("light.x", {"state": "on", "color": "red"}, [("turn_on", {"color": "red"})]),
        ("light.x", {"state": True}, [("turn_on", {})]),
        ("light.x", {"state": False}, [("turn_off", {})]),
        ("light.x", {"brightness": 0}, [("turn_off", {})]),
        ("cover.x", {"state": "closed"}, [("close", {})]),
        ("cover.x", {"state": "open", "position": 30}, [("set_position", {"position": 30})]),
        ("fan.x", {"percentage": 50, "oscillating": True}, [("set_speed", 50), ("oscillate", True)]),
        (
            "climate.x",
            {"mode": "heat", "temperature": 21.5},
            [("set_option", "heat"), ("set_temperature", {"temperature": 21.5})],
        ),
        ("lock.x", {"state": "locked"}, [("lock", {})]),
        ("select.x", {"option": "Eco"}, [("set_option", "Eco")]),
        ("number.x", {"value": 3}, [("set_value", 3)]),
        ("vacuum.x", {"state": "docked"}, [("return_to_base", {})]),
    ],
)
def test_what_a_device_shall_be_becomes_commands(device: str, wishes: dict[str, Any], expected: list[Any]) -> None:
    made = commands(device, wishes)
    assert all(each.device == device for each in made)
    for each, (action, arguments) in zip(made, expected, strict=True):
        assert each.action == action
        if isinstance(arguments, dict):
            assert each.arguments == arguments
        else:
            assert arguments in each.arguments.values()


@pytest.mark.parametrize(
    ("device", "wishes", "problem"),
    [
        ("light.x", {"brightness": 120}, ".brightness: is not from 0 to 100"),
        ("light.x", {"brightness": "much"}, ".brightness: is no number"),
        ("light.x", {"position": 3}, ".position: a light has only"),
        ("light.x", {"state": "open"}, ".state: open is none of on, off"),
        ("light.x", {"state": "off", "brightness": 20}, ".brightness: makes no sense with the state off"),
        ("light.x", {}, ": says nothing"),
        ("sensor.x", {"state": "on"}, ": nothing can be set on a sensor"),
        ("lamp", {"state": "on"}, ": is no device id"),
    ],
)
def test_what_makes_no_sense_in_a_scene_is_named(device: str, wishes: dict[str, Any], problem: str) -> None:
    config = HubConfig(scenes={"movie_night": Scene(devices={device: wishes, "light.good": {"state": "on"}})})
    found = house_problems(config)
    assert len(found) == 1 and found[0].startswith(f"scenes.movie_night.devices.{device}{problem}")
    assert Scenes(config.scenes).devices[0].commands == (Command(device="light.good", action="turn_on"),)


def test_a_scene_is_a_device_and_keeps_its_id_from_discovered_ones() -> None:
    home = registry(scenes={"movie_night": Scene(devices={"light.x": {"state": "off"}})})
    scene = home.devices["scene.movie_night"]
    assert (scene.kind, scene.name, scene.exposed) == (Kind.SCENE, "Movie night", True)
    assert home.missing() == ["scenes.movie_night.devices.light.x: there is no such device"]


def test_floors_have_names_and_aliases() -> None:
    home = registry(
        areas={
            "bath": Area(floor="up"), "hall": Area(floor="ground floor"), "attic": Area(floor="Attic"), "shed": Area()
        },
        floors={"up": Floor(name="Upstairs", aliases=("first floor",)), "ground": Floor(aliases=("ground floor",))},
    )  # fmt: skip
    assert {each.id: (each.floor, each.floor_aliases) for each in home.areas} == {
        "bath": ("Upstairs", ("first floor",)),
        "hall": ("Ground", ("ground floor",)),
        "attic": ("Attic", ()),
        "shed": ("", ()),
    }


EXPOSED: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"areas": {"den": Area(exposed=False)}}, False),
    ({"areas": {"den": Area(exposed=False)}, "overrides": {"cover.door": DeviceOverride(exposed=True)}}, True),
    ({"voice": Voice(exposed={"cover": False})}, False),
    ({"voice": Voice(exposed={"cover": False, "cover.garage": True})}, True),
    ({"voice": Voice(exposed={"cover.garage": False})}, False),
    ({"voice": Voice(exposed={"cover": False}), "overrides": {"cover.door": DeviceOverride(exposed=True)}}, True),
    ({"overrides": {"cover.door": DeviceOverride(exposed=False)}}, False),
]


@pytest.mark.parametrize(("parts", "expected"), EXPOSED)
def test_exposure_the_device_wins_then_its_area_its_class_its_kind(parts: dict[str, Any], expected: bool) -> None:
    door = DeclaredDevice(kind="cover", area="den", mqtt=GARAGE.mqtt)
    assert registry(devices={"door": door}, **parts).devices["cover.door"].exposed is expected


def test_policies_come_from_the_device_the_class_or_the_risk() -> None:
    def of(**parts: Any) -> Policy:
        return registry(devices={"door": GARAGE}, **parts).devices["cover.door"].policy

    assert of() is Policy.CONFIRM
    assert of(voice=Voice(policies={"cover.garage": "never"})) is Policy.NEVER
    assert of(overrides={"cover.door": DeviceOverride(policy="allow")}) is Policy.ALLOW
    own = DeclaredDevice(kind="cover", policy="pin", mqtt=GARAGE.mqtt)
    assert registry(devices={"door": own}).devices["cover.door"].policy is Policy.PIN
    assert registry(devices={"lamp": LAMP}).devices["light.lamp"].policy is Policy.ALLOW


def test_a_pin_that_is_asked_for_but_not_set_is_reported() -> None:
    config = HubConfig(voice=Voice(policies={"lock": "pin"}, exposed={"lamp": True}), devices={"d": GARAGE})
    assert house_problems(config) == [
        "voice.policies.lock: asks for a PIN, but voice.pin is empty",
        "voice.exposed.lamp: no such kind of device",
    ]
    assert house_problems(HubConfig(voice=Voice(pin="12a4"))) == ["voice.pin: holds something other than digits"]
