"""Lights: what all schemas share. What is asked becomes a `Look`, which a schema puts into messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from hub.devices import color
from hub.devices.component import Component, Plan, Publish, Range, Wanted, argument, changed, near, number, spelled
from hub.devices.model import Capability, Kind, Span, State
from hub.devices.options import Options

KELVIN = (2000.0, 6535.0)
"""Range of white of a light that names none (Home Assistant's 153 to 500 mired)."""
COLOR_MODES = ("rgb", "rgbw", "rgbww", "hs", "xy")
"""Colour modes that show colour, in the order in which they are preferred for sending."""
LONGEST_S = 3600.0
"""Longest transition that is taken for meant."""


class Look(Struct, frozen=True, kw_only=True):
    """How a light shall be, beyond being on. At most one of `color`, `kelvin` and `white` is given."""

    brightness: float | None = None
    """Percent, above 0."""
    color: color.RGB | None = None
    kelvin: float | None = None
    white: bool = False
    """The mode `white`, for lights that have it."""
    effect: str | None = None
    transition: float | None = None
    """Seconds."""
    flash: str | None = None
    """`short` or `long`."""


class Light(Component):
    """A light of any schema. Brightness is percent outside and `0..brightness_scale` on the wire."""

    kind = Kind.LIGHT

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self.topic = options.required_topic("command_topic")
        self.scale = options.number("brightness_scale", 255, low=1)
        self.white_scale = options.number("white_scale", 255, low=1)
        self.in_kelvin = options.flag("color_temp_kelvin")
        low = color.mired(options.number("max_mireds", color.mired(KELVIN[0]), low=1))
        high = color.mired(options.number("min_mireds", color.mired(KELVIN[1]), low=1))
        ends = options.number("min_kelvin", low, low=1), options.number("max_kelvin", high, low=1)
        self.kelvin = min(ends), max(ends)
        self.modes: frozenset[str] = frozenset()

    def able(
        self, modes: Iterable[str], *, brightness: bool, effects: tuple[str, ...] = (), transition: bool = False
    ) -> None:
        """Say what the light can do, by the colour modes it takes."""
        self.modes = frozenset(modes)
        can = {Capability.ON_OFF}
        if brightness:
            can.add(Capability.BRIGHTNESS)
        if self.modes & {"color_temp", "rgbww"}:
            can.add(Capability.COLOR_TEMPERATURE)
            self.ranges = {"color_temperature": Span(round(self.kelvin[0]), round(self.kelvin[1]))}
        if self.modes & {*COLOR_MODES}:
            can.add(Capability.COLOR)
        if named := tuple(filter(None, effects)):  # govee2mqtt lists one without a name
            can |= {Capability.EFFECT, Capability.MODE}
            self.choices = {"effect": named}
        if transition:
            can.add(Capability.TRANSITION)
        self.capabilities = frozenset(can)

    def read_brightness(self, state: State, text: str) -> State:
        """Take a brightness as it stands on the wire; 0 and none say nothing."""
        if text in ("", "None"):
            return state
        percent = self.to_percent(number(text))
        return changed(state, brightness=percent) if percent else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on`, `turn_off`, `toggle` and `set_option` of the effect.

        `turn_on` takes `brightness`, `color` (a name or RGB), `color_temperature`, `effect`, `transition` and `flash`
        (`short` or `long`); the last two are left out where the light knows nothing of them.
        """
        match action:
            case "toggle":
                return self.plan("turn_off" if state.value == "on" else "turn_on", arguments, state)
            case "turn_off":
                return self._turn_off(self._transition(arguments), state)
            case "turn_on":
                if argument(arguments, "brightness", 0, 0) is not None:
                    return self._turn_off(self._transition(arguments), state)
                look = self._look(arguments)
                return None if look is None else self._turn_on(look, state)
            case "set_option" if (found := self.option(arguments)) is not None:
                return self._turn_on(Look(effect=found[1]), state)
        return None

    def _transition(self, arguments: Mapping[str, Any]) -> float | None:
        if Capability.TRANSITION not in self.capabilities:
            return None
        return argument(arguments, "transition", 0, LONGEST_S)

    def _look(self, arguments: Mapping[str, Any]) -> Look | None:
        """Read what is asked; `None` when it makes no sense or is beyond this light."""
        parts: dict[str, Any] = {}
        if arguments.get("brightness") is not None:
            parts["brightness"] = argument(arguments, "brightness", 0, 100)
            if Capability.BRIGHTNESS not in self.capabilities:
                return None
        if arguments.get("color_temperature") is not None:
            parts["kelvin"] = argument(arguments, "color_temperature", 500, 20_000)
            if Capability.COLOR_TEMPERATURE not in self.capabilities:
                return None
        elif arguments.get("color") is not None:
            parts |= self._hue(arguments["color"])
        if arguments.get("effect") is not None:
            parts["effect"] = spelled(str(arguments["effect"]), self.choices.get("effect", ()))
        if None in parts.values():
            return None
        if "kelvin" in parts:
            parts["kelvin"] = max(self.kelvin[0], min(self.kelvin[1], parts["kelvin"]))
        flash = arguments["flash"] if arguments.get("flash") in ("short", "long") else None
        return Look(**parts, transition=self._transition(arguments), flash=flash)

    def _hue(self, said: Any) -> dict[str, Any]:
        """Return the part of a look that shows a colour; `color` is `None` when this light cannot show it.

        White is shown by what makes the best white: a white channel, then a colour temperature, then colour.
        """
        rgb = _rgb(said) if isinstance(said, tuple | list) else color.named(str(said))
        kelvin = color.white(str(said)) if rgb is None else None
        shades = Capability.COLOR_TEMPERATURE in self.capabilities
        neutral = rgb is not None and color.is_white(rgb)
        if "white" in self.modes and (neutral or (kelvin is not None and not shades)):
            return {"white": True}
        if shades and (neutral or kelvin is not None):
            return {"kelvin": float(color.NEUTRAL_WHITE if kelvin is None else kelvin)}
        if kelvin is not None:
            rgb = color.of_temperature(kelvin)
        able = Capability.COLOR in self.capabilities and rgb is not None and max(rgb) > 0
        return {"color": rgb if able else None}

    def _turn_on(self, look: Look, state: State) -> Plan:
        attributes: dict[str, Any] = {}
        news: dict[str, Any] = {"value": "on"}
        if look.brightness is not None:
            attributes["brightness"] = near(look.brightness, 1 + 50 / self.scale)
            news["brightness"] = look.brightness
        if (rgb := look.color) is not None:
            attributes["color"] = lambda seen: color.alike(seen, rgb)
            news |= {"color": list(rgb), "color_temperature": None, "color_mode": None}
        if look.kelvin is not None:
            attributes["color_temperature"] = near(look.kelvin, look.kelvin * 0.05)
            news |= {"color": None, "color_temperature": round(look.kelvin), "color_mode": None}
        if look.white:
            attributes["color_mode"] = "white"
            news |= {"color": None, "color_temperature": None, "color_mode": "white"}
        if look.effect is not None:
            attributes["effect"] = look.effect
            news["effect"] = look.effect
        for name in self.silent(state):
            attributes.pop(name, None)
        wanted = [Wanted(values=("on",), attributes=attributes)]
        before = state.attributes.get("brightness") if state.value == "on" else 0
        if look.transition and look.brightness is not None and before is not None:
            wanted.append(_on_the_way(before, look.brightness))
        return Plan(publishes=self.on_messages(look, state), wanted=tuple(wanted), assumed=news)

    def _turn_off(self, transition: float | None, state: State) -> Plan:
        wanted = [Wanted(values=("off",))]
        if transition and (before := state.attributes.get("brightness")) is not None:
            wanted.append(_on_the_way(before, 0))
        return Plan(publishes=self.off_messages(transition), wanted=tuple(wanted), assumed={"value": "off"})

    def silent(self, state: State) -> frozenset[str]:
        """Return attributes of which this device, going by its state so far, reports nothing though it could."""
        return frozenset()

    def on_messages(self, look: Look, state: State) -> tuple[Publish, ...]:
        """Return the messages that turn the light on with this look."""
        raise NotImplementedError

    def off_messages(self, transition: float | None) -> tuple[Publish, ...]:
        """Return the messages that turn the light off, in so many seconds if it can."""
        raise NotImplementedError

    def to_scale(self, percent: float) -> int:
        """Convert a brightness above 0 % for the wire, where it never becomes 0."""
        return max(1, round(percent * self.scale / 100))

    def to_percent(self, value: float) -> int:
        """Convert a brightness from the wire; what shines at all is at least 1 %."""
        return max(1, round(min(100.0, value / self.scale * 100))) if value > 0 else 0

    def to_white(self, percent: float) -> int:
        """Convert a brightness above 0 % for the white channel on the wire."""
        return max(1, round(percent * self.white_scale / 100))

    def to_temperature(self, kelvin: float) -> int:
        """Convert a colour temperature for the wire: kelvin or mired."""
        return round(kelvin if self.in_kelvin else color.mired(kelvin))

    def to_kelvin(self, value: float) -> int:
        """Convert a colour temperature from the wire. Raises `ValueError`."""
        if not 1 <= value <= 1_000_000:
            raise ValueError("no colour temperature")
        return round(value if self.in_kelvin else color.mired(value))

    def to_channels(self, mode: str, look: Look) -> tuple[int, ...]:
        """Return the channels, 0 to 255, that show a colour or a white in the mode `rgb`, `rgbw` or `rgbww`."""
        if mode == "rgbww" and (look.kelvin is not None or look.color is None or color.is_white(look.color)):
            kelvin = float(color.NEUTRAL_WHITE) if look.kelvin is None else look.kelvin
            return 0, 0, 0, *color.to_whites(kelvin, self.kelvin[1], self.kelvin[0])
        rgb = look.color or (255, 255, 255)
        if mode == "rgbw" and color.is_white(rgb):
            return 0, 0, 0, 255
        return *rgb, *((0,) * (len(mode) - 3))

    def shown(self, state: State, mode: str, numbers: Iterable[float]) -> State:
        """Return the state of a light that reports these numbers in one of `COLOR_MODES`. Raises `ValueError`."""
        parts = tuple(numbers)
        if len(parts) != len(mode):
            raise ValueError(f"{len(parts)} numbers instead of {len(mode)}")
        if mode == "rgbww" and max(parts[:3]) == 0 < max(parts[3:]):
            kelvin = color.from_whites(parts[3], parts[4], self.kelvin[1], self.kelvin[0])
            return changed(state, color=None, color_temperature=kelvin)
        match mode:
            case "hs":
                rgb = color.hs_to_rgb(parts[0], parts[1])
            case "xy":
                rgb = color.xy_to_rgb(*(max(0.0, min(1.0, part)) for part in parts))
            case _:
                channels = [max(0.0, min(255.0, part)) for part in parts]
                rgb = color.with_white(channels[:3], max(channels[3:], default=0))
        return changed(state, color=list(rgb), color_temperature=None)


def _on_the_way(before: float, goal: float) -> Wanted:
    """A light that fades need not be there yet."""
    way = Range(before + 1, goal) if before < goal else Range(goal, before - 1)
    return Wanted(values=("on",), attributes={"brightness": way})


def _rgb(parts: tuple[Any, ...] | list[Any]) -> color.RGB | None:
    if len(parts) != 3 or not all(isinstance(each, int | float) and 0 <= each <= 255 for each in parts):
        return None
    return round(parts[0]), round(parts[1]), round(parts[2])
