from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from satellite.sound.base import Block
from satellite.sound.wav import WavSound, to_mono
from shared.audio import FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE, SILENCE
from shared.errors import SoundError
from tests.audio.wavfile import read_wav, write_wav


def tone(rate: int, seconds: float = 0.5, pitch: float = 1000) -> bytes:
    time = np.arange(int(rate * seconds)) / rate
    return (np.sin(2 * np.pi * pitch * time) * 12_000).astype(np.int16).tobytes()


async def everything(sound: WavSound) -> list[Block]:
    async with sound.open(lambda: SILENCE) as blocks:
        return [block async for block in blocks]


def heard(blocks: list[Block]) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    return np.frombuffer(b"".join(block.captured for block in blocks), np.int16)


@pytest.mark.virtual_time
async def test_the_file_is_heard_as_it_is_with_silence_after_it(tmp_path: Path) -> None:
    pcm = tone(SAMPLE_RATE, 0.13)
    blocks = await everything(WavSound(write_wav(tmp_path / "in.wav", pcm), tail_ms=100))
    assert b"".join(block.captured for block in blocks) == pcm.ljust(7 * FRAME_BYTES, b"\0") + 5 * SILENCE
    assert [block.position for block in blocks] == [FRAME_SAMPLES * index for index in range(12)]


@pytest.mark.virtual_time
@pytest.mark.parametrize("rate", [8000, 22050, 44100, 48000])
async def test_other_rates_keep_pitch_and_length(tmp_path: Path, rate: int) -> None:
    blocks = await everything(WavSound(write_wav(tmp_path / "in.wav", tone(rate, 1.0), rate), tail_ms=0))
    samples = heard(blocks)
    assert abs(len(samples) - SAMPLE_RATE) <= FRAME_SAMPLES
    assert int(np.argmax(np.abs(np.fft.rfft(samples[:SAMPLE_RATE], SAMPLE_RATE)))) == 1000


@pytest.mark.parametrize("channels", [1, 2, 6])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_every_width_and_channel_count_becomes_16_bit_mono(width: int, channels: int) -> None:
    wanted = np.array([0, 256, -256, 32512, -32768, 12800])
    wide = (wanted.astype(np.int64) << 16) + (1 << 31 if width == 1 else 0)
    raw = b"".join(int(each % (1 << 32)).to_bytes(4, "little")[4 - width :] * channels for each in wide)
    assert np.frombuffer(to_mono(raw, width, channels), np.int16).tolist() == wanted.tolist()


@pytest.mark.virtual_time
async def test_real_time_does_not_drift_and_a_late_consumer_loses_nothing(tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    begin = loop.time()
    sound = WavSound(write_wav(tmp_path / "in.wav", tone(SAMPLE_RATE, 10)), tail_ms=0)
    due = []
    async with sound.open(lambda: SILENCE) as blocks:
        async for block in blocks:
            due.append((loop.time() - begin) - (block.position + FRAME_SAMPLES) / SAMPLE_RATE)
            await asyncio.sleep(3 if len(due) == 100 else 0.007)
    assert len(due) == 500
    assert max(due[:100]) < 0.001
    assert max(due[-50:]) < 0.001, "it has caught up"


@pytest.mark.virtual_time
async def test_it_goes_on_playing_until_it_is_told_to_finish(tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    sound = WavSound(write_wav(tmp_path / "in.wav", tone(SAMPLE_RATE, 0.1)), out)
    pulled: list[bytes] = []

    def pull() -> bytes:
        pulled.append(np.full(FRAME_SAMPLES, len(pulled) + 1, np.int16).tobytes())
        return pulled[-1]

    async with sound.open(pull) as blocks:
        count = 0
        async for block in blocks:
            assert block.played == pulled[-1]
            assert sound.file_over.is_set() == (count >= 5)
            count += 1
            if count == 200:
                sound.finish()
    assert count == 200
    assert read_wav(out) == (b"".join(pulled), SAMPLE_RATE)


@pytest.mark.virtual_time
async def test_echo_is_added_to_what_the_microphone_hears(tmp_path: Path) -> None:
    played = np.full(FRAME_SAMPLES, 20_000, np.int16).tobytes()
    quiet = write_wav(tmp_path / "in.wav", np.full(FRAME_SAMPLES * 2, 15_000, np.int16).tobytes())
    sound = WavSound(quiet, echo=lambda block: block, tail_ms=20)
    async with sound.open(lambda: played) as blocks:
        result = [set(np.frombuffer(block.captured, np.int16).tolist()) async for block in blocks]
    assert result == [{32767}, {32767}, {20_000}]


FLOATS = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x03\0\x01\0" + bytes(40)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not sound at all, really not", FLOATS])
async def test_what_is_no_wav_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.wav"
    file.write_bytes(content)
    with pytest.raises(SoundError, match=r"odd\.wav: not a readable WAV file"):
        await everything(WavSound(file))


async def test_missing_and_unwritable_files_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SoundError, match=r"none\.wav: not a readable WAV file with plain PCM \(No such file"):
        await everything(WavSound(tmp_path / "none.wav"))
    good = write_wav(tmp_path / "in.wav", tone(SAMPLE_RATE))
    with pytest.raises(SoundError, match=r"out\.wav: cannot be written: No such file"):
        await everything(WavSound(good, tmp_path / "nowhere" / "out.wav"))
    with pytest.raises(SoundError, match="100 samples per second is outside 4000 to 384000"):
        await everything(WavSound(write_wav(tmp_path / "slow.wav", tone(100), 100)))


@pytest.mark.virtual_time
async def test_cancelling_closes_the_file_with_all_that_was_played(tmp_path: Path) -> None:
    out = tmp_path / "out.wav"
    task = asyncio.create_task(everything(WavSound(write_wav(tmp_path / "in.wav", tone(SAMPLE_RATE, 5)), out)))
    await asyncio.sleep(1.01)
    task.cancel()
    await asyncio.wait([task])
    assert len(read_wav(out)[0]) == 50 * FRAME_BYTES


def test_a_killed_process_leaves_a_valid_file(tmp_path: Path) -> None:
    source, out = write_wav(tmp_path / "in.wav", tone(SAMPLE_RATE, 20)), tmp_path / "out.wav"
    program = (
        "import asyncio, signal, sys\nfrom pathlib import Path\nfrom satellite.sound.wav import WavSound\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # A shell's background jobs ignore it.
        "async def main():\n"
        "    async with WavSound(Path(sys.argv[1]), Path(sys.argv[2])).open(lambda: bytes(640)) as blocks:\n"
        "        async for block in blocks:\n"
        "            if block.position == 3200: print('on', flush=True)\n"
        "try: asyncio.run(main())\nexcept KeyboardInterrupt: pass\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, source, out], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
    with wave.open(str(out)) as file:
        assert file.getnframes() >= 3200
        assert out.stat().st_size == 44 + 2 * file.getnframes()
