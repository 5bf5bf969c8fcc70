"""Tools of a real MCP server in a process of its own; whatever it does, nothing else is harmed."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.brain.llm import mcp
from hub.brain.llm.mcp import McpTools
from hub.brain.responder import Request
from hub.config import McpServer
from hub.engines.base import Hypotheses
from hub.engines.language import ToolCall
from shared.tasks import cancel
from tests.fakes.ollama_server import Call, Say
from tests.hub.brain.llm.asking import asker

ROOT = Path(__file__).parents[4]
ALLOWED = ("forecast", "slow", "long", "fails", "crash", "absent")
REQUEST = Request(turn="t", hypotheses=Hypotheses(), satellite="", area="", language="en")


def configured(**changes: object) -> McpServer:
    usual: dict[str, object] = {
        "command": (sys.executable, "-m", "tests.fakes.mcp_server"),
        "environment": {"TESTER_SOURCE": "the tester", "PYTHONPATH": str(ROOT)},
        "tools": ALLOWED,
        "timeout_ms": 20_000,
        "longest": 200,
    }
    return McpServer(**(usual | changes))  # type: ignore[arg-type]


@asynccontextmanager
async def connected(**servers: McpServer) -> AsyncIterator[McpTools]:
    tools = McpTools(servers)
    serving = asyncio.create_task(tools.serve(), name="MCP")
    try:
        async with asyncio.timeout(60):
            while not tools.tools(REQUEST):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        yield tools
    finally:
        await cancel(serving)


async def test_allowed_tools_are_run_and_others_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mcp, "RETRY_S", 0.2)
    broken = McpServer(command=("/nonexistent/program",), tools=("x",))
    async with connected(weather=configured(), broken=broken, empty=McpServer()) as tools:
        names = {tool.name for tool in tools.tools(REQUEST)}
        assert names == {f"weather_{name}" for name in ALLOWED[:-1]}
        found = await tools.run(ToolCall("1", "weather_forecast", {"place": "Cork"}), REQUEST)
        assert (found.result, found.strange) == ("rain in Cork, says the tester", True)
        assert "not there" in (await tools.run(ToolCall("2", "weather_secret", {}), REQUEST)).result
        assert len((await tools.run(ToolCall("3", "weather_long", {}), REQUEST)).result) == 200
        assert "error" in (await tools.run(ToolCall("4", "weather_fails", {}), REQUEST)).result
        assert (await tools.run(ToolCall("5", "weather_forecast", "no object"), REQUEST)).refused
        # One that ends in the middle of a call is told, and is there again soon.
        assert "fail" in (await tools.run(ToolCall("6", "weather_crash", {}), REQUEST)).result
        async with asyncio.timeout(60):
            while True:
                again = await tools.run(ToolCall("7", "weather_forecast", {"place": "Cork"}), REQUEST)
                if "rain" in again.result:
                    break
                await asyncio.sleep(0.1)


async def test_a_slow_tool_is_given_up_in_time() -> None:
    async with connected(weather=configured(timeout_ms=200)) as tools:
        found = await tools.run(ToolCall("1", "weather_slow", {}), REQUEST)
        assert found.result == "the tool did not answer in time"
        assert "rain" in (await tools.run(ToolCall("2", "weather_forecast", {"place": "Cork"}), REQUEST)).result


async def test_the_model_uses_them() -> None:
    async with connected(weather=configured()) as tools:
        calls = [Call("weather_forecast", {"place": "Cork"})]
        async with asker(calls, [Say("It will rain in Cork.")], boxes=[tools]) as it:
            found = await it.ask("how many colours has a rainbow")
            assert it.told()[-1]["content"] == "rain in Cork, says the tester"
    assert found.said == "It will rain in Cork."
