"""The API over a real connection: what it shows, what it does, and how it refuses."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from prometheus_client.parser import text_string_to_metric_families as parse

from hub.devices.model import Area
from hub.events import TurnEnded
from hub.web.api import find_area
from hub.web.problems import MAX_BODY, ApiError
from hub.web.services import Check
from shared.errors import EngineError
from tests.hub.web.house import AREAS, record, served, until

JSON = {"Content-Type": "application/json"}


async def test_devices_come_with_their_states(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session), session.get("/api/devices") as response:
        light, window = await response.json()
        assert response.headers["Cache-Control"] == "no-store"
    assert (light["id"], light["area"], light["capabilities"]) == ("light.kitchen", "kitchen", ["brightness", "on_off"])
    assert light["state"] == {"value": "on", "attributes": {"brightness": 40}, "available": True}
    assert (window["name"], window["unit"], window["state"]["value"]) == ("<b>Window</b> & door", "°C", "21.5")


async def test_areas_and_satellites(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        async with session.get("/api/areas") as response:
            assert [each["name"] for each in await response.json()] == ["Kitchen", "Living room"]
        async with session.get("/api/satellites") as response:
            assert await response.json() == [
                {"name": "kitchen", "area": "kitchen", "address": "192.0.2.7", "state": "idle", "since": 1000.0}
            ]


async def test_figures_sum_the_last_turns_up(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        for number, room in enumerate(("kitchen", "hall", "kitchen")):
            await hub.store.add(record(f"t{number}", satellite=room, speech_end_to_publish_ms=100 * (number + 1)))
        await hub.store.add(record("old", began_at=1e9))
        async with session.get("/api/figures", params={"hours": "1", "satellite": "kitchen"}) as response:
            found = await response.json()
        assert (found["turns"], found["ended"], found["publish"]["p50"]) == (2, {"complete": 2}, 200)
        assert len(found["over_time"]) in (1, 2)
        async with session.get("/api/figures", params={"hours": "0"}) as response:
            assert (response.status, (await response.json())["where"]) == (422, "query.hours")


async def test_facts_are_shown_and_forgotten(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        await hub.facts.add("the bins go out on Tuesday", "kitchen")
        async with session.get("/api/facts") as response:
            [fact] = await response.json()
        assert (fact["text"], fact["area"]) == ("the bins go out on Tuesday", "kitchen")
        async with session.delete(f"/api/facts/{fact['id']}") as response:
            assert response.status == 204
        for gone in (fact["id"], "x", "9" * 40):
            async with session.delete(f"/api/facts/{gone}") as response:
                assert (response.status, (await response.json())["where"]) == (404, "path")


async def test_an_asked_turn_is_answered_kept_and_counted(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        body = {"text": " lights ", "area": "Cook Room", "language": "de"}
        async with session.post("/api/ask", json=body) as response:
            assert response.status == 200
            turn = await response.json()
        assert (turn["heard"], turn["area"], turn["language"]) == ("lights", "kitchen", "de")
        await until(hub.store.recent)
        async with session.get("/api/turns") as response:
            assert await response.json() == [turn]
        async with session.get(f"/api/turns/{turn['turn']}") as response:
            assert await response.json() == turn
        async with session.get("/metrics") as response:
            assert response.content_type == "text/plain"
            families = {each.name: each for each in parse(await response.text())}
        assert [each.value for each in families["hearth_turns"].samples if each.name == "hearth_turns_total"] == [1.0]


async def test_a_dry_run_is_handed_on(tmp_path: Path) -> None:
    body = {"text": "lights", "dry_run": True}
    async with served(tmp_path) as (_, session), session.post("/api/ask", json=body) as response:
        assert (await response.json())["said"] == "It would be done."


async def test_turns_may_be_limited_and_of_one_satellite(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        for number, room in enumerate(("kitchen", "hall", "hall")):
            await hub.store.add(record(f"t{number}", satellite=room, began_at=1e9 + number))
        for query, expected in (("", "t2 t1 t0"), ("?limit=1", "t2"), ("?satellite=hall", "t2 t1")):
            async with session.get(f"/api/turns{query}") as response:
                assert " ".join(each["turn"] for each in await response.json()) == expected


@pytest.mark.parametrize(
    ("more", "heard", "missed"),
    [
        ({}, "kitchen", "hall quiet"),
        ({"satellite": "kitchen"}, "kitchen", ""),
        ({"satellite": "hall"}, "", "hall quiet"),
        ({"urgent": True}, "kitchen hall", ""),
        ({"area": "Cook room"}, "kitchen", ""),
        ({"floor": "ground"}, "", "hall quiet"),
        ({"floor": "Ground", "satellite": "kitchen"}, "kitchen", "hall quiet"),
    ],
)
async def test_say_names_who_spoke_and_who_did_not(
    tmp_path: Path, more: dict[str, object], heard: str, missed: str
) -> None:
    async with served(tmp_path) as (hub, session):
        hub.rooms.append(replace(hub.rooms[0], name="hall", area="living_room"))
        async with session.post("/api/say", json={"text": "Dinner", "volume": 0.3, **more}) as response:
            answer = await response.json()
        assert sorted(answer["heard"]) == sorted(heard.split())
        assert [f"{each['satellite']} {each['why']}" for each in answer["missed"]] == ([missed] if missed else [])
        said = [each.satellite for each in hub.satellites.present if each.spoken]
        assert sorted(said) == sorted(heard.split())
        assert all(each.volume == 0.3 for room in hub.satellites.present for each in room.spoken)


async def test_what_was_missed_is_shown(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        async with session.post("/api/say", json={"text": "Dinner", "satellite": "hall"}) as response:
            assert await response.json() == {"heard": [], "missed": [{"satellite": "hall", "why": "away"}]}
        async with session.get("/api/missed") as response:
            [missed] = await response.json()
        assert (missed["place"], missed["text"], missed["why"]) == ("hall", "Dinner", "away")


async def test_health_is_as_good_as_its_worst_part(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        async with session.get("/healthz") as response:
            assert (response.status, (await response.json())["status"]) == (200, "ok")
        hub.checks["store"] = Check(ok=False, detail="the disk is full")
        async with session.get("/healthz") as response:
            assert (response.status, (await response.json())["status"]) == (503, "failing")


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "where", "says"),
    [
        ("POST", "/api/understand", b"{}", 422, "body", "text"),
        ("POST", "/api/understand", b'{"text": "a", "area": "attic"}', 422, "body.area", "no area"),
        ("POST", "/api/ask", b"", 400, "body", "not JSON"),
        ("POST", "/api/ask", b'{"text": "a"', 400, "body", "not JSON"),
        ("POST", "/api/ask", b'{"text": "\xff"}', 400, "body", "not JSON"),
        ("POST", "/api/ask", b"[]", 422, "body", "object"),
        ("POST", "/api/ask", b"{}", 422, "body", "text"),
        ("POST", "/api/ask", b'{"text": 5}', 422, "body.text", "int"),
        ("POST", "/api/ask", b'{"text": " \\n "}', 422, "body.text", "blank"),
        ("POST", "/api/ask", b'{"text": "' + b"a" * 2001 + b'"}', 422, "body.text", "2000"),
        ("POST", "/api/ask", b'{"text": "a", "dry_run": "yes"}', 422, "body.dry_run", "bool"),
        ("POST", "/api/ask", b'{"text": "a", "dryrun": true}', 422, "body", "dryrun"),
        ("POST", "/api/ask", b'{"text": "a", "area": "kichen"}', 422, "body.area", "did you mean kitchen?"),
        ("POST", "/api/say", b'{"text": "a", "floor": "groud"}', 422, "body.floor", "did you mean ground?"),
        ("POST", "/api/say", b'{"text": "a", "area": "kitchn"}', 422, "body.area", "did you mean kitchen?"),
        ("POST", "/api/say", b'{"text": "a", "volume": 2}', 422, "body.volume", "1"),
        ("POST", "/api/ask", b'{"text": "a", "area": "moon"}', 422, "body.area", "there is kitchen, living_room"),
        ("POST", "/api/ask", b'{"text": ' + b"[" * 5000, 422, "body.text", "array"),
        ("POST", "/api/ask", b" " * (MAX_BODY + 1), 413, "body", str(MAX_BODY)),
        ("POST", "/api/say", b'{"text": "a", "satellite": "kitchn"}', 404, "body.satellite", "did you mean kitchen?"),
        ("GET", "/api/ask", b"", 405, "method", "POST"),
        ("POST", "/api/devices", b"{}", 405, "method", "GET"),
        ("DELETE", "/api/turns/t1", b"", 405, "method", "GET"),
        ("GET", "/api/turns/t1", b"", 404, "path", "t1"),
        ("GET", "/api/turns?limit=0", b"", 422, "query.limit", ">= 1"),
        ("GET", "/api/turns?limit=1001", b"", 422, "query.limit", "<= 1000"),
        ("GET", "/api/turns?limit=many", b"", 422, "query.limit", "int"),
        ("GET", "/api/turns?limit=1&limit=2", b"", 422, "query.limit", "more than once"),
        ("GET", "/api/turns?page=1", b"", 422, "query", "page"),
        ("GET", "/api/events?types=TurnEnded,Moon", b"", 422, "query.types", "Moon"),
        ("GET", "/static/../server.py", b"", 404, "path", "/server.py"),
        ("GET", "/static/%2e%2e/server.py", b"", 404, "path", "server.py"),
        ("GET", "/nothing", b"", 404, "path", "/nothing"),
    ],
)
async def test_a_bad_request_is_refused_in_clear_words(
    tmp_path: Path, method: str, path: str, sent: bytes, status: int, where: str, says: str
) -> None:
    async with served(tmp_path) as (hub, session):
        async with session.request(method, path, data=sent, headers=JSON) as response:
            problem = await response.json(content_type=None)
            assert response.content_type == "application/problem+json"
        assert (response.status, problem["status"], problem["where"]) == (status, status, where), problem
        assert says in problem["detail"]
        assert problem["title"]
        if status == 405:
            assert response.headers["Allow"]
        # Nothing was done, and the next request is served.
        assert await hub.store.recent() == []
        async with session.get("/healthz") as response:
            assert response.status == 200


async def test_a_body_of_another_type_is_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        for given in ("text/plain", "application/x-www-form-urlencoded", "application/jsonx"):
            async with session.post("/api/ask", data=b'{"text": "a"}', headers={"Content-Type": given}) as response:
                assert response.status == 415
                assert given in (await response.json(content_type=None))["detail"]


async def test_an_endless_body_is_cut_off(tmp_path: Path) -> None:
    async def endless() -> Any:
        for _ in range(10_000):
            yield b"[" * 1024

    async with served(tmp_path) as (_, session), session.post("/api/ask", data=endless(), headers=JSON) as response:
        assert response.status == 413


async def test_a_failure_behind_the_api_is_told_by_kind(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with served(tmp_path) as (hub, session):
        hub.failure = EngineError("the voice is missing; run make setup")
        async with session.post("/api/ask", json={"text": "open the blue door"}) as response:
            assert response.status == 503
            assert (await response.json(content_type=None))["detail"] == "the voice is missing; run make setup"
        hub.failure = KeyError("inside")
        with caplog.at_level(logging.ERROR):
            async with session.post("/api/ask", json={"text": "open the blue door"}) as response:
                assert response.status == 500
                assert "inside" not in await response.text()
        assert "KeyError" in caplog.text
        assert "blue door" not in caplog.text


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", ""),
        ("  ", ""),
        ("kitchen", "kitchen"),
        ("KITCHEN", "kitchen"),
        (" Living Room ", "living_room"),
        ("living_room", "living_room"),
        ("cook room", "kitchen"),
    ],
)
def test_an_area_goes_by_id_name_or_alias(given: str, found: str) -> None:
    assert find_area(AREAS, given) == found


def test_an_id_wins_over_another_areas_name() -> None:
    areas = (Area(id="den", name="Office"), Area(id="office", name="Den"))
    for order in (areas, areas[::-1]):
        assert find_area(order, "office") == "office"
        assert find_area(order, "den") == "den"


def test_no_area_at_all() -> None:
    with pytest.raises(ApiError, match="there is none"):
        find_area((), "kitchen")


async def test_the_history_follows_turns_that_were_spoken(tmp_path: Path) -> None:
    async with served(tmp_path) as (hub, session):
        hub.events.publish(TurnEnded(record=record("spoken")))
        await until(hub.store.recent)
        async with session.get("/api/turns/spoken") as response:
            assert (await response.json())["heard"] == "turn on the kitchen light"
