"""Climate: thermostats, heat pumps, air conditioners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import Component, Plan, Publish, Wanted, argument, changed, near, number, plain
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options

MODES = ("auto", "off", "cool", "heat", "dry", "fan_only")
TURN_ON_MODES = ("heat_cool", "auto", "heat", "cool")
"""What turning on means, the first that the device has; otherwise its first mode that is not off."""
UNITS = {"C": "°C", "F": "°F"}
LIMITS = {"°C": (7.0, 35.0), "°F": (44.6, 95.0)}


class Climate(Component):
    """A thermostat. Its state's value is the mode; temperatures are attributes in the device's unit."""

    kind = Kind.CLIMATE

    def __init__(self, options: Options) -> None:
        """Every option may be left out, but not all topics."""
        super().__init__(options)
        self.unit = UNITS.get(options.text("temperature_unit", "C").upper(), "°C")
        low, high = LIMITS[self.unit]
        self.low = options.number("min_temp", low)
        self.high = options.number("max_temp", high)
        self._step = options.number("temp_step", 1.0, low=0.01)
        self.modes = options.words("modes", MODES)
        self._mode_topic = options.topic("mode_command_topic")
        self._temperature_topic = options.topic("temperature_command_topic")
        self._power_topic = options.topic("power_command_topic")
        can = set()
        if self._temperature_topic:
            can.add(Capability.TARGET_TEMPERATURE)
        if self._mode_topic:
            can.add(Capability.MODE)
        if self._power_topic or (self._mode_topic and "off" in self.modes):
            can.add(Capability.ON_OFF)
        self.capabilities = frozenset(can)
        self.listen("mode_state_topic", ("mode_state_template", "value_template"), self._read_mode, "value", "mode")
        self.listen(
            "temperature_state_topic",
            ("temperature_state_template", "value_template"),
            self._temperature_reader("temperature"),
            "temperature",
        )
        self.listen(
            "current_temperature_topic",
            ("current_temperature_template", "value_template"),
            self._temperature_reader("current_temperature"),
            "current_temperature",
        )
        self.listen("action_topic", ("action_template", "value_template"), self._read_action, "action")
        if not self.feeds and not can:
            raise BadOption("mode_command_topic", "is missing, and so is every other topic")

    def _read_mode(self, state: State, text: str) -> State:
        if text == "None":
            return changed(state, value=None, mode=None)
        return changed(state, value=text, mode=text) if text in self.modes or text == "off" else state

    def _temperature_reader(self, name: str) -> Any:
        def apply(state: State, text: str) -> State:
            if text in ("", "None"):
                return changed(state, **{name: None}) if text else state
            return changed(state, **{name: number(text)})

        return apply

    def _read_action(self, state: State, text: str) -> State:
        return changed(state, action=None if text in ("", "None") else text)

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `set_temperature`, `set_mode`, `turn_on`, `turn_off` and `toggle`."""
        match action:
            case "set_temperature":
                return self._set_temperature(arguments)
            case "set_mode":
                return self._set_mode(str(arguments.get("mode")))
            case "turn_off" | "turn_on":
                return self._turn(action == "turn_on")
            case "toggle":
                return self._turn(state.value in ("off", None))
        return None

    def _set_temperature(self, arguments: Mapping[str, Any]) -> Plan | None:
        temperature = argument(arguments, "temperature", self.low, self.high)
        if temperature is None or self._temperature_topic is None:
            return None
        template = self.options.template("temperature_command_template")
        publishes = [self.publish(self._temperature_topic, plain(temperature), template)]
        wanted = Wanted(attributes={"temperature": near(temperature, self._step / 2)})
        assumed: dict[str, Any] = {"temperature": temperature}
        if "mode" in arguments:
            mode = self._set_mode(str(arguments["mode"]))
            if mode is None:
                return None
            publishes[:0] = mode.publishes
            wanted = Wanted(values=mode.wanted[0].values, attributes=wanted.attributes)
            assumed |= mode.assumed
        return Plan(publishes=tuple(publishes), wanted=(wanted,), assumed=assumed)

    def _set_mode(self, mode: str) -> Plan | None:
        known = {each.lower(): each for each in self.modes}
        if self._mode_topic is None or mode.lower() not in known:
            return None
        return self._enter(self._mode_topic, known[mode.lower()])

    def _enter(self, topic: str, mode: str) -> Plan:
        message = self.publish(topic, mode, self.options.template("mode_command_template"))
        return Plan(publishes=(message,), wanted=(Wanted(values=(mode,)),), assumed={"value": mode, "mode": mode})

    def _turn(self, on: bool) -> Plan | None:
        active = tuple(mode for mode in self.modes if mode != "off")
        publishes: list[Publish] = []
        if self._power_topic is not None:
            payload = self.options.text("payload_on", "ON") if on else self.options.text("payload_off", "OFF")
            template = self.options.template("power_command_template")
            publishes.append(self.publish(self._power_topic, payload, template))
        elif self._mode_topic is not None and active and "off" in self.modes:
            best = next((mode for mode in TURN_ON_MODES if mode in active), active[0])
            publishes.extend(self._enter(self._mode_topic, best if on else "off").publishes)
        else:
            return None
        wanted = Wanted(values=active if on else ("off",))
        return Plan(publishes=tuple(publishes), wanted=(wanted,), assumed={} if on else {"value": "off", "mode": "off"})
