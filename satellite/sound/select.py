"""Which sound backend a configuration asks for."""

from __future__ import annotations

from satellite.config import SoundDevice
from satellite.sound.base import Sound
from satellite.sound.device import DeviceSound
from satellite.sound.null import NullSound


def build(config: SoundDevice) -> Sound:
    """Return the backend; nothing is opened yet, so a missing device shows when it is."""
    if config.backend == "null":
        return NullSound()
    return DeviceSound(microphone=config.microphone, speaker=config.speaker, driver=config.driver)
