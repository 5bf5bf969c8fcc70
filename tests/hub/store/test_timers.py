"""Timers on real SQLite files: what was told is on disk, and of two changes at once one happens."""

from __future__ import annotations

import asyncio
import logging
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from hub.intents.model import Intent
from hub.store import timers as module
from hub.store.timer import Timer, TimerKind, TimerState, Trust
from hub.store.timers import open_timers

THEN = (Intent(name="HassTurnOff", slots={"name": "light.lamp"}, then=()),)
WHOLE = Timer(
    id="a1", kind=TimerKind.DELAYED, due=1800.25, made_at=1.0, name="n", text="take the pills", area="den",
    satellite="box", language="de", set_for_s=600.0, time="07:00", repeat=("mon", "fri"), then=THEN, trust=Trust.PIN,
    rings_on=("box",),
)  # fmt: skip


async def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "timers.db"
    async with open_timers(path) as store:
        assert await store.add(WHOLE)
        assert await store.add(replace(WHOLE, id="b2", due=5.0))
    async with open_timers(path) as store:
        first, second = await store.all()
    assert (first.id, second) == ("b2", WHOLE), "the next first"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_of_two_changes_of_one_version_only_one_happens(tmp_path: Path) -> None:
    async with open_timers(tmp_path / "timers.db") as store:
        await store.add(WHOLE)
        changes = [replace(WHOLE, due=float(number)) for number in range(20)]
        done = await asyncio.gather(*(store.swap(WHOLE, each) for each in changes))
        assert done.count(True) == 1
        [now] = await store.all()
        assert (now.due, now.version) == (changes[done.index(True)].due, 1)
        assert not await store.remove(WHOLE)
        assert await store.remove(now)
        assert not await store.swap(now, WHOLE)
        assert await store.all() == []


async def test_what_is_cancelled_is_forgotten_for_good(tmp_path: Path) -> None:
    path = tmp_path / "timers.db"
    async with open_timers(path) as store:
        await store.add(WHOLE)
        await store.remove(WHOLE)
    assert b"take the pills" not in path.read_bytes()


async def test_there_is_a_bound_for_what_is_not_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    async with open_timers(tmp_path / "timers.db") as store:
        for number in range(3):
            assert await store.add(replace(WHOLE, id=str(number)))
        assert not await store.add(replace(WHOLE, id="one more"))
        assert await store.swap(replace(WHOLE, id="0"), replace(WHOLE, state=TimerState.OVER))
        assert await store.add(replace(WHOLE, id="one more"))


async def test_a_row_that_cannot_be_read_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with open_timers(tmp_path / "timers.db") as store:
        await store.add(WHOLE)
        await store._database.write("INSERT INTO timers VALUES ('bad', 0, 'waiting', 1.0, ?)", ['{"text": "secret"}'])
        with caplog.at_level(logging.WARNING):
            assert await store.all() == [WHOLE]
    assert "bad" in caplog.text
    assert "secret" not in caplog.text
