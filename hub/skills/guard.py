"""Who may do what can do harm: sorts wishes into those that are done, asked about and refused. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from hub.devices.model import Command, Device, Kind, Policy, State
from hub.devices.policies import needed
from hub.intents.model import Intent, Question, QuestionKind
from hub.skills.registry import Context

Wished = tuple[Device, Command, State]
"""A device, what is asked of it, and its state before."""
_PLACES = frozenset({"name", "area", "floor", "device_class"})


@dataclass(slots=True)
class Sorted:
    """Wishes by what voice may do with them."""

    free: list[Wished] = field(default_factory=list)
    confirm: list[Wished] = field(default_factory=list)
    pin: list[Wished] = field(default_factory=list)
    never: list[Wished] = field(default_factory=list)
    locked: list[Wished] = field(default_factory=list)
    """Wants a code of its own, and there is no PIN to hand on."""

    @property
    def asked(self) -> list[Wished]:
        """What has to wait for an answer."""
        return [*self.confirm, *self.pin]


def same_pin(given: str, pin: str) -> bool:
    """Compare PINs in constant time; what is not a digit (`1 2-3 4`) does not count. No PIN is never right."""
    digits = "".join(each for each in given if each.isdecimal())
    return bool(pin) and hmac.compare_digest(digits.encode(), pin.encode())


def sort(wishes: Sequence[Wished], context: Context, pin: str) -> Sorted:
    """Sort wishes. A yes frees what is to be confirmed; the right PIN frees that and what needs the PIN.

    What is trusted is free, and a device that wants a code gets the PIN.
    """
    found = Sorted()
    right = same_pin(context.pin, pin)
    for device, wish, state in wishes:
        policy = needed(device, wish, state, has_pin=bool(pin))
        if context.trusted:
            found.free.append((device, _with_code(device, wish, pin), state))
        elif policy is Policy.NEVER and lacks_code(device, wish, pin):
            found.locked.append((device, wish, state))
        elif policy is Policy.NEVER:
            found.never.append((device, wish, state))
        elif policy is Policy.PIN and not right:
            found.pin.append((device, wish, state))
        elif policy is Policy.CONFIRM and not (right or context.confirmed):
            found.confirm.append((device, wish, state))
        else:
            found.free.append((device, _with_code(device, wish, context.pin if right else ""), state))
    return found


def question(intent: Intent, asked: Sorted, *, alone: bool) -> Question | None:
    """Ask about what waits; `alone`: nothing else was meant, so the intent stays as it was said."""
    if not asked.asked:
        return None
    if not alone:
        slots = {key: value for key, value in intent.slots.items() if key not in _PLACES}
        devices = tuple(dict.fromkeys(device.id for device, _, _ in asked.asked))
        intent = msgspec.structs.replace(intent, slots=slots, devices=devices, excluded=())
    return Question(kind=QuestionKind.PIN if asked.pin else QuestionKind.CONFIRM, intents=(intent,))


def lacks_code(device: Device, wish: Command, pin: str) -> bool:
    """Tell whether a device refuses for want of a code: it needs one, and the household has no PIN."""
    return not pin and wish.action in device.code and device.policy is not Policy.NEVER


def _with_code(device: Device, wish: Command, code: str) -> Command:
    """Hand the PIN on to what has a keypad of its own and may want it."""
    if not code or (device.kind not in (Kind.LOCK, Kind.ALARM) and wish.action not in device.code):
        return wish
    digits = "".join(each for each in code if each.isdecimal())
    return msgspec.structs.replace(wish, arguments={**wish.arguments, "code": digits})
