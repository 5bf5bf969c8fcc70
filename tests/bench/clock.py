"""Two clocks brought together: a satellite's microphone and this process."""

from __future__ import annotations


class MicrophoneClock:
    """Tells when, on this process's clock, a position of a microphone was.

    What a satellite reports reaches us some time after it happened, never before. So the report that took least is
    the best one, and what remains is its delay: some milliseconds by which the microphone seems to be late.
    """

    def __init__(self) -> None:
        self._opened_s: float | None = None

    def saw(self, at_ms: int, arrived_s: float) -> None:
        """Take a report of something at `at_ms` on the microphone's clock that arrived at `arrived_s` on ours.

        Reports from before the first sound carry 0 and are passed over: the clock did not run yet.
        """
        if at_ms <= 0:
            return
        opened_s = arrived_s - at_ms / 1000
        if self._opened_s is None or opened_s < self._opened_s:
            self._opened_s = opened_s

    def at(self, ms: float) -> float:
        """Return the moment, in seconds on our clock, at which the microphone stood at `ms`.

        Raises `ValueError` when nothing was seen yet.
        """
        if self._opened_s is None:
            raise ValueError("nothing was seen of this microphone yet")
        return self._opened_s + ms / 1000

    def ms_after(self, ms: float, moment_s: float) -> int:
        """Return the milliseconds from the microphone's `ms` to a moment on our clock."""
        return round((moment_s - self.at(ms)) * 1000)
