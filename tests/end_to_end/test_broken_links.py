"""Real processes and models over a network that breaks: the turn goes on, one command is done, the reply is whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from satellite import happenings as seen
from satellite.state import State
from shared.audio import samples_to_ms
from tests.audio.room import in_room
from tests.audio.speak import CLEAR, speak
from tests.audio.voiced import quiet
from tests.audio.wavfile import read_wav, write_wav
from tests.fakes import processes
from tests.fakes.house import House
from tests.fakes.network import Network, jitter

DONE = ("light.kitchen_light turn_on: confirmed",)
FAULTS: dict[str, tuple[State, Callable[[Network], None]]] = {
    "undisturbed": (State.LISTENING, lambda network: None),
    "cut while somebody speaks": (State.LISTENING, lambda network: network.cut(1.5)),
    "dead while the reply sounds": (State.SPEAKING, lambda network: network.swallow()),
}


def played_ms(out: Path) -> int:
    """Return how long the loudspeaker sounded, from its first to its last sound."""
    loud = np.flatnonzero(np.frombuffer(read_wav(out)[0], np.int16))
    return samples_to_ms(int(loud[-1] - loud[0]))


async def test_a_turn_goes_on_where_it_broke(tmp_path: Path) -> None:
    said = speak("hey jarvis") + speak("turn on the kitchen light", speed=CLEAR)
    wav = write_wav(tmp_path / "in.wav", in_room(quiet(1200) + said + quiet(1500), seed=1, noise_db=-55))
    async with (
        processes.hub(tmp_path / "hub") as running,
        House("127.0.0.1", running.mqtt_port) as house,
        Network(running.port, jitter(0.02, seed=1)) as network,
    ):
        for name, (moment, fault) in FAULTS.items():
            out, before = tmp_path / f"{name}.wav", len(house.commands)
            turns: list[seen.TurnOver] = []
            speeches: list[seen.SpeechEnded] = []
            url = f"ws://127.0.0.1:{network.port}/satellite"
            async with processes.satellite(
                wav, url, running.token, area="Kitchen", name="kitchen", out=out
            ) as happened:
                async for each in happened:
                    if isinstance(each, seen.StateChanged) and each.state is moment:
                        await asyncio.sleep(0.2)
                        fault(network)
                    assert not isinstance(each, seen.Unlinked)
                    assert not (isinstance(each, seen.Sounded) and each.earcon == "sorry")
                    if isinstance(each, seen.TurnOver):
                        turns.append(each)
                    if isinstance(each, seen.SpeechEnded):
                        speeches.append(each)
            assert [(turn.outcome, turn.summary.done) for turn in turns] == [("answered", DONE)], name
            assert len(house.commands) == before + 1, name
            assert [speech.complete for speech in speeches] == [True], name
            assert played_ms(out) == pytest.approx(speeches[0].heard_ms, rel=0.15), name
        assert network.connections == 5  # Two of the three turns had to join again.
