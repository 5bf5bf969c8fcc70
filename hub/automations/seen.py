"""What the hub last saw of each device, and whether a change pulls a trigger. Pure.

A device that is unknown or unavailable tells nothing: when it comes back as it was, nothing changed, and the first
state that is ever known of it is no change either.
"""

from __future__ import annotations

from dataclasses import dataclass

from hub.automations.model import StateChange, StateIs
from hub.devices.model import State

UNKNOWN, UNAVAILABLE = "unknown", "unavailable"
_ABSENT = frozenset({UNKNOWN, UNAVAILABLE})


@dataclass(frozen=True, slots=True)
class Seen:
    """A device at one moment."""

    state: State
    """The last that was known."""
    shown: str
    """Its value now: that of `state`, `unknown` or `unavailable`."""
    since: float
    """Loop time at which its value became this one."""


@dataclass(frozen=True, slots=True)
class Change:
    """From one state to another."""

    before: Seen
    after: Seen


def shown(state: State) -> str:
    """Return a state's value for people."""
    if not state.available:
        return UNAVAILABLE
    return UNKNOWN if state.value is None else state.value


def saw(before: Seen | None, state: State, now: float) -> Seen:
    """Return what is known after a state came in."""
    value = shown(state)
    if value in _ABSENT:
        last = before.state if before is not None else State()
        return Seen(last, value, before.since if before is not None else now)
    same = before is not None and before.state.value == state.value
    return Seen(state, value, before.since if same and before is not None else now)


def value_of(seen: Seen, attribute: str) -> str | None:
    """Return the value, or an attribute, that was last known."""
    if not attribute:
        return seen.state.value
    found = seen.state.attributes.get(attribute)
    if isinstance(found, bool):
        return "true" if found else "false"
    return None if found is None else str(found)


def in_range(value: str | None, above: float | None, below: float | None) -> bool:
    """Tell whether a value is a number within bounds."""
    try:
        number = float(value or "")
    except ValueError:
        return False
    return (above is None or number > above) and (below is None or number < below)


def pulls(trigger: StateChange, change: Change) -> bool:
    """Tell whether a change pulls a trigger."""
    before, after = value_of(change.before, trigger.attribute), value_of(change.after, trigger.attribute)
    if change.after.shown in _ABSENT or (change.before.shown in _ABSENT and set(trigger.was) & _ABSENT):
        # Only who names it is told of a device that is away, or comes back.
        to = change.after.shown in trigger.to or (not trigger.to and change.after.shown not in _ABSENT)
        named = bool(set(trigger.to) & _ABSENT or set(trigger.was) & _ABSENT)
        was = not trigger.was or change.before.shown in trigger.was
        return named and change.before.shown != change.after.shown and to and was
    if before is None or before == after:
        return False
    if trigger.above is not None or trigger.below is not None:
        return in_range(after, trigger.above, trigger.below) and not in_range(before, trigger.above, trigger.below)
    return (not trigger.to or after in trigger.to) and (not trigger.was or before in trigger.was)


def stays(trigger: StateChange, change: Change) -> bool:
    """Tell whether a trigger that waits (`for`) may go on waiting after a change."""
    if set(trigger.to) & _ABSENT:
        return change.after.shown in trigger.to
    if change.after.shown in _ABSENT:
        return True  # who knows; it counts when it comes back as another
    value = value_of(change.after, trigger.attribute)
    if trigger.above is not None or trigger.below is not None:
        return in_range(value, trigger.above, trigger.below)
    return value in trigger.to if trigger.to else value == value_of(change.before, trigger.attribute)


def holds(condition: StateIs, seen: Seen | None, now: float) -> bool:
    """Tell whether a device is as a condition says."""
    if seen is None:
        return UNKNOWN in condition.values
    if condition.for_s and now - seen.since < condition.for_s:
        return False
    if condition.above is not None or condition.below is not None:
        known = seen.shown not in _ABSENT
        return known and in_range(value_of(seen, condition.attribute), condition.above, condition.below)
    if seen.shown in _ABSENT:
        return seen.shown in condition.values
    return value_of(seen, condition.attribute) in condition.values
