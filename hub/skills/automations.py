"""Automations by voice: run by a sentence of their own or by name, switched on and off, told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import msgspec
from rapidfuzz import fuzz

from hub.automations.engine import Engine
from hub.automations.model import Automation
from hub.automations.pulling import named
from hub.automations.runs import Active
from hub.automations.trace import Cause
from hub.automations.values import words
from hub.devices.templates import Template, TemplateError
from hub.intents.model import Intent, Question, QuestionKind
from hub.intents.names import plain
from hub.skills.asking import asks, tells
from hub.skills.registry import Context, Outcome, Told

SAID = 7
"""Names that are said at once."""
CLOSE, APART = 82, 6
"""Likeness (0 to 100) from which words mean an automation, and by which it must be ahead of the next one."""
PATIENCE_S = 2.0
"""How long a reply waits for a run to end, or to begin to wait for something."""
_FIXED = frozenset({"automation", "trigger"})


class AutomationSkill:
    """`HearthAutomation`, `HearthAutomationSet`, `HearthAutomations`.

    What voice may not do by itself is asked about first, for all of a run at once.
    """

    intents = frozenset({"HearthAutomation", "HearthAutomationSet", "HearthAutomations"})

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it. Raises `StoreError`."""
        if intent.name == "HearthAutomations":
            return self._all()
        said = str(intent.slots.get("automation", "")).strip()
        if not said:
            return asks(intent, "automation", "automation_what")
        found = find(said, self._engine.automations.values())
        if not found:
            return tells("automation_unknown", name=intent.spoken.get("automation", said))
        if len(found) > 1:
            return _which(intent, found)
        if intent.name == "HearthAutomationSet":
            return await self._switch(found[0], intent.slots.get("state") == "on", context)
        return await self._run(found[0], intent, context)

    def _all(self) -> Outcome:
        automations = list(self._engine.automations.values())
        if not automations:
            return tells("automations_none")
        names = tuple(each.name for each in automations[:SAID])
        off = tuple(each.name for each in automations if not self._engine.enabled(each.id))
        key = "automations_are" if len(automations) <= SAID else "automations_many"
        told = [Told(key=key, values={"names": names, "count": len(automations)})]
        if 0 < len(off) <= SAID:
            told.append(Told(key="automations_off", values={"names": off, "count": len(off)}))
        return Outcome(told=tuple(told))

    async def _switch(self, one: Automation, on: bool, context: Context) -> Outcome:
        if not context.dry_run:
            await self._engine.switch(one.id, on)
        return tells("automation_on" if on else "automation_off", name=one.name)

    async def _run(self, one: Automation, intent: Intent, context: Context) -> Outcome:
        number = intent.slots.get("trigger")
        sentence = self._engine.sentence(one.id, number) if isinstance(number, int) else None
        if sentence is not None and not self._engine.enabled(one.id):
            return tells("automation_disabled", name=one.name)
        slots: dict[str, object] = {name: value for name, value in intent.slots.items() if name not in _FIXED}
        response = "" if sentence is None else sentence.response
        cause = Cause(
            trigger="by voice" if sentence is None else "a sentence",
            values=named(sentence, "sentence", satellite=context.satellite, area=context.area) if sentence else {},
            slots=slots,
            satellite=context.satellite,
            area=context.area,
            language=context.language,
            spoken=not context.trusted,
            confirmed=context.confirmed,
            pin=context.pin,
        )
        if (question := await self._question(one, cause, intent)) is not None:
            return question
        if context.dry_run:
            return self._answer(one, response, None, slots)
        # A sentence of its own is a trigger, whose conditions count; its name is an order.
        active = self._engine.begin(one, cause) if sentence else self._engine.by_hand(one.id, cause)
        try:
            async with asyncio.timeout(PATIENCE_S):
                await active.settled.wait()
        except TimeoutError:
            pass
        match active.trace.result:
            case "refused":
                return tells("automation_refused", name=one.name)
            case "failed":
                return tells("automation_failed", name=one.name)
        return self._answer(one, response, active, slots)

    async def _question(self, one: Automation, cause: Cause, intent: Intent) -> Outcome | None:
        """Ask about what the run would do and voice may not by itself."""
        if not cause.spoken:
            return None
        asked: list[Question] = []
        dry = self._engine.by_hand(one.id, msgspec.structs.replace(cause, dry_run=True, asked=asked))
        await dry.ended.wait()
        kinds = {each.kind for each in asked}
        for kind, key in ((QuestionKind.PIN, "automation_pin"), (QuestionKind.CONFIRM, "automation_sure")):
            if kind in kinds:
                told = Told(key=key, values={"name": one.name})
                return Outcome(question=Question(kind=kind, intents=(intent,)), told=(told,))
        return None

    def _answer(
        self, one: Automation, response: str | Template, active: Active | None, slots: dict[str, object]
    ) -> Outcome:
        if response:
            try:
                known = {"slots": slots, "trigger": {}}
                flow = active.flow if active is not None else None
                text = flow.response(response) if flow is not None else words(response, known)
                if text:
                    return Outcome(speech=text)
            except TemplateError:
                pass  # the run itself went well; that is what matters
        return tells("automation_ran", name=one.name)


def find(said: str, automations: Iterable[Automation]) -> list[Automation]:
    """Return the automation that an id, a name or words like it mean; several where it is not clear."""
    wanted = plain(said)
    scores: dict[str, tuple[float, Automation]] = {}
    for one in automations:
        if one.id == said:
            return [one]
        names = {plain(name) for name in (one.name, *one.aliases, one.id.replace("_", " ").replace("-", " "))}
        scores[one.id] = (max(fuzz.ratio(wanted, name) for name in names if name), one)
    best = max((score for score, _ in scores.values()), default=0.0)
    if best < CLOSE:
        return []
    return [one for score, one in scores.values() if score == best or (best < 100 and best - score < APART)]


def _which(intent: Intent, found: list[Automation]) -> Outcome:
    intents = tuple(
        msgspec.structs.replace(
            intent,
            slots={**intent.slots, "automation": one.id},
            spoken={**intent.spoken, "automation": one.name},
        )
        for one in found
    )
    told = Told(key="automation_which", values={"names": tuple(one.name for one in found)})
    return Outcome(question=Question(kind=QuestionKind.WHICH, intents=intents), told=(told,))
