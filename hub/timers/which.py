"""Which of several timers people mean: by name, by length, by room, or because there is only one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from hub.intents.names import plain
from hub.store.timer import Timer, TimerState

ALIKE = 78
"""Likeness (rapidfuzz, 0 to 100) from which a name or a text is the one that was set, misheard by a letter or two."""


def choose(
    timers: Sequence[Timer],
    *,
    name: str = "",
    seconds: float = 0.0,
    area: str = "",
    satellite: str = "",
    here: str = "",
) -> list[Timer]:
    """Return those that may be meant: one where it is clear, several where it is not, none where none fits.

    `name`, `seconds` (set for so long) and `area` are what was said; `satellite` and `here` (area id) is where. Where
    nothing was said what rings here is meant, else what was set here, else anything.
    """
    found = list(timers)
    if name:
        found = alike(found, name, lambda each: each.name)
    if seconds:
        found = [each for each in found if round(each.set_for_s) == round(seconds)]
    if area:
        found = [each for each in found if each.area == area]
    near = [each for each in found if is_here(each, satellite, here)]
    ringing = [each for each in near if each.state is TimerState.RINGING]
    return (ringing if not (name or seconds or area) else []) or near or found


def alike(timers: Sequence[Timer], said: str, of: Callable[[Timer], str]) -> list[Timer]:
    """Return those whose name or text is most like what was said, if it is like it at all."""
    scored = [(_likeness(said, of(each)), each) for each in timers if of(each)]
    best = max((score for score, _ in scored), default=0.0)
    return [each for score, each in scored if score == best] if best >= ALIKE else []


def is_here(timer: Timer, satellite: str, area: str) -> bool:
    """Tell whether it was set at this satellite, or in this area."""
    return (bool(satellite) and timer.satellite == satellite) or (bool(area) and timer.area == area)


def _likeness(said: str, name: str) -> float:
    """Words in another order, or only some of a longer text, are still the same."""
    said, name = plain(said), plain(name)
    if said == name:
        return 100.0
    whole = float(fuzz.ratio(said, name))
    return max(whole, 0.97 * fuzz.token_sort_ratio(said, name), 0.95 * fuzz.token_set_ratio(said, name))
