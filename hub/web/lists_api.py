"""The API of lists: everything that people may say about them, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from aiohttp import web

from hub.skills.household_lists import MOST_ITEMS, MOST_LISTS, HouseholdLists, ListError
from hub.skills.list_topics import described
from hub.store.listed import HouseList, Item
from hub.web.api import as_json, no_such
from hub.web.problems import ApiError, read_body, read_query
from hub.web.shapes import ItemBody, ItemChange, ListBody

_REASONS = {
    "full": (409, f"the list holds {MOST_ITEMS} things already", "path"),
    "many": (409, f"there are {MOST_LISTS} lists already", "body"),
    "taken": (409, "there is a list of that name already", "body.name"),
    "kept": (409, "this list is always there; delete its items instead", "path"),
}


class _ClearQuery(msgspec.Struct, forbid_unknown_fields=True):
    done: bool = False


class ListsApi:
    """The routes of lists."""

    def __init__(self, lists: HouseholdLists) -> None:
        self._lists = lists

    def routes(self) -> list[web.RouteDef]:
        """Return every route."""
        return [
            web.get("/api/lists", self.all),
            web.post("/api/lists", self.make),
            web.get("/api/lists/{list}.txt", self.text),
            web.get("/api/lists/{list}", self.one),
            web.patch("/api/lists/{list}", self.rename),
            web.delete("/api/lists/{list}", self.delete),
            web.post("/api/lists/{list}/items", self.add),
            web.delete("/api/lists/{list}/items", self.clear),
            web.patch("/api/lists/{list}/items/{item}", self.change),
            web.delete("/api/lists/{list}/items/{item}", self.remove),
        ]

    async def all(self, request: web.Request) -> web.Response:
        """Every list with what is on it."""
        return as_json([described(self._lists, each) for each in await self._lists.all()])

    async def one(self, request: web.Request) -> web.Response:
        """One list."""
        return await self._shown(request)

    async def text(self, request: web.Request) -> web.Response:
        """What is open on a list as plain text, one thing a line."""
        return web.Response(text=self._lists.text(await self._found(request)), content_type="text/plain")

    async def make(self, request: web.Request) -> web.Response:
        """Make a list."""
        body = await read_body(request, ListBody)
        with _telling("body.name"):
            made = await self._lists.make(body.name)
        return as_json(described(self._lists, made), status=201)

    async def rename(self, request: web.Request) -> web.Response:
        """Call a list otherwise; its id stays."""
        body = await read_body(request, ListBody)
        with _telling("body.name"):
            await self._lists.rename((await self._found(request)).id, body.name)
        return await self._shown(request)

    async def delete(self, request: web.Request) -> web.Response:
        """Delete a list with everything on it."""
        with _telling("path"):
            await self._lists.delete((await self._found(request)).id)
        return web.Response(status=204)

    async def add(self, request: web.Request) -> web.Response:
        """Put things on a list: `two litres of milk, eggs`."""
        body = await read_body(request, ItemBody)
        with _telling("body.text"):
            await self._lists.add((await self._found(request)).id, body.text)
        return await self._shown(request, status=201)

    async def clear(self, request: web.Request) -> web.Response:
        """Empty a list, with `?done=true` of what is ticked off."""
        query = read_query(request, _ClearQuery)
        with _telling("path"):
            await self._lists.clear((await self._found(request)).id, done_only=query.done)
        return web.Response(status=204)

    async def change(self, request: web.Request) -> web.Response:
        """Change one thing: its words, or whether it is ticked off."""
        body = await read_body(request, ItemChange)
        if body.text is None and body.done is None:
            raise ApiError(422, "nothing is to be changed: give text, done or both", "body")
        of, item = await self._found_item(request)
        with _telling("body.text"):
            await self._lists.edit(of.id, item.id, text=body.text, done=body.done)
        return await self._shown(request)

    async def remove(self, request: web.Request) -> web.Response:
        """Take one thing off a list."""
        of, item = await self._found_item(request)
        await self._lists.remove(of.id, [item])
        return web.Response(status=204)

    async def _shown(self, request: web.Request, status: int = 200) -> web.Response:
        return as_json(described(self._lists, await self._found(request)), status)

    async def _found(self, request: web.Request) -> HouseList:
        found = await self._lists.get(list_id := request.match_info["list"])
        if found is None:
            raise ApiError(404, no_such("list", list_id, [each.id for each in await self._lists.all()]), "path")
        return found

    async def _found_item(self, request: web.Request) -> tuple[HouseList, Item]:
        of, given = await self._found(request), request.match_info["item"]
        for each in of.items:
            if str(each.id) == given:
                return of, each
        raise ApiError(404, f"nothing {given!r} on the list {of.id}", "path")


@contextmanager
def _telling(where: str) -> Iterator[None]:
    """Turn what a list refuses into a problem; `where` is what would be blank."""
    try:
        yield
    except ListError as error:
        if error.reason == "blank":
            raise ApiError(422, "it says nothing", where) from None
        if error.reason == "unknown":
            raise ApiError(404, "it is gone", "path") from None
        raise ApiError(*_REASONS[error.reason]) from None
