"""Lights of the JSON schema: one object says everything, in both directions (Zigbee2MQTT and most others)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hub.devices import color
from hub.devices.component import Publish, changed, number
from hub.devices.light import Light
from hub.devices.model import Capability, State
from hub.devices.options import BadOption, Options

COLOR_MODES = ("rgb", "rgbw", "rgbww", "hs", "xy")
"""Modes that show colour, in the order in which they are preferred for sending."""
MODES = frozenset({*COLOR_MODES, "onoff", "brightness", "color_temp", "white", "unknown"})


class JsonLight(Light):
    """A light that is commanded by, and answers with, one JSON object."""

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        modes = options.words("supported_color_modes")
        if unknown := set(modes) - MODES:
            raise BadOption("supported_color_modes", f"unknown: {', '.join(sorted(unknown))}")
        self._color_mode = next((mode for mode in COLOR_MODES if mode in modes), "")
        can = {Capability.ON_OFF}
        if options.flag("brightness", bool(set(modes) - {"onoff", "unknown"})):
            can.add(Capability.BRIGHTNESS)
        if "color_temp" in modes:
            can.add(Capability.COLOR_TEMPERATURE)
        if self._color_mode:
            can.add(Capability.COLOR)
        self.capabilities = frozenset(can)
        gives = {
            Capability.BRIGHTNESS: "brightness",
            Capability.COLOR: "color",
            Capability.COLOR_TEMPERATURE: "color_temperature",
        }
        names = (name for capability, name in gives.items() if capability in can)
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
            if word in values:
                state = changed(state, value=values[word])
        if (brightness := said.get("brightness")) is not None and (percent := self.to_percent(number(brightness))):
            state = changed(state, brightness=percent)
        mode = said.get("color_mode")
        if mode == "color_temp" or (mode is None and self._color_mode == "" and "color_temp" in said):
            if (value := said.get("color_temp")) is not None:
                state = changed(state, color_temperature=self.to_kelvin(number(value)), color=None)
        elif mode in COLOR_MODES and isinstance(said.get("color"), dict):
            state = changed(state, color=list(_rgb(mode, said["color"])), color_temperature=None)
        return state

    def on_messages(self, wish: Mapping[str, Any], state: State) -> tuple[Publish, ...]:
        """Send one object with everything in it."""
        message: dict[str, Any] = {"state": "ON"}
        if "brightness" in wish:
            message["brightness"] = self.to_scale(wish["brightness"])
        if "color" in wish:
            message["color"] = self._color(wish["color"])
        if "color_temperature" in wish:
            message["color_temp"] = self.to_temperature(wish["color_temperature"])
        return (self.publish(self.topic, json.dumps(message)),)

    def off_messages(self) -> tuple[Publish, ...]:
        """Send the object that says off."""
        return (self.publish(self.topic, json.dumps({"state": "OFF"})),)

    def _color(self, rgb: tuple[int, int, int]) -> dict[str, float]:
        match self._color_mode:
            case "hs":
                return dict(zip("hs", color.rgb_to_hs(rgb), strict=True))
            case "xy":
                return dict(zip("xy", color.rgb_to_xy(rgb), strict=True))
        whites = dict.fromkeys(self._color_mode.removeprefix("rgb").replace("ww", "cw"), 0)
        return {**dict(zip("rgb", rgb, strict=True)), **whites}


def _rgb(mode: str, said: dict[str, Any]) -> color.RGB:
    """Read a colour object. Raises `ValueError`."""
    try:
        if mode == "hs":
            return color.hs_to_rgb(number(said["h"]), number(said["s"]))
        if mode == "xy":
            return color.xy_to_rgb(number(said["x"]), number(said["y"]))
        return round(number(said["r"])), round(number(said["g"])), round(number(said["b"]))
    except KeyError as error:
        raise ValueError(f"a colour without {error}") from None
    except TypeError:
        raise ValueError("a colour that is not made of numbers") from None
