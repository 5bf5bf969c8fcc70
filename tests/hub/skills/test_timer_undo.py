"""Timers, alarms, reminders and delayed commands that are taken back, and that come although they were cancelled."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.hub.skills.talk import talk

pytestmark = pytest.mark.virtual_time(days=3)


async def test_what_was_set_last_is_taken_back(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        for said, undone in (
            ("set a timer for ten minutes", "The timer for 10 minutes is cancelled."),
            ("wake me at seven in the morning", "The alarm tomorrow at 7 am is cancelled."),
            ("remind me at six to feed the cat", "The reminder is cancelled: feed the cat."),
            ("turn off the lamp in ten minutes", "I won't turn off the Lamp."),
        ):
            await den.say(said)
            assert len(await den.kept()) == 1
            assert await den.say("undo that") == undone
            assert await den.kept() == []
        assert await den.say("undo that") == "There is nothing I could take back."


async def test_what_was_cancelled_last_comes_all_the_same(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        for said, cancel, again in (
            ("set a pasta timer for ten minutes", "cancel the timer", "The pasta timer has 10 minutes left."),
            ("wake me at seven in the morning", "cancel the alarm", "An alarm rings tomorrow at 7 am."),
            ("remind me at six to feed the cat", "cancel all reminders", "At 6 pm: feed the cat."),
        ):
            await den.say(said)
            before = await den.kept()
            await den.say(cancel)
            assert await den.kept() == []
            assert await den.say("undo that") == again
            assert await den.kept() == before
            await den.say(cancel)
        await den.say("set a timer for five minutes", "set a timer for ten minutes", "cancel all timers", "undo that")
        await asyncio.sleep(601)
        assert len(den.rooms["den"].rang) == 2
