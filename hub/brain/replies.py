"""Words for what was done, answered or refused, in the speaker's language; never more than is known.

The usual sentences are the community's response templates (home-assistant-intents, Jinja2 in a sandbox); outcomes that
those do not know (no answer, offline, part of a group) have sentences of our own in `hub.brain.wording`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from hub.brain import speech
from hub.brain.own import own_reply
from hub.brain.told.say import sentence
from hub.brain.wording.model import wording
from hub.clock import Clock
from hub.devices.model import Home, Result, as_number
from hub.intents.model import Intent, Miss
from hub.intents.sentences import Sentences
from hub.skills.registry import DeviceResult, DeviceState, Outcome

_FAILURES = (Result.NO_ANSWER, Result.NOT_DONE, Result.UNAVAILABLE, Result.UNSUPPORTED)
_OUTCOME_OF_ERROR = {"cannot": "unsupported"}
"""Errors that have the words of an outcome of another name."""
_BY_ACTION = frozenset({"HassTurnOn", "HassTurnOff", "HassToggle", "HassStopMoving"})
"""Intents whose action says what the devices are now."""
_READINGS = frozenset({"HassGetState", "HassClimateGetTemperature"})
_KIND_RESPONSES = frozenset({"button", "cover", "lock", "scene", "valve"})
"""Kinds of which the community has a reply of their own."""


def _capitalise(text: object) -> str:
    """Jinja's own `capitalize` would make `TV lamp` into `Tv lamp`."""
    words = str(text)
    return words[:1].upper() + words[1:]


def _response(intent: Intent, device: str, known: Mapping[str, str]) -> str:
    """Return the key of the reply: who did not come from a sentence of the community names none."""
    kind = device.split(".", maxsplit=1)[0]
    scene = str(intent.slots.get("name", "")).startswith("scene.")
    if intent.response == "default" and (scene or kind in _KIND_RESPONSES):
        kind = "scene" if scene else kind
        return kind if kind in known else "default"
    return intent.response


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(trim_blocks=False)
    environment.filters["capitalize"] = _capitalise
    return environment


class Replies:
    """The words of one language."""

    def __init__(self, sentences: Sentences, home: Home, clock: Clock) -> None:
        self._clock = clock
        self._sentences = sentences
        self._home = home
        self._words = wording(sentences.language)
        # For a language without sentences of our own, English stands in, but the community's own words come first.
        self._native = self._words is not wording("en") or sentences.language.startswith("en")
        self._render: Callable[[str], Any] = lru_cache(maxsize=256)(_environment().from_string)

    def word(self, intent: Intent, outcome: Outcome, *, dry_run: bool = False) -> tuple[str, ...]:
        """Return the sentences that tell what became of an intent; none when there is nothing to say."""
        if outcome.speech:
            return (outcome.speech,)
        if outcome.told:
            return tuple(sentence(each, self._sentences.language, self._clock.now()) for each in outcome.told)
        if outcome.error:
            return (self.error(outcome.error, outcome.slots),)
        if dry_run and outcome.results:
            what = ", ".join(f"{each.name}: {each.action}" for each in outcome.results)
            return (self._finished(self._words.dry_run.format(what=what)),)
        if outcome.results:
            return tuple(map(self._finished, self._done(intent, outcome)))
        return tuple(text for each in self._answer(intent, outcome) if (text := self._finished(each)))

    @property
    def done(self) -> str:
        """Say that everything was done."""
        return self._finished(self._words.done)

    def error(self, key: str, slots: Mapping[str, Any]) -> str:
        """Say why nothing was done. An unknown key says that it was not understood."""
        names = [each for each in str(slots.get("names", "")).split("\n") if each]
        if (outcome := _OUTCOME_OF_ERROR.get(key, key)) in self._words.outcomes:
            return self._finished(self._outcome(outcome, names))
        if key == "out_of_range" and names and "low" in slots:
            key = "out_of_range_of"
        ours = self._words.errors.get(key)
        theirs = self._sentences.errors
        if ours is not None and (self._native or key not in theirs):
            return self._finished(ours.format(**self._in_error(names, slots)))
        return self._finished(self._rendered(theirs.get(key) or theirs.get("no_intent", ""), **slots))

    def _in_error(self, names: list[str], slots: Mapping[str, Any]) -> dict[str, Any]:
        """Return what stands in an error sentence, as people say it."""
        said = {**slots, "names": speech.listed(names, self._words, self._words.alternative)}
        if "domain" in slots:
            said["domain"] = self._words.kinds.get(str(slots["domain"]), self._words.kinds[""])
        if "device_class" in slots:
            spoken = str(slots.get("said", "")) or self._words.kinds[""]
            said["device_class"] = self._words.kinds.get(str(slots["device_class"]), spoken)
        if "options" in slots:
            said["options"] = speech.listed(str(slots["options"]).split("\n"), self._words)
        if "low" in slots:
            said["low"] = speech.measured(slots["low"], "", self._words)
            said["high"] = speech.measured(slots["high"], str(slots.get("unit", "")), self._words)
        return said

    def miss(self, miss: Miss) -> str:
        """Say why the recogniser found nothing."""
        return self.error(miss.error, miss.slots)

    def _finished(self, text: str) -> str:
        return speech.finished(text, self._words)

    # --- commands -------------------------------------------------------------------------------------------------

    def _done(self, intent: Intent, outcome: Outcome) -> list[str]:
        results = outcome.results
        if any(each.result is Result.UNREACHABLE for each in results):
            return [self._words.errors["unreachable"]]
        confirmed = [each for each in results if each.result is Result.CONFIRMED]
        assumed = [each for each in results if each.result is Result.ASSUMED]
        told = self._failures(results)
        refused = [each for each in str(outcome.slots.get("refused", "")).split("\n") if each]
        last = [self._outcome("not_by_voice", refused)] if refused else []
        if locked := [each for each in str(outcome.slots.get("locked", "")).split("\n") if each]:
            last.append(self._outcome("needs_code", locked))
        if not confirmed:
            return ([self._outcome("assumed", [each.name for each in assumed])] if assumed else []) + told + last
        silent = [self._outcome("silent", [each.name for each in assumed])] if assumed else []
        if told:
            return [", ".join((self._partly(intent, confirmed, results), *told)), *silent, *last]
        return [self._usual(intent, outcome) or self._words.done, *silent, *last]

    def _partly(self, intent: Intent, confirmed: Sequence[DeviceResult], results: Sequence[DeviceResult]) -> str:
        """Say how many of how many did it."""
        kinds = {each.device.split(".")[0] for each in results}
        kind = kinds.pop() if len(kinds) == 1 else ""
        feminine = self._words.feminine if self._words.feminine and kind in self._words.feminine.things else None
        words = feminine or self._words
        state = words.results[""]
        if intent.name in _BY_ACTION:
            state = words.results.get(confirmed[0].action.split(" ")[0], state)
        form = words.partial_one if len(confirmed) == 1 else words.partial
        things = words.things.get(kind, "")
        return form.format(
            done=feminine.one if feminine and len(confirmed) == 1 else self._count(len(confirmed)),
            total=self._count(len(results)),
            things=things or self._words.thing,
            state=state,
        )

    def _count(self, number: int) -> str:
        return self._words.numbers[number] if number < len(self._words.numbers) else str(number)

    def _failures(self, results: Sequence[DeviceResult]) -> list[str]:
        told = []
        for kind in _FAILURES:
            if names := [each.name for each in results if each.result is kind]:
                told.append(self._outcome(str(kind), names))
        return told

    def _outcome(self, key: str, names: list[str]) -> str:
        return self._words.outcomes[key].of(names, speech.listed(names, self._words))

    # --- answers --------------------------------------------------------------------------------------------------

    def _answer(self, intent: Intent, outcome: Outcome) -> list[str]:
        """Answer a question; what nobody knows is said behind it."""
        unknown = [each for each in str(outcome.slots.get("unknown", "")).split("\n") if each]
        last = [self._outcome("unknown_state", unknown)] if unknown else []
        if assumed := self._assumed(outcome):
            last.append(self._outcome("silent", assumed))
        if len(outcome.matched) > 1 and "state" not in intent.slots and intent.name in _READINGS:
            values = [(each.name, self._state(each)["state"]) for each in outcome.matched]
            told = [self._words.readings.format(name=name, value=value) for name, value in values]
            return [self._average(outcome.matched) or speech.listed(told, self._words), *last]
        return [self._usual(intent, outcome), *last]

    def _assumed(self, outcome: Outcome) -> list[str]:
        """Name those of which an answer says only what they were told last, because they report nothing."""
        told = outcome.matched or outcome.unmatched[:1]
        devices = [self._home.device(each.device) for each in told]
        return [each.name for each in devices if each is not None and each.assumed]

    def _average(self, readings: Sequence[DeviceState]) -> str:
        """Sum many readings of one unit up; empty for a few, which are said one by one."""
        numbers = [number for each in readings if (number := each.state.number) is not None]
        units = {each.unit for each in readings}
        if len(readings) <= speech.SHOWN or len(numbers) < len(readings) or len(units) > 1:
            return ""
        unit = units.pop()
        return self._words.average.format(
            value=speech.measured(sum(numbers) / len(numbers), unit, self._words),
            low=speech.measured(min(numbers), "", self._words),
            high=speech.measured(max(numbers), unit, self._words),
        )

    # --- the community's templates --------------------------------------------------------------------------------

    def _usual(self, intent: Intent, outcome: Outcome) -> str:
        theirs = self._sentences.responses.get(intent.name, {})
        device = outcome.results[0].device if outcome.results else ""
        if intent.source != "custom":
            ours = own_reply(intent, outcome, self._home, self._words, is_known=bool(theirs))
            if ours is not None:
                return ours
        template = theirs.get(_response(intent, device, theirs)) or theirs.get("default", "")
        first = (*outcome.matched, *outcome.unmatched)[:1]
        told = {each.device: each for each in (*outcome.matched, *outcome.unmatched)}
        device = device or (first[0].device if first else "")
        said = self._rendered(
            template,
            slots=self._slots(intent, outcome, first),
            state=self._state(first[0]) if first else {"domain": device.split(".")[0], "entity_id": device},
            query={
                "matched": [self._state(each) for each in outcome.matched],
                "unmatched": [self._state(each) for each in outcome.unmatched],
            },
            state_attr=lambda entity, name: self._attribute(told.get(entity), name),
        )
        # The community's tables do not know every kind of device, and say so with Python's word for nothing.
        return self._words.done if said.endswith(" None") else said

    def _slots(self, intent: Intent, outcome: Outcome, first: Sequence[DeviceState]) -> dict[str, Any]:
        """Slots as people say them: the words that were said, numbers as spoken, a device by its whole name."""
        slots = {**intent.slots, **outcome.slots, **intent.spoken}
        for name, value in {**intent.slots, **outcome.slots}.items():
            if isinstance(value, (int, float)):
                slots[name] = speech.rounded(value)
        if first:
            slots["name"] = first[0].name
        return slots

    def _state(self, told: DeviceState) -> dict[str, Any]:
        device = self._home.device(told.device)
        said = speech.state(told, device.device_class if device else "", self._words)
        return {
            "entity_id": told.device,
            "domain": told.device.split(".")[0],
            "name": told.name,
            "state": said,
            "state_with_unit": said,
            "attributes": told.state.attributes,
        }

    def _attribute(self, told: DeviceState | None, name: str) -> object:
        value = told.state.attributes.get(name) if told else None
        amount = as_number(value) if value is not None else None
        return value if amount is None else speech.rounded(amount)

    def _rendered(self, template: str, **values: Any) -> str:
        if not template:
            return ""
        try:
            return str(self._render(template).render(**values))
        except (TemplateError, TypeError, ValueError, AttributeError, KeyError):
            # A template that wants what we do not have must not silence the reply; it names no device, so it is safe.
            return self._words.done
