"""Devices are really opened: miniaudio's null backend everywhere, a real sound server where there is one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from satellite.acoustics import find_echo, probe_sound
from satellite.playback import Playback, PlaybackEvent
from satellite.sound import handover
from satellite.sound.base import Block
from satellite.sound.device import Device, DeviceSound, devices, duplex, pick
from satellite.sound.handover import BACKLOG_FRAMES, Handover
from shared.audio import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from shared.errors import SoundError

NAMES = ["USB Audio, Front", "Built-in Audio", "USB Audio", "Monitor of Built-in Audio"]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [("usb audio", 2), ("USB", 0), ("built", 1), ("monitor", 3), ("Front", 0), ("Built-in Audio", 1)],
)
def test_a_device_is_found_by_its_name_or_a_part_of_it(wanted: str, index: int) -> None:
    assert pick(wanted, NAMES, "microphone") == index


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SoundError, match="no speaker has 'Bilt-in Audio' in its name; there are: 'USB") as caught:
        pick("Bilt-in Audio", NAMES, "speaker")
    assert str(caught.value).endswith("did you mean 'Built-in Audio'?")
    with pytest.raises(SoundError, match="no microphone is connected"):
        pick("USB", [], "microphone")


def test_the_null_backend_lists_its_devices() -> None:
    assert devices("null") == [
        Device("NULL Capture Device", True, "Null"),
        Device("NULL Playback Device", False, "Null"),
    ]


async def test_a_real_stream_runs_on_both_ends() -> None:
    events: list[PlaybackEvent] = []
    playback = Playback(events.append)
    tone = (np.sin(np.arange(SAMPLE_RATE // 5) / 5) * 9000).astype(np.int16).tobytes()
    blocks: list[Block] = []
    async with DeviceSound(driver="null", microphone="capture", speaker="PLAYBACK").open(playback.pull) as microphone:
        async for block in microphone:
            blocks.append(block)
            if len(blocks) == 3:
                playback.start(1, SAMPLE_RATE)
                playback.write(1, tone)
                playback.end(1)
            if len(blocks) == 40:
                break
    assert [block.position for block in blocks] == [FRAME_SAMPLES * index for index in range(40)]
    assert all(len(block.captured) == len(block.played) == FRAME_BYTES for block in blocks)
    assert b"".join(block.played for block in blocks).strip(b"\0") == tone.strip(b"\0")
    assert events == [PlaybackEvent(1, "sounded"), PlaybackEvent(1, "heard", heard_ms=200, complete=True)]


async def test_it_can_be_opened_again_and_again() -> None:
    sound = DeviceSound(driver="null")
    for _ in range(3):
        async with sound.open(lambda: SILENCE) as blocks:
            assert (await anext(aiter(blocks))).position == 0
    assert sound.name == "device: default microphone, default speaker (Null)"


async def test_opening_may_be_cancelled() -> None:
    async def run() -> None:
        async with DeviceSound(driver="null").open(lambda: SILENCE) as blocks:
            async for _ in blocks:
                pass

    for pause in (0, 0.001, 0.1):
        task = asyncio.create_task(run())
        await asyncio.sleep(pause)
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()


async def test_a_missing_device_and_a_missing_system_are_told_apart() -> None:
    with pytest.raises(SoundError, match="no microphone has 'Jabra' in its name; there are: 'NULL Capture Device'"):
        async with DeviceSound(driver="null", microphone="Jabra").open(lambda: SILENCE):
            pass
    if sys.platform == "linux":
        with pytest.raises(SoundError, match=r"no sound system answers \(sound.driver: coreaudio\)"):
            devices("coreaudio")


def test_blocks_are_cut_from_callbacks_of_any_length() -> None:
    source = np.arange(1, 20 * FRAME_SAMPLES + 1, dtype=np.int16).tobytes()
    given = iter([source[begin : begin + FRAME_BYTES] for begin in range(0, len(source), FRAME_BYTES)])
    blocks: list[Block] = []
    callback = duplex(blocks.append, lambda: next(given))
    next(callback)
    answer, position = b"", 0
    for samples in (1, 319, 320, 480, 160, 2, 1000, 441, 437):
        heard = source[2 * position : 2 * (position + samples)]
        part = callback.send(bytearray(heard))
        assert len(part) == len(heard)
        answer += part
        position += samples
    assert answer == source[: len(answer)]
    for block in blocks:
        begin = block.position * 2
        assert block.captured == block.played == source[begin : begin + FRAME_BYTES], "heard beside what was played"
    assert len(blocks) == position // FRAME_SAMPLES


def test_a_failing_playback_does_not_end_the_microphone(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> bytes:
        raise RuntimeError("no sound")

    blocks: list[Block] = []
    callback = duplex(blocks.append, broken)
    next(callback)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            assert callback.send(SILENCE) == SILENCE
    assert len(blocks) == 3
    assert [record.message for record in caplog.records] == ["playback failed; the loudspeaker is silent"]


async def test_a_stuck_loop_loses_the_oldest_blocks_and_counts_them() -> None:
    hand = Handover(asyncio.get_running_loop())
    for index in range(BACKLOG_FRAMES + 30):
        hand.put(Block(SILENCE, SILENCE, index))
    blocks = hand.blocks()
    assert (await anext(blocks)).position == 30
    assert hand.dropped == 30
    await blocks.aclose()


async def test_a_failure_is_raised_after_the_blocks_held() -> None:
    hand = Handover(asyncio.get_running_loop())
    hand.put(Block(SILENCE, SILENCE, 0))
    await asyncio.to_thread(hand.fail, "unplugged")
    blocks = hand.blocks()
    assert (await anext(blocks)).position == 0
    with pytest.raises(SoundError, match="unplugged"):
        await anext(blocks)


@pytest.mark.virtual_time
async def test_a_device_that_falls_silent_has_failed() -> None:
    with pytest.raises(SoundError, match="no sound came for 10 s"):
        await anext(Handover(asyncio.get_running_loop()).blocks())
    hand = Handover(asyncio.get_running_loop())
    hand.put(Block(SILENCE, SILENCE, 0))
    blocks = hand.blocks()
    await anext(blocks)
    with pytest.raises(SoundError, match="no sound came for 3 s"):
        await anext(blocks)


# ---------------------------------------------------------------- a real sound server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """PulseAudio with a loudspeaker that the microphone hears directly."""
    program = shutil.which("pulseaudio")
    if program is None:
        pytest.skip("needs a sound server (apt install pulseaudio)")
    socket = tmp_path / "server.socket"
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
    command = [program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    modules = ("module-null-sink sink_name=room", f"module-native-protocol-unix auth-anonymous=1 socket={socket}")
    with (
        (tmp_path / "server.log").open("wb") as log,
        subprocess.Popen([*command, *(f"--load={module}" for module in modules)], stdout=log, stderr=log) as process,
    ):
        try:
            for _ in range(100):
                with contextlib.suppress(SoundError):
                    devices("pulseaudio")
                    break
                time.sleep(0.1)
            else:
                pytest.fail((tmp_path / "server.log").read_text())
            yield process
        finally:
            process.terminate()


@pytest.mark.soundserver
async def test_a_sound_server_carries_sound_both_ways(server: subprocess.Popen[bytes]) -> None:
    assert [device.name for device in devices()] == ["Monitor of Null Output", "Null Output"]
    playback = Playback(lambda _: None)
    sound = DeviceSound(microphone="monitor", speaker="null out")
    blocks: list[Block] = []
    async with sound.open(playback.pull) as microphone:
        playback.play(probe_sound(0.5))
        async for block in microphone:
            blocks.append(block)
            if len(blocks) == 200:
                break
    echo = find_echo(b"".join(b.played for b in blocks), b"".join(b.captured for b in blocks))
    assert echo is not None
    assert abs(echo.level_db) < 1
    assert "PulseAudio" in sound.name


@pytest.mark.soundserver
async def test_a_sound_server_that_dies_is_noticed(
    server: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "STALL_S", 1.5)
    sound = DeviceSound(driver="pulseaudio")
    with pytest.raises(SoundError, match="sound device: "):
        async with sound.open(lambda: SILENCE) as blocks:
            async for block in blocks:
                if block.position == 10 * FRAME_SAMPLES:
                    server.kill()
    with pytest.raises(SoundError, match="no sound system answers"):
        async with sound.open(lambda: SILENCE):
            pass
