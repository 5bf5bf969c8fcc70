"""Whole turns on a virtual clock: real session, slot, listener and speaker; scripted ears and a silent voice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from hub.brain.responder import Reply, Request, spoken
from hub.events import Events, StageFailed, TurnBegan, TurnEnded, TurnRecord
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from shared.endpoint import EndpointTimes, EndReason, Hint
from shared.messages import EndTurn, SpeechHeard, StopListening, StopSpeech, TurnOutcome
from shared.tasks import cancel
from tests.fakes.engines import ScriptedSpeech, SilentSpeech
from tests.fakes.satellite import FakeSatellite

pytestmark = pytest.mark.virtual_time

COMPLETE = {"turn on the lamp"}


class EchoResponder:
    """Answers every request by naming it, after `seconds`; "break" breaks it."""

    def __init__(self, seconds: float = 0.05) -> None:
        self.seconds = seconds
        self.requests: list[Request] = []

    async def respond(self, request: Request) -> Reply | None:
        self.requests.append(request)
        await asyncio.sleep(self.seconds)
        if request.text == "break":
            raise RuntimeError("broken on purpose")
        if request.text == "nothing":
            return None
        return Reply(sentences=spoken(f"You said {request.text}."), responder="echo", intent="Echo", done=("lamp on",))


@dataclass
class Room:
    satellite: FakeSatellite
    session: Session
    stt: ScriptedSpeech
    tts: SilentSpeech
    responder: EchoResponder
    seen: list[object] = field(default_factory=list)

    @property
    def records(self) -> list[TurnRecord]:
        return [event.record for event in self.seen if isinstance(event, TurnEnded)]

    async def turn_ends(self) -> TurnRecord:
        await self.satellite.turn_over.wait()
        await asyncio.sleep(0)
        return self.records[-1]


@asynccontextmanager
async def room(
    *texts: str,
    stt: ScriptedSpeech | None = None,
    tts: SilentSpeech | None = None,
    seconds: float = 0.05,
    partial_ms: int = 300,
) -> AsyncIterator[Room]:
    events, satellite = Events(), FakeSatellite()
    stt, tts, responder = stt or ScriptedSpeech(*texts), tts or SilentSpeech(), EchoResponder(seconds)

    def judge(text: str, area: str, language: str) -> Hint:
        return Hint.COMPLETE if text in COMPLETE else Hint.UNKNOWN

    listener = Listener(stt, EndpointTimes(), 120, judge, events, partial_ms)
    brain = Brain([responder], lambda code, language: f"Sorry, {code}.", budget_s=3.0)
    admitted = Admitted(satellite="kitchen", area="Kitchen", language="en", proof="")
    session = Session(admitted, satellite, Services(listener, tts, brain, events, str.lower))
    satellite.session = session
    found = Room(satellite, session, stt, tts, responder)
    with events.watch() as watched:
        watcher = asyncio.create_task(_collect(watched, found.seen))
        try:
            yield found
        finally:
            await session.close()
            await asyncio.sleep(0)
            await cancel(watcher)
    began = [event.turn for event in found.seen if isinstance(event, TurnBegan)]
    assert began == [record.turn for record in found.records], "every turn begun ends exactly once"


async def _collect(watched: AsyncIterator[object], seen: list[object]) -> None:
    async for event in watched:
        seen.append(event)


async def test_a_whole_command_is_answered_after_the_short_silence() -> None:
    async with room("turn on the lamp") as r:
        await r.satellite.say("q200 s800 q3000", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.heard, record.end_reason) == ("answered", "turn on the lamp", "complete")
    assert record.said == "You said turn on the lamp."
    assert record.area == "kitchen"
    assert record.heard_ms == 1300
    assert {"listen", "endpoint", "stt", "answer", "tts", "play"} <= {stage.name for stage in record.stages}
    assert record.speech_end_to_sound_ms is not None
    assert r.stt.decodes == 3, "two partials, and a look at the words that is the final decode: nobody spoke since"
    assert type(r.satellite.sent[0]) is StopListening
    assert r.satellite.all(EndTurn)[0].summary.heard == record.heard  # type: ignore[attr-defined]


async def test_other_words_wait_for_the_longer_silence() -> None:
    async with room("what a lovely day") as r:
        await r.satellite.say("s800 q3000", "t1")
        record = await r.turn_ends()
    assert record.end_reason is EndReason.SILENCE


async def test_someone_who_goes_on_is_not_cut_off() -> None:
    async with room("turn on the lamp in the bedroom") as r:
        await r.satellite.say("s800 q200 s600 q3000", "t1")
        record = await r.turn_ends()
    assert record.heard == "turn on the lamp in the bedroom"
    assert len(r.responder.requests) == 1


async def test_nobody_speaks() -> None:
    async with room("invented words") as r:
        await r.satellite.say("q6000", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.end_reason, record.said) == ("nothing_heard", "no_speech", "")
    assert r.stt.decodes == 0, "silence is never decoded"


async def test_the_tail_of_the_wake_word_is_not_an_utterance() -> None:
    async with room("jarvis turn on the lamp") as r:
        await r.satellite.say("s200 q1200 s800 q3000", "t1", word="hey_jarvis")
        record = await r.turn_ends()
    assert record.heard == "turn on the lamp"


async def test_a_reply_cut_by_a_new_wake_word_keeps_what_was_heard() -> None:
    async with room("first words here now", "turn on the lamp") as r:
        await r.satellite.say("s800 q3000", "t1")
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.5)
        await r.satellite.say("s800 q3000", "t2")
        record = await r.turn_ends()
    first = r.records[0]
    assert 400 <= first.heard_ms <= 600
    assert (first.interrupted, record.interrupted) == (True, False)
    assert record.heard == "turn on the lamp"


async def test_a_new_wake_word_replaces_a_turn_that_is_listening() -> None:
    async with room("never finished", "turn on the lamp") as r:
        task = asyncio.create_task(r.satellite.say("s3000 q9000", "t1"))
        await asyncio.sleep(1)
        await cancel(task)
        await r.satellite.say("s800 q3000", "t2")
        record = await r.turn_ends()
    assert [each.outcome for each in r.records] == ["replaced", "answered"]
    assert record.heard == "turn on the lamp"


async def test_speech_to_text_fails_and_it_is_said() -> None:
    async with room(stt=ScriptedSpeech("some words to hear", error="the model is gone")) as r:
        await r.satellite.say("s800 q3000", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.error) == ("failed", "listen_failed")
    assert r.tts.sentences == ["Sorry, listen_failed."]
    assert r.satellite.all(EndTurn)[0].apologised  # type: ignore[attr-defined]
    assert any(isinstance(event, StageFailed) for event in r.seen)


async def test_speaking_fails_and_the_satellite_is_told() -> None:
    async with room("turn on the lamp", tts=SilentSpeech(error="no voice")) as r:
        await r.satellite.say("s800 q3000", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.error, record.done) == ("failed", "speak_failed", ("lamp on",))
    assert (record.said, record.heard_said) == ("You said turn on the lamp.", "")
    assert not r.satellite.all(EndTurn)[0].apologised  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "code"), [("break", "answer_failed"), ("nothing", "no_answer")])
async def test_a_responder_that_fails_is_apologised_for(text: str, code: str) -> None:
    async with room(text) as r:
        await r.satellite.say("s400 q3000", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.error, record.said) == ("failed", code, f"Sorry, {code}.")


async def test_an_answer_that_takes_too_long_is_given_up_in_words() -> None:
    async with room("turn on the lamp", seconds=60) as r:
        await r.satellite.say("s800 q3000", "t1")
        record = await r.turn_ends()
    assert (record.error, record.said) == ("too_slow", "Sorry, too_slow.")


async def test_a_lost_link_ends_the_turn_without_a_word() -> None:
    async with room("turn on the lamp") as r:
        task = asyncio.create_task(r.satellite.say("s3000", "t1"))
        await asyncio.sleep(0.5)
        r.satellite.is_cut = True
        await r.session.close()
        await cancel(task)
    assert [each.outcome for each in r.records] == [TurnOutcome.CANCELLED]


async def test_an_uplink_that_falls_silent_does_not_hold_the_turn_for_ever() -> None:
    async with room("turn on the lamp") as r:
        await r.satellite.say("s400", "t1")
        record = await r.turn_ends()
    assert (record.outcome, record.error) == ("failed", "too_slow")


async def test_an_announcement_waits_for_the_turn_and_is_heard() -> None:
    async with room("turn on the lamp") as r:
        turn = asyncio.create_task(r.satellite.say("s800 q3000", "t1"))
        await asyncio.sleep(0.1)
        assert await r.session.announce("Dinner is ready.")
        await turn
    assert r.tts.sentences == ["You said turn on the lamp.", "Dinner is ready."]


async def test_a_satellite_that_never_reports_the_end_does_not_hold_the_turn() -> None:
    async with room("turn on the lamp") as r:
        r.satellite._finish = lambda stream, complete: None  # type: ignore[method-assign]
        await r.satellite.say("s800 q3000", "t1")
        record = await r.turn_ends()
    assert record.outcome is TurnOutcome.ANSWERED
    assert not r.satellite.all(SpeechHeard)


async def test_cancelling_from_outside_stops_the_speech() -> None:
    async with room("turn on the lamp") as r:
        await r.satellite.say("s800 q3000", "t1")
        await r.satellite.speaking.wait()
        await r.session.close()
    assert r.satellite.all(StopSpeech)
    assert r.records[-1].outcome is TurnOutcome.CANCELLED
