"""What is made ready is what will be said, and nothing moves for it."""

from __future__ import annotations

import pytest

from hub.brain.responder import Request
from hub.brain.select import Understanding, understanding
from hub.config import HubConfig
from hub.engines.base import Hypotheses, Hypothesis
from tests.fakes.home import MemoryHome
from tests.hub.house import house


def brain() -> tuple[MemoryHome, Understanding]:
    home = house()
    return home, understanding(home, HubConfig())


async def said(built: Understanding, text: str, area: str) -> str:
    request = Request(
        turn="t", hypotheses=Hypotheses((Hypothesis(text, 0.0),)), satellite="s", area=area, language="en"
    )
    reply = next(filter(None, [await each.respond(request) for each in built.responders[:3]]))
    return " ".join([each async for each in reply.sentences])


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("turn on the bedside lamp", "living"),
        ("turn off the lights", "living"),
        ("set the floor lamp to 40 percent", "kitchen"),
        ("what is the temperature in the kitchen", "living"),
        ("is the garage door open", "living"),
        ("unlock the front door", "hallway"),
    ],
)
async def test_the_reply_is_foreseen_word_for_word(text: str, area: str) -> None:
    home, built = brain()
    foreseen = await built.foresee(text, area, "s", "en")
    assert not home.commands
    assert foreseen and foreseen == await said(built, text, area)


async def test_what_nobody_understands_is_not_foreseen() -> None:
    _, built = brain()
    for text in ("how many colours has a rainbow", "undo that", "turn on"):
        assert not await built.foresee(text, "living", "s", "en") or text == "turn on"


async def test_an_answer_to_a_question_is_not_foreseen() -> None:
    _, built = brain()
    assert (await said(built, "unlock the front door", "hallway")).endswith("?")
    assert not await built.foresee("turn on the bedside lamp", "hallway", "s", "en")
