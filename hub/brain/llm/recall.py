"""What the household asked to be remembered, as a tool of the model: data, like all that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from hub.brain.llm.deeds import Told
from hub.brain.memory import matching
from hub.brain.responder import Request
from hub.engines.language import Tool, ToolCall
from hub.store.database import StoreError
from hub.store.facts import FactStore

MOST = 8
"""Facts that the model gets at once."""
_TOOL = Tool(
    "recall",
    "what people in this house asked to be remembered",
    {"type": "object", "properties": {"about": {"type": "string", "description": "a few words"}}},
)


class Recall:
    """Implements `ToolBox`. The model can read facts; it can neither add nor delete any."""

    def __init__(self, facts: FactStore) -> None:
        self._facts = facts

    def tools(self, request: Request) -> Sequence[Tool]:
        """Return the one tool."""
        return (_TOOL,)

    async def run(self, call: ToolCall, request: Request) -> Told:
        """Look facts up; where none fits the words, the newest are told."""
        about = "" if isinstance(call.arguments, str) else str(call.arguments.get("about", ""))[:100]
        try:
            facts = await self._facts.all()
        except StoreError:
            return Told("the memory cannot be read now")
        found = matching(facts, about) or facts[::-1]
        return Told("; ".join(each.text for each in found[:MOST]) or "nothing is remembered", strange=bool(found))
