"""Sirens and chimes: on with a tone, off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hub.devices.component import VALUE, Component, Plan, Wanted, argument, changed, spelled
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options
from hub.devices.templates import Payload

LONGEST_S = 3600.0
"""Longest duration that is taken for meant."""


class Siren(Component):
    """A siren. Without a template its commands are JSON: state, tone, duration, volume."""

    kind = Kind.SIREN

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self._topic = options.required_topic("command_topic")
        template = options.template("command_template")
        self._templates = {"on": template, "off": options.template("command_off_template") or template}
        self._payloads = {"on": options.text("payload_on", "ON"), "off": options.text("payload_off", "OFF")}
        self._states = {
            options.text("state_on", "") or self._payloads["on"]: "on",
            options.text("state_off", "") or self._payloads["off"]: "off",
        }
        self._tones = options.words("available_tones")
        self._lasts = options.flag("support_duration", True)
        self._loud = options.flag("support_volume_set", True)
        self.capabilities = frozenset({Capability.ON_OFF})
        gives = [VALUE]
        if self._tones:
            self.choices = {"tone": self._tones}
            self.capabilities |= {Capability.MODE}
            gives.append("tone")
        self.listen("state_topic", "state_value_template", self._read, *gives)

    def _read(self, state: State, text: str) -> State:
        if text in ("", "{}"):
            return state
        plain = text in self._states or text == "None"
        said = {"state": text} if plain else Payload(text).json
        if not isinstance(said, dict):
            raise ValueError("neither a state nor a JSON object")
        word = str(said.get("state", ""))
        if word in self._states or word == "None":
            state = changed(state, value=self._states.get(word))
        tone = spelled(str(said.get("tone")), self._tones)
        return changed(state, tone=tone) if tone is not None else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `turn_on` (with `duration` in seconds if wished), `turn_off`, `toggle` and `set_option` of `tone`.

        A siren has no topic for its tone alone: choosing one sounds it.
        """
        match action:
            case "toggle":
                return self.plan("turn_off" if state.value == "on" else "turn_on", {}, state)
            case "turn_on":
                extra: dict[str, Any] = {}
                if self._lasts and (duration := argument(arguments, "duration", 1, LONGEST_S)) is not None:
                    extra["duration"] = round(duration)
                if self._loud and (volume := argument(arguments, "volume_level", 0, 1)) is not None:
                    extra["volume_level"] = volume
                return self._turn("on", extra)
            case "turn_off":
                return self._turn("off", {})
            case "set_option" if (found := self.option(arguments)) is not None:
                return self._turn("on", {"tone": found[1]})
        return None

    def _turn(self, value: str, extra: dict[str, Any]) -> Plan | None:
        said = {"state": self._payloads[value], **extra}
        template = self._templates[value]
        message = self.publish(self._topic, self._payloads[value] if template else json.dumps(said), template, **said)
        if message.payload in ("", "None"):
            return None
        attributes = {"tone": extra["tone"]} if "tone" in extra else {}
        wanted = Wanted(values=(value,), attributes=attributes)
        return Plan(publishes=(message,), wanted=(wanted,), assumed={VALUE: value, **attributes})
