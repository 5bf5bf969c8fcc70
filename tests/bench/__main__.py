"""`make bench`: the benchmarks, one after the other, as tables and as JSON.

Exits 0 also when an aim is missed: a figure is no failure. Exits 1 when a benchmark could not be run.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from tests.bench import machine, report
from tests.bench.tables import TABLES

ROOT = Path(__file__).parents[2]
OURS = [ROOT / name for name in ("hub", "satellite", "shared", "tests")]
LATEST = Path("out/bench/latest.json")
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _options(arguments)
    console = Console()
    result: dict[str, Any] = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine.facts(),
        "full": options.full,
        "benchmarks": {},
    }
    failed = 0
    try:
        for name in options.names or TABLES:
            result["benchmarks"][name] = found = _measure(name, options.full, console)
            failed += "error" in found
            _write(result, options.json)
            if found.get("figures", {}).get("interrupted"):
                raise KeyboardInterrupt
    except KeyboardInterrupt:
        console.print("interrupted", style="red")
        return INTERRUPTED
    finally:
        if result["benchmarks"]:
            console.print(f"Written to {options.json}", highlight=False)
    return 1 if failed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(TABLES)} (default: all)")
    parser.add_argument("--full", action="store_true", help="measure longer, for figures to publish")
    parser.add_argument("--json", type=Path, default=LATEST, metavar="FILE", help=f"default: {LATEST}")
    options = parser.parse_args(arguments)
    for name in options.names:
        if name not in TABLES:
            parser.error(f"there is no benchmark {name}; there are {', '.join(TABLES)}")
    return options


def _measure(name: str, full: bool, console: Console) -> dict[str, Any]:
    """Run one benchmark, show its table and return its figures, or why there are none."""
    console.rule(f"{name} · load {machine.load()}")
    if machine.is_busy():
        console.print("Other work runs on this machine; the figures will be worse than they should be.", style="yellow")
    began = time.monotonic()

    def say(line: str) -> None:
        console.print(line, highlight=False, markup=False, soft_wrap=True)

    found: dict[str, Any] = {"load_before": machine.load()}
    try:
        benchmark = importlib.import_module(f"tests.bench.{name}")
        figures = benchmark.run(say, **({} if name == "stt" else {"full": full}))
        if name == "stt" and full:
            figures["windows"] = benchmark.curve(say)
        table = TABLES[name](figures)
    except Exception as error:
        console.print(f"{name} failed: {_why(error)}", style="red", markup=False, highlight=False)
        return found | {"error": "".join(traceback.format_exception(error))}
    report.show(table, console)
    for row in table.missed:
        console.print(
            f"missed: {row.full_name} is {row.figure}, aim {row.aim}", style="red", markup=False, highlight=False
        )
    return found | {
        "figures": figures,
        "seconds": round(time.monotonic() - began),
        "load_after": machine.load(),
        "aims": {
            row.full_name: {"figure": row.figure, "aim": row.aim, "met": row.met} for row in table.rows if row.aim
        },
    }


def _why(error: Exception) -> str:
    """Return an error with the last place of ours that it passed: some, such as `TimeoutError`, say nothing else."""
    places = [
        f"{Path(frame.filename).relative_to(ROOT)}, line {frame.lineno}, in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if any(folder in Path(frame.filename).parents for folder in OURS)
    ]
    return f"{type(error).__name__} ({places[-1]}): {str(error) or 'no reason given'}"


def _write(result: dict[str, Any], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", "utf-8")
    unfinished.replace(file)


if __name__ == "__main__":
    sys.exit(main())
