"""What sounds in a room without a turn, on a virtual clock: rings, announcements, and "stop" over them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import groupby

import pytest

from hub.brain.responder import Reply, Request, spoken
from hub.events import Events, SatelliteChanged
from hub.rooms import CHIMES, Chime, Manner
from hub.roster import Admitted
from hub.session import Services, Session
from hub.turn.chimes import sound_of
from hub.turn.listener import Listener
from hub.turn.parts import Brain
from shared.endpoint import EndpointTimes, Hint
from shared.messages import (
    Cause,
    EndTurn,
    ResumeSpeech,
    RingBegan,
    RingEnd,
    RingEnded,
    SetMicrophone,
    Settings,
    SetVolume,
    StartSpeech,
    StopRings,
    StopSpeech,
)
from tests.fakes.engines import ScriptedSpeech, SilentSpeech
from tests.fakes.satellite import FakeSatellite
from tests.turns.test_turns import room

pytestmark = pytest.mark.virtual_time
WORDS = "Dinner is ready, come to the table."


@pytest.mark.parametrize("text", ["stop", "Stop!"])
async def test_stop_over_what_rings_silences_it(text: str) -> None:
    async with room(text) as r:
        r.session.receive(RingBegan(ring="a"))
        assert r.session.state == "ringing"
        await r.satellite.say("s300 q3000", "t1", cause=Cause.SPEECH, interrupts=False)
        record = await r.turn_ends()
        r.session.receive(RingEnded(ring="a", why=RingEnd.STOPPED))
        assert r.session.state == "idle"
        assert await r.session.silence(), "whoever says stop twice means the same"
    assert (record.heard, record.outcome) == ("stop", "answered")
    order = [type(each) for each in r.satellite.sent if isinstance(each, StopRings | EndTurn)]
    assert order == [StopRings, EndTurn]


@pytest.mark.parametrize("text", ["", "mhm", "turn on the lamp", "and now the weather"])
async def test_other_words_let_it_ring(text: str) -> None:
    async with room(text) as r:
        r.session.receive(RingBegan(ring="a"))
        await r.satellite.say("s800 q3000", "t1", cause=Cause.SPEECH, interrupts=False)
        assert r.satellite.all(ResumeSpeech)
        assert r.session.state == "ringing"
    assert not r.records
    assert not r.satellite.all(StopRings)


async def test_silence_tells_whether_there_was_anything_also_what_a_wake_word_just_ended() -> None:
    async with room() as r:
        assert not await r.session.silence()
        r.session.receive(RingBegan(ring="a"))
        r.session.receive(RingEnded(ring="a", why=RingEnd.STOPPED))
        await asyncio.sleep(3)
        assert await r.session.silence(), "the wake word stopped it, and `stop` follows"
        assert not await r.session.silence(), "once"
        r.session.receive(RingBegan(ring="b"))
        r.session.receive(RingEnded(ring="b", why=RingEnd.STOPPED))
        await asyncio.sleep(11)
        assert not await r.session.silence(), "long ago"
        r.session.receive(RingEnded(ring="c", why=RingEnd.LIMIT))
        assert not await r.session.silence(), "nobody stopped it"


async def test_silence_stops_an_announcement_and_no_reply() -> None:
    async with room("what a lovely day") as r:
        announcement = asyncio.create_task(r.session.announce(WORDS))
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.3)
        assert await r.session.silence()
        assert not await announcement
        assert len(r.satellite.all(StopSpeech)) == 1
        r.satellite.speaking.clear()
        await r.satellite.say("s1000 q3000", "t1")
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.2)
        assert not await r.session.silence()
        record = await r.turn_ends()
    assert not record.interrupted


async def test_a_chime_goes_before_the_words_and_has_their_loudness() -> None:
    async with room() as r:
        assert await r.session.announce(WORDS)
        plain = asyncio.get_running_loop().time()
        assert await r.session.announce(WORDS, Manner(chime=Chime.ANNOUNCEMENT, volume=0.25))
        longer = asyncio.get_running_loop().time() - 2 * plain
    first, second = r.satellite.all(StartSpeech)
    assert isinstance(first, StartSpeech) and isinstance(second, StartSpeech)
    assert (first.volume, second.volume) == (0.0, 0.25)
    assert 0.5 < longer < 1.0
    assert r.tts.sentences == [WORDS, WORDS]


async def test_an_announcement_waits_for_a_turn_and_an_urgent_one_ends_it() -> None:
    async with room("what a lovely day", "what a lovely day") as r:
        turn = asyncio.create_task(r.satellite.say("s1000 q3000", "t1"))
        await asyncio.sleep(0.5)
        announcement = asyncio.create_task(r.session.announce(WORDS))
        await r.turn_ends()
        assert await announcement
        await turn
        turn = asyncio.create_task(r.satellite.say("s1000 q3000", "t2"))
        await asyncio.sleep(0.5)
        assert await r.session.announce("Water in the cellar!", Manner(urgent=True))
        await turn
    assert [(each.turn, each.outcome) for each in r.records] == [("t1", "answered"), ("t2", "replaced")]
    spoken_for = [each.turn for each in r.satellite.sent if isinstance(each, StartSpeech | EndTurn)]
    assert [key for key, _ in groupby(spoken_for)] == ["t1", "", "t2", ""], "the turn is told to be over first"


async def test_an_urgent_one_cuts_a_reply_off_and_what_is_being_judged() -> None:
    async with room("what a lovely day", "never judged") as r:
        await r.satellite.say("s1000 q3000", "t1")
        await r.satellite.speaking.wait()
        await asyncio.sleep(0.3)
        aside = asyncio.create_task(r.satellite.say("s3000 q3000", "t2", cause=Cause.SPEECH))
        await asyncio.sleep(0.3)
        assert await r.session.announce("Water in the cellar!", Manner(urgent=True))
        await aside
    assert [each.outcome for each in r.records] == ["replaced"]
    (end,) = r.satellite.all(EndTurn)
    assert isinstance(end, EndTurn) and end.turn == "t2"


async def test_how_a_satellite_is_set_is_known_and_published() -> None:
    events, satellite = Events(), FakeSatellite()
    async with alone(events, satellite) as session:
        assert (session.volume, session.microphone) == (1.0, True)
        with events.watch() as watched:
            session.receive(Settings(volume=0.4, microphone=False))
            assert watched.take() == [SatelliteChanged(satellite="kitchen", volume=0.4, microphone=False)]
        assert (session.volume, session.microphone) == (0.4, False)
        await session.set_volume(0.7)
        await session.set_microphone(True)
    assert satellite.sent == [SetVolume(level=0.7), SetMicrophone(on=True)]


class Deaf:
    async def respond(self, request: Request) -> Reply | None:
        return Reply(sentences=spoken(), responder="deaf")


@asynccontextmanager
async def alone(events: Events, satellite: FakeSatellite) -> AsyncIterator[Session]:
    listener = Listener(ScriptedSpeech(), EndpointTimes(), 120, lambda *_: Hint.UNKNOWN, events)
    brain = Brain([Deaf()], lambda code, _: code, 3.0)
    admitted = Admitted(satellite="kitchen", area="Kitchen", language="en", proof="")
    session = Session(admitted, satellite, Services(listener, SilentSpeech(), brain, events, str.lower))
    satellite.session = session
    try:
        yield session
    finally:
        await session.close()


@pytest.mark.parametrize("chime", CHIMES)
def test_every_chime_that_may_be_chosen_has_its_own_sound(chime: Chime) -> None:
    others = {sound_of(each) for each in CHIMES if each is not chime}
    assert sound_of(chime) not in others
    assert bool(sound_of(chime)) is (chime is not Chime.NONE)
