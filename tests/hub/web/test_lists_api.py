"""The API of lists and scenes over a real connection: what it shows, what it changes, and how it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from hub.devices.model import Command
from hub.events import ListChanged
from tests.hub.web.house import served

JSON = {"Content-Type": "application/json"}
COMMANDS = (
    Command(device="light.kitchen", action="turn_on", arguments={"brightness": 20}),
    Command(device="light.kitchen", action="turn_off"),
)


async def sent(session: ClientSession, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    async with session.request(method, path, json=body) as response:
        return response.status, await response.json(content_type=None) if response.content_length else None


def lines(of: Any) -> list[str]:
    return [f"({each['line']})" if each["done"] else each["line"] for each in of["items"]]


async def test_a_list_is_filled_changed_and_emptied(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        status, found = await sent(session, "GET", "/api/lists")
        assert status == 200
        assert [(each["id"], each["kind"], each["name"]) for each in found] == [
            ("shopping", "shopping", "Shopping list"),
            ("todo", "todo", "To-do list"),
            ("notes", "notes", "List of notes"),
        ]  # fmt: skip
        with hub.events.watch() as events:
            status, of = await sent(
                session, "POST", "/api/lists/shopping/items", {"text": "2 litres of milk, six eggs"}
            )
        assert (status, lines(of)) == (201, ["2 litres of milk", "6 eggs"])
        assert events.take() == [ListChanged(list="shopping")]
        milk, eggs = (each["id"] for each in of["items"])
        status, of = await sent(session, "PATCH", f"/api/lists/shopping/items/{milk}", {"done": True})
        assert (status, lines(of)) == (200, ["(2 litres of milk)", "6 eggs"])
        status, of = await sent(session, "PATCH", f"/api/lists/shopping/items/{eggs}", {"text": "<b>12</b> & eggs"})
        assert lines(of) == ["(2 litres of milk)", "<b>12</b> & eggs"]
        async with session.get("/api/lists/shopping.txt") as response:
            assert (response.content_type, await response.text()) == ("text/plain", "<b>12</b> & eggs\n")
        assert (await sent(session, "DELETE", "/api/lists/shopping/items?done=true"))[0] == 204
        assert lines((await sent(session, "GET", "/api/lists/shopping"))[1]) == ["<b>12</b> & eggs"]
        assert (await sent(session, "DELETE", f"/api/lists/shopping/items/{eggs}"))[0] == 204
        await sent(session, "POST", "/api/lists/shopping/items", {"text": "bread"})
        assert (await sent(session, "DELETE", "/api/lists/shopping/items"))[0] == 204
        assert lines((await sent(session, "GET", "/api/lists/shopping"))[1]) == []


async def test_lists_are_made_renamed_and_deleted(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        status, of = await sent(session, "POST", "/api/lists", {"name": "Für Anna"})
        assert (status, of["id"], of["name"]) == (201, "fur_anna", "Für Anna")
        status, of = await sent(session, "PATCH", "/api/lists/fur_anna", {"name": "Gifts"})
        assert (status, of["id"], of["name"]) == (200, "fur_anna", "Gifts")
        assert (await sent(session, "POST", "/api/lists/fur_anna/items", {"text": "a ring and a book"}))[0] == 201
        async with session.get("/api/lists/fur_anna.txt") as response:
            assert await response.text() == "ring\nbook\n"
        assert (await sent(session, "DELETE", "/api/lists/fur_anna"))[0] == 204
        assert (await sent(session, "GET", "/api/lists/fur_anna"))[0] == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "where", "says"),
    [
        ("GET", "/api/lists/attic", "", 404, "path", "there is shopping, todo, notes"),
        ("GET", "/api/lists/shoping.txt", "", 404, "path", "no list 'shoping'; did you mean shopping?"),
        ("POST", "/api/lists", '{"name": "Shopping"}', 409, "body.name", "already"),
        ("POST", "/api/lists", '{"name": " ... "}', 422, "body.name", "nothing"),
        ("POST", "/api/lists", '{"name": "' + "x" * 61 + '"}', 422, "body.name", "60"),
        ("POST", "/api/lists", '{"title": "x"}', 422, "body", "title"),
        ("POST", "/api/lists/shopping/items", '{"text": " , "}', 422, "body.text", "nothing"),
        ("POST", "/api/lists/shopping/items", '{"text": 5}', 422, "body.text", "int"),
        ("POST", "/api/lists/none/items", '{"text": "x"}', 404, "path", "none"),
        ("PATCH", "/api/lists/shopping/items/1", "{}", 422, "body", "nothing"),
        ("PATCH", "/api/lists/shopping/items/9", '{"done": true}', 404, "path", "'9'"),
        ("PATCH", "/api/lists/shopping/items/1", '{"text": "  "}', 422, "body.text", "nothing"),
        ("PATCH", "/api/lists/shopping", '{"name": ""}', 422, "body.name", "nothing"),
        ("DELETE", "/api/lists/shopping", "", 409, "path", "always there"),
        ("DELETE", "/api/lists/shopping/items/x", "", 404, "path", "'x'"),
        ("DELETE", "/api/lists/shopping/items?done=maybe", "", 422, "query.done", "bool"),
        ("DELETE", "/api/lists/shopping/items?all=1", "", 422, "query", "all"),
        ("PUT", "/api/lists/shopping", "", 405, "method", "PATCH"),
        ("DELETE", "/api/scenes/scene.x", "", 404, "path", "there is none"),
    ],
)
async def test_a_bad_request_is_refused_in_clear_words(
    tmp_path: Path, method: str, path: str, body: str, status: int, where: str, says: str
) -> None:
    async with served(tmp_path) as (hub, session):
        await hub.lists.add("shopping", "milk")
        before = await hub.lists.all()
        async with session.request(method, path, data=body.encode(), headers=JSON) as response:
            problem = await response.json(content_type=None)
        assert (response.status, problem["where"]) == (status, where), problem
        assert says in problem["detail"]
        assert await hub.lists.all() == before


async def test_scenes_are_shown_and_forgotten(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        await hub.scenes.save("Movie night", "kitchen", COMMANDS)
        status, [scene] = await sent(session, "GET", "/api/scenes")
        assert status == 200 and scene.pop("saved_at") > 1e9
        assert scene == {
            "id": "scene.movie_night", "name": "Movie night", "area": "kitchen", "devices": ["light.kitchen"],
        }  # fmt: skip
        assert [each.id for each in hub.house.scenes] == ["scene.movie_night"]
        status, problem = await sent(session, "DELETE", "/api/scenes/scene.movie")
        assert (status, problem["where"]) == (404, "path") and "scene.movie_night" in problem["detail"]
        assert (await sent(session, "DELETE", "/api/scenes/scene.movie_night"))[0] == 204
        assert (await sent(session, "GET", "/api/scenes"))[1] == []
        assert hub.house.scenes == ()
