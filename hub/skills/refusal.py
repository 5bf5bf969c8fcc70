"""Why a device is asked nothing though it is meant: told in words, nothing is sent. Pure."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from hub.devices.model import Capability, Command, Device, Span

PERCENT = Span(0, 100, 1)


class Refusal(Struct, frozen=True):
    """An error for the reply and the values that stand in its sentence."""

    error: str
    slots: dict[str, Any] = {}


Wish = Command | Refusal | None
"""What is asked of a device; `None`: it cannot do such a thing."""


def out_of_range(device: Device, span: Span, unit: str) -> Refusal:
    """Refuse a number and tell which ones the device takes."""
    return Refusal("out_of_range", {"names": device.name, "low": span.low, "high": span.high, "unit": unit})


def with_number(
    device: Device, needs: Capability, action: str, arguments: dict[str, float], span: Span | None, unit: str
) -> Wish:
    """Ask for numbers if the device can do that and takes them; without a span the device itself is the judge."""
    if needs not in device.capabilities:
        return None
    if span is not None and any(not span.low <= value <= span.high for value in arguments.values()):
        return out_of_range(device, span, unit)
    return Command(device=device.id, action=action, arguments=dict(arguments))
