"""Climate: thermostats, heat pumps, air conditioners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub.devices.component import (
    Component,
    Plan,
    Publish,
    Wanted,
    argument,
    changed,
    near,
    number_reader,
    option_reader,
    spelled,
)
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import BadOption, Options
from hub.devices.templates import Template

MODES = ("auto", "off", "cool", "heat", "dry", "fan_only")
FAN_MODES = ("auto", "low", "medium", "high")
SWING_MODES = ("on", "off")
NO_PRESET = "none"
"""The preset that ends any other; it may always be chosen and is never listed in `preset_modes`."""
FOR_COLD = ("heat", "auto", "heat_cool")
FOR_BOTH = ("heat_cool", "auto", "cool", "heat")
"""What turning on means where no mode is remembered, the first that the device has: one that can cool too had better
decide itself. Otherwise its first mode that is not off."""
LAST = "last_mode"
"""Attribute of a device that is off: the mode it was in before."""
UNITS = {"C": "°C", "F": "°F"}
LIMITS = {"°C": (7.0, 35.0), "°F": (44.6, 95.0)}
HUMIDITY = (30.0, 99.0)
TARGETS = ("temperature", "temperature_low", "temperature_high")


class Climate(Component):
    """A thermostat. Its state's value is the mode; temperatures are attributes in the device's unit."""

    kind = Kind.CLIMATE

    def __init__(self, options: Options) -> None:
        """Every option may be left out, but not all topics."""
        super().__init__(options)
        self.unit = UNITS.get(options.text("temperature_unit", "C").strip("°").upper(), "°C")
        self._targets = {name: found for name in TARGETS if (found := self._command(name)) is not None}
        self._humidity = self._command("target_humidity")
        self._mode = self._command("mode")
        self._power = self._command("power")
        self._payloads = {True: options.text("payload_on", "ON"), False: options.text("payload_off", "OFF")}
        self.modes = options.words("modes", MODES)
        self._note_mode = option_reader((*self.modes, "off"), ("None",), ("value", "mode"))
        self._span()
        self.capabilities = self._able()
        self._listen()
        self._offer_modes()
        if not self.feeds and not self.capabilities:
            raise BadOption("mode_command_topic", "is missing, and so is every other topic")

    def _command(self, name: str) -> tuple[str, Template | None] | None:
        topic = self.options.topic(f"{name}_command_topic")
        return None if topic is None else (topic, self.options.template(f"{name}_command_template"))

    def _span(self) -> None:
        low, high = LIMITS[self.unit]
        span = Span(
            self.options.number("min_temp", low),
            self.options.number("max_temp", high),
            self.options.number("temp_step", 1.0, low=0.01),
        )
        if span.low > span.high:
            raise BadOption("max_temp", "is below min_temp")
        if span.low == span.high:  # 0 and 0, as EMS-ESP says while it does not know
            span = Span(low, high, span.step)
        self._temperatures = span
        self._humidities = Span(
            self.options.number("min_humidity", HUMIDITY[0], low=0), self.options.number("max_humidity", HUMIDITY[1])
        )
        self.ranges = {"temperature": span} if self._targets else {}
        if self._humidity:
            self.ranges = {**self.ranges, "humidity": self._humidities}

    def _able(self) -> frozenset[Capability]:
        can = set()
        if "temperature" in self._targets:
            can.add(Capability.TARGET_TEMPERATURE)
        if {"temperature_low", "temperature_high"} <= self._targets.keys():
            can.add(Capability.TEMPERATURE_RANGE)
        if self._humidity:
            can.add(Capability.TARGET_HUMIDITY)
        if self._power or (self._mode and "off" in self.modes and len(self.modes) > 1):
            can.add(Capability.ON_OFF)
        return frozenset(can)

    def _listen(self) -> None:
        self.listen("mode_state_topic", ("mode_state_template", "value_template"), self._read_mode, "value", "mode")
        self.listen("action_topic", ("action_template", "value_template"), self._read_action, "action")
        numbers = {name: (f"{name}_state", name) for name in TARGETS}
        numbers |= {name: (name, name) for name in ("current_temperature", "current_humidity")}
        numbers["target_humidity"] = ("target_humidity_state", "humidity")
        for option, name in numbers.values():
            reader = _within_100(name) if "humidity" in name else number_reader(name)
            self.listen(f"{option}_topic", (f"{option}_template", "value_template"), reader, name)

    def _offer_modes(self) -> None:
        """Offer what can be chosen; the lists are those of Home Assistant where the device gives none."""
        if self._mode:
            self.offer("mode", self.modes, command="mode_command_topic", command_template="mode_command_template")
        presets = self.options.words("preset_modes")
        self.offer(
            "preset",
            (NO_PRESET, *presets) if presets else (),
            command="preset_mode_command_topic",
            command_template="preset_mode_command_template",
            state="preset_mode_state_topic",
            state_template=("preset_mode_value_template", "value_template"),
        )
        for name, words in (
            ("fan_mode", FAN_MODES),
            ("swing_mode", SWING_MODES),
            ("swing_horizontal_mode", SWING_MODES),
        ):
            self.offer(
                name,
                self.options.words(f"{name}s", words),
                command=f"{name}_command_topic",
                command_template=f"{name}_command_template",
                state=f"{name}_state_topic",
                state_template=(f"{name}_state_template", "value_template"),
            )

    def _read_mode(self, state: State, text: str) -> State:
        return _remembered(state, self._note_mode(state, text))

    def _read_action(self, state: State, text: str) -> State:
        return state if text == "" else changed(state, action=None if text == "None" else text)

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `set_temperature`, `set_humidity`, `set_option`, `turn_on`, `turn_off` and `toggle`.

        `set_temperature` takes `temperature`, or `temperature_low` and `temperature_high`, and a `mode` to go with it.
        Options are of `mode`, `preset`, `fan_mode`, `swing_mode` and `swing_horizontal_mode`.
        """
        match action:
            case "set_temperature":
                return self._set_temperature(arguments, state)
            case "set_humidity":
                return self._set_humidity(arguments)
            case "turn_off" | "turn_on":
                return self._turn(action == "turn_on", state)
            case "toggle":
                return self._turn(state.value in ("off", None), state)
            case "set_option" if (found := self.option(arguments)) is not None and found[0] == "mode":
                return self._enter(found[1], state)
        return super().plan(action, arguments, state)

    def _set_temperature(self, arguments: Mapping[str, Any], state: State) -> Plan | None:
        asked = {name: arguments[name] for name in TARGETS if arguments.get(name) is not None}
        span = self._temperatures
        wishes = {name: argument(asked, name, span.low, span.high) for name in asked}
        goals = {name: wish for name, wish in wishes.items() if wish is not None and name in self._targets}
        if not asked or len(goals) < len(asked):
            return None
        if goals.get("temperature_low", span.low) > goals.get("temperature_high", span.high):
            return None
        publishes = [self.publish(self._targets[name][0], goals[name], self._targets[name][1]) for name in goals]
        values: tuple[str, ...] = ()
        assumed: dict[str, Any] = dict(goals)
        if arguments.get("mode") is not None:
            word = spelled(str(arguments["mode"]), self.choices.get("mode", ()))
            mode = None if word is None else self._enter(word, state)
            if mode is None:
                return None
            publishes[:0] = mode.publishes
            values = mode.wanted[0].values
            assumed |= mode.assumed
        wanted = Wanted(values=values, attributes={name: near(goal, span.step / 2) for name, goal in goals.items()})
        return Plan(publishes=tuple(publishes), wanted=(wanted,), assumed=assumed)

    def _set_humidity(self, arguments: Mapping[str, Any]) -> Plan | None:
        humidity = argument(arguments, "humidity", self._humidities.low, self._humidities.high)
        if humidity is None or self._humidity is None:
            return None
        message = self.publish(self._humidity[0], humidity, self._humidity[1])
        wanted = Wanted(attributes={"humidity": near(humidity, 0.5)})
        return Plan(publishes=(message,), wanted=(wanted,), assumed={"humidity": humidity})

    def _enter(self, mode: str, state: State) -> Plan | None:
        if self._mode is None:
            return None
        message = self.publish(self._mode[0], mode, self._mode[1])
        return Plan(publishes=(message,), wanted=(Wanted(values=(mode,)),), assumed=_assumed(mode, state))

    def _turn(self, on: bool, state: State) -> Plan | None:
        """Turn on into the mode it was in last, else into the one that fits most."""
        active = tuple(mode for mode in self.modes if mode != "off")
        usual = FOR_BOTH if "cool" in active else FOR_COLD
        best = next((mode for mode in (state.attributes.get(LAST), *usual, *active) if mode in active), None)
        publishes: list[Publish] = []
        if self._power is not None:
            publishes.append(self.publish(self._power[0], self._payloads[on], self._power[1]))
        elif self._mode is not None and "off" in self.modes and best is not None:
            publishes.append(self.publish(self._mode[0], best if on else "off", self._mode[1]))
        else:
            return None
        mode = (state.attributes.get(LAST) if self._power else best) if on else "off"
        assumed = {} if mode is None else _assumed(mode, state)
        wanted = Wanted(values=active if on else ("off",))
        return Plan(publishes=tuple(publishes), wanted=(wanted,), assumed=assumed)


def _assumed(mode: str, state: State) -> dict[str, Any]:
    before = state.value if mode == "off" and state.value != "off" else None
    kept = state.attributes.get(LAST) if mode == "off" else None
    return {"value": mode, "mode": mode, LAST: before or kept}


def _remembered(before: State, after: State) -> State:
    """Note, when a device goes off, the mode that it was in."""
    if after.value != "off":
        return changed(after, **{LAST: None})
    if before.value in (None, "off"):
        return after
    return changed(after, **{LAST: before.value})


def _within_100(name: str) -> Callable[[State, str], State]:
    return number_reader(name, low=0, high=100)
