"""A link that breaks, stalls or goes dead under a turn: nothing is lost, nothing is done twice, or it is said.

Cases run side by side, for each takes the time that its turn takes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hub.events import SatelliteBack, SatelliteLeft
from satellite import happenings as seen
from satellite.state import State
from tests.fakes import wire
from tests.fakes.network import Network, jitter, loss

WORDS = "one two three four five six seven eight"
SCRIPT, WAKE_MS = "q600 s400 s1600 q60000", 1000
"""The wake word, then eight words in the same breath."""
DONE = f"kitchen: {WORDS}"
REPLY = wire.NoisySpeech.sound_of(f"In kitchen {WORDS}.") + wire.NoisySpeech.sound_of("That is all.")


@dataclass
class Home:
    satellite: wire.Satellite
    hub: wire.Port
    network: Network

    @property
    def breaks(self) -> int:
        return sum(isinstance(event, SatelliteBack) for event in self.hub.happened)


@asynccontextmanager
async def home(folder: Path, delay: Callable[[], float] = lambda: 0.0, turns: int = 1) -> AsyncIterator[Home]:
    async with (
        wire.port(*[WORDS] * turns) as hub,
        Network(hub.number, delay) as network,
    ):
        satellite = wire.Satellite(SCRIPT, (WAKE_MS,), network.port, folder)
        async with satellite.on():
            yield Home(satellite, hub, network)


def folder_for(parent: Path, name: str) -> Path:
    folder = parent / name.replace(" ", "-")
    folder.mkdir()
    return folder


def assert_whole(one: Home) -> None:
    """One turn, heard to its last word, one command, the whole reply, and nobody was told of any trouble."""
    assert one.hub.house.commands == [DONE]
    assert [(turn.outcome, turn.summary.heard) for turn in one.satellite.turns] == [("answered", WORDS)]
    assert one.satellite.played == REPLY
    assert not one.satellite.was_sorry
    assert [type(each) for each in one.satellite.happened].count(seen.Linked) == 1


async def in_state(one: Home, moment: State) -> None:
    await one.satellite.becomes(moment)
    await asyncio.sleep(0.2)


Fault = Callable[[Home], Coroutine[Any, Any, None]]


def cut(moment: State, seconds: float) -> Fault:
    async def fault(one: Home) -> None:
        await in_state(one, moment)
        one.network.cut(seconds)

    return fault


def stall(moment: State, seconds: float) -> Fault:
    async def fault(one: Home) -> None:
        await in_state(one, moment)
        await one.network.stall(seconds)

    return fault


def half_open(moment: State) -> Fault:
    async def fault(one: Home) -> None:
        await in_state(one, moment)
        one.network.swallow()

    return fault


async def cut_thrice(one: Home) -> None:
    for moment in (State.LISTENING, State.THINKING, State.SPEAKING):
        await in_state(one, moment)
        one.network.cut(0.3)


async def cut_before_the_wake_word(one: Home) -> None:
    await one.satellite.until(seen.Linked)
    one.network.cut(2.0)


TURN = (State.LISTENING, State.THINKING, State.SPEAKING)
FAULTS: dict[str, Fault] = {
    **{f"cut while {moment}": cut(moment, 0.0) for moment in TURN},
    **{f"cut for 4 s while {moment}": cut(moment, 4.0) for moment in TURN},
    **{f"stalled for 2 s while {moment}": stall(moment, 2.0) for moment in TURN},
    **{f"dead while {moment}": half_open(moment) for moment in TURN},
    "cut three times": cut_thrice,
    "cut before the wake word": cut_before_the_wake_word,
}
RESUMED = {name for name in FAULTS if name.startswith(("cut", "dead"))}


async def test_a_turn_survives_every_fault_that_lasts_less_than_five_seconds(tmp_path: Path) -> None:
    async def case(name: str, fault: Fault) -> Home:
        async with home(folder_for(tmp_path, name)) as one:
            await fault(one)
            await one.satellite.until(seen.TurnOver)
        return one

    names = list(FAULTS)
    ended = await asyncio.gather(*(case(name, FAULTS[name]) for name in names))
    for name, one in zip(names, ended, strict=True):
        print(name)
        assert_whole(one)
        assert (one.breaks > 0) >= (name in RESUMED)
        assert not name.startswith("stalled") or one.breaks <= 1


async def test_a_bad_network_is_only_slow(tmp_path: Path) -> None:
    async def case(name: str, delay: Callable[[], float]) -> Home:
        async with home(folder_for(tmp_path, name), delay) as one:
            await one.satellite.until(seen.TurnOver)
        return one

    for one in await asyncio.gather(
        case("undisturbed", lambda: 0.0),
        case("jitter", jitter(0.2, seed=1)),
        *(case(f"loss-{seed}", loss(0.03, seed)) for seed in range(6)),
    ):
        assert_whole(one)


@pytest.mark.parametrize("moment", TURN)
async def test_a_link_that_stays_broken_ends_the_turn_for_both(moment: State, tmp_path: Path) -> None:
    async with home(tmp_path, turns=2) as one:
        await in_state(one, moment)
        one.network.cut(7.0)
        await one.satellite.becomes(State.OFFLINE)
        assert one.satellite.was_sorry
        await one.satellite.until(seen.Linked, 2)
        assert one.satellite.runtime.state is State.IDLE
    assert not one.satellite.turns
    assert [record.outcome for record in one.hub.records] == ["cancelled"]
    assert one.hub.house.commands in ([], [DONE])
    left = next(event for event in one.hub.happened if isinstance(event, SatelliteLeft))
    assert left.satellite == "kitchen"
