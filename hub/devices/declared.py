"""Devices without discovery, as the configuration file declares them."""

from __future__ import annotations

from collections.abc import Mapping

from hub.config import DeclaredDevice
from hub.devices import availability, discovery
from hub.devices.discovery import Announced
from hub.devices.families import build
from hub.devices.model import Kind
from hub.devices.options import Options


def announce(key: str, device: DeclaredDevice) -> Announced:
    """Turn a declaration into what discovery would have announced. Raises `ValueError`."""
    return Announced(
        key=f"devices.{key}",
        kind=Kind(device.kind),
        options={**discovery.expand(device.mqtt), "name": device.name or key.replace("_", " ").capitalize()},
        source=f"devices.{key}",
        slug=key.replace("-", "_"),
        area=device.area,
    )


def problems(devices: Mapping[str, DeclaredDevice]) -> list[str]:
    """Check declarations without a broker; each problem is `devices.<key>.mqtt.<option>: reason`."""
    found = []
    for key, device in devices.items():
        try:
            announced = announce(key, device)
            build(announced.kind, Options(announced.options))
            availability.parse(announced.options)
        except ValueError as error:
            found.append(f"devices.{key}.mqtt.{error}")
    return found
