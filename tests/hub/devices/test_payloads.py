"""Configurations of real producers: each device as understood, what a command sends and what a state message does.

Each file of `payloads/` is a list of fixtures. `source` names where the payload was read (repository with file or
issue); `devices` is what it becomes, by id, with what differs from the defaults; `commands` what is published (`null`:
the device cannot do that) and an `answer` of the device that must prove it (`unproven`: nothing can); `states` what is
known after messages.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hub.devices.component import Component, Publish
from hub.devices.discovery import parse
from hub.devices.model import Device, Policy, State
from hub.devices.registry import Registry
from hub.devices.state import States
from hub.devices.verify import proofs, proven

FILES = sorted((Path(__file__).parent / "payloads").glob("*.json"))
FIXTURES: list[Any] = [
    pytest.param(fixture, id=f"{file.stem}: {fixture['name']}")
    for file in FILES
    for fixture in json.loads(file.read_text("utf-8"))
]
SHOWN_ONLY = ("camera", "device_automation", "notify", "tag")
"""Kinds without a state that is listened to."""


def home(fixture: dict[str, Any]) -> Registry:
    """Take the fixture's configuration in, as it comes from the broker."""
    announcement = parse("homeassistant", fixture["topic"], json.dumps(fixture["payload"]).encode())
    assert announcement is not None
    registry = Registry({}, {}, {})
    assert registry.apply(announcement) == []
    registry.settle()
    return registry


def component(registry: Registry, device: str) -> tuple[str, Component]:
    key = registry.key(device)
    assert key is not None
    return key, registry.components[key].component


def described(device: Device) -> dict[str, Any]:
    """Write down what differs from a device that can do nothing and is safe."""
    said: dict[str, Any] = {
        "name": device.name,
        "area": device.area,
        "device_class": device.device_class,
        "unit": device.unit,
        "capabilities": sorted(device.capabilities),
        "options": {of: list(words) for of, words in device.options.items()},
        "ranges": {of: [span.low, span.high, round(span.step, 3)] for of, span in device.ranges.items()},
        "aliases": list(device.aliases),
        "assumed": device.assumed,
        "policy": "" if device.policy is Policy.ALLOW else str(device.policy),
    }
    return {key: value for key, value in said.items() if value} | ({} if device.exposed else {"exposed": False})


@pytest.mark.parametrize("fixture", FIXTURES)
def test_devices_are_understood(fixture: dict[str, Any]) -> None:
    devices = home(fixture).devices
    assert {device.id: described(device) for device in devices.values()} == fixture["devices"]
    assert all(device.id.startswith(f"{device.kind}.") for device in devices.values())


@pytest.mark.parametrize("fixture", [each for each in FIXTURES if each.values[0].get("commands")])
def test_commands_are_sent_and_proved(fixture: dict[str, Any]) -> None:
    registry = home(fixture)
    for command in fixture["commands"]:
        key, able = component(registry, command.get("device", next(iter(fixture["devices"]))))
        before = State(**command.get("state", {}))
        plan = able.plan(command["action"], command.get("arguments", {}), before)
        if command["sends"] is None:
            assert plan is None, command
            continue
        assert plan is not None, command
        qos, retain = command.get("qos", 0), command.get("retain", False)
        assert plan.publishes == tuple(Publish(topic, said, qos, retain) for topic, said in command["sends"])
        wanted = proofs(plan, able)
        assert not wanted if command.get("unproven") else wanted
        if "answer" in command:
            states = States()
            states.track(registry.components, 0)
            seen = [
                each.state
                for topic, said in command["answer"]
                for each in states.receive(topic, said.encode(), 1)
                if each.key == key
            ]
            assert any(proven(wanted, state) for state in seen), (command, seen)
            assert not proven(wanted, State()), "nothing heard proves nothing"


@pytest.mark.parametrize("fixture", [each for each in FIXTURES if each.values[0].get("states")])
def test_messages_become_states(fixture: dict[str, Any]) -> None:
    registry = home(fixture)
    for told in fixture["states"]:
        states = States()
        states.track(registry.components, 0)
        for topic, said in told["messages"]:
            assert states.receive(topic, said.encode(), 1), topic
        for device, expected in told["devices"].items():
            state = states.state(component(registry, device)[0], 1)
            known = msgspec.to_builtins(
                {"value": state.value, "attributes": state.attributes, "available": state.available}
            )
            assert known == {"attributes": {}, "available": True, **expected}, told["messages"]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_every_fixture_shows_all_that_its_device_does(fixture: dict[str, Any]) -> None:
    assert fixture["source"].count("/") >= 1
    registry = home(fixture)
    for device in registry.devices.values():
        _, able = component(registry, device.id)
        assert not device.capabilities or any(command["sends"] for command in fixture["commands"])
        assert not able.feeds or device.kind in SHOWN_ONLY or fixture.get("states") or device.assumed


def test_the_fixtures_are_of_many_producers() -> None:
    assert len(FIXTURES) >= 85
    assert len({each.id for each in FIXTURES}) == len(FIXTURES)
    producers = Counter(each.values[0]["source"].split(",")[0] for each in FIXTURES)
    kinds = {each.values[0]["topic"].split("/")[1] for each in FIXTURES}
    assert len(producers) >= 20
    assert len(kinds) >= 25
