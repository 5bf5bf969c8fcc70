"""One command for one device, by its id: what automations ask for beyond what can be said."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hub.devices.model import ACTIONS, Command, Device, Home, Kind, Result, State
from hub.intents.model import Intent
from hub.intents.targets import expand
from hub.skills.commands import described
from hub.skills.guard import Wished, question, sort
from hub.skills.registry import Context, DeviceResult, Outcome

INTENT = "HearthCommand"
"""Slots: `name` (a device id), `action`, and the arguments of the action. No sentence and no model leads here."""
_SLOTS = ("name", "action")
_WORST = tuple(Result)


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
        by_device: dict[str, list[Wished]] = {}
        for each in found.free:
            by_device.setdefault(each[0].id, []).append(each)
        todo = [self._one(each, context.dry_run) for each in by_device.values()]
        # One alone needs no task of its own, which would cost time.
        results = [await todo[0]] if len(todo) == 1 else await asyncio.gather(*todo)
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

    async def _one(self, wishes: Sequence[Wished], dry_run: bool) -> DeviceResult:
        """Do what one device is asked, in order; the worst result is told."""
        results = [self._foreseen(state) if dry_run else await self._home.run(wish) for _, wish, state in wishes]
        return DeviceResult(
            device=wishes[0][0].id,
            name=wishes[0][0].name,
            action=", ".join(described(wish) for _, wish, _ in wishes),
            result=max(results, key=_WORST.index),
        )

    def _foreseen(self, state: State) -> Result:
        if not self._home.connected:
            return Result.UNREACHABLE
        return Result.ASSUMED if state.available else Result.UNAVAILABLE
