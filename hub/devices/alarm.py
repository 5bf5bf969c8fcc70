"""Alarm control panels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.component import VALUE, Component, Plan, Wanted, changed
from hub.devices.model import Capability, Kind, State
from hub.devices.options import Options

STATES = frozenset(
    {
        "disarmed", "disarming", "armed_home", "armed_away", "armed_night", "armed_vacation", "armed_custom_bypass",
        "arming", "pending", "triggered",
    }
)  # fmt: skip
FEATURES = ("arm_home", "arm_away", "arm_night", "arm_vacation", "arm_custom_bypass", "trigger")
OBEYED = {
    "arm_home": ("armed_home", "arming"),
    "arm_away": ("armed_away", "arming"),
    "arm_night": ("armed_night", "arming"),
    "arm_vacation": ("armed_vacation", "arming"),
    "disarm": ("disarmed", "disarming"),
    "trigger": ("triggered", "pending"),
}
"""Actions and the states that show obedience; `arming` is the time to leave the house."""
REMOTE_CODES = ("REMOTE_CODE", "REMOTE_CODE_TEXT")
"""Instead of a code: the panel itself checks what it is sent."""


class Alarm(Component):
    """An alarm. Where it has a code, no action that needs it is planned without the right one."""

    kind = Kind.ALARM

    def __init__(self, options: Options) -> None:
        """`command_topic` and `state_topic` are required."""
        super().__init__(options)
        self._topic = options.required_topic("command_topic")
        options.required_topic("state_topic")
        self._template = options.template("command_template")
        self._features = frozenset(options.words("supported_features", FEATURES)) | {"disarm"}
        self._payloads = {action: options.text(f"payload_{action}", action.upper()) for action in OBEYED}
        self._code = options.text("code", "")
        self._guarded = {kind: options.flag(f"code_{kind}_required", True) for kind in ("arm", "disarm", "trigger")}
        self.capabilities = frozenset({Capability.ARM})
        self.code = frozenset(action for action in OBEYED if action in self._features and self._asks(action))
        self.listen("state_topic", "value_template", self._read)

    def _read(self, state: State, text: str) -> State:
        if text == "None":
            return changed(state, value=None)
        return changed(state, value=text) if text in STATES else state

    def _asks(self, action: str) -> bool:
        return bool(self._code) and self._guarded[action.split("_", maxsplit=1)[0]]

    def plan(self, action: str, arguments: Mapping[str, Any], state: State) -> Plan | None:
        """Know those of `OBEYED` that it supports, with a `code` where it asks for one."""
        if action not in OBEYED or action not in self._features:
            return None
        code = str(arguments.get("code") or "")
        if self._asks(action):
            right = bool(code) if self._code in REMOTE_CODES else code == self._code
            if not right:
                return None
        payload = self._payloads[action]
        message = self.publish(self._topic, payload, self._template, action=payload, code=code or None)
        values = OBEYED[action]
        return Plan(publishes=(message,), wanted=(Wanted(values=values),), assumed={VALUE: values[0]})
