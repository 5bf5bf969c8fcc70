"""Rings, settings and calls between real satellites and a real hub's port, over real sockets."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np

from hub.events import CallChanged, Rang, SatelliteChanged, SatelliteJoined
from hub.rooms import Manner
from hub.turn.speaker import LATE_S
from satellite import happenings as seen
from satellite.state import State
from shared.messages import Ring, RingKind
from tests.audio.wavfile import read_wav
from tests.fakes import wire
from tests.fakes.network import Network

QUIET = "q60000"


def ring(id: str, in_ms: int) -> Ring:
    return Ring(id=id, kind=RingKind.TIMER, in_ms=in_ms, limit_ms=60_000)


def rang(hub: wire.Port) -> list[tuple[str, bool, str]]:
    return [(each.ring, each.over, each.why) for each in hub.happened if isinstance(each, Rang)]


async def test_it_rings_on_time_with_the_hub_dead_and_is_reported_once_when_it_is_back(tmp_path: Path) -> None:
    async with Network(0) as network:
        satellite = wire.Satellite("q3000 s400 q60000", (3400,), network.port, tmp_path)
        async with satellite.on():
            async with wire.port(resume_ms=500) as killed:
                network.target = killed.number
                await satellite.until(seen.Linked)
                await killed.room().set_rings((ring("tea", 1500), ring("eggs", 600_000)))
                await asyncio.sleep(0.3)
                network.cut(3.5)
            await satellite.becomes(State.RINGING_OFFLINE)
            await satellite.until(seen.RingEnded)
            assert satellite.states[-1:] == [State.OFFLINE]
            assert not rang(killed)
            async with wire.port() as restarted:
                network.target = restarted.number
                await restarted.until(SatelliteJoined)
                await restarted.room().set_rings((ring("tea", 0), ring("eggs", 590_000)))
                await restarted.until(Rang, 2)
                await asyncio.sleep(0.5)
                assert rang(restarted) == [("tea", False, ""), ("tea", True, "stopped")]
                began, over = await restarted.until(Rang)
                assert isinstance(began, Rang) and isinstance(over, Rang)
                assert began.late_s > over.late_s > 0
                assert satellite.states[-1:] == [State.IDLE], "and it does not ring again"
    assert not satellite.was_sorry, "a wake word that silences a ring asks for nothing that a hub must do"
    assert [type(each) for each in satellite.happened].count(seen.RingBegan) == 1
    at = {type(each): each.at_ms for each in satellite.happened}
    assert 3400 <= at[seen.RingEnded] < 3600, "the wake word ended it"
    played = read_wav(tmp_path / "kitchen.out.wav")[0]
    assert any(played[2 * 16 * at[seen.RingBegan] : 2 * 16 * at[seen.RingEnded]])
    assert not any(played[2 * 16 * (at[seen.RingEnded] + 100) :])


async def test_it_rings_over_a_reply_which_is_heard_whole_and_then_until_it_is_silenced(tmp_path: Path) -> None:
    words = "one two three four five"
    async with wire.port(words) as hub:
        satellite = wire.Satellite(f"q300 s400 s1000 {QUIET}", (700,), hub.number, tmp_path)
        async with satellite.on():
            await satellite.becomes(State.SPEAKING)
            await hub.room().set_rings((ring("tea", 0),))
            await satellite.until(seen.RingBegan)
            assert satellite.runtime.state is State.SPEAKING
            await satellite.until(seen.TurnOver)
            await satellite.becomes(State.RINGING)
            assert hub.room().state == "ringing"
            assert await hub.room().silence()
            await satellite.becomes(State.IDLE)
            await hub.until(Rang, 2)
            assert rang(hub) == [("tea", False, ""), ("tea", True, "stopped")]
    (speech,) = (each for each in satellite.happened if isinstance(each, seen.SpeechEnded))
    assert speech.complete
    assert [turn.outcome for turn in satellite.turns] == ["answered"]


async def test_a_wake_word_silences_what_rings_and_begins_a_turn(tmp_path: Path) -> None:
    async with wire.port("hey test", "five more") as hub:
        satellite = wire.Satellite(f"q1000 s400 s500 {QUIET}", (1400,), hub.number, tmp_path)
        async with satellite.on():
            await satellite.until(seen.Linked)
            await hub.room().set_rings((ring("tea", 300),))
            await satellite.becomes(State.RINGING)
            await satellite.until(seen.TurnOver)
            assert rang(hub) == [("tea", False, ""), ("tea", True, "stopped")]
    assert hub.house.commands == ["kitchen: five more"], "in the same breath"


async def test_volume_and_microphone_are_set_and_told(tmp_path: Path) -> None:
    async with wire.port() as hub:
        satellite = wire.Satellite(f"q800 s400 {QUIET}", (1200,), hub.number, tmp_path)
        async with satellite.on():
            await hub.until(SatelliteChanged)
            await hub.room().set_volume(0.25)
            await hub.room().set_microphone(False)
            await hub.until(SatelliteChanged, 3)
            assert (hub.room().volume, hub.room().microphone) == (0.25, False)
            assert satellite.runtime.playback.volume == 0.25
            await asyncio.sleep(1.5)
            assert not any(isinstance(each, seen.WakeHeard) for each in satellite.happened)
            satellite.runtime.press()
            await hub.until(SatelliteChanged, 4)
            assert hub.room().microphone
            satellite.runtime.press()
            await satellite.becomes(State.LISTENING)
    told = [(each.volume, each.microphone) for each in hub.happened if isinstance(each, SatelliteChanged)]
    assert told == [(1.0, True), (0.25, True), (0.25, False), (0.25, True)]


async def test_a_call_carries_sound_both_ways_until_a_wake_word(tmp_path: Path) -> None:
    async with wire.port("never mind") as hub:
        kitchen = wire.Satellite(f"q1500 s600 {QUIET}", (), hub.number, tmp_path, "kitchen")
        hall = wire.Satellite(f"q2300 s577 q500 s400 s600 {QUIET}", (3777,), hub.number, tmp_path, "hall")
        async with kitchen.on(), hall.on():
            await asyncio.gather(kitchen.until(seen.Linked), hall.until(seen.Linked))
            assert await hub.calls.begin("kitchen", "hall") == ""
            await hub.until(CallChanged)
            assert [hub.room(name).state for name in ("kitchen", "hall")] == ["calling", "calling"]
            await asyncio.gather(kitchen.becomes(State.CALLING), hall.becomes(State.CALLING))
            await hub.until(CallChanged, 2)
            await hall.until(seen.TurnOver)
            await kitchen.becomes(State.IDLE)
    assert hub.house.commands == ["hall: never mind"]
    for speaker, listener in ((kitchen, hall), (hall, kitchen)):
        said = np.frombuffer(read_wav(speaker.microphone)[0], np.int16)
        first = int(np.flatnonzero(said)[0])
        assert said[first + 1600 : first + 8000].tobytes() in listener.played, "400 ms of it, sample for sample"


async def test_the_microphone_opens_once_a_question_was_heard_that_answers_no_turn(tmp_path: Path) -> None:
    async with wire.port("yes") as hub:
        satellite = wire.Satellite(f"q3000 s600 {QUIET}", (), hub.number, tmp_path)
        async with satellite.on():
            await satellite.until(seen.Linked)
            assert await hub.room().announce("Dinner.")
            await satellite.becomes(State.IDLE)
            assert State.LISTENING not in satellite.states, "only a question opens it"
            assert await hub.room().announce("Really?", Manner(follow_up=True))
            await satellite.until(seen.TurnOver)
    assert hub.house.commands == ["kitchen: yes"]
    assert [each.cause for each in hub.records] == ["follow_up"]
    asked = satellite.states.index(State.LISTENING)
    assert satellite.states[asked - 1] is State.ANNOUNCING, "at once"


async def test_a_question_that_was_cut_off_opens_no_microphone_nor_one_that_is_switched_off(tmp_path: Path) -> None:
    async with wire.port() as hub:
        satellite = wire.Satellite(QUIET, (), hub.number, tmp_path)
        async with satellite.on():
            await satellite.until(seen.Linked)
            asking = asyncio.create_task(hub.room().announce("Is anybody there, or not?", Manner(follow_up=True)))
            await satellite.becomes(State.ANNOUNCING)
            assert await hub.room().silence()
            assert not await asking
            await hub.room().set_microphone(False)
            assert await hub.room().announce("Really?", Manner(follow_up=True))
            await satellite.becomes(State.IDLE)
    assert State.LISTENING not in satellite.states


async def test_an_announcement_ends_when_the_link_is_lost_for_good(tmp_path: Path) -> None:
    async with wire.port(resume_ms=300) as hub, Network(hub.number) as network:
        satellite = wire.Satellite(QUIET, (), network.port, tmp_path)
        async with satellite.on():
            await satellite.until(seen.Linked)
            announcing = asyncio.create_task(hub.room().announce("This takes a while to say, so the link breaks."))
            await satellite.becomes(State.ANNOUNCING)
            network.cut(30)
            async with asyncio.timeout(LATE_S):
                assert not await announcing, "it is not waited for until it would have been heard"
