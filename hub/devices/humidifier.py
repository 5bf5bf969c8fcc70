"""Humidifiers and dehumidifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from hub.devices.component import Plan, Wanted, argument, changed, near, number, number_reader, option_reader
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption, Options
from hub.devices.switch import OnOff

ACTIONS = ("off", "humidifying", "drying", "idle")
"""What it may say that it is doing."""


class Humidifier(OnOff):
    """A humidifier or, by its device class, a dehumidifier."""

    kind = Kind.HUMIDIFIER
    state_templates = ("state_value_template",)

    def __init__(self, options: Options) -> None:
        """`command_topic` and `target_humidity_command_topic` are required."""
        super().__init__(options)
        self.device_class = options.text("device_class", "humidifier")
        self._humidity_topic = options.required_topic("target_humidity_command_topic")
        self._humidity_template = options.template("target_humidity_command_template")
        self._low = options.number("min_humidity", 0, low=0)
        self._high = options.number("max_humidity", 100, low=0)
        if not self._low < self._high <= 100:
            raise BadOption("max_humidity", "is not above min_humidity, or above 100")
        self._reset = options.text("payload_reset_humidity", "None")
        self.capabilities |= {Capability.TARGET_HUMIDITY}
        self.ranges = {"humidity": Span(self._low, self._high)}
        self.listen("target_humidity_state_topic", "target_humidity_state_template", self._read_humidity, "humidity")
        self.listen(
            "current_humidity_topic",
            "current_humidity_template",
            number_reader("current_humidity", low=0, high=100),
            "current_humidity",
        )
        self.listen("action_topic", "action_template", option_reader(ACTIONS, ("None",), ("action",)), "action")
        self.offer(
            "mode",
            options.words("modes"),
            command="mode_command_topic",
            command_template="mode_command_template",
            state="mode_state_topic",
            state_template="mode_state_template",
            resets=(options.text("payload_reset_mode", "None"),),
        )

    def _read_humidity(self, state: State, text: str) -> State:
        if text == self._reset:
            return changed(state, humidity=None)
        if not text:
            return state
        humidity = round(number(text))
        if not self._low <= humidity <= self._high:
            raise ValueError("a humidity out of range")
        return changed(state, humidity=humidity)

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on`, `turn_off`, `toggle`, `set_humidity` and `set_option` of `mode`.

        Setting something turns on what is off, as in Home Assistant's intents.
        """
        if action == "set_humidity":
            humidity = argument(arguments, "humidity", self._low, self._high)
            return None if humidity is None else self._awake(self._set_humidity(round(humidity)), state)
        plan = super().plan(action, arguments, state)
        return self._awake(plan, state) if plan is not None and action == "set_option" else plan

    def _set_humidity(self, humidity: int) -> Plan:
        message = self.publish(self._humidity_topic, humidity, self._humidity_template)
        wanted = Wanted(attributes={"humidity": near(humidity, 0.5)})
        return Plan(publishes=(message,), wanted=(wanted,), assumed={"humidity": humidity})

    def _awake(self, plan: Plan, state: State) -> Plan:
        if state.value != "off":
            return plan
        on = self._turn("on")
        wanted = tuple(msgspec.structs.replace(each, values=("on",)) for each in plan.wanted)
        return Plan(publishes=(*on.publishes, *plan.publishes), wanted=wanted, assumed={**on.assumed, **plan.assumed})
