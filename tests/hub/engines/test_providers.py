"""OpenAI's API, and several servers in turn: the first that answers has it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from hub import config
from hub.engines.language import (
    Abilities,
    ChatMessage,
    ModelMissingError,
    ModelTooSlowError,
    ModelUnreachableError,
    Part,
    Role,
    TextDelta,
    Tool,
    ToolCall,
    Usage,
)
from hub.engines.model_server import Limits
from hub.engines.ollama import Ollama
from hub.engines.openai_compatible import OpenAiCompatible
from hub.engines.providers import Providers
from hub.engines.select import language_model
from shared.errors import EngineError
from shared.tasks import closing
from tests.fakes.broker import free_port
from tests.fakes.ollama_server import MODEL, Break, Call, FakeOllama, Pause, Say, Status, Step, serving, settled

HELLO = (ChatMessage(Role.SYSTEM, "Be brief."), ChatMessage(Role.USER, "Hello"))
SWITCH = Tool("turn_on", "turn a device on", {"properties": {"device": {"type": "string"}}})
QUICK = Limits(first_token_s=1.0, idle_s=0.7)


@asynccontextmanager
async def openai(*scripts: Sequence[Step], name: str = MODEL) -> AsyncIterator[tuple[FakeOllama, OpenAiCompatible]]:
    async with serving(*scripts) as fake:
        engine = OpenAiCompatible(f"{fake.url}/v1", name, limits=QUICK)
        try:
            yield fake, engine
        finally:
            await engine.close()
            await settled()


async def answer(engine: OpenAiCompatible | Providers, *tools: Tool) -> list[Part]:
    return [part async for part in engine.chat(HELLO, tools)]


async def test_words_calls_and_cost_come_through() -> None:
    steps = (Say("<think>hm</think>Hello "), Say("there."), Call("turn_on", {"device": "lamp"}), Call("turn_on", "la"))
    async with openai(steps) as (fake, engine):
        *words, one, other, usage = await answer(engine, SWITCH)
    assert "".join(part.text for part in words if isinstance(part, TextDelta)) == "Hello there."
    assert isinstance(one, ToolCall) and one.arguments == {"device": "lamp"}
    assert isinstance(other, ToolCall) and other.arguments == "la" and other.id != one.id
    assert usage == Usage(prompt_tokens=40, output_tokens=4)
    assert fake.requests[0]["tools"][0]["function"]["name"] == "turn_on"


async def test_closing_stops_the_generation() -> None:
    for_ever: list[Step] = [Say("more "), Pause(0.05)] * 200
    async with openai(for_ever) as (fake, engine):
        async with closing(engine.chat(HELLO)) as parts:
            await anext(parts)
        async with asyncio.timeout(5):
            while not fake.abandoned:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert fake.whole == 0


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ([Pause(5)], ModelTooSlowError),
        ([Say("One"), Pause(5)], ModelTooSlowError),
        ([Say("One"), Break()], ModelUnreachableError),
        ([Status(500)], EngineError),
        ([Status(404)], ModelMissingError),
    ],
)
async def test_every_failure_has_a_name(script: Sequence[Step], kind: type[EngineError]) -> None:
    async with openai(script) as (_, engine):
        found: type[Exception] | None = None
        try:
            await answer(engine)
        except EngineError as error:
            found = type(error)
        assert found is kind


async def test_the_next_server_answers_when_the_first_is_away(caplog: pytest.LogCaptureFixture) -> None:
    async with serving((Say("I am here."),), (Say("Still here."),)) as fake:
        models = Providers([Ollama(f"http://127.0.0.1:{free_port()}", MODEL), Ollama(fake.url, MODEL)])
        with caplog.at_level(logging.WARNING):
            assert await models.abilities() == Abilities(tools=True, window=8192)
            first = await answer(models)
            again = await answer(models)
        await models.close()
    assert [part.text for part in (first[0], again[0]) if isinstance(part, TextDelta)] == ["I am here.", "Still here."]
    assert len([each for each in caplog.records if "the next one" in each.message]) == 1, "it is not asked every time"


async def test_words_are_not_taken_back() -> None:
    async with serving((Say("One "), Break())) as broken, serving((Say("Two."),)) as whole:
        models = Providers([Ollama(broken.url, MODEL), Ollama(whole.url, MODEL)])
        said: list[str] = []
        failed = False
        try:
            async with closing(models.chat(HELLO)) as parts:
                async for part in parts:
                    said.append(getattr(part, "text", ""))
        except ModelUnreachableError:
            failed = True
        after = await answer(models)
        await models.close()
        await settled()
    assert failed and said == ["One "] and not whole.abandoned
    assert isinstance(after[0], TextDelta) and after[0].text == "Two."


async def test_when_none_answers_the_last_reason_counts() -> None:
    async with serving() as fake:
        models = Providers([Ollama(f"http://127.0.0.1:{free_port()}", MODEL), Ollama(fake.url, "absent")])
        for _ in range(2):
            with pytest.raises(EngineError):
                await answer(models)
        await models.close()
        await settled()


async def test_the_configuration_names_the_servers() -> None:
    assert language_model(config.LanguageModel()) is None
    providers = {
        "desktop": config.Provider(url="http://192.0.2.1:11434", model="m"),
        "nas": config.Provider(kind="openai", url="http://192.0.2.2/v1", model="n"),
    }
    found = language_model(config.LanguageModel(providers=providers))
    assert found is not None and found.name == "m at http://192.0.2.1:11434"
    await found.close()
    with pytest.raises(EngineError, match=r"providers\.desktop\.model"):
        language_model(config.LanguageModel(providers={"desktop": config.Provider()}))
