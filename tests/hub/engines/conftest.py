"""One loaded Whisper for all tests here; loading takes longer than most of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from hub import config
from hub.engines import select
from hub.engines.whisper import WhisperSpeechToText


@pytest.fixture(scope="session")
def recognizer() -> Iterator[WhisperSpeechToText]:
    whisper = select.speech_to_text(config.SpeechToText())
    yield whisper
    asyncio.run(whisper.close())
