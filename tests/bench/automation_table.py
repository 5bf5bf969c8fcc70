"""The table of `tests.bench.automations`."""

from __future__ import annotations

from typing import Any

from tests.bench.report import Row, Table, at_least, at_most, figure

ACTION_MS, IDLE_PERCENT, COUNT, DEVICES = 20, 1.0, 1000, 300


def automations(found: dict[str, Any]) -> Table:
    """Return it."""
    idle, without = found["idle_percent"], found["idle_without_percent"]
    rows = (
        at_most("state to command, 95th percentile", found["p95_ms"], ACTION_MS, "ms", 1),
        at_most("what they add while nothing happens, of one core", idle - without, IDLE_PERCENT, "%", 2),
        Row("the house and its automations then", figure(idle, "%", 2)),
        Row("the house alone", figure(without, "%", 2)),
        at_least("automations", found["automations"], COUNT, ""),
        at_least("devices", found["devices"], DEVICES, ""),
        at_most("changes that reached no action", found["changes"] - found["reached"], 0, ""),
        Row("state to command, median", figure(found["p50_ms"], "ms", 1)),
        Row("state to command, 99th percentile", figure(found["p99_ms"], "ms", 1)),
        Row("reading the files", figure(found["read_s"], "s", 1)),
        Row("putting them to work", figure(found["adopt_ms"], "ms")),
    )
    how = (
        f"A real broker ({found['broker']}); {found['changes']} changes of sensors, timed from the message to it "
        "until the command is back from it. Each pulls four automations, a third with a template as condition."
    )
    return Table("Automations", how, rows)
