"""Puts questions into words: which one, how much, shall I, what is the PIN; with the device and the action named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.brain import speech
from hub.brain.questions.model import questions
from hub.brain.told.say import sentence
from hub.brain.wording.model import wording
from hub.clock import Clock
from hub.devices.model import Device, Home, Kind
from hub.intents.model import Intent, Question, QuestionKind, meant
from hub.intents.targets import area_name, find, kind_of

EXAMPLES = 3
"""How many examples a call for help gets."""
CHOICES = 6
"""Of more options than this the first ones are offered."""


class Asking:
    """The questions of one language in one home."""

    def __init__(self, language: str, home: Home, clock: Clock) -> None:
        self._language, self._clock = language, clock
        self._home = home
        self._questions = questions(language)
        self._words = wording(language)

    def ask(self, question: Question, *, again: bool = False) -> str:
        """Word a question; `again` for the second time."""
        asked = self._worded(question)
        return f"{self._questions.again} {asked}" if again else asked

    @property
    def sorry(self) -> str:
        """Say that an answer was not heard."""
        return self._questions.again

    @property
    def left(self) -> str:
        """Say that nothing is done."""
        return self._finished(self._questions.left)

    def undone(self, anything: bool) -> str:
        """Say that the last command was taken back, or that there was none."""
        return self._finished(self._questions.undone if anything else self._questions.nothing_to_undo)

    def help(self, area_id: str) -> str:
        """Give examples with devices of this area, and of the others when it has too few."""
        devices = [device for device in self._home.devices() if device.exposed and not device.members]
        devices.sort(key=lambda device: device.area != area_id)
        said: list[str] = []
        used: set[str] = set()
        for kind, capability, text in self._questions.examples:
            fitting = (
                device
                for device in devices
                if device.kind is kind
                and device.id not in used
                and (capability is None or capability in device.capabilities)
            )
            if len(said) < EXAMPLES and (device := next(fitting, None)) is not None:
                used.add(device.id)
                said.append(text.format(name=device.name))
        joined = speech.listed(said, self._words, self._words.alternative)
        return self._finished(self._questions.help.format(examples=joined)) if said else ""

    def deed(self, intent: Intent) -> str:
        """Name what an intent would do, as an infinitive: `turn on the floor lamp`."""
        intent = meant(intent)
        devices = [device for device in find(intent, self._home)]
        kind = devices[0].kind if devices else kind_of(intent)
        slots = {
            key: speech.number(value, self._words) if isinstance(value, float) else value
            for key, value in intent.slots.items()
        }
        slots |= {key: words for key, words in intent.spoken.items() if isinstance(intent.slots.get(key), str)}
        adjusted = f"{intent.name}.{intent.slots.get('quantity')}.{intent.slots.get('direction')}"
        set_to = (f"{intent.name}.{slot}" for slot in intent.slots)
        keys = (adjusted, *set_to, f"{intent.name}.{kind}", intent.name, "")
        template = next(self._questions.deeds[key] for key in keys if key in self._questions.deeds)
        said = template.format_map({**slots, "target": self._target(intent, devices)})
        for apart, together in self._questions.contractions.items():
            said = said.replace(apart, together)
        return said

    def _worded(self, question: Question) -> str:
        ours = self._questions
        if question.told:
            return " ".join(sentence(each, self._language, self._clock.now()) for each in question.told)
        match question.kind:
            case QuestionKind.WHICH:
                names = [self._choice(intent) for intent in question.intents]
                text = ours.which.format(names=speech.listed(names, self._words, self._words.alternative))
            case QuestionKind.SLOT:
                options = speech.listed(self._options(question), self._words, self._words.alternative)
                text = ours.slots.get(question.slot, ours.slots[""])
                text = ours.slots[""] if "{names}" in text and not options else text.format(names=options)
            case QuestionKind.PIN:
                text = ours.pin.format(deed=self._deeds(question.intents))
            case _:
                text = ours.shall.format(deed=self._deeds(question.intents))
        return text[:2].upper() + text[2:] if text.startswith("¿") else text[0].upper() + text[1:]

    def _deeds(self, intents: Iterable[Intent]) -> str:
        return speech.listed([self.deed(intent) for intent in intents], self._words)

    def _choice(self, intent: Intent) -> str:
        found = find(meant(intent), self._home)
        return self._questions.the.format(name=self._full_name(found[0])) if found else self.deed(intent)

    def _options(self, question: Question) -> list[str]:
        found = (device for intent in question.intents for device in find(intent, self._home))
        said = dict.fromkeys(word for device in found for words in device.options.values() for word in words)
        return [word.replace("_", " ") for word in said][:CHOICES]

    def _target(self, intent: Intent, devices: Sequence[Device]) -> str:
        ours = self._questions
        if 0 < len(devices) <= ours.few:
            names = [ours.the.format(name=self._full_name(device)) for device in devices]
            return speech.listed(names, self._words)
        kind = kind_of(intent)
        said = ours.kinds.get(Kind(kind), ours.everything) if kind in set(Kind) else ours.everything
        area = str(intent.slots.get("area", ""))
        return said + (ours.in_area.format(area=area_name(self._home.areas(), area)) if area else "")

    def _full_name(self, device: Device) -> str:
        """Return a name that tells a device from others of that name; in English without a capital in front."""
        namesakes = [
            each for each in self._home.devices() if each.exposed and each.name.casefold() == device.name.casefold()
        ]
        name = device.name
        if len(namesakes) > 1 and device.area:
            name = f"{area_name(self._home.areas(), device.area)} {name}"
        return name

    def _finished(self, text: str) -> str:
        return speech.finished(text, self._words)
