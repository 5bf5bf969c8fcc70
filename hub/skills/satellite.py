"""The satellite itself by voice: how loud it speaks, whether it hears, when it speaks quietly."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from hub.clock import Clock
from hub.devices.model import Home
from hub.intents.model import Intent
from hub.rooms import Room, Rooms
from hub.skills.after_turn import AfterTurn
from hub.skills.places import named, rooms_of, spoken_name
from hub.skills.registry import Context, Outcome, Told
from hub.skills.until import until
from hub.volumes.volumes import Volumes

STEP = 10
"""Percent by which "louder" is louder."""
LEAST = 5
"""Percent below which "quieter" does not go: who wants silence says so."""


class SatelliteSkill:
    """`HassSetVolume`, `HassSetVolumeRelative`, `HearthVolume`, `HearthMicrophone`, `HearthWhisper`."""

    intents = frozenset({"HassSetVolume", "HassSetVolumeRelative", "HearthVolume", "HearthMicrophone", "HearthWhisper"})

    def __init__(self, rooms: Rooms, volumes: Volumes, home: Home, clock: Clock, after: AfterTurn) -> None:
        self._rooms, self._volumes, self._home = rooms, volumes, home
        self._clock, self._after = clock, after

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it on the satellites meant, one after the other, and tell what came of each."""
        found = rooms_of(intent, context, self._rooms, self._home)
        place = named(intent, self._home.areas())
        if not found:
            lacking = Told(key="room_without_satellite", values={"room": place.words})
            return Outcome(told=(lacking if place.any else Told(key="which_satellite"),))
        doing: Callable[[Intent, Context, Room], Awaitable[Told]] = {
            "HassSetVolume": self._set_volume,
            "HassSetVolumeRelative": self._change_volume,
            "HearthMicrophone": self._set_microphone,
            "HearthWhisper": self._whisper,
        }.get(intent.name, self._tell_volume)
        told = []
        for room in found:
            try:
                told.append(await doing(intent, context, room))
            except ConnectionError:
                told.append(Told(key="satellite_gone", values={"room": spoken_name(room, self._home)}))
        return Outcome(told=tuple(_once(told)))

    async def _tell_volume(self, intent: Intent, context: Context, room: Room) -> Told:
        return self._told("volume_is", context, room, level=percent(room.volume))

    async def _set_volume(self, intent: Intent, context: Context, room: Room) -> Told:
        level = round(float(intent.slots["volume_level"]))
        if not context.dry_run:
            await self._volumes.set(room, level / 100)
        return self._told("volume_set", context, room, level=level)

    async def _change_volume(self, intent: Intent, context: Context, room: Room) -> Told:
        before = percent(room.volume)
        amount = round(float(intent.slots.get("amount", STEP)))
        level = changed(before, amount if intent.slots["direction"] == "up" else -amount)
        if level == before:
            return self._told("volume_most" if before == 100 else "volume_least", context, room, level=level)
        if not context.dry_run:
            await self._volumes.set(room, level / 100)
        return self._told("volume_set", context, room, level=level)

    async def _set_microphone(self, intent: Intent, context: Context, room: Room) -> Told:
        on = intent.slots["state"] == "on"
        if not context.dry_run and (on or not _is_here(room, context)):
            await room.set_microphone(on)
        elif not context.dry_run:
            # Its reply is to be heard: a satellite that hears nothing more has no turn.
            self._after.do(room.satellite, lambda: room.set_microphone(False), f"microphone of {room.satellite}")
        return self._told("microphone_on" if on else "microphone_off", context, room)

    async def _whisper(self, intent: Intent, context: Context, room: Room) -> Told:
        if intent.slots["state"] == "off":
            if not context.dry_run:
                await self._volumes.speak_up(room)
            return self._told("whisper_off", context, room)
        end = until(intent, self._clock.now(), self._clock.spot)
        if not context.dry_run:
            await self._volumes.whisper(room, end)
        if end is None:
            return self._told("whisper_on", context, room)
        return self._told("whisper_until", context, room, until=end)

    def _told(self, key: str, context: Context, room: Room, **values: object) -> Told:
        if _is_here(room, context):
            return Told(key=key, values=values)
        return Told(key=f"{key}_in", values={**values, "room": spoken_name(room, self._home)})


def changed(before: int, by: int) -> int:
    """Return a volume in percent after a change: 100 at most, and never silent by steps."""
    return min(100, max(before + by, min(before, LEAST)))


def percent(level: float) -> int:
    """Return a volume of 0 to 1 in percent."""
    return round(level * 100)


def _is_here(room: Room, context: Context) -> bool:
    return room.satellite == context.satellite


def _once(told: Iterable[Told]) -> list[Told]:
    """Leave out what would be said twice: two satellites of one room."""
    found: list[Told] = []
    for each in told:
        if each not in found:
            found.append(each)
    return found
