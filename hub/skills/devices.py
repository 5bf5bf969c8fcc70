"""Moves devices: every intent of the catalogue that ends in device commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from hub.devices.model import Command, Device, Home, Kind, Result, State
from hub.devices.policies import harmful
from hub.intents.model import Intent, Question, QuestionKind
from hub.intents.targets import HOUSEHOLD, elsewhere, expand, find, kind_of, nothing_there
from hub.skills import restore
from hub.skills.adjust import able
from hub.skills.carrying_out import by_device, carry_out
from hub.skills.commands import INTENTS, command, missing_slot, nonsense
from hub.skills.guard import Sorted, Wished, question, same_pin, sort
from hub.skills.refusal import Refusal
from hub.skills.registry import Context, DeviceResult, Outcome

MOVED = (Result.CONFIRMED, Result.ASSUMED)


class DeviceSkill:
    """Runs every intent that ends in device commands; the devices of a group move together.

    What can do harm waits for a yes or the PIN (`Outcome.question`), or is refused with `not_by_voice`; the harmless
    rest of the same wish is done meanwhile.
    """

    intents = INTENTS

    def __init__(self, home: Home, pin: str = "") -> None:
        """`pin`: the household's digits; without them nothing that needs a PIN is ever done."""
        self._home = home
        self._pin = pin

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Command every device the intent means and report what each one did.

        In a dry run nothing is sent, and a device that would have been commanded is reported as `assumed`.
        """
        if refused := nonsense(intent):
            return _refused(refused)
        devices = find(intent, self._home)
        if not devices:
            return self._nothing(intent)
        if slot := missing_slot(intent):
            return self._incomplete(intent, devices, slot)
        wishes, refusals = self._wishes(intent, devices)
        return await self._guarded(intent, context, wishes, refusals) if wishes else _unable(devices, refusals)

    async def _guarded(
        self,
        intent: Intent,
        context: Context,
        wishes: Sequence[Wished],
        refusals: Sequence[tuple[Device, Refusal]],
    ) -> Outcome:
        if (asked := self._which(intent, wishes)) is not None:
            return Outcome(question=asked)
        found = sort(wishes, context, self._pin)
        if found.pin and context.pin and not same_pin(context.pin, self._pin):
            return Outcome(error="wrong_pin")
        if not found.free and not found.asked and (found.never or found.locked):
            if found.never:
                return Outcome(error="not_by_voice", slots={"names": _names(found.never)})
            return Outcome(error="needs_code", slots={"names": _names(found.locked)})
        return await self._do(intent, context, found, refusals)

    # --- what is asked of whom ------------------------------------------------------------------------------------

    def _wishes(self, intent: Intent, devices: Sequence[Device]) -> tuple[list[Wished], list[tuple[Device, Refusal]]]:
        """Return what is asked of those that can do it, and what others refuse.

        Of a group, those that can do it do it: "dim the lights" passes over lamps that only switch.
        """
        wishes: list[Wished] = []
        refusals: list[tuple[Device, Refusal]] = []
        for device in _concerned(intent, devices, self._home):
            if device.commands and intent.name == "HassTurnOn":
                wishes += self._scene(device)
                continue
            state = self._home.state(device.id)
            match command(intent, device, state):
                case Command() as wish:
                    wishes.append((device, wish, state))
                case Refusal() as refusal:
                    refusals.append((device, refusal))
        return wishes, refusals

    def _scene(self, scene: Device) -> list[Wished]:
        """Write a scene out: what each device, and each member of a group in it, is asked."""
        wishes: list[Wished] = []
        for wish in scene.commands:
            unknown = Device(id=wish.device, name=wish.device, kind=Kind.SCENE)
            for device in expand((wish.device,), self._home) or (unknown,):
                mine = msgspec.structs.replace(wish, device=device.id)
                wishes.append((device, mine, self._home.state(device.id)))
        return wishes

    def _which(self, intent: Intent, wishes: Sequence[Wished]) -> Question | None:
        """Ask which one is meant where a word ("auto") fits different kinds of device and none was named."""
        devices = list({device.id: device for device, _, _ in wishes}.values())
        is_open = (
            intent.name == "HearthSetOption" and not intent.devices and not intent.slots.keys() & {"name", "domain"}
        )
        if not is_open or len({device.kind for device in devices}) < 2:
            return None
        return _choices(intent, devices)

    def _nothing(self, intent: Intent) -> Outcome:
        if kind_of(intent) in HOUSEHOLD and "name" not in intent.slots and not intent.devices:
            several = elsewhere(intent, self._home)
            if len(several) > 1:
                return Outcome(question=_choices(intent, several))
        miss = nothing_there(intent, self._home)
        return Outcome(error=miss.error, slots=dict(miss.slots))

    def _incomplete(self, intent: Intent, devices: Sequence[Device], slot: str) -> Outcome:
        return Outcome(question=Question(kind=QuestionKind.SLOT, intents=(intent,), slot=slot))

    # --- doing it -------------------------------------------------------------------------------------------------

    async def _do(
        self, intent: Intent, context: Context, found: Sorted, refusals: Sequence[tuple[Device, Refusal]]
    ) -> Outcome:
        wishes = by_device(found.free)
        results = await carry_out(wishes, self._home, dry_run=context.dry_run)
        if found.free and not found.asked and all(_spurned(each, results) for each in found.free):
            return Outcome(error="wrong_code", slots={"names": _names(found.free)})
        told = [*results]
        if found.free:
            told += [
                DeviceResult(device=device.id, name=device.name, action=intent.name, result=Result.UNSUPPORTED)
                for device, refusal in refusals
                if refusal.error == "out_of_range"
            ]
        alone = not found.free or any(device.kind is Kind.SCENE for device in find(intent, self._home))
        slots = dict(intent.slots)
        left = {"refused": _names(found.never), "locked": _names(found.locked)}
        slots |= {name: names for name, names in left.items() if names}
        return Outcome(
            results=tuple(told),
            slots={**slots, **_reached(found.free)},
            question=question(intent, found, alone=alone and not any(left.values())),
            undo=() if context.dry_run else _undo(wishes, results),
        )


def _concerned(intent: Intent, devices: Sequence[Device], home: Home) -> Sequence[Device]:
    """Of several lights, "brighter" and "dimmer" mean those that can dim, and of these those that are on, if any is."""
    if intent.name != "HearthAdjust" or intent.slots.get("quantity") not in (
        "brightness",
        "color_temperature",
        "speed",
    ):
        return devices
    fit = [device for device in devices if able(device, intent)] or devices
    lit = [device for device in fit if home.state(device.id).value == "on"]
    return lit or fit


def _choices(intent: Intent, devices: Sequence[Device]) -> Question:
    slots = {key: value for key, value in intent.slots.items() if key not in ("area", "floor", "domain")}
    intents = (msgspec.structs.replace(intent, slots={**slots, "name": device.id}, excluded=()) for device in devices)
    return Question(kind=QuestionKind.WHICH, intents=tuple(intents))


def _reached(done: Sequence[Wished]) -> dict[str, object]:
    """Return the number that all devices were set to, for the reply."""
    arguments = [wish.arguments for _, wish, _ in done]
    if not arguments or len(arguments[0]) != 1 or any(each != arguments[0] for each in arguments):
        return {}
    name, value = next(iter(arguments[0].items()))
    return {"reached": value, "reached_of": name} if isinstance(value, int | float) else {}


def _undo(wishes: Mapping[str, Sequence[Wished]], results: Sequence[DeviceResult]) -> tuple[Command, ...]:
    """Return what brings back the states from before, but never what can do harm."""
    back: list[Command] = []
    for result in results:
        for device, wish, before in wishes[result.device] if result.result in MOVED else ():
            back += [
                each
                for each in restore.commands(device, wish, before)
                if each not in back and not harmful(device, each, State())
            ]
    return tuple(back)


def _spurned(wished: Wished, results: Sequence[DeviceResult]) -> bool:
    """Tell whether a device did not take the PIN for its own code."""
    device, wish, _ = wished
    result = next(each.result for each in results if each.device == device.id)
    return result is Result.UNSUPPORTED and wish.action in device.code and "code" in wish.arguments


def _names(wishes: Sequence[Wished]) -> str:
    return "\n".join(dict.fromkeys(device.name for device, _, _ in wishes))


def _refused(refusal: Refusal) -> Outcome:
    return Outcome(error=refusal.error, slots=refusal.slots)


def _unable(devices: Sequence[Device], refusals: Sequence[tuple[Device, Refusal]]) -> Outcome:
    if refusals:
        first = refusals[0][1]
        same = [each for _, each in refusals if each.error == first.error]
        return Outcome(
            error=first.error, slots={**first.slots, "names": "\n".join(each.slots["names"] for each in same)}
        )
    if len(devices) > 1:
        return Outcome(error="feature_not_supported")
    return Outcome(error="cannot", slots={"names": devices[0].name})
