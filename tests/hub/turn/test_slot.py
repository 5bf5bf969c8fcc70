from __future__ import annotations

import asyncio

import pytest

from hub.turn.slot import TurnSlot
from shared.messages import TurnOutcome

pytestmark = pytest.mark.virtual_time


class Turns:
    """Turns that take a while to clean up; remembers who ran when."""

    def __init__(self, slot: TurnSlot) -> None:
        self.slot = slot
        self.log: list[str] = []

    def start(self, name: str) -> None:
        self.slot.replace(lambda: self._run(name), name)

    async def _run(self, name: str) -> None:
        self.log.append(f"{name} begins")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            why = self.slot.why
            await asyncio.sleep(1)
            self.log.append(f"{name} gone ({why})")
            raise
        self.log.append(f"{name} done")


async def test_the_old_turn_is_gone_before_the_new_one_begins() -> None:
    turns = Turns(TurnSlot())
    turns.start("a")
    await asyncio.sleep(1)
    turns.start("b")
    await turns.slot.free()
    assert turns.log == ["a begins", "a gone (replaced)", "b begins", "b done"]


async def test_a_turn_replaced_before_it_began_leaves_nothing_and_breaks_no_order() -> None:
    turns = Turns(TurnSlot())
    turns.start("a")
    await asyncio.sleep(1)
    turns.start("b")
    await asyncio.sleep(0.5)
    turns.start("c")
    await turns.slot.free()
    assert turns.log == ["a begins", "a gone (replaced)", "c begins", "c done"]


async def test_clearing_waits_and_says_why() -> None:
    turns = Turns(TurnSlot())
    turns.start("a")
    await asyncio.sleep(1)
    assert not turns.slot.is_free
    await turns.slot.clear(TurnOutcome.CANCELLED)
    assert turns.slot.is_free
    assert turns.log == ["a begins", "a gone (cancelled)"]
    await turns.slot.clear()
