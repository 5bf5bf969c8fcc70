"""Lights: what every schema shares, and the basic schema, where each feature has topics of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices import color
from hub.devices.component import Component, Plan, Publish, Wanted, argument, changed, near, number, plain
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options
from hub.devices.templates import Template

KELVIN = (2000.0, 6535.0)
"""Range of white of a light that names none (Home Assistant's 153 to 500 mired)."""


class Light(Component):
    """A light of any schema. Brightness is percent outside and `0..brightness_scale` on the wire."""

    kind = Kind.LIGHT

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self.topic = options.required_topic("command_topic")
        self.scale = options.number("brightness_scale", 255, low=1)
        self.in_kelvin = options.flag("color_temp_kelvin")
        low = color.mired(options.number("max_mireds", color.mired(KELVIN[0]), low=1))
        high = color.mired(options.number("min_mireds", color.mired(KELVIN[1]), low=1))
        self.kelvin = (options.number("min_kelvin", low, low=1), options.number("max_kelvin", high, low=1))

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on` (with `brightness`, `color`, `color_temperature`), `turn_off` and `toggle`."""
        match action:
            case "toggle":
                return self.plan("turn_off" if state.value == "on" else "turn_on", arguments, state)
            case "turn_off":
                publishes = self.off_messages()
                return Plan(publishes=publishes, wanted=(Wanted(values=("off",)),), assumed={"value": "off"})
            case "turn_on":
                if argument(arguments, "brightness", 0, 0) is not None:
                    return self.plan("turn_off", {}, state)
                wish = self._wish(arguments)
                return None if wish is None else self._turn_on(wish, state)
        return None

    def _wish(self, arguments: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Read what is asked beyond being on; `None` when it makes no sense or is beyond this light.

        Keys: `brightness` in percent, `color` as RGB, `color_temperature` in kelvin.
        """
        parts: dict[str, Any] = {}
        name = arguments.get("color")
        asked = {"brightness": arguments.get("brightness"), "color_temperature": arguments.get("color_temperature")}
        if name is not None:
            rgb = name if isinstance(name, tuple | list) else color.named(str(name))
            if rgb is None and (kelvin := color.white(str(name))) is not None:
                asked["color_temperature"] = kelvin
            else:
                parts["color"] = rgb
        for part, low, high in (("brightness", 0, 100), ("color_temperature", 500, 20_000)):
            if asked[part] is not None:
                parts[part] = argument(asked, part, low, high)
        needs = {
            "brightness": Capability.BRIGHTNESS,
            "color": Capability.COLOR,
            "color_temperature": Capability.COLOR_TEMPERATURE,
        }
        if any(value is None or needs[part] not in self.capabilities for part, value in parts.items()):
            return None
        if "color_temperature" in parts:
            parts["color_temperature"] = max(self.kelvin[0], min(self.kelvin[1], parts["color_temperature"]))
        return parts

    def _turn_on(self, wish: Mapping[str, Any], state: State) -> Plan:
        attributes: dict[str, Any] = {}
        if "brightness" in wish:
            attributes["brightness"] = near(wish["brightness"], 1 + 50 / self.scale)
        if "color" in wish:
            attributes["color"] = lambda seen: color.alike(seen, wish["color"])
        if "color_temperature" in wish:
            attributes["color_temperature"] = near(wish["color_temperature"], wish["color_temperature"] * 0.05)
        wanted = Wanted(values=("on",), attributes=attributes)
        return Plan(publishes=self.on_messages(wish, state), wanted=(wanted,), assumed={"value": "on", **wish})

    def on_messages(self, wish: Mapping[str, Any], state: State) -> tuple[Publish, ...]:
        """Return the messages that turn the light on as wished."""
        raise NotImplementedError

    def off_messages(self) -> tuple[Publish, ...]:
        """Return the messages that turn the light off."""
        raise NotImplementedError

    def to_scale(self, percent: float) -> int:
        """Convert a brightness above 0 % for the wire, where it never becomes 0."""
        return max(1, round(percent * self.scale / 100))

    def to_percent(self, value: float) -> int:
        """Convert a brightness from the wire; what shines at all is at least 1 %."""
        return max(1, min(100, round(value * 100 / self.scale))) if value > 0 else 0

    def to_temperature(self, kelvin: float) -> int:
        """Convert a colour temperature for the wire: kelvin or mired."""
        return round(kelvin if self.in_kelvin else color.mired(kelvin))

    def to_kelvin(self, value: float) -> int:
        """Convert a colour temperature from the wire. Raises `ValueError`."""
        if value <= 0:
            raise ValueError("a colour temperature of zero or less")
        return round(value if self.in_kelvin else color.mired(value))


class BasicLight(Light):
    """A light whose brightness and colour have topics of their own."""

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self._payloads = {"on": options.text("payload_on", "ON"), "off": options.text("payload_off", "OFF")}
        self._order = options.choice("on_command_type", "last", ("last", "first", "brightness"))
        self._topics = {
            part: topic
            for part in ("brightness", "color_temp", "rgb", "hs", "xy")
            if (topic := options.topic(f"{part}_command_topic")) is not None
        }
        self._templates: dict[str, Template | None] = {
            part: options.template(f"{part}_command_template") for part in self._topics
        }
        can = {Capability.ON_OFF}
        if "brightness" in self._topics:
            can.add(Capability.BRIGHTNESS)
        if "color_temp" in self._topics:
            can.add(Capability.COLOR_TEMPERATURE)
        if self._topics.keys() & {"rgb", "hs", "xy"}:
            can.add(Capability.COLOR)
        self.capabilities = frozenset(can)
        self.listen("state_topic", ("state_value_template", "value_template"), self._read_state)
        self.listen("brightness_state_topic", "brightness_value_template", self._read_brightness, "brightness")
        self.listen("color_temp_state_topic", "color_temp_value_template", self._read_kelvin, "color_temperature")
        for part in ("rgb", "hs", "xy"):
            self.listen(f"{part}_state_topic", f"{part}_value_template", self._color_reader(part), "color")

    def _read_state(self, state: State, text: str) -> State:
        values: dict[str, str | None] = {self._payloads["on"]: "on", self._payloads["off"]: "off", "None": None}
        return changed(state, value=values[text]) if text in values else state

    def _read_brightness(self, state: State, text: str) -> State:
        if text in ("", "None"):
            return state
        percent = self.to_percent(number(text))
        return changed(state, brightness=percent) if percent else state

    def _read_kelvin(self, state: State, text: str) -> State:
        if text in ("", "None"):
            return state
        return changed(state, color_temperature=self.to_kelvin(number(text)), color=None)

    def _color_reader(self, part: str) -> Any:
        def apply(state: State, text: str) -> State:
            if text in ("", "None"):
                return state
            parts = [number(each) for each in text.split(",")]
            if len(parts) != len(part):
                raise ValueError(f"{len(parts)} numbers instead of {len(part)}")
            if part == "rgb":
                rgb: tuple[float, ...] = tuple(parts)
            else:
                rgb = color.hs_to_rgb(*parts) if part == "hs" else color.xy_to_rgb(*parts)
            return changed(state, color=[round(each) for each in rgb], color_temperature=None)

        return apply

    def on_messages(self, wish: Mapping[str, Any], state: State) -> tuple[Publish, ...]:
        """Put the on payload before or after the values, or leave it out, as `on_command_type` says."""
        on = self.publish(self.topic, self._payloads["on"])
        values = []
        if "color" in wish:
            values.append(self._color_message(wish["color"]))
        if "color_temperature" in wish:
            values.append(self._value_message("color_temp", self.to_temperature(wish["color_temperature"])))
        if self._order == "brightness" and "brightness" in self._topics:
            percent = wish.get("brightness") or state.attributes.get("brightness") or 100
            return (*values, self._value_message("brightness", self.to_scale(percent)))
        if "brightness" in wish:
            values.append(self._value_message("brightness", self.to_scale(wish["brightness"])))
        return (on, *values) if self._order == "first" else (*values, on)

    def off_messages(self) -> tuple[Publish, ...]:
        """Send the off payload."""
        return (self.publish(self.topic, self._payloads["off"]),)

    def _value_message(self, part: str, value: float) -> Publish:
        return self.publish(self._topics[part], plain(value), self._templates[part])

    def _color_message(self, rgb: tuple[int, int, int]) -> Publish:
        hs, xy = color.rgb_to_hs(rgb), color.rgb_to_xy(rgb)
        named: dict[str, dict[str, float]] = {
            "rgb": dict(zip(("red", "green", "blue"), rgb, strict=True)),
            "hs": {"hue": hs[0], "sat": hs[1]},
            "xy": {"x": xy[0], "y": xy[1]},
        }
        part = next(part for part in named if part in self._topics)
        text = ",".join(plain(each) for each in named[part].values())
        return self.publish(self._topics[part], text, self._templates[part], **named[part])
