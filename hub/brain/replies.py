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
from hub.brain.wording.model import wording
from hub.devices.model import Home, Result
from hub.intents.model import Intent, Miss
from hub.intents.sentences import Sentences
from hub.skills.registry import DeviceResult, DeviceState, Outcome

_FAILURES = (Result.NO_ANSWER, Result.UNAVAILABLE, Result.UNSUPPORTED)
_OUTCOME_OF_ERROR = {"cannot": "unsupported", "unavailable": "unavailable", "unknown_state": "unknown_state"}


def _capitalise(text: object) -> str:
    """Jinja's own `capitalize` would make `TV lamp` into `Tv lamp`."""
    words = str(text)
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(trim_blocks=False)
    environment.filters["capitalize"] = _capitalise
    return environment


class Replies:
    """The words of one language."""

    def __init__(self, sentences: Sentences, home: Home) -> None:
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
        if outcome.error:
            return (self.error(outcome.error, outcome.slots),)
        if dry_run and outcome.results:
            what = ", ".join(f"{each.name}: {each.action}" for each in outcome.results)
            return (self._finished(self._words.dry_run.format(what=what)),)
        if outcome.results:
            return tuple(map(self._finished, self._done(intent, outcome)))
        return (text,) if (text := self._finished(self._usual(intent, outcome))) else ()

    def error(self, key: str, slots: Mapping[str, Any]) -> str:
        """Say why nothing was done. An unknown key says that it was not understood."""
        names = str(slots.get("names", "")).split("\n")
        if key in _OUTCOME_OF_ERROR:
            return self._finished(self._outcome(_OUTCOME_OF_ERROR[key], names))
        ours = self._words.errors.get(key)
        theirs = self._sentences.errors
        if ours is not None and (self._native or key not in theirs):
            joined = speech.listed(names, self._words, self._words.alternative)
            return self._finished(ours.format(**{**slots, "names": joined}))
        return self._finished(self._rendered(theirs.get(key) or theirs.get("no_intent", ""), **slots))

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
        failed = len(results) - len(confirmed) - len(assumed)
        told = self._failures(results)
        if not confirmed:
            return ([self._outcome("assumed", [each.name for each in assumed])] if assumed else []) + told
        if failed:
            state = self._words.results.get(confirmed[0].action.split(" ")[0], "")
            if intent.name not in ("HassTurnOn", "HassTurnOff", "HassToggle", "HassStopMoving"):
                state = ""
            done = self._words.partial.format(
                done=len(confirmed), total=len(results), state=state or self._words.results[""]
            )
            first = [done] if len(results) > 1 else []
        else:
            first = [self._usual(intent, outcome) or self._words.done]
        silent = [self._outcome("silent", [each.name for each in assumed])] if assumed else []
        return first + silent + told

    def _failures(self, results: Sequence[DeviceResult]) -> list[str]:
        told = []
        for kind in _FAILURES:
            if names := [each.name for each in results if each.result is kind]:
                told.append(self._outcome(str(kind), names))
        return told

    def _outcome(self, key: str, names: list[str]) -> str:
        return self._words.outcomes[key].of(names, speech.listed(names, self._words))

    # --- the community's templates --------------------------------------------------------------------------------

    def _usual(self, intent: Intent, outcome: Outcome) -> str:
        templates = self._sentences.responses.get(intent.name, {})
        template = templates.get(intent.response) or templates.get("default", "")
        first = (*outcome.matched, *outcome.unmatched)[:1]
        told = {each.device: each for each in (*outcome.matched, *outcome.unmatched)}
        device = outcome.results[0].device if outcome.results else (first[0].device if first else "")
        return self._rendered(
            template,
            slots=self._slots(intent, outcome, first),
            state=self._state(first[0]) if first else {"domain": device.split(".")[0], "entity_id": device},
            query={
                "matched": [self._state(each) for each in outcome.matched],
                "unmatched": [self._state(each) for each in outcome.unmatched],
            },
            state_attr=lambda entity, name: self._attribute(told.get(entity), name),
        )

    def _slots(self, intent: Intent, outcome: Outcome, first: Sequence[DeviceState]) -> dict[str, Any]:
        """Slots as people say them: the words that were said, numbers as spoken, a device by its whole name."""
        slots = {**intent.slots, **outcome.slots, **intent.spoken}
        for name, value in {**intent.slots, **outcome.slots}.items():
            if isinstance(value, (int, float)):
                slots[name] = speech.rounded(value)
        if first and "name" in intent.slots:
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
        amount = speech.as_number(value) if value is not None else None
        return value if amount is None else speech.rounded(amount)

    def _rendered(self, template: str, **values: Any) -> str:
        if not template:
            return ""
        try:
            return str(self._render(template).render(**values))
        except (TemplateError, TypeError, ValueError, AttributeError, KeyError):
            # A template that wants what we do not have must not silence the reply; it names no device, so it is safe.
            return self._words.done
