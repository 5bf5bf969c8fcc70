"""Water heaters: boilers with a temperature and modes of operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import VALUE, Component, Plan, Wanted, argument, near, number_reader
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption, Options

MODES = ("off", "eco", "electric", "gas", "heat_pump", "high_demand", "performance")
UNITS = {"C": "°C", "F": "°F"}
LIMITS = {"°C": (43.3, 60.0), "°F": (110.0, 140.0)}
"""Of the temperature, where the device names none (Home Assistant's 110 to 140 °F)."""
TURN_ON_MODES = ("performance", "electric", "gas", "heat_pump", "eco")
"""What turning on means, the first that the device has; otherwise its first mode that is not off."""


class WaterHeater(Component):
    """A water heater. Its state's value is the mode."""

    kind = Kind.WATER_HEATER

    def __init__(self, options: Options) -> None:
        """Every option may be left out, but not all topics."""
        super().__init__(options)
        self.unit = UNITS.get(options.text("temperature_unit", "C").upper().removeprefix("°"), "°C")
        low, high = LIMITS[self.unit]
        self._low, self._high = options.number("min_temp", low), options.number("max_temp", high)
        if self._low >= self._high:
            raise BadOption("max_temp", "is not above min_temp")
        self._step = options.number("precision", 1.0 if self.unit == "°F" else 0.5, low=0.01)
        self._topic = options.topic("temperature_command_topic")
        self._template = options.template("temperature_command_template")
        self._power_topic = options.topic("power_command_topic")
        self._power_template = options.template("power_command_template")
        self._power = {"on": options.text("payload_on", "ON"), "off": options.text("payload_off", "OFF")}
        modes = options.words("modes", MODES)
        if self._topic:
            self.capabilities |= {Capability.TARGET_TEMPERATURE}
            self.ranges = {"temperature": Span(self._low, self._high, self._step)}
        self.offer(
            "mode",
            modes,
            command="mode_command_topic",
            command_template="mode_command_template",
            state="mode_state_topic",
            state_template=("mode_state_template", "value_template"),
            is_value=True,
        )
        if self._power_topic or "off" in self.choices.get("mode", ()):
            self.capabilities |= {Capability.ON_OFF}
        self._active = tuple(mode for mode in modes if mode != "off")
        for name, option in (("temperature", "temperature_state"), ("current_temperature", "current_temperature")):
            self.listen(f"{option}_topic", (f"{option}_template", "value_template"), number_reader(name), name)
        if not self.feeds and not self.capabilities:
            raise BadOption("mode_command_topic", "is missing, and so is every other topic")

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on`, `turn_off`, `toggle`, `set_temperature` and `set_option` of `mode`."""
        match action:
            case "turn_on" | "turn_off":
                return self._turn(action == "turn_on")
            case "toggle":
                return self._turn(state.value in ("off", None))
            case "set_temperature" if self._topic:
                degrees = argument(arguments, "temperature", self._low, self._high)
                if degrees is None:
                    return None
                message = self.publish(self._topic, degrees, self._template)
                wanted = Wanted(attributes={"temperature": near(degrees, self._step / 2)})
                return Plan(publishes=(message,), wanted=(wanted,), assumed={"temperature": degrees})
        return super().plan(action, arguments, state)

    def _turn(self, on: bool) -> Plan | None:
        if self._power_topic is not None:
            message = self.publish(self._power_topic, self._power["on" if on else "off"], self._power_template)
            wanted = Wanted(values=self._active if on else ("off",))
            return Plan(publishes=(message,), wanted=(wanted,), assumed={VALUE: "on" if on else "off"})
        modes = self.choices.get("mode", ())
        if Capability.ON_OFF not in self.capabilities or (on and not self._active):
            return None
        best = next((mode for mode in TURN_ON_MODES if mode in modes), self._active[0] if self._active else "off")
        return self.choose({"of": "mode", "option": best if on else "off"})
