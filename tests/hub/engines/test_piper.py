from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy
import pytest

from hub import config
from hub.engines import select
from hub.engines.loudness import CEILING
from hub.engines.piper import PiperTextToSpeech
from hub.engines.piper_voice import prepare
from hub.engines.vits import Decoder, Inputs
from shared.errors import EngineError
from shared.tasks import closing


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Yes", "Yes."), (" Turn\n it  off! ", "Turn it off!"), ("20 °C", "20 °C."), ("", ""), ("What?", "What?")],
)
def test_texts_end_like_sentences(text: str, expected: str) -> None:
    assert prepare(text) == expected


async def test_a_text_becomes_sound_piece_by_piece_and_the_first_one_is_short() -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    with pytest.raises(EngineError, match="not loaded"):
        _ = voice.format
    await voice.warm_up()
    assert voice.format.rate == 22_050
    pieces = [piece async for piece in voice.synthesize("The light is on. It is twenty degrees.")]
    assert len(pieces) >= 4
    assert 0.1 < len(pieces[0].pcm) / 2 / voice.format.rate < 1
    samples = numpy.frombuffer(b"".join(piece.pcm for piece in pieces), numpy.int16)
    assert 1 < len(samples) / voice.format.rate < 6
    assert 3000 < numpy.abs(samples).max() <= round(32767 * CEILING)
    assert [end for piece in pieces for end, _ in piece.words] == [3, 9, 12, 16, 19, 22, 29, 38]
    await voice.close()


async def test_a_sentence_that_is_left_is_made_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    voice = select.text_to_speech(config.TextToSpeech())
    await voice.warm_up()
    decoded = 0
    decode = Decoder.sound

    def counted(decoder: Decoder, seams: Inputs) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        nonlocal decoded
        decoded += 1
        return decode(decoder, seams)

    monkeypatch.setattr(Decoder, "sound", counted)
    text = "and then another word " * 20
    whole = [piece async for piece in voice.synthesize(text)]
    in_all, decoded = decoded, 0
    async with closing(voice.synthesize(text)) as pieces:
        assert await anext(pieces)
    assert [piece async for piece in voice.synthesize("All right.")]
    assert len(whole) == in_all > 8 > decoded
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
