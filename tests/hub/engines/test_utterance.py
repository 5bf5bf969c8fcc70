"""What becomes of the readings of one utterance."""

from __future__ import annotations

from typing import Any, cast

from hub.engines import window
from hub.engines.base import Hypothesis
from hub.engines.utterance import Utterance
from hub.engines.whisper import Model, Reading
from shared.audio import FRAME_SAMPLES, Frame


class Reader:
    """A model that reads the same every time."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.windows_ms: list[int] = []

    def encode(self, samples: Any, window_ms: int) -> int:
        self.windows_ms.append(window_ms)
        return window_ms

    def decode(self, encoded: int, language: str, speech_ms: int, *, beams: int) -> Reading:
        return Reading(
            tuple(Hypothesis(text, -0.3) for text in self.texts[:beams]),
            0.0,
            window.suspicion(self.texts[0], -0.3, 0.0),
        )


def settled(reader: Reader, speech_frames: int) -> Utterance:
    frames = [
        Frame(bytes(2 * FRAME_SAMPLES), at * FRAME_SAMPLES, is_speech=5 <= at < 5 + speech_frames)
        for at in range(speech_frames + 40)
    ]
    utterance = Utterance(frames, "en", 6000)
    while not utterance.is_settled:
        utterance.settle(cast(Model, reader))
    return utterance


def test_what_nobody_can_say_twice_so_fast_was_said_once() -> None:
    reader = Reader("Turn on the light. Turn on the light.")
    assert settled(reader, 50).outcome().best == "Turn on the light."
    assert reader.windows_ms == [6000], "no larger window is tried"


def test_what_was_said_twice_is_tried_in_a_larger_window_and_kept() -> None:
    reader = Reader("Five, five.")
    assert settled(reader, 70).outcome().best == "Five, five."
    assert reader.windows_ms == [6000, 15000]


def test_a_search_finds_each_reading_once() -> None:
    reader = Reader("Turn on the bright.", "Turn on the light. Turn on the light.", "Turn on the light.")
    utterance = settled(reader, 50)
    utterance.search(cast(Model, reader))
    assert [each.text for each in utterance.outcome().ranked] == ["Turn on the bright.", "Turn on the light."]
