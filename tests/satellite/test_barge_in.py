from __future__ import annotations

import pytest

from satellite.barge_in import BEFORE_MS, CALM_MS, WORD, Overlap, TalkOver
from shared.audio import FRAME_MS, SILENCE, Frame, ms_to_samples, samples_to_ms


def listen(script: str, watch: TalkOver | None = None, *, word_score: float = 0.0) -> list[Overlap]:
    """Run a script such as `q100 t60 v40 w20`: milliseconds of quiet, of a sound, of a voice, of a faint voice."""
    watch = watch or TalkOver()
    kinds = [piece[0] for piece in script.split() for _ in range(int(piece[1:]) // FRAME_MS)]
    return [
        watch.step(Frame(SILENCE, ms_to_samples(number * FRAME_MS)), kind in "tv", kind in "vw", word_score)
        for number, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("script", "suspected", "talk"),
    [
        ("q1000", False, False),
        ("q200 v20 q600", False, False),
        ("q200 v40 q600", True, False),
        ("q200 v80 q600", True, False),
        ("q200 v100 q600", True, True),
        ("q200 t60 v40 q600", True, True),
        ("q200 v60 t40 q600", True, True),
        ("q200 t2000 q600", True, False),
        ("q200 w2000 q600", False, False),
        ("q200 t200 v20 q600", True, False),
        ("q200 v60 q40 v60 q600", True, True),
        ("q200 v20 q200 v20 q200 v20 q200 v20 q200", False, False),
    ],
)
def test_somebody_is_suspected_soon_and_a_voice_that_lasts_is_talk(script: str, suspected: bool, talk: bool) -> None:
    found = listen(script)
    assert any(each.suspected for each in found) == suspected
    assert sum(each.talk for each in found) == talk


def test_talk_begins_a_little_before_its_first_frame() -> None:
    [talk] = [each for each in listen("q1000 t400 v100") if each.talk]
    assert samples_to_ms(talk.begin) == 1000 - BEFORE_MS


def test_a_suspicion_is_forgotten() -> None:
    found = listen(f"q200 v100 q{CALM_MS + 400}")
    assert not found[0].suspected
    assert not found[-1].suspected
    assert sum(each.suspected for each in found) * FRAME_MS > CALM_MS


def test_half_a_wake_word_is_a_suspicion_and_no_talk() -> None:
    found = listen("q1000", word_score=WORD)
    assert all(each.suspected for each in found)
    assert not any(each.talk for each in found)


def test_who_was_overheard_for_nothing_must_pause_first() -> None:
    watch = TalkOver()
    watch.reset(deaf=True)
    assert not any(each.talk or each.suspected for each in listen("v2000 w1000 v1000", watch))
    watch.reset(deaf=True)
    assert sum(each.talk for each in listen("v2000 q500 v300", watch)) == 1
