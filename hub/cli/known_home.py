"""The home of a running hub as its API shows it: to look things up in, not to command."""

from __future__ import annotations

from collections.abc import Sequence

from hub.devices.model import Area, Command, Device, Result, State
from hub.web.services import DeviceInfo


class KnownHome:
    """Implements `hub.devices.model.Home` over a list of devices; every command is unreachable."""

    revision = 1
    connected = False

    def __init__(self, devices: Sequence[DeviceInfo], areas: Sequence[Area]) -> None:
        self._devices = {device.id: device for device in devices}
        self._areas = tuple(areas)

    def areas(self) -> tuple[Area, ...]:
        """All areas."""
        return self._areas

    def devices(self) -> tuple[Device, ...]:
        """All devices."""
        return tuple(self._devices.values())

    def device(self, device_id: str) -> Device | None:
        """Look a device up."""
        return self._devices.get(device_id)

    def state(self, device_id: str) -> State:
        """Return the state that a device had."""
        return self._devices[device_id].state if device_id in self._devices else State()

    async def run(self, command: Command) -> Result:
        """Do nothing."""
        return Result.UNREACHABLE
