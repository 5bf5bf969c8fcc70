"""When the model is loaded and prompts are read before anybody waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from hub.brain.llm.responder import Options
from hub.brain.llm.warmth import QUICK, keep_warm, too_slow
from hub.config import LanguageModel
from hub.engines.language import Usage
from hub.events import Events, TurnBegan
from shared.messages import Cause
from shared.tasks import cancel
from tests.hub.brain.llm.asking import Asker, asker
from tests.hub.web.house import record

QUICK_MS = 40 * 1000 // QUICK
"""For the forty tokens that the server tells of."""


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(60):  # a language may have to be loaded
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@asynccontextmanager
async def warm(read_ms: int, options: Options | None = None) -> AsyncIterator[tuple[Asker, Events]]:
    """A model that was warmed up, on a server that reads that quickly."""
    async with asker(options=options) as it:
        it.fake.read_ms = read_ms
        events = Events()
        keeping = asyncio.create_task(keep_warm(it.responder, events, "en", {"study": "de"}, LanguageModel()))
        await until(lambda: it.fake.whole)
        await asyncio.sleep(0.05)
        try:
            yield it, events
        finally:
            await cancel(keeping)


def wakes(events: Events, area: str, satellite: str = "s", cause: Cause = Cause.WAKE) -> None:
    events.publish(TurnBegan(turn="t", satellite=satellite, area=area, cause=cause))


async def test_a_room_that_wakes_has_its_prompt_read_once() -> None:
    async with warm(QUICK_MS, Options(devices=4)) as (it, events):
        it.history.add(record("a", area="kitchen", heard="when is Easter"))
        wakes(events, "kitchen")
        await until(lambda: it.fake.whole == 2)
        wakes(events, "kitchen")
        await it.ask("I would rather sit in the dark", area="kitchen")
    _, read, asked = it.fake.requests
    assert read["tools"] == asked["tools"] and "worktop" in str(read["tools"])
    assert read["messages"] == asked["messages"][:-1] and "when is Easter" in str(read["messages"])


async def test_each_satellite_has_its_own_language_or_no_model() -> None:
    async with warm(1, Options(satellites={"nursery": False})) as (it, events):
        wakes(events, "bedroom", "nursery")
        wakes(events, "bedroom", cause=Cause.FOLLOW_UP)
        wakes(events, "bedroom", "study")
        await until(lambda: it.fake.whole == 2)
        await asyncio.sleep(0.05)
    assert len(it.fake.requests) == 2 and "code de" in it.fake.requests[1]["messages"][0]["content"]


@pytest.mark.parametrize("read_ms", [0, QUICK_MS + 1])
async def test_a_server_that_reads_slowly_or_does_not_tell_only_loads(
    read_ms: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.brain.llm.warmth.FRESH_S", 0.0)
    async with warm(read_ms) as (it, events):
        wakes(events, "kitchen")
        await until(lambda: len(it.fake.requests) == 2)
    assert it.fake.requests[0]["messages"] and not it.fake.requests[1]["messages"]


def test_a_prompt_that_is_read_longer_than_anybody_waits_is_told_of() -> None:
    usual = LanguageModel()
    assert not too_slow(Usage(prompt_tokens=500, prompt_ms=3900), usual) and not too_slow(Usage(), usual)
    assert "15 s to read a new prompt of 1500 tokens" in too_slow(Usage(prompt_tokens=500, prompt_ms=5000), usual)
    assert not too_slow(Usage(prompt_tokens=500, prompt_ms=5000), LanguageModel(window=2048))
