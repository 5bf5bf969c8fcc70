"""Calls by voice: two rooms that talk to each other."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from hub.devices.model import Home
from hub.intents.model import Intent, Question, QuestionKind
from hub.rooms import Calls, Room, Rooms
from hub.skills.asking import tells
from hub.skills.places import named, spoken_name
from hub.skills.registry import Context, Outcome, Told

_REASONS = ("busy", "quiet", "off", "gone")
"""Why a room is not called, of several satellites in it the first that is true of one."""


class CallSkill:
    """`HearthCall`, `HearthHangUp`."""

    intents = frozenset({"HearthCall", "HearthHangUp"})

    def __init__(self, calls: Calls, rooms: Rooms, home: Home) -> None:
        self._calls, self._rooms, self._home = calls, rooms, home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Connect or hang up, and tell how that went."""
        if not context.satellite:
            return tells("call_from_nowhere")
        if intent.name == "HearthHangUp":
            was = context.dry_run or await self._calls.end(context.satellite)
            return tells("call_ended" if was else "no_call")
        return await self._call(intent, context)

    async def _call(self, intent: Intent, context: Context) -> Outcome:
        wanted = named(intent, self._home.areas())
        given = str(intent.slots.get("satellite", "")).strip().casefold()
        others = [each for each in self._rooms.present if each.satellite != context.satellite]
        if given:
            found = [each for each in others if each.satellite.casefold() == given]
        elif wanted.any:
            found = [each for each in others if each.area in wanted.areas]
            if not found and context.area in wanted.areas:
                return tells("call_same", room=wanted.words)
        else:
            found = others
        name = wanted.words or str(intent.slots.get("satellite", ""))
        if not found:
            return tells("room_without_satellite", room=name) if name else tells("call_nobody")
        rooms = {each.area or each.satellite: spoken_name(each, self._home) for each in found}
        if len(rooms) > 1:
            return self._whom(intent, found)
        room = next(iter(rooms.values())) if wanted.floor or not name else name
        return tells(await self._ring(in_order(found), context), room=room)

    def _whom(self, intent: Intent, found: Sequence[Room]) -> Outcome:
        """Ask which of several rooms is to be called."""
        choices = {
            spoken_name(each, self._home): {"area": each.area} if each.area else {"satellite": each.satellite}
            for each in found
        }
        intents = tuple(replace(intent, slots=slots, spoken={"area": room}) for room, slots in choices.items())
        told = Told(key="call_whom", values={"rooms": tuple(choices)})
        return Outcome(question=Question(kind=QuestionKind.WHICH, intents=intents), told=(told,))

    async def _ring(self, found: Sequence[Room], context: Context) -> str:
        """Call the first satellite that can be called; return how to tell that."""
        if context.dry_run:
            return "calling"
        reasons = {"gone"}
        for each in found:
            if each.state == "away":
                continue  # Whoever calls does not wait for a link to come back.
            reason = await self._calls.begin(context.satellite, each.satellite)
            if not reason:
                return "calling"
            reasons.add(reason)
        return f"call_{next(each for each in _REASONS if each in reasons)}"


def in_order(rooms: Sequence[Room]) -> list[Room]:
    """Return the satellites of a room in the order in which they are tried: idle ones first, by name."""
    return sorted(rooms, key=lambda room: (room.state != "idle", room.satellite))
