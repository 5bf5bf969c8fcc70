"""Turns as they happen: on a terminal what is being said grows in place, elsewhere it comes line by line."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

from rich.console import Console
from rich.live import Live
from rich.text import Text

from hub.cli import output
from hub.client import LiveTurn
from hub.events import Transcribed, TurnBegan, TurnEnded

MOST = 16
"""Turns that are shown growing at once; more than a house has satellites."""


class Going:
    """What is known of the turns that are going on."""

    def __init__(self) -> None:
        self._turns: dict[str, tuple[str, str]] = {}

    def see(self, event: LiveTurn) -> str:
        """Take an event in and return the line that it changes; empty when there is nothing to show of it."""
        match event:
            case TurnBegan(turn=turn):
                while len(self._turns) >= MOST:
                    self._turns.pop(next(iter(self._turns)))
                self._turns[turn] = (event.satellite or event.area or "typed", "")
            case Transcribed(turn=turn, text=text) if turn in self._turns:
                self._turns[turn] = (self._turns[turn][0], text if event.final else f"{text} …")
            case TurnEnded(record=record):
                self._turns.pop(record.turn, None)
                return "  ".join(filter(None, output.turn_row(record)))
            case _:
                return ""
        return _line(*self._turns[event.turn])

    def lines(self) -> list[str]:
        """Return a line for each turn that is going on."""
        return [_line(*each) for each in self._turns.values()]


def _line(where: str, words: str) -> str:
    return f"… {where}: {words}"


async def follow(events: AsyncIterator[LiveTurn], *, as_json: bool, console: Console | None = None) -> None:
    """Show turns until the events end; as JSON the record of each turn that ended, one a line."""
    console = console or Console()
    going = Going()
    if as_json or not console.is_terminal:
        async for event in events:
            if not as_json:
                output.show_lines(filter(None, [going.see(event)]))
            elif isinstance(event, TurnEnded):
                output.show_json(event.record, indent=0)
            sys.stdout.flush()
        return
    with Live(console=console, auto_refresh=False, transient=True) as screen:
        async for event in events:
            line = going.see(event)
            if isinstance(event, TurnEnded):
                console.print(Text(output.printable(line)))
            screen.update(Text(output.printable_lines(going.lines())), refresh=True)
