"""Lights of the template schema: templates write the commands and read every part of the state from one message."""

from __future__ import annotations

from collections.abc import Callable

from hub.devices import color
from hub.devices.component import Publish, changed, number, whole
from hub.devices.light import Light, Look
from hub.devices.model import State
from hub.devices.options import BadOption, Options
from hub.devices.templates import Payload, Template

SCALE = 255
"""Brightness is 0 to 255 in templates; this schema has no `brightness_scale`."""
CHANNELS = ("red", "green", "blue")


class TemplateLight(Light):
    """A light whose messages have any shape; its state templates render `on`, `off`, numbers and effects."""

    def __init__(self, options: Options) -> None:
        """`command_topic`, `command_on_template` and `command_off_template` are required."""
        super().__init__(options)
        self.scale = SCALE
        self._on = _required(options, "command_on_template")
        self._off = _required(options, "command_off_template")
        self._has_brightness = options.has("brightness_template")
        colorful = all(options.has(f"{channel}_template") for channel in CHANNELS)
        modes = {"color_temp"} if options.has("color_temp_template") else set()
        self.able(
            modes | ({"rgb"} if colorful else set()),
            brightness=self._has_brightness or bool(modes) or colorful,
            effects=options.words("effect_list"),
            transition=True,
        )
        self._read_part("state_template", self._read_state, "value")
        self._read_part("brightness_template", self.read_brightness, "brightness")
        self._read_part("color_temp_template", self._read_temperature, "color_temperature")
        if colorful:
            templates = tuple(_required(options, f"{channel}_template") for channel in CHANNELS)
            gives = ("color",) if self._has_brightness else ("color", "brightness")
            self.listen("state_topic", (), self._color_reader(templates), *gives)
        self._read_part("effect_template", self._read_effect, "effect")

    def _read_part(self, template: str, apply: Callable[[State, str], State], name: str) -> None:
        if self.options.has(template):
            self.listen("state_topic", template, apply, name)

    def _read_state(self, state: State, text: str) -> State:
        values: dict[str, str | None] = {"on": "on", "off": "off", "None": None}
        return changed(state, value=values[text]) if text in values else state

    def _read_temperature(self, state: State, text: str) -> State:
        if text in ("", "None"):
            return changed(state, color_temperature=None) if text else state
        return changed(state, color_temperature=self.to_kelvin(number(text)))

    def _color_reader(self, templates: tuple[Template, ...]) -> Callable[[State, str], State]:
        """Read the colour; a light that tells no colour shows a white, as in Home Assistant."""

        def apply(state: State, text: str) -> State:
            payload = Payload(text)
            texts = [template.read(payload) for template in templates]
            if "" in texts:
                return state
            if texts == ["None"] * 3:
                return changed(state, color=None)
            parts = [number(each) for each in texts]
            top = max(parts)
            if not self._has_brightness and top > 0:
                state = changed(state, brightness=self.to_percent(top))
                parts = [each / top * SCALE for each in parts]
            return self.shown(state, "rgb", parts) if top > 0 else state

        return apply

    def _read_effect(self, state: State, text: str) -> State:
        return changed(state, effect=text) if text in self.choices.get("effect", ()) else state

    def on_messages(self, look: Look, state: State) -> tuple[Publish, ...]:
        """Render the on template; it gets only what is asked for, besides `state`."""
        values: dict[str, object] = {"state": True}
        level = look.brightness
        if level is not None:
            values["brightness"] = self.to_scale(level)
        if look.kelvin is not None:
            values["color_temp"] = self.to_temperature(look.kelvin)
        if look.color is not None:
            # Where brightness has no template of its own, the colour carries it.
            share = 1.0 if self._has_brightness else (level or state.attributes.get("brightness") or 100) / 100
            values |= {name: round(part * share) for name, part in zip(CHANNELS, look.color, strict=True)}
            values |= dict(zip(("hue", "sat"), color.rgb_to_hs(look.color), strict=True))
        if look.effect is not None:
            values["effect"] = look.effect
        if look.flash is not None:
            values["flash"] = look.flash
        if look.transition is not None:
            values["transition"] = whole(look.transition)
        return (self._rendered(self._on, values),)

    def off_messages(self, transition: float | None) -> tuple[Publish, ...]:
        """Render the off template."""
        fade = {} if transition is None else {"transition": whole(transition)}
        return (self._rendered(self._off, {"state": False, **fade}),)

    def _rendered(self, template: Template, values: dict[str, object]) -> Publish:
        return self.publish(self.topic, template.render(**values))


def _required(options: Options, key: str) -> Template:
    template = options.template(key)
    if template is None:
        raise BadOption(key, "is missing")
    return template
