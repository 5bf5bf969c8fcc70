"""`hearth-satellite`: run, devices, doctor, listen, simulate."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from satellite.config import SatelliteConfig
from satellite.happenings import Happening, Linked, RingBegan, RingEnded, SpeechBegan, TurnOver, Unlinked, WakeHeard
from shared import __version__, logs, notify
from shared.config import find_config, load, state_directory
from shared.errors import ConfigError, HearthError
from shared.tasks import first_of

EPILOG = "exit codes: 0 fine, 1 failed, 2 wrong usage or configuration, 130 interrupted"


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        config = _config(options)
        level = "warning" if options.command != "run" and config.logging.level == "info" else config.logging.level
        logs.configure(level, config.logging.json)
        code: int = options.work(options, config)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except HearthError as error:
        print(f"hearth-satellite: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--config", type=Path, metavar="FILE", help="configuration (default: the usual places)")
    common.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="override an option, repeatable"
    )
    parser = argparse.ArgumentParser(prog="hearth-satellite", description="A room device of Hearth.", epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"hearth {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, work: Any, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[common], help=text, description=text, epilog=EPILOG)
        added.set_defaults(work=work)
        return added

    command("run", _run, "Run the satellite until it is stopped.")
    devices = command("devices", _devices, "List microphones and loudspeakers.")
    devices.add_argument("--json", action="store_true", help="one JSON object a line")
    doctor = command("doctor", _doctor, "Check sound, wake words and the hub, each with its cure.")
    doctor.add_argument("--json", action="store_true", help="one JSON object a line")
    listen = command("listen", _listen, "Show level, speech and wake word scores live; Ctrl-C ends it.")
    listen.add_argument("--json", action="store_true", help="one JSON object a line")
    simulate = command("simulate", _simulate, "Be a satellite whose microphone is a WAV file, in real time.")
    simulate.add_argument("input", type=Path, metavar="IN.wav")
    simulate.add_argument("--out", type=Path, metavar="OUT.wav", help="what the loudspeaker played")
    simulate.add_argument("--area", metavar="A", help="room it stands in")
    simulate.add_argument(
        "--hub", metavar="URL", help="such as ws://127.0.0.1:8765/satellite (default: found on the LAN)"
    )
    simulate.add_argument("--name", metavar="N", help="the satellite's name")
    simulate.add_argument("--json", action="store_true", help="one JSON object a line for everything that happens")
    return parser


def _config(options: argparse.Namespace) -> SatelliteConfig:
    overrides = list(options.set)
    if options.command == "simulate":
        asked = {"area": options.area, "hub.url": options.hub, "name": options.name}
        overrides += [f"{key}={value}" for key, value in asked.items() if value is not None]
    path = options.config or find_config("satellite.yaml")
    return load(SatelliteConfig, path, environment=os.environ, prefix="HEARTH_SATELLITE", overrides=overrides)


def _finish(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end; SIGTERM ends it as Ctrl-C does, but quietly."""

    async def main() -> None:
        task = asyncio.ensure_future(work)
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    asyncio.run(main())


# ---------------------------------------------------------------- the commands


class _Quiet:
    """Watches nothing: the log says what matters."""

    def saw(self, happening: Happening) -> None:
        """Ignore it."""


def _run(options: argparse.Namespace, config: SatelliteConfig) -> int:
    from satellite.app import build
    from satellite.sound.select import build as build_sound

    async def work() -> None:
        runtime = build(config, build_sound(config.sound), _Quiet(), state_directory(""))
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, runtime.press)
        loop.add_signal_handler(signal.SIGUSR2, lambda: runtime.set_microphone(not runtime.microphone))
        notify.ready("listening for the wake word")
        try:
            await first_of(runtime.run(), notify.watchdog())
        finally:
            notify.stopping()

    _finish(work())
    return 0


def _devices(options: argparse.Namespace, config: SatelliteConfig) -> int:
    from satellite.sound.device import devices

    found = devices(config.sound.driver)
    for device in found:
        if options.json:
            print(msgspec.json.encode(device).decode())
        else:
            print(f"{'microphone' if device.is_microphone else 'speaker':<11} {device.name}  ({device.driver})")
    if not found:
        print("no sound devices; is one plugged in, and is this user in the group audio?", file=sys.stderr)
    return 0 if found else 1


def _doctor(options: argparse.Namespace, config: SatelliteConfig) -> int:
    from satellite.doctor import checks

    failed = 0

    async def work() -> None:
        nonlocal failed
        async for check in checks(config):
            failed += check.result == "failed"
            if options.json:
                print(msgspec.json.encode(check).decode(), flush=True)
                continue
            print(f"{check.result:<8} {check.name}: {check.detail}", flush=True)
            if check.cure:
                print(f"{'':8} → {check.cure}", flush=True)

    _finish(work())
    return 1 if failed else 0


def _listen(options: argparse.Namespace, config: SatelliteConfig) -> int:
    from satellite.listen import listen

    async def work() -> None:
        async for levels in listen(config):
            if options.json:
                print(msgspec.json.encode(levels).decode(), flush=True)
                continue
            bar = "█" * max(0, min(30, int((levels.level_db + 60) / 2)))
            scores = "  ".join(f"{word} {score:4.2f}" for word, score in levels.scores.items())
            woke = f"  WAKE {levels.wake}" if levels.wake else ""
            print(
                f"{levels.level_db:6.1f} dB {bar:<30} {'speech' if levels.is_speech else '':<6} {scores}{woke}",
                flush=True,
            )

    _finish(work())
    return 0


class _Printer:
    """Prints what happens, for people or for programs."""

    def __init__(self, json: bool) -> None:
        self._json = json

    def saw(self, happening: Happening) -> None:
        """Print it."""
        line = msgspec.json.encode(happening).decode() if self._json else _for_people(happening)
        if line:
            print(line, flush=True)


def _for_people(happening: Happening) -> str:
    text = ""
    match happening:
        case Linked(url=url, area=area):
            text = f"connected to {url}, area {area or '(none)'}"
        case Unlinked(reason=reason):
            text = f"no hub: {reason}"
        case WakeHeard(word=word, score=score):
            text = f"wake word {word} ({score:.2f})"
        case SpeechBegan():
            text = "the reply sounds"
        case RingBegan(ring=ring):
            text = f"{ring} rings"
        case RingEnded(ring=ring, why=why):
            text = f"{ring} rings no longer: {why}"
        case TurnOver(outcome=outcome, summary=summary):
            done = f"\n{'':11}did   {', '.join(summary.done)}" if summary.done else ""
            text = (
                f"{outcome}\n{'':11}heard {summary.heard!r}\n{'':11}meant {summary.intent or '–'}{done}"
                f"\n{'':11}said  {summary.said!r}"
            )
    return text and f"{happening.at_ms / 1000:7.2f} s  {text}"


def _simulate(options: argparse.Namespace, config: SatelliteConfig) -> int:
    from satellite.simulate import simulate

    async def work() -> None:
        turns = await simulate(config, options.input, options.out, _Printer(options.json))
        if not turns and not options.json:
            print("no wake word was heard")

    _finish(work())
    return 0
