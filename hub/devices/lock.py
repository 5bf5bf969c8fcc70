"""Locks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices import patterns
from hub.devices.component import Component, Plan, Wanted, changed
from hub.devices.model import Capability, Kind, State
from hub.devices.options import BadOption, Options

STATES = ("locked", "locking", "unlocked", "unlocking", "jammed", "open", "opening")
OPTIONS = {f"state_{state}": state.upper() for state in STATES}
"""Options that name the payloads of the states, and their defaults."""
SHOWN_BY = {
    "lock": ("locked", "locking"),
    "unlock": ("unlocked", "unlocking", "open", "opening"),
    "unlatch": ("open", "opening"),
}
"""A lock that has begun to move counts as obeying."""
LONGEST_CODE = 64
"""Characters of a code that is worth a look."""


class Lock(Component):
    """A lock; one with `payload_open` can also pull its latch."""

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
        self.capabilities = frozenset({Capability.LOCK})
        if options.has("payload_open"):
            self._payloads["unlatch"] = options.text("payload_open", "")
            self.capabilities |= {Capability.UNLATCH}
        self._code: patterns.Pattern | None = None
        if options.has("code_format"):
            try:
                self._code = patterns.Pattern(options.text("code_format", ""))
            except ValueError as error:
                raise BadOption("code_format", str(error)) from None
            self.code = frozenset(self._payloads)
        self._reset = options.text("payload_reset", "None")
        self._states = {options.text(key, OPTIONS[key]): key.removeprefix("state_") for key in OPTIONS}
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == self._reset:
            return changed(state, value=None)
        return changed(state, value=self._states[text]) if text in self._states else state

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know `lock`, `unlock` and `unlatch`; a lock that asks for a code needs the argument `code`, in its format."""
        code = str(arguments.get("code") or "")
        if action not in self._payloads or not self._takes(code):
            return None
        message = self.publish(self.topic, self._payloads[action], self._template, code=code)
        wanted = SHOWN_BY[action]
        if action == "unlatch" and state.value in ("locked", "locking"):
            # Most fall back to unlocked before anyone has asked, and from locked that shows as much.
            wanted = SHOWN_BY["unlock"]
        return Plan(publishes=(message,), wanted=(Wanted(values=wanted),), assumed={"value": SHOWN_BY[action][0]})

    def _takes(self, code: str) -> bool:
        if self._code is None:
            return True
        return bool(code) and len(code) <= LONGEST_CODE and self._code.match(code) is not None
