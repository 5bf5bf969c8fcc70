"""Commands for later as people ask for them: what is set, asked back, done and said."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from hub.brain.answers import _answering
from hub.brain.dialogue import Agreed, react
from hub.intents.model import Intent
from tests.hub.skills.talk import LAMP_OFF, SAFE, UNLOCK, talk

pytestmark = pytest.mark.virtual_time(days=3)


# ---------------------------------------------------------------- later

BLIND = Intent(name="HassSetPosition", slots={"name": "cover.blind"})


async def test_a_command_for_later(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthDelayed") == "Nothing is to be done later."
        assert await den.do("HearthDelay", then=(LAMP_OFF,)) == "When shall I do that?"
        assert await den.answer(0, seconds=600) == "I will turn off the Lamp in 10 minutes."
        assert den.devices.commands == []
        assert await den.do("HearthDelayed") == "I will turn off the Lamp in 10 minutes."
        await asyncio.sleep(601)
        assert den.devices.state("light.lamp").value == "off"
        assert den.rooms["den"].said == []


async def test_the_last_one_or_all_are_cancelled(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthCancelDelayed") == "Nothing is to be done later."
        for seconds in (600, 300, 500):
            await den.do("HearthDelay", then=(LAMP_OFF,), seconds=seconds)
            await asyncio.sleep(1)
        assert await den.do("HearthCancelDelayed") == "I won't turn off the Lamp."
        assert [round(each.set_for_s) for each in await den.kept()] == [300, 600]
        assert await den.do("HearthCancelDelayed", all=1) == "2 commands are cancelled."


async def test_what_cannot_be_done_is_refused_at_once(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        cellar = Intent(name="HassTurnOff", slots={"name": "lock.cellar"})
        assert "Cellar" in await den.do("HearthDelay", then=(cellar,), seconds=60)
        assert await den.kept() == []


async def test_what_can_do_harm_is_confirmed_when_it_is_said(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        asked = await den.do("HearthDelay", then=(UNLOCK,), seconds=60)
        assert asked == "Shall I really unlock the Door in 1 minute?"
        assert await den.kept() == []
        assert den.asked is not None
        assert den.asked.question is not None
        await den._run(den.asked.question.intents[0], "den", confirmed=True)
        await asyncio.sleep(61)
        assert den.devices.state("lock.door").value == "unlocked"


async def test_what_needs_the_pin_needs_it_when_it_is_said(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthDelay", then=(SAFE,), seconds=60) == (
            "What is the PIN to unlock the Safe in 1 minute?"
        )
        assert den.asked is not None
        assert den.asked.question is not None
        [intent] = den.asked.question.intents
        assert "PIN" in await den._run(intent, "den", confirmed=True, pin="9999")
        assert await den.kept() == []
        await den._run(intent, "den", confirmed=True, pin="1234")
        [kept] = await den.kept()
        assert "1234" not in str(kept), "the PIN itself is not written down"
        await asyncio.sleep(61)
        assert den.devices.state("lock.safe").value == "unlocked"


async def test_a_device_that_does_not_answer_later_is_told(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HearthDelay", then=(LAMP_OFF,), time="13:00")
        den.devices.silent.add("light.lamp")
        await den.home.until("13:00:30")
        [said] = den.rooms["den"].said
        assert said.startswith("I was to turn off the Lamp at 1 pm.")
        assert "Lamp" in said.partition("pm.")[2]


async def test_a_value_that_is_missing_is_filled_in_what_is_done_later(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HearthDelay", then=(BLIND,), seconds=60)
        assert den.asked is not None
        assert den.asked.question is not None
        assert den.asked.question.slot == "position"
        asked = den.asked.question.intents[0]
        agreed = react(den.asked.question, "40 percent", _answering(den.brain.languages.of("en"), den.devices))
        assert isinstance(agreed, Agreed)
        assert await den._run(agreed.intents[0], "den") != ""
        assert asked.then[0].slots["name"] == "cover.blind"
        await asyncio.sleep(61)
        assert den.devices.state("cover.blind").attributes["position"] == 40
