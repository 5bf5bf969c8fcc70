"""Switches: on and off, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import Component, Plan, Wanted, changed
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options

RESET = "None"
"""A state that is not known any more."""


class OnOff(Component):
    """What switches share with basic lights and fans: one command topic, one state topic, two payloads each."""

    state_templates: tuple[str, ...] = ("value_template",)

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self.topic = options.required_topic("command_topic")
        self._template = options.template("command_template")
        self._payloads = {"on": options.text("payload_on", "ON"), "off": options.text("payload_off", "OFF")}
        self._states = {
            options.text("state_on", self._payloads["on"]): "on",
            options.text("state_off", self._payloads["off"]): "off",
        }
        self.capabilities = frozenset({Capability.ON_OFF})
        self.listen("state_topic", self.state_templates, self._read_state)

    def _read_state(self, state: State, text: str) -> State:
        if text == RESET:
            return changed(state, value=None)
        return changed(state, value=self._states[text]) if text in self._states else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on`, `turn_off` and `toggle`."""
        match action:
            case "turn_on" | "turn_off":
                return self._turn("on" if action == "turn_on" else "off")
            case "toggle":
                return self.plan("turn_off" if state.value == "on" else "turn_on", arguments, state)
        return super().plan(action, arguments, state)

    def _turn(self, value: str) -> Plan:
        message = self.publish(self.topic, self._payloads[value], self._template)
        return Plan(publishes=(message,), wanted=(Wanted(values=(value,)),), assumed={"value": value})


class Switch(OnOff):
    """A switch or a socket."""

    kind = Kind.SWITCH
