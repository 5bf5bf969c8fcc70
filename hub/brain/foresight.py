"""What the reply would be if what was said so far were all: to be made ready while silence passes. Nothing is done."""

from __future__ import annotations

import asyncio

import msgspec

from hub.brain.conversation import Conversations, place_of
from hub.brain.languages import Languages
from hub.brain.responder import Request
from hub.brain.sums import summed
from hub.devices.model import Home, Result
from hub.intents.model import Place
from hub.skills.asking import in_its_words, with_words
from hub.skills.registry import Outcome, Skills

_UNSEEN = frozenset({"HearthUndo", "HearthHelp"})
"""Intents whose words come from elsewhere than their outcome."""


async def foreseen(
    request: Request, languages: Languages, conversations: Conversations, skills: Skills, home: Home
) -> str:
    """Return the first sentence of the likely reply, as if every device did what it should; empty when unknown.

    The intents are run dry, so that questions about states get their real answers.
    """
    talk = conversations.at(place_of(request))
    if talk.asked is not None:
        return ""
    speaking = languages.of(request.language)
    understood = speaking.understander.understand([request.text], Place(area=request.area, referents=talk.referents))
    if understood.question is not None and not understood.intents:
        return speaking.asking.ask(await in_its_words(understood.question, skills, request.context()))
    if not understood.intents or any(intent.name in _UNSEEN for intent in understood.intents):
        return ""
    context = request.context()
    outcomes = await asyncio.gather(*(skills.run(intent, context) for intent in understood.intents))
    for intent, outcome in summed(understood.intents, [_gone_well(each, home) for each in outcomes]):
        if outcome.question is not None and not outcome.results:
            return speaking.asking.ask(with_words(outcome, outcome.question))
        if sentences := speaking.replies.word(intent, outcome):
            return sentences[0]
    return ""


def _gone_well(outcome: Outcome, home: Home) -> Outcome:
    """Return a dry run's outcome as it is when the devices that report back do so."""
    results = tuple(
        msgspec.structs.replace(each, result=Result.CONFIRMED)
        if each.result is Result.ASSUMED and (device := home.device(each.device)) is not None and not device.assumed
        else each
        for each in outcome.results
    )
    return msgspec.structs.replace(outcome, results=results)
