"""Whether conditions hold, and which one does not. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.automations.model import All, Any_, Condition, Devices, Not, Renders, StateIs, SunIs, TimeIs
from hub.automations.seen import Seen, holds
from hub.automations.sun import HORIZON, elevation
from hub.automations.values import is_true
from hub.clock import Spot


@dataclass(frozen=True, slots=True)
class View:
    """The house at one moment, as conditions see it."""

    now: datetime
    """In the household's zone."""
    loop_s: float
    """Loop time."""
    spot: Spot | None
    seen: Callable[[str], Seen | None]
    """Of a device id."""
    devices: Callable[[Devices], tuple[str, ...]]
    """Ids of the devices that are meant."""
    known: Mapping[str, Any]
    """What templates see."""


def failing(conditions: Iterable[Condition], view: View) -> Condition | None:
    """Return the first condition that does not hold; `None` when all do. Raises `TemplateError`."""
    return next((each for each in conditions if not hold(each, view)), None)


def hold(condition: Condition, view: View) -> bool:
    """Tell whether a condition holds. Raises `TemplateError`."""
    return _HOLD[type(condition)](condition, view)


def _state(condition: StateIs, view: View) -> bool:
    each = [holds(condition, view.seen(id_), view.loop_s) for id_ in view.devices(condition.devices)]
    return any(each) if condition.any else bool(each) and all(each)


def _sun(condition: SunIs, view: View) -> bool:
    if view.spot is None:
        return False
    height = HORIZON if condition.elevation is None else condition.elevation
    return (elevation(view.now, *view.spot) > height) is condition.up


def _time(condition: TimeIs, now: datetime) -> bool:
    begin, end, day = condition.begin, condition.end, now.weekday()
    at = now.time().replace(tzinfo=None, fold=0)
    if begin is None or end is None:
        return day in condition.days
    if begin <= end:
        return begin <= at < end and day in condition.days
    if at >= begin:
        return day in condition.days
    return at < end and (day - 1) % 7 in condition.days


_HOLD: Mapping[type[Condition], Callable[[Any, View], bool]] = {
    StateIs: _state,
    TimeIs: lambda condition, view: _time(condition, view.now),
    SunIs: _sun,
    Renders: lambda condition, view: is_true(condition.template.render(**view.known)),
    All: lambda condition, view: all(hold(each, view) for each in condition.of),
    Any_: lambda condition, view: any(hold(each, view) for each in condition.of),
    Not: lambda condition, view: not any(hold(each, view) for each in condition.of),
}
