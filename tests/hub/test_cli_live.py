"""Turns as they happen and in figures, on the command line."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from rich.console import Console

from hub.cli.live import MOST, Going, follow
from hub.cli.plots import figure_lines, shares, steps
from hub.client import LiveTurn
from hub.events import Transcribed, TurnBegan, TurnEnded
from hub.store.figures import figures
from tests.hub.web.house import record

BEGAN = TurnBegan(turn="t1", satellite="kitchen", area="kitchen", cause=None)


async def happening(*events: LiveTurn) -> AsyncIterator[LiveTurn]:
    for event in events:
        yield event


def test_words_grow_until_the_turn_ends() -> None:
    going = Going()
    assert going.see(BEGAN) == "… kitchen: "
    assert going.see(Transcribed(turn="t1", text="turn on", final=False)) == "… kitchen: turn on …"
    assert going.see(Transcribed(turn="t1", text="turn on the light", final=True)) == "… kitchen: turn on the light"
    assert going.lines() == ["… kitchen: turn on the light"]
    assert "light.kitchen turn_on: confirmed" in going.see(TurnEnded(record=record("t1")))
    assert going.lines() == []


def test_what_began_before_we_looked_is_passed_over_until_it_ends() -> None:
    going = Going()
    assert going.see(Transcribed(turn="t0", text="turn on", final=False)) == ""
    assert "t0" in going.see(TurnEnded(record=record("t0")))


def test_turns_whose_end_was_lost_do_not_pile_up() -> None:
    going = Going()
    for number in range(2 * MOST):
        going.see(TurnBegan(turn=f"t{number}", satellite="kitchen", area="", cause=None))
    assert len(going.lines()) == MOST


async def test_a_terminal_shows_words_in_place_and_keeps_what_ended() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=200)
    events = happening(
        BEGAN, Transcribed(turn="t1", text="evil \x1b[31m words", final=False), TurnEnded(record=record("t1"))
    )
    await follow(events, as_json=False, console=console)
    assert isinstance(console.file, io.StringIO)
    printed = console.file.getvalue()
    assert "… kitchen: evil" in printed and "\x1b[31m" not in printed
    assert "Turned on the kitchen light" in printed


async def test_a_pipe_gets_lines_and_a_program_gets_records(capsys: pytest.CaptureFixture[str]) -> None:
    events = (BEGAN, Transcribed(turn="t1", text="turn on", final=False), TurnEnded(record=record("t1")))
    await follow(happening(*events), as_json=False)
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[:2]] == ["…", "…"]
    await follow(happening(*events), as_json=True)
    [line] = capsys.readouterr().out.splitlines()
    assert '"turn":"t1"' in line


@pytest.mark.parametrize(
    ("values", "wanted"), [([], ""), ([None, 1.0], " █"), ([0.0, 4.0, 8.0], "▁▅█"), ([0.0, 0.0], "▁▁")]
)
def test_steps_are_as_high_as_the_values(values: list[float | None], wanted: str) -> None:
    assert steps(values) == wanted


def test_shares_are_bars_of_the_whole() -> None:
    assert list(shares({"silence": 1, "complete": 3}, width=4)) == [
        "  complete │███ │  75.0%      3",
        "  silence  │█   │  25.0%      1",
    ]


def test_figures_are_told_in_lines() -> None:
    turns = [record("a", began_at=1e9, interrupted=True), record("b", began_at=1e9 + 7200)]
    lines = list(figure_lines(figures(turns, 1e9, 1e9 + 10_000)))
    text = "\n".join(lines)
    assert "2 turns" in lines[0]
    assert "replies cut off: 1 of 2 (50.0%)" in lines
    assert "end of speech to command" in text and "stage stt" in text and "over time" in text
    assert list(figure_lines(figures([], 0, 10)))[1:] == []
