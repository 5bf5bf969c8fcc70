"""Somebody speaks over a reply, on a virtual clock: a real session judges while the reply is held back."""

from __future__ import annotations

import asyncio

import pytest

from shared.messages import Cause, EndTurn, ResumeSpeech, StartSpeech, StopSpeech
from tests.fakes.engines import ScriptedSpeech
from tests.turns.test_turns import Room, room

pytestmark = pytest.mark.virtual_time
REPLY_MS = 1300 + 350
"""“You said what a lovely day.” at 50 ms a letter."""


async def reply_sounds(r: Room) -> None:
    await r.satellite.say("s1000 q3000", "t1")
    await r.satellite.speaking.wait()
    await asyncio.sleep(0.4)


@pytest.mark.parametrize("script", ["s100 q3000", "s400 q3000", "q3000"])
@pytest.mark.parametrize("text", ["", "mhm yeah", "lovely day"])
async def test_a_cough_a_mhm_or_an_echo_lets_the_reply_go_on(script: str, text: str) -> None:
    async with room("what a lovely day", text) as r:
        await reply_sounds(r)
        await r.satellite.say(script, "t2", cause=Cause.SPEECH)
        assert r.satellite.all(ResumeSpeech) == [ResumeSpeech(turn="t2")]
        record = await r.turn_ends()
    assert [each.outcome for each in r.records] == ["answered"]
    assert (record.turn, record.said) == ("t1", "You said what a lovely day.")
    assert record.heard_ms == REPLY_MS - 350
    assert not r.satellite.all(StopSpeech)


async def test_words_begin_a_new_turn_with_the_frames_already_held() -> None:
    async with room("what a lovely day", "turn on the lamp", partial_ms=0) as r:
        await reply_sounds(r)
        await r.satellite.say("s800 q3000", "t2", cause=Cause.SPEECH)
        record = await r.turn_ends()
    assert [(each.turn, each.outcome) for each in r.records] == [("t1", "replaced"), ("t2", "answered")]
    assert (record.heard, record.end_reason, record.cause) == ("turn on the lamp", "complete", "speech")
    assert r.stt.decodes == 2, "what the aside decoded is not decoded again"
    assert 350 <= r.records[0].heard_ms <= 450, "history keeps what was heard before it was held"
    assert len(r.satellite.all(StopSpeech)) >= 1


async def test_someone_who_pauses_within_a_wish_is_heard_to_the_end() -> None:
    async with room("what a lovely day", "turn on in the bedroom lamp") as r:
        await reply_sounds(r)
        await r.satellite.say("s600 q400 s700 q3000", "t2", cause=Cause.SPEECH)
        record = await r.turn_ends()
    assert record.heard == "turn on in the bedroom lamp"
    assert len(r.responder.requests) == 2


@pytest.mark.parametrize("interrupts", [True, False])
async def test_stop_silences_at_once_whether_or_not_speech_may_interrupt(interrupts: bool) -> None:
    async with room("what a lovely day", "stop") as r:
        await reply_sounds(r)
        await r.satellite.say("s300 q3000", "t2", cause=Cause.SPEECH, interrupts=interrupts)
        record = await r.turn_ends()
    assert r.satellite.all(StopSpeech)
    assert r.records[0].heard_ms < (450 if interrupts else 1200)
    assert (record.turn, record.heard) == ("t2", "stop")
    assert [each.outcome for each in r.records] == ["replaced", "answered"]


async def test_other_words_do_not_end_a_reply_that_speech_may_not_interrupt() -> None:
    async with room("what a lovely day", "turn on the lamp") as r:
        await reply_sounds(r)
        await r.satellite.say("s800 q3000", "t2", cause=Cause.SPEECH, interrupts=False)
        record = await r.turn_ends()
    assert [each.outcome for each in r.records] == ["answered"]
    assert record.heard_ms == REPLY_MS - 350


async def test_long_talk_is_not_waited_for_where_only_stop_counts() -> None:
    async with room("what a lovely day", "a television", partial_ms=0) as r:
        await reply_sounds(r)
        await r.satellite.say("s6000", "t2", cause=Cause.SPEECH, interrupts=False)
        await r.turn_ends()
    assert r.satellite.all(ResumeSpeech)
    assert r.stt.decodes == 1, "only the first utterance was decoded"


async def test_wait_holds_the_reply_until_something_follows() -> None:
    async with room("what a lovely day", "wait", "turn on the lamp") as r:
        await reply_sounds(r)
        await r.satellite.say("s200 q1500 s800 q3000", "t2", cause=Cause.SPEECH)
        record = await r.turn_ends()
    assert (record.turn, record.heard) == ("t2", "turn on the lamp")
    assert [each.outcome for each in r.records] == ["replaced", "answered"]


async def test_wait_and_nothing_more_lets_the_reply_go_on_and_does_not_time_out() -> None:
    async with room("what a lovely day", "wait") as r:
        await reply_sounds(r)
        await r.satellite.say("s200 q9000", "t2", cause=Cause.SPEECH)
        record = await r.turn_ends()
    assert (record.turn, record.outcome, record.heard_ms) == ("t1", "answered", REPLY_MS - 350)


async def test_an_end_of_the_turn_waits_for_what_is_said_over_it() -> None:
    async with room("what a lovely day", "stop") as r:
        await reply_sounds(r)
        await asyncio.sleep(0.75)
        await r.satellite.say("s300 q3000", "t2", cause=Cause.SPEECH, interrupts=False)
        await r.turn_ends()
    kinds = [type(each) for each in r.satellite.sent if isinstance(each, EndTurn | ResumeSpeech)]
    assert kinds in ([EndTurn], [ResumeSpeech, EndTurn])
    assert len(r.satellite.all(EndTurn)) == 1


async def test_a_wake_word_while_it_is_judged_comes_first() -> None:
    async with room("what a lovely day", "mhm never judged", "turn on the lamp") as r:
        await reply_sounds(r)
        task = asyncio.create_task(r.satellite.say("s3000", "t2", cause=Cause.SPEECH))
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.wait([task])
        await r.satellite.say("s800 q3000", "t3", word="hey_jarvis")
        record = await r.turn_ends()
    assert [(each.turn, each.outcome) for each in r.records] == [("t1", "replaced"), ("t3", "answered")]
    assert record.heard == "turn on the lamp"
    assert not r.satellite.all(ResumeSpeech)


async def test_an_announcement_is_held_and_goes_on_or_is_silenced() -> None:
    async with room("mhm", "turn on the lamp") as r:
        announcement = asyncio.create_task(r.session.announce("Dinner is ready, come to the table."))
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.3)
        await r.satellite.say("s200 q2000", "t1", cause=Cause.SPEECH)
        assert r.satellite.all(ResumeSpeech)
        assert await announcement
        r.satellite.speaking.clear()
        announcement = asyncio.create_task(r.session.announce("Dinner is ready, come to the table."))
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.3)
        await r.satellite.say("s800 q2000", "t2", cause=Cause.SPEECH)
        assert not await announcement
        await r.turn_ends()
    assert [each.heard for each in r.records] == ["turn on the lamp"]


async def test_speech_to_text_that_fails_lets_the_reply_go_on() -> None:
    stt = ScriptedSpeech("what a lovely day", "never heard")
    async with room(stt=stt) as r:
        await reply_sounds(r)
        stt.error = "the model is gone"
        await r.satellite.say("s400 q3000", "t2", cause=Cause.SPEECH)
        await r.turn_ends()
    assert r.satellite.all(ResumeSpeech)
    assert [each.outcome for each in r.records] == ["answered"]


async def test_stop_while_the_hub_thinks_ends_the_turn_before_it_speaks() -> None:
    async with room("what a lovely day", "stop", seconds=2.5) as r:
        await r.satellite.say("s1000 q3000", "t1")
        await asyncio.sleep(0.5)
        await r.satellite.say("s300 q900", "t2", cause=Cause.SPEECH, interrupts=False)
        await asyncio.sleep(6)
    assert [each.outcome for each in r.records] == ["replaced", "answered"]
    assert not [each for each in r.satellite.all(StartSpeech) if each.turn == "t1"]  # type: ignore[attr-defined]
