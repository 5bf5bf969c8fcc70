"""The ear: cleans what the microphone heard, tells speech from noise, listens for wake words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from satellite.cleaning import Cleaning
from satellite.sound.base import Block
from satellite.wake.base import Wake, WakeEngine
from shared.audio import Frame


@dataclass(frozen=True, slots=True)
class Heard:
    """What 20 ms were."""

    frame: Frame
    """Cleaned: what may go to the hub."""
    wake: Wake | None
    """The wake word that was recognised with this frame."""
    echo_active: bool = False
    """The satellite's own sound may have been in the microphone's; speech in this frame is to be trusted less."""


class VoiceActivity(Protocol):
    """Tells speech from everything else (`satellite.vad`)."""

    def hear(self, pcm: bytes) -> bool:
        """Take the next 20 ms and tell whether they count as speech."""

    def reset(self) -> None:
        """Forget what was heard so far."""


class Ear:
    """Synchronous and without a clock: give it block after block, from one thread at a time."""

    def __init__(self, cleaning: Cleaning, vad: VoiceActivity, wake: WakeEngine) -> None:
        """Take the three parts; `satellite.app` builds them from the configuration."""
        self._cleaning = cleaning
        self._vad = vad
        self._wake = wake

    @property
    def is_busy(self) -> bool:
        """The next block may take longer to hear than it lasts; otherwise it takes a small part of that."""
        return self._wake.is_busy

    def hear(self, block: Block) -> Heard:
        """Take the next block."""
        cleaned = self._cleaning.clean(block)
        is_speech = self._vad.hear(cleaned.detect)
        wake = self._wake.hear(Frame(cleaned.detect, block.position, is_speech))
        return Heard(Frame(cleaned.uplink, block.position, is_speech), wake, cleaned.echo_active)

    def reset(self) -> None:
        """Forget the past: the microphone was opened anew."""
        self._cleaning.reset()
        self._vad.reset()
        self._wake.reset()
