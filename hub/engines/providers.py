"""Several servers for one purpose: the first that answers has it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeVar

from hub.engines.language import (
    Abilities,
    ChatMessage,
    LanguageModel,
    ModelMissingError,
    ModelUnreachableError,
    Part,
    Tool,
    Usage,
)
from shared.tasks import closing

log = logging.getLogger(__name__)

T = TypeVar("T")
AWAY_S = 30.0
"""A server that did not answer is asked last for so long, so that not every turn waits for it."""


class Providers:
    """Language models behind `LanguageModel`, tried in order; one that is away or lacks its model gives way.

    A model that broke off in the middle of an answer gives way in the next turn only: words cannot be taken back.
    """

    def __init__(self, models: Sequence[LanguageModel]) -> None:
        """At least one."""
        self._models = tuple(models)
        self._away_until: dict[int, float] = {}

    @property
    def name(self) -> str:
        """Of the one that is asked first now."""
        return self._models[0].name if not self._away_until else self._in_order()[0][1].name

    async def abilities(self) -> Abilities:
        """Return what the first that answers can do."""
        return await self._first(lambda model: model.abilities())

    async def chat(
        self, messages: Sequence[ChatMessage], tools: Sequence[Tool] = (), schema: Mapping[str, Any] | None = None
    ) -> AsyncIterator[Part]:
        """Answer; see `LanguageModel.chat`. Raises the last one's error when none answers."""
        failed: Exception | None = None
        for number, model in self._in_order():
            begun = False
            try:
                async with closing(model.chat(messages, tools, schema)) as parts:
                    async for part in parts:
                        begun = True
                        yield part
            except (ModelUnreachableError, ModelMissingError) as error:
                self._give_way(number, error)
                if begun:
                    raise
                failed = error
            else:
                self._away_until.pop(number, None)
                return
        assert failed is not None
        raise failed

    async def warm_up(self, messages: Sequence[ChatMessage] = (), tools: Sequence[Tool] = ()) -> Usage:
        """Warm the first one up that answers."""
        return await self._first(lambda model: model.warm_up(messages, tools))

    async def close(self) -> None:
        """Give up all connections."""
        for model in self._models:
            await model.close()

    async def _first(self, ask: Callable[[LanguageModel], Coroutine[Any, Any, T]]) -> T:
        failed: Exception | None = None
        for number, model in self._in_order():
            try:
                return await ask(model)
            except (ModelUnreachableError, ModelMissingError) as error:
                self._give_way(number, error)
                failed = error
        assert failed is not None
        raise failed

    def _in_order(self) -> list[tuple[int, LanguageModel]]:
        now = asyncio.get_running_loop().time()
        away = {number for number, until in self._away_until.items() if until > now}
        return sorted(enumerate(self._models), key=lambda each: (each[0] in away, each[0]))

    def _give_way(self, number: int, error: Exception) -> None:
        if len(self._models) > 1:
            log.warning("%s; the next one is asked", error)
        self._away_until[number] = asyncio.get_running_loop().time() + AWAY_S
