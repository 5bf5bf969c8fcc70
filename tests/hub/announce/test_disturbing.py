"""When nobody is to be disturbed: by the hours, by what people say, over a restart."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from hub.announce.disturbing import Disturbing
from hub.config import Announcements, HubConfig, Satellite
from hub.store.rooms import RoomStores, open_rooms
from tests.fakes.wall_clock import BERLIN, StandingClock

SETTINGS = HubConfig(
    announcements=Announcements(do_not_disturb="22:00-07:00"),
    satellites={
        "kitchen": Satellite(),
        "bedroom": Satellite(do_not_disturb="20:00-09:00"),
        "hall": Satellite(do_not_disturb=""),
    },
)
ROOMS = ("kitchen", "bedroom", "hall", "unlisted")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def quiet(disturbing: Disturbing) -> str:
    """The rooms that are quiet now; each has one satellite of its name."""
    return " ".join(room for room in ROOMS if disturbing.is_quiet(room, room))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-01-15 19:59", ""),
        ("2026-01-15 20:00", "bedroom"),
        ("2026-01-15 22:00", "kitchen bedroom unlisted"),
        ("2026-01-16 03:00", "kitchen bedroom unlisted"),
        ("2026-01-16 07:00", "bedroom"),
        ("2026-01-16 09:00", ""),
        # The night in which the clocks are put forward, and the one in which they are put back.
        ("2026-03-29 03:30", "kitchen bedroom unlisted"),
        ("2026-10-25 06:59", "kitchen bedroom unlisted"),
        ("2026-10-25 07:00", "bedroom"),
    ],
)
async def test_the_hours_of_a_satellite_come_before_those_of_the_house(tmp_path: Path, now: str, expected: str) -> None:
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        assert quiet(Disturbing(SETTINGS, StandingClock(now), stores.quiet)) == expected


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ([((), True, None)], {"2026-01-15 12:01": "kitchen bedroom hall unlisted", "2026-02-15 12:00": "all"}),
        ([(("hall",), True, "2026-01-15 14:00")], {"2026-01-15 13:59": "hall", "2026-01-15 14:00": ""}),
        ([((), True, "2026-01-15 14:00")], {"2026-01-15 13:59": "all", "2026-01-15 14:00": ""}),
        ([((), True, None), (("hall",), False, None)], {"2026-01-16 12:00": "kitchen bedroom unlisted"}),
        ([((), True, "2026-01-15 14:00"), (("hall",), False, None)], {"2026-01-15 13:00": "kitchen bedroom unlisted"}),
        ([(("hall",), True, None), ((), False, None)], {"2026-01-15 12:01": "", "2026-01-15 23:00": "night"}),
        ([(("hall", "kitchen"), True, None)], {"2026-01-15 12:01": "kitchen hall"}),
    ],
)
async def test_what_people_say_holds_until_its_time_and_over_a_restart(
    tmp_path: Path, told: list[tuple[tuple[str, ...], bool, str | None]], then: dict[str, str]
) -> None:
    clock = StandingClock("2026-01-15 12:00")
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        disturbing = Disturbing(SETTINGS, clock, stores.quiet)
        for places, on, until in told:
            await disturbing.tell(places, on, local(until) if until else None)
        seen = {now: _at(disturbing, clock, now) for now in then}
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        again = await _loaded(clock, stores)
        assert {now: _at(again, clock, now) for now in then} == seen
    names = {"all": "kitchen bedroom hall unlisted", "night": "kitchen bedroom unlisted"}
    assert seen == {now: names.get(expected, expected) for now, expected in then.items()}


async def test_announcements_again_ends_the_hours_for_this_time_alone(tmp_path: Path) -> None:
    clock = StandingClock("2026-01-15 23:00")
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        disturbing = Disturbing(SETTINGS, clock, stores.quiet)
        await disturbing.tell(("kitchen",), False)
        assert quiet(disturbing) == "bedroom unlisted"
        clock.set("2026-01-16 06:00")
        assert quiet(disturbing) == "bedroom unlisted"
        clock.set("2026-01-16 22:30")
        assert quiet(disturbing) == "kitchen bedroom unlisted"


async def _loaded(clock: StandingClock, stores: RoomStores) -> Disturbing:
    disturbing = Disturbing(SETTINGS, clock, stores.quiet)
    await disturbing.load()
    return disturbing


def _at(disturbing: Disturbing, clock: StandingClock, now: str) -> str:
    clock.set(now)
    return quiet(disturbing)
