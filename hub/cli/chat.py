"""A conversation in the terminal: each line is a turn, as if it had been said."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

from hub.cli import output
from hub.client import HubClient, HubRefusedError
from hub.events import TurnRecord
from hub.web.services import AskBody

PROMPT = "> "
HINT = "Say something; an empty line or Ctrl-D ends it."


def _read() -> str:
    try:
        return input(PROMPT if sys.stdin.isatty() else "")
    except EOFError:
        return ""


async def chat_with(hub: HubClient, area: str, language: str, read: Callable[[], str] = _read) -> None:
    """Read lines and show the replies, until an empty line or the end of input. Raises as `HubClient.ask`.

    A turn that the hub refuses is told, and the conversation goes on.
    """
    if sys.stdin.isatty():
        print(HINT)
    while text := (await asyncio.to_thread(read)).strip():
        try:
            turn = await hub.ask(AskBody(text=text, area=area, language=language))
        except HubRefusedError as refused:
            output.show_lines([str(refused)])
            continue
        output.show_lines(lines_of(turn))


def lines_of(turn: TurnRecord) -> list[str]:
    """Return what a turn of the conversation shows: the words, the deeds, who answered and how fast."""
    about = [turn.responder or str(turn.outcome), *turn.path]
    about += [f"{name} {value:g}" for name, value in turn.figures.items()]
    answer = next((stage.duration_ms for stage in turn.stages if stage.name == "answer"), None)
    if answer is not None:
        about.append(f"{answer} ms")
    said = turn.said or turn.error or str(turn.outcome)
    return [said, *(f"  {each}" for each in turn.done), f"  ({', '.join(dict.fromkeys(about))})"]
