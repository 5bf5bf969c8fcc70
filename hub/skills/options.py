"""Which of a device's own modes, presets, effects or options a word means. Pure."""

from __future__ import annotations

import unicodedata

from hub.devices.model import Command, Device
from hub.skills.refusal import Refusal, Wish

ORDER = ("mode", "preset", "option", "fan_speed", "effect", "fan_mode", "swing_mode", "direction", "tone")
"""Where one word is in several lists, the first of these is meant."""
EFFECT_BY_LIGHT = "effect"


def folded(word: object) -> str:
    """Return a word as it is compared: `Heat_Cool`, `heat cool` and `HEAT-COOL` are the same."""
    text = unicodedata.normalize("NFKC", str(word)).casefold()
    return " ".join(text.replace("_", " ").replace("-", " ").split())


def match(device: Device, word: object, *, of: str = "") -> tuple[str, str] | None:
    """Return the key of `Device.options` that holds a word, and the word as the device writes it."""
    wanted = folded(word)
    keys = (of,) if of else (*ORDER, *(key for key in device.options if key not in ORDER))
    for key in keys:
        for option in device.options.get(key, ()):
            if folded(option) == wanted:
                return key, option
    return None


def choose(device: Device, word: object, *, of: str = "") -> Wish:
    """Ask for an option; a word that the device does not have is refused, with what it has."""
    found = match(device, word, of=of)
    if found is None:
        known = [option for key in ((of,) if of else ORDER) for option in device.options.get(key, ())]
        if not known:
            return None
        return Refusal("unknown_option", {"names": device.name, "option": str(word), "options": "\n".join(known)})
    key, option = found
    if key == EFFECT_BY_LIGHT and device.kind == "light":
        return Command(device=device.id, action="turn_on", arguments={"effect": option})
    return Command(device=device.id, action="set_option", arguments={"option": option, "of": key})
