"""What can be typed after `hearth-hub`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from hub.cli.timers import add_timers

FIGURES = "figures"
"""The word of `turns figures`."""
EXIT_CODES = """\
exit codes:
  0    done
  1    the hub was asked, but it failed or could not do it
  2    wrong usage, or a wrong configuration
  3    no hub answers
  130  interrupted
"""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; its result has `command`, the global options and those of the command."""
    parser = argparse.ArgumentParser(
        prog="hearth-hub",
        description="Hearth's hub: hears what satellites stream, understands it, drives the house over MQTT.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        parents=[_global_options(argparse.ArgumentParser(add_help=False), last=False)],
    )
    shared = _global_options(argparse.ArgumentParser(add_help=False), last=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, about: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=about, description=f"{about}.", parents=[shared], allow_abbrev=False)

    add("run", "Run the hub until it is stopped")
    add("check", "Check the configuration and tell every problem")
    ask = add("ask", "Do as if this had been said")
    ask.add_argument("text", metavar="TEXT", nargs="+", help='such as "turn on the kitchen light"')
    ask.add_argument("--area", default="", metavar="A", help="the room it is said in: id, name or alias")
    ask.add_argument("--language", default="", metavar="L", help="such as en (default: the household's)")
    ask.add_argument("--dry-run", action="store_true", help="say what would be done, but do nothing")
    _json(ask)
    understand = add("understand", "Tell what sentences mean, and do nothing")
    understand.add_argument("file", metavar="FILE", help="sentences, one a line; - reads standard input")
    understand.add_argument("--area", default="", metavar="A", help="the room they are said in: id, name or alias")
    understand.add_argument("--language", default="", metavar="L", help="such as en (default: the household's)")
    _json(understand)
    add("sentences", "Check your own sentences and run the tests among them")
    say = add("say", "Speak a text in the rooms")
    say.add_argument("text", metavar="TEXT", nargs="+")
    say.add_argument("--satellite", default="", metavar="S", help="the one that shall speak (default: all)")
    say.add_argument("--area", default="", metavar="A", help="the room it is said in: id, name or alias")
    say.add_argument("--floor", default="", metavar="F", help="the floor it is said on: name or alias")
    say.add_argument("--urgent", action="store_true", help="interrupt, and speak where nobody is to be disturbed too")
    say.add_argument(
        "--volume", type=_share, default=0.0, metavar="V", help="how loud, 0 to 1 (default: as configured)"
    )
    _json(say)
    _json(add("devices", "List devices and their states"))
    satellites = add("satellites", "List the satellites that are connected")
    satellites.add_argument(
        "--token", action="store_true", help="print the pairing token that new satellites need, and nothing else"
    )
    _json(satellites)
    turns = add("turns", "Show what was heard, understood, done and said")
    turns.usage = (
        "hearth-hub turns [--limit N] [--satellite S] [--follow] [--json]\n"
        "       hearth-hub turns show ID\n"
        "       hearth-hub turns figures [--hours H] [--satellite S]"
    )
    turns.add_argument(
        "turn",
        nargs="*",
        metavar="show ID | figures",
        help="one turn with the times of its stages; or how fast turns were, why they ended, how many were cut off",
    )
    turns.add_argument("--limit", "-n", type=int, default=20, metavar="N", help="how many (default: 20)")
    turns.add_argument("--satellite", default="", metavar="S", help="of one satellite alone")
    turns.add_argument("--follow", "-f", action="store_true", help="print turns as they happen, until interrupted")
    turns.add_argument("--hours", type=float, default=168, metavar="H", help="of figures: how far back (default: 168)")
    _json(turns)
    _household(add)
    chat = add("chat", "Talk to the hub in this terminal")
    chat.add_argument("--area", default="", metavar="A", help="the room it is said in: id, name or alias")
    chat.add_argument("--language", default="", metavar="L", help="such as en (default: the household's)")
    _json(add("bench", "Measure speech-to-text and text-to-speech on this machine"))
    return parser


def _household(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands for what the household keeps."""
    facts = add("facts", "List what people asked to be remembered, or forget some of it")
    facts.add_argument("--forget", action="append", type=int, default=[], metavar="N", help="forget this one")
    _json(facts)
    automations = add("automations", "List automations, check their files, run one, switch one, show what ran")
    automations.add_argument(
        "what",
        nargs="?",
        default="list",
        choices=("list", "check", "run", "dry-run", "enable", "disable", "runs", "reload"),
        metavar="WHAT",
        help="list, check, run, dry-run, enable, disable, runs or reload (default: list)",
    )
    automations.add_argument("automation", nargs="?", default="", metavar="ID", help="of run, dry-run, enable, …")
    automations.add_argument("--limit", "-n", type=int, default=10, metavar="N", help="of runs: how many (default: 10)")
    _json(automations)
    lists = add("lists", "Show shopping lists, to-do lists and notes, and put things on them")
    lists.add_argument("name", nargs="?", default="", metavar="NAME", help="one list, by name or id (default: all)")
    lists.add_argument("--add", action="append", default=[], metavar="ITEM", help='put this on it: "2 litres of milk"')
    lists.add_argument("--done", action="append", default=[], metavar="ITEM", help="tick this off: its words or number")
    lists.add_argument("--text", action="store_true", help="print what is open, one thing a line, and nothing else")
    _json(lists)
    timers = add("timers", "List timers, alarms, reminders and delayed commands; set one, or cancel some")
    add_timers(timers)
    _json(timers)


def turn_id(words: list[str]) -> str | None:
    """Return the id of `turns show ID` or `turns ID`, `FIGURES`, or `None` for all turns. Raises `ValueError`."""
    match words:
        case []:
            return None
        case ["show", turn]:
            return turn
        case [turn] if turn != "show":
            return turn
        case _:
            raise ValueError("expected: hearth-hub turns show ID, or hearth-hub turns figures")


def _global_options(parser: argparse.ArgumentParser, *, last: bool) -> argparse.ArgumentParser:
    """Add the options that may stand before or after the command; `last` is for those after it."""
    group = parser.add_argument_group("options of every command")
    group.add_argument(
        "--config",
        type=Path,
        default=argparse.SUPPRESS if last else None,
        metavar="FILE",
        help="configuration file (default: hub.yaml in ~/.config/hearth or /etc/hearth)",
    )
    group.add_argument(
        "--set",
        dest="late_overrides" if last else "overrides",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="override an option, such as mqtt.host=192.0.2.5; may be repeated",
    )
    group.add_argument(
        "--url",
        default=argparse.SUPPRESS if last else "",
        metavar="URL",
        help="the running hub to talk to (default: the one on this machine, usually http://127.0.0.1:8765)",
    )
    return parser


def _share(text: str) -> float:
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return share


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
