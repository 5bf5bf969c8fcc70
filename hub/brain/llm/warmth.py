"""Keeps the model loaded, so that nobody waits for that: at the start, and while a person is still speaking."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from hub.brain.llm.responder import ModelResponder
from hub.config import LanguageModel
from hub.engines.language import Usage
from hub.events import Events, TurnBegan
from shared.errors import EngineError
from shared.messages import Cause
from shared.tasks import Owner

log = logging.getLogger(__name__)

FRESH_S = 60.0
"""A model that was just loaded is loaded: it is not asked again for so long."""
RETRY_S = 60.0
"""Wait between tries at the start while no server answers."""
QUICK = 500
"""Tokens a second: a server that reads so many reads a room's prompt while somebody speaks there. A slower one only
loads the model: it may share its processors with who listens."""
USUAL = 1500
"""Tokens of a prompt, in a window that is large enough."""


@dataclass(frozen=True, slots=True)
class _Warm:
    """The model was loaded."""

    at: float
    """Loop time."""
    area: str
    """Whose prompt was read."""
    reads: bool
    """It reads a prompt quickly."""


async def keep_warm(
    responder: ModelResponder, events: Events, language: str, languages: Mapping[str, str], options: LanguageModel
) -> None:
    """Have the model loaded and the prompt read at the start, and again whenever somebody wakes a satellite.

    For ever; a model that is away is tried again, and told once; one that reads too slowly is told of. `languages` are
    those of satellites that do not speak `language`.
    """
    loop = asyncio.get_running_loop()
    with events.watch(only=(TurnBegan,)) as subscription:
        async with Owner() as owner:
            loading = owner.start(_start(responder, language, options), "loading the language model")
            async for event in subscription:
                if not loading.done() or not isinstance(event, TurnBegan) or not _is_wake(event, responder):
                    continue
                last = loading.result()
                if loop.time() - last.at > FRESH_S or (last.reads and event.area != last.area):
                    spoken = languages.get(event.satellite, language)
                    loading = owner.start(_again(responder, event.area, spoken, last), "keeping the model loaded")


def too_slow(used: Usage, options: LanguageModel) -> str:
    """Return what there is to be said of a server that reads a whole prompt longer than it is waited for, if so."""
    tokens = min(USUAL, options.window // 2)
    needed_ms = used.prompt_ms * tokens / max(1, used.prompt_tokens)
    if needed_ms <= options.first_token_ms:
        return ""
    return (
        f"it needs about {needed_ms / 1000:.0f} s to read a new prompt of {tokens} tokens, longer than "
        "language_model.first_token_ms: choose a smaller model or a smaller window, or wait longer"
    )


def _is_wake(event: TurnBegan, responder: ModelResponder) -> bool:
    return event.cause in (Cause.WAKE, Cause.BUTTON) and responder.is_wanted(event.satellite)


async def _start(responder: ModelResponder, language: str, options: LanguageModel) -> _Warm:
    told = False
    while True:
        try:
            used = await responder.warm_up("", language)
        except EngineError as error:
            log.log(logging.DEBUG if told else logging.WARNING, "the language model is not ready: %s", error)
            told = True
            await asyncio.sleep(RETRY_S)
        else:
            log.info("the language model is ready: %s", responder.name)
            if warning := too_slow(used, options):
                log.warning("the language model is slow: %s", warning)
            return _warm(used, "")


async def _again(responder: ModelResponder, area: str, language: str, last: _Warm) -> _Warm:
    try:
        if last.reads:
            return _warm(await responder.warm_up(area, language), area)
        await responder.load()
    except EngineError as error:
        log.debug("the language model is not ready: %s", error)
    return _Warm(asyncio.get_running_loop().time(), area, last.reads)


def _warm(used: Usage, area: str) -> _Warm:
    # A server that does not tell how long it took may want money for each token.
    reads = used.prompt_ms > 0 and used.prompt_tokens * 1000 / used.prompt_ms >= QUICK
    return _Warm(asyncio.get_running_loop().time(), area, reads)
