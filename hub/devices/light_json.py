"""Lights of the JSON schema: one object says everything, in both directions (Zigbee2MQTT and most others)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hub.devices import color
from hub.devices.component import Publish, changed, number, whole
from hub.devices.light import COLOR_MODES, Light, Look
from hub.devices.model import Capability, State
from hub.devices.options import BadOption, Options

MODES = frozenset({*COLOR_MODES, "onoff", "brightness", "color_temp", "white", "unknown"})
LEGACY = ("rgb", "hs", "xy", "color_temp")
"""Truth values by which old firmware says its modes (Home Assistant until 2025.3); it tells no `color_mode` then."""
KEYS = {"rgb": "rgb", "rgbw": "rgbw", "rgbww": "rgbcw", "hs": "hs", "xy": "xy"}
"""Keys of the colour object by colour mode."""
FLASH_S = {"short": 2, "long": 10}


class JsonLight(Light):
    """A light that is commanded by, and answers with, one JSON object."""

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        modes = options.words("supported_color_modes")
        if unknown := set(modes) - MODES:
            raise BadOption("supported_color_modes", f"unknown: {', '.join(sorted(unknown))}")
        self._tells_mode = bool(modes)
        if not modes:
            modes = tuple(mode for mode in LEGACY if options.flag(mode))
        self._color_mode = next((mode for mode in COLOR_MODES if mode in modes), "")
        self._flash_s = {
            length: options.number(f"flash_time_{length}", seconds, low=0) for length, seconds in FLASH_S.items()
        }
        self._flashes = options.flag("flash", True)
        effects = options.words("effect_list")
        self.able(
            set(modes) & {*COLOR_MODES, "color_temp", "white"},
            brightness=options.flag("brightness") or bool(set(modes) - {"onoff", "unknown"}),
            effects=effects if options.flag("effect", bool(effects)) else (),
            transition=options.flag("transition", True),
        )
        gives = {
            Capability.BRIGHTNESS: ("brightness",),
            Capability.COLOR: ("color", "color_mode"),
            Capability.COLOR_TEMPERATURE: ("color_temperature", "color_mode"),
            Capability.EFFECT: ("effect",),
        }
        names = {name for capability, names in gives.items() if capability in self.capabilities for name in names}
        if "white" in self.modes:
            names.add("color_mode")
        self.listen("state_topic", "value_template", self._read, "value", *names)

    def _read(self, state: State, text: str) -> State:
        try:
            said = json.loads(text)
        except ValueError:
            raise ValueError("not JSON") from None
        if not isinstance(said, dict):
            raise ValueError("not a JSON object")
        if "state" in said:
            values = {"ON": "on", "OFF": "off", None: None}
            word = said["state"] if not isinstance(said["state"], str) else said["state"].upper()
            if word is None or (isinstance(word, str) and word in values):
                state = changed(state, value=values[word])
        if (brightness := said.get("brightness")) is not None and (percent := self.to_percent(number(brightness))):
            state = changed(state, brightness=percent)
        if "effect" in said and Capability.EFFECT in self.capabilities:
            effect = said["effect"]
            state = changed(state, effect=effect if isinstance(effect, str) and effect else None)
        return self._read_color(state, said)

    def _read_color(self, state: State, said: Mapping[str, Any]) -> State:
        mode = said.get("color_mode")
        if mode is None and not (self._tells_mode and self._color_mode):
            mode = self._guessed(said)
        elif isinstance(mode, str) and mode in MODES and self.modes:
            state = changed(state, color_mode=mode)
        if mode == "color_temp" and (value := said.get("color_temp")) is not None:
            return changed(state, color_temperature=self.to_kelvin(number(value)), color=None)
        if mode in COLOR_MODES and isinstance(said.get("color"), dict):
            return self.shown(state, mode, _channels(mode, said["color"]))
        if mode in ("white", "brightness", "onoff"):
            return changed(state, color=None, color_temperature=None)
        return state

    def _guessed(self, said: Mapping[str, Any]) -> str | None:
        """Tell the mode of a light that names none: one that only has whites, or old firmware."""
        parts = said.get("color")
        if isinstance(parts, dict) and self._color_mode:
            return next((mode for mode in ("rgb", "xy", "hs") if parts.keys() >= set(KEYS[mode])), None)
        return "color_temp" if "color_temp" in said else None

    def silent(self, state: State) -> frozenset[str]:
        """Do not wait for an effect or a colour mode that this device, as far as it was heard, leaves out."""
        left_out = set() if "effect" in state.attributes else {"effect"}
        if self._tells_mode and state.value is not None and "color_mode" not in state.attributes:
            left_out |= {"color_mode", "color", "color_temperature"} if self._color_mode else {"color_mode"}
        return frozenset(left_out)

    def on_messages(self, look: Look, state: State) -> tuple[Publish, ...]:
        """Send one object with everything in it."""
        message: dict[str, Any] = {"state": "ON"}
        if look.white:
            level = look.brightness or state.attributes.get("brightness") or 100
            message["white"] = self.to_white(level)
        elif look.brightness is not None:
            message["brightness"] = self.to_scale(look.brightness)
        if look.kelvin is not None and "color_temp" in self.modes:
            message["color_temp"] = self.to_temperature(look.kelvin)
        elif look.kelvin is not None:
            message["color"] = self._color(look, "rgbww")
        elif look.color is not None:
            message["color"] = self._color(look, self._color_mode)
        if look.effect is not None:
            message["effect"] = look.effect
        if look.transition is not None:
            message["transition"] = whole(look.transition)
        if look.flash is not None and self._flashes:
            message["flash"] = whole(self._flash_s[look.flash])
        return (self.publish(self.topic, json.dumps(message)),)

    def off_messages(self, transition: float | None) -> tuple[Publish, ...]:
        """Send the object that says off."""
        fade = {} if transition is None else {"transition": whole(transition)}
        return (self.publish(self.topic, json.dumps({"state": "OFF", **fade})),)

    def _color(self, look: Look, mode: str) -> dict[str, float]:
        rgb = look.color or (255, 255, 255)
        parts: tuple[float, ...]
        match mode:
            case "hs":
                parts = color.rgb_to_hs(rgb)
            case "xy":
                parts = color.rgb_to_xy(rgb)
            case _:
                parts = self.to_channels(mode, look)
        return dict(zip(KEYS[mode], parts, strict=True))


def _channels(mode: str, said: Mapping[str, Any]) -> tuple[float, ...]:
    """Read a colour object. Raises `ValueError`."""
    try:
        return tuple(number(said[key]) for key in KEYS[mode])
    except KeyError as error:
        raise ValueError(f"a colour without {error}") from None
    except TypeError:
        raise ValueError("a colour that is not made of numbers") from None
