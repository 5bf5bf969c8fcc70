"""Timers, alarms and reminders as people ask for them: what is set, asked back and said."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from hub.clock import WEEKDAYS
from hub.intents.model import Intent
from hub.store.timer import TimerKind
from tests.hub.skills.talk import LAMP_OFF, SAFE, UNLOCK, talk

pytestmark = pytest.mark.virtual_time(days=3)


# ---------------------------------------------------------------- timers


async def test_a_timer_is_set_and_rings(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HassStartTimer", seconds=600) == "Timer set for 10 minutes."
        assert await den.do("HassStartTimer", seconds=90, name="pasta") == (
            "Pasta timer set for 1 minute and 30 seconds."
        )
        assert await den.do("HassStartTimer") == "For how long?"
        assert await den.answer(0, seconds=5) == "Timer set for 5 seconds."
        await asyncio.sleep(600.5)
        assert len(den.rooms["den"].rang) == 3
        assert den.rooms["hall"].rang == []


async def test_more_minutes_snooze_what_has_just_rung(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HassIncreaseTimer", seconds=300) == "There is no timer."
        await den.do("HassStartTimer", seconds=5)
        await asyncio.sleep(310)
        assert await den.do("HassIncreaseTimer", seconds=300) == "It will ring again in 5 minutes."
        await asyncio.sleep(301)
        assert len(den.rooms["den"].rang) == 2


async def test_a_room_may_be_the_name_of_a_timer(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HassStartTimer", seconds=600, name="laundry")
        await den.do("HassStartTimer", seconds=300)
        intent = Intent(name="HassTimerStatus", slots={"area": "laundry_room"}, spoken={"area": "laundry"})
        found = await den.run(intent)
        assert found == "The laundry timer has 10 minutes left."


async def test_a_dry_run_says_the_same_and_does_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HassStartTimer", seconds=600, dry_run=True) == "Timer set for 10 minutes."
        assert await den.kept() == []
        await den.do("HassStartTimer", seconds=600)
        before = await den.kept()
        for intent, slots, words in (
            ("HassCancelTimer", {}, "The timer for 10 minutes is cancelled."),
            ("HassCancelAllTimers", {}, "1 timer is cancelled."),
            ("HassPauseTimer", {}, "The timer for 10 minutes is paused, with 10 minutes left."),
            ("HassUnpauseTimer", {}, "The timer for 10 minutes goes on, with 10 minutes left."),
            ("HassIncreaseTimer", {"seconds": 60}, "The timer for 10 minutes now has 11 minutes left."),
            ("HearthSetAlarm", {"time": "07:00"}, "The alarm will ring tomorrow at 7 am."),
            ("HearthRemind", {"text": "x", "time": "19:00"}, "I'll remind you at 7 pm: x."),
        ):
            assert await den.do(intent, dry_run=True, **slots) == words
        assert await den.kept() == before


async def test_which_timer_is_meant(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HassCancelTimer") == "There is no timer."
        await den.do("HassStartTimer", seconds=600, name="pasta")
        await den.do("HassStartTimer", seconds=300)
        await den.do("HassStartTimer", seconds=1200, room="hall", name="laundry")
        assert await den.do("HassCancelTimer", name="pizza") == "There is no timer called pizza."
        assert await den.do("HassTimerStatus", name="paste") == "The pasta timer has 10 minutes left."
        assert await den.do("HassTimerStatus", start_seconds=300) == "The timer for 5 minutes has 5 minutes left."
        assert await den.do("HassTimerStatus", area="hall") == "The laundry timer has 20 minutes left."
        assert await den.do("HassCancelTimer", room="hall") == "The laundry timer is cancelled.", "the one here"
        assert await den.do("HassCancelTimer") == "Which one: timer for 5 minutes or pasta timer?"
        assert await den.answer(1) == "The pasta timer is cancelled."
        assert await den.do("HassPauseTimer", room="hall") == (
            "The timer for 5 minutes is paused, with 5 minutes left."
        ), "the only one"


async def test_the_one_that_rings_is_meant(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HassStartTimer", seconds=60, name="pasta")
        await den.do("HassStartTimer", seconds=300)
        await asyncio.sleep(61)
        assert await den.do("HassTimerStatus", name="pasta") == "The pasta timer is up."
        assert await den.do("HassCancelTimer") == "The pasta timer is cancelled."
        await asyncio.sleep(1)
        assert den.rooms["den"].ringing == []


async def test_longer_shorter_paused_and_resumed(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HassStartTimer", seconds=600)
        assert await den.do("HassIncreaseTimer") == "For how long?"
        assert await den.answer(0, seconds=300) == "The timer for 10 minutes now has 15 minutes left."
        assert await den.do("HassDecreaseTimer", seconds=60) == "The timer for 15 minutes now has 14 minutes left."
        assert await den.do("HassDecreaseTimer", seconds=6000) == "The timer for 14 minutes has only 14 minutes left."
        assert await den.do("HassPauseTimer") == "The timer for 14 minutes is paused, with 14 minutes left."
        await asyncio.sleep(3600)
        assert await den.do("HassTimerStatus") == "The timer for 14 minutes is paused, with 14 minutes left."
        assert await den.do("HassUnpauseTimer") == "The timer for 14 minutes goes on, with 14 minutes left."
        await asyncio.sleep(841)
        assert len(den.rooms["den"].ringing) == 1


async def test_several_are_told_and_cancelled(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        await den.do("HassStartTimer", seconds=600, name="pasta")
        await den.do("HassStartTimer", seconds=300, room="hall")
        assert await den.do("HassTimerStatus") == (
            "There are 2 timers. The timer for 5 minutes has 5 minutes left. The pasta timer has 10 minutes left."
        )
        assert await den.do("HassCancelAllTimers", area="hall") == "1 timer is cancelled."
        await den.do("HassStartTimer", seconds=300)
        assert await den.do("HassCancelAllTimers") == "2 timers are cancelled."
        assert await den.do("HassCancelAllTimers") == "There is no timer."


# ---------------------------------------------------------------- alarms


async def test_the_sun_wakes_where_the_house_is_known(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        no = "I don't know where the house is: its location has to be in the configuration."
        assert await den.say("wake me at sunrise") == no
        assert await den.say("remind me at sunset to close the windows") == no
        assert await den.say("turn off the lamp at sunset") == no
        assert await den.kept() == []
        den.home.clock.spot = (52.52, 13.405)
        assert await den.say("wake me at sunrise") == "The alarm will ring tomorrow at 4:47 am."
        assert await den.say("wake me an hour after sunrise every day") == (
            "The alarm will ring every day 1 hour after sunrise."
        )
        assert await den.say("cancel the alarm at sunrise") == "The alarm tomorrow at 4:47 am is cancelled."
        assert await den.say("turn off the lamp half an hour before sunset") == "I will turn off the Lamp at 8:51 pm."
        await den.home.until("20:51:30")
        assert den.devices.state("light.lamp").value == "off"
        await den.home.until("05:47:30")
        assert len(den.rooms["den"].rang) == 1
        [alarm] = await den.kept(TimerKind.ALARM)
        assert (alarm.time, alarm.repeat) == ("sunrise+60", WEEKDAYS)


async def test_a_lamp_at_every_sunset(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        den.home.clock.spot = (52.52, 13.405)
        assert await den.say("turn off the lamp at sunset every day") == "I will turn off the Lamp every day at sunset."
        for _ in range(2):
            den.devices.put("light.lamp", "on")
            await den.home.until("21:30")
            assert den.devices.state("light.lamp").value == "off"


async def test_alarms(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthAlarmStatus") == "There is no alarm set."
        assert await den.do("HearthSetAlarm") == "For what time?"
        assert await den.answer(0, time="07:00", twelve=1) == "The alarm will ring at 7 pm."
        assert await den.do("HearthSetAlarm", time="06:30", repeat="mon,tue,wed,thu,fri", name="work") == (
            "The alarm will ring on weekdays at 6:30 am."
        )
        assert await den.do("HearthSetAlarm", time="09:00", day="sat") == "The alarm will ring on Saturday at 9 am."
        assert await den.do("HearthSetAlarm", time="09:00", day="sat") == "The alarm will ring on Saturday at 9 am."
        assert len(await den.kept(TimerKind.ALARM)) == 3, "the same twice is one"
        assert await den.do("HearthAlarmStatus") == (
            "There are 3 alarms. An alarm rings at 7 pm. The work alarm rings on weekdays at 6:30 am. "
            "An alarm rings on Saturday at 9 am."
        )
        assert await den.do("HearthAlarmStatus", day="fri") == "The work alarm rings on weekdays at 6:30 am."
        assert await den.do("HearthAlarmStatus", day="sun") == "There is no alarm set then."
        assert await den.do("HearthSetAlarm", time="09:00", day="today") == "That time is already over."
        assert await den.do("HearthSetAlarm", time="29:00") == "For what time?"
        assert await den.do("HearthCancelAlarm", time="08:00") == "There is no such alarm."
        assert await den.do("HearthCancelAlarm", time="07:00", twelve=1) == "The alarm at 7 pm is cancelled."
        assert await den.do("HearthCancelAlarm", day="sat") == "The alarm on Saturday at 9 am is cancelled."
        assert await den.do("HearthSetAlarm", time="05:00", day="tomorrow") == "The alarm will ring tomorrow at 5 am."
        assert await den.do("HearthCancelAlarm", name="work") == "The alarm on weekdays at 6:30 am is cancelled."
        await den.do("HearthSetAlarm", time="06:00", day="tomorrow")
        assert await den.do("HearthCancelAlarm", all=1) == "2 alarms are cancelled."
        assert await den.do("HearthCancelAlarm") == "There is no alarm set."


async def test_snooze(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthSnooze") == "Nothing has rung here."
        await den.do("HearthSetAlarm", time="13:00")
        await den.home.until("13:00:10")
        assert await den.do("HearthSnooze") == "It will ring again in 9 minutes."
        assert await den.do("HearthAlarmStatus") == "An alarm rings at 1:09 pm."
        await den.home.until("13:09:20")
        den.rooms["den"].press()
        assert await den.do("HearthSnooze", seconds=120) == "It will ring again in 2 minutes."
        await den.home.until("13:11:25")
        assert len(den.rooms["den"].ringing) == 1


# ---------------------------------------------------------------- reminders


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("remind me every other Tuesday at 9 to take out the bins",
         "I'll remind you every other Tuesday at 9 am, next on Tuesday at 9 am: take out the bins."),
        ("remind me every four weeks on Friday at 8 to clean",
         "I'll remind you every 4 weeks on Friday at 8 am, next on Friday at 8 am: clean."),
        ("remind me every first of the month at noon to pay the rent",
         "I'll remind you on the first of every month at noon, next on Wednesday, July 1 at noon: pay the rent."),
        ("remind me on the last Friday of every month at 5 pm to write the bill",
         "I'll remind you on the last Friday of every month at 5 pm, next on Friday, June 26 at 5 pm: write the bill."),
    ],
)  # fmt: skip
async def test_what_does_not_come_every_week(tmp_path: Path, said: str, reply: str) -> None:
    async with talk(tmp_path) as den:
        assert await den.say(said) == reply


async def test_somebody_else_is_reminded(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.say("remind Anna to take her pills at eight") == "I'll remind Anna at 8 pm: take her pills."
        assert await den.say("what are my reminders") == "At 8 pm: Anna: take her pills."
        await den.home.until("20:01")
        assert den.rooms["den"].urgent == ["Reminder: Anna: take her pills."]


async def test_every_other_week_is_asked_for_its_time(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.say("remind me every other week to water the plants") == "When shall I remind you?"
        assert await den.say("at six pm") == (
            "I'll remind you every other Wednesday at 6 pm, next at 6 pm: water the plants."
        )
        await den.home.until("18:01")
        [plants] = await den.kept(TimerKind.REMINDER)
        assert den.home.clock.local(plants.due).date() == date(2026, 6, 17)


async def test_reminders(tmp_path: Path) -> None:
    async with talk(tmp_path) as den:
        assert await den.do("HearthReminders") == "There is no reminder."
        assert await den.do("HearthRemind") == "Remind you of what?"
        assert await den.answer(0, text="call mum") == "When shall I remind you?"
        assert await den.answer(0, time="18:00") == "I'll remind you at 6 pm: call mum."
        assert await den.do("HearthRemind", text="the bins", time="20:00", repeat="wed") == (
            "I'll remind you every Wednesday at 8 pm: the bins."
        )
        assert await den.do("HearthRemind", text="drink", seconds=1800) == "I'll remind you in 30 minutes: drink."
        assert await den.do("HearthReminders") == (
            "There are 3 reminders. At 12:30 pm: drink. At 6 pm: call mum. Every Wednesday at 8 pm: the bins."
        )
        assert await den.do("HearthReminders", day="tomorrow") == "There is no reminder then."
        assert await den.do("HearthCancelReminder", text="call mom") == "The reminder is cancelled: call mum."
        assert await den.do("HearthCancelReminder", text="dentist") == "There is no such reminder."
        assert await den.do("HearthCancelReminder") == "Which one: drink or the bins?"
        assert await den.answer(1) == "The reminder is cancelled: the bins."
        await asyncio.sleep(1805)
        assert den.rooms["den"].urgent == ["Reminder: drink."]
        assert await den.do("HearthCancelReminder", all=1) == "The reminder is cancelled: drink."
        assert den.rooms["den"].ringing != []
        await asyncio.sleep(1)
        assert den.rooms["den"].ringing == []


# ---------------------------------------------------------------- in words

SAME = "timer for 5 minutes with 5 minutes left"
TWO = ("5 minute timer", "10 minute timer", "cancel the timer")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (("Set a timer for ten minutes",), "Timer set for 10 minutes."),
        (("In ten minutes turn off the lamp",), "I will turn off the Lamp in 10 minutes."),
        (("Unlock the door in ten minutes",), "Shall I really unlock the Door in 10 minutes?"),
        (("Unlock the door in ten minutes", "yes"), "I will unlock the Door in 10 minutes."),
        (("Unlock the door in ten minutes", "no"), "Okay, I'll leave it."),
        (("Set a timer",), "For how long?"),
        (("Set a timer", "Ten minutes"), "Timer set for 10 minutes."),
        (("Set a timer", "ten"), "Timer set for 10 minutes."),
        (("Set a timer", "for an hour and a half, please"), "Timer set for 1 hour and 30 minutes."),
        (("Set a timer", "what time is it"), "12:00 PM."),
        (("Set an alarm",), "For what time?"),
        (("Set an alarm", "half past six"), "The alarm will ring at 6:30 pm."),
        (("Set an alarm", "tomorrow at seven"), "The alarm will ring tomorrow at 7 am."),
        (("Set an alarm", "seven"), "The alarm will ring at 7 pm."),
        (("Remind me to call mum",), "When shall I remind you?"),
        (("Remind me to call mum", "tomorrow at ten"), "I'll remind you tomorrow at 10 am: call mum."),
        (("Remind me to call mum", "in half an hour"), "I'll remind you in 30 minutes: call mum."),
        (("Remind me at nine",), "Remind you of what?"),
        (("Remind me at nine", "the bins"), "I'll remind you at 9 pm: the bins."),
        ((TWO[0], "pause the timer", TWO[0], TWO[2]), f"Which one: {SAME} or {SAME}?"),
        (TWO, "Which one: timer for 5 minutes or timer for 10 minutes?"),
        ((*TWO, "the 10 minute one"), "The timer for 10 minutes is cancelled."),
        ((*TWO, "the ten minute one"), "The timer for 10 minutes is cancelled."),
        ((*TWO, "the first one"), "The timer for 5 minutes is cancelled."),
        ((TWO[0], "pasta timer for ten minutes", TWO[2], "pasta"), "The pasta timer is cancelled."),
        (("What time is it",), "12:00 PM."),
    ],
)  # fmt: skip
async def test_a_conversation(tmp_path: Path, said: tuple[str, ...], wanted: str) -> None:
    async with talk(tmp_path) as den:
        assert await den.say(*said) == wanted


# ---------------------------------------------------------------- in five languages

LANGUAGES = ("en", "de", "fr", "es", "nl")


SELDOM = ("tue,2w", "tue,3w", "d1", "d15", *(f"mon{number}" for number in range(1, 6)))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_has_words_for_the_sun(tmp_path: Path, language: str) -> None:
    async with talk(tmp_path, language) as den:
        den.home.clock.spot = (52.52, 13.405)
        times = [f"{event}{offset}" for event in ("sunrise", "sunset") for offset in ("", "-30", "+30")]
        said = [await den.do("HearthSetAlarm", time=each, repeat="mon") for each in times]
        assert len(set(said)) == len(times)
        assert not any("{" in each for each in said)
        assert language == "en" or not any("sun" in each for each in said)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_has_words_for_all(tmp_path: Path, language: str) -> None:
    """Everything that can come of these intents can be said, without a gap and without English in it."""
    async with talk(tmp_path, language) as den:
        said = [
            await den.do("HassStartTimer"),
            await den.do("HassStartTimer", seconds=600),
            await den.do("HassStartTimer", seconds=3660, name="X"),
            await den.do("HassCancelTimer"),
            await den.do("HassTimerStatus"),
            await den.do("HassPauseTimer", name="X"),
            await den.do("HassTimerStatus", name="X"),
            await den.do("HassUnpauseTimer", name="X"),
            await den.do("HassIncreaseTimer", name="X", seconds=61),
            await den.do("HassDecreaseTimer", name="X", seconds=61_000),
            await den.do("HassCancelTimer", name="X"),
            await den.do("HassCancelTimer", name="Y"),
            await den.do("HassCancelAllTimers"),
            await den.do("HassCancelAllTimers"),
            await den.do("HearthAlarmStatus"),
            await den.do("HearthSetAlarm"),
            await den.do("HearthSetAlarm", time="01:00"),
            await den.do("HearthSetAlarm", time="07:30", repeat="mon,thu", name="X"),
            await den.do("HearthSetAlarm", time="07:30", repeat="sat,sun"),
            await den.do("HearthSetAlarm", time="07:30", repeat="mon,tue,wed,thu,fri"),
            await den.do("HearthSetAlarm", time="07:30", repeat="mon,tue,wed,thu,fri,sat,sun"),
            await den.do("HearthAlarmStatus"),
            await den.do("HearthAlarmStatus", day="tomorrow"),
            await den.do("HearthCancelAlarm"),
            await den.do("HearthCancelAlarm", name="Q"),
            await den.do("HearthCancelAlarm", all=1),
            await den.do("HearthSetAlarm", time="01:00", day="today"),
            await den.do("HearthSnooze"),
            await den.do("HearthSetAlarm", time="sunset"),
            *[await den.do("HearthSetAlarm", time="09:00", repeat=each) for each in SELDOM],
            await den.do("HearthRemind"),
            await den.do("HearthRemind", text="X"),
            await den.do("HearthRemind", text="X", seconds=7200),
            await den.do("HearthRemind", text="Y", time="10:00", day="2027-01-01"),
            await den.do("HearthReminders"),
            await den.do("HearthReminders", day="sun"),
            await den.do("HearthCancelReminder"),
            await den.do("HearthCancelReminder", text="X"),
            await den.do("HearthCancelReminder", text="Q"),
            await den.do("HearthCancelReminder", all=1),
            await den.do("HearthDelay", then=(LAMP_OFF,)),
            await den.do("HearthDelay", then=(LAMP_OFF,), seconds=60),
            await den.do("HearthDelay", then=(UNLOCK,), seconds=60),
            await den.do("HearthDelay", then=(SAFE,), seconds=60),
            await den.do("HearthDelayed"),
            await den.do("HearthCancelDelayed"),
        ]
        for text in said:
            assert text
            assert "{" not in text
            assert text[0].isupper() or not text[0].isalpha(), text
            assert text[-1] in ".?"
