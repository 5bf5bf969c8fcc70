"""Valves: water, gas, radiators. One command topic takes words or, when the valve reports positions, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import VALUE, Component, Plan, Range, Wanted, argument, changed, near, number
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options
from hub.devices.templates import Payload

STATES = ("open", "opening", "closed", "closing")
MOVING = ("opening", "closing")


class Valve(Component):
    """A valve. One that has begun to move the right way counts as obeying."""

    kind = Kind.VALVE

    def __init__(self, options: Options) -> None:
        """`command_topic` is required: Home Assistant takes a valve without one too, which nobody can use."""
        super().__init__(options)
        self._topic = options.required_topic("command_topic")
        self._template = options.template("command_template")
        self._positions = options.flag("reports_position")
        self._open = options.number("position_open", 100)
        self._closed = options.number("position_closed", 0)
        if self._open == self._closed:
            raise BadOption("position_open", "is the same as position_closed")
        self._payloads = {
            "open": options.text_or_none("payload_open", "OPEN"),
            "close": options.text_or_none("payload_close", "CLOSE"),
            "stop": options.text_or_none("payload_stop", "") or None,
        }
        self._states = {options.text(f"state_{state}", state): state for state in STATES}
        can = set()
        if self._positions:
            can |= {Capability.POSITION, Capability.OPEN_CLOSE}
        elif self._payloads["open"] is not None or self._payloads["close"] is not None:
            can.add(Capability.OPEN_CLOSE)
        if self._payloads["stop"] is not None:
            can.add(Capability.STOP)
        self.capabilities = frozenset(can)
        gives = (VALUE, "position") if self._positions else (VALUE,)
        self.listen("state_topic", "value_template", self._read, *gives)

    def _read(self, state: State, text: str) -> State:
        if not text:
            return state
        said = Payload(text).json
        word, position = (said.get("state"), said.get("position")) if isinstance(said, dict) else (text, text)
        if isinstance(said, dict) and (position if self._positions else word) is None:
            raise ValueError(f"JSON without `{'position' if self._positions else 'state'}`")
        if not self._positions:
            return changed(state, value=self._states[str(word)]) if str(word) in self._states else state
        moving = self._states.get(str(word))
        if moving in MOVING:
            state = changed(state, value=moving)
            if position == word:
                return state
        share = (number(position) - self._closed) / (self._open - self._closed)
        percent = round(max(0.0, min(1.0, share)) * 100)
        if moving in MOVING or (state.value in MOVING and percent not in (0, 100)):
            return changed(state, position=percent)
        return changed(state, position=percent, value="open" if percent else "closed")

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `open`, `close`, `stop`, `toggle` and `set_position`."""
        match action:
            case "toggle":
                return self.plan("open" if state.value in ("closed", "closing") else "close", arguments, state)
            case "open" | "close" if self._positions:
                return self._move(100 if action == "open" else 0, state)
            case "open" | "close" if (payload := self._payloads[action]) is not None:
                values = ("open", "opening") if action == "open" else ("closed", "closing")
                message = self.publish(self._topic, payload, self._template)
                return Plan(publishes=(message,), wanted=(Wanted(values=values),), assumed={VALUE: values[0]})
            case "stop" if (payload := self._payloads["stop"]) is not None:
                message = self.publish(self._topic, payload, self._template)
                return Plan(publishes=(message,), wanted=(Wanted(values=("open", "closed")),), assumed={})
            case "set_position" if self._positions:
                position = argument(arguments, "position", 0, 100)
                return None if position is None else self._move(round(position), state)
        return super().plan(action, arguments, state)

    def _move(self, position: int, state: State) -> Plan:
        scaled = round(self._closed + (self._open - self._closed) * position / 100)
        ends = {"position_open": int(self._open), "position_closed": int(self._closed)}
        message = self.publish(self._topic, scaled, self._template, position=position, **ends)
        before = state.attributes.get("position")
        wanted = [Wanted(attributes={"position": near(position, 2)})]
        if before is None or before < position:
            wanted.append(Wanted(values=("opening",)))
        if before is None or before > position:
            wanted.append(Wanted(values=("closing",)))
        if before is not None and before != position:
            way = Range(before + 1, position) if before < position else Range(position, before - 1)
            wanted.append(Wanted(attributes={"position": way}))
        assumed = {VALUE: "open" if position else "closed", "position": position}
        return Plan(publishes=(message,), wanted=tuple(wanted), assumed=assumed)
