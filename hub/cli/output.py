"""What the commands print: tables on a terminal, tab-separated lines in a pipe, JSON on request."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hub.cli.plots import waterfall
from hub.devices.model import Device, Policy, State
from hub.events import TurnRecord
from hub.intents.model import Intent, Understood
from hub.store.fact import Fact
from hub.web.services import DeviceInfo, SatelliteInfo
from hub.web.shapes import ListInfo

if TYPE_CHECKING:  # its import loads the engines
    from hub.bench import BenchResult


def show_json(value: Any, *, indent: int = 2) -> None:
    """Print JSON; indent 0 for one line."""
    text = msgspec.json.encode(value, order="deterministic")
    print((msgspec.json.format(text, indent=indent) if indent else text).decode())


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]], console: Console | None = None) -> None:
    """Print a table: drawn on a terminal, otherwise whole, one row a line, tabs between the cells."""
    console = console or Console()
    clean = [[printable(cell) for cell in row] for row in rows]
    if not console.is_terminal:
        for row in ([each.lower() for each in columns], *clean):
            console.file.write("\t".join(row) + "\n")
        return
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in clean:
        table.add_row(*map(Text, row))
    console.print(table)


def show(value: Any, columns: Sequence[str], rows: Iterable[Sequence[str]], *, as_json: bool) -> None:
    """Print a value as JSON, or its rows as a table."""
    if as_json:
        show_json(value)
    else:
        show_table(columns, rows)


def show_lines(lines: Iterable[str]) -> None:
    """Print lines as they are."""
    for line in lines:
        print(printable(line))


def bench_rows(result: BenchResult) -> list[list[str]]:
    """Return the measured engines: what, median and worst in milliseconds, a note."""
    model = f"{result.speech_model}, {result.threads} threads"
    rows = (
        ("speech-to-text, elastic window", result.elastic, f"{model}; {result.ratio:.1f} times faster than stock"),
        ("speech-to-text, stock call", result.stock, f"{result.same:.0%} of {result.clips} clips read alike"),
        ("text-to-speech, first sound", result.first_sound, f"{result.voice}; clips of {result.clip_s:.1f} s"),
    )
    return [[what, f"{times.median * 1000:.0f}", f"{times.worst * 1000:.0f}", note] for what, times, note in rows]


def clock(at: float) -> str:
    """Return a moment, in seconds since 1970, as the clock of this machine shows it."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at))


def printable(text: str) -> str:
    """Return the text without what could drive a terminal or break a line: names and words come from outside."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def printable_lines(lines: Iterable[str]) -> str:
    """Return lines as one text, each of them printable."""
    return "\n".join(map(printable, lines))


def device_rows(devices: Iterable[DeviceInfo]) -> list[list[str]]:
    """Return area, name, state, what voice may do, and id of each device."""
    return sorted(
        [each.area, each.name, state_text(each.state, each.unit), voice_text(each), each.id] for each in devices
    )


def voice_text(device: Device) -> str:
    """Return what voice may do with a device: its policy, `hidden`, or nothing where all is allowed."""
    if not device.exposed:
        return "hidden"
    return "" if device.policy is Policy.ALLOW else str(device.policy)


def state_text(state: State, unit: str = "") -> str:
    """Return a state in one line, such as `on, brightness 40`."""
    if not state.available:
        return "offline"
    value = "unknown" if state.value is None else f"{state.value} {unit}".strip()
    return ", ".join([value, *(f"{key} {value}" for key, value in sorted(state.attributes.items()))])


def satellite_rows(satellites: Iterable[SatelliteInfo]) -> list[list[str]]:
    """Return name, area, state, address and time of connection of each satellite."""
    return [[each.name, each.area, each.state, each.address, clock(each.since)] for each in satellites]


def fact_rows(facts: Iterable[Fact]) -> list[list[str]]:
    """Return number, time, area and words of each fact."""
    return [[str(each.id), clock(each.told_at), each.area, each.text] for each in facts]


def item_rows(lists: Iterable[ListInfo]) -> list[list[str]]:
    """Return list, number, whether it is ticked off, and words of each thing on some lists."""
    return [[each.name, str(item.id), "done" if item.done else "", item.line] for each in lists for item in each.items]


TURN_COLUMNS = ("When", "Turn", "Where", "Heard", "Did", "Said")


def turn_row(turn: TurnRecord) -> list[str]:
    """Return a turn as a row under `TURN_COLUMNS`."""
    where = turn.satellite or turn.area or "typed"
    did = "; ".join(turn.done) or turn.intent or turn.error or turn.outcome
    return [clock(turn.began_at), turn.turn, where, turn.heard, did, turn.said]


def turn_lines(turn: TurnRecord) -> list[str]:
    """Return everything about a turn, its stages as a waterfall."""
    slots = " ".join(f"{key}={value}" for key, value in turn.slots.items())
    facts = {
        "turn": turn.turn,
        "when": clock(turn.began_at),
        "where": " in ".join(filter(None, (turn.satellite or "typed", turn.area))),
        "opened by": f"{turn.wake_word} ({turn.wake_score:.2f})" if turn.wake_word else turn.cause,
        "heard": turn.heard,
        "or": " | ".join(turn.hypotheses),
        "ended by": turn.end_reason or "",
        "understood": f"{turn.intent} {slots}".strip() + (f" ({turn.responder})" if turn.responder else ""),
        "by way of": _way(turn),
        "did": "; ".join(turn.done),
        "said": turn.said,
        "language model": ", ".join(f"{name} {value:g}" for name, value in turn.figures.items()),
        "cut off": f"after {turn.heard_ms} ms" if turn.interrupted else "",
        "of that heard": turn.heard_said if turn.satellite and turn.heard_said != turn.said else "",
        "outcome": " ".join(filter(None, (turn.outcome, turn.error))),
        "end of speech to command": _milliseconds(turn.speech_end_to_publish_ms),
        "end of speech to sound": _milliseconds(turn.speech_end_to_sound_ms),
    }
    lines = [f"{name + ':':<26}{value}" for name, value in facts.items() if value]
    return [*lines, *([""] if turn.stages else []), *waterfall(turn.stages)]


UNDERSTOOD_COLUMNS = ("Sentence", "Meaning", "Sure", "Path")


def understood_row(text: str, understood: Understood) -> list[str]:
    """Return a sentence and what it means as a row under `UNDERSTOOD_COLUMNS`."""
    question, miss = understood.question, understood.miss
    meant = [intent_text(intent) for intent in understood.intents]
    if question is not None:
        choices = " or ".join(intent_text(intent) for intent in question.intents)
        meant.append(f"asks {question.kind}{f' {question.slot}' if question.slot else ''}: {choices}")
    if miss is not None:
        meant.append(" ".join((f"misses {miss.error}", *(f"{key}={value}" for key, value in miss.slots.items()))))
    intents = understood.intents or (question.intents if question else ())
    sure = f"{min(intent.confidence for intent in intents):.2f}" if intents else ""
    scores = " ".join(f"{key}={value:.2f}" for key, value in understood.scores.items())
    return [text, "; ".join(meant), sure, " ".join(filter(None, ("+".join(understood.path), scores)))]


def intent_text(intent: Intent) -> str:
    """Return an intent in one line: `HassTurnOn name=light.kitchen`."""
    slots = [f"{key}={value}" for key, value in intent.slots.items()]
    if intent.devices:
        slots.append(f"devices={','.join(intent.devices)}")
    if intent.excluded:
        slots.append(f"except={','.join(intent.excluded)}")
    return " ".join((intent.name, *slots))


def show_progress(done: int, total: int) -> None:
    """Keep a count on the terminal's last line while work goes on; nothing where there is no terminal."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="" if done < total else "\r\033[K", file=sys.stderr, flush=True)


def _way(turn: TurnRecord) -> str:
    sure = f"{turn.confidence:.2f} sure" if turn.path and turn.confidence < 1 else ""
    scores = (f"{key} {value:.2f}" for key, value in turn.scores.items())
    return ", ".join(filter(None, ("+".join(turn.path), sure, *scores)))


def _milliseconds(value: int | None) -> str:
    return "" if value is None else f"{value} ms"
