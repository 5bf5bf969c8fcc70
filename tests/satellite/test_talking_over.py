"""People talk over a satellite that speaks: real ear, runtime and models in a simulated room; the hub is played."""

from __future__ import annotations

import functools

import pytest

from satellite import happenings as seen
from satellite.app import build_ear
from satellite.cleaning import GatedCleaning
from satellite.config import Cleaning, SatelliteConfig
from satellite.ear import Ear
from satellite.state import State
from shared.audio import ms_to_samples, samples_to_ms
from shared.messages import Cause
from tests.audio.room import in_room
from tests.audio.speak import speak
from tests.bench.over_reply import TALKER_DB, Heard, Loudspeaker, after, as_loud, talk_over

LEAD_MS = 3000
REPLY = (
    "The living room lamp is on now, and the heating is set to twenty one degrees. "
    "Tomorrow will be cloudy with some rain in the afternoon."
)


@functools.cache
def ear() -> Ear:
    return build_ear(SatelliteConfig())


def reply(text: str = REPLY, level_db: float = -20) -> bytes:
    return as_loud(speak(text), level_db)


def states(heard: Heard) -> list[State]:
    return [each.state for each in heard.happenings if isinstance(each, seen.StateChanged)][1:]


@pytest.mark.parametrize("ratio_db", [0, -10])
def test_a_wake_word_over_a_reply_silences_it(ratio_db: float) -> None:
    word = speak("Hey Jarvis.")
    talker = after(LEAD_MS, in_room(word, seed=2, distance_m=1.0, noise_db=-90))
    heard = talk_over(ear(), reply(), talker, Loudspeaker(seed=3, level_db=TALKER_DB - ratio_db))
    assert heard.words() == ["hey_jarvis"]
    assert heard.woke[-1].cause is Cause.WAKE
    assert states(heard)[-1] is State.LISTENING
    silent = heard.room.silent_from(ms_to_samples(LEAD_MS))
    assert silent is not None
    assert samples_to_ms(silent) < LEAD_MS + samples_to_ms(len(word) // 2) + 300


@pytest.mark.parametrize("interrupts", [True, False])
def test_speech_over_a_reply_is_overheard_and_the_reply_goes_on(interrupts: bool) -> None:
    talker = after(LEAD_MS, speak("And what about Sunday?"), tail_ms=2500)
    heard = talk_over(ear(), reply(), talker, Loudspeaker(seed=3, level_db=TALKER_DB), interrupts=interrupts)
    assert [(each.cause, each.interrupts) for each in heard.woke] == [(Cause.SPEECH, interrupts)]
    assert LEAD_MS - 200 < samples_to_ms(heard.woke[0].begin) < LEAD_MS + 250
    assert states(heard)[1:5] == [State.OVERHEARING, State.THINKING, State.IDLE, State.ANNOUNCING]
    assert any(isinstance(each, seen.Resumed) for each in heard.happenings)


def test_speech_that_may_interrupt_holds_the_reply_back() -> None:
    talker = after(LEAD_MS, speak("And what about Sunday?"))
    speaker = Loudspeaker(seed=3, level_db=TALKER_DB)
    heard = talk_over(ear(), reply(), talker, speaker, interrupts=True, resumes=False)
    silent = heard.room.silent_from(ms_to_samples(LEAD_MS))
    assert silent is not None
    assert samples_to_ms(silent) < LEAD_MS + 700


@pytest.mark.parametrize(("level_db", "distortion"), [(-34, 0.2), (-20, 0.4), (-20, 0.6)])
def test_it_neither_wakes_nor_interrupts_itself(level_db: float, distortion: float) -> None:
    speech = reply("My name is Jarvis. Hey Jarvis, and stop, is what you say. " + REPLY, -16)
    speaker = Loudspeaker(seed=7, level_db=level_db, distortion=distortion)
    heard = talk_over(ear(), speech, bytes(len(speech) + 32_000), speaker, interrupts=True)
    assert not heard.woke
    assert states(heard) == [State.ANNOUNCING, State.IDLE]


def test_a_microphone_that_is_shut_during_replies_hears_nobody_over_them() -> None:
    gated = build_ear(SatelliteConfig(cleaning=Cleaning(echo_cancellation=False)))
    assert isinstance(gated._cleaning, GatedCleaning)
    talker = after(LEAD_MS, speak("Hey Jarvis."))
    assert not talk_over(gated, reply(), talker, Loudspeaker(seed=3, level_db=TALKER_DB), interrupts=True).woke
