"""Fans: on, off, speed, and preset modes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hub.devices.component import Plan, Publish, Wanted, argument, changed, near, number, plain
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options
from hub.devices.switch import OnOff


class Fan(OnOff):
    """A fan. Speeds are percent outside and `speed_range_min` to `speed_range_max` on the wire."""

    kind = Kind.FAN
    state_templates = ("state_value_template",)

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self._speed_topic = options.topic("percentage_command_topic")
        self._speed_template = options.template("percentage_command_template")
        self._low = int(options.number("speed_range_min", 1, low=1))
        self._steps = int(options.number("speed_range_max", 100)) - self._low + 1
        if self._steps < 1:
            raise BadOption("speed_range_max", "is below speed_range_min")
        self._mode_topic = options.topic("preset_mode_command_topic")
        self._mode_template = options.template("preset_mode_command_template")
        self.modes = options.words("preset_modes")
        if self._speed_topic:
            self.capabilities |= {Capability.SPEED}
        if self._mode_topic and self.modes:
            self.capabilities |= {Capability.MODE}
        self.listen("percentage_state_topic", "percentage_value_template", self._read_speed, "percentage")
        self.listen("preset_mode_state_topic", "preset_mode_value_template", self._read_mode, "mode")

    def _read_speed(self, state: State, text: str) -> State:
        if text in ("", self.options.text("payload_reset_percentage", "None")):
            return changed(state, percentage=None)
        step = number(text) - self._low + 1
        return changed(state, percentage=math.floor(max(0.0, min(1.0, step / self._steps)) * 100))

    def _read_mode(self, state: State, text: str) -> State:
        if text == self.options.text("payload_reset_preset_mode", "None"):
            return changed(state, mode=None)
        return changed(state, mode=text) if text in self.modes else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on` (with a `percentage` if wished), `turn_off`, `toggle`, `set_speed` and `set_mode`."""
        if action == "set_mode":
            return self._set_mode(str(arguments.get("mode")))
        if action == "set_speed" or (action == "turn_on" and "percentage" in arguments):
            percentage = argument(arguments, "percentage", 0, 100)
            return None if percentage is None else self._set_speed(percentage, state)
        return super().plan(action, arguments, state)

    def _set_speed(self, percentage: float, state: State) -> Plan | None:
        if percentage == 0:
            return self._turn("off")
        if self._speed_topic is None:
            return None
        step = math.ceil(percentage * self._steps / 100)
        text = plain(step + self._low - 1)
        publishes: tuple[Publish, ...] = (self.publish(self._speed_topic, text, self._speed_template),)
        if state.value != "on":
            publishes = (*self._turn("on").publishes, *publishes)
        shown = math.floor(step / self._steps * 100)
        wanted = Wanted(values=("on",), attributes={"percentage": near(shown, 50 / self._steps + 1)})
        return Plan(publishes=publishes, wanted=(wanted,), assumed={"value": "on", "percentage": shown})

    def _set_mode(self, mode: str) -> Plan | None:
        known = {each.lower(): each for each in self.modes}
        if self._mode_topic is None or mode.lower() not in known:
            return None
        mode = known[mode.lower()]
        message = self.publish(self._mode_topic, mode, self._mode_template)
        return Plan(publishes=(message,), wanted=(Wanted(attributes={"mode": mode}),), assumed={"mode": mode})
