"""What of a reply was heard, by when its words ended."""

from __future__ import annotations

import pytest

from hub.turn.heard import Uttered, heard

FIRST = Uttered("It is 21.5 °C,", 0, 1500, [(2, 110), (5, 260), (14, 1400)])
SECOND = Uttered("and 40 % here.", 1500, 2500, [(3, 1700), (8, 2100), (14, 2380)])
UNTOLD = Uttered("four words of it.", 2500, 4200)


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, ""),
        (109, ""),
        (110, "It"),
        (1399, "It is"),
        (1450, "It is 21.5 °C,"),
        (1600, "It is 21.5 °C,"),
        (2100, "It is 21.5 °C, and 40 %"),
        (2490, "It is 21.5 °C, and 40 % here."),
        (2900, "It is 21.5 °C, and 40 % here. four"),
        (4199, "It is 21.5 °C, and 40 % here. four words of"),
        (9000, "It is 21.5 °C, and 40 % here. four words of it."),
    ],
)
def test_a_word_is_heard_when_it_has_ended(ms: int, words: str) -> None:
    assert heard([FIRST, SECOND, UNTOLD], ms) == words


def test_what_has_no_sound_was_not_heard() -> None:
    assert heard([Uttered("gone", 0, 0)], 0) == ""


def test_of_a_piece_that_is_not_all_made_the_words_so_far_were_heard() -> None:
    assert heard([Uttered("It is 21.5 °C,", 0, 300, [(2, 110), (5, 260)])], 300) == "It is"
