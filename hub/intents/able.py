"""What a device can do for an intent, and what could do harm."""

from __future__ import annotations

from collections.abc import Mapping

from hub.devices.model import GUARDING, Capability, Device, Home, Kind, Policy
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent
from hub.intents.targets import find

_OF_SLOT: Mapping[tuple[str, str], Capability] = {
    ("HassLightSet", "brightness"): Capability.BRIGHTNESS,
    ("HassLightSet", "color"): Capability.COLOR,
    ("HassLightSet", "temperature"): Capability.COLOR_TEMPERATURE,
    ("HassSetPosition", "position"): Capability.POSITION,
    ("HassFanSetSpeed", "percentage"): Capability.SPEED,
    ("HassClimateSetTemperature", "temperature"): Capability.TARGET_TEMPERATURE,
}
_OF_QUANTITY: Mapping[str, Capability] = {
    "brightness": Capability.BRIGHTNESS,
    "color_temperature": Capability.COLOR_TEMPERATURE,
    "temperature": Capability.TARGET_TEMPERATURE,
    "humidity": Capability.TARGET_HUMIDITY,
    "position": Capability.POSITION,
    "speed": Capability.SPEED,
    "value": Capability.VALUE,
}
_GUARDED = frozenset({Kind.LOCK, Kind.ALARM, Kind.VALVE, Kind.SIREN})


def able(device: Device, intent: Intent) -> bool:
    """Whether the device's kind and capabilities fit what the intent sets. Unknown intents fit nothing."""
    spec = CATALOGUE.get(intent.name)
    if spec is None or device.kind not in spec.kinds:
        return False
    if intent.name == "HearthAdjust":
        needed = _OF_QUANTITY.get(str(intent.slots.get("quantity")))
        return needed is not None and needed in device.capabilities
    return all(
        capability in device.capabilities
        for (name, slot), capability in _OF_SLOT.items()
        if name == intent.name and slot in intent.slots
    )


def harmful(intent: Intent, home: Home) -> bool:
    """Whether an intent moves something that guards the house, or that has a policy: never on a guess."""
    spec = CATALOGUE.get(intent.name)
    if spec is None or spec.asks:
        return False
    devices = [device for each in intent.devices if (device := home.device(each))] or find(intent, home)
    return any(
        device.kind in _GUARDED or device.device_class in GUARDING or device.policy is not Policy.ALLOW
        for device in devices
    )
