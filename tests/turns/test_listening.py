"""When an utterance ends and what is decoded on the way, as scripts on a virtual clock."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.brain.responder import Reply, Request, spoken
from hub.events import Events, Transcribed, TurnRecord
from hub.turn.listener import Listener
from hub.turn.parts import Brain, Opening
from hub.turn.preparing import Prepare, nothing
from hub.turn.spoken import SatelliteEars
from hub.turn.turn import run_turn
from hub.turn.typed import WrittenMouth
from shared.audio import FRAME_MS
from shared.endpoint import EndpointTimes, EndReason, Hint
from shared.messages import Cause
from shared.stream import FrameStream
from shared.tasks import Owner, cancel
from tests.fakes.clock import VirtualLoop
from tests.fakes.engines import ScriptedSpeech
from tests.fakes.satellite import FakeSatellite, sounding

TEXT = "turn on the light in the kitchen and close all of the blinds please now"
WORDS = TEXT.split()
TIMES = EndpointTimes()
WAITS = {
    Hint.COMPLETE: TIMES.complete_ms,
    Hint.OPEN: TIMES.open_ms,
    Hint.UNKNOWN: TIMES.silence_ms,
    Hint.DANGLING: TIMES.dangling_ms,
}


@dataclass
class Heard:
    """What became of a script."""

    record: TurnRecord
    asked: list[str]
    """What the responder was asked, each time."""
    partials: list[str]
    decodes: int
    searches: int
    left: int
    """Frames of the script that were not needed."""


@dataclass
class Preparations:
    """A preparation that takes a while."""

    seconds: float = 0.1
    begun: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    async def __call__(self, words: str, opening: Opening) -> None:
        self.begun.append(words)
        await asyncio.sleep(self.seconds)
        self.done.append(words)


async def hear(
    script: str,
    hints: Mapping[str, Hint] | None = None,
    *,
    seconds: float = 0.1,
    prepare: Prepare = nothing,
    cause: Cause = Cause.WAKE,
    text: str = TEXT,
    partial_ms: int = 300,
    others: tuple[str, ...] = (),
) -> Heard:
    """Play a script (`FakeSatellite.say`) to a turn; `hints` are what words look like, `unknown` where not told.

    `others` are further readings of the text; the first that has a hint is what was probably said.
    """
    events, frames, asked, partials = Events(), FrameStream(), list[str](), list[str]()
    stt = ScriptedSpeech(text, seconds=seconds, others=others)
    looks = hints or {}

    class Echo:
        async def respond(self, request: Request) -> Reply:
            asked.append(request.text)
            return Reply(sentences=spoken("Done."), responder="echo")

    async def play() -> int:
        pieces = [(each[0], int(each[1:]) // FRAME_MS) for each in script.split()]
        kinds = [kind for kind, count in pieces for _ in range(count)]
        for number, kind in enumerate(kinds):
            await asyncio.sleep(FRAME_MS / 1000)
            if not ears.is_open:
                return len(kinds) - number
            frames.put(sounding(kind, number))
        frames.close()
        return 0

    async with Owner() as owner:
        listener = Listener(
            stt,
            TIMES,
            60,
            lambda words, area, language: looks.get(words, Hint.UNKNOWN),
            events,
            partial_ms=partial_ms,
            prepare=prepare,
            owner=owner,
            judge_readings=lambda readings, area, language: next(
                ((each, looks[each]) for each in readings if each in looks), ("", Hint.UNKNOWN)
            ),
        )
        ears = SatelliteEars(frames, FakeSatellite(), listener)
        opening = Opening(turn="t", satellite="s", area="", language="en", cause=cause)
        playing = asyncio.create_task(play())
        with events.watch() as watched:
            record, _ = await run_turn(opening, ears, WrittenMouth(), Brain([Echo()], lambda *_: "Sorry.", 3.0), events)
            left = await playing
            await asyncio.sleep(1)

            async def collect() -> None:
                async for event in watched:
                    if isinstance(event, Transcribed) and not event.final:
                        partials.append(event.text)

            collecting = asyncio.create_task(collect())
            await asyncio.sleep(0)
            await cancel(collecting)
    return Heard(record, asked, partials, stt.decodes, stt.searches, left)


@pytest.mark.virtual_time
async def test_partials_come_while_somebody_speaks_and_grow() -> None:
    heard = await hear("q200 s2000 q3000")
    assert heard.partials[0] == "turn on"
    assert len(heard.partials) >= 5
    assert all(longer.startswith(shorter) for shorter, longer in zip(heard.partials, heard.partials[1:], strict=False))


@pytest.mark.virtual_time
@pytest.mark.parametrize(("seconds", "most"), [(0.1, 8), (0.4, 5), (1.5, 2)])
async def test_on_a_slow_machine_partials_get_rarer(seconds: float, most: int) -> None:
    assert (await hear("s2000 q4000", seconds=seconds)).decodes <= most


@pytest.mark.virtual_time
async def test_without_partials_one_decoding_is_enough() -> None:
    heard = await hear("s800 q3000", {"turn on the light": Hint.COMPLETE}, partial_ms=0)
    assert (heard.decodes, heard.record.end_reason) == (1, EndReason.COMPLETE)


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("script", "hint", "reason"),
    [
        ("s800 q3000", Hint.COMPLETE, EndReason.COMPLETE),
        ("s800 q3000", Hint.OPEN, EndReason.SILENCE),
        ("s800 q3000", Hint.DANGLING, EndReason.DANGLING),
        ("s700 n4000", Hint.COMPLETE, EndReason.BACKGROUND),
        ("s700 n4000", Hint.UNKNOWN, EndReason.BACKGROUND),
        ("s700 n900 q300 n4000", Hint.OPEN, EndReason.BACKGROUND),
        ("s300 n200 s300 n4000", Hint.DANGLING, EndReason.BACKGROUND),
        ("q5000", Hint.UNKNOWN, EndReason.NO_SPEECH),
    ],
)
async def test_why_listening_ends(script: str, hint: Hint, reason: EndReason) -> None:
    heard = await hear(script, {"turn on the light": hint})
    assert heard.record.end_reason is reason
    assert heard.left > 0, "it did not wait for the end of the script"
    assert heard.asked == ([] if reason is EndReason.NO_SPEECH else ["turn on the light"])


@pytest.mark.virtual_time
@pytest.mark.parametrize(
    ("hint", "reason", "silence_ms"),
    [
        (Hint.COMPLETE, EndReason.COMPLETE, 270),
        (Hint.OPEN, EndReason.SILENCE, 1400),
        (Hint.DANGLING, EndReason.DANGLING, 1500),
        (Hint.UNKNOWN, EndReason.SILENCE, 700),
    ],
)
async def test_words_that_make_no_sense_are_looked_at_again_in_the_pause(
    hint: Hint, reason: EndReason, silence_ms: int
) -> None:
    prepare = Preparations()
    others = ("turn on the light",)
    heard = await hear("s800 q3000", {others[0]: hint}, text="turn on a bright", others=others, prepare=prepare)
    assert (heard.record.end_reason, heard.searches) == (reason, 1)
    assert heard.left == pytest.approx((3000 - silence_ms) / FRAME_MS, abs=2)
    assert prepare.begun[-1] == (others[0] if hint in (Hint.COMPLETE, Hint.OPEN) else "turn on a bright")


@pytest.mark.virtual_time
async def test_what_another_reading_made_of_the_words_counts_no_more_when_speech_resumes() -> None:
    text, others = "turn on a bright in the", ("turn on the light",)
    heard = await hear("s800 q180 s400 q3000", {others[0]: Hint.COMPLETE}, text=text, others=others, seconds=0.05)
    assert (heard.asked, heard.searches) == ([text], 2)


@pytest.mark.virtual_time
async def test_words_that_make_sense_are_not_searched() -> None:
    assert (await hear("s800 q3000", {"turn on the light": Hint.OPEN}, others=("turn on",))).searches == 0


@pytest.mark.virtual_time
async def test_sound_that_is_no_words_holds_the_turn_open_no_longer_than_it_takes_to_begin() -> None:
    heard = await hear("s14000 q3000", text="")
    assert (heard.record.end_reason, heard.asked) == (EndReason.NO_SPEECH, [])


@pytest.mark.virtual_time
async def test_sound_as_loud_as_the_talker_ends_the_turn_once_the_words_grow_no_more() -> None:
    heard = await hear("s14000 q3000", text="turn on the light")
    assert (heard.record.end_reason, heard.asked) == (EndReason.BACKGROUND, ["turn on the light"])
    assert heard.left > 8000 // FRAME_MS
    whole = await hear("s14000 q3000", {"turn on the light": Hint.COMPLETE}, text="turn on the light")
    assert (whole.record.end_reason, whole.asked) == (EndReason.BACKGROUND, ["turn on the light"])
    assert whole.left - heard.left >= 600 // FRAME_MS, "nothing can follow a whole command"


@pytest.mark.virtual_time
@pytest.mark.parametrize(("cause", "asked"), [(Cause.WAKE, []), (Cause.FOLLOW_UP, ["yes"]), (Cause.SPEECH, ["yes"])])
async def test_a_very_short_word_counts_where_one_is_expected(cause: Cause, asked: list[str]) -> None:
    assert (await hear("q400 s80 q4000", text="yes", cause=cause)).asked == asked


@pytest.mark.virtual_time
async def test_a_reply_is_prepared_in_the_pause_and_kept_when_it_was_the_end() -> None:
    prepare = Preparations(seconds=0.5)
    heard = await hear("s800 q3000", {"turn on the light": Hint.COMPLETE}, prepare=prepare)
    assert heard.asked == prepare.begun == prepare.done == ["turn on the light"]


@pytest.mark.virtual_time
async def test_what_was_prepared_is_dropped_when_speech_resumes() -> None:
    prepare = Preparations(seconds=0.5)
    heard = await hear("s800 q300 s600 q3000", prepare=prepare)
    assert heard.asked == prepare.done == ["turn on the light in the kitchen"]
    assert prepare.begun == ["turn on the light", "turn on the light in the kitchen"]


@pytest.mark.virtual_time
async def test_words_that_ask_for_more_prepare_nothing() -> None:
    prepare = Preparations()
    await hear("s600 q3000", {"turn on the": Hint.DANGLING}, prepare=prepare)
    assert prepare.begun == []


@st.composite
def utterances(draw: st.DrawFn) -> tuple[str, str, dict[str, Hint]]:
    """Draw a script whose pauses are all shorter than its words ask for, its text, and what its prefixes look like."""
    script, said, hints = f"q{draw(st.integers(0, 40)) * FRAME_MS} ", 0, {}
    for _ in range(draw(st.integers(1, 4))):
        said += (count := draw(st.integers(1, 3)))
        hint = hints[" ".join(WORDS[:said])] = draw(st.sampled_from(Hint))
        pause = draw(st.integers(1, (WAITS[hint] - 60) // FRAME_MS)) * FRAME_MS
        script += f"s{count * 200} q{pause} "
    return f"{script} q4000", " ".join(WORDS[:said]), hints


@settings(max_examples=60, deadline=None)
@given(utterances(), st.floats(0.01, 0.6), st.floats(0.01, 1.0))
def test_an_utterance_is_answered_once_and_whole_whatever_its_pauses(
    utterance: tuple[str, str, dict[str, Hint]], decoding_s: float, preparing_s: float
) -> None:
    script, text, hints = utterance
    prepare = Preparations(preparing_s)
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        heard = runner.run(hear(script, hints, seconds=decoding_s, prepare=prepare))
    assert heard.asked == [text]
    assert all(text.startswith(each) for each in prepare.begun)
