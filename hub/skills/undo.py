"""Takes back what was done last."""

from __future__ import annotations

from hub.devices.model import Command, Device, Home, Result
from hub.intents.model import Intent
from hub.skills.commands import described
from hub.skills.guard import question, sort
from hub.skills.registry import Context, DeviceResult, Outcome
from shared.tasks import side_by_side


class UndoSkill:
    """`HearthUndo`: runs the commands that the conversation kept for it, under the policies of any other command, and
    lets skills take back what is no command."""

    intents = frozenset({"HearthUndo"})

    def __init__(self, home: Home, pin: str = "") -> None:
        self._home = home
        self._pin = pin

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Bring back the states from before; without anything to take back the error is `nothing_to_undo`."""
        commands = [(self._home.device(each.device), each) for each in context.undo if isinstance(each, Command)]
        wishes = [(device, each, self._home.state(device.id)) for device, each in commands if device is not None]
        reverts = [each for each in context.undo if not isinstance(each, Command)]
        if not (wishes or reverts):
            return Outcome(error="nothing_to_undo")
        told = [] if context.dry_run else [await each() for each in reversed(reverts)]
        found = sort(wishes, context, self._pin)
        done = await side_by_side([self._one(device, command, context) for device, command, _ in found.free])
        return Outcome(results=tuple(done), told=tuple(told), question=question(intent, found, alone=True))

    async def _one(self, device: Device, command: Command, context: Context) -> DeviceResult:
        result = Result.ASSUMED if context.dry_run else await self._home.run(command)
        return DeviceResult(device=device.id, name=device.name, action=described(command), result=result)
