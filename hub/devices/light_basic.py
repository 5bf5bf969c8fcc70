"""Lights of the basic schema: each feature has topics of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hub.devices import color
from hub.devices.component import Publish, changed, number, plain
from hub.devices.light import COLOR_MODES, Light, Look
from hub.devices.model import Capability, State
from hub.devices.options import Options
from hub.devices.templates import Template

CHANNELS = ("rgb", "rgbw", "rgbww")
"""Modes whose numbers carry the brightness too, where it has no topic of its own."""
NAMES = {
    "rgb": ("red", "green", "blue"),
    "rgbw": ("red", "green", "blue", "white"),
    "rgbww": ("red", "green", "blue", "cold_white", "warm_white"),
    "hs": ("hue", "sat"),
    "xy": ("x", "y"),
}
"""What command templates call the numbers of a colour mode."""
HUELESS = {"color": None, "color_temperature": None}
DORMANT = "dormant"
"""Attribute, of no use to anyone else: colours and temperatures that came and do not count, or not yet."""


class BasicLight(Light):
    """A light whose brightness and colour have topics of their own."""

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self._payloads = {"on": options.text("payload_on", "ON"), "off": options.text("payload_off", "OFF")}
        self._order = options.choice("on_command_type", "last", ("last", "first", "brightness"))
        self._topics = {
            part: topic
            for part in ("brightness", "color_temp", *COLOR_MODES, "white", "effect")
            if (topic := options.topic(f"{part}_command_topic")) is not None
        }
        self._templates: dict[str, Template | None] = {
            part: options.template(f"{part}_command_template") for part in self._topics
        }
        self.able(
            self._topics.keys() & {"color_temp", "white", *COLOR_MODES},
            brightness=bool(self._topics.keys() & {"brightness", "white", *CHANNELS}),
            effects=options.words("effect_list") if "effect" in self._topics else (),
        )
        self._tells_mode = options.topic("color_mode_state_topic") is not None
        self._tells_brightness = options.topic("brightness_state_topic") is not None
        self.listen("state_topic", ("state_value_template", "value_template"), self._read_state)
        self.listen("brightness_state_topic", "brightness_value_template", self.read_brightness, "brightness")
        self.listen("color_mode_state_topic", "color_mode_value_template", self._read_mode, "color_mode")
        self._listen_to_color("color_temp", self._read_temperature)
        for mode in COLOR_MODES:
            self._listen_to_color(mode, self._color_reader(mode))
        self.listen("effect_state_topic", "effect_value_template", self._read_effect, "effect")

    def _listen_to_color(self, mode: str, apply: Callable[[State, str], State]) -> None:
        gives = {"color_temperature"} if mode == "color_temp" else {"color"}
        if mode == "rgbww":
            gives.add("color_temperature")
        if mode in CHANNELS and not self._tells_brightness:
            gives.add("brightness")
        self.listen(f"{mode}_state_topic", f"{mode}_value_template", apply, *gives)

    def _read_state(self, state: State, text: str) -> State:
        values: dict[str, str | None] = {self._payloads["on"]: "on", self._payloads["off"]: "off", "None": None}
        return changed(state, value=values[text]) if text in values else state

    def _read_temperature(self, state: State, text: str) -> State:
        if text in ("", "None"):
            return state
        return self._note(state, {"color_temperature": self.to_kelvin(number(text))})

    def _color_reader(self, mode: str) -> Callable[[State, str], State]:
        def apply(state: State, text: str) -> State:
            if text in ("", "None"):
                return state
            parts = [number(each) for each in text.split(",")]
            if mode in CHANNELS and not self._tells_brightness and (top := max(parts)) > 0:
                state = changed(state, brightness=max(1, min(100, round(top / 2.55))))
                parts = [each / top * 255 for each in parts]
            if mode in CHANNELS and max(parts) <= 0:
                return state
            return self._note(
                state, {**(HUELESS if mode == "rgbww" else {}), **self.shown(State(), mode, parts).attributes}
            )

        return apply

    def _read_mode(self, state: State, text: str) -> State:
        if text in ("", "None"):
            return state
        return self._show(changed(state, color_mode=text))

    def _read_effect(self, state: State, text: str) -> State:
        return changed(state, effect=None if text == "None" and text not in self.choices.get("effect", ()) else text)

    def _note(self, state: State, seen: Mapping[str, Any]) -> State:
        """Take in a colour or a temperature. Where the light tells its mode, only what is of that mode counts.

        The light may tell the mode before or after the value, so the value is kept until its mode comes.
        """
        if not self._tells_mode:
            return changed(state, **{**HUELESS, **seen})
        return self._show(changed(state, **{DORMANT: {**state.attributes.get(DORMANT, {}), **seen}}))

    def _show(self, state: State) -> State:
        mode = state.attributes.get("color_mode")
        kept = state.attributes.get(DORMANT, {})
        if mode == "color_temp" or (mode == "rgbww" and kept.get("color") is None):
            return changed(state, color=None, color_temperature=kept.get("color_temperature"))
        return changed(state, color=kept.get("color") if mode in COLOR_MODES else None, color_temperature=None)

    def on_messages(self, look: Look, state: State) -> tuple[Publish, ...]:
        """Put the on payload before or after the values, or leave it out, as `on_command_type` says."""
        on = self.publish(self.topic, self._payloads["on"])
        by_brightness = self._order == "brightness" and Capability.BRIGHTNESS in self.capabilities
        level = look.brightness
        if level is None and (by_brightness or look.white):
            level = state.attributes.get("brightness") or 100
        values = self._values(look, level, state)
        if by_brightness:
            return values
        return (on, *values) if self._order == "first" else (*values, on)

    def _values(self, look: Look, level: float | None, state: State) -> tuple[Publish, ...]:
        values = []
        colored = look.color is not None or (look.kelvin is not None and "color_temp" not in self._topics)
        if colored:
            values.append(self._color_message(look, level, state))
        if level is not None and not look.white:
            if "brightness" in self._topics:
                values.append(self._message("brightness", self.to_scale(level)))
            elif not colored:
                values.append(self._level_message(level, state))
        if look.kelvin is not None and not colored:
            values.append(self._message("color_temp", self.to_temperature(look.kelvin)))
        if look.effect is not None:
            values.append(self._message("effect", look.effect))
        if look.white:
            values.append(self._message("white", self.to_white(level or 100)))
        return tuple(values)

    def off_messages(self, transition: float | None) -> tuple[Publish, ...]:
        """Send the off payload."""
        return (self.publish(self.topic, self._payloads["off"]),)

    def _message(self, part: str, said: str | float, **values: float) -> Publish:
        return self.publish(self._topics[part], said, self._templates[part], **values)

    def _level_message(self, level: float, state: State) -> Publish:
        """Dim a light that has no topic for its brightness: through the white or the colour that it shows."""
        rgb = state.attributes.get("color")
        white = "white" in self._topics
        if white and (rgb is None or not self._topics.keys() & {*CHANNELS}):
            return self._message("white", self.to_white(level))
        look = Look(color=tuple(rgb)) if rgb else Look(kelvin=state.attributes.get("color_temperature"))
        return self._color_message(look, level, state)

    def _color_message(self, look: Look, level: float | None, state: State) -> Publish:
        """Say a colour, or a white in colour channels; these are scaled where brightness has no other way."""
        needs = CHANNELS if look.color is None else COLOR_MODES
        mode = next(mode for mode in needs if mode in self._topics)
        if look.kelvin is not None and "rgbww" in self._topics:
            mode = "rgbww"
        rgb = look.color or (255, 255, 255)
        parts: tuple[float, ...]
        if mode in CHANNELS:
            share = 1.0 if "brightness" in self._topics else (level or state.attributes.get("brightness") or 100) / 100
            parts = tuple(round(each * share) for each in self.to_channels(mode, look))
        else:
            parts = color.rgb_to_hs(rgb) if mode == "hs" else color.rgb_to_xy(rgb)
        text = ",".join(plain(each) for each in parts)
        return self._message(mode, text, **dict(zip(NAMES[mode], parts, strict=True)))
