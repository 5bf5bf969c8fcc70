"""Locks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import Component, Plan, Wanted, changed
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options

STATES = ("locked", "locking", "unlocked", "unlocking", "jammed", "open", "opening")
OPTIONS = {f"state_{state}": state.upper() for state in STATES}
"""Options that name the payloads of the states, and their defaults."""


class Lock(Component):
    """A lock. A lock that has begun to move counts as obeying."""

    kind = Kind.LOCK

    def __init__(self, options: Options) -> None:
        """`command_topic` is required."""
        super().__init__(options)
        self.topic = options.required_topic("command_topic")
        self._template = options.template("command_template")
        self._payloads = {
            "lock": options.text("payload_lock", "LOCK"),
            "unlock": options.text("payload_unlock", "UNLOCK"),
        }
        self._needs_code = options.has("code_format")
        self._reset = options.text("payload_reset", "None")
        self._states = {options.text(key, OPTIONS[key]): key.removeprefix("state_") for key in OPTIONS}
        self.capabilities = frozenset({Capability.LOCK})
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == self._reset:
            return changed(state, value=None)
        return changed(state, value=self._states[text]) if text in self._states else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `lock` and `unlock`; a lock that asks for a code needs the argument `code`."""
        code = str(arguments.get("code") or "")
        if action not in self._payloads or (self._needs_code and not code):
            return None
        message = self.publish(self.topic, self._payloads[action], self._template, code=code)
        wanted = ("locked", "locking") if action == "lock" else ("unlocked", "unlocking", "open", "opening")
        return Plan(publishes=(message,), wanted=(Wanted(values=wanted),), assumed={"value": wanted[0]})
