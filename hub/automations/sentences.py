"""The sentences of automations, as the recogniser takes the household's own (`hub.intents.custom`). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hub.automations.model import Automation, Sentence
from hub.intents.custom import Custom, OwnSentences
from hub.intents.sentences import UnknownLanguageError, known_language

INTENT = "HearthAutomation"


def with_sentences(custom: Custom, automations: Iterable[Automation], language: str) -> Custom:
    """Return the household's sentences together with those of its automations (`language`: the household's).

    Each is an intent `HearthAutomation` with the slots `automation` (an id), `trigger` (its number among the triggers)
    and those of the sentence.
    """
    blocks: dict[str, list[dict[str, Any]]] = {}
    lists: dict[str, dict[str, Any]] = {}
    for automation in automations:
        for number, trigger in enumerate(automation.triggers):
            if not isinstance(trigger, Sentence):
                continue
            for spoken, templates in trigger.sentences.items():
                code = _code(spoken or language)
                prefix = f"{automation.id}_{number}_".replace("-", "_")
                lists.setdefault(code, {}).update({prefix + name: of for name, of in trigger.slots.items()})
                blocks.setdefault(code, []).extend(
                    _block(automation.id, number, _renamed(each, prefix, trigger.slots)) for each in templates
                )
    blocks.pop("", None)
    merged = {
        code: _merged(custom.languages.get(code, OwnSentences()), blocks.get(code, []), lists.get(code, {}))
        for code in {*custom.languages, *blocks}
    }
    return Custom(merged, custom.examples, custom.tests, custom.problems)


def _code(language: str) -> str:
    try:
        return known_language(language)
    except UnknownLanguageError:
        return ""


def _renamed(template: str, prefix: str, own: Mapping[str, Any]) -> str:
    """Give an automation's own lists names that no other automation has."""

    def rename(match: re.Match[str]) -> str:
        name, _, slot = match[1].partition(":")
        return f"{{{prefix}{name.strip()}:{(slot or name).strip()}}}" if name.strip() in own else match[0]

    return re.sub(r"\{([^{}]+)\}", rename, template)


def _block(automation: str, trigger: int, sentence: str) -> dict[str, Any]:
    return {
        "sentences": [sentence],
        "slots": {"automation": automation, "trigger": trigger},
        "requires_context": {},
        "response": "default",
        "metadata": {"slot_combination": f"automation_{automation}_{trigger}", "own": True},
    }


def _merged(own: OwnSentences, blocks: list[dict[str, Any]], lists: Mapping[str, Any]) -> OwnSentences:
    if not blocks:
        return own
    intents = {**own.intents, INTENT: [*own.intents.get(INTENT, ()), *blocks]}
    return OwnSentences(intents, {**own.lists, **lists}, own.rules, own.replies)


def changed_sentences(before: Iterable[Automation], after: Iterable[Automation]) -> bool:
    """Tell whether what can be said differs."""

    def said(automations: Iterable[Automation]) -> list[Any]:
        return [
            (one.id, number, trigger.sentences, trigger.slots)
            for one in automations
            for number, trigger in enumerate(one.triggers)
            if isinstance(trigger, Sentence)
        ]

    return said(before) != said(after)
