"""Who may use the API, as a table, and the same over real connections."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.web.auth import Caller, check, is_this_machine
from hub.web.problems import ApiError
from tests.hub.web.house import served

TOKEN = "a-token-of-this-house"
HERE = ("127.0.0.1", "127.0.0.1:8765")
THERE = ("192.0.2.9", "hub.home:8765")


@pytest.mark.parametrize(
    ("address", "host", "forwarded", "here"),
    [
        ("127.0.0.1", "127.0.0.1:8765", False, True),
        ("127.0.0.1", "localhost:8765", False, True),
        ("127.0.0.1", "LocalHost", False, True),
        ("127.9.9.9", "127.0.0.1", False, True),
        ("::1", "[::1]:8765", False, True),
        ("::ffff:127.0.0.1", "localhost", False, True),
        ("127.0.0.1", "evil.example:8765", False, False),
        ("127.0.0.1", "127.0.0.1.evil.example", False, False),
        ("127.0.0.1", "localhost.evil.example", False, False),
        ("127.0.0.1", "192.0.2.1:8765", False, False),
        ("127.0.0.1", "", False, False),
        ("127.0.0.1", "[::1", False, True),
        ("127.0.0.1", "localhost:8765", True, False),
        ("192.0.2.9", "localhost:8765", False, False),
        ("fe80::1%eth0", "localhost", False, False),
        ("", "localhost", False, False),
    ],
)
def test_what_counts_as_this_machine(address: str, host: str, forwarded: bool, here: bool) -> None:
    assert is_this_machine(Caller(address, host, forwarded=forwarded)) is here


@pytest.mark.parametrize(
    ("caller", "token", "status"),
    [
        (Caller(*HERE), "", None),
        (Caller(*HERE), TOKEN, None),
        (Caller(*HERE, authorization=f"Bearer {TOKEN}"), TOKEN, None),
        (Caller(*HERE, authorization="Bearer wrong"), TOKEN, 401),
        (Caller(*HERE, authorization="Bearer "), "", 403),
        (Caller(*THERE), "", 403),
        (Caller(*THERE, authorization="Bearer anything"), "", 403),
        (Caller(*THERE, authorization="Bearer "), "", 403),
        (Caller(*THERE), TOKEN, 401),
        (Caller(*THERE, authorization=f"Bearer {TOKEN}"), TOKEN, None),
        (Caller(*THERE, authorization=f"bearer  {TOKEN} "), TOKEN, None),
        (Caller(*THERE, authorization=f"Bearer {TOKEN}x"), TOKEN, 401),
        (Caller(*THERE, authorization=f"Bearer {TOKEN[:-1]}"), TOKEN, 401),
        (Caller(*THERE, authorization=f"Basic {TOKEN}"), TOKEN, 401),
        (Caller(*THERE, authorization=TOKEN), TOKEN, 401),
        (Caller(*THERE, authorization="Bearer \udcff\u00fc"), TOKEN, 401),
        (Caller(*HERE, method="POST"), "", None),
        (Caller(*HERE, method="POST", origin="http://127.0.0.1:8765"), "", None),
        (Caller(*HERE, method="POST", origin="https://127.0.0.1:8765"), "", None),
        (Caller(*HERE, method="POST", origin="http://127.0.0.1:9999"), "", 403),
        (Caller(*HERE, method="POST", origin="http://evil.example"), "", 403),
        (Caller(*HERE, method="POST", origin="null"), "", 403),
        (Caller(*HERE, method="POST", origin=""), "", 403),
        (Caller(*HERE, method="DELETE", origin="http://evil.example"), "", 403),
        (Caller(*THERE, method="POST", origin="http://evil.example", authorization=f"Bearer {TOKEN}"), TOKEN, 403),
        (Caller(*THERE, method="POST", origin="http://hub.home:8765", authorization=f"Bearer {TOKEN}"), TOKEN, None),
    ],
)
def test_who_may_pass(caller: Caller, token: str, status: int | None) -> None:
    if status is None:
        check(caller, token)
        return
    with pytest.raises(ApiError) as refused:
        check(caller, token)
    assert refused.value.status == status
    assert ("WWW-Authenticate" in (refused.value.headers or {})) is (status == 401)


GUARDED = ("/metrics", "/api/devices", "/api/areas", "/api/satellites", "/api/turns", "/api/turns/x", "/api/events")


async def test_every_path_with_data_is_guarded(tmp_path: Path) -> None:
    async with served(tmp_path, TOKEN) as (_, session):
        for path in (*GUARDED, "/api/nothing", "/nothing"):
            async with session.get(path, headers={"Host": "rebound.example"}) as response:
                assert response.status == 401, path
                assert response.content_type == "application/problem+json"
        for path in ("/", "/healthz", "/static/page.js"):
            async with session.get(path, headers={"Host": "rebound.example"}) as response:
                assert response.status == 200, path


async def test_the_token_opens_every_path(tmp_path: Path) -> None:
    async with served(tmp_path, TOKEN) as (_, session):
        headers = {"Host": "hub.home", "Authorization": f"Bearer {TOKEN}"}
        for path in set(GUARDED) - {"/api/turns/x"}:
            async with session.get(path, headers=headers) as response:
                assert response.status == 200, path


async def test_a_strange_page_cannot_make_this_machine_speak(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        body = {"text": "hello"}
        async with session.post("/api/say", json=body, headers={"Origin": "http://evil.example"}) as response:
            assert response.status == 403
            assert (await response.json(content_type=None))["where"] == "header.Origin"
        async with session.post("/api/say", data='{"text": "hello"}') as response:
            assert response.status == 415


async def test_strangers_see_no_details_of_health(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        async with session.get("/healthz", headers={"Host": "rebound.example"}) as response:
            assert (await response.json())["checks"] == {"broker": {"ok": True, "detail": ""}}
        async with session.get("/healthz") as response:
            assert (await response.json())["checks"]["broker"]["detail"] == "127.0.0.1:1883"
