"""Tools that are not about devices: what is remembered, what other servers know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from hub.brain.llm.deeds import HouseTools, Told
from hub.brain.responder import Request
from hub.engines.language import Tool, ToolCall


class ToolBox(Protocol):
    """Some tools of one sort."""

    def tools(self, request: Request) -> Sequence[Tool]:
        """Return those that a request may use; the same ones each time, as far as can be."""

    async def run(self, call: ToolCall, request: Request) -> Told:
        """Run a call of one of them within a time of its own. Never raises for what a tool does."""


@dataclass(slots=True)
class Workbench:
    """All tools of one request: those of the house first."""

    house: HouseTools
    request: Request
    boxes: Sequence[ToolBox] = ()
    strange: bool = False
    """Free text from elsewhere was read."""
    _done: set[str] = field(default_factory=set)

    def tools(self) -> tuple[Tool, ...]:
        """Return what the model may use, what changes with the devices last: a server reads anew from there."""
        more = (tool for box in self.boxes for tool in box.tools(self.request))
        return (*more, *self.house.offered.tools)

    async def run(self, call: ToolCall) -> Told:
        """Run a call; the very same call is done once in a turn, however often the model makes it."""
        written = f"{call.name} {call.arguments}"
        if written in self._done:
            return Told("this was done already", again=True)
        self._done.add(written)
        told = await self._run(call)
        if told.refused:
            self._done.discard(written)
        self.strange = self.strange or told.strange
        return told

    async def _run(self, call: ToolCall) -> Told:
        for box in () if self.house.knows(call.name) else self.boxes:
            if any(tool.name == call.name for tool in box.tools(self.request)):
                return await box.run(call, self.request)
        return await self.house.run(call, warily=self.strange)
