"""Thoughts are cut out of a stream wherever its pieces end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.engines.thinking import Thoughts

TEXTS = [
    ("Hello.", "Hello."),
    ("<think>hm</think>Hello.", "Hello."),
    ("<think>\nhm\n</think>\n\nHello.", "Hello."),
    ("One <THINK>a < b</THINK>two", "One two"),
    ("<thinking>never ends", ""),
    ("<think>a</thinking></think>b", "b"),
    ("5 < 6 and <b>bold</b> <", "5 < 6 and <b>bold</b> <"),
    ("a<think>b</think>c<think>d</think>e", "ace"),
    ("<reasoning>x</reasoning>", ""),
]


@pytest.mark.parametrize(("text", "said"), TEXTS)
def test_in_one_piece_and_in_single_characters(text: str, said: str) -> None:
    for pieces in ([text], list(text)):
        thoughts = Thoughts()
        assert "".join([*map(thoughts.without, pieces), thoughts.rest()]) == said


@given(st.sampled_from(TEXTS), st.lists(st.integers(0, 60), max_size=5))
def test_however_it_is_cut(case: tuple[str, str], cuts: list[int]) -> None:
    text, said = case
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[begin:end] for begin, end in pairwise(places)]
    thoughts = Thoughts()
    assert "".join([*map(thoughts.without, pieces), thoughts.rest()]) == said
