"""Intents that move nothing and need no facts: whoever words the reply knows what to say, or says nothing."""

from __future__ import annotations

from hub.intents.model import Intent
from hub.skills.registry import Context, Outcome


class QuietSkill:
    """`HassNevermind`, `HassRespond`, `HearthHelp`."""

    intents = frozenset({"HassNevermind", "HassRespond", "HearthHelp"})

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do nothing."""
        return Outcome()
