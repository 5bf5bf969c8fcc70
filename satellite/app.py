"""Puts a satellite together from its configuration. The only place that constructs its parts."""

from __future__ import annotations

import re
import socket

from satellite import earcons
from satellite.cleaning import build as build_cleaning
from satellite.config import SatelliteConfig
from satellite.ear import Ear
from satellite.happenings import Watcher
from satellite.hub_link import HubLink
from satellite.runtime import Runtime
from satellite.sound.base import Sound
from satellite.vad import Vad
from satellite.wake.select import build as build_wake
from shared.discovery import browse


def satellite_name(config: SatelliteConfig) -> str:
    """Return the configured name, or one made from the host's."""
    name = re.sub(r"[^a-z0-9_-]+", "-", (config.name or socket.gethostname()).lower()).strip("-_")[:64]
    return name or "satellite"


def build(config: SatelliteConfig, sound: Sound, watcher: Watcher) -> Runtime:
    """Return a satellite that hears and speaks through `sound`. Raises `HearthError` when a part cannot be had."""
    ear = Ear(build_cleaning(config.cleaning, latency_ms=sound.latency_ms), Vad(config.vad), build_wake(config.wake))
    link = HubLink(config.hub, satellite_name(config), config.area, browse)
    return Runtime(
        sound,
        ear,
        link,
        earcons.build(config.earcons),
        watcher,
        volume=config.sound.volume,
        pre_roll_ms=config.wake.pre_roll_ms,
    )
