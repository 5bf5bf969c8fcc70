"""`hearth-hub timers`: which timers, alarms, reminders and delayed commands there are; set one, cancel some."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable

from hub.cli import output
from hub.client import HubClient
from hub.web.services import TimerBody, TimerInfo

COLUMNS = ("Id", "Kind", "Left", "When", "Where", "What")
_LENGTH = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


def add_timers(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--in", dest="length", type=length, metavar="T", help="set one that comes after T, such as 1h30m")
    when.add_argument(
        "--at",
        default="",
        metavar="HH:MM",
        help="set an alarm, or a reminder, for a time of day or of the sun: sunset-30",
    )
    parser.add_argument("--day", default="", metavar="D", help="of --at: today, tomorrow, mon … sun, or YYYY-MM-DD")
    parser.add_argument(
        "--repeat", default="", metavar="DAYS", help="of --at: on these days, such as mon,tue or tue,2w or d15"
    )
    parser.add_argument("--name", default="", metavar="N", help="its name")
    parser.add_argument("--text", default="", metavar="T", help="what to remind of")
    parser.add_argument("--satellite", default="", metavar="S", help="where it rings (default: as configured)")
    parser.add_argument("--cancel", action="append", default=[], metavar="ID", help="cancel this one")


def length(text: str) -> int:
    """Return seconds of a length such as `90`, `10m` or `1h30m`. Raises `ValueError`."""
    found = _LENGTH.fullmatch(text.strip().lower())
    hours, minutes, seconds = (int(each or 0) for each in found.groups()) if found else (0, 0, 0)
    if not (total := hours * 3600 + minutes * 60 + seconds):
        raise ValueError(text)
    return total


async def manage(options: argparse.Namespace, hub: HubClient) -> list[TimerInfo]:
    """Cancel and set what was asked for; return what there is then."""
    for each in options.cancel:
        await hub.cancel_timer(each)
    if options.length or options.at:
        await hub.set_timer(
            TimerBody(
                seconds=options.length or 0,
                time=options.at,
                day=options.day,
                repeat=options.repeat,
                name=options.name,
                text=options.text,
                satellite=options.satellite,
            )
        )
    return await hub.timers()


def rows(timers: Iterable[TimerInfo]) -> list[list[str]]:
    """Return id, kind, time left, moment, place and what it is about, of each."""
    return [
        [
            each.id,
            each.kind,
            each.state if each.state != "waiting" else left(each.left_s),
            f"{each.comes} {each.time}".strip() or output.clock(each.due),
            each.satellite or each.area,
            each.name or each.text.replace("\n", ", "),
        ]
        for each in timers
    ]


def left(seconds: float) -> str:
    """Write a length as `1:02:03`, with days in front where there are any: `2d 1:02:03`."""
    days, rest = divmod(round(seconds), 86_400)
    minutes, second = divmod(rest, 60)
    shown = f"{minutes // 60}:{minutes % 60:02}:{second:02}"
    return f"{days}d {shown}" if days else shown


def show(timers: list[TimerInfo], *, as_json: bool) -> None:
    """Print them."""
    output.show(timers, COLUMNS, rows(timers), as_json=as_json)
