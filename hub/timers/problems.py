"""Why no moment can be made of what was said."""

from __future__ import annotations


class ScheduleError(ValueError):
    """No moment can be made of this; the text says why."""


class PastError(ScheduleError):
    """The moment is over."""


class NoLocationError(ValueError):
    """It is a time of the sun, and where the house stands is not known."""
