"""Checks everything a satellite depends on; each check says what it found and what to do about it."""

from __future__ import annotations

import asyncio
import importlib.util
import ssl
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

import aiohttp

from satellite.acoustics import clipped_share, find_echo, level_db, probe_sound
from satellite.cleaning import WebRtcCleaning
from satellite.cleaning import build as build_cleaning
from satellite.config import Cleaning, Hub, SatelliteConfig
from satellite.ear import Ear
from satellite.playback import Playback
from satellite.sound.base import Block, Sound
from satellite.sound.select import build as build_sound
from satellite.vad import Vad
from satellite.wake.select import build as build_wake
from shared.audio import FRAME_MS, SAMPLE_BYTES, ms_to_samples
from shared.discovery import browse
from shared.errors import HearthError

Result = Literal["ok", "warning", "failed"]

LISTEN_MS = 2000
QUIET_DB, LOUD_DB = -75.0, -30.0
"""A living room at rest lies between: below, the microphone is as good as deaf; above, it hears noise or hums."""
CLIPPING = 0.001
LONG_DELAY_MS = 400.0
"""Echo that comes later than this is beyond what WebRTC's canceller looks for."""
GOOD_REMOVAL_DB = 12.0
HEAVY_EAR = 0.4
"""Share of one core that leaves too little for playback and network on a small computer."""
HUB_S = 5.0
PACKAGES = (
    ("miniaudio", "failed", "sound devices", "pip install 'hearth-voice[satellite]'"),
    ("webrtcvad", "failed", "voice activity", "pip install 'hearth-voice[satellite]'"),
    ("soxr", "failed", "sample rates", "pip install 'hearth-voice[satellite]'"),
    ("pymicro_wakeword", "warning", "microWakeWord", "pip install 'hearth-voice[satellite]'"),
    ("pyopen_wakeword", "warning", "openWakeWord, and with it the cascade", "pip install 'hearth-voice[openwakeword]'"),
    ("livekit", "warning", "echo cancellation, and with it interrupting a reply", "pip install 'hearth-voice[aec]'"),
)
"""Module, how bad its absence is, what it is for, and how to get it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing checked."""

    name: str
    result: Result
    detail: str
    """What was found."""
    cure: str = ""
    """What to do; empty when nothing needs to be done."""


async def checks(config: SatelliteConfig) -> AsyncIterator[Check]:
    """Check one thing after another, from the machine up to the hub; takes about 10 s and makes sound for 3 s.

    A check that fails never keeps the later ones from being made, except those that need what it found missing.
    """
    for check in packages():
        yield check
    ear: Ear | None = None
    try:
        wake = await asyncio.to_thread(build_wake, config.wake)
        ear = Ear(build_cleaning(config.cleaning), Vad(config.vad), wake)
        yield Check("wake words", "ok", ", ".join(wake.words))
    except HearthError as error:
        yield Check("wake words", "failed", str(error), "correct wake.words in the configuration")
    if config.sound.backend == "null":
        yield Check("sound", "warning", "sound.backend is null: neither microphone nor loudspeaker", "set it to device")
    else:
        async for check in sound_checks(build_sound(config.sound), config, ear):
            yield check
    yield await hub_check(config.hub)


def packages() -> Iterator[Check]:
    """Check Python and the libraries."""
    version = ".".join(map(str, sys.version_info[:3]))
    missing = [each for each in PACKAGES if importlib.util.find_spec(each[0]) is None]
    for module, result, purpose, cure in missing:
        bad: Result = "failed" if result == "failed" else "warning"
        yield Check("packages", bad, f"{module} is not installed: no {purpose}", cure)
    if not missing:
        yield Check("packages", "ok", f"Python {version}, all {len(PACKAGES)} libraries installed")


async def sound_checks(sound: Sound, config: SatelliteConfig, ear: Ear | None) -> AsyncIterator[Check]:
    """Record the room at rest, then play swelling noise, and judge both; `ear` is timed on the recording."""
    try:
        blocks = await record(sound, probe_sound(0.5 * config.sound.volume), LISTEN_MS)
    except HearthError as error:
        yield Check("sound device", "failed", str(error), "see hearth-satellite devices, then set sound.microphone …")
        return
    yield Check("sound device", "ok", sound.name)
    rest = blocks[: LISTEN_MS // FRAME_MS]
    yield microphone_check(b"".join(block.captured for block in rest))
    yield echo_check(blocks[len(rest) :], config.cleaning)
    if ear is not None:
        yield await asyncio.to_thread(ear_check, ear, blocks)


async def record(sound: Sound, test: bytes, rest_ms: int) -> list[Block]:
    """Return `rest_ms` of the room at rest, then the room while `test` is played, and half a second more."""
    playback = Playback(lambda _: None)
    rest = rest_ms // FRAME_MS
    wanted = rest + len(test) // SAMPLE_BYTES // ms_to_samples(FRAME_MS) + 500 // FRAME_MS
    blocks: list[Block] = []
    async with sound.open(playback.pull) as microphone:
        async for block in microphone:
            blocks.append(block)
            if len(blocks) == rest:
                playback.play(test)
            if len(blocks) >= wanted:
                break
    return blocks


def microphone_check(pcm: bytes) -> Check:
    """Judge a recording of the room at rest."""
    level, clipped = level_db(pcm), clipped_share(pcm)
    found = f"{level:.0f} dB at rest"
    if not any(pcm):
        return Check(
            "microphone", "failed", "digital silence", "is it muted (a switch, alsamixer), or sound.microphone another?"
        )
    if clipped > CLIPPING:
        return Check("microphone", "warning", f"{clipped:.1%} of the sound is clipped", "lower its gain (alsamixer)")
    if level < QUIET_DB:
        return Check("microphone", "warning", f"{found}: hardly anything", "raise its gain (alsamixer), or go nearer")
    if level > LOUD_DB:
        return Check("microphone", "warning", f"{found}: very loud", "lower its gain, or find what hums or plays")
    return Check("microphone", "ok", found)


def echo_check(blocks: Sequence[Block], settings: Cleaning) -> Check:
    """Judge how the microphone hears the loudspeaker and how much of that is removed (in the second half)."""
    played, captured = b"".join(block.played for block in blocks), b"".join(block.captured for block in blocks)
    echo = find_echo(played, captured)
    if echo is None:
        return Check(
            "echo",
            "warning",
            "the microphone does not hear the loudspeaker",
            "fine with headphones; otherwise is the loudspeaker on, loud enough, and sound.speaker the right one?",
        )
    found = f"{round(echo.level_db)} dB, {echo.delay_ms:.0f} ms after it is played"
    if (clipped := clipped_share(captured)) > CLIPPING:
        cure = "lower sound.volume or the microphone's gain: clipped echo cannot be removed"
        return Check("echo", "warning", f"{found}; {clipped:.1%} of it is clipped", cure)
    if echo.delay_ms > LONG_DELAY_MS:
        return Check("echo", "warning", f"{found}: too late to be removed", "choose another sound.driver")
    cleaning = build_cleaning(settings)
    if not isinstance(cleaning, WebRtcCleaning):
        return Check("echo", "ok", f"{found}; not removed: the microphone is shut during replies")
    cleaned = b"".join([cleaning.clean(block).detect for block in blocks])
    half = len(cleaned) // 4 * 2
    removed = level_db(captured[half:]) - level_db(cleaned[half:])
    found = f"{found}; {round(removed)} dB of it removed"
    if removed < GOOD_REMOVAL_DB:
        cure = "lower sound.volume, or move the loudspeaker away from the microphone: replies may wake the satellite"
        return Check("echo", "warning", found, cure)
    return Check("echo", "ok", found)


def ear_check(ear: Ear, blocks: Sequence[Block]) -> Check:
    """Measure what listening costs on this machine; blocks for a part of the recording's length."""
    begin = time.process_time()
    for block in blocks:
        ear.hear(block)
    share = (time.process_time() - begin) / (len(blocks) * FRAME_MS / 1000)
    found = f"listening takes {share:.1%} of one core"
    if share > HEAVY_EAR:
        return Check("ear", "warning", found, "use fewer wake words, or `engine: microwakeword`")
    return Check("ear", "ok", found)


async def hub_check(config: Hub) -> Check:
    """Find the hub as the satellite will and ask how it is."""
    url = config.url
    if not url:
        try:
            async with asyncio.timeout(HUB_S), browse() as hubs:
                url = await anext(hubs)
        except TimeoutError:
            cure = "start it, or set hub.url: multicast may not reach this machine (containers, guest networks)"
            return Check("hub", "failed", f"no hub announced itself in {HUB_S:g} s", cure)
    health = health_url(url)
    try:
        trust = ssl.create_default_context(cafile=config.tls_certificate or None)
        timeout = aiohttp.ClientTimeout(total=HUB_S)
        async with aiohttp.ClientSession(timeout=timeout) as http, http.get(health, ssl=trust) as response:
            status = response.status
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        reason = str(error) or "no answer in time"
        return Check("hub", "failed", f"{url}: {reason}", "is hearth-hub running, hub.url right, a firewall between?")
    if status == 200:
        return Check("hub", "ok", url)
    if status == 503:
        return Check("hub", "warning", f"{url}: reachable, but not in good health", f"see {health}")
    return Check("hub", "failed", f"{url}: answers {status}", "is that a Hearth hub? Correct hub.url")


def health_url(url: str) -> str:
    """Return the address of the health page beside a hub's WebSocket URL."""
    scheme, place, *_ = urlsplit(url)
    return urlunsplit(("https" if scheme in {"wss", "https"} else "http", place, "/healthz", "", ""))
