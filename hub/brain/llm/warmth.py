"""Keeps the model loaded, so that nobody waits for that: at the start, and while a person is still speaking."""

from __future__ import annotations

import asyncio
import logging

from hub.brain.llm.responder import ModelResponder
from hub.events import Event, Events, TurnBegan
from shared.errors import EngineError
from shared.messages import Cause
from shared.tasks import Owner

log = logging.getLogger(__name__)

FRESH_S = 60.0
"""A model that was just loaded is loaded: it is not asked again for so long."""
RETRY_S = 60.0
"""Wait between tries at the start while no server answers."""


async def keep_warm(responder: ModelResponder, events: Events, language: str) -> None:
    """Have the model loaded and the prompt read at the start, and loaded again whenever somebody wakes a satellite.

    For ever; a model that is away is tried again, and told once.
    """
    loop = asyncio.get_running_loop()
    with events.watch(only=(TurnBegan,)) as subscription:
        async with Owner() as owner:
            starting = owner.start(_start(responder, language), "loading the language model")
            last = 0.0
            loading: asyncio.Task[None] | None = None
            async for event in subscription:
                if not starting.done() or (loading is not None and not loading.done()):
                    continue
                last = max(last, starting.result())
                if _is_wake(event, responder) and loop.time() - last > FRESH_S:
                    last = loop.time()
                    loading = owner.start(_load(responder), "keeping the language model loaded")


def _is_wake(event: Event, responder: ModelResponder) -> bool:
    return (
        isinstance(event, TurnBegan)
        and event.cause in (Cause.WAKE, Cause.BUTTON)
        and responder.is_wanted(event.satellite)
    )


async def _start(responder: ModelResponder, language: str) -> float:
    """Return the loop's time at which it was ready."""
    told = False
    while True:
        try:
            await responder.warm_up("", language)
        except EngineError as error:
            log.log(logging.DEBUG if told else logging.WARNING, "the language model is not ready: %s", error)
            told = True
            await asyncio.sleep(RETRY_S)
        else:
            log.info("the language model is ready: %s", responder.name)
            return asyncio.get_running_loop().time()


async def _load(responder: ModelResponder) -> None:
    try:
        await responder.load()
    except EngineError as error:
        log.debug("the language model is not ready: %s", error)
