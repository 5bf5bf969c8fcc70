"""What the loudspeaker plays: streams of speech one after another, short sounds and what rings over them, else silence.

The event loop writes and the audio thread pulls; a lock that is never held for long stands between them. Positions
count samples of real speech that were handed to the device, so silence filled in for missing data is never "heard".
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from satellite.ring_layer import RingLayer, melody
from satellite.sound.resample import Resampler
from shared.audio import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SAMPLE_BYTES, SAMPLE_RATE, SILENCE, samples_to_ms
from shared.errors import SoundError
from shared.messages import Ring

START_BUFFER_MS = 60
"""Speech held before the first sample leaves, and again after it ran dry, so that jitter on the LAN does not click."""
LIMIT_S = 60
"""Speech held at most, all streams together; a write beyond it is refused."""
LIVE_MS = 400
"""Live speech held at most: of more the oldest is dropped."""
STREAM_LIMIT = 16
FADE_SAMPLES = SAMPLE_RATE * 5 // 1000
"""A cut fades over 5 ms instead of clicking."""
DUCKED = 0.25
"""Loudness of speech, as a share, while somebody may be talking over it: -12 dB."""
FALL_FRAMES, RISE_FRAMES = 2, 15
"""Ducking glides down over so many frames, and up again over so many."""
REWIND_MS = 300
"""Speech that was held back goes on from its quietest moment within this time before: words are not cut in two."""


@dataclass(frozen=True, slots=True)
class PlaybackEvent:
    """Something about a stream of speech that the hub wants to know; each kind comes once a stream."""

    stream: int
    kind: Literal["sounded", "heard"]
    """`sounded`: the first sample left the loudspeaker. `heard`: the stream is over."""
    heard_ms: int = 0
    """Milliseconds of speech that were heard."""
    complete: bool = False
    """Everything written was heard."""


@dataclass(slots=True, eq=False)
class _Speech:
    number: int
    rate: int
    resampler: Resampler
    volume: float = 0.0
    """Its own loudness; 0: the satellite's."""
    is_live: bool = False
    held: bytearray = field(default_factory=bytearray)
    ended: bool = False
    flowing: bool = False
    played: int = 0
    recent: bytearray = field(default_factory=bytearray)
    """What was played last, `REWIND_MS` at most."""
    told: bool = False
    """Its first sample was reported."""


class Playback:
    """Mixes what is to be played; `on_event` is called from whichever thread pulls or flushes, and must not wait."""

    def __init__(self, on_event: Callable[[PlaybackEvent], None], *, volume: float = 1.0, latency_ms: int = 0) -> None:
        """`latency_ms` is the time from `pull` to the air that the device tells; events wait for it."""
        self.latency_ms = latency_ms
        self.underruns = 0
        """Times that speech ran dry before its end."""
        self._on_event = on_event
        self._lock = threading.Lock()
        self._speeches: deque[_Speech] = deque()
        self._due: deque[tuple[int, PlaybackEvent]] = deque()
        self._pulls = 0
        self._volume = self._volume_before = self._speech_volume = volume
        self._ducking = 1.0
        self._is_ducked = False
        self._is_held = False
        self._earcon = b""
        self._fading = b""
        self._ring = RingLayer()
        self._ringing: Ring | None = None
        self._is_ring_ducked = False

    # ------------------------------------------------------------ written from the event loop

    def start(self, stream: int, rate: int, *, volume: float = 0.0, live: bool = False) -> None:
        """Announce a stream of 16-bit mono PCM at `rate`; it follows those already there.

        `volume`: its own loudness, 0 to 1; 0: as everything. `live`: what comes late is dropped.
        Raises `SoundError` when the number is in use or too many streams wait.
        """
        with self._lock:
            if self._find(stream) is not None:
                raise SoundError(f"speech {stream} was started twice")
            if len(self._speeches) >= STREAM_LIMIT:
                raise SoundError(f"speech {stream} is refused: {STREAM_LIMIT} others wait to be played")
            self._speeches.append(_Speech(stream, rate, Resampler(rate, SAMPLE_RATE), volume, live))

    def write(self, stream: int, pcm: bytes) -> None:
        """Append sound to a stream; ignored when the stream is over or unknown (sound in flight when it was cut).

        Raises `SoundError`, and keeps nothing of `pcm`, when more than `LIMIT_S` seconds would be held.
        """
        with self._lock:
            speech = self._find(stream)
            if speech is None or speech.ended:
                return
            if speech.is_live:
                speech.held += speech.resampler.feed(pcm)
                del speech.held[: -LIVE_MS * SAMPLE_RATE * SAMPLE_BYTES // 1000]
                return
            held = sum(len(each.held) for each in self._speeches) + len(pcm) * SAMPLE_RATE // speech.rate
            if held > LIMIT_S * SAMPLE_RATE * SAMPLE_BYTES:
                raise SoundError(f"speech {stream} comes faster than it can be played: {LIMIT_S} s are held already")
            speech.held += speech.resampler.feed(pcm)

    def end(self, stream: int) -> None:
        """Say that nothing more will be written to a stream; it plays to its end."""
        with self._lock:
            if (speech := self._find(stream)) is not None and not speech.ended:
                speech.ended = True
                speech.held += speech.resampler.finish()

    def flush(self, stream: int | None = None) -> int:
        """Silence one stream, or all and the earcon, at once; return the heard milliseconds of what was sounding.

        Streams cut are reported as heard in part. The caller must flush when the device fails: nothing pulls then.
        """
        with self._lock:
            cut = [each for each in self._speeches if stream in (None, each.number)]
            sounding = next((each for each in cut if each.played), None)
            if sounding is not None and not self._is_held:
                self._fading = _fade_out(bytes(sounding.held[: FADE_SAMPLES * SAMPLE_BYTES]))
            if stream is None:
                self._earcon = b""
                self._is_held = self._is_ducked = False
            self._speeches = deque(each for each in self._speeches if each not in cut)
            events = [event for _, event in self._due if stream in (None, event.stream)]
            self._due = deque(due for due in self._due if due[1] not in events)
            events += [PlaybackEvent(each.number, "heard", samples_to_ms(each.played)) for each in cut]
        self._tell(events)
        return samples_to_ms(sounding.played) if sounding is not None else 0

    def duck(self) -> None:
        """Make speech quiet, gliding; it goes on. Earcons stay as they are."""
        self._is_ducked = True

    def hold(self) -> None:
        """Silence speech at once and keep what was not played; nothing more of any stream sounds until `release`."""
        with self._lock:
            if self._is_held:
                return
            self._is_held = True
            if self._speeches and self._speeches[0].flowing:
                self._fading = _fade_out(bytes(self._speeches[0].held[: FADE_SAMPLES * SAMPLE_BYTES]))

    def release(self) -> None:
        """End ducking and holding; speech that was held goes on from the last quiet moment before."""
        with self._lock:
            self._is_ducked = False
            if not self._is_held:
                return
            self._is_held = False
            self._ducking = 1.0
            if self._speeches:
                speech = self._speeches[0]
                again = bytes(speech.recent[_quietest(speech.recent) :])
                speech.held[:0] = again
                speech.played -= len(again) // SAMPLE_BYTES
                speech.recent.clear()

    def play(self, earcon: bytes) -> None:
        """Play a short sound at once, over whatever else sounds; a newer one takes the place of an older one."""
        with self._lock:
            self._earcon = earcon

    def ring(self, ring: Ring | None, *, is_ducked: bool) -> None:
        """Have something ring until told otherwise, or nothing; more quietly while somebody talks."""
        frames = melody(ring.kind) if ring is not None else ()
        with self._lock:
            self._is_ring_ducked = is_ducked
            if ring is self._ringing:
                return
            self._ringing = ring
            if ring is None:
                self._ring.end()
            else:
                self._ring.begin(frames, ring.loudest)

    # ------------------------------------------------------------ asked by anyone

    @property
    def volume(self) -> float:
        """Loudness of speech, 0 to 1; changes glide over one frame."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._volume = min(max(volume, 0.0), 1.0)

    @property
    def is_sounding(self) -> bool:
        """Speech has begun to sound and is not over, or an earcon sounds."""
        with self._lock:
            return bool(self._due or self._earcon or any(speech.played for speech in self._speeches))

    def position(self, stream: int) -> int | None:
        """Samples of a stream, at 16 kHz, that were handed to the device; None when it is over or unknown."""
        with self._lock:
            speech = self._find(stream)
            return None if speech is None else speech.played

    # ------------------------------------------------------------ pulled by the sound device

    def pull(self) -> bytes:
        """Return the next 20 ms for the loudspeaker (`FRAME_BYTES`); never waits, may be called from any thread."""
        with self._lock:
            self._pulls += 1
            events = []
            while self._due and self._due[0][0] <= self._pulls:
                events.append(self._due.popleft()[1])
            frame = self._scaled(_mixed(self._take(), self._fading))
            frame = _mixed(frame, self._earcon[:FRAME_BYTES])
            if self._ring.is_on:
                frame = _mixed(frame, self._ring.next(self._volume, is_ducked=self._is_ring_ducked or self._is_flowing))
            self._fading = b""
            self._earcon = self._earcon[FRAME_BYTES:]
        self._tell(events)
        return frame

    def _take(self) -> bytes:
        """Take the next frame of speech; the rest of a frame in which one stream ends belongs to silence."""
        if not self._speeches or self._is_held:
            return SILENCE
        speech = self._speeches[0]
        if not speech.flowing:
            if not speech.ended and len(speech.held) < START_BUFFER_MS * SAMPLE_RATE * SAMPLE_BYTES // 1000:
                return SILENCE
            speech.flowing = True
        self._speech_volume = speech.volume or self._volume
        taken = bytes(speech.held[:FRAME_BYTES])
        del speech.held[:FRAME_BYTES]
        speech.recent += taken
        del speech.recent[: -REWIND_MS * SAMPLE_RATE * SAMPLE_BYTES // 1000]
        if taken and not speech.told:
            speech.told = True
            self._later(0, PlaybackEvent(speech.number, "sounded"))
        speech.played += len(taken) // SAMPLE_BYTES
        if speech.ended and not speech.held:
            self._speeches.popleft()
            self._later(FRAME_MS, PlaybackEvent(speech.number, "heard", samples_to_ms(speech.played), complete=True))
        elif len(taken) < FRAME_BYTES:
            self.underruns += 1
            speech.flowing = False
        return taken.ljust(FRAME_BYTES, b"\0")

    def _scaled(self, frame: bytes) -> bytes:
        goal = DUCKED if self._is_ducked else 1.0
        fall, rise = (1 - DUCKED) / FALL_FRAMES, (1 - DUCKED) / RISE_FRAMES
        self._ducking = max(goal, self._ducking - fall) if goal < self._ducking else min(goal, self._ducking + rise)
        volume = self._volume if frame is SILENCE else self._speech_volume
        before, now = self._volume_before, volume * self._ducking
        self._volume_before = now
        if frame is SILENCE or before == now == 1:
            return frame
        gain = np.linspace(before, now, FRAME_SAMPLES, dtype=np.float32)
        return (np.frombuffer(frame, np.int16) * gain).astype(np.int16).tobytes()

    @property
    def _is_flowing(self) -> bool:
        return bool(self._speeches) and self._speeches[0].flowing and not self._is_held

    def _later(self, delay_ms: int, event: PlaybackEvent) -> None:
        """Report `event` with the first pull that comes `delay_ms` and the device's latency after this one."""
        self._due.append((self._pulls + max(1, -(-(delay_ms + self.latency_ms) // FRAME_MS)), event))

    def _tell(self, events: list[PlaybackEvent]) -> None:
        for event in events:
            self._on_event(event)

    def _find(self, stream: int) -> _Speech | None:
        return next((speech for speech in self._speeches if speech.number == stream), None)


def _quietest(pcm: bytearray) -> int:
    """Return where the quietest 20 ms of sound begin, in bytes; of equals the last."""
    starts = range(len(pcm) % FRAME_BYTES, len(pcm), FRAME_BYTES)
    levels = [
        float(np.square(np.frombuffer(pcm[at : at + FRAME_BYTES], np.int16).astype(float)).sum()) for at in starts
    ]
    return min(zip(levels, [-at for at in starts], strict=True), default=(0.0, -len(pcm)))[1] * -1


def _fade_out(pcm: bytes) -> bytes:
    samples = np.frombuffer(pcm, np.int16)
    return (samples * np.linspace(1, 0, len(samples), dtype=np.float32)).astype(np.int16).tobytes()


def _mixed(frame: bytes, sound: bytes) -> bytes:
    if not sound:
        return frame
    total = np.frombuffer(frame, np.int16).astype(np.int32)
    total[: len(sound) // SAMPLE_BYTES] += np.frombuffer(sound, np.int16)
    return np.clip(total, -32768, 32767).astype(np.int16).tobytes()
