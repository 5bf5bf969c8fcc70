"""Speaks Ollama's HTTP protocol, and OpenAI's, from a script; counts answers that nobody read to the end."""

from __future__ import annotations

import asyncio
import gc
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

MODEL = "tester"


@dataclass(frozen=True)
class Say:
    """A chunk with words, or with thoughts."""

    text: str = ""
    thinking: str = ""
    note: bool = False
    """Note when it is written."""


@dataclass(frozen=True)
class Call:
    """A chunk with a tool call; `arguments` may be anything that JSON can hold."""

    name: str
    arguments: Any = field(default_factory=dict)


@dataclass(frozen=True)
class Pause:
    """Nothing comes for so long."""

    seconds: float


@dataclass(frozen=True)
class Raw:
    """A line as it is."""

    line: str


@dataclass(frozen=True)
class Break:
    """The connection is cut in the middle."""


@dataclass(frozen=True)
class Status:
    """Instead of an answer."""

    code: int
    error: str = "broken on purpose"


Step = Say | Call | Pause | Raw | Break | Status


class FakeOllama:
    """One server; answers `/api/chat` with the next script, each a sequence of steps, or with `otherwise`.

    As with Ollama, a chat without messages only loads the model.
    """

    def __init__(self, *scripts: Sequence[Step], otherwise: Sequence[Step] = (Say("Well."),)) -> None:
        self.scripts = deque(scripts)
        self.otherwise = otherwise
        self.capabilities: list[str] | None = ["completion", "tools"]
        self.models = {MODEL}
        self.requests: list[dict[str, Any]] = []
        self.shown = 0
        self.whole = 0
        """Answers that were read to their end."""
        self.abandoned = 0
        """Answers that nobody wanted any more."""
        self.url = ""
        self.read_ms = 0
        """Time that reading a prompt is said to have taken."""
        self.noted_at = 0.0
        """Loop time at which the last `Say` with a note was written."""

    async def show(self, request: web.Request) -> web.Response:
        """`POST /api/show`."""
        self.shown += 1
        model = (await request.json())["model"]
        if model not in self.models:
            return web.json_response({"error": f"model '{model}' not found"}, status=404)
        found: dict[str, Any] = {"model_info": {"tester.context_length": 8192}, "template": "{{ .Tools }}"}
        return web.json_response(found | ({} if self.capabilities is None else {"capabilities": self.capabilities}))

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """`POST /api/chat`."""
        body = await request.json()
        self.requests.append(body)
        if body["model"] not in self.models:
            return web.json_response({"error": f"model '{body['model']}' not found"}, status=404)
        if not body["messages"]:
            message = {"role": "assistant", "content": ""}
            return web.json_response({"message": message, "done": True, "done_reason": "load"})
        steps = self.scripts.popleft() if self.scripts else self.otherwise
        if steps and isinstance(steps[0], Status):
            return web.json_response({"error": steps[0].error}, status=steps[0].code)
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        try:
            for step in steps:
                await self._take(step, request, response)
            done: dict[str, Any] = {"message": {"role": "assistant", "content": ""}, "done": True}
            done |= {"done_reason": "stop", "prompt_eval_count": 40, "eval_count": len(steps), "eval_duration": 10**8}
            done["prompt_eval_duration"] = self.read_ms * 10**6
            await _line(response, done)
            self.whole += 1
        except (ConnectionError, asyncio.CancelledError):
            self.abandoned += 1
            raise
        return response

    async def complete(self, request: web.Request) -> web.StreamResponse:
        """`POST /v1/chat/completions`: the same scripts as OpenAI's API has them."""
        body = await request.json()
        self.requests.append(body)
        if body["model"] not in self.models:
            return web.json_response({"error": {"message": "no such model"}}, status=404)
        steps = self.scripts.popleft() if self.scripts else self.otherwise
        if steps and isinstance(steps[0], Status):
            return web.json_response({"error": {"message": steps[0].error}}, status=steps[0].code)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        number = 0
        try:
            for step in steps:
                if isinstance(step, Call):
                    written = step.arguments if isinstance(step.arguments, str) else json.dumps(step.arguments)
                    half = len(written) // 2
                    for part in ({"name": step.name, "arguments": written[:half]}, {"arguments": written[half:]}):
                        await _event(response, {"tool_calls": [{"index": number, "function": part}]})
                    number += 1
                elif isinstance(step, Say):
                    await _event(response, {"content": step.text})
                else:
                    await self._take(step, request, response)
            usage = {"prompt_tokens": 40, "completion_tokens": len(steps), "total_tokens": 40 + len(steps)}
            await _event(response, None, usage=usage)
            await response.write(b"data: [DONE]\n\n")
            self.whole += 1
        except (ConnectionError, asyncio.CancelledError):
            self.abandoned += 1
            raise
        return response

    async def _take(self, step: Step, request: web.Request, response: web.StreamResponse) -> None:
        match step:
            case Say(text, thinking, note):
                if note:
                    self.noted_at = asyncio.get_running_loop().time()
                message: Mapping[str, Any] = {"role": "assistant", "content": text}
                await _line(response, {"message": {**message, **({"thinking": thinking} if thinking else {})}})
            case Call(name, arguments):
                call = {"function": {"name": name, "arguments": arguments}}
                await _line(response, {"message": {"role": "assistant", "content": "", "tool_calls": [call]}})
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case Raw(line):
                await response.write(f"{line}\n".encode())
            case Break():
                assert request.transport is not None
                request.transport.close()
                raise ConnectionResetError("cut on purpose")


async def _line(response: web.StreamResponse, part: Mapping[str, Any]) -> None:
    whole = {"model": MODEL, "created_at": "2026-01-01T00:00:00Z", "done": False, **part}
    await response.write(json.dumps(whole).encode() + b"\n")


async def _event(response: web.StreamResponse, delta: Any, **more: Any) -> None:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": None}]
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": MODEL, "choices": choices, **more}
    await response.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")


@asynccontextmanager
async def serving(*scripts: Sequence[Step], otherwise: Sequence[Step] = (Say("Well."),)) -> AsyncIterator[FakeOllama]:
    """Serve on a free loopback port."""
    fake = FakeOllama(*scripts, otherwise=otherwise)
    application = web.Application()
    application.router.add_post("/api/show", fake.show)
    application.router.add_post("/api/chat", fake.chat)
    application.router.add_post("/v1/chat/completions", fake.complete)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield fake
    finally:
        await runner.cleanup()


async def settled() -> None:
    """httpx leaves the closing of its inner generators to the loop, once nothing refers to them any more."""
    gc.collect(1)
    async with asyncio.timeout(5):
        await asyncio.sleep(0.05)
        while any("athrow" in repr(task) for task in asyncio.all_tasks()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
