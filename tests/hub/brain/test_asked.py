"""Questions that the house asks by itself, and who answers them."""

from __future__ import annotations

import asyncio

import pytest

from hub.brain.asked import AskAgainResponder, AskedResponder, matched
from hub.brain.responder import Request
from hub.engines.base import Hypotheses, Hypothesis
from hub.rooms import USUAL, Manner
from shared.errors import HearthError

ANSWERS = {"open": ("yes open", "open the door", "yes"), "wait": ("no", "in a moment", "nein")}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Yes.", "open"),
        ("yes, open it", "open"),
        ("oh yes please", "open"),
        ("No!", "wait"),
        ("in a moment please", "wait"),
        ("open the dor", "open"),
        ("what time is it", None),
        ("yesterday", None),
        ("yes no", "open"),
        ("", None),
    ],
)
def test_what_is_an_answer(said: str, expected: str | None) -> None:
    assert matched(said, ANSWERS) == expected


def test_words_that_are_two_answers_are_none() -> None:
    assert matched("left or right", {"left": ("left",), "right": ("right",)}) == "right"
    assert matched("ja nein", {"a": ("ja",), "b": ("no",)}) == "a"
    assert matched("red and tan", {"a": ("red",), "b": ("tan",)}) is None


class Room:
    """A satellite that speaks for a second."""

    def __init__(self, satellite: str, area: str, *, state: str = "idle", hears: bool = True) -> None:
        self.satellite, self.area, self.state = satellite, area, state
        self.hears = hears
        self.said: list[str] = []
        self.gone = False

    async def announce(self, text: str, manner: Manner = USUAL) -> bool:
        assert manner.follow_up, "the microphone opens after a question"
        if self.gone:
            raise ConnectionError("gone")
        self.said.append(text)
        await asyncio.sleep(1)
        return self.hears


class Rooms:
    def __init__(self, *rooms: Room) -> None:
        self.present = rooms

    def find(self, satellite: str) -> Room | None:
        return next((each for each in self.present if each.satellite == satellite), None)


def said(text: str, satellite: str = "kitchen", *, dry_run: bool = False) -> Request:
    return Request(
        turn="t", hypotheses=Hypotheses((Hypothesis(text, 0.0),)), satellite=satellite, area="", language="en",
        dry_run=dry_run,
    )  # fmt: skip


@pytest.mark.virtual_time
async def test_an_answer_at_the_satellite_that_asked() -> None:
    kitchen = Room("kitchen", "kitchen")
    asked = AskedResponder(Rooms(kitchen), lambda _: "Done.")  # type: ignore[arg-type]
    assert await asked.respond(said("yes")) is None
    asking = asyncio.create_task(asked.ask("area:kitchen", "Open?", ANSWERS, 30))
    await asyncio.sleep(5)
    assert await asked.respond(said("yes", "hall")) is None
    assert await asked.respond(said("yes", dry_run=True)) is None
    assert await asked.respond(said("what time is it")) is None
    reply = await asked.respond(said("yes please"))
    assert reply is not None
    assert [each async for each in reply.sentences] == ["Done."]
    assert await asking == "open"
    assert kitchen.said == ["Open?"]
    assert await asked.respond(said("yes")) is None


@pytest.mark.virtual_time
async def test_an_answer_over_the_question_counts() -> None:
    asked = AskedResponder(Rooms(Room("kitchen", "kitchen", hears=False)), lambda _: "")  # type: ignore[arg-type]
    asking = asyncio.create_task(asked.ask("kitchen", "Open?", ANSWERS, 30))
    await asyncio.sleep(0.5)
    assert await asked.respond(said("no")) is not None
    assert await asking == "wait"


@pytest.mark.virtual_time
async def test_nobody_answers() -> None:
    asked = AskedResponder(Rooms(Room("kitchen", "kitchen")), lambda _: "")  # type: ignore[arg-type]
    assert await asked.ask("kitchen", "Open?", ANSWERS, 30) is None
    assert asyncio.get_running_loop().time() == pytest.approx(31)


@pytest.mark.virtual_time
async def test_who_cannot_be_asked() -> None:
    kitchen = Room("kitchen", "kitchen")
    asked = AskedResponder(Rooms(kitchen, Room("hall", "hall", state="away")), lambda _: "")  # type: ignore[arg-type]
    for where in ("nowhere", "area:hall", "area:attic"):
        with pytest.raises(HearthError):
            await asked.ask(where, "Open?", ANSWERS, 1)
    first = asyncio.create_task(asked.ask("kitchen", "Open?", ANSWERS, 5))
    await asyncio.sleep(0)
    with pytest.raises(HearthError, match="already"):
        await asked.ask("kitchen", "And?", ANSWERS, 1)
    assert await first is None
    kitchen.gone = True
    with pytest.raises(HearthError, match="went away"):
        await asked.ask("kitchen", "Open?", ANSWERS, 1)


@pytest.mark.virtual_time
async def test_the_words_of_an_answer_are_all_that_is_waited_for() -> None:
    asked = AskedResponder(Rooms(Room("kitchen", "kitchen"), Room("hall", "hall")), lambda _: "")  # type: ignore[arg-type]
    assert not asked.expects("yes", "kitchen")
    asking = asyncio.create_task(asked.ask("kitchen", "Open?", ANSWERS, 5))
    await asyncio.sleep(0)
    assert asked.expects("Yes, open.", "kitchen")
    assert not asked.expects("yes open the window", "kitchen")
    assert not asked.expects("yes", "hall")
    assert await asking is None


@pytest.mark.virtual_time
async def test_half_an_answer_is_asked_for_once_more() -> None:
    asked = AskedResponder(Rooms(Room("kitchen", "kitchen"), Room("hall", "hall")), lambda _: "Done.")  # type: ignore[arg-type]
    again = AskAgainResponder(asked, lambda _: "Sorry?")
    assert await again.respond(said("please")) is None
    asking = asyncio.create_task(asked.ask("kitchen", "Open?", ANSWERS, 30))
    await asyncio.sleep(25)
    assert await again.respond(said("please", "hall")) is None
    assert await again.respond(said("please", dry_run=True)) is None
    reply = await again.respond(said("please"))
    assert reply is not None
    assert reply.follow_up, "the microphone opens again"
    assert [each async for each in reply.sentences] == ["Sorry?", "Open?"]
    assert await again.respond(said("please")) is None, "twice is enough"
    await asyncio.sleep(25)
    assert await asked.respond(said("yes")) is not None, "its time began anew"
    assert await asking == "open"


@pytest.mark.virtual_time
async def test_half_an_answer_over_the_question() -> None:
    asked = AskedResponder(Rooms(Room("kitchen", "kitchen")), lambda _: "")  # type: ignore[arg-type]
    asking = asyncio.create_task(asked.ask("kitchen", "Open?", ANSWERS, 30))
    await asyncio.sleep(0.5)
    assert await AskAgainResponder(asked, lambda _: "").respond(said("please")) is not None
    assert await asking is None
