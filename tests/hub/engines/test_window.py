from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.engines import window
from hub.engines.base import Hypothesis


@pytest.mark.parametrize(
    ("clip_ms", "floor", "expected"),
    [
        (300, 6000, (6000, 15_000, 30_000)),
        (2000, 6000, (6000, 15_000, 30_000)),
        (5000, 6000, (6000, 15_000, 30_000)),
        (5010, 6000, (6020, 15_000, 30_000)),
        (9000, 8000, (10_000, 15_000, 30_000)),
        (12_000, 6000, (13_000, 30_000)),
        (20_000, 6000, (21_000, 30_000)),
        (28_000, 6000, (29_000, 30_000)),
        (29_500, 6000, (30_000,)),
    ],
)
def test_windows_begin_elastic_and_end_with_what_whisper_was_trained_on(
    clip_ms: int, floor: int, expected: tuple[int, ...]
) -> None:
    assert window.windows_ms(clip_ms, floor) == expected


@given(st.integers(20, 29_000), st.sampled_from(sorted(window.FLOORS_MS.values())))
def test_windows_hold_the_clip_grow_and_have_an_even_number_of_columns(clip_ms: int, floor: int) -> None:
    windows = window.windows_ms(clip_ms, floor)
    assert windows[0] >= min(max(clip_ms + window.MARGIN_MS, floor), window.LONGEST_MS)
    assert windows[-1] == window.LONGEST_MS
    assert list(windows) == sorted(set(windows))
    assert all(each % 20 == 0 for each in windows)


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("base", 6000),
        ("tiny.en", 8000),
        ("faster-whisper-small", 8000),
        ("large-v3-turbo", 10_000),
        ("distil-large-v3", 10_000),
        ("my-finetune", 10_000),
        ("database", 10_000),
    ],
)
def test_the_floor_comes_from_the_size_in_the_models_name(model: str, expected: int) -> None:
    assert window.floor_ms(model) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turn on the light.", False),
        ("", False),
        ("no no no", False),
        ("ha ha ha ha ha ha", True),
        ("Next. Next. Next. Next. Next. Next.", True),
        ("turn it off turn it off turn it off", True),
        ("turn off the light in the office turn off the light in the bedroom", False),
        ("one thousand 1000000000000", False),
        ("ありがとうありがとうありがとうありがとうありがとうありがとう", True),
    ],
)
def test_loops_are_found(text: str, expected: bool) -> None:
    assert window.repeats(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stop.", False),
        ("stop stop", True),
        ("Turn on the light. Turn on the light.", True),
        ("Turn on the light. Turn on", True),
        ("turn on the light turn", False),
        ("the lights in the kitchen", False),
        ("Mr. Quilter is glad, Mr. Quilter is", True),
    ],
)
def test_texts_that_start_over_are_found(text: str, expected: bool) -> None:
    assert window.starts_over(text) is expected


@pytest.mark.parametrize(
    ("text", "speech_ms", "expected"),
    [
        ("Turn on the light. Turn on the light.", 1100, "Turn on the light."),
        ("turn on the light, turn on the light", 1599, "turn on the light,"),
        ("turn on the light, turn on the light", 1600, "turn on the light, turn on the light"),
        ("Stop, stop.", 900, "Stop, stop."),
        ("five five", 1460, "five five"),
        ("turn on the light turn on the lamp", 100, "turn on the light turn on the lamp"),
        ("turn on the light turn on the", 100, "turn on the light turn on the"),
        ("", 0, ""),
        ("Stop.", 0, "Stop."),
    ],
)
def test_nobody_says_it_twice_in_so_short_a_time(text: str, speech_ms: int, expected: str) -> None:
    assert window.said_once(text, speech_ms) == expected


@pytest.mark.parametrize(
    ("text", "score", "no_speech", "cut_off", "expected"),
    [
        ("turn on the light", -0.2, 0.1, False, ""),
        ("turn on the light", -0.2, 0.9, False, ""),
        ("turn on the light", -1.1, 0.1, False, "doubtful"),
        ("turn on the light", -0.7, 0.8, False, "no speech"),
        ("light light", -0.1, 0.1, False, "repetition"),
        ("turn on the light", -0.2, 0.1, True, window.CUT_OFF),
        (" ".join(f"light{i}" for i in range(30)), -0.2, 0.1, False, "compression"),
    ],
)
def test_the_guard(text: str, score: float, no_speech: float, cut_off: bool, expected: str) -> None:
    assert window.suspicion(text, score, no_speech, cut_off=cut_off) == expected


@pytest.mark.parametrize(
    ("text", "language", "score", "no_speech", "expected"),
    [
        ("Thanks for watching!", "en", -0.8, 0.2, True),
        ("Thanks for watching!", "en", -0.2, 0.8, True),
        ("Thank you.", "en", -0.2, 0.1, False),
        ("Vielen Dank.", "de", -0.9, 0.2, True),
        ("Vielen Dank.", "en", -0.9, 0.2, False),
        ("Turn on the light.", "en", -0.9, 0.9, False),
        ("Thanks for watching!", "xx", -0.9, 0.9, False),
    ],
)
def test_phantoms_are_taken_for_phantoms_only_when_doubtful(
    text: str, language: str, score: float, no_speech: float, expected: bool
) -> None:
    assert window.is_phantom(text, language, score, no_speech) is expected


def test_phantoms_are_listed_as_they_are_compared() -> None:
    for phantoms in window.PHANTOMS.values():
        for phantom in phantoms:
            assert window.plain(phantom) == phantom


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Turn on  the light. ", "Turn on the light."),
        ("[music] Stop.", "Stop."),
        ("(upbeat music)", ""),
        ("♪♪", ""),
        ("...", ""),
        ("Été à 20°C", "Été à 20°C"),
    ],
)
def test_asides_are_no_speech(text: str, expected: str) -> None:
    assert window.clean(text) == expected


def test_ranking_drops_what_is_worthless_and_keeps_the_order_of_groups() -> None:
    greedy = [Hypothesis("turn on the lied", -0.6)]
    searched = [
        Hypothesis("Turn on the lied.", -0.5),
        Hypothesis("turn on the light", -0.7),
        Hypothesis("turn on the bed", -0.65),
        Hypothesis("", -0.1),
        Hypothesis("on on on on on on", -0.1),
    ]
    ranked = window.rank([greedy, searched], "en", 0.1)
    assert [each.text for each in ranked] == ["turn on the lied", "turn on the bed", "turn on the light"]
    assert window.rank([[Hypothesis("turn on the light", -1.2)]], "en", 0.9) == ()
    assert window.rank([[Hypothesis("turn on the light", -1.2)]], "en", 0.1) != ()


def frames(*runs: tuple[int, bool]) -> list[bool]:
    return [speech for count, speech in runs for _ in range(count)]


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        ([], []),
        (frames((100, False)), []),
        (frames((10, False), (50, True), (10, False)), [range(0, 70)]),
        (frames((200, False), (50, True), (100, False)), [range(150, 285)]),
        (frames((900, True), (20, False), (500, True)), [range(0, 909), range(909, 1420)]),
        (
            frames(
                (2000, True),
            ),
            [range(0, 1000), range(1000, 2000)],
        ),
    ],
)
def test_pieces_keep_all_speech_and_cut_in_pauses(speech: list[bool], expected: list[range]) -> None:
    assert window.pieces(speech, 1000) == expected


@given(st.lists(st.booleans(), max_size=400), st.integers(2, 60))
def test_pieces_follow_each_other_and_lose_no_speech(speech: list[bool], limit: int) -> None:
    pieces = window.pieces(speech, limit)
    kept = [i for piece in pieces for i in piece]
    assert kept == sorted(set(kept))
    assert {i for i, said in enumerate(speech) if said} <= set(kept)
    assert all(0 < len(piece) <= limit for piece in pieces)
