"""Tools of other servers (Model Context Protocol), for the model alone: chosen by name, bounded in time and size.

A server that is slow, dead, or talks nonsense costs its own tools and nothing else.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hub.brain.llm.deeds import Told
from hub.brain.responder import Request
from hub.config import McpServer
from hub.engines.language import Tool, ToolCall
from shared.tasks import Owner

log = logging.getLogger(__name__)

CONNECT_S = 20.0
"""A server that is started here answers in this time."""
RETRY_S = 30.0
"""Wait before a server that failed is tried again."""
LONGEST_ABOUT = 300
"""Characters of a tool's description that the model gets."""
MOST_SCHEMA = 2000
"""Characters of a tool's parameters; a tool that wants more is left out."""


class McpTools:
    """Implements `ToolBox` for all configured servers."""

    def __init__(self, servers: Mapping[str, McpServer]) -> None:
        self._servers = [_Server(name, options) for name, options in servers.items()]

    async def serve(self) -> None:
        """Keep connected to every server, for ever."""
        async with Owner() as owner:
            for server in self._servers:
                owner.start(server.run(), f"MCP server {server.name}")
            await asyncio.Event().wait()

    def tools(self, request: Request) -> Sequence[Tool]:
        """Return the tools of the servers that are there now."""
        return tuple(tool for server in self._servers for tool in server.tools.values())

    async def run(self, call: ToolCall, request: Request) -> Told:
        """Run a call on its server; whatever goes wrong there is the result."""
        for server in self._servers:
            for name, tool in server.tools.items():
                if tool.name == call.name:
                    return await server.call(name, call.arguments)
        return Told(f"the tool {call.name[:60]} is not there now", strange=True)


class _Server:
    """One server. Its connection lives in the task of `run`; calls may come from any task."""

    def __init__(self, name: str, options: McpServer) -> None:
        self.name = name
        self.tools: dict[str, Tool] = {}
        """By their names there."""
        self._options = options
        self._client: Any = None
        self._broken = asyncio.Event()

    async def run(self) -> None:
        """Connect, and connect again when the connection broke, for ever."""
        told = ""
        while True:
            try:
                await self._stay_connected()
            except ImportError:
                log.error("MCP servers need a package; pip install 'hearth-voice[mcp]'")
                return
            except Exception as error:
                reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
                log.log(logging.DEBUG if reason == told else logging.WARNING, "MCP server %s: %s", self.name, reason)
                told = reason
            finally:
                self.tools, self._client = {}, None
            await asyncio.sleep(RETRY_S)

    async def _stay_connected(self) -> None:
        from mcp import Client

        self._broken.clear()
        async with asyncio.timeout(CONNECT_S) as connecting:
            async with Client(self._target(), read_timeout_seconds=CONNECT_S, cache=None) as client:
                found = await client.list_tools()
                connecting.reschedule(None)
                self._client = client
                self.tools = chosen(self.name, found.tools, self._options.tools)
                if missing := set(self._options.tools) - self.tools.keys():
                    log.warning("MCP server %s has no usable tool %s", self.name, ", ".join(sorted(missing)))
                log.info("MCP server %s: %d tools", self.name, len(self.tools))
                await self._broken.wait()
        raise ConnectionError("the connection broke")

    def _target(self) -> Any:
        from mcp import StdioServerParameters

        options = self._options
        if options.url:
            return options.url
        if not options.command:
            raise ValueError(f"language_model.mcp.{self.name} has neither a command nor a url")
        program, *arguments = options.command
        return StdioServerParameters(command=program, args=arguments, env=dict(options.environment))

    async def call(self, name: str, arguments: Mapping[str, Any] | str) -> Told:
        """Run a tool; its text is cut to the configured length."""
        if isinstance(arguments, str):
            return Told("the arguments are not a JSON object", refused=True)
        limit_s = self._options.timeout_ms / 1000
        try:
            async with asyncio.timeout(limit_s):
                found = await self._client.call_tool(name, dict(arguments), read_timeout_seconds=limit_s)
        except TimeoutError:
            return Told("the tool did not answer in time", strange=True)
        except Exception as error:
            log.warning("MCP server %s failed at %s: %s", self.name, name, type(error).__name__)
            self._broken.set()
            return Told("the tool failed", strange=True)
        text = " ".join(part.text for part in found.content if getattr(part, "text", None))
        return Told(f"{'error: ' if found.is_error else ''}{text[: self._options.longest]}" or "done", strange=True)


def chosen(server: str, found: Sequence[Any], wanted: Sequence[str]) -> dict[str, Tool]:
    """Return those of a server's tools that the household allows, under names that tell the server."""
    tools: dict[str, Tool] = {}
    for each in found:
        schema = each.input_schema if isinstance(each.input_schema, Mapping) else {}
        if each.name in wanted and len(str(schema)) <= MOST_SCHEMA:
            name = re.sub(r"[^a-zA-Z0-9_]+", "_", f"{server}_{each.name}")[:60]
            about = " ".join((each.description or each.name).split())[:LONGEST_ABOUT]
            tools[each.name] = Tool(name, about, schema)
    return tools
