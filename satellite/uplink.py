"""The way of a turn's sound to the hub: what was just heard is kept, sent first, and then every frame."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from satellite.hub_link import HubLink
from satellite.level import level_db
from satellite.wake.base import Wake
from shared.audio import Frame, ms_to_samples, samples_to_ms
from shared.messages import CHIME_QUIET_MS, Cause, Woke
from shared.ring import Ring

KEPT_MS = 4000
"""Sound kept for the pre-roll: the pre-roll itself and the time detectors take to decide."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why an uplink is opened; one of these, or nothing: the hub asked something."""

    wake: Wake | None = None
    talk_begin: int | None = None
    """Somebody talks, since this sample."""
    answer_begin: int | None = None
    """The hub asked something, and since this sample somebody may have answered."""
    is_pressed: bool = False

    @property
    def cause(self) -> Cause:
        """What the hub is told."""
        if self.wake is not None:
            return Cause.WAKE
        if self.talk_begin is not None:
            return Cause.SPEECH
        return Cause.BUTTON if self.is_pressed else Cause.FOLLOW_UP


FOLLOW_UP = Occasion()


class Uplink:
    """Keeps every frame for a while, and sends those of turns."""

    def __init__(self, link: HubLink, pre_roll_ms: int) -> None:
        self._link = link
        self._pre_roll = ms_to_samples(pre_roll_ms)
        self._kept = Ring(KEPT_MS)
        self._position = 0
        self._stream = 0
        self.begin = 0
        """Where the turn that was opened last begins."""

    def keep(self, frame: Frame) -> None:
        """Take what was just heard."""
        self._position = frame.end
        self._kept.push(frame)

    def send(self, frame: Frame) -> None:
        """Send a frame of the turn that is open."""
        self._link.send_frame(self._stream, frame)

    def open(self, occasion: Occasion, *, interrupts: bool) -> str:
        """Begin a turn, send what was kept of it, and return its id; `interrupts`: talk may begin a turn."""
        wake, cause = occasion.wake, occasion.cause
        turn = secrets.token_hex(8)
        self._stream = (self._stream + 1) & 0xFFFF
        begin = self._position
        if wake is not None:
            begin = max(0, wake.end - self._pre_roll)
        elif occasion.talk_begin is not None:
            begin = occasion.talk_begin
        elif occasion.answer_begin is not None:
            begin = occasion.answer_begin
        self.begin = begin
        held = self._kept.since(begin)
        first = held[0].position if held else self._position
        self._link.send(
            Woke(
                turn=turn,
                stream=self._stream,
                cause=cause,
                interrupts=cause is not Cause.SPEECH or interrupts,
                word=wake.word if wake else "",
                score=wake.score if wake else 0.0,
                begin=first,
                wake_end=max(first, wake.end) if wake else first,
                age_ms=max(0, samples_to_ms(self._position - wake.end)) if wake else 0,
                level_db=round(level_db(self._kept.since(0), wake.end), 1) if wake else 0.0,
            )
        )
        for frame in held:
            self.send(frame)
        return turn

    def is_talking_before(self, position: int) -> bool:
        """Tell whether somebody spoke just before a sample."""
        return any(frame.is_speech for frame in self._kept.since(position - ms_to_samples(CHIME_QUIET_MS)))

    def clear(self) -> None:
        """Forget what was heard."""
        self._kept.clear()
