from __future__ import annotations

import pytest

from hub.turn.joint import BREATH_MS, OVERLAP_MS, Joint
from shared.audio import FRAME_MS, FRAME_SAMPLES, SILENCE, Frame, ms_to_samples


def passed(script: str, wake_end_ms: int) -> list[int]:
    """Return the beginnings, in ms, of the frames of a script (`s` speech, `q` quiet) that are passed on."""
    joint, found, number = Joint(ms_to_samples(wake_end_ms)), [], 0
    for piece in script.split():
        for _ in range(int(piece[1:]) // FRAME_MS):
            out = joint.step(Frame(SILENCE, number * FRAME_SAMPLES, piece[0] == "s"))
            found += [frame.position * FRAME_MS // FRAME_SAMPLES for frame in out]
            number += 1
    return found


@pytest.mark.parametrize(
    ("script", "first"),
    [
        pytest.param("s2000", 300 - OVERLAP_MS, id="in one breath the overlap belongs to the command"),
        pytest.param("s400 q300 s1000", 300, id="after a pause it does not"),
        pytest.param("s300 q1000", 300, id="nobody speaks"),
        pytest.param("q300 s1000", 300 - OVERLAP_MS, id="what the detector did not take for speech is kept as well"),
    ],
)
def test_where_the_command_begins(script: str, first: int) -> None:
    found = passed(script, 300)
    length = sum(int(piece[1:]) for piece in script.split())
    assert found == list(range(first, length, FRAME_MS)), "and no frame is lost, doubled or out of order"


def test_without_a_wake_word_nothing_is_left_out_and_nothing_comes_late() -> None:
    assert passed(f"s{BREATH_MS} s400", 0) == list(range(0, BREATH_MS + 400, FRAME_MS))
