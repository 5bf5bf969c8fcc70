"""Robots that clean or mow: they start, pause and find home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import VALUE, Component, Plan, Wanted, changed, spelled
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options
from hub.devices.templates import Payload, Template

VACUUM_STATES = ("cleaning", "docked", "paused", "idle", "returning", "error")
MOWER_STATES = ("mowing", "docked", "paused", "returning", "error")
FEATURES = {
    "start": ("start", Capability.START, ("cleaning",)),
    "pause": ("pause", Capability.PAUSE, ("paused", "idle")),
    "stop": ("stop", Capability.STOP, ("idle", "paused", "docked")),
    "return_to_base": ("return_home", Capability.RETURN, ("returning", "docked")),
    "clean_spot": ("clean_spot", Capability.CLEAN_SPOT, ("cleaning",)),
    "locate": ("locate", Capability.LOCATE, ()),
}
"""Actions of a vacuum: its name among `supported_features`, the capability, the states that show obedience."""
DEFAULT_FEATURES = ("start", "stop", "return_home", "clean_spot")
MOWING = {
    "start": ("start_mowing", Capability.START, ("mowing",)),
    "pause": ("pause", Capability.PAUSE, ("paused",)),
    "return_to_base": ("dock", Capability.RETURN, ("returning", "docked")),
}
"""Actions of a mower: the beginning of its options' names, the capability, the states that show obedience."""


class Vacuum(Component):
    """A vacuum. Its state comes as JSON; what it can do is told by `supported_features`."""

    kind = Kind.VACUUM

    def __init__(self, options: Options) -> None:
        """Need `command_topic`, `set_fan_speed_topic` or `state_topic`."""
        super().__init__(options)
        self._topic = options.topic("command_topic")
        features = options.words("supported_features", DEFAULT_FEATURES)
        self._payloads: dict[str, str] = {}
        for action, (feature, capability, _) in FEATURES.items():
            if self._topic is not None and feature in features:
                self._payloads[action] = options.text(f"payload_{action}", action)
                self.capabilities |= {capability}
        speeds = options.words("fan_speed_list")
        self._speeds = speeds if "fan_speed" in features else ()
        self.offer("fan_speed", self._speeds, command="set_fan_speed_topic")
        gives = (VALUE, "fan_speed") if self._speeds else (VALUE,)
        self.listen("state_topic", (), self._read, *gives)
        if not self.feeds and not self.capabilities:
            raise BadOption("command_topic", "is missing, and so is every other topic")

    def _read(self, state: State, text: str) -> State:
        said = Payload(text).json
        if not isinstance(said, dict):
            raise ValueError("not a JSON object")
        if "state" in said and (said["state"] in VACUUM_STATES or said["state"] is None):
            state = changed(state, value=said["state"])
        speed = spelled(str(said.get("fan_speed")), self._speeds)
        return changed(state, fan_speed=speed) if speed is not None else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know those of `FEATURES` that it supports, and `set_option` of `fan_speed`."""
        if self._topic is None or action not in self._payloads:
            return super().plan(action, arguments, state)
        values = FEATURES[action][2]
        wanted = (Wanted(values=values),) if values else ()
        assumed = {VALUE: values[0]} if values else {}
        message = self.publish(self._topic, self._payloads[action])
        return Plan(publishes=(message,), wanted=wanted, assumed=assumed)


class LawnMower(Component):
    """A mower: one topic for each of its actions."""

    kind = Kind.LAWN_MOWER

    def __init__(self, options: Options) -> None:
        """Every option may be left out, but not all topics."""
        super().__init__(options)
        self._topics: dict[str, tuple[str, Template | None]] = {}
        for action, (name, capability, _) in MOWING.items():
            if (topic := options.topic(f"{name}_command_topic")) is not None:
                self._topics[action] = topic, options.template(f"{name}_command_template")
                self.capabilities |= {capability}
        self.listen("activity_state_topic", "activity_value_template", self._read)
        if not self.feeds and not self.capabilities:
            raise BadOption("start_mowing_command_topic", "is missing, and so is every other topic")

    def _read(self, state: State, text: str) -> State:
        if text.lower() == "none":
            return changed(state, value=None)
        return changed(state, value=text) if text in MOWER_STATES else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `start`, `pause` and `return_to_base`."""
        if action not in self._topics:
            return None
        name, _, values = MOWING[action]
        topic, template = self._topics[action]
        message = self.publish(topic, name, template)
        return Plan(publishes=(message,), wanted=(Wanted(values=values),), assumed={VALUE: values[-1]})
