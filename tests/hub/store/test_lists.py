"""Lists on real SQLite files."""

from __future__ import annotations

import stat
from pathlib import Path

from hub.store.listed import Item
from hub.store.lists import KINDS, open_lists

SECRET = "a ring for Anna"


async def test_the_usual_lists_are_there_and_stay(tmp_path: Path) -> None:
    async with open_lists(tmp_path / "lists.db") as lists:
        assert [(each.id, each.kind, each.name) for each in await lists.all()] == [(kind, kind, "") for kind in KINDS]
        for kind in KINDS:
            assert not await lists.delete(kind)
        assert await lists.rename("todo", "chores")
        assert not await lists.rename("nothing", "x")
    async with open_lists(tmp_path / "lists.db") as lists:
        found = await lists.get("todo")
        assert found is not None and found.name == "chores"
        assert len(await lists.all()) == len(KINDS)


async def test_things_are_kept_changed_and_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "lists.db"
    async with open_lists(path) as lists:
        await lists.put("shopping", [Item(id=0, text=SECRET, area="hall"), Item(id=0, text="milk", amount=2, unit="l")])
        await lists.put("todo", [Item(id=0, text="call mum")])
    async with open_lists(path) as lists:
        found = await lists.get("shopping")
        assert found is not None
        ring, milk = found.items
        assert (ring.text, ring.area, ring.done, milk.amount, milk.unit) == (SECRET, "hall", False, 2, "l")
        assert milk.added_at > 1e9
        await lists.put("shopping", [Item(id=milk.id, text="milk", amount=3, unit="l"), Item(id=0, text="eggs")])
        assert await lists.tick([ring.id, 999]) == 1
        found = await lists.get("shopping")
        assert found is not None
        assert [(each.text, each.amount, each.done) for each in found.items] == [
            (SECRET, None, True), ("milk", 3, False), ("eggs", None, False),
        ]  # fmt: skip
        assert found.items[1].added_at == milk.added_at
        assert await lists.clear("shopping", done_only=True) == 1
        assert await lists.remove([milk.id]) == 1
        assert await lists.clear("shopping") == 1
        todo = await lists.get("todo")
        assert todo is not None and len(todo.items) == 1, "another list is not touched"
    assert SECRET.encode() not in path.read_bytes(), "what is deleted is overwritten"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_what_is_on_a_list_goes_with_it(tmp_path: Path) -> None:
    async with open_lists(tmp_path / "lists.db") as lists:
        assert await lists.make("camping", "Camping")
        assert not await lists.make("camping", "CAMPING")
        await lists.put("camping", [Item(id=0, text="tent")])
        assert await lists.delete("camping")
        assert await lists.get("camping") is None
        assert await lists._database.read("SELECT count(*) FROM items") == [(0,)]
