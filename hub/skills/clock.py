"""Tells the time and the date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hub.intents.model import Intent
from hub.skills.registry import Context, Outcome


class ClockSkill:
    """Answers `HassGetCurrentTime` and `HassGetCurrentDate` from the clock it is given."""

    intents = frozenset({"HassGetCurrentDate", "HassGetCurrentTime"})

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Return slot `time` (a `datetime.time`) or `date` (a `datetime.date`) for the reply."""
        now = self._now()
        if intent.name == "HassGetCurrentTime":
            return Outcome(slots={"time": now.timetz()})
        return Outcome(slots={"date": now.date()})
