"""Several satellites on one hub, over real sockets: one answers one person, the others fall silent."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from satellite import happenings as seen
from satellite.state import State
from shared.messages import TurnOutcome
from tests.fakes import wire

WORDS = "one two three four five six seven eight"
IN_ONE_BREATH, AFTER_A_PAUSE = "q600 s400 s1600 q60000", "q600 s400 q900 s1600 q60000"


async def all_hear(folder: Path, scripts: dict[str, str], answers: int) -> tuple[wire.Port, dict[str, wire.Satellite]]:
    """Play each satellite its script until so many have answered."""
    async with wire.port(*[WORDS] * 3, window_ms=300) as hub, AsyncExitStack() as stack:
        satellites = {
            name: wire.Satellite(script, (1000,), hub.number, folder, name) for name, script in scripts.items()
        }
        for each in satellites.values():
            await stack.enter_async_context(each.on())
        await asyncio.gather(*(each.until(seen.TurnOver) for each in satellites.values()))
        await asyncio.gather(*(each.becomes(State.IDLE) for each in satellites.values()))
        assert sum(turn.outcome == "answered" for each in satellites.values() for turn in each.turns) == answers
    return hub, satellites


@pytest.mark.parametrize("script", [IN_ONE_BREATH, AFTER_A_PAUSE])
async def test_one_answers_and_the_others_make_no_sound(script: str, tmp_path: Path) -> None:
    hub, satellites = await all_hear(tmp_path, dict.fromkeys(("kitchen", "hall", "bedroom"), script), answers=1)
    (winner,) = (name for name, each in satellites.items() if each.turns[0].outcome is TurnOutcome.ANSWERED)
    assert hub.house.commands == [f"{winner}: {WORDS}"]
    chime = wire.CHIME if script == AFTER_A_PAUSE else b""
    said = (f"In {winner} {WORDS}.", "That is all.")
    assert satellites[winner].played == chime + b"".join(map(wire.NoisySpeech.sound_of, said))
    for name, each in satellites.items():
        if name != winner:
            assert each.turns[0].outcome is TurnOutcome.YIELDED
            assert each.played == b""
    yielded = {record.satellite: record.yielded_to for record in hub.records if record.outcome == "yielded"}
    assert yielded.keys() == satellites.keys() - {winner}
    assert set(yielded.values()) <= satellites.keys()


async def test_people_who_speak_at_the_same_time_are_all_answered(tmp_path: Path) -> None:
    scripts = {"kitchen": "q600 s100 q200 s100 s1600 q60000", "bedroom": "q400 s300 q60 s240 q100 s1600 q60000"}
    hub, satellites = await all_hear(tmp_path, scripts, answers=2)
    assert sorted(hub.house.commands) == [f"bedroom: {WORDS}", f"kitchen: {WORDS}"]
    assert not any(each.was_sorry for each in satellites.values())
