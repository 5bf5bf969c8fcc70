"""The ear: cleans what the microphone heard, tells speech from noise, listens for wake words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from satellite.cleaning import Cleaning
from satellite.sound.base import Block
from satellite.through_echo import ThroughEcho
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
    is_talk: bool = False
    """Somebody makes a sound, and not the satellite itself; while it is silent, somebody speaks."""
    is_voice: bool = False
    """That is a voice, as far as can be told; over an echo it is told late."""
    word_score: float = 0.0
    """While it may have been: the highest score of a wake word, 0 to 1."""


class VoiceActivity(Protocol):
    """Tells speech from everything else (`satellite.vad`)."""

    def hear(self, pcm: bytes) -> bool:
        """Take the next 20 ms and tell whether they count as speech."""

    def reset(self) -> None:
        """Forget what was heard so far."""


class Ear:
    """Synchronous and without a clock: give it block after block, from one thread at a time."""

    def __init__(
        self, cleaning: Cleaning, vad: VoiceActivity, wake: WakeEngine, through: ThroughEcho | None = None
    ) -> None:
        """Take the parts; `satellite.app` builds them from the configuration.

        Without `through`, wake words over the satellite's own sound are heard only as well as the cleaning lets them.
        """
        self._cleaning = cleaning
        self._vad = vad
        self._wake = wake
        self._through = through
        self._was_sounding = False

    @property
    def is_busy(self) -> bool:
        """The next block may take longer to hear than it lasts; otherwise it takes a small part of that."""
        return self._wake.is_busy or (self._was_sounding and self._through is not None and self._through.is_busy)

    def hear(self, block: Block) -> Heard:
        """Take the next block."""
        cleaned = self._cleaning.clean(block)
        is_speech = self._vad.hear(cleaned.detect)
        wake = self._wake.hear(Frame(cleaned.detect, block.position, is_speech))
        frame = Frame(cleaned.uplink, block.position, is_speech)
        if self._through is None or not cleaned.echo_active:
            self._was_sounding = False
            if self._through is not None:
                wake = self._through.sift(wake, position=frame.end)
            is_talk = is_speech and not cleaned.echo_active
            return Heard(frame, wake, cleaned.echo_active, is_talk, is_talk)
        if not self._was_sounding:
            self._through.begin()
        self._was_sounding = True
        through = self._through.hear(block, cleaned, wake)
        return Heard(frame, through.wake, True, through.is_talk, through.is_voice, through.word_score)

    def reset(self) -> None:
        """Forget the past: the microphone was opened anew."""
        self._cleaning.reset()
        self._vad.reset()
        self._wake.reset()
        self._was_sounding = False
        if self._through is not None:
            self._through.reset()
