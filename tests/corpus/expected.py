"""The small language of expectations: reads what should come of a sentence, and compares it with what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.devices.model import Command, Device, Home, Kind, Policy, State
from hub.intents.model import Question
from tests.corpus.home import FLOOR_OF

_EVERYTHING = frozenset({Kind.LIGHT, Kind.SWITCH, Kind.FAN, Kind.HUMIDIFIER})
_MANY = re.compile(r"(?P<kind>\w+)(?:\[(?P<only>[\w,]+)\])?@(?P<place>[\w*]+)")
_TALK = {
    "time": "HassGetCurrentTime", "date": "HassGetCurrentDate", "help": "HearthHelp",
    "nevermind": "HassNevermind", "respond": "HassRespond",
}  # fmt: skip
_HARMLESS = frozenset({"", "HassRespond", "HassNevermind"})
_ENDS: Mapping[tuple[str, str, float], str] = {
    ("set_position", "position", 0): "close",
    ("set_position", "position", 100): "open",
    ("turn_on", "brightness", 0): "turn_off",
    ("set_speed", "percentage", 0): "turn_off",
}


class FormatError(ValueError):
    """An expectation that cannot be read."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One command that is expected or was given, in its canonical form."""

    device: str
    action: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join((self.device, self.action, *(f"{key}={value}" for key, value in self.values)))

    def met_by(self, given: Wish) -> bool:
        """Whether a given command is this one; values may be ranges here."""
        if (self.device, self.action) != (given.device, given.action) or len(self.values) != len(given.values):
            return False
        said = dict(given.values)
        return all(key in said and _fits(value, said[key]) for key, value in self.values)


@dataclass(frozen=True, slots=True)
class Expected:
    """One acceptable outcome of one turn."""

    kind: str
    """`do`, `tell`, `no`, `some`, `talk`, `ask`, `nothing`."""
    wishes: tuple[Wish, ...] = ()
    devices: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    """What the told state must show, `closed` or `brightness=50`."""
    word: str = ""
    """The question's kind, its slot, or the intent that answers."""
    partly: bool = False
    """Some of the wishes will do."""


@dataclass(slots=True)
class Happened:
    """What came of one turn."""

    commands: list[Command] = field(default_factory=list)
    matched: dict[str, State] = field(default_factory=dict)
    unmatched: dict[str, State] = field(default_factory=dict)
    intent: str = ""
    question: Question | None = None
    asked: bool = False
    """The reply opens the microphone again."""
    after: list[Command] = field(default_factory=list)
    """What a yes, or the PIN, then did."""
    said: str = ""
    error: str = ""


def parse(text: str, home: Home) -> list[tuple[Expected, ...]]:
    """Return per turn the acceptable outcomes. Raises `FormatError`."""
    return [tuple(_one(alternative.strip(), home) for alternative in turn.split(" | ")) for turn in text.split(" >> ")]


def _one(text: str, home: Home) -> Expected:
    if text == "-":
        return Expected("nothing")
    if text.startswith(("= ", "=~ ")):
        return _answer(text, home)
    if text.startswith("? "):
        return _question(text[2:], home)
    partly = text.startswith("some ")
    return Expected("do", wishes=_wishes(text.removeprefix("some "), home), partly=partly)


def _question(text: str, home: Home) -> Expected:
    word, _, rest = text.partition(" ")
    if word in ("confirm", "sure", "pin"):
        return Expected("ask", wishes=_wishes(rest, home) if rest else (), word=word)
    if word == "which":
        return Expected("ask", devices=_devices(rest.split(), home), word=word)
    if word in ("slot", "any"):
        return Expected("ask", word=word, values=tuple(rest.split()))
    raise FormatError(f"unknown question {word!r}")


def _answer(text: str, home: Home) -> Expected:
    mark, *words = text.split()
    if words[0] in _TALK:
        return Expected("talk", word=_TALK[words[0]])
    kind = "some" if mark == "=~" else "tell"
    if words[0] == "no":
        kind, words = "no", words[1:]
    ids = [word for word in words if "@" in word or home.device(word) is not None]
    values = tuple(word for word in words if word not in ids)
    if not ids or any("." in value and value.split(".")[0] in set(Kind) for value in values):
        raise FormatError(f"unknown device in {text!r}")
    return Expected(kind, devices=_devices(ids, home), values=values)


def _wishes(text: str, home: Home) -> tuple[Wish, ...]:
    found: list[Wish] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        target, action, *values = part.split(" ", 2)
        pairs = _pairs(values[0]) if values else {}
        devices = _devices([target], home)
        found += (canonical(device, action, pairs, home) for device in sorted(devices))
    if not found:
        raise FormatError(f"nothing in {text!r}")
    return tuple(found)


def _pairs(text: str) -> dict[str, str]:
    """Read `a=1 b=two words`."""
    found: dict[str, str] = {}
    for match in re.finditer(r"(\w+)=(.*?)(?=\s+\w+=|$)", text):
        found[match[1]] = match[2]
    return found


def _devices(words: Iterable[str], home: Home) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        wanted, *without = word.split("!")
        found |= _expanded(wanted, home) - {each for minus in without for each in _expanded(minus, home)}
    return frozenset(found)


def _expanded(word: str, home: Home) -> set[str]:
    if home.device(word) is not None:
        return {word}
    match = _MANY.fullmatch(word)
    if match is None:
        raise FormatError(f"unknown device {word!r}")
    only = frozenset(filter(None, (match["only"] or "").split(",")))
    found = {
        device.id
        for device in home.devices()
        if _of_kind(device, match["kind"])
        and _in_place(device, match["place"])
        and (not only or only & _traits(device))
    }
    if not found:
        raise FormatError(f"{word!r} is nothing in this home")
    return found


def _of_kind(device: Device, kind: str) -> bool:
    if not device.exposed or device.members or device.commands:
        return False
    if kind == "everything":
        return device.kind in _EVERYTHING and device.policy is Policy.ALLOW
    return device.kind == kind


def _in_place(device: Device, place: str) -> bool:
    return place in ("*", device.area, FLOOR_OF.get(device.area, "")) if device.area else place == "*"


def _traits(device: Device) -> set[str]:
    return {device.device_class, *device.capabilities}


def canonical(device: str, action: str, values: Mapping[str, Any], home: Home) -> Wish:
    """Return a command in the one form that equal commands share."""
    said = {key: value for key, value in values.items() if key not in ("transition", "code")}
    if action == "set_option" and "of" in said:
        said = {str(said["of"]): said["option"]}
    if action == "set_option" and str(said.get("mode", "")).lower() == "off":
        action, said = "turn_off", {}
    if action == "set_option" and "effect" in said:
        action = "turn_on"
    if action == "toggle":
        action = {"on": "turn_off", "open": "close", "closed": "open"}.get(home.state(device).value or "", "turn_on")
    for (from_action, key, value), to_action in _ENDS.items():
        if action == from_action and set(said) == {key} and _number(said[key]) == value:
            action, said = to_action, {}
    return Wish(device, action, tuple(sorted((key, _plain(value)) for key, value in said.items())))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    number = _number(value)
    return str(value).casefold().replace("_", " ") if number is None else f"{number:g}"


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _fits(wanted: str, said: str) -> bool:
    if wanted == "*":
        return True
    low, between, high = wanted.partition("..")
    number = _number(said)
    if between:
        return number is not None and float(low) <= number <= float(high)
    return wanted == said


def given(commands: Iterable[Command], home: Home) -> list[Wish]:
    """Return what was published, in canonical form; `home` as it was before."""
    return list(dict.fromkeys(canonical(each.device, each.action, each.arguments, home) for each in commands))


def wrong(alternatives: Iterable[Expected], commands: Iterable[Wish]) -> list[Wish]:
    """Return the commands that belong to no acceptable outcome, not even to one that asks first."""
    accepted = [wish for each in alternatives if each.kind == "do" for wish in each.wishes]
    return [each for each in commands if not any(wish.met_by(each) for wish in accepted)]


def done(expected: Expected, commands: list[Wish], home: Home) -> bool:
    """Whether exactly these commands were given; what already is so may be missing. `home` as it was before."""
    if any(not any(wish.met_by(each) for wish in expected.wishes) for each in commands):
        return False
    if expected.partly:
        return bool(commands)
    return all(any(wish.met_by(each) for each in commands) or _already(wish, home) for wish in expected.wishes)


def _already(wish: Wish, home: Home) -> bool:
    value = {"turn_on": "on", "turn_off": "off", "close": "closed", "lock": "locked"}.get(wish.action)
    return not wish.values and value is not None and home.state(wish.device).value == value


def holds(expected: Expected, happened: Happened, before: Home) -> bool:
    """Whether this outcome is the expected one. `before` is the home as it was before the turn."""
    commands = given(happened.commands, before)
    match expected.kind:
        case "do":
            return bool(expected.wishes) and not happened.asked and done(expected, commands, before)
        case "nothing":
            told = happened.matched or happened.unmatched
            return not (commands or happened.asked or told) and (happened.intent in _HARMLESS or bool(happened.error))
        case "talk":
            return not commands and happened.intent == expected.word
        case "ask":
            return happened.asked and _asks(expected, happened, before)
        case _:
            return not commands and not happened.asked and _tells(expected, happened)


def _asks(expected: Expected, happened: Happened, before: Home) -> bool:
    question = happened.question
    kind = str(question.kind) if question else ""
    if expected.word == "any":
        return True
    if expected.word == "slot":
        return kind == "slot" and (not expected.values or (question is not None and question.slot in expected.values))
    if expected.word == "which":
        choices = {str(intent.slots.get("name", "")) for intent in question.intents} if question else set()
        choices |= {device for intent in (question.intents if question else ()) for device in intent.devices}
        return kind == "which" and choices - {""} == expected.devices
    # To guess and to ask for leave are one question in the end: what counts is what a yes does.
    same = kind in ("confirm", "sure") if expected.word in ("confirm", "sure") else kind == expected.word
    return same and (not expected.wishes or done(expected, given(happened.after, before), before))


def _tells(expected: Expected, happened: Happened) -> bool:
    told = happened.matched or happened.unmatched
    ids = frozenset(told)
    if expected.kind == "no":
        told = happened.unmatched
        ids = frozenset(told)
    if expected.kind == "some":
        return bool(ids) and ids <= expected.devices
    return ids == expected.devices and all(_shows(value, told.values()) for value in expected.values)


def _shows(wanted: str, states: Iterable[State]) -> bool:
    key, has_key, value = wanted.partition("=")
    if has_key:
        return any(key in state.attributes and _plain(state.attributes[key]) == value for state in states)
    return any(state.value is not None and _plain(state.value) == _plain(wanted) for state in states)
