from __future__ import annotations

from hub import config
from hub.engines import select


def test_threads_are_fixed_and_at_most_four_by_default() -> None:
    assert select.threads(7) == 7
    assert 1 <= select.threads(0) <= 4


async def test_nothing_is_loaded_before_it_is_used() -> None:
    listener = select.speech_to_text(config.SpeechToText(model="/no/such/model"))
    voice = select.text_to_speech(config.TextToSpeech(voice="/no/such/voice.onnx"))
    listener.session("en")
    await listener.close()
    await voice.close()
