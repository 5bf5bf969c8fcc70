"""What a process uses of the machine, from Linux's /proc."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Reading:
    """A process at one moment."""

    at_s: float
    cpu_s: float
    """Processor time of all its threads, also of those that have ended."""
    threads: dict[str, float]
    """Processor time of each living thread, by number and name."""
    wakeups: int
    """Times that one of its threads waited and went on."""
    rss_mb: float
    peak_rss_mb: float


@dataclass(frozen=True, slots=True)
class Usage:
    """A process between two moments."""

    share: float
    """Of one core; 1 is all of it."""
    threads: dict[str, float]
    """Share of one core by thread name, those above 0.0005, largest first."""
    wakeups_per_s: float
    rss_mb: float
    peak_rss_mb: float


def read(pid: int) -> Reading:
    """Take a reading. Raises `OSError` where there is no such process or no /proc."""
    process = Path(f"/proc/{pid}")
    # The name in parentheses may hold anything; user and system time are fields 14 and 15.
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    status = _status(process / "status")
    threads: dict[str, float] = {}
    wakeups = 0
    for thread in (process / "task").iterdir():
        with suppress(OSError):  # It may have ended meanwhile.
            name = "main" if thread.name == str(pid) else (thread / "comm").read_text().strip()
            threads[f"{thread.name} {name}"] = int((thread / "schedstat").read_text().split()[0]) / 1e9
            wakeups += int(_status(thread / "status")["voluntary_ctxt_switches"])
    return Reading(
        at_s=time.monotonic(),
        cpu_s=(int(fields[11]) + int(fields[12])) * TICK_S,
        threads=threads,
        wakeups=wakeups,
        rss_mb=int(status["VmRSS"].split()[0]) / 1024,
        peak_rss_mb=int(status["VmHWM"].split()[0]) / 1024,
    )


def between(before: Reading, after: Reading) -> Usage:
    """Return what was used between two readings of the same process. Pure."""
    seconds = after.at_s - before.at_s
    threads: dict[str, float] = defaultdict(float)
    for thread, cpu_s in after.threads.items():
        threads[thread.partition(" ")[2]] += (cpu_s - before.threads.get(thread, 0.0)) / seconds
    largest = sorted(threads.items(), key=lambda item: -item[1])
    return Usage(
        share=(after.cpu_s - before.cpu_s) / seconds,
        threads={name: share for name, share in largest if share > 0.0005},
        wakeups_per_s=(after.wakeups - before.wakeups) / seconds,
        rss_mb=after.rss_mb,
        peak_rss_mb=after.peak_rss_mb,
    )


def _status(file: Path) -> dict[str, str]:
    return {key: value.strip() for key, _, value in (line.partition(":") for line in file.read_text().splitlines())}
