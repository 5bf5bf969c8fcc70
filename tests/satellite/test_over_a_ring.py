"""People talk over a satellite that rings as loud as it gets: real ear, runtime and models in a simulated room."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest

from satellite import happenings as seen
from satellite import ring_layer
from satellite.app import build_ear
from satellite.config import Cleaning, SatelliteConfig
from satellite.ear import Ear
from satellite.earcons import Earcons
from satellite.hub_link import Connected, HubLink
from satellite.runtime import Runtime
from satellite.state import State
from shared.audio import SAMPLE_BYTES, ms_to_samples, samples_to_ms
from shared.codec import Sound
from shared.messages import Cause, Message, Ring, RingEnd, RingEnded, RingKind, SetRings, ToSatellite
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.bench.over_reply import (
    TALKER_DB,
    WELCOME,
    Heard,
    Loudspeaker,
    Notes,
    SimulatedRoom,
    Speaking,
    after,
)

LEAD_MS = 5700
"""In the third round of every melody, about where it begins."""


@dataclass
class Wishing(Speaking):
    """Plays the hub: has something ring, and lets it ring on when somebody is overheard."""

    kind: RingKind = RingKind.TIMER

    def __post_init__(self) -> None:
        self.told: list[Message] = []

    def send(self, message: Message) -> None:
        self.told.append(message)
        super().send(message)

    async def events(self) -> AsyncIterator[Connected | ToSatellite | Sound]:
        yield Connected(WELCOME, "simulated")
        yield SetRings(rings=(Ring(id="r", kind=self.kind, in_ms=0, limit_ms=600_000),))
        while True:
            yield await self._mail.get()


@functools.cache
def ear() -> Ear:
    return build_ear(SatelliteConfig())


@pytest.fixture(autouse=True)
def as_loud_as_it_gets_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring_layer, "GROWS_MS", 5000)


def ring_in_room(
    ear: Ear, kind: RingKind, talker: bytes, level_db: float, distortion: float = 0.4
) -> tuple[Heard, list[Message]]:
    """Let a satellite ring while somebody talks; its echo is as loud as said."""
    ear.reset()
    speaker = Loudspeaker(seed=3, level_db=level_db, distortion=distortion)
    echo = speaker.path(b"".join(ring_layer.melody(kind)))
    room = SimulatedRoom(talker, echo, samples_to_ms(len(talker) // SAMPLE_BYTES))
    hub, notes = Wishing(b"", kind=kind), Notes()
    asyncio.run(Runtime(room, ear, cast(HubLink, hub), Earcons({}), notes).run())
    return Heard(room, hub.woke, notes.happenings), hub.told


@pytest.mark.parametrize("kind", RingKind)
def test_it_neither_wakes_nor_stops_itself(kind: RingKind) -> None:
    heard, told = ring_in_room(ear(), kind, bytes(2 * ms_to_samples(9000)), level_db=-22)
    assert not heard.woke
    assert not any(isinstance(each, RingEnded) for each in told)
    states = [each.state for each in heard.happenings if isinstance(each, seen.StateChanged)]
    assert states[-1] is State.RINGING
    played = np.frombuffer(b"".join(heard.room.played), np.int16)
    assert np.abs(played).max() > 15_000


@pytest.mark.parametrize("kind", RingKind)
def test_a_wake_word_over_it_silences_it(kind: RingKind) -> None:
    word = speak("Hey Jarvis.")
    talker = after(LEAD_MS, in_room(word, seed=2, distance_m=1.0, noise_db=-90))
    heard, told = ring_in_room(ear(), kind, talker, TALKER_DB + 6)
    assert heard.words() == ["hey_jarvis"]
    assert heard.woke[-1].cause is Cause.WAKE
    assert [each.why for each in told if isinstance(each, RingEnded)] == [RingEnd.STOPPED]
    silent = heard.room.silent_from(ms_to_samples(LEAD_MS) + len(word) // 2)
    assert silent is not None
    assert samples_to_ms(silent) < LEAD_MS + samples_to_ms(len(word) // 2) + 300


@pytest.mark.parametrize("lead_ms", [LEAD_MS + 100, LEAD_MS + 1700])
def test_stop_is_heard_over_it_and_in_its_rest(lead_ms: int) -> None:
    heard, _ = ring_in_room(ear(), RingKind.TIMER, after(lead_ms, speak("Stop!"), tail_ms=2000), TALKER_DB + 6)
    assert [(each.cause, each.interrupts) for each in heard.woke] == [(Cause.SPEECH, False)]
    assert lead_ms - 200 < samples_to_ms(heard.woke[0].begin) < lead_ms + 250


def test_without_echo_cancelling_the_wake_word_is_heard_in_its_rest() -> None:
    gated = build_ear(SatelliteConfig(cleaning=Cleaning(echo_cancellation=False)))
    talker = after(LEAD_MS + 1500, in_room(speak("Hey Jarvis."), seed=2, distance_m=1.0, noise_db=-90))
    heard, told = ring_in_room(gated, RingKind.TIMER, talker, TALKER_DB + 6)
    assert heard.words() == ["hey_jarvis"]
    assert any(isinstance(each, RingEnded) for each in told)
