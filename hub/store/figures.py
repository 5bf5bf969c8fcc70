"""What many turns say together: how fast they were, why listening ended, how often people cut in. Pure."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from hub.events import TurnRecord

STEPS_S = (900, 3600, 6 * 3600, 86_400)
"""Lengths of the stretches that time is cut into; the shortest that gives at most `MOST` of them."""
MOST = 48


class Spread(Struct, frozen=True, kw_only=True):
    """How a time was spread, in milliseconds."""

    count: int
    p50: float
    p95: float


class Stretch(Struct, frozen=True, kw_only=True):
    """The turns of a stretch of time."""

    began_at: float
    """Wall-clock time, seconds since 1970."""
    turns: int
    publish: Spread | None
    sound: Spread | None
    ended: dict[str, int]
    """Why listening ended, and how often."""
    interrupted: int


class Figures(Struct, frozen=True, kw_only=True):
    """The turns of the last while."""

    since: float
    """Wall-clock time, seconds since 1970."""
    until: float
    step_s: int
    """Length of each stretch, in seconds."""
    turns: int
    outcomes: dict[str, int]
    ended: dict[str, int]
    """Why listening ended, and how often; typed turns have no reason."""
    spoken: int
    """Turns of which a reply began to sound."""
    interrupted: int
    """Of these, the ones whose reply was cut off before its end."""
    publish: Spread | None
    """From the last voiced frame to the first MQTT command."""
    sound: Spread | None
    """From the last voiced frame to the reply's first sample."""
    stages: dict[str, Spread]
    over_time: tuple[Stretch, ...]
    """Stretches in which there were turns, oldest first."""

    @property
    def interruption_rate(self) -> float:
        """Share, 0 to 1, of spoken replies that were cut off."""
        return self.interrupted / self.spoken if self.spoken else 0.0


def figures(records: Iterable[TurnRecord], since: float, until: float) -> Figures:
    """Sum up turns that began between two moments (seconds since 1970)."""
    records = [each for each in records if since <= each.began_at <= until]
    step_s = next((step for step in STEPS_S if (until - since) / step <= MOST), STEPS_S[-1])
    stretches: dict[int, list[TurnRecord]] = defaultdict(list)
    stages: dict[str, list[int]] = defaultdict(list)
    for record in records:
        stretches[int(record.began_at // step_s)].append(record)
        for stage in record.stages:
            stages[stage.name].append(stage.duration_ms)
    return Figures(
        since=since,
        until=until,
        step_s=step_s,
        turns=len(records),
        outcomes=_counted(str(each.outcome) for each in records),
        ended=_reasons(records),
        spoken=sum(bool(each.heard_ms) for each in records),
        interrupted=_interrupted(records),
        publish=_publish(records),
        sound=_sound(records),
        stages={name: found for name, values in sorted(stages.items()) if (found := spread(values))},
        over_time=tuple(_stretch(number * step_s, stretches[number]) for number in sorted(stretches)),
    )


def spread(values: Iterable[int | None]) -> Spread | None:
    """Return the median and the 95th percentile; `None` where there is no value."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    p95 = statistics.quantiles(known, n=20, method="inclusive")[-1] if len(known) > 1 else known[0]
    return Spread(count=len(known), p50=statistics.median(known), p95=round(p95, 1))


def _stretch(began_at: int, records: Sequence[TurnRecord]) -> Stretch:
    return Stretch(
        began_at=began_at,
        turns=len(records),
        publish=_publish(records),
        sound=_sound(records),
        ended=_reasons(records),
        interrupted=_interrupted(records),
    )


def _publish(records: Sequence[TurnRecord]) -> Spread | None:
    return spread(each.speech_end_to_publish_ms for each in records)


def _sound(records: Sequence[TurnRecord]) -> Spread | None:
    return spread(each.speech_end_to_sound_ms for each in records)


def _reasons(records: Sequence[TurnRecord]) -> dict[str, int]:
    return _counted(str(each.end_reason) for each in records if each.end_reason is not None)


def _interrupted(records: Sequence[TurnRecord]) -> int:
    return sum(each.interrupted and bool(each.heard_ms) for each in records)


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())
