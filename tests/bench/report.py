"""What benchmarks found, as tables: figures, how they were measured, what they aim at and whether they reach it."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text


def spread(values: Iterable[float | None]) -> dict[str, int] | None:
    """Return median (`p50`), 95th percentile (`p95`) and `count` of those that are not None, or None without any.

    Percentiles are linear between the two nearest values and rounded to whole ones.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    # `quantiles` wants two values; one stands for itself.
    steps = statistics.quantiles(known * 2 if len(known) == 1 else known, n=20, method="inclusive")
    return {"p50": round(statistics.median(known)), "p95": round(steps[-1]), "count": len(known)}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    what: str
    figure: str
    aim: str = ""
    """Empty: it has none."""
    met: bool | None = None
    """None: it has no aim, or could not be measured."""
    part: str = ""
    """The part of the table it belongs to."""

    @property
    def full_name(self) -> str:
        """The figure with its part."""
        return f"{self.part}: {self.what}" if self.part else self.what


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one benchmark."""

    title: str
    how: str
    """How they were measured, for people who want to know what they mean."""
    rows: tuple[Row, ...]

    @property
    def missed(self) -> list[Row]:
        """The rows that miss their aim."""
        return [row for row in self.rows if row.met is False]


def at_most(what: str, value: float | None, aim: float, unit: str, digits: int = 0) -> Row:
    """Return a row whose aim is an upper bound; a value that was not measured meets nothing and misses nothing."""
    met = None if value is None else value <= aim
    return Row(what, figure(value, unit, digits), f"≤ {aim:.{digits}f} {unit}".strip(), met)


def at_least(what: str, value: float | None, aim: float, unit: str, digits: int = 0) -> Row:
    """Return a row whose aim is a lower bound."""
    met = None if value is None else value >= aim
    return Row(what, figure(value, unit, digits), f"≥ {aim:.{digits}f} {unit}".strip(), met)


def figure(value: float | None, unit: str, digits: int = 0) -> str:
    """Return a value with its unit."""
    return "not measured" if value is None else f"{value:.{digits}f} {unit}".strip()


def show(table: Table, console: Console) -> None:
    """Print a table with its method and its missed aims."""
    drawn = RichTable("what", "figure", "aim", "", title=table.title, title_justify="left", title_style="bold")
    drawn.columns[1].justify = drawn.columns[2].justify = "right"
    drawn.columns[0].overflow = "fold"
    verdicts = {True: Text("met", "green"), False: Text("MISSED", "red"), None: Text("")}
    part = ""
    for row in table.rows:
        if row.part != part:
            part = row.part
            drawn.add_section()
            drawn.add_row(Text(part, "bold"))
        drawn.add_row(Text(row.what), Text(row.figure), Text(row.aim), verdicts[row.met])
    console.print(drawn)
    console.print(Text(f"How: {table.how}\n", "dim"))
