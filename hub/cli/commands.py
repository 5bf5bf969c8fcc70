"""What each command does. Each is one coroutine that returns the exit code."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import signal
import sys
from contextlib import aclosing
from pathlib import Path

import msgspec

from hub.cli import output
from hub.cli.automations import show_automations
from hub.cli.chat import chat_with
from hub.cli.connect import client, config_path, configuration, url_of
from hub.cli.known_home import KnownHome
from hub.cli.lists import show_lists
from hub.cli.live import follow
from hub.cli.parser import FIGURES, turn_id
from hub.cli.plots import figure_lines
from hub.cli.timers import manage, show
from hub.clock import zone
from hub.events import TurnRecord
from hub.intents.custom import Custom, load_custom
from hub.token import pairing_token
from hub.web.services import AskBody, SayBody, UnderstandBody
from shared import logs
from shared.config import state_directory
from shared.errors import ConfigError, ConfigProblem, HearthError
from shared.messages import TurnOutcome

DONE, FAILED = 0, 1
_NOT_HEARD = {"quiet": "not to be disturbed", "away": "not connected", "cut": "not spoken to its end"}


async def run(options: argparse.Namespace) -> int:
    """Run the hub until SIGINT or SIGTERM; both end it in order."""
    from hub.app import run as run_hub  # the models and libraries behind it are needed here alone

    config = configuration(options)
    logs.configure(config.logging.level, config.logging.json)
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    stopped = False

    def stop(number: signal.Signals) -> None:
        nonlocal stopped
        stopped = True
        # A second signal of the kind ends the program at once.
        loop.remove_signal_handler(number)
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, number)
    try:
        await run_hub(config, ready=lambda url: print(f"The hub is ready: {url}", flush=True))
    except asyncio.CancelledError:
        if not stopped:
            raise
    return DONE


async def check(options: argparse.Namespace) -> int:
    """Load the configuration, which raises every problem in it; sum it up."""
    from hub.automations.parse import load_automations
    from hub.devices.declared import house_problems

    config = configuration(options)
    zone(config.time_zone)
    if found := house_problems(config):
        place = str(config_path(options) or "the configuration")
        raise ConfigError([ConfigProblem(place, *problem.split(": ", 1)) for problem in found])
    own = load_custom(Path(config.understanding.sentences)) if config.understanding.sentences else Custom()
    if own.problems:
        raise ConfigError(list(own.problems))
    house = load_automations(config.automations_folder, config.language)
    if house.problems:
        raise ConfigError(list(house.problems))
    broker = f"{config.mqtt.host}:{config.mqtt.port}" if config.mqtt.host else f"embedded, port {config.mqtt.port}"
    facts = {
        "file": str(config_path(options) or "none: the defaults"),
        "state": str(state_directory(config.store.path)),
        "server": url_of(config.server),
        "API from other machines": "with the token" if config.server.api_token else "no",
        "MQTT broker": broker,
        "language": config.language,
        "speech-to-text": f"{config.speech_to_text.model} on {config.speech_to_text.device}",
        "text-to-speech": config.text_to_speech.voice,
        "satellites": str(len(config.satellites)),
        "areas": str(len(config.areas)),
        "devices": f"{len(config.devices)} declared, {len(config.overrides)} overridden",
        "own sentences": _counted(own),
        "automations": str(len(house.automations)),
        "history": f"{config.store.keep_days} days" if config.store.keep_days else "none is kept",
    }
    output.show_lines(["OK", *(f"{name + ':':<26}{value}" for name, value in facts.items())])
    return DONE


async def ask(options: argparse.Namespace) -> int:
    """Run a typed turn on the hub; fails when the turn did."""
    body = AskBody(text=" ".join(options.text), area=options.area, language=options.language, dry_run=options.dry_run)
    async with client(options) as hub:
        turn = await hub.ask(body)
    if options.json:
        output.show_json(turn)
    else:
        output.show_lines([turn.said or turn.error or turn.outcome, *(f"  {each}" for each in turn.done)])
    return DONE if turn.outcome == TurnOutcome.ANSWERED and not turn.error else FAILED


async def understand(options: argparse.Namespace) -> int:
    """Tell what each sentence of a file means; fails when one means nothing to the hub."""
    sentences = _sentences(options.file)
    found = []
    async with client(options) as hub:
        for number, text in enumerate(sentences, start=1):
            body = UnderstandBody(text=text, area=options.area, language=options.language)
            found.append((text, await hub.understand(body)))
            output.show_progress(number, len(sentences))
    if options.json:
        output.show_json([{"sentence": text, **msgspec.to_builtins(each)} for text, each in found])
    else:
        output.show_table(output.UNDERSTOOD_COLUMNS, (output.understood_row(text, each) for text, each in found))
    understood = all(each.intents or each.question for _, each in found)
    return DONE if understood else FAILED


async def sentences(options: argparse.Namespace) -> int:
    """Check the household's own sentences, and try them and their tests out in the running hub's home.

    The hub itself reads them when it starts.
    """
    from hub.intents.custom_tests import try_out

    config = configuration(options)
    own = load_custom(Path(config.understanding.sentences)) if config.understanding.sentences else Custom()
    if own.problems:
        raise ConfigError(list(own.problems))
    async with client(options) as hub:
        home = KnownHome(await hub.devices(), await hub.areas())
    problems = try_out(own, home)
    if problems:
        raise ConfigError(list(problems))
    output.show_lines([f"OK: own sentences: {_counted(own)}; tests that are right: {len(own.tests)}"])
    return DONE


def _sentences(file: str) -> list[str]:
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HearthError(f"cannot read {file}: {getattr(error, 'strerror', None) or error}") from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


async def say(options: argparse.Namespace) -> int:
    """Speak in the rooms; fails when no satellite spoke it."""
    async with client(options) as hub:
        report = await hub.say(
            SayBody(
                text=" ".join(options.text),
                satellite=options.satellite,
                area=options.area,
                floor=options.floor,
                urgent=options.urgent,
                volume=options.volume,
            )
        )
    if options.json:
        output.show_json(report)
    else:
        output.show_lines(report.heard)
        for each in report.missed:
            print(f"{output.printable(each.satellite)}: {_NOT_HEARD.get(each.why, each.why)}", file=sys.stderr)
    if not report.heard and not report.missed:
        print("no satellite spoke it: none is connected there", file=sys.stderr)
    return DONE if report.heard else FAILED


async def devices(options: argparse.Namespace) -> int:
    """List the devices."""
    async with client(options) as hub:
        found = await hub.devices()
    output.show(found, ("Area", "Device", "State", "Voice", "Id"), output.device_rows(found), as_json=options.json)
    return DONE


async def satellites(options: argparse.Namespace) -> int:
    """List the satellites, or print the pairing token."""
    if options.token:
        print(pairing_token(configuration(options)))
        return DONE
    async with client(options) as hub:
        found = await hub.satellites()
    output.show(
        found, ("Name", "Area", "State", "Address", "Since"), output.satellite_rows(found), as_json=options.json
    )
    return DONE


async def turns(options: argparse.Namespace) -> int:
    """Show the last turns, one turn, what many say together, or turns as they happen."""
    wanted = turn_id(options.turn)
    async with client(options) as hub:
        if wanted == FIGURES:
            found = await hub.figures(options.hours, options.satellite)
            if options.json:
                output.show_json(found)
            else:
                output.show_lines(figure_lines(found))
        elif wanted is not None:
            _show_turn(await hub.turn(wanted), options.json)
        elif options.follow:
            async with aclosing(hub.live_turns()) as events:
                await follow(events, as_json=options.json)
        else:
            last = await hub.turns(options.limit, options.satellite)
            output.show(last, output.TURN_COLUMNS, map(output.turn_row, last), as_json=options.json)
    return DONE


async def chat(options: argparse.Namespace) -> int:
    """Talk to the hub until the end of input."""
    async with client(options) as hub:
        await chat_with(hub, options.area, options.language)
    return DONE


async def facts(options: argparse.Namespace) -> int:
    """List what is remembered, or forget some of it."""
    async with client(options) as hub:
        for each in options.forget:
            await hub.forget(each)
        found = await hub.facts()
    output.show(found, ("No", "Told", "Where", "What"), output.fact_rows(found), as_json=options.json)
    return DONE


async def timers(options: argparse.Namespace) -> int:
    """List timers and the like; set one, cancel some."""
    async with client(options) as hub:
        found = await manage(options, hub)
    show(found, as_json=options.json)
    return DONE


async def bench(options: argparse.Namespace) -> int:
    """Measure the engines on this machine."""
    from hub.bench import run_bench  # loads the models

    config = configuration(options)
    logs.configure(config.logging.level, config.logging.json)
    result = await run_bench(config)
    if options.json:
        output.show_json({**dataclasses.asdict(result), "ratio": result.ratio})
    else:
        output.show_table(("Engine", "Median ms", "Worst ms", "Note"), output.bench_rows(result))
    return DONE


COMMANDS = {
    "run": run,
    "check": check,
    "ask": ask,
    "understand": understand,
    "sentences": sentences,
    "say": say,
    "devices": devices,
    "satellites": satellites,
    "turns": turns,
    "facts": facts,
    "automations": show_automations,
    "lists": show_lists,
    "timers": timers,
    "chat": chat,
    "bench": bench,
}


def _counted(own: Custom) -> str:
    count = sum(len(blocks) for each in own.languages.values() for blocks in each.intents.values())
    return f"{count} in {', '.join(sorted(own.languages))}" if count else "none"


def _show_turn(turn: TurnRecord, as_json: bool) -> None:
    if as_json:
        output.show_json(turn)
    else:
        output.show_lines(output.turn_lines(turn))
