"""One command for one device, by its id: what automations ask for beyond what can be said."""

from __future__ import annotations

from collections.abc import Sequence

from hub.devices.model import ACTIONS, Command, Device, Home, Kind
from hub.intents.model import Intent
from hub.intents.targets import expand
from hub.skills.carrying_out import by_device, carry_out
from hub.skills.guard import Wished, question, sort
from hub.skills.registry import Context, Outcome

INTENT = "HearthCommand"
"""Slots: `name` (a device id), `action`, and the arguments of the action. No sentence and no model leads here."""
_SLOTS = ("name", "action")


class DirectSkill:
    """Runs `HearthCommand` for a device, each member of a group, or all that a scene says."""

    intents = frozenset({INTENT})

    def __init__(self, home: Home, pin: str = "") -> None:
        """`pin`: the household's digits."""
        self._home = home
        self._pin = pin

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Command it. In a dry run nothing is sent."""
        device = self._home.device(str(intent.slots.get("name", "")))
        action = str(intent.slots.get("action", ""))
        if device is None or action not in ACTIONS:
            return Outcome(error="no_entity", slots={"entity": str(intent.slots.get("name", ""))})
        arguments: dict[str, object] = {name: value for name, value in intent.slots.items() if name not in _SLOTS}
        if "on" in arguments:
            arguments["on"] = bool(arguments["on"])
        found = sort(self._wishes(device, action, arguments), context, self._pin)
        if not found.free and not found.asked:
            refused = found.never or found.locked
            error = "not_by_voice" if found.never else "needs_code" if found.locked else "cannot"
            return Outcome(error=error, slots={"names": "\n".join(each.name for each, _, _ in refused) or device.name})
        results = await carry_out(by_device(found.free), self._home, dry_run=context.dry_run)
        return Outcome(results=tuple(results), question=question(intent, found, alone=True))

    def _wishes(self, device: Device, action: str, arguments: dict[str, object]) -> Sequence[Wished]:
        if device.commands and action == "turn_on":
            commands = list(device.commands)
        else:
            commands = [Command(device=device.id, action=action, arguments=arguments)]
        wishes: list[Wished] = []
        for wish in commands:
            unknown = Device(id=wish.device, name=wish.device, kind=Kind.SCENE)
            for each in expand((wish.device,), self._home) or (unknown,):
                mine = Command(device=each.id, action=wish.action, arguments=wish.arguments)
                wishes.append((each, mine, self._home.state(each.id)))
        return wishes
