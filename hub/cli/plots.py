"""Pictures made of characters: where the time of a turn went, and what many turns say together."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence

from hub.store.figures import Figures, Spread, Stretch
from shared.messages import Stage

BAR = 40
"""Width of the waterfall, in characters."""
STEPS = "▁▂▃▄▅▆▇█"


def waterfall(stages: Sequence[Stage], width: int = BAR) -> list[str]:
    """Return one line for each stage: its name, where it lies on the turn's time line, and its milliseconds."""
    total = max((each.start_ms + each.duration_ms for each in stages), default=0) or 1
    names = max((len(each.name) for each in stages), default=0)
    lines = []
    for each in stages:
        start = min(each.start_ms * width // total, width - 1)
        length = max(1, min(round(each.duration_ms * width / total), width - start))
        bar = " " * start + "█" * length + " " * (width - start - length)
        lines.append(f"{each.name:<{names}} │{bar}│ {each.duration_ms:>6} ms")
    return lines


def figure_lines(found: Figures) -> Iterator[str]:
    """Tell figures in lines: times, reasons, interruptions, and how they went over time."""
    yield f"{_clock(found.since)} to {_clock(found.until)}: {found.turns} turns"
    if not found.turns:
        return
    yield ""
    yield from _times(found)
    if found.spoken:
        yield f"replies cut off: {found.interrupted} of {found.spoken} ({found.interruption_rate:.1%})"
    for title, counts in (("listening ended by", found.ended), ("turns ended as", found.outcomes)):
        if counts:
            yield ""
            yield title
            yield from shares(counts)
    if len(found.over_time) > 1:
        yield ""
        yield from _over_time(found.over_time)


def shares(counts: Mapping[str, int], width: int = BAR) -> Iterator[str]:
    """Yield one line for each count, the greatest first: its name, its share as a bar and in per cent, and itself."""
    total, names = sum(counts.values()), max(map(len, counts), default=0)
    for name, count in sorted(counts.items(), key=lambda each: -each[1]):
        bar = "█" * max(1, round(count * width / total))
        yield f"  {name:<{names}} │{bar:<{width}}│ {count / total:>6.1%} {count:>6}"


def _times(found: Figures) -> Iterator[str]:
    rows: dict[str, Spread | None] = {
        "end of speech to command": found.publish,
        "end of speech to sound": found.sound,
        **{f"stage {name}": spread for name, spread in found.stages.items()},
    }
    yield f"{'':<26}{'median':>10}{'95 %':>12}{'turns':>8}"
    for name, spread in rows.items():
        if spread is not None:
            yield f"{name:<26}{spread.p50:>7.0f} ms{spread.p95:>9.0f} ms{spread.count:>8}"


def _over_time(stretches: Sequence[Stretch]) -> Iterator[str]:
    yield f"over time, {_clock(stretches[0].began_at)} to {_clock(stretches[-1].began_at)}"
    rows: dict[str, list[float | None]] = {
        "command, median": [each.publish.p50 if each.publish else None for each in stretches],
        "command, 95 %": [each.publish.p95 if each.publish else None for each in stretches],
        "sound, median": [each.sound.p50 if each.sound else None for each in stretches],
        "turns": [float(each.turns) for each in stretches],
    }
    for name, values in rows.items():
        if known := [value for value in values if value is not None]:
            yield f"  {name:<16} {steps(values)} {min(known):.0f} to {max(known):.0f}"


def steps(values: Sequence[float | None]) -> str:
    """Return values as a row of blocks, as high as they are against the greatest; a blank for none."""
    top = max((value for value in values if value is not None), default=0) or 1
    return "".join(" " if value is None else STEPS[min(7, int(value * 8 / top))] for value in values)


def _clock(at: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))
