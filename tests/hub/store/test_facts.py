"""What people asked to be remembered, on real SQLite files."""

from __future__ import annotations

import stat
from pathlib import Path

from hub.store import facts as module
from hub.store.facts import open_facts

SECRET = "the spare key hangs behind the blue door"


async def test_a_fact_stays_until_it_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    async with open_facts(path) as facts:
        assert await facts.add(f"  {SECRET}  ", "hall")
        assert await facts.add(SECRET.upper(), "kitchen"), "the same words are one fact"
    async with open_facts(path) as facts:
        [fact] = await facts.all()
        assert (fact.text, fact.area) == (SECRET, "hall")
        assert await facts.forget(fact.id, 99) == 1
        assert await facts.all() == []
    assert SECRET.encode() not in path.read_bytes(), "what is forgotten is overwritten"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_there_is_a_bound(tmp_path: Path) -> None:
    async with open_facts(tmp_path / "facts.db") as facts:
        await facts.add("x" * 1000)
        assert len((await facts.all())[0].text) == module.LONGEST
        for number in range(module.MOST - 1):
            await facts._database.write("INSERT INTO facts (text, area, told_at) VALUES (?, '', 0)", [f"n{number}"])
        assert not await facts.add("one more")
        assert await facts.add("n1"), "what is known already needs no room"
