"""What can do harm, and what voice must do before it: a table, no I/O.

Opening, unlocking, disarming, and switching on what heats, sounds or lets water and gas flow can do harm; closing,
locking, arming and switching off never can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from hub.devices.model import GUARDING, Command, Device, Kind, Policy, State

SAFE = frozenset(
    {
        "turn_off", "close", "stop", "lock", "arm_home", "arm_away", "arm_night", "arm_vacation", "pause",
        "return_to_base", "locate",
    }
)  # fmt: skip
"""Actions that never do harm, whatever the device."""


class Risk(Struct, frozen=True):
    """What a device can do, and what is asked before it unless the household says otherwise."""

    actions: frozenset[str]
    policy: Policy


_OPENS = frozenset({"open", "toggle", "turn_on", "set_position", "set_tilt"})
_HEATS = frozenset({"turn_on", "toggle", "press", "start", "set_temperature", "set_option", "set_value"})
_WORKS = frozenset({"turn_on", "toggle", "press"})

RISKS: Mapping[str, Risk] = {
    "lock": Risk(frozenset({"unlock", "unlatch", "open", "toggle"}), Policy.CONFIRM),
    "alarm_control_panel": Risk(frozenset({"disarm", "trigger"}), Policy.PIN),
    **{f"cover.{each}": Risk(_OPENS, Policy.CONFIRM) for each in sorted(GUARDING)},
    "valve": Risk(_OPENS, Policy.CONFIRM),
    "siren": Risk(frozenset({"turn_on", "toggle", "set_option", "trigger"}), Policy.CONFIRM),
}
"""By kind and class, or by kind."""

_PLAIN_KINDS = frozenset({Kind.SWITCH, Kind.BUTTON, Kind.CLIMATE, Kind.NUMBER, Kind.SELECT})
_NAMED: tuple[tuple[re.Pattern[str], Risk], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), risk)
    for words, risk in (
        (
            "oven|stove|hob|cooker|cooktop|fryer|grill|backofen|ofen|herd|kochfeld"
            "|^four$|^four (?:de|électrique|à)|cuisinière|plaques?|horno|vitro"
            "|placa|fornuis|kookplaat",
            Risk(_HEATS, Policy.CONFIRM),
        ),
        (
            r"garage[ -]?door|garage opener|door opener|gate|front door|door release|garagentor|tor|hoftor|türöffner"
            r"|haustür|portail|porte (?:du|de) garage|porte d'entrée|gâche|puerta|portón|verja|garagedeur|poort"
            r"|deuropener|voordeur",
            Risk(_WORKS, Policy.CONFIRM),
        ),
        (r"siren|sirene|sirène|sirena|alarm horn", Risk(_WORKS, Policy.CONFIRM)),
        (
            r"(?:gas|water)[ -]?(?:valve|main)|gasventil|wasserventil|haupthahn|vanne|válvula|gaskraan|waterkraan",
            Risk(_WORKS, Policy.CONFIRM),
        ),
    )
)
"""A relay says of itself only that it is a switch: what it works is in its name, in the languages of the replies."""


def risk(device: Device) -> Risk | None:
    """Return what a device can do that does harm; `None` for one that is harmless."""
    found = RISKS.get(f"{device.kind}.{device.device_class}") or RISKS.get(str(device.kind))
    if found is None and device.kind in _PLAIN_KINDS and not device.members:
        names = [name.casefold() for name in (device.name, *device.aliases)]
        found = next((risk for words, risk in _NAMED if any(map(words.search, names))), None)
    return found


def policy(device: Device, configured: Mapping[str, str], own: str | None = None) -> Policy:
    """Return a device's policy: its own, then its class's, then its kind's, then that of its risk."""
    for said in (own, configured.get(f"{device.kind}.{device.device_class}"), configured.get(str(device.kind))):
        if said is not None:
            return Policy(said)
    found = risk(device)
    return found.policy if found else Policy.ALLOW


def harmful(device: Device, command: Command, state: State) -> bool:
    """Tell whether a command to a device in this state can do harm."""
    if command.action in SAFE:
        return False
    found = risk(device)
    if found is None:
        # The household guards what we hold for harmless: then everything that is not safe counts.
        return device.policy is not Policy.ALLOW
    if command.action == "set_position":
        return _moves_up(command.arguments.get("position"), state)
    return command.action in found.actions


def needed(device: Device, command: Command, state: State, *, has_pin: bool) -> Policy:
    """Return what voice must do before a command. A PIN that the household has not set can never be given.

    A device that wants a code gets the PIN as its code, so that it has to be asked for.
    """
    if command.action in device.code and device.policy is not Policy.NEVER:
        return Policy.PIN if has_pin else Policy.NEVER
    if device.policy is Policy.ALLOW or not harmful(device, command, state):
        return Policy.ALLOW
    if device.policy is Policy.PIN and not has_pin:
        return Policy.NEVER
    return device.policy


def _moves_up(position: object, state: State) -> bool:
    now = state.attributes.get("position")
    if not isinstance(position, int | float):
        return True
    return position > (now if isinstance(now, int | float) else 0)
