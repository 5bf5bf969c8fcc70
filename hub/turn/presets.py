"""How patient the house is: three sets of waiting times, each of which the configuration may refine."""

from __future__ import annotations

from dataclasses import fields, replace

from hub.config import Turn
from shared.endpoint import EndpointTimes

PRESETS = {
    "quick": (EndpointTimes(complete_ms=150, open_ms=600, silence_ms=550, dangling_ms=1200, no_speech_ms=4000), 60),
    "normal": (EndpointTimes(), 60),
    "patient": (
        EndpointTimes(complete_ms=600, open_ms=1800, silence_ms=1500, dangling_ms=2500, no_speech_ms=7000),
        120,
    ),
}
"""By name: the waiting times, and the silence after which the words so far are looked at."""
CONFIGURABLE = [each.name for each in fields(EndpointTimes) if each.name != "onset_ms"]


def times(turn: Turn) -> tuple[EndpointTimes, int]:
    """Return the waiting times of a configuration, and its `look_ms`."""
    preset, look_ms = PRESETS[turn.preset]
    own = {name: value for name in CONFIGURABLE if (value := getattr(turn, name)) is not None}
    return replace(preset, **own), look_ms if turn.look_ms is None else turn.look_ms
