"""The microphone without the satellite's own voice: WebRTC's audio processing, or a gate where that is missing."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any, Protocol

from satellite.config import Cleaning as Settings
from satellite.linear_canceller import LinearCanceller
from satellite.sound.base import Block
from satellite.unexplained import Unexplained
from shared.audio import FRAME_BYTES, FRAME_MS, SAMPLE_RATE, SILENCE

log = logging.getLogger(__name__)

ECHO_MS = 200
"""An echo is expected for so long after the loudspeaker fell silent: the device's buffers and the room."""
EARCON_MS, EARCON_TAIL_MS = 400, 60
"""Sound this short, or that began so shortly ago, is an earcon: it sounds just when people begin to speak, and WebRTC's
suppressor, as a gate does, takes away their first word with it. A filter alone leaves the word, and too little of the
earcon to matter (docs/measurements.md). After it the gate also opens sooner."""
_HALF = FRAME_BYTES // 2
"""WebRTC works on 10 ms."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """20 ms of the microphone, made fit for two purposes."""

    detect: bytes
    """For wake words and voice activity: without echo and rumble, otherwise as it was."""
    uplink: bytes
    """For the hub: the same, but with all that people say while no more than an earcon sounds; also without noise and
    evened out, where configured."""
    echo_active: bool
    """The satellite's own sound was, or may have been, in the microphone's."""
    linear: bytes = b""
    """While it may have been: what a linear canceller leaves."""
    unexplained_db: float = 0.0
    """By how much that is more than the satellite's own sound explains (`satellite.unexplained`)."""


class Cleaning(Protocol):
    """Cleans one microphone, block by block."""

    def clean(self, block: Block) -> Cleaned:
        """Take the next block; results are the same length and, but for WebRTC's 8 ms, at the same time."""

    def reset(self) -> None:
        """Forget the past: the device was opened anew."""


def build(settings: Settings, *, latency_ms: int = 60) -> Cleaning:
    """Return what `settings` ask for and this machine can do; says in the log what is lacking and the cure.

    `latency_ms`: the sound device's, for the gate.
    """
    if not settings.echo_cancellation:
        log.warning("echo cancellation is off (cleaning.echo_cancellation): the microphone is shut during replies")
    else:
        try:
            return WebRtcCleaning(settings)
        except ImportError:
            log.warning(
                "echo cancellation is not installed: the microphone is shut during replies, "
                "so they cannot be interrupted; to change that: pip install 'hearth-voice[aec]'"
            )
    return GatedCleaning(latency_ms)


class EchoWatch:
    """Tells when the satellite's own sound may be in the microphone. Pure; counts blocks."""

    def __init__(self, tail_ms: int = ECHO_MS, *, short_tail_ms: int | None = None) -> None:
        """Count `tail_ms` after sound; `short_tail_ms` after sound of at most `EARCON_MS`."""
        self._tail_ms = tail_ms
        self._short_tail_ms = tail_ms if short_tail_ms is None else short_tail_ms
        self._sounded_ms = 0
        self._quiet_ms: int | None = None

    @property
    def is_active(self) -> bool:
        """It may be."""
        return self._quiet_ms is not None

    @property
    def is_brief(self) -> bool:
        """What sounds has not lasted longer than an earcon so far."""
        return self._sounded_ms <= EARCON_MS

    def step(self, played: bytes) -> bool:
        """Take the next 20 ms that were played."""
        if played != SILENCE:
            if self._quiet_ms is None:
                self._sounded_ms = 0
            self._sounded_ms += FRAME_MS + (self._quiet_ms or 0)
            self._quiet_ms = 0
            return True
        if self._quiet_ms is None:
            return False
        self._quiet_ms += FRAME_MS
        if self._quiet_ms > (self._short_tail_ms if self.is_brief else self._tail_ms):
            self._quiet_ms = None
        return self.is_active


class LinearEcho:
    """The linear canceller, at work only while the satellite's own sound may be in the microphone."""

    def __init__(self, watch: EchoWatch) -> None:
        """`watch` says when that is."""
        self._watch = watch
        self._canceller = LinearCanceller()
        self._unexplained = Unexplained()
        self._sounds = 0
        self.unexplained_db = 0.0
        """By how much more is left of the last block than its echo explains."""

    @property
    def is_brief(self) -> bool:
        """No more than an earcon sounds, and from what sounded before the canceller knows the way to the microphone."""
        return self._watch.is_active and self._watch.is_brief and self._sounds > 1

    def step(self, block: Block) -> bytes:
        """Take the next block and return what is left of it, nothing where there is no echo."""
        was_active = self._watch.is_active
        if not self._watch.step(block.played):
            return b""
        if not was_active:
            self._canceller.begin()
            self._sounds += 1
        rest = self._canceller.cancel(block.captured, block.played)
        self.unexplained_db = self._unexplained.step(self._canceller.left, self._canceller.expected)
        return rest


class GatedCleaning:
    """Shuts the microphone (digital silence) while something is played and until its echo has died away.

    Of what is said while an earcon sounds it passes on what the linear canceller leaves.
    """

    def __init__(self, latency_ms: int = 60) -> None:
        """`latency_ms`: the sound device's; the echo comes so much later."""
        self._latency_ms = latency_ms
        self.reset()

    def clean(self, block: Block) -> Cleaned:
        """Return the block, or silence."""
        linear = self._echo.step(block)
        if not linear:
            return Cleaned(block.captured, block.captured, False)
        return Cleaned(SILENCE, linear if self._echo.is_brief else SILENCE, True, linear)

    def reset(self) -> None:
        """Open the gate."""
        latency_ms = self._latency_ms
        self._echo = LinearEcho(EchoWatch(latency_ms + ECHO_MS, short_tail_ms=latency_ms + EARCON_TAIL_MS))


class WebRtcCleaning:
    """WebRTC's echo canceller (AEC3) and high-pass; noise suppression and gain on the uplink alone.

    The canceller gets every block, silent ones too: keeping silence from it saves nothing (0.0075 s of one core per
    second of sound either way) and cost 20 dB of cancelling after a pause of 3 s (36 dB fell to 14 dB). It has a
    high-pass of its own that cannot be switched off.
    """

    delay = 128
    """Samples by which results come late: the canceller's filter bank."""

    def __init__(self, settings: Settings) -> None:
        """Load the library. Raises `ImportError` when the `aec` extra is not installed."""
        from livekit import rtc

        self._frame = rtc.AudioFrame
        self._processor = rtc.AudioProcessingModule
        self._settings = settings
        self.reset()

    def clean(self, block: Block) -> Cleaned:
        """Return the block without echo."""
        detect = b""
        for start in (0, _HALF):
            self._run(self._echo.process_reverse_stream, block.played[start : start + _HALF])
            detect += self._run(self._echo.process_stream, block.captured[start : start + _HALF])
        linear = self._linear.step(block)
        uplink = linear if self._linear.is_brief else detect
        if self._polish is not None:
            halves = (uplink[:_HALF], uplink[_HALF:])
            uplink = b"".join(self._run(self._polish.process_stream, half) for half in halves)
        return Cleaned(detect, uplink, bool(linear), linear, self._linear.unexplained_db)

    def reset(self) -> None:
        """Begin anew; the echo path is learnt again within about a second of sound."""
        settings = self._settings
        self._linear = LinearEcho(EchoWatch())
        self._echo = self._processor(echo_cancellation=True, high_pass_filter=True)
        polish = settings.noise_suppression or settings.gain_control
        self._polish = (
            self._processor(noise_suppression=settings.noise_suppression, auto_gain_control=settings.gain_control)
            if polish
            else None
        )

    def _run(self, process: Any, half: bytes) -> bytes:
        frame = self._frame(bytearray(half), SAMPLE_RATE, 1, len(half) // 2)
        process(frame)
        return bytes(frame._data)
