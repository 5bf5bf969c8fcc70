"""What voice may see: a device's own setting, then its area's, its class's, its kind's. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from hub.devices.discovery import Announced
from hub.devices.model import Device, Kind

NOT_FOR_VOICE = frozenset(
    {
        Kind.TAG, Kind.DEVICE_AUTOMATION, Kind.DEVICE_TRACKER, Kind.NOTIFY, Kind.CAMERA, Kind.IMAGE, Kind.EVENT,
        Kind.UPDATE, Kind.DATE, Kind.TIME, Kind.DATETIME,
    }
)  # fmt: skip
"""Kinds of which voice can neither ask nor do anything."""


def exposed(device: Device, by_default: bool, area: bool, configured: Mapping[str, bool], own: bool | None) -> bool:
    """Tell whether voice may see a device; `configured` is `voice.exposed`, `own` what is said of this one."""
    if own is not None:
        return own
    if not area:
        return False
    for key in (f"{device.kind}.{device.device_class}", str(device.kind)):
        if key in configured:
            # What voice is not meant for (settings, diagnostics) is not shown for its kind's sake.
            return configured[key] and (by_default or device.kind in NOT_FOR_VOICE)
    return by_default and device.kind not in NOT_FOR_VOICE


def meant_for_people(announced: Announced) -> bool:
    """Settings, diagnostics and what is off by default are not for voice."""
    options = announced.options
    return options.get("entity_category") is None and options.get("enabled_by_default") not in (False, "false")
