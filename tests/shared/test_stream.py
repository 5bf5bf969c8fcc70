from __future__ import annotations

import asyncio

import pytest

from shared.audio import FRAME_SAMPLES, SILENCE, Frame
from shared.stream import FrameStream


def frame(number: int) -> Frame:
    return Frame(SILENCE, number * FRAME_SAMPLES)


async def test_what_goes_in_comes_out_until_it_is_closed() -> None:
    stream = FrameStream()
    asyncio.get_running_loop().call_later(0.01, stream.put, frame(1))
    asyncio.get_running_loop().call_later(0.02, stream.close)
    stream.put(frame(0))
    assert [f.position async for f in stream] == [0, FRAME_SAMPLES]


async def test_old_sound_is_dropped_when_nobody_listens() -> None:
    stream = FrameStream(limit=3)
    for number in range(5):
        stream.put(frame(number))
    stream.close()
    assert [f.position // FRAME_SAMPLES async for f in stream] == [2, 3, 4]
    assert stream.dropped == 2


async def test_a_failure_is_raised_after_the_frames_before_it() -> None:
    stream = FrameStream()
    stream.put(frame(0))
    stream.fail(ConnectionError("gone"))
    stream.put(frame(1))
    assert (await anext(stream)).position == 0
    with pytest.raises(ConnectionError):
        await anext(stream)
