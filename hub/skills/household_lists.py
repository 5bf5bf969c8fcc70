"""The household's lists, as every door uses them: skill, API, command line. One writer at a time; changes are told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import msgspec
from msgspec import Struct

from hub.devices.names import slug
from hub.events import Events, ListChanged
from hub.skills.list_match import same
from hub.skills.list_names import LONGEST, meant, named, titled
from hub.skills.quantities import Thing, parse, shown, summed, things
from hub.store.listed import HouseList, Item
from hub.store.lists import ListStore

MOST_LISTS = 50
MOST_ITEMS = 500
"""Things on one list."""
SHOPPING, TODO, NOTES = "shopping", "todo", "notes"
WHOLE = frozenset({TODO, NOTES})
"""Kinds of list on which words stand as they were said: a task is no shopping."""


class ListError(Exception):
    """A list cannot be changed so; `reason` is `full`, `unknown`, `taken`, `kept`, `blank` or `many`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Change(Struct, frozen=True, kw_only=True):
    """What a change did to a list, to be taken back."""

    list: str
    before: tuple[Item, ...] = ()
    """Things that it changed or took off, as they were."""
    new: tuple[int, ...] = ()
    """Ids of things that it put on."""


class Added(Struct, frozen=True, kw_only=True):
    """What became of things that were put on a list."""

    new: tuple[Item, ...] = ()
    more: tuple[Item, ...] = ()
    """Were there, and there are more of them now."""
    known: tuple[Item, ...] = ()
    """Were there already."""
    left: tuple[Thing, ...] = ()
    """Had no room."""
    change: Change | None = None
    """`None` where nothing was changed."""


class HouseholdLists:
    """The lists. Every method raises `StoreError` when the disk does not do its part."""

    def __init__(self, store: ListStore, events: Events, language: str) -> None:
        """`language` is the household's: what is typed is in it, and lists are called in it."""
        self._store, self._events, self.language = store, events, language
        self._writing = asyncio.Lock()

    # --- looking --------------------------------------------------------------------------------------------------

    async def all(self) -> list[HouseList]:
        """Return every list."""
        return await self._store.all()

    async def get(self, list_id: str) -> HouseList | None:
        """Return one list."""
        return await self._store.get(list_id)

    async def find(self, said: str, language: str) -> HouseList | None:
        """Return the list that words or an id mean."""
        return await self._store.get(said) or meant(await self.all(), said, language)

    def title(self, of: HouseList) -> str:
        """Return a list's name for people, in the household's language."""
        return titled(of, self.language)

    def line(self, item: Item) -> str:
        """Write a thing with its quantity, in the household's language."""
        return spoken(item, self.language)

    def text(self, of: HouseList) -> str:
        """Write what is open on a list, one thing a line."""
        return "".join(f"{self.line(each)}\n" for each in of.items if not each.done)

    # --- changing -------------------------------------------------------------------------------------------------

    async def add(self, list_id: str, said: str, language: str = "", area: str = "", *, dry_run: bool = False) -> Added:
        """Put on a list what words name: what is there already grows, what was ticked off comes back.

        Raises `ListError` `unknown`, `full`, or `blank` where the words name nothing.
        """
        language = language or self.language
        async with self._changing(list_id, dry_run) as of:
            wanted = things(said, language, split=of.kind not in WHOLE)
            if not wanted:
                raise ListError("blank")
            added, puts = _added(of.items, wanted, language, area)
            if added.left and not puts:
                raise ListError("full")
            if not puts or dry_run:
                return added
            await self._store.put(list_id, puts)
            after = await self._store.get(list_id)
            known = {each.id for each in of.items}
            new = tuple(each.id for each in after.items if each.id not in known) if after else ()
            put = {each.id for each in puts}
            before = tuple(each for each in of.items if each.id in put)
        return msgspec.structs.replace(added, change=Change(list=list_id, before=before, new=new))

    async def edit(self, list_id: str, item_id: int, *, text: str | None = None, done: bool | None = None) -> Item:
        """Change one thing: what it is, or whether it is ticked off. Raises `ListError` `unknown` or `blank`."""
        async with self._changing(list_id) as of:
            item = next((each for each in of.items if each.id == item_id), None)
            if item is None:
                raise ListError("unknown")
            if text is not None:
                lines = things(text.replace("\n", " "), self.language, split=False)
                if not lines:
                    raise ListError("blank")
                thing = lines[0] if of.kind in WHOLE else parse(lines[0].text, self.language)
                item = msgspec.structs.replace(item, text=thing.text, amount=thing.amount, unit=thing.unit)
            if done is not None:
                item = msgspec.structs.replace(item, done=done)
            await self._store.put(list_id, [item])
            return item

    async def tick(self, list_id: str, items: Sequence[Item]) -> None:
        """Tick things off."""
        async with self._changing(list_id):
            await self._store.tick([each.id for each in items])

    async def remove(self, list_id: str, items: Sequence[Item]) -> None:
        """Take things off a list."""
        async with self._changing(list_id):
            await self._store.remove([each.id for each in items])

    async def clear(self, list_id: str, *, done_only: bool = False) -> tuple[Item, ...]:
        """Empty a list, or take off what is ticked off; return the things that were on it."""
        async with self._changing(list_id) as of:
            await self._store.clear(list_id, done_only=done_only)
        return tuple(each for each in of.items if each.done or not done_only)

    async def take_back(self, change: Change) -> None:
        """Bring a list back to how it was before a change; other things on it stay. Raises `ListError` `unknown`."""
        async with self._changing(change.list):
            await self._store.remove(change.new)
            await self._store.put(change.list, change.before)

    async def make(self, name: str, language: str = "") -> HouseList:
        """Make a list. Raises `ListError` `blank`, `taken` or `many`."""
        name = " ".join(name.split())[:LONGEST].strip(" .,!?\"'")
        list_id = slug(name)
        if not list_id:
            raise ListError("blank")
        async with self._writing:
            known = await self._store.all()
            if named(known, name, language or self.language) or any(each.id == list_id for each in known):
                raise ListError("taken")
            if len(known) >= MOST_LISTS:
                raise ListError("many")
            try:
                await self._store.make(list_id, name)
            finally:
                self._events.publish(ListChanged(list=list_id))
        return HouseList(id=list_id, kind="own", name=name)

    async def rename(self, list_id: str, name: str) -> None:
        """Give a list another name; its id stays. Raises `ListError` `unknown` or `blank`."""
        name = " ".join(name.split())[:LONGEST]
        if not slug(name):
            raise ListError("blank")
        async with self._changing(list_id):
            await self._store.rename(list_id, name)

    async def delete(self, list_id: str) -> None:
        """Delete a list. Raises `ListError` `unknown`, or `kept` for one that is there from the start."""
        async with self._changing(list_id) as of:
            if of.kind != "own":
                raise ListError("kept")
            await self._store.delete(list_id)

    @asynccontextmanager
    async def _changing(self, list_id: str, dry_run: bool = False) -> AsyncIterator[HouseList]:
        """Hold the lists for a change of one, and tell that it changed: also where nobody waits for it any more, as the
        disk does what was begun."""
        async with self._writing:
            of = await self._store.get(list_id)
            if of is None:
                raise ListError("unknown")
            try:
                yield of
            except ListError:
                raise
            except BaseException:
                self._events.publish(ListChanged(list=list_id))
                raise
            if not dry_run:
                self._events.publish(ListChanged(list=list_id))


def spoken(item: Item, language: str) -> str:
    """Write a thing with its quantity as people say it."""
    return shown(_thing(item), language)


def _thing(item: Item) -> Thing:
    return Thing(text=item.text, amount=item.amount, unit=item.unit)


def _added(items: Sequence[Item], wanted: Sequence[Thing], language: str, area: str) -> tuple[Added, list[Item]]:
    """Work out what things do to a list: what is new, what grows, what has no room; and what is to be written."""
    there = list(items)
    became: dict[int, str] = {}
    left: list[Thing] = []
    for thing in wanted:
        at = next((at for at, item in enumerate(there) if _goes_into(item, thing, language)), None)
        if at is not None:
            before, there[at] = there[at], _grown(there[at], thing)
            grows = "new" if before.done else "known" if there[at] == before else "more"
            if became.get(at, "known") == "known":
                became[at] = grows
        elif len(there) >= MOST_ITEMS:
            left.append(thing)
        else:
            became[len(there)] = "new"
            there.append(Item(id=0, text=thing.text, amount=thing.amount, unit=thing.unit, area=area))

    def those(what: str) -> tuple[Item, ...]:
        return tuple(there[at] for at, each in became.items() if each == what)

    added = Added(new=those("new"), more=those("more"), known=those("known"), left=tuple(left))
    return added, [there[at] for at, each in became.items() if each != "known"]


def _goes_into(item: Item, thing: Thing, language: str) -> bool:
    return same(item.text, thing.text, language) and (item.done or summed(_thing(item), thing) is not None)


def _grown(item: Item, thing: Thing) -> Item:
    both = thing if item.done else summed(_thing(item), thing)
    assert both is not None
    return msgspec.structs.replace(item, amount=both.amount, unit=both.unit, done=False)
