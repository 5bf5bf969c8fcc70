"""Things that only happen: buttons and scenes. They have no state, so what they did is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import Component, Plan
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options
from hub.devices.templates import Template


class _Pressed(Component):
    def __init__(self, options: Options, payload: str, template: Template | None) -> None:
        super().__init__(options)
        self._topic = options.required_topic("command_topic")
        self._payload = payload
        self._template = template
        self.capabilities = frozenset({Capability.PRESS})

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `press` and `turn_on`, which are one."""
        if action not in ("press", "turn_on"):
            return None
        return Plan(publishes=(self.publish(self._topic, self._payload, self._template),), wanted=(), assumed={})


class Button(_Pressed):
    """A button."""

    kind = Kind.BUTTON

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options, options.text("payload_press", "PRESS"), options.template("command_template"))


class Scene(_Pressed):
    """A scene that somebody else keeps, such as a Zigbee group."""

    kind = Kind.SCENE

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options, options.text("payload_on", "ON"), None)
