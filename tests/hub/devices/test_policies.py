"""What can do harm, and what voice must do before it."""

from __future__ import annotations

from typing import Any

import pytest

from hub.devices.model import Command, Device, Kind, Policy, State
from hub.devices.policies import RISKS, SAFE, harmful, needed, policy


def device(kind: Kind, device_class: str = "", name: str = "X", said: Policy | None = None) -> Device:
    made = Device(id=f"{kind}.x", name=name, kind=kind, device_class=device_class)
    return Device(id=made.id, name=name, kind=kind, device_class=device_class, policy=said or policy(made, {}))


def asked(action: str, **arguments: Any) -> Command:
    return Command(device="x.x", action=action, arguments=arguments)


HARM: list[tuple[Device, Command, Policy]] = [
    (device(Kind.LOCK), asked("unlock"), Policy.CONFIRM),
    (device(Kind.LOCK), asked("unlatch"), Policy.CONFIRM),
    (device(Kind.ALARM), asked("disarm"), Policy.PIN),
    (device(Kind.ALARM), asked("trigger"), Policy.PIN),
    (device(Kind.COVER, "garage"), asked("open"), Policy.CONFIRM),
    (device(Kind.COVER, "garage"), asked("toggle"), Policy.CONFIRM),
    (device(Kind.COVER, "gate"), asked("set_position", position=30), Policy.CONFIRM),
    (device(Kind.COVER, "door"), asked("turn_on"), Policy.CONFIRM),
    (device(Kind.VALVE), asked("open"), Policy.CONFIRM),
    (device(Kind.VALVE, "gas"), asked("set_position", position=1), Policy.CONFIRM),
    (device(Kind.SIREN), asked("turn_on"), Policy.CONFIRM),
    (device(Kind.SWITCH, name="Kitchen oven"), asked("turn_on"), Policy.CONFIRM),
    (device(Kind.SWITCH, name="Backofen"), asked("toggle"), Policy.CONFIRM),
    (device(Kind.SWITCH, name="Four"), asked("turn_on"), Policy.CONFIRM),
    (device(Kind.SWITCH, name="Garage door"), asked("turn_on"), Policy.CONFIRM),
    (device(Kind.BUTTON, name="Garagentor"), asked("press"), Policy.CONFIRM),
    (device(Kind.BUTTON, name="Portail"), asked("press"), Policy.CONFIRM),
]
HARMLESS: list[tuple[Device, Command]] = [
    (device(Kind.LOCK), asked("lock")),
    (device(Kind.ALARM), asked("arm_away")),
    (device(Kind.COVER, "garage"), asked("close")),
    (device(Kind.COVER, "garage"), asked("stop")),
    (device(Kind.COVER, "garage"), asked("set_position", position=0)),
    (device(Kind.COVER, "blind"), asked("open")),
    (device(Kind.COVER, "awning"), asked("open")),
    (device(Kind.VALVE), asked("close")),
    (device(Kind.SIREN), asked("turn_off")),
    (device(Kind.SWITCH, name="Kitchen oven"), asked("turn_off")),
    (device(Kind.LIGHT, name="Oven light"), asked("turn_on")),
    (device(Kind.SWITCH, name="Garage socket"), asked("turn_on")),
    (device(Kind.SWITCH, name="Socket four"), asked("turn_on")),
    (device(Kind.SWITCH, name="Coffee machine"), asked("turn_on")),
    (device(Kind.SWITCH, name="Monitor"), asked("turn_on")),
    (device(Kind.LIGHT), asked("turn_on", brightness=40)),
    (device(Kind.VACUUM), asked("start")),
]


@pytest.mark.parametrize(("target", "command", "expected"), HARM, ids=lambda each: str(each)[:40])
def test_what_can_do_harm_is_guarded(target: Device, command: Command, expected: Policy) -> None:
    assert harmful(target, command, State())
    assert needed(target, command, State(), has_pin=True) is expected


@pytest.mark.parametrize(("target", "command"), HARMLESS, ids=lambda each: str(each)[:40])
def test_what_is_safe_is_done(target: Device, command: Command) -> None:
    assert needed(target, command, State(), has_pin=False) is Policy.ALLOW


@pytest.mark.parametrize("key", RISKS)
def test_closing_and_locking_are_never_harmful_whatever_the_policy(key: str) -> None:
    kind, _, device_class = key.partition(".")
    for said in Policy:
        for action in SAFE:
            target = device(Kind(kind), device_class, said=said)
            assert needed(target, asked(action), State(), has_pin=False) is Policy.ALLOW


def test_a_garage_door_may_go_down_but_not_up() -> None:
    door = device(Kind.COVER, "garage")
    half = State(value="open", attributes={"position": 50})
    assert not harmful(door, asked("set_position", position=20), half)
    assert harmful(door, asked("set_position", position=80), half)
    assert harmful(door, asked("set_position", position=20), State(value="open"))


def test_a_pin_that_nobody_set_can_never_be_given() -> None:
    alarm = device(Kind.ALARM)
    assert needed(alarm, asked("disarm"), State(), has_pin=False) is Policy.NEVER
    assert needed(alarm, asked("disarm"), State(), has_pin=True) is Policy.PIN


def test_the_household_has_the_last_word() -> None:
    garage = Device(id="cover.g", name="G", kind=Kind.COVER, device_class="garage")
    assert policy(garage, {"cover": "never"}) is Policy.NEVER
    assert policy(garage, {"cover": "never", "cover.garage": "pin"}) is Policy.PIN
    assert policy(garage, {"cover.garage": "pin"}, "allow") is Policy.ALLOW
    assert policy(Device(id="light.x", name="X", kind=Kind.LIGHT), {"lock": "pin"}) is Policy.ALLOW


def test_a_harmless_device_can_be_guarded_too() -> None:
    pump = device(Kind.SWITCH, said=Policy.CONFIRM)
    assert needed(pump, asked("turn_on"), State(), has_pin=False) is Policy.CONFIRM
    assert needed(pump, asked("turn_off"), State(), has_pin=False) is Policy.ALLOW
