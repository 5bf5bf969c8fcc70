"""The Ollama engine over real HTTP: what comes through, what is kept back, and how it fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from hub.engines.language import (
    Abilities,
    ChatMessage,
    ModelAnswerError,
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
from shared.errors import EngineError
from shared.tasks import closing
from tests.fakes.broker import free_port
from tests.fakes.ollama_server import MODEL, Break, Call, FakeOllama, Pause, Raw, Say, Status, Step, serving, settled

HELLO = (ChatMessage(Role.SYSTEM, "Be brief."), ChatMessage(Role.USER, "Hello"))
SWITCH = Tool("turn_on", "turn a device on", {"properties": {"device": {"type": "string", "enum": ["lamp"]}}})
QUICK = Limits(first_token_s=1.0, idle_s=0.7)


@asynccontextmanager
async def model(
    *scripts: Sequence[Step], name: str = MODEL, limits: Limits | None = None
) -> AsyncIterator[tuple[FakeOllama, Ollama]]:
    async with serving(*scripts) as fake:
        engine = Ollama(fake.url, name, limits)
        try:
            yield fake, engine
        finally:
            await engine.close()
            await settled()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def answer(engine: Ollama, **options: Any) -> list[Part]:
    return [part async for part in engine.chat(HELLO, **options)]


def words(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts if isinstance(part, TextDelta))


async def test_words_come_in_pieces_and_the_cost_last() -> None:
    async with model((Say("Hello "), Say("there."))) as (fake, engine):
        parts = await answer(engine, tools=[SWITCH])
    assert words(parts) == "Hello there."
    assert parts[-1] == Usage(prompt_tokens=40, output_tokens=2, output_ms=100)
    [request] = fake.requests
    assert request["think"] is False and request["stream"] is True and request["keep_alive"] == "30m"
    assert request["options"]["num_ctx"] == 4096
    assert request["messages"][0] == {"role": "system", "content": "Be brief."}
    assert request["tools"][0]["function"]["parameters"]["properties"]["device"]["enum"] == ["lamp"]


async def test_tool_calls_are_whole_and_told_apart() -> None:
    async with model((Call("turn_on", {"device": "lamp"}), Call("turn_on", {"device": "fan"}))) as (_, engine):
        calls = [part for part in await answer(engine) if isinstance(part, ToolCall)]
    assert [dict(call.arguments) for call in calls if not isinstance(call.arguments, str)] == [
        {"device": "lamp"},
        {"device": "fan"},
    ]
    assert len({call.id for call in calls}) == 2


async def test_what_a_tool_answered_goes_back_as_the_server_wants_it() -> None:
    call = ToolCall("call-1", "turn_on", {"device": "lamp"})
    talk = (
        *HELLO,
        ChatMessage(Role.ASSISTANT, calls=(call,)),
        ChatMessage(Role.TOOL, "confirmed", answers="call-1", tool="turn_on"),
    )
    async with model((Say("Done."),)) as (fake, engine):
        assert words([part async for part in engine.chat(talk)]) == "Done."
    sent = fake.requests[0]["messages"]
    assert sent[2]["tool_calls"] == [{"function": {"name": "turn_on", "arguments": {"device": "lamp"}}}]
    assert sent[3] == {"role": "tool", "content": "confirmed", "tool_name": "turn_on"}


async def test_thoughts_are_kept_back() -> None:
    steps = (Say(thinking="The user greets."), Say("<thi"), Say("nk>hm, a lamp</th"), Say("ink>\nHello.<"), Say("3"))
    async with model(steps) as (_, engine):
        assert words(await answer(engine)) == "Hello.<3"


async def test_an_answer_may_have_a_shape() -> None:
    schema = {"type": "object", "properties": {"say": {"type": "string"}}}
    async with model((Say('{"say": "hi"}'),)) as (fake, engine):
        await answer(engine, schema=schema)
    assert fake.requests[0]["format"] == schema


async def test_closing_stops_the_generation() -> None:
    for_ever: list[Step] = [Say("more "), Pause(0.05)] * 200
    async with model(for_ever) as (fake, engine):
        async with closing(engine.chat(HELLO)) as parts:
            await anext(parts)
        await until(lambda: fake.abandoned)
    assert (fake.whole, fake.abandoned) == (0, 1)


async def test_cancelling_stops_the_generation() -> None:
    async with model((Pause(60),)) as (fake, engine):
        task = asyncio.create_task(answer(engine))
        await until(lambda: fake.requests)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: fake.abandoned)


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ([Pause(5)], ModelTooSlowError),
        ([Say("One"), Pause(5)], ModelTooSlowError),
        ([Say("One"), Break()], ModelUnreachableError),
        ([Status(500, "the runner died")], EngineError),
        ([Status(404, "model not found")], ModelMissingError),
        ([Raw('{"error": "out of memory"}')], EngineError),
        ([Raw("<html>")], ModelAnswerError),
        ([Call("turn_on", "not an object")], ModelAnswerError),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
async def test_every_failure_has_a_name(script: Sequence[Step], kind: type[EngineError]) -> None:
    async with model(script, limits=QUICK) as (_, engine):
        found: type[Exception] | None = None
        try:
            await answer(engine)
        except EngineError as error:
            found = type(error)
        assert found is kind


async def test_a_server_that_is_not_there() -> None:
    engine = Ollama(f"http://127.0.0.1:{free_port()}", MODEL)
    with pytest.raises(ModelUnreachableError):
        await answer(engine)
    with pytest.raises(ModelUnreachableError):
        await engine.abilities()
    await engine.close()


async def test_a_model_that_is_not_there_is_told_with_the_cure() -> None:
    async with model(name="absent") as (_, engine):
        for asked in (engine.abilities(), answer(engine), engine.warm_up()):
            with pytest.raises(ModelMissingError, match="ollama pull absent"):
                await asked


@pytest.mark.parametrize(
    ("told", "abilities"),
    [
        (["completion", "tools", "thinking"], Abilities(tools=True, thinking=True, window=8192)),
        (["completion"], Abilities(tools=False, window=8192)),
        (None, Abilities(tools=True, window=8192)),
    ],
)
async def test_abilities_are_asked_for_once(told: list[str] | None, abilities: Abilities) -> None:
    async with model() as (fake, engine):
        fake.capabilities = told
        assert await engine.abilities() == abilities
        assert await engine.abilities() == abilities
    assert fake.shown == 1


async def test_warming_up_reads_the_prompt_and_says_one_word() -> None:
    async with model() as (fake, engine):
        await engine.warm_up(HELLO[:1], [SWITCH])
        await answer(engine, tools=[SWITCH])
    warm, asked = fake.requests
    assert warm["options"].pop("num_predict") == 1 and asked["options"].pop("num_predict") == 300
    assert warm["options"] == asked["options"], "other options would load the model anew"
    assert warm["messages"] == asked["messages"][:1] and warm["tools"] == asked["tools"]
