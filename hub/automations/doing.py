"""The steps that do something at once: devices, intents, scenes, messages, announcements, timers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from hub.announce.listeners import Whom
from hub.automations.house import House
from hub.automations.model import Devices, Do, Publish, Say, Scene, StartTimer, Wish
from hub.automations.trace import Cause, Open, StepFailed
from hub.automations.values import length, rendered, shown, words
from hub.devices import scenes
from hub.devices.component import Publish as Message
from hub.devices.model import Command, Home, Result
from hub.intents.model import Intent
from hub.rooms import Chime, Manner
from hub.skills.direct import INTENT
from hub.skills.registry import Context, Outcome
from shared.tasks import side_by_side

Known = Mapping[str, Any]


def meant(devices: Devices, home: Home) -> tuple[str, ...]:
    """Return the ids of the devices that are meant; of a place, groups and scenes are left out."""
    if devices.ids:
        return devices.ids
    area = area_id(devices.area, home) if devices.area else ""
    return tuple(
        each.id
        for each in home.devices()
        if not each.members
        and not each.commands
        and (not area or each.area == area)
        and (not devices.kind or each.kind == devices.kind)
        and (not devices.device_class or each.device_class == devices.device_class)
    )


def area_id(word: str, home: Home) -> str:
    """Return the id of an area by its id, name or alias; the word itself where there is none."""
    wanted = word.strip().casefold()
    for area in home.areas():
        if wanted in {area.id.casefold(), area.name.casefold(), *(alias.casefold() for alias in area.aliases)}:
            return area.id
    return word


class Doer:
    """Does steps in the name of one run."""

    def __init__(self, house: House, run: str, cause: Cause) -> None:
        self._house = house
        self._cause = cause
        self._context = Context(
            turn=run,
            satellite=cause.satellite,
            area=cause.area,
            language=cause.language or house.language,
            dry_run=cause.dry_run,
            confirmed=cause.confirmed,
            pin=cause.pin,
            trusted=not cause.spoken,
        )

    async def devices(self, step: Do, known: Known, open_: Open) -> None:
        """Command devices, each of them side by side."""
        ids = [words(each, known) for each in step.ids] or list(meant(step.devices, self._house.home))
        if not ids:
            raise StepFailed("there is no such device")
        intents = [intent for id_ in ids for intent in _commands(step, id_, known)]
        open_.detail = ", ".join(dict.fromkeys(str(each.slots["name"]) for each in intents))
        by_device: dict[str, list[Intent]] = {}
        for each in intents:
            by_device.setdefault(str(each.slots["name"]), []).append(each)
        outcomes = await side_by_side([self._in_order(each) for each in by_device.values()])
        self._judge([each for some in outcomes for each in some], open_)

    async def _in_order(self, intents: Iterable[Intent]) -> list[Outcome]:
        return [await self._house.skills().run(each, self._context) for each in intents]

    async def intent(self, step: Wish, known: Known, open_: Open) -> None:
        """Run an intent."""
        slots = {name: _scalar(value) for name, value in rendered(step.slots, known).items()}
        if "area" in slots:
            slots["area"] = area_id(str(slots["area"]), self._house.home)
        await self._run(Intent(name=step.intent, slots=slots, source="automation"), open_)

    async def scene(self, step: Scene, known: Known, open_: Open) -> None:
        """Activate a scene."""
        slots: dict[str, Any] = {"name": words(step.scene, known)}
        await self._run(Intent(name="HassTurnOn", slots=slots, source="automation"), open_)

    async def timer(self, step: StartTimer, known: Known, open_: Open) -> None:
        """Start a timer."""
        slots: dict[str, Any] = {"seconds": max(1, round(length(step.length, known)))}
        if name := words(step.timer, known):
            slots["name"] = name
        context = self._context
        if satellite := words(step.satellite, known):
            context = msgspec.structs.replace(context, satellite=satellite)
        outcome = await self._house.skills().run(
            Intent(name="HassStartTimer", slots=slots, source="automation"), context
        )
        self._judge([outcome], open_)

    async def _run(self, intent: Intent, open_: Open) -> None:
        self._judge([await self._house.skills().run(intent, self._context)], open_)

    def _judge(self, outcomes: list[Outcome], open_: Open) -> None:
        """Tell what came of it. Raises `StepFailed` unless everything was done as far as is known."""
        results = [each for outcome in outcomes for each in outcome.results]
        if results:
            open_.detail = ", ".join(f"{each.device} {each.action}: {each.result}" for each in results)
        if self._cause.dry_run:
            open_.result = "would"
        bad = [f"{each.device}: {each.result}" for each in results if each.result not in _FINE]
        for outcome in outcomes:
            if outcome.error:
                more = ", ".join(str(value).replace("\n", ", ") for value in outcome.slots.values())
                bad.append(f"{outcome.error}{': ' if more else ''}{more}")
            elif outcome.question is not None:
                self._cause.asked.append(outcome.question)
                bad.append(f"needs an answer first ({outcome.question.kind})")
        if bad:
            raise StepFailed(shown("; ".join(bad)))

    async def publish(self, step: Publish, known: Known, open_: Open) -> None:
        """Publish a message."""
        payload = rendered(step.payload, known) if not isinstance(step.payload, str) else step.payload
        if not isinstance(step.payload, dict | list):
            payload = words(step.payload, known)
        text = payload if isinstance(payload, str) else msgspec.json.encode(payload).decode()
        topic = words(step.topic, known)
        if not topic or "+" in topic or "#" in topic:
            raise StepFailed(f"{shown(topic)!r} is no topic to publish to")
        open_.detail = f"{topic}: {text}"
        if self._cause.dry_run:
            open_.result = "would"
            return
        await self._house.publish(Message(topic, text, step.qos, step.retain))

    async def announce(self, step: Say, known: Known, open_: Open) -> None:
        """Speak in rooms."""
        text = words(step.text, known)
        whom = Whom(
            satellites=_names(step.where.satellites, known),
            areas=tuple(area_id(each, self._house.home) for each in _names(step.where.areas, known)),
            floors=_names(step.where.floors, known),
        )
        if any(getattr(step.where, name) and not getattr(whom, name) for name in ("satellites", "areas", "floors")):
            raise StepFailed("nobody is named to speak it")
        open_.detail = text
        if self._cause.dry_run:
            open_.result = "would"
            return
        chime = Chime(step.chime) if step.chime else None
        report = await self._house.announce(text, whom, Manner(urgent=step.urgent, volume=step.volume, chime=chime))
        spoken = ", ".join(report.heard) or "nobody"
        missed = ", ".join(each.satellite for each in report.missed)
        open_.detail = f"{text} (heard: {spoken}{'; missed: ' if missed else ''}{missed})"


_FINE = frozenset({Result.CONFIRMED, Result.ASSUMED})


def _names(names: Iterable[Any], known: Known) -> tuple[str, ...]:
    found = (rendered(each, known) for each in names)
    flat = (str(name) for each in found for name in (each if isinstance(each, list) else [each]) if name is not None)
    return tuple(filter(None, flat))


def _commands(step: Do, id_: str, known: Known) -> list[Intent]:
    if step.wishes:
        try:
            commands = scenes.commands(id_, rendered(step.wishes, known))
        except ValueError as error:
            raise StepFailed(f"{id_}: {error}") from error
    else:
        arguments = rendered(step.arguments, known)
        commands = (Command(device=id_, action=words(step.action, known), arguments=arguments),)
    return [
        Intent(
            name=INTENT,
            slots={
                **{name: _scalar(value) for name, value in each.arguments.items()},
                "name": each.device,
                "action": each.action,
            },
            source="automation",
        )
        for each in commands
    ]


def _scalar(value: Any) -> str | int | float:
    return value if isinstance(value, str | int | float) else shown(value)
