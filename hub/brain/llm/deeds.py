"""Runs what a model asks of the house. Its word alone never does harm, nor anything after it read strange text."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from hub.brain.languages import Speaking
from hub.brain.llm.arguments import Refused, read
from hub.brain.llm.tools import Offer, is_plain
from hub.devices.model import Command, Home, Policy
from hub.devices.policies import harmful, risk
from hub.engines.language import ToolCall
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Question, QuestionKind
from hub.intents.targets import find
from hub.skills.commands import INTENTS, command
from hub.skills.registry import Context, Outcome, Skills

LONGEST = 600
"""Characters of a result that a model gets to read."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a call."""

    result: str
    """For the model."""
    intent: Intent | None = None
    outcome: Outcome | None = None
    refused: bool = False
    """The call could not be read: the model may try again."""
    strange: bool = False
    """The result holds free text from elsewhere."""
    again: bool = False
    """The very same call was made before in this turn."""


class HouseTools:
    """The tools of one request."""

    def __init__(self, offered: Offer, home: Home, skills: Skills, speaking: Speaking, context: Context) -> None:
        self.offered = offered
        self._home, self._skills, self._speaking, self._context = home, skills, speaking, context

    def knows(self, name: str) -> bool:
        """Whether a tool of this name is one of these."""
        return name in self.offered.intents

    async def run(self, call: ToolCall, *, warily: bool) -> Told:
        """Run a call; `warily`: strange text was read in this turn, so that what moves anything is asked about first.

        A device command once begun is not undone by cancelling.
        """
        intent = read(call, self.offered)
        if isinstance(intent, Refused):
            return Told(intent.reason, refused=True)
        spec = CATALOGUE[intent.name]
        if warily and spec.errand and not spec.asks:
            return Told("not done: what was read in this turn must not lead to this")
        outcome = self._asked_first(intent, warily) or await self._skills.run(intent, self._context)
        strange = spec.asks and (spec.errand or not all(is_plain(device) for device in find(intent, self._home)))
        return Told(self._result(intent, outcome), intent, outcome, strange=strange)

    def _asked_first(self, intent: Intent, warily: bool) -> Outcome | None:
        """Return a question where the skill would act without one, though a model alone must not."""
        if intent.name not in INTENTS:
            return None
        if warily:
            return Outcome(question=Question(kind=QuestionKind.SURE, intents=(intent,)))
        for device in find(intent, self._home):
            state = self._home.state(device.id)
            wish = command(intent, device, state)
            # What has a policy is asked about, or refused, by the skill itself.
            is_free = device.policy is Policy.ALLOW and risk(device) is not None
            if is_free and isinstance(wish, Command) and harmful(device, wish, state):
                return Outcome(question=Question(kind=QuestionKind.CONFIRM, intents=(intent,)))
        return None

    def _result(self, intent: Intent, outcome: Outcome) -> str:
        """Write what came of it, for the model: what the house says, which it must not say again."""
        if outcome.question is not None:
            return "not done: the house asks the person about it"
        said = " ".join(self._speaking.replies.word(msgspec.structs.replace(intent, source="llm"), outcome))
        if CATALOGUE[intent.name].asks:
            return self._readings(outcome) or said[:LONGEST]
        return f"the house has already said: {said[:LONGEST]}"

    def _readings(self, outcome: Outcome) -> str:
        found = []
        for each in (*outcome.matched, *outcome.unmatched):
            state = each.state
            attributes = {key: value for key, value in state.attributes.items() if isinstance(value, int | float | str)}
            value = "unknown" if state.value is None else f"{state.value} {each.unit}".strip()
            more = "".join(f", {key} {str(value)[:40]}" for key, value in list(attributes.items())[:6])
            found.append(f"{each.name[:40]}: {value[:120]}{more}")
        return "; ".join(found)[:LONGEST]
