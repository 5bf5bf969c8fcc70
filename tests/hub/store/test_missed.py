"""What rooms missed, on real SQLite files."""

from __future__ import annotations

from pathlib import Path

from hub.store import missed as module
from hub.store.quiet import Quiet, Whisper
from hub.store.rooms import open_rooms

HOUR = 3600.0


async def test_it_is_kept_for_its_hours_and_until_it_is_told(tmp_path: Path) -> None:
    now = 0.0
    path = tmp_path / "rooms.db"
    async with open_rooms(path, 2, lambda: now) as stores:
        await stores.missed.add("kitchen", "the blue parcel has come", "away")
        now = HOUR
        await stores.missed.add("hall", "dinner", "quiet")
    async with open_rooms(path, 2, lambda: now) as stores:
        assert [(each.place, each.at) for each in await stores.missed.all()] == [("kitchen", 0.0), ("hall", HOUR)]
        assert [each.text for each in await stores.missed.all("hall")] == ["dinner"]
        now = 2 * HOUR
        assert [each.place for each in await stores.missed.all()] == ["hall"], "what is too old is not told"
        assert await stores.missed.prune() == 1
        await stores.missed.forget([each.id for each in await stores.missed.all()])
        assert await stores.missed.all() == []
    assert b"blue parcel" not in path.read_bytes(), "what is forgotten is overwritten"


async def test_there_is_a_bound_for_each_place(tmp_path: Path) -> None:
    async with open_rooms(tmp_path / "rooms.db", 24) as stores:
        await stores.missed.add("hall", "x" * 5000, "cut")
        for number in range(module.MOST + 3):
            await stores.missed.add("kitchen", f"number {number}", "cut")
        kept = await stores.missed.all("kitchen")
        assert (len(kept), kept[0].text) == (module.MOST, "number 3")
        assert [len(each.text) for each in await stores.missed.all("hall")] == [module.LONGEST]


async def test_nothing_is_kept_for_no_hours(tmp_path: Path) -> None:
    async with open_rooms(tmp_path / "rooms.db", 0) as stores:
        await stores.missed.add("hall", "dinner", "quiet")
        assert not stores.missed.keeps and await stores.missed.all() == []


async def test_what_was_said_of_quiet_outlasts_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "rooms.db"
    bedroom, hall = Quiet(place="bedroom", on=True, until=None), Quiet(place="hall", on=False, until=7.5)
    whisper = Whisper(satellite="bed", level=0.2, before=0.7, until=None)
    async with open_rooms(path, 24) as stores:
        for each in (Quiet(place="bedroom", on=False, until=1.0), bedroom, hall):
            await stores.quiet.put_quiet(each)
        await stores.quiet.put_whisper(whisper)
    async with open_rooms(path, 24) as stores:
        assert await stores.quiet.quiet() == [bedroom, hall]
        assert await stores.quiet.whispers() == [whisper]
        await stores.quiet.drop_quiet()
        await stores.quiet.drop_whisper("bed")
        assert (await stores.quiet.quiet(), await stores.quiet.whispers()) == ([], [])
