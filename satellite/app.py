"""Puts a satellite together from its configuration. The only place that constructs its parts."""

from __future__ import annotations

import re
import socket
from pathlib import Path

from satellite import earcons
from satellite.cleaning import WebRtcCleaning
from satellite.cleaning import build as build_cleaning
from satellite.config import SatelliteConfig
from satellite.ear import Ear
from satellite.happenings import Watcher
from satellite.hub_link import HubLink
from satellite.kept import KeptRings, KeptVolume
from satellite.runtime import Runtime
from satellite.sound.base import Sound
from satellite.through_echo import build as build_through_echo
from satellite.vad import Vad
from satellite.wake.select import build as build_wake
from shared.discovery import browse


def satellite_name(config: SatelliteConfig) -> str:
    """Return the configured name, or one made from the host's."""
    name = re.sub(r"[^a-z0-9_-]+", "-", (config.name or socket.gethostname()).lower()).strip("-_")[:64]
    return name or "satellite"


def build_ear(config: SatelliteConfig, *, latency_ms: int = 60) -> Ear:
    """Return what hears, and through its own sound where there is echo cancelling. Raises `EngineError`."""
    cleaning = build_cleaning(config.cleaning, latency_ms=latency_ms)
    through = build_through_echo(config.wake) if isinstance(cleaning, WebRtcCleaning) else None
    return Ear(cleaning, Vad(config.vad), build_wake(config.wake), through)


def build(config: SatelliteConfig, sound: Sound, watcher: Watcher, folder: Path | None = None) -> Runtime:
    """Return a satellite that hears and speaks through `sound`, and keeps what it remembers in `folder`.

    Raises `HearthError` when a part cannot be had.
    """
    name = satellite_name(config)
    ear = build_ear(config, latency_ms=sound.latency_ms)
    link = HubLink(config.hub, name, config.area, browse)
    return Runtime(
        sound,
        ear,
        link,
        earcons.build(config.earcons),
        watcher,
        kept=KeptVolume(config.sound.volume, folder / f"satellite-{name}.json" if folder else None),
        rings=KeptRings(folder / f"rings-{name}.json" if folder else None),
        pre_roll_ms=config.wake.pre_roll_ms,
        speech_interrupts=config.barge_in.speech,
    )
