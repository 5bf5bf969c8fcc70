"""What "stop it" is about: what sounds in the room, or else what moves there."""

from __future__ import annotations

import pytest

from hub.brain.responder import Request
from hub.brain.select import understanding
from hub.config import HubConfig
from hub.engines.base import Hypotheses, Hypothesis
from tests.fakes.speaking_rooms import FakeRoom, FakeRooms
from tests.hub.house import house


@pytest.mark.parametrize(
    ("sounds", "dry_run", "moved"),
    [(True, False, ["open"]), (False, False, ["open", "stop"]), (True, True, ["open"])],
)
async def test_what_sounds_comes_before_what_moves(sounds: bool, dry_run: bool, moved: list[str]) -> None:
    home, silenced = house(), list[str]()

    class Box(FakeRoom):
        async def silence(self) -> bool:
            silenced.append(self.satellite)
            return sounds

    brain = understanding(home, HubConfig(), rooms=FakeRooms(Box("box")))

    async def say(text: str) -> str:
        request = Request(
            turn="t",
            hypotheses=Hypotheses((Hypothesis(text, -0.1),)),
            satellite="box",
            area="kitchen",
            language="en",
            dry_run=dry_run and text == "stop it",
        )
        for responder in brain.responders:
            if (reply := await responder.respond(request)) is not None:
                _ = [each async for each in reply.sentences]
                return reply.responder
        raise AssertionError("nobody answered")

    await say("open the blind")
    assert not silenced
    answered = await say("stop it")
    assert silenced == ([] if dry_run else ["box"])
    assert [each.action for each in home.commands] == moved
    assert (answered == "stop") == (sounds and not dry_run)
