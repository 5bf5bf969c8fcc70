"""Reads values of automations from YAML and notes each mistake with its line; what each may be, as a JSON schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hub.automations.durations import clock_time, duration, weekdays
from hub.automations.model import Devices, Part
from hub.devices.model import Kind
from hub.devices.templates import Template, TemplateError
from shared.config import located
from shared.config.located import NULL, Node, Scalar, Sequence
from shared.errors import ConfigProblem
from shared.nearest import unknown

T = TypeVar("T")
WRONG: Any = object()
"""Stands for a value that could not be read; its problem is noted."""
MARKS = ("{{", "{%")
Read = Callable[["Notes", Node, str], Any]
Schema = dict[str, Any]


@dataclass(slots=True)
class Notes:
    """What is wrong, in the order in which it was found."""

    triggers: Mapping[str, Form] = field(default_factory=dict)
    conditions: Mapping[str, Form] = field(default_factory=dict)
    actions: Mapping[str, Form] = field(default_factory=dict)
    common: Mapping[str, Field] = field(default_factory=dict)
    """Keys of every action."""
    problems: list[ConfigProblem] = field(default_factory=list)

    def note(self, node: Node, key: str, reason: str) -> Any:
        """Note a problem and return `WRONG`."""
        self.problems.append(ConfigProblem(str(node.place), key, reason))
        return WRONG


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a trigger, a condition, an action or an automation."""

    read: Read
    schema: Schema
    about: str
    name: str = ""
    """The attribute it fills, where that is called otherwise."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of trigger, condition or action. Its first key tells it from others."""

    made: type[Part]
    fields: Mapping[str, Field]
    about: str
    needed: tuple[str, ...] = ()
    build: Callable[[dict[str, Any]], dict[str, Any]] = dict
    """From values by attribute to those of `made`. Raises `ValueError`, its text with `key: ` in front where one is
    at fault."""


def is_nothing(node: Node) -> bool:
    """Tell whether there is no value."""
    return isinstance(node, Scalar) and node.plain and node.text in NULL


def section(notes: Notes, node: Node, key: str, fields: Mapping[str, Field], needed: tuple[str, ...] = ()) -> Any:
    """Read keys with values into a dictionary by attribute; `WRONG` where one is wrong."""
    if not isinstance(node, located.Mapping):
        return notes.note(node, key, f"expected keys with values: {', '.join(fields)}")
    values: dict[str, Any] = {}
    for name, child in node.entries.items():
        inner = f"{key}.{name}" if key else name
        if name not in fields:
            values[name] = notes.note(child, inner, unknown("key", name, tuple(fields)))
        elif is_nothing(child):
            values[name] = notes.note(child, inner, "has no value: give one or remove the line")
        else:
            values[fields[name].name or name] = fields[name].read(notes, child, inner)
    for name in needed:
        if name not in node.entries:
            values[name] = notes.note(node, key, f"missing: {name}")
    return WRONG if any(each is WRONG for each in values.values()) else values


# --- readers of single values -----------------------------------------------------------------------------------------


def words(notes: Notes, node: Node, key: str) -> Any:
    """Read words."""
    if isinstance(node, Scalar) and node.text.strip():
        return node.text.strip()
    return notes.note(node, key, "expected words")


def several(read: Read) -> Read:
    """Read one or a list of them into a tuple."""

    def reads(notes: Notes, node: Node, key: str) -> Any:
        if not isinstance(node, Sequence):
            one = read(notes, node, key)
            return WRONG if one is WRONG else (one,)
        if not node.items:
            return notes.note(node, key, "is empty")
        items = tuple(read(notes, item, f"{key}[{index}]") for index, item in enumerate(node.items))
        return WRONG if any(each is WRONG for each in items) else items

    return reads


def template(notes: Notes, node: Node, key: str) -> Any:
    """Read a template."""
    text = words(notes, node, key)
    if text is WRONG:
        return WRONG
    try:
        return Template(text)
    except TemplateError as error:
        return notes.note(node, key, f"template: {error}")


def text(notes: Notes, node: Node, key: str) -> Any:
    """Read words, or a template that makes some."""
    if isinstance(node, Scalar) and any(mark in node.text for mark in MARKS):
        return template(notes, node, key)
    return words(notes, node, key)


def anything(notes: Notes, node: Node, key: str) -> Any:
    """Read any value; words in it may be templates."""
    match node:
        case located.Mapping():
            found = {name: anything(notes, child, f"{key}.{name}") for name, child in node.entries.items()}
            return WRONG if any(each is WRONG for each in found.values()) else found
        case Sequence():
            items = [anything(notes, item, f"{key}[{index}]") for index, item in enumerate(node.items)]
            return WRONG if any(each is WRONG for each in items) else items
        case Scalar() if any(mark in node.text for mark in MARKS):
            return template(notes, node, key)
    return located.as_anything(node)


def values(notes: Notes, node: Node, key: str) -> Any:
    """Read names with values."""
    if not isinstance(node, located.Mapping):
        return notes.note(node, key, "expected names with values")
    return anything(notes, node, key)


def flag(notes: Notes, node: Node, key: str) -> Any:
    """Read true or false."""
    found = located.as_boolean(node.text) if isinstance(node, Scalar) else None
    return notes.note(node, key, "expected true or false") if found is None else found


def number(low: float = -1e9, high: float = 1e9, *, whole: bool = False) -> Read:
    """Read a number within bounds."""
    wanted = "a whole number" if whole else "a number"

    def reads(notes: Notes, node: Node, key: str) -> Any:
        convert: Callable[[str], float | None] = located.as_integer if whole else located.as_float
        found = convert(node.text) if isinstance(node, Scalar) else None
        if found is None or not low <= found <= high:
            return notes.note(node, key, f"expected {wanted} from {low:g} to {high:g}")
        return found

    return reads


def choice(*options: str) -> Read:
    """Read one of some words."""

    def reads(notes: Notes, node: Node, key: str) -> Any:
        found = words(notes, node, key)
        return found if found is WRONG or found in options else notes.note(node, key, unknown("word", found, options))

    return reads


def converted(convert: Callable[[str], T]) -> Read:
    """Read words that a function understands; it raises `ValueError`."""

    def reads(notes: Notes, node: Node, key: str) -> Any:
        found = words(notes, node, key)
        try:
            return found if found is WRONG else convert(found)
        except ValueError as error:
            return notes.note(node, key, str(error))

    return reads


def _positive(word: str) -> float:
    found = duration(word)
    if found <= 0:
        raise ValueError("expected a duration above nothing, such as 15 minutes")
    return found


def _length(notes: Notes, node: Node, key: str) -> Any:
    is_template = isinstance(node, Scalar) and any(mark in node.text for mark in MARKS)
    return template(notes, node, key) if is_template else converted(_positive)(notes, node, key)


def _days(notes: Notes, node: Node, key: str) -> Any:
    found = several(converted(weekdays))(notes, node, key)
    return WRONG if found is WRONG else frozenset().union(*found)


def _devices(notes: Notes, node: Node, key: str) -> Any:
    """Read a device id, several, or `{area: …, kind: …, class: …}`."""
    if isinstance(node, located.Mapping):
        found = section(notes, node, key, PLACE_FIELDS)
        if found is not WRONG and not found:
            return notes.note(node, key, "names nothing")
        return WRONG if found is WRONG else Devices(**found)
    ids = several(_device)(notes, node, key)
    return WRONG if ids is WRONG else Devices(ids=ids)


def _device(notes: Notes, node: Node, key: str) -> Any:
    found = words(notes, node, key)
    if found is WRONG:
        return WRONG
    kind, dot, name = found.partition(".")
    if not dot or not name or kind not in {str(each) for each in Kind}:
        return notes.note(node, key, f'"{found[:40]}" is no device id such as light.kitchen (hearth-hub devices)')
    return found


def _kind(notes: Notes, node: Node, key: str) -> Any:
    return choice(*(str(each) for each in Kind))(notes, node, key)


# --- fields that several have -----------------------------------------------------------------------------------------

STRING: Schema = {"type": "string"}
STRINGS: Schema = {"anyOf": [STRING, {"type": "array", "items": STRING}]}
VALUE: Schema = {"type": ["string", "number", "boolean"]}
SCALARS: Schema = {"anyOf": [VALUE, {"type": "array", "items": VALUE}]}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
LENGTH: Schema = {"type": ["string", "number"], "description": "Such as 15 minutes, 90, 1 h 30 min or 00:05:00."}
OBJECT: Schema = {"type": "object"}

PLACE_FIELDS: Mapping[str, Field] = {
    "area": Field(words, STRING, "All devices of an area: its id, name or alias."),
    "kind": Field(_kind, {"enum": [str(each) for each in Kind]}, "Only those of this kind."),
    "class": Field(words, STRING, "Only those of this device class, such as `motion`.", "device_class"),
}
_PLACE: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {name: each.schema for name, each in PLACE_FIELDS.items()},
}


def devices_field(about: str) -> Field:
    """Return the field for a device, several, or those of a place."""
    return Field(_devices, {"anyOf": [STRING, {"type": "array", "items": STRING}, _PLACE]}, about, "devices")


def words_field(about: str, name: str = "") -> Field:
    """Return a field for words."""
    return Field(words, STRING, about, name)


def text_field(about: str, name: str = "") -> Field:
    """Return a field for words or a template."""
    return Field(text, {"type": ["string", "number"]}, about, name)


def texts_field(about: str, name: str = "") -> Field:
    """Return a field for one or several words or templates."""
    return Field(several(text), STRINGS, about, name)


def states_field(about: str, name: str = "") -> Field:
    """Return a field for one or several states."""
    return Field(several(words), SCALARS, about, name)


def number_field(about: str, low: float = -1e9, high: float = 1e9, *, whole: bool = False) -> Field:
    """Return a field for a number."""
    return Field(
        number(low, high, whole=whole), {"type": "integer" if whole else "number", "minimum": low, "maximum": high},
        about,
    )  # fmt: skip


def flag_field(about: str, name: str = "") -> Field:
    """Return a field for true or false."""
    return Field(flag, FLAG, about, name)


def duration_field(about: str, name: str, *, negative: bool = False) -> Field:
    """Return a field for a duration in seconds."""
    return Field(converted(duration if negative else _positive), LENGTH, about, name)


def length_field(about: str, name: str = "") -> Field:
    """Return a field for a duration or a template that makes one."""
    return Field(_length, LENGTH, about, name)


def choice_field(about: str, *options: str) -> Field:
    """Return a field for one of some words."""
    return Field(choice(*options), {"enum": [*options]}, about)


def days_field() -> Field:
    """Return the field for weekdays."""
    return Field(_days, STRINGS, "Weekdays: mon, mon-fri, weekdays, weekend; none: all.")


def times_field(about: str) -> Field:
    """Return the field for times of day."""
    return Field(several(converted(clock_time)), STRINGS, about, "times")
