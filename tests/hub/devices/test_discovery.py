"""Discovery payloads as producers write them: what is announced, what is refused, and that nothing else is harmed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.devices import abbreviations
from hub.devices.discovery import Announcement, expand, parse, subscriptions
from hub.devices.model import Kind

ZIGBEE2MQTT_LIGHT = {
    "availability": [
        {"topic": "zigbee2mqtt/bridge/state", "value_template": "{{ value_json.state }}"},
        {"topic": "zigbee2mqtt/hall/availability", "value_template": "{{ value_json.state }}"},
    ],
    "availability_mode": "all",
    "brightness": True,
    "brightness_scale": 254,
    "command_topic": "zigbee2mqtt/hall/set",
    "default_entity_id": "light.hall",
    "device": {
        "identifiers": ["zigbee2mqtt_0x00158d0001"],
        "manufacturer": "IKEA",
        "model": "LED1545G12",
        "name": "hall",
        "via_device": "zigbee2mqtt_bridge_0x00124b",
    },
    "max_mireds": 454,
    "min_mireds": 250,
    "name": None,
    "object_id": "hall",
    "origin": {"name": "Zigbee2MQTT", "sw": "2.6.0", "url": "https://www.zigbee2mqtt.io"},
    "schema": "json",
    "state_topic": "zigbee2mqtt/hall",
    "supported_color_modes": ["color_temp"],
    "unique_id": "0x00158d0001_light_zigbee2mqtt",
}


def announce(topic: str, payload: Any, prefix: str = "homeassistant") -> Announcement:
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    found = parse(prefix, f"{prefix}/{topic}", data)
    assert found is not None
    return found


def test_a_single_component() -> None:
    found = announce("light/0x00158d0001/light/config", ZIGBEE2MQTT_LIGHT)
    assert found.problems == ()
    (light,) = found.components
    assert (light.kind, light.device_name, light.area) == (Kind.LIGHT, "hall", "")
    assert light.unique_id == "0x00158d0001_light_zigbee2mqtt"
    assert light.options["state_topic"] == "zigbee2mqtt/hall"
    assert "device" not in light.options


def test_short_keys_and_base_topic() -> None:
    (switch,) = announce(
        "switch/tasmota/config",
        {
            "~": "tasmota/coffee",
            "name": "Coffee",
            "uniq_id": "ABC_RL_1",
            "cmd_t": "~/cmnd/POWER",
            "stat_t": "tele/~",
            "val_tpl": "{{ value_json.POWER }}",
            "avty": [{"t": "~/LWT", "pl_avail": "Online", "pl_not_avail": "Offline"}],
            "dev": {"ids": ["ABC"], "name": "Coffee", "sa": "Kitchen", "cns": [["mac", "02:5b"]]},
        },
    ).components
    assert switch.options["command_topic"] == "tasmota/coffee/cmnd/POWER"
    assert switch.options["state_topic"] == "tele/tasmota/coffee"
    assert switch.options["availability"] == [
        {"topic": "tasmota/coffee/LWT", "payload_available": "Online", "payload_not_available": "Offline"}
    ]
    assert (switch.area, switch.device) == ("Kitchen", '["ABC"]')


def test_a_device_with_components_shares_its_options() -> None:
    found = announce(
        "device/plug/config",
        {
            "dev": {"ids": "plug", "name": "Plug"},
            "o": {"name": "maker"},
            "avty_t": "plug/online",
            "stat_t": "plug/state",
            "qos": 1,
            "cmps": {
                "relay": {"p": "switch", "uniq_id": "plug_relay", "cmd_t": "plug/set"},
                "power": {"p": "sensor", "uniq_id": "plug_power", "stat_t": "plug/power", "dev_cla": "power"},
                "led": {"p": "light", "uniq_id": "plug_led", "cmd_t": "plug/led", "avty": [{"t": "plug/led/online"}]},
                "gone": {"p": "switch"},
                "beep": {"p": "siren", "cmd_t": "plug/beep"},
                "odd": {"p": "teapot", "cmd_t": "x"},
                "bad": 7,
            },
        },
    )
    relay, power, led, beep = found.components
    assert relay.options["state_topic"] == "plug/state"
    assert relay.options["qos"] == 1
    assert power.options["state_topic"] == "plug/power"
    assert "availability_topic" not in led.options, "its own availability replaces the device's"
    assert [each.key.split()[1] for each in found.components] == ["relay", "power", "led", "beep"]
    assert (beep.kind, beep.options["state_topic"]) == (Kind.SIREN, "plug/state")
    assert sorted(found.problems) == [
        "components.bad: is not an object",
        "components.odd.platform: unknown component type teapot",
    ]


@pytest.mark.parametrize("payload", [b"", b"  "])
def test_an_empty_payload_removes(payload: bytes) -> None:
    found = announce("light/a/config", payload)
    assert found.valid
    assert found.components == ()


def test_migration_releases_the_old_topic() -> None:
    assert announce("light/a/config", {"migr_discvry": True}) == Announcement(topic="homeassistant/light/a/config")


@pytest.mark.parametrize(
    ("topic", "payload", "reason"),
    [
        ("light/a/config", b"{broken", "not JSON"),
        ("light/a/config", b"\xff\xfe\x00", "not JSON"),
        ("light/a/config", [1], "not a JSON object"),
        ("light/a/config", b"[" * 100_000, ""),
        ("light/a/config", {"device": 3, "command_topic": "x"}, "device: is not an object"),
        ("light/a/config", {"~": 5, "cmd_t": "~/x"}, "~: is not a text"),
        ("light/a/config", b"x" * 1_000_001, "larger than"),
        ("teapot/a/config", {}, ""),
        ("teapot/a/config", {"cmd_t": "x"}, "unknown component type teapot"),
        ("device/a/config", {"components": {"x": {}}}, "needs `device`"),
        ("device/a/config", {"device": {"ids": "a"}, "components": [1]}, "needs `device`"),
    ],
)
def test_a_broken_payload_is_told_and_changes_nothing(topic: str, payload: Any, reason: str) -> None:
    found = announce(topic, payload)
    if payload != {}:
        assert not found.valid
        assert reason in found.problems[0]
    assert found.components == ()


@pytest.mark.parametrize(
    "topic",
    [
        "homeassistant/status",
        "homeassistant/light/config",
        "homeassistant/light/a b/config",
        "homeassistant/light/a/b/c/config",
        "other/light/a/config",
    ],
)
def test_other_topics_are_passed_over(topic: str) -> None:
    assert parse("homeassistant", topic, b"{}") is None


def test_another_prefix() -> None:
    (light,) = announce("light/a/config", {"cmd_t": "x"}, prefix="my/home").components
    assert light.unique_id == "my/home/light/a/config"
    assert subscriptions("my/home") == ("my/home/+/+/config", "my/home/+/+/+/config")


@settings(deadline=None)
@given(
    st.binary()
    | st.recursive(
        st.none() | st.text() | st.floats(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["~", "cmps", "dev", "avty", "p", "cmd_t", "device", "name"]), x)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_nothing_makes_it_raise(payload: bytes) -> None:
    for component in ("light", "device"):
        found = parse("homeassistant", f"homeassistant/{component}/a/config", payload)
        assert found is not None
        assert found.valid or found.problems


def test_every_short_key_is_known() -> None:
    assert len(abbreviations.ROOT) >= 269
    assert len(abbreviations.DEVICE) == 10
    assert not set(abbreviations.ROOT) & set(abbreviations.ROOT.values()), "a short key that is a long one too"
    assert expand({"bri_cmd_t": "~/b", "~": "x", "clr_temp_k": True, "pl_unlk": "U", "curr_temp_t": "~/t"}) == {
        "brightness_command_topic": "x/b",
        "color_temp_kelvin": True,
        "payload_unlock": "U",
        "current_temperature_topic": "x/t",
    }


def test_the_producer_may_suggest_an_id() -> None:
    def suggested(**options: Any) -> str:
        (switch,) = announce("switch/a/config", {"cmd_t": "x", **options}).components
        return switch.suggested_id

    assert suggested(def_ent_id="switch.hall", obj_id="other") == "hall"
    assert suggested(def_ent_id="light.hall", obj_id="other") == "other"
    assert suggested(obj_id=5) == ""


def test_one_identifier_is_the_same_as_a_list_of_one() -> None:
    (one,) = announce("switch/a/config", {"cmd_t": "x", "dev": {"ids": "d"}}).components
    (other,) = announce("switch/b/config", {"cmd_t": "x", "dev": {"ids": ["d"]}}).components
    assert one.device == other.device == '["d"]'


def test_the_base_topic_at_the_root_of_a_device_is_for_all_that_have_none() -> None:
    parts = {"a": {"p": "switch", "cmd_t": "~/set"}, "b": {"p": "switch", "cmd_t": "~/set", "~": "own"}}
    found = announce("device/d/config", {"~": "root", "dev": {"ids": "d"}, "stat_t": "~/s", "cmps": parts})
    assert [each.options["command_topic"] for each in found.components] == ["root/set", "own/set"]
    assert [each.options["state_topic"] for each in found.components] == ["root/s", "own/s"]
