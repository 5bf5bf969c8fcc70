"""`hearth-hub automations`: lists, checks, runs and switches automations, and shows what ran."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from hub.automations.shown import Shown
from hub.cli import output
from hub.cli.connect import client, configuration
from hub.client import HubClient, HubUnreachableError
from hub.store.run import Run
from shared.errors import ConfigError, HearthError

_NEED_ID = ("run", "dry-run", "enable", "disable")
_MARKS = {"done": "+", "failed": "!", "skipped": "-", "would": "?", "running": ">", "stopped": "x"}


async def show_automations(options: argparse.Namespace) -> int:
    """Do what is wanted; fails when a run did, or where something is wrong."""
    if options.what == "check":
        return await _check(options)
    if options.what in _NEED_ID and not options.automation:
        raise HearthError(f"expected: hearth-hub automations {options.what} ID")
    async with client(options) as hub:
        match options.what:
            case "run" | "dry-run":
                return _show_run(
                    await hub.run_automation(options.automation, dry_run=options.what == "dry-run"), options
                )
            case "enable" | "disable":
                await hub.switch_automation(options.automation, options.what == "enable")
                print(f"{options.automation} is {options.what}d")
            case "runs":
                _show_runs(await hub.automation_runs(options.automation, options.limit), options)
            case "reload":
                return await _reload(hub, options)
            case _:
                await _list(hub, options)
    return 0


async def _check(options: argparse.Namespace) -> int:
    """Check the files here; where a hub runs, also what they name in its home."""
    from hub.automations.parse import load_automations  # templates and sentences are needed here alone

    config = configuration(options)
    found = load_automations(config.automations_folder, config.language)
    if found.problems:
        raise ConfigError(list(found.problems))
    print(f"OK: {len(found.automations)} automations in {config.automations_folder}")
    try:
        async with client(options) as hub:
            wrong = await hub.automation_problems()
    except HubUnreachableError:
        return 0
    for problem in wrong:
        print(output.printable(problem), file=sys.stderr)
    return 1 if wrong else 0


async def _reload(hub: HubClient, options: argparse.Namespace) -> int:
    found = await hub.reload_automations()
    if options.json:
        output.show_json(found)
    else:
        print(f"new, changed or gone: {', '.join(found.changed) or 'none'}")
        for problem in found.problems:
            print(output.printable(problem), file=sys.stderr)
    return 1 if found.problems else 0


async def _list(hub: HubClient, options: argparse.Namespace) -> None:
    found = await hub.automations()
    output.show(
        found, ("Id", "Name", "On", "Mode", "Next", "Last run", "Result"), map(_row, found), as_json=options.json
    )


def _row(one: Shown) -> list[str]:
    last = one.last
    return [
        one.id,
        one.name,
        "yes" if one.enabled else "no",
        one.mode,
        _moment(one.next_at),
        output.clock(last.began_at) if last is not None else "",
        ("running" if one.running else last.result if last is not None else ""),
    ]


def _show_runs(runs: Iterable[Run], options: argparse.Namespace) -> None:
    if options.json:
        output.show_json(list(runs))
        return
    for run in runs:
        output.show_lines(run_lines(run))


def _show_run(run: Run, options: argparse.Namespace) -> int:
    if options.json:
        output.show_json(run)
    else:
        output.show_lines(run_lines(run))
    return 0 if run.result in ("done", "stopped", "running") else 1


def run_lines(run: Run) -> list[str]:
    """Return a run for people: what began it, how it ended, and its steps."""
    reason = f" ({run.reason})" if run.reason else ""
    dry = ", dry run" if run.dry_run else ""
    lines = [f"{run.automation} {run.run}  {output.clock(run.began_at)}  ({run.trigger}{dry}): {run.result}{reason}"]
    for step in run.steps:
        detail = f": {step.detail}" if step.detail else ""
        lines.append(f"  {_MARKS.get(step.result, ' ')} {step.path} {step.what} [{step.took_ms:.0f} ms]{detail}")
    return lines


def _moment(at: float | None) -> str:
    return "" if at is None else output.clock(at)
