"""Turn history on real SQLite files: kept, found again, pruned, and never in the way."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from hub.events import DeviceChanged, Events, TurnEnded
from hub.store.database import StoreError, open_database
from hub.store.turns import DAY_S, STEPS, TurnStore, open_turns
from shared.tasks import Owner
from tests.hub.web.house import files, record, until

SECRET = "open the blue door"


def rows(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT turn, record FROM turns ORDER BY number").fetchall()


async def is_empty(store: TurnStore) -> bool:
    return not await store.recent()


async def has_problem(store: TurnStore) -> bool:
    return bool(store.problem)


async def test_a_turn_comes_back_as_it_was(tmp_path: Path) -> None:
    written = record("t1", slots={"name": "light.kitchen", "brightness": 40})
    async with open_turns(tmp_path / "deep" / "turns.db", 30) as store:
        await store.add(written)
        assert await store.get("t1") == written
        assert await store.get("t2") is None
    async with open_turns(tmp_path / "deep" / "turns.db", 30) as store:
        assert await store.recent() == [written]


async def test_recent_turns_are_newest_first_and_may_be_of_one_satellite(tmp_path: Path) -> None:
    async with open_turns(tmp_path / "turns.db", 30) as store:
        for number, room in enumerate(("kitchen", "hall", "kitchen", "hall")):
            await store.add(record(f"t{number}", satellite=room, began_at=1e9 + number))
        assert [each.turn for each in await store.recent(3)] == ["t3", "t2", "t1"]
        assert [each.turn for each in await store.recent(9, "kitchen")] == ["t2", "t0"]
        assert await store.recent(9, "kitchen' OR 1=1 --") == []


async def test_two_satellites_may_choose_the_same_id(tmp_path: Path) -> None:
    async with open_turns(tmp_path / "turns.db", 30) as store:
        await store.add(record("1", satellite="kitchen", began_at=1e9))
        await store.add(record("1", satellite="hall", began_at=2e9))
        assert len(await store.recent()) == 2
        found = await store.get("1")
        assert found is not None and found.satellite == "hall"


async def test_every_ended_turn_is_written_also_those_unread_at_the_end(tmp_path: Path) -> None:
    events = Events()
    async with open_turns(tmp_path / "turns.db", 30) as store:
        async with Owner() as owner:
            owner.start(store.follow(events), "history")
            await asyncio.sleep(0.01)
            for number in range(20):
                events.publish(TurnEnded(record=record(f"t{number}")))
                events.publish(DeviceChanged(device="light.kitchen", what="state"))
        assert {each.turn for each in await store.recent(100)} == {f"t{number}" for number in range(20)}


async def test_old_turns_are_deleted_and_their_words_with_them(tmp_path: Path) -> None:
    path, now = tmp_path / "turns.db", 2e9
    async with open_database(path, STEPS) as database:
        store = TurnStore(database, 30, now=lambda: now)
        await store.add(record("old", heard=SECRET, began_at=now - 31 * DAY_S))
        await store.add(record("new", began_at=now - 29 * DAY_S))
        assert await store.prune() == 1
        assert [each.turn for each in await store.recent()] == ["new"]
        left = b"".join(each.read_bytes() for each in files(tmp_path))
        assert b"turn on the kitchen light" in left
        assert SECRET.encode() not in left


async def test_nothing_is_kept_where_nothing_shall_be(tmp_path: Path) -> None:
    path = tmp_path / "turns.db"
    async with open_turns(path, 30) as store:
        await store.add(record("before"))
    events = Events()
    async with open_turns(path, 0) as store, Owner() as owner:
        owner.start(store.follow(events), "history")
        await asyncio.sleep(0.01)
        events.publish(TurnEnded(record=record("now")))
        await until(lambda: is_empty(store))
    assert rows(path) == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"this is no database, but long enough to look like one" * 100, id="not a database"),
        pytest.param(lambda data: data[:4096] + b"\xa5" * (len(data) - 4096), id="overwritten"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut off"),
    ],
)
async def test_a_damaged_file_is_put_aside_and_kept(
    tmp_path: Path, damage: object, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "turns.db"
    async with open_turns(path, 30) as store:
        for number in range(200):
            await store.add(record(f"t{number}", heard=SECRET))
    broken = damage(path.read_bytes())  # type: ignore[operator]
    path.write_bytes(broken)
    with caplog.at_level(logging.ERROR):
        async with open_turns(path, 30) as store:
            assert await store.recent() == []
            await store.add(record("fresh"))
    [kept] = files(tmp_path, "turns.db.damaged-*")
    assert kept.read_bytes() == broken
    assert str(kept) in caplog.text
    assert SECRET not in caplog.text
    assert [turn for turn, _ in rows(path)] == ["fresh"]


async def test_a_file_of_a_newer_hub_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "turns.db"
    for _ in range(2):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 999")
        async with open_turns(path, 30) as store:
            assert await store.recent() == []
    assert len(files(tmp_path, "turns.db.newer-*")) == 2


async def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StoreError, match="file"):
        async with open_turns(blocked / "turns.db", 30):
            pass


async def test_a_failing_write_is_told_and_the_next_turn_is_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, events = tmp_path / "turns.db", Events()
    async with open_turns(path, 30) as store, Owner() as owner:
        owner.start(store.follow(events), "history")
        await asyncio.sleep(0.01)
        with closing(sqlite3.connect(path)) as other:
            other.executescript("ALTER TABLE turns RENAME TO hidden")
            events.publish(TurnEnded(record=record("lost", heard=SECRET)))
            await until(lambda: has_problem(store))
            other.executescript("ALTER TABLE hidden RENAME TO turns")
        events.publish(TurnEnded(record=record("kept")))
        await until(store.recent)
        assert store.problem == ""
    assert [turn for turn, _ in rows(path)] == ["kept"]
    assert "lost" in caplog.text and SECRET not in caplog.text


async def test_a_row_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "turns.db"
    async with open_turns(path, 30) as store:
        await store.add(record("good"))
        with closing(sqlite3.connect(path)) as other, other:
            other.execute(
                "INSERT INTO turns (turn, satellite, began_at, record) VALUES ('bad', '', 1, '{\"turn\": 1}')"
            )
        assert [each.turn for each in await store.recent()] == ["good"]
        assert await store.get("bad") is None


async def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    async with open_turns(tmp_path / "turns.db", 30) as store:
        await store.add(record())
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in files(tmp_path)}
    assert set(modes.values()) == {0o600}
    assert "turns.db-wal" in modes
