"""Fans: on, off, speed, preset modes, oscillation and direction."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from hub.devices.component import Plan, Publish, Wanted, argument, changed, near, number
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption, Options
from hub.devices.switch import OnOff

DIRECTIONS = ("forward", "reverse")


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
        self._turn_topic = options.topic("oscillation_command_topic")
        self._turn_template = options.template("oscillation_command_template")
        self._turning = {
            True: options.text("payload_oscillation_on", "oscillate_on"),
            False: options.text("payload_oscillation_off", "oscillate_off"),
        }
        self._unknown_speed = options.text("payload_reset_percentage", "None")
        if self._speed_topic:
            self.capabilities |= {Capability.SPEED}
            self.ranges = {"percentage": Span(0, 100, 100 / min(self._steps, 100))}
        if self._turn_topic:
            self.capabilities |= {Capability.OSCILLATE}
        self.listen("percentage_state_topic", "percentage_value_template", self._read_speed, "percentage")
        self.listen("oscillation_state_topic", "oscillation_value_template", self._read_oscillation, "oscillating")
        self.offer(
            "preset",
            options.words("preset_modes"),
            command="preset_mode_command_topic",
            command_template="preset_mode_command_template",
            state="preset_mode_state_topic",
            state_template="preset_mode_value_template",
            resets=(options.text("payload_reset_preset_mode", "None"),),
        )
        self.offer(
            "direction",
            DIRECTIONS,
            command="direction_command_topic",
            command_template="direction_command_template",
            state="direction_state_topic",
            state_template="direction_value_template",
        )

    def _read_speed(self, state: State, text: str) -> State:
        if text == "":
            return state
        if text == self._unknown_speed:
            return changed(state, percentage=None)
        step = number(text) - self._low + 1
        return changed(state, percentage=math.floor(max(0.0, min(1.0, step / self._steps)) * 100))

    def _read_oscillation(self, state: State, text: str) -> State:
        said = {self._turning[True]: True, self._turning[False]: False, "None": None}
        return changed(state, oscillating=said[text]) if text in said else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on` (with a `percentage` if wished), `turn_off`, `toggle`, `set_speed`, `oscillate`, `set_option`.

        Options are of `preset` and `direction`.
        """
        if action == "oscillate":
            return self._oscillate(arguments.get("on", True))
        if action == "set_speed" or (action == "turn_on" and arguments.get("percentage") is not None):
            percentage = argument(arguments, "percentage", 0, 100)
            return None if percentage is None else self._set_speed(percentage, state)
        return super().plan(action, arguments, state)

    def _set_speed(self, percentage: float, state: State) -> Plan | None:
        if percentage == 0:
            return self._turn("off")
        if self._speed_topic is None:
            return None
        step = math.ceil(percentage * self._steps / 100)
        publishes: tuple[Publish, ...] = (self.publish(self._speed_topic, step + self._low - 1, self._speed_template),)
        if state.value != "on":
            publishes = (*self._turn("on").publishes, *publishes)
        shown = math.floor(step / self._steps * 100)
        wanted = Wanted(values=("on",), attributes={"percentage": near(shown, 50 / self._steps + 1)})
        return Plan(publishes=publishes, wanted=(wanted,), assumed={"value": "on", "percentage": shown})

    def _oscillate(self, on: object) -> Plan | None:
        if self._turn_topic is None or not isinstance(on, bool):
            return None
        message = self.publish(self._turn_topic, self._turning[on], self._turn_template)
        return Plan(publishes=(message,), wanted=(Wanted(attributes={"oscillating": on}),), assumed={"oscillating": on})
