"""What the readings of an utterance mean as an answer, in a language and a home."""

from __future__ import annotations

from collections.abc import Sequence

from hub.brain.dialogue import Agreed, Answering, Other, Reaction, Refused, Unclear, react
from hub.brain.languages import Speaking
from hub.devices.model import Home
from hub.intents.model import Intent, Question, QuestionKind, SlotValue
from hub.intents.names import plain, strict_names
from hub.intents.targets import find
from hub.intents.values import value


def answer(question: Question, readings: Sequence[str], speaking: Speaking, home: Home) -> tuple[Reaction, list[str]]:
    """Return the reaction that the readings come to, and what is left of them without a "no" in front.

    A later reading may be the clear one, but not where it would agree to what can do harm.
    """
    answering = _answering(speaking, home)
    reactions = [react(question, text, answering) for text in readings]
    rests = [each.text for each in reactions if isinstance(each, Other) and each.refused]
    guarded = question.kind in (QuestionKind.CONFIRM, QuestionKind.PIN)
    clear = [each for each in (reactions[:1] if guarded else reactions) if isinstance(each, Agreed | Refused)]
    return (clear[0] if clear else reactions[0] if reactions else Unclear()), rests


def _answering(speaking: Speaking, home: Home) -> Answering:
    extra = speaking.sentences.additions
    areas = home.areas()

    def names(intent: Intent) -> frozenset[str]:
        devices = find(intent, home)
        said = [name.words for device in devices for name in strict_names(device, areas, extra)]
        places = {device.area for device in devices} | {str(intent.slots.get("area", ""))}
        said += [plain(name) for area in areas if area.id in places for name in (area.name, *area.aliases)]
        return frozenset(part for words in said for part in words.split())

    def given(question: Question, text: str) -> SlotValue | None:
        devices = [device for intent in question.intents for device in find(intent, home)]
        options = [word for device in devices for words in device.options.values() for word in words]
        return value(question.intents[0], question.slot, text, speaking.sentences, options)

    small = (*extra.articles, *extra.connectors, *speaking.words.one, *speaking.words.it)
    neutral = frozenset(part for words in small for part in words.split())
    return Answering(speaking.words, neutral, names, given)
