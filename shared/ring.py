"""The pre-roll: the last moments of microphone sound, kept so that nothing said before a wake is lost."""

from __future__ import annotations

from collections import deque

from shared.audio import FRAME_MS, Frame


class Ring:
    """Keeps the newest frames up to a length; older ones fall out by age."""

    def __init__(self, length_ms: int) -> None:
        """Hold `length_ms` milliseconds (at least one frame)."""
        self._frames: deque[Frame] = deque(maxlen=max(1, length_ms // FRAME_MS))

    def __len__(self) -> int:
        """Frames held."""
        return len(self._frames)

    def push(self, frame: Frame) -> None:
        """Add the newest frame."""
        self._frames.append(frame)

    def since(self, position: int) -> list[Frame]:
        """Return the held frames that contain or follow sample `position`, oldest first."""
        return [frame for frame in self._frames if frame.end > position]

    def clear(self) -> None:
        """Forget everything held."""
        self._frames.clear()
