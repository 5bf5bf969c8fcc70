from __future__ import annotations

import pytest

from shared.audio import FRAME_MS, FRAME_SAMPLES
from shared.endpoint import Endpointer, EndReason, Hint


def listen(script: str, hint: Hint = Hint.UNKNOWN) -> tuple[EndReason | None, int]:
    """Run a script such as `s300 q900` (300 ms of speech, 900 ms of quiet); return the end and when it came, in ms.

    `n` is quiet beside other sound, `u` speech whose words do not grow.
    """
    endpointer = Endpointer()
    elapsed = unchanged = 0
    for piece in script.split():
        for _ in range(int(piece[1:]) // FRAME_MS):
            elapsed += FRAME_MS
            unchanged = unchanged + FRAME_MS if piece[0] == "u" else 0
            progress = endpointer.step(
                FRAME_SAMPLES, piece[0] in "su", hint, is_noisy=piece[0] == "n", unchanged_ms=unchanged
            )
            if progress.ended:
                return progress.ended, elapsed
    return None, elapsed


@pytest.mark.parametrize(
    ("script", "hint", "reason", "at_ms"),
    [
        ("q5000", Hint.UNKNOWN, EndReason.NO_SPEECH, 4000),
        ("q300 s600 q5000", Hint.UNKNOWN, EndReason.SILENCE, 1600),
        ("q300 s600 q5000", Hint.COMPLETE, EndReason.COMPLETE, 1100),
        ("q300 s600 q5000", Hint.OPEN, EndReason.SILENCE, 2300),
        ("q300 s600 n5000", Hint.UNKNOWN, EndReason.BACKGROUND, 1600),
        ("q300 s600 n5000", Hint.COMPLETE, EndReason.BACKGROUND, 1300),
        ("q300 s600 n220 q5000", Hint.COMPLETE, EndReason.COMPLETE, 1140),
        ("q300 s600 u5000", Hint.UNKNOWN, EndReason.BACKGROUND, 2400),
        ("q300 s600 u1000 s500 q5000", Hint.UNKNOWN, EndReason.SILENCE, 3100),
        ("q300 s600 q5000", Hint.DANGLING, EndReason.DANGLING, 2400),
        ("s600 q600 s400 q5000", Hint.UNKNOWN, EndReason.SILENCE, 2300),
        ("s20000", Hint.UNKNOWN, EndReason.LIMIT, 15_080),
        ("q500 s40 q500 s40 q9000", Hint.UNKNOWN, EndReason.NO_SPEECH, 4000),
    ],
)
def test_the_end_of_speech(script: str, hint: Hint, reason: EndReason, at_ms: int) -> None:
    assert listen(script, hint) == (reason, at_ms)


def test_a_short_word_counts() -> None:
    assert listen("q400 s120 q2000")[0] is EndReason.SILENCE
