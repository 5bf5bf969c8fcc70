"""Devices without discovery, as the configuration file declares them."""

from __future__ import annotations

from collections.abc import Mapping

from hub.config import DeclaredDevice, HubConfig
from hub.devices import availability, discovery
from hub.devices.discovery import Announced
from hub.devices.families import build
from hub.devices.groups import Groups
from hub.devices.model import Kind
from hub.devices.options import Options
from hub.devices.scenes import Scenes


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


def house_problems(settings: HubConfig) -> list[str]:
    """Check what needs no broker of devices, groups, scenes and guards; each problem is `key: reason`."""
    found = [*problems(settings.devices), *Groups(settings.groups).problems, *Scenes(settings.scenes).problems]
    if settings.voice.pin and not settings.voice.pin.isdecimal():
        found.append("voice.pin: holds something other than digits")
    guards = {f"voice.policies.{key}": each for key, each in settings.voice.policies.items()}
    guards |= {f"devices.{key}.policy": each.policy for key, each in settings.devices.items() if each.policy}
    guards |= {f"overrides.{key}.policy": each.policy for key, each in settings.overrides.items() if each.policy}
    if not settings.voice.pin:
        found += [f"{key}: asks for a PIN, but voice.pin is empty" for key, each in guards.items() if each == "pin"]
    for place, keys in (("policies", settings.voice.policies), ("exposed", settings.voice.exposed)):
        found += [
            f"voice.{place}.{key}: no such kind of device" for key in keys if key.partition(".")[0] not in set(Kind)
        ]
    return found
