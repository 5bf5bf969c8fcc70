"""What the readings of an utterance mean as an answer, in a language and a home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hub.brain.dialogue import Agreed, Answering, Other, Reaction, Refused, Unclear, asked_of, react
from hub.brain.languages import Speaking
from hub.devices.model import Home
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Question, QuestionKind, SlotValue, meant
from hub.intents.names import plain, strict_names
from hub.intents.targets import find
from hub.intents.values import counted, value


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
        intent = meant(intent)
        if CATALOGUE[intent.name].errand:
            said = {part for words in intent.spoken.values() for part in plain(words).split()}
            numbers = {int(part) for part in said if part.isdecimal()}
            said |= {word for word, number in counted(speaking.sentences.language).items() if number in numbers}
            return frozenset(said)
        devices = find(intent, home)
        named = [name.words for device in devices for name in strict_names(device, areas, extra)]
        places = {device.area for device in devices} | {str(intent.slots.get("area", ""))}
        named += [plain(name) for area in areas if area.id in places for name in (area.name, *area.aliases)]
        return frozenset(part for words in named for part in words.split())

    def given(question: Question, text: str) -> SlotValue | Mapping[str, SlotValue] | None:
        if CATALOGUE[asked_of(question.intents[0], question.slot).name].errand:
            return speaking.understander.answer(question.slot, text) or None
        devices = [device for intent in question.intents for device in find(meant(intent), home)]
        options = [word for device in devices for words in device.options.values() for word in words]
        return value(asked_of(question.intents[0], question.slot), question.slot, text, speaking.sentences, options)

    small = (*extra.articles, *extra.connectors, *speaking.words.one, *speaking.words.it)
    neutral = frozenset(part for words in small for part in words.split())
    return Answering(speaking.words, neutral, names, given)
