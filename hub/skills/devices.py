"""Moves devices: turns on and off, opens, closes, locks, sets brightness, colour, position, speed and temperature."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hub.devices.model import Command, Device, Home, Result
from hub.intents.model import Intent
from hub.intents.targets import find, nothing_there
from hub.skills.commands import INTENTS, command, described
from hub.skills.registry import Context, DeviceResult, Outcome


class DeviceSkill:
    """Runs every intent that ends in device commands; the devices of a group move together.

    Unlocking by voice is refused with `unlock_refused`: a voice through a window must not open a door.
    """

    intents = INTENTS

    def __init__(self, home: Home) -> None:
        self._home = home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Command every device the intent means and report what each one did.

        In a dry run nothing is sent, and a device that would have been commanded is reported as `assumed`.
        """
        devices = find(intent, self._home)
        if not devices:
            miss = nothing_there(intent, self._home)
            return Outcome(error=miss.error, slots=dict(miss.slots))
        wishes = [(device, command(intent, device)) for device in devices]
        if any(wish is not None and wish.action == "unlock" for _, wish in wishes):
            return Outcome(error="unlock_refused", slots={"names": devices[0].name})
        able = [(device, wish) for device, wish in wishes if wish is not None]
        if not able:
            return _unable(devices)
        # Of a group, those that can do it do it: "dim the lights" passes over lamps that only switch.
        results = await asyncio.gather(*(self._one(device, wish, context.dry_run) for device, wish in able))
        return Outcome(results=tuple(results), slots=dict(intent.slots))

    async def _one(self, device: Device, wish: Command, dry_run: bool) -> DeviceResult:
        result = self._foreseen(device) if dry_run else await self._home.run(wish)
        return DeviceResult(device=device.id, name=device.name, action=described(wish), result=result)

    def _foreseen(self, device: Device) -> Result:
        if not self._home.connected:
            return Result.UNREACHABLE
        return Result.ASSUMED if self._home.state(device.id).available else Result.UNAVAILABLE


def _unable(devices: Sequence[Device]) -> Outcome:
    if len(devices) > 1:
        return Outcome(error="feature_not_supported")
    return Outcome(error="cannot", slots={"names": devices[0].name})
