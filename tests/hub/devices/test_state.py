"""States of many components on shared topics, over time."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from hub.devices import availability
from hub.devices.discovery import Announced
from hub.devices.families import build
from hub.devices.model import Kind, State
from hub.devices.options import Options
from hub.devices.registry import Registered
from hub.devices.state import MAX_PAYLOAD, States, covers


def registered(key: str, kind: Kind, **options: Any) -> Registered:
    announced = Announced(key=key, kind=kind, options=options, source=key)
    return Registered(announced, build(kind, Options(options)), availability.parse(options))


def follow(*components: Registered) -> States:
    states = States()
    states.track({each.announced.key: each for each in components}, 0)
    return states


SWITCH = registered("a", Kind.SWITCH, command_topic="c", state_topic="s", value_template="{{ value_json.state }}")
SENSOR = registered("b", Kind.SENSOR, state_topic="s", value_template="{{ value_json.power }}")


def test_one_message_concerns_many() -> None:
    states = follow(SWITCH, SENSOR)
    heard = states.receive("s", b'{"state": "ON", "power": 7}', 0)
    assert [(each.key, each.changed) for each in heard] == [("a", True), ("b", True)]
    assert [states.state(key, 0).value for key in "ab"] == ["on", "7"]
    heard = states.receive("s", b'{"state": "ON"}', 0)
    assert [(each.key, each.changed) for each in heard] == [("a", False), ("b", False)]
    assert states.receive("elsewhere", b"x", 0) == []


@pytest.mark.parametrize(
    ("pattern", "topic", "is_of"),
    [
        ("+/+/BTtoMQTT/A1", "home/gate/BTtoMQTT/A1", True),
        ("+/+/BTtoMQTT/A1", "home/gate/BTtoMQTT/A2", False),
        ("+/+/BTtoMQTT/A1", "home/BTtoMQTT/A1", False),
        ("+/+/BTtoMQTT/A1", "home/gate/BTtoMQTT/A1/more", False),
        ("a/+/c", "a//c", True),
        ("+/uptime", "$SYS/uptime", False),
    ],
)
def test_a_wildcard_stands_for_one_level(pattern: str, topic: str, is_of: bool) -> None:
    assert covers(pattern, topic) is is_of
    states = follow(registered("b", Kind.SENSOR, state_topic=pattern))
    assert states.topics == {pattern}
    assert [each.state.value for each in states.receive(topic, b"7", 0)] == ["7"] * is_of


def test_a_wildcard_and_a_plain_topic_both_hear() -> None:
    far = registered("b", Kind.SENSOR, state_topic="+/s")
    states = follow(registered("a", Kind.SENSOR, state_topic="x/s"), far)
    assert {each.key for each in states.receive("x/s", b"7", 0)} == {"a", "b"}
    heard = states.track({"b": far, "c": registered("c", Kind.SENSOR, state_topic="+/s")}, 0)
    assert [(each.key, each.state.value) for each in heard] == [("c", "7")]
    states.track({}, 0)
    assert states.topics == frozenset()
    assert states.receive("x/s", b"8", 0) == []


def test_what_is_doubted_is_unknown_until_it_is_told_again() -> None:
    states = follow(SWITCH)
    states.receive("s", b'{"state": "ON"}', 0)
    assert states.doubt("a", frozenset({"value"}))
    assert states.state("a", 0).value is None
    assert not states.doubt("a", frozenset({"value"}))
    states.receive("s", b'{"state": "ON"}', 1)
    assert states.state("a", 1).value == "on"
    assert not states.doubt("elsewhere", frozenset({"value"}))


def test_a_newcomer_learns_what_was_said_before() -> None:
    states = follow(SWITCH)
    states.receive("s", b'{"state": "ON", "power": 7}', 0)
    heard = states.track({"a": SWITCH, "b": SENSOR}, 0)
    assert [(each.key, each.state.value) for each in heard] == [("b", "7")]


def test_a_state_survives_an_update_and_not_a_removal() -> None:
    states = follow(SWITCH)
    states.receive("s", b'{"state": "ON"}', 0)
    newer = registered("a", Kind.SWITCH, command_topic="c2", state_topic="s2")
    states.track({"a": newer}, 0)
    assert states.state("a", 0).value == "on"
    assert states.topics == {"s2"}
    states.track({}, 0)
    assert states.state("a", 0) == State()
    assert states.topics == frozenset()


@pytest.mark.parametrize("payload", [b"\xff", b"x" * (MAX_PAYLOAD + 1), b'{"state": {}}', b"no JSON", b"[" * 50_000])
def test_a_broken_message_harms_nothing(payload: bytes, caplog: pytest.LogCaptureFixture) -> None:
    states = follow(SWITCH)
    states.receive("s", b'{"state": "ON"}', 0)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            states.receive("s", payload, 0)
    assert states.state("a", 0).value == "on"
    assert all("s: " in record.message for record in caplog.records)


def test_values_expire_and_movement_falls_back() -> None:
    thermometer = registered("t", Kind.SENSOR, state_topic="t", expire_after=60)
    movement = registered("m", Kind.BINARY_SENSOR, state_topic="m", off_delay=30)
    states = follow(thermometer, movement)
    states.receive("t", b"20", 100)
    states.receive("m", b"ON", 100)
    assert [states.state(key, 129).value for key in "tm"] == ["20", "on"]
    assert [states.state(key, 131).value for key in "tm"] == ["20", "off"]
    assert [states.state(key, 161).value for key in "tm"] == [None, "off"]
    states.receive("t", b"20", 170)
    assert states.state("t", 175).value == "20"


AVAILABILITY = [
    ("latest", [], True),
    ("latest", ["a online", "b offline"], False),
    ("latest", ["b offline", "a online"], True),
    ("all", ["a online", "b offline"], False),
    ("all", ["a online"], True),
    ("all", ["a offline"], False),
    ("any", ["a online", "b offline"], True),
    ("any", ["a offline"], True),
    ("any", ["a offline", "b offline"], False),
    ("any", ["a offline", "b offline", "a nonsense"], False),
]


@pytest.mark.parametrize(("mode", "said", "available"), AVAILABILITY)
def test_availability(mode: str, said: list[str], available: bool) -> None:
    sources = [{"topic": "a", "value_template": "{{ value_json.state }}"}, {"topic": "b"}]
    states = follow(registered("x", Kind.SWITCH, command_topic="c", availability=sources, availability_mode=mode))
    for each in said:
        topic, word = each.split()
        states.receive(topic, json.dumps({"state": word}).encode() if topic == "a" else word.encode(), 0)
    assert states.state("x", 0).available is available


def test_own_words_for_availability() -> None:
    states = follow(
        registered("x", Kind.SWITCH, command_topic="c", availability_topic="a", payload_not_available="gone")
    )
    states.receive("a", b"gone", 0)
    assert not states.state("x", 0).available
    states.receive("a", b"online", 0)
    assert states.state("x", 0).available


@pytest.mark.parametrize("options", [{"availability": "a"}, {"availability": [{}]}, {"availability_mode": "most"}])
def test_bad_availability_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"availability|topic"):
        availability.parse(options)


def test_only_what_is_not_reported_is_assumed() -> None:
    dimmer = registered("d", Kind.LIGHT, command_topic="c", state_topic="s", brightness_command_topic="b")
    states = follow(dimmer)
    assert states.assume("d", {"value": "on", "brightness": 40})
    assert states.state("d", 0) == State(attributes={"brightness": 40})
    assert not states.assume("d", {"brightness": 40})
    assert not states.assume("nobody", {"value": "on"})
