"""Where the wake word meets the command: what somebody says in one breath with it must not be lost. Pure."""

from __future__ import annotations

from shared.audio import FRAME_MS, Frame, ms_to_samples

OVERLAP_MS = 100
"""In one breath a wake word is believed to end up to 200 ms too late. So much earlier the first word is whole more
often, and the last sound of the wake word is not yet taken for a word of its own (docs/measurements.md)."""
BREATH_MS = 240
"""Who speaks on for so long after the wake word has not paused: its echo in the room and the voice detector's
hangover are over by then."""


class Joint:
    """Passes frames on from the end of the wake word; those shortly before it only in one breath with the rest."""

    def __init__(self, wake_end: int) -> None:
        """`wake_end` is a position in samples."""
        self._wake_end = wake_end
        self._before: list[Frame] = []
        self._after: list[Frame] | None = []

    def step(self, frame: Frame) -> list[Frame]:
        """Take the next frame and return those that are the command's, in order, some of them `BREATH_MS` later."""
        if frame.end <= self._wake_end:
            if frame.end > self._wake_end - ms_to_samples(OVERLAP_MS):
                self._before.append(frame)
            return []
        if self._after is None:
            return [frame]
        self._after.append(frame)
        if frame.is_speech and len(self._after) * FRAME_MS < BREATH_MS:
            return []
        held = [*self._before, *self._after] if frame.is_speech else self._after
        self._after = None
        return held
