"""Whether a result is plain to see, so that nobody needs words for it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hub.brain.responder import Confirms
from hub.devices.model import GUARDING, Home, Kind, Result
from hub.skills.registry import DeviceResult, Outcome

VISIBLE = frozenset({Kind.LIGHT, Kind.SWITCH, Kind.COVER, Kind.FAN, Kind.SCENE})
"""Kinds whose change shows. What guards the house or heats it is always told in words."""


def confirms(outcomes: Sequence[Outcome], home: Home, area: str) -> Confirms:
    """Tell what the outcomes of a request confirm, to someone in `area` (an id, empty: nobody knows where)."""
    results = [result for outcome in outcomes for result in outcome.results]
    if not outcomes or not all(map(_is_done, outcomes)) or not all(_is_visible(each, home) for each in results):
        return Confirms.NOTHING
    is_here = bool(area) and all(_area(each, home) == area for each in results)
    return Confirms.SEEN if is_here else Confirms.DONE


def _is_done(outcome: Outcome) -> bool:
    """All that was wanted was done, and there is nothing to tell about it."""
    left_out = outcome.slots.get("refused") or outcome.slots.get("locked")
    told = outcome.error or outcome.question or outcome.follow_up or outcome.speech or left_out
    confirmed = all(each.result is Result.CONFIRMED for each in outcome.results)
    return bool(outcome.results) and confirmed and not (told or outcome.matched or outcome.unmatched)


def _is_visible(result: DeviceResult, home: Home) -> bool:
    device = home.device(result.device)
    return device is not None and device.kind in VISIBLE and device.device_class not in GUARDING


def _area(result: DeviceResult, home: Home) -> str:
    device = home.device(result.device)
    return device.area if device is not None else ""
