"""Covers: blinds, curtains, awnings, garage doors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hub.devices.component import Component, Plan, Publish, Range, Wanted, argument, changed, near, number
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options
from hub.devices.tilt import Tilt

STATES = {"open": "open", "opening": "opening", "closed": "closed", "closing": "closing", "stopped": "stopped"}
MOVING = ("opening", "closing")


class Cover(Component):
    """A cover. One that has begun to move the right way counts as obeying: the way may take a minute."""

    kind = Kind.COVER

    def __init__(self, options: Options) -> None:
        """Need any topic: of a command, a position, a tilt or a state."""
        super().__init__(options)
        self._topic = options.topic("command_topic")
        self._set_topic = options.topic("set_position_topic")
        self._payloads = {
            "open": options.text_or_none("payload_open", "OPEN"),
            "close": options.text_or_none("payload_close", "CLOSE"),
            "stop": options.text_or_none("payload_stop", "STOP"),
        }
        self._states = {options.text(f"state_{state}", default): state for state, default in STATES.items()}
        self._set_template = options.template("set_position_template")
        self._open = options.number("position_open", 100)
        self._closed = options.number("position_closed", 0)
        if self._open == self._closed:
            raise BadOption("position_open", "is the same as position_closed")
        self._tilt = Tilt(options)
        can = set()
        if self._topic and (self._payloads["open"] or self._payloads["close"]):
            can.add(Capability.OPEN_CLOSE)
        if self._stopper() is not None:
            can.add(Capability.STOP)
        if self._set_topic:
            can |= {Capability.POSITION, Capability.OPEN_CLOSE}
        if self._tilt.topic:
            can.add(Capability.TILT)
        self.capabilities = frozenset(can)
        self._has_state = options.topic("state_topic") is not None
        self.listen("state_topic", "value_template", self._read_state)
        gives = ("position",) if self._has_state else ("position", "value")
        self.listen("position_topic", "position_template", self._read_position, *gives)
        if self._tilt.reported:
            self.listen("tilt_status_topic", "tilt_status_template", self._read_tilt, "tilt")
        if not can and not self.feeds:
            raise BadOption("command_topic", "is missing, and so is every other topic")

    def _read_state(self, state: State, text: str) -> State:
        if text == "None":
            return changed(state, value=None)
        if text not in self._states:
            return state
        value = self._states[text]
        if value == "stopped":
            position = state.attributes.get("position")
            shut = position == 0 if position is not None else state.value in ("closing", "closed")
            value = "closed" if shut else "open"
        return changed(state, value=value)

    def _read_position(self, state: State, text: str) -> State:
        if text.lstrip().startswith("{"):
            said = json.loads(text)
            if "tilt_position" in said and self._tilt.topic:
                state = self._read_tilt(state, str(said["tilt_position"]))
            text = str(said.get("position", ""))
        if text in ("", "None"):
            return state
        share = (number(text) - self._closed) / (self._open - self._closed)
        if share < -0.005:
            return state  # not known: a Shelly that is not calibrated says -1
        position = round(max(0.0, min(1.0, share)) * 100)
        if self._has_state and state.value in MOVING:
            return changed(state, position=position)
        return changed(state, position=position, value="open" if position > 0 else "closed")

    def _read_tilt(self, state: State, text: str) -> State:
        if text == "":
            return state
        return changed(state, tilt=None if text == "None" else self._tilt.to_percent(number(text)))

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `open`, `close`, `stop`, `toggle`, `set_position` and `set_tilt`."""
        match action:
            case "toggle":
                closed = state.value in ("closed", "closing")
                return self.plan("open" if closed else "close", arguments, state)
            case "open" | "close":
                return self._move(100 if action == "open" else 0, self._payloads[action], state)
            case "stop":
                return self._stop()
            case "set_position":
                position = argument(arguments, "position", 0, 100)
                return None if position is None else self._move(round(position), None, state)
            case "set_tilt":
                tilt = argument(arguments, "tilt", 0, 100)
                return None if tilt is None else self._set_tilt(tilt)
        return None

    def _stop(self) -> Plan | None:
        if (message := self._stopper()) is None:
            return None
        return Plan(publishes=(message,), wanted=(Wanted(values=("open", "closed")),), assumed={})

    def _stopper(self) -> Publish | None:
        """Return what stops the cover, or else its slats."""
        if self._topic and self._payloads["stop"]:
            return self.publish(self._topic, self._payloads["stop"])
        if self._tilt.topic and self._tilt.stop:
            return self.publish(self._tilt.topic, self._tilt.stop)
        return None

    def _set_tilt(self, tilt: float) -> Plan | None:
        if self._tilt.topic is None:
            return None
        value = self._tilt.to_value(tilt)
        ends = {"position_open": int(self._open), "position_closed": int(self._closed)}
        message = self.publish(
            self._tilt.topic, value, self._tilt.template, tilt_position=round(tilt), **ends, **self._tilt.ends
        )
        shown = self._tilt.to_percent(value)
        wanted = Wanted(attributes={"tilt": near(shown, 2 + self._tilt.tolerance)})
        return Plan(publishes=(message,), wanted=(wanted,), assumed={"tilt": shown})

    def _move(self, position: int, payload: str | None, state: State) -> Plan | None:
        if self._topic and payload is not None:
            message = self.publish(self._topic, payload)
        elif self._set_topic is not None:
            message = self._position_message(self._set_topic, position)
        else:
            return None
        before = state.attributes.get("position")
        ends = {0: "closed", 100: "open"}
        wanted = [Wanted(attributes={"position": near(position, 2)})]
        if position > 0 and (before is None or before < position):
            # A blind that stands half open says "open" already, which shows nothing.
            from_shut = position == 100 and not before
            wanted.append(Wanted(values=("opening", "open") if from_shut else ("opening",)))
        if position < 100 and (before is None or before > position):
            wanted.append(Wanted(values=("closing", "closed") if position == 0 else ("closing",)))
        if before is not None and before != position:
            # Many report nothing but positions on the way.
            way = Range(before + 1, position) if before < position else Range(position, before - 1)
            wanted.append(Wanted(attributes={"position": way}))
        elif position in ends:
            wanted.append(Wanted(values=(ends[position],)))
        assumed: dict[str, Any] = {"value": ends.get(position, "open")}
        if "value" not in self.observed:
            # Beside a reported state an assumed position would soon be wrong: somebody moves the cover by hand.
            assumed["position"] = position
        return Plan(publishes=(message,), wanted=tuple(wanted), assumed=assumed)

    def _position_message(self, topic: str, position: int) -> Publish:
        scaled = round(self._closed + (self._open - self._closed) * position / 100)
        ends = {"position_open": int(self._open), "position_closed": int(self._closed)}
        return self.publish(topic, scaled, self._set_template, position=position, **ends, **self._tilt.ends)
