from __future__ import annotations

import asyncio
import importlib.util
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from aiohttp import web

from satellite import doctor
from satellite.acoustics import probe_sound
from satellite.config import Cleaning, Hub, SatelliteConfig, SoundDevice, Wake, WakeWord
from satellite.doctor import Check, checks, echo_check, health_url, hub_check, microphone_check, packages, record
from satellite.sound.base import Block
from satellite.sound.device import DeviceSound
from satellite.sound.wav import WavSound
from shared.audio import FRAME_BYTES
from tests.audio.room import EchoPath, echo_path, mix, noise
from tests.audio.wavfile import write_wav


def hum(samples: int, level: float) -> bytes:
    return np.round(noise(samples, seed=3, level_db=level) * 32767).astype(np.int16).tobytes()


def clipping() -> bytes:
    return np.asarray(np.clip(np.sin(np.arange(32_000) / 9) * 60_000, -32768, 32767), np.int16).tobytes()


@pytest.mark.parametrize(
    ("pcm", "result", "words"),
    [
        (bytes(64_000), "failed", "digital silence"),
        (hum(32_000, -85), "warning", "hardly anything"),
        (hum(32_000, -60), "ok", "-60 dB at rest"),
        (hum(32_000, -20), "warning", "very loud"),
        (clipping(), "warning", "clipped"),
    ],
)
def test_the_microphone_is_judged(pcm: bytes, result: str, words: str) -> None:
    check = microphone_check(pcm)
    assert check.result == result
    assert words in check.detail
    assert bool(check.cure) == (result != "ok")


def echo(**path: Any) -> list[Block]:
    played = probe_sound(0.5) + bytes(16_000)
    captured = mix(echo_path(played, seed=4, **path), hum(len(played) // 2, -65))
    return [
        Block(captured[at : at + FRAME_BYTES], played[at : at + FRAME_BYTES], at // 2)
        for at in range(0, len(played) // FRAME_BYTES * FRAME_BYTES, FRAME_BYTES)
    ]


@pytest.mark.parametrize(
    ("path", "result", "words"),
    [
        ({"delay_ms": 80, "level_db": -10}, "ok", "80 ms after it is played"),
        ({"delay_ms": 600, "level_db": -10}, "warning", "too late"),
        ({"delay_ms": 80, "level_db": -100}, "warning", "does not hear the loudspeaker"),
        ({"delay_ms": 80, "level_db": 20}, "warning", "clipped"),
    ],
)
def test_the_echo_is_judged(path: dict[str, float], result: str, words: str) -> None:
    check = echo_check(echo(**path), Cleaning())
    assert check.result == result, check
    assert words in check.detail
    if result == "ok":
        assert "dB of it removed" in check.detail
        assert "microphone is shut" in echo_check(echo(**path), Cleaning(echo_cancellation=False)).detail


async def test_the_rest_and_the_probe_are_recorded_in_turn(tmp_path: Path) -> None:
    room = write_wav(tmp_path / "room.wav", hum(16_000, -60))
    probe = probe_sound(0.3)
    blocks = await record(WavSound(room, realtime=False, echo=EchoPath(seed=1, delay_ms=40)), probe, 1000)
    assert not any(any(block.played) for block in blocks[:50])
    assert b"".join(block.played for block in blocks[50:]).startswith(probe)
    assert microphone_check(b"".join(block.captured for block in blocks[:50])).result == "ok"
    found = echo_check(blocks[50:], Cleaning())
    assert (found.result, "40 ms after" in found.detail) == ("ok", True), found


def test_missing_packages_are_named_with_their_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [check.result for check in packages()] == ["ok"]
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in {"livekit", "soxr"} else real(name))
    results = {check.detail.split()[0]: check for check in packages()}
    assert results["livekit"].result == "warning" and "aec" in results["livekit"].cure
    assert results["soxr"].result == "failed"


@asynccontextmanager
async def hub(status: int) -> AsyncIterator[str]:
    application = web.Application()

    async def health(_: web.Request) -> web.Response:
        return web.json_response({}, status=status)

    application.router.add_get("/healthz", health)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        port = runner.addresses[0][1]
        yield f"ws://127.0.0.1:{port}/satellite"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(("status", "result"), [(200, "ok"), (503, "warning"), (404, "failed")])
async def test_the_hub_is_asked_how_it_is(status: int, result: str) -> None:
    async with hub(status) as url:
        check = await hub_check(Hub(url=url))
    assert check.result == result
    assert url in check.detail


async def test_a_hub_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"ws://127.0.0.1:{free.getsockname()[1]}/satellite"
        check = await hub_check(Hub(url=url))
    assert check.result == "failed" and url in check.detail and check.cure
    missing = await hub_check(Hub(url="wss://127.0.0.1:1/satellite", tls_certificate="/nowhere.pem"))
    assert missing.result == "failed"


async def test_an_announced_hub_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    async with hub(200) as url:

        @asynccontextmanager
        async def announced() -> AsyncIterator[AsyncIterator[str]]:
            async def urls() -> AsyncIterator[str]:
                yield url
                await asyncio.Event().wait()

            yield urls()

        monkeypatch.setattr(doctor, "browse", announced)
        assert (await hub_check(Hub())).result == "ok"


@pytest.mark.parametrize(
    ("url", "health"),
    [
        ("ws://hub.local:8765/satellite", "http://hub.local:8765/healthz"),
        ("wss://[fe80::1]:8765/satellite", "https://[fe80::1]:8765/healthz"),
    ],
)
def test_the_health_page_lies_beside_the_web_socket(url: str, health: str) -> None:
    assert health_url(url) == health


async def test_every_check_is_made_on_a_real_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "build_sound", lambda _: DeviceSound(driver="null"))
    monkeypatch.setattr(doctor, "LISTEN_MS", 200)
    monkeypatch.setattr(doctor, "probe_sound", lambda volume: probe_sound(volume)[:32_000])
    async with hub(200) as url:
        found = [check async for check in checks(SatelliteConfig(hub=Hub(url=url)))]
    results = {check.name: check.result for check in found}
    assert results == {
        "packages": "ok",
        "wake words": "ok",
        "sound device": "ok",
        "microphone": "failed",
        "echo": "warning",
        "ear": "ok",
        "hub": "ok",
    }
    assert all(check.cure for check in found if check.result != "ok")


async def test_one_failure_does_not_hide_the_others() -> None:
    broken = SatelliteConfig(
        hub=Hub(url="ws://127.0.0.1:1/satellite"),
        wake=Wake(words=(WakeWord(word="hey_nobody"),)),
        sound=SoundDevice(driver="jack"),
    )
    failed = {check.name: check for check in [check async for check in checks(broken)] if check.result == "failed"}
    assert {"wake words", "sound device", "hub"} == set(failed)
    quiet = SatelliteConfig(sound=SoundDevice(backend="null"), hub=broken.hub)
    assert Check(
        "sound", "warning", "sound.backend is null: neither microphone nor loudspeaker", "set it to device"
    ) in [check async for check in checks(quiet)]
