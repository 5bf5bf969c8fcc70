"""Where a text is cut so that its first words sound early, whole and bit by bit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.reading.sentences import MOST, Splitter, clause_start
from hub.turn.sentences import sentences

LONG = "It is 21.5 degrees in the living room, and the window in the kitchen has been open since noon. Close it?"


def cut(text: str) -> list[str]:
    return Splitter().feed(text, last=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LONG,
            [
                "It is 21.5 degrees in the living room,",
                "and the window in the kitchen has been open since noon.",
                "Close it?",
            ],
        ),
        ("Turned on the lamp, and the fan.", ["Turned on the lamp, and the fan."]),
        ("The lamp and the heater in the hall and the light in the attic are on.", None),
        (
            "The lamp, the fan, the heater and the light in the attic are on.",
            ["The lamp, the fan,", "the heater and the light in the attic are on."],
        ),
        ("Sensors 1, 2, 3 and 4 in the old garden shed beside the garage have not answered since noon.", None),
        ("The meter has counted 12,345.67 kilowatt hours since it was built into this house.", None),
        (
            "Dr. Smith has not been here. He left at 3 p.m. today.",
            ["Dr. Smith has not been here.", "He left at 3 p.m. today."],
        ),
        (
            "Am 3. Mai ist es so weit. Es sind 21. Das Fenster ist offen.",
            ["Am 3. Mai ist es so weit.", "Es sind 21.", "Das Fenster ist offen."],
        ),
        ("No. The light No. 5 is on.", ["No.", "The light No. 5 is on."]),
        ("Im 1. Stock brennt Licht.", ["Im 1. Stock brennt Licht."]),
        ("Es sind z. B. ca. 5 Lampen an.", ["Es sind z. B. ca. 5 Lampen an."]),
        ("The light at J. Smith is on.", ["The light at J. Smith is on."]),
        ("灯がつきました。窓は開いています。", ["灯がつきました。", "窓は開いています。"]),
        (
            "The washing machine is ready – it has been waiting for you since a quarter past eleven.",
            ["The washing machine is ready", "– it has been waiting for you since a quarter past eleven."],
        ),
    ],
)
def test_the_first_piece_of_a_long_text_is_a_clause(text: str, expected: list[str] | None) -> None:
    assert cut(text) == (expected or [text])


def test_words_that_come_bit_by_bit_are_spoken_as_soon_as_a_clause_is_there() -> None:
    splitter = Splitter()
    spoken: list[tuple[int, str]] = []
    for count, letter in enumerate(LONG, 1):
        spoken += [(count, piece) for piece in splitter.feed(letter)]
    assert [piece for _, piece in spoken] + splitter.feed("", last=True) == cut(LONG)
    first, second = spoken
    assert first[0] == LONG.index("and") + 1, "the letter after the comma is enough"
    assert second[0] == LONG.index("Close") + 1


@given(st.text(alphabet="aB1 ,.!?–\n", max_size=120), st.lists(st.integers(1, 9), max_size=60))
def test_nothing_is_lost_however_the_text_comes(text: str, sizes: list[int]) -> None:
    splitter, found, at = Splitter(), [], 0
    for size in sizes:
        found += splitter.feed(text[at : at + size])
        at += size
    found += [*splitter.feed(text[at:]), *splitter.feed("", last=True)]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(piece.strip() for piece in found)


def test_a_text_without_any_mark_is_cut_all_the_same() -> None:
    splitter = Splitter()
    found = splitter.feed("word " * 200)
    assert found and all(len(piece) <= MOST for piece in found)
    assert splitter.feed("x" * 1000)


@pytest.mark.parametrize(
    ("text", "at", "start"),
    [
        (LONG, "degrees", 0),
        (LONG, "kitchen", LONG.index("and")),
        (LONG, "Close", LONG.index("Close")),
        (LONG, "it?", LONG.index("Close")),
        ("Sensors 1, 2 and 3 are on.", "and", 0),
    ],
)
def test_a_clause_knows_where_it_begins(text: str, at: str, start: int) -> None:
    assert clause_start(text, text.index(at)) == start


async def test_a_stream_of_sentences_and_a_stream_of_bits_become_the_same_pieces() -> None:
    async def come(texts: Iterable[str]) -> AsyncIterator[str]:
        for text in texts:
            await asyncio.sleep(0)
            yield text

    whole = [piece async for piece in sentences(come([LONG, "Yes."]))]
    assert whole == [*cut(LONG), "Yes."]
    splitter = Splitter()
    pieces = [piece for bit in [*LONG, " Yes."] for piece in splitter.feed(bit)]
    assert [*pieces, *splitter.feed("", last=True)] == whole
