from __future__ import annotations

import builtins
import logging
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from satellite.acoustics import level_db
from satellite.cleaning import Cleaned, Cleaning, EchoWatch, GatedCleaning, WebRtcCleaning, build
from satellite.config import Cleaning as Settings
from satellite.config import Earcons
from satellite.earcons import build as build_earcons
from satellite.sound.base import Block
from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from tests.audio.room import echo_path, in_room, mix, noise
from tests.audio.speak import speak

REPLY = "The living room lamp is on now, and the heating is set to twenty one degrees. Is there anything else?"
SOUND = np.full(FRAME_SAMPLES, 500, np.int16).tobytes()


def blocks(captured: bytes, played: bytes) -> Iterator[Block]:
    for begin in range(0, min(len(captured), len(played)) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES):
        yield Block(captured[begin : begin + FRAME_BYTES], played[begin : begin + FRAME_BYTES], begin // 2)


def run(cleaning: Cleaning, captured: bytes, played: bytes) -> list[Cleaned]:
    return [cleaning.clean(block) for block in blocks(captured, played)]


def room_noise(length: int, level: float = -65) -> bytes:
    sound = noise(length // 2, seed=9, level_db=level)
    return np.round(sound * 32767).astype(np.int16).tobytes()


def removed_db(before: bytes, cleaned: list[Cleaned], begin_s: float, end_s: float) -> float:
    part = slice(int(begin_s * SAMPLE_RATE) * 2, int(end_s * SAMPLE_RATE) * 2)
    return level_db(before[part]) - level_db(b"".join(each.detect for each in cleaned)[part])


@pytest.mark.parametrize("delay_ms", [20, 70, 140, 300])
@pytest.mark.parametrize("seed", [1, 2])
def test_its_own_voice_is_removed(delay_ms: int, seed: int) -> None:
    played = speak(REPLY)
    captured = mix(echo_path(played, seed=seed, delay_ms=delay_ms), room_noise(len(played)))
    cleaned = run(WebRtcCleaning(Settings()), captured, played)
    assert removed_db(captured, cleaned, 1, 5) >= 15
    assert all(each.detect == each.uplink for each in cleaned)


def test_what_was_learnt_survives_a_pause() -> None:
    reply = speak(REPLY)[: 5 * SAMPLE_RATE * 2]
    played = reply + bytes(20 * SAMPLE_RATE * 2) + reply
    captured = mix(echo_path(played, seed=3), room_noise(len(played)))
    cleaned = run(WebRtcCleaning(Settings()), captured, played)
    assert removed_db(captured, cleaned, 25, 30) >= 25


def spectrogram(pcm: bytes) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    samples = np.frombuffer(pcm, np.int16).astype(float)
    return np.abs([np.fft.rfft(samples[at : at + 512] * np.hanning(512)) for at in range(0, len(samples) - 512, 128)])


def test_a_talker_in_a_quiet_house_is_left_as_he_was() -> None:
    talker = in_room(speak("Hey Jarvis. Turn on the kitchen light, please."), seed=4)
    cleaned = run(WebRtcCleaning(Settings()), talker, bytes(len(talker)))
    kept = b"".join(each.detect for each in cleaned)[2 * WebRtcCleaning.delay :]
    before, after = spectrogram(talker[: len(kept)]), spectrogram(kept)
    assert (before * after).sum() / np.linalg.norm(before) / np.linalg.norm(after) > 0.99
    assert abs(level_db(talker) - level_db(kept)) < 0.5
    assert not any(each.echo_active for each in cleaned)


def test_rumble_is_removed() -> None:
    rumble = (np.sin(np.arange(2 * SAMPLE_RATE) * 2 * np.pi * 25 / SAMPLE_RATE) * 5000).astype(np.int16).tobytes()
    assert removed_db(rumble, run(WebRtcCleaning(Settings()), rumble, bytes(len(rumble))), 1, 2) > 20


def test_noise_suppression_is_for_the_hub_alone() -> None:
    hiss = room_noise(6 * SAMPLE_RATE * 2, level=-40)
    cleaned = run(WebRtcCleaning(Settings(noise_suppression=True)), hiss, bytes(len(hiss)))
    late = cleaned[150:]
    detect, uplink = (level_db(b"".join(getattr(each, name) for each in late)) for name in ("detect", "uplink"))
    assert uplink < detect - 6
    assert detect > -45


def test_gain_control_lifts_a_quiet_talker_for_the_hub_alone() -> None:
    talker = in_room(speak(REPLY), seed=5, level_db=-45, noise_db=-80)
    late = run(WebRtcCleaning(Settings(gain_control=True)), talker, bytes(len(talker)))[100:]
    detect, uplink = (level_db(b"".join(getattr(each, name) for each in late)) for name in ("detect", "uplink"))
    assert uplink > detect + 3


def test_the_gate_is_shut_while_something_sounds_and_a_little_longer() -> None:
    played = 2 * SILENCE + 40 * SOUND + 40 * SILENCE
    cleaned = run(GatedCleaning(latency_ms=60), 82 * SOUND, played)
    shut = [index for index, each in enumerate(cleaned) if each.detect == SILENCE]
    assert shut == list(range(2, 42 + (60 + 200) // FRAME_MS))
    assert [index for index, each in enumerate(cleaned) if each.echo_active] == shut
    assert all(each.detect == SOUND for index, each in enumerate(cleaned) if index not in shut)
    assert all(each.detect == each.uplink for each in cleaned)


@pytest.mark.parametrize("cleaning", [WebRtcCleaning(Settings()), GatedCleaning(60)])
def test_what_is_said_with_an_earcon_reaches_the_hub_once_the_room_is_known(cleaning: Cleaning) -> None:
    chime = build_earcons(Earcons()).get("wake") or b""
    lead, word = bytes(2 * SAMPLE_RATE * 2), speak("Turn on the kitchen light.")[: SAMPLE_RATE // 2]
    once = chime + bytes(3 * SAMPLE_RATE * 2 - len(chime))
    played = 3 * once + chime + lead
    talker = in_room(3 * bytes(len(once)) + word.ljust(len(chime) + len(lead), b"\0"), seed=6, noise_db=-60)
    cleaned = run(cleaning, mix(talker, echo_path(played, seed=6)), played)
    said = slice(3 * len(once), 3 * len(once) + len(word))
    uplink, detect = (b"".join(getattr(each, name) for each in cleaned)[said] for name in ("uplink", "detect"))
    before, kept, lost = spectrogram(talker[said]), spectrogram(uplink), spectrogram(detect)
    likeness = [(before * each).sum() / np.linalg.norm(before) / max(np.linalg.norm(each), 1) for each in (kept, lost)]
    assert likeness[0] > 0.9 > likeness[1]


@pytest.mark.parametrize(
    ("played", "active_ms"),
    [
        ("....", 0),
        ("#.", 20 + 60),
        ("#######.", 140 + 60),
        ("####################.", 400 + 60),
        ("#####################.", 420 + 200),
        ("#..#", 80 + 60),
        ("#....#", 20 + 60 + 20 + 60),
        ("##########..##########..", 440 + 200),
    ],
)
def test_the_tail_after_an_earcon_is_short_and_after_speech_long(played: str, active_ms: int) -> None:
    watch = EchoWatch(200, short_tail_ms=60)
    answers = [watch.step(SOUND if each == "#" else SILENCE) for each in played.ljust(80, ".")]
    assert sum(answers) * FRAME_MS == active_ms


def test_without_the_extra_the_microphone_is_gated_and_the_cure_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "livekit":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    with caplog.at_level(logging.WARNING):
        assert isinstance(build(Settings()), GatedCleaning)
        assert isinstance(build(Settings(echo_cancellation=False)), GatedCleaning)
    first, second = (record.message for record in caplog.records)
    assert "pip install 'hearth-voice[aec]'" in first
    assert "cleaning.echo_cancellation" in second


def test_reset_forgets() -> None:
    gate = GatedCleaning(60)
    gate.clean(Block(SOUND, SOUND, 0))
    gate.reset()
    assert gate.clean(Block(SOUND, SILENCE, 0)).detect == SOUND
    webrtc = build(Settings())
    assert isinstance(webrtc, WebRtcCleaning)
    webrtc.clean(Block(SOUND, SOUND, 0))
    webrtc.reset()
    assert not webrtc.clean(Block(SILENCE, SILENCE, 0)).echo_active
