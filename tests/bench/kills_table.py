"""The table of `tests.bench.kills`."""

from __future__ import annotations

from typing import Any

from tests.bench.kills import ROUNDS
from tests.bench.report import Row, Table, at_least, at_most


def kills(found: dict[str, Any]) -> Table:
    """Return the table of `tests.bench.kills`."""
    late = found["late_ms"]
    rows = (
        at_least("kills", found["kills"], ROUNDS, ""),
        at_most(f"timers lost of {found['timers']}", found["lost"], 0, ""),
        at_most("timers that rang twice", found["rang twice"], 0, ""),
        at_most("steps and commands done twice", found["done twice"], 0, ""),
        Row(
            "rang after its time, median / 95th percentile",
            f"{late['p50']} / {late['p95']} ms" if late else "nothing rang",
        ),
        Row("automations begun; of these cut by a kill", f"{found['begun']} of {found['automations']}; {found['cut']}"),
        Row("delayed commands carried out", f"{found['carried out']} of {found['delayed commands']}"),
    )
    how = (
        "The hub is killed (SIGKILL) within five seconds after its devices came, and started again within two. Timers "
        "come due one to six seconds after they were set, with the hub dead or alive; a real satellite rings them."
    )
    return Table("Killed hub", how, rows)
