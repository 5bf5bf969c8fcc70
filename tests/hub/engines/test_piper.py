from __future__ import annotations

import asyncio
from pathlib import Path

import numpy
import pytest

from hub import config
from hub.engines import select
from hub.engines.piper import PiperTextToSpeech, prepare
from shared.errors import EngineError


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", "Yes."), (" Turn\n it  off! ", "Turn it off!"), ("20 °C", "20 °C."), ("", ""), ("What?", "What?")],
)
def test_texts_end_like_sentences(text: str, expected: str) -> None:
    assert prepare(text) == expected


async def test_a_sentence_becomes_sound_and_each_further_one_a_piece_of_its_own() -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    with pytest.raises(EngineError, match="not loaded"):
        _ = voice.format
    await voice.warm_up()
    assert voice.format.rate == 22_050
    pieces = [piece async for piece in voice.synthesize("The light is on. It is twenty degrees.")]
    assert len(pieces) == 2
    for piece in pieces:
        samples = numpy.frombuffer(piece.pcm, numpy.int16)
        assert 0.4 < len(samples) / voice.format.rate < 4
        assert numpy.abs(samples).max() > 3000
    await voice.close()


async def test_speed_changes_the_length() -> None:
    lengths = []
    for speed in (0.8, 1.6):
        voice = select.text_to_speech(config.TextToSpeech(speed=speed))
        lengths.append(sum([len(piece.pcm) async for piece in voice.synthesize("Turn on the light in the kitchen.")]))
        await voice.close()
    assert 1.5 < lengths[0] / lengths[1] < 2.7


async def test_nothing_to_say_gives_no_sound() -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    assert [piece async for piece in voice.synthesize("  ")] == []
    await voice.close()


async def test_a_cancelled_sentence_leaves_the_voice_usable() -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    await voice.warm_up()

    async def speak() -> None:
        async for _ in voice.synthesize("One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten."):
            pass

    speaking = asyncio.create_task(speak())
    await asyncio.sleep(0.05)
    speaking.cancel()
    await asyncio.wait([speaking])
    assert [piece async for piece in voice.synthesize("All right.")]
    await voice.close()


async def test_another_voice_than_the_loaded_one_is_refused() -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    with pytest.raises(EngineError, match="'de_DE-thorsten-high' is not loaded"):
        _ = [piece async for piece in voice.synthesize("Hello.", "de_DE-thorsten-high")]
    await voice.close()


async def test_a_broken_voice_file_is_a_clear_error(tmp_path: Path) -> None:
    for name in ("voice.onnx", "voice.onnx.json"):
        (tmp_path / name).write_text("{}")
    voice = PiperTextToSpeech(str(tmp_path / "voice.onnx"))
    with pytest.raises(EngineError, match=r"voice\.onnx does not load"):
        await voice.warm_up()
    await voice.close()
