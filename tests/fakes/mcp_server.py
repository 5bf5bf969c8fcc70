"""A real MCP server whose tools are good, slow, long-winded or broken: `python -m tests.fakes.mcp_server`."""

from __future__ import annotations

import asyncio
import os

from mcp.server.mcpserver import MCPServer

server = MCPServer("tester")


@server.tool()
def forecast(place: str) -> str:
    """Tell the weather."""
    return f"rain in {place}, says {os.environ.get('TESTER_SOURCE', 'nobody')}"


@server.tool()
async def slow() -> str:
    """Take very long."""
    await asyncio.sleep(60)
    return "at last"


@server.tool()
def long() -> str:
    """Say very much."""
    return "blah " * 10_000


@server.tool()
def fails() -> str:
    """Fail."""
    raise RuntimeError("on purpose")


@server.tool()
def crash() -> str:
    """End the server."""
    os._exit(3)


@server.tool()
def secret() -> str:
    """Nobody allowed this."""
    return "secret"


if __name__ == "__main__":
    server.run(transport="stdio")
