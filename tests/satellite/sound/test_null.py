from __future__ import annotations

import asyncio

import pytest

from satellite.config import SoundDevice
from satellite.sound.device import DeviceSound
from satellite.sound.null import NullSound
from satellite.sound.select import build
from shared.audio import FRAME_SAMPLES, SILENCE


@pytest.mark.virtual_time
async def test_it_hears_silence_in_real_time_and_pulls_what_would_be_played() -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    pulls = []

    def pull() -> bytes:
        pulls.append(loop.time())
        return SILENCE

    async with NullSound().open(pull) as blocks:
        async for block in blocks:
            assert block.captured == SILENCE
            if block.position == 99 * FRAME_SAMPLES:
                break
    assert len(pulls) == 100
    assert loop.time() - begin == pytest.approx(2.0)


def test_the_configuration_chooses() -> None:
    assert isinstance(build(SoundDevice(backend="null")), NullSound)
    device = build(SoundDevice(microphone="USB", driver="alsa"))
    assert isinstance(device, DeviceSound)
    assert device.name == "device: USB, default speaker"
