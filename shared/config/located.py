"""YAML text to a tree that knows the line of every key. What a scalar means is decided later, by the field's type.

That is why `country: no`, `payload_on: ON` and `token: 0123` keep their spelling: the surprises of YAML 1.1 come from
deciding by the text alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from shared.errors import ConfigProblem

NULL = frozenset({"", "~", "null", "Null", "NULL"})
"""Spellings of nothing in YAML 1.2's core schema."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written."""

    source: str
    """A file, an environment variable or `--set`."""
    line: int | None = None
    """Counted from 1; None outside files."""

    def __str__(self) -> str:
        """Return `source:line`."""
        return self.source if self.line is None else f"{self.source}:{self.line}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it was spelled."""

    place: Place
    text: str
    plain: bool = True
    """Without quotes, so that `~` and nothing at all mean null."""
    is_secret: bool = False
    """`text` is a name in secrets.yaml (before it is looked up) or a secret (after); never shown."""


@dataclass(frozen=True, slots=True)
class Text:
    """A value from outside a file; where a section or a list is due its text is read as YAML."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: list[Node]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values."""

    place: Place
    entries: dict[str, Node] = field(default_factory=dict)


Node = Scalar | Text | Sequence | Mapping


def parse(text: str, source: Place) -> tuple[Node | None, list[ConfigProblem]]:
    """Read one YAML document; None for an empty one or where nothing could be read. Never raises.

    Lines are counted where `source` carries a line (the number itself is not used).
    """
    builder = _Builder(source)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        return (None if root is None else builder.build(root, builder.place(root))), builder.problems
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        if "'\\t'" in reason:
            reason += " (YAML is indented with spaces, not tabs)"
        builder.problem(mark.line if mark else 0, f"not YAML: {reason}")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        builder.problem(line, f"not YAML: character #x{ord(text[error.position]):04x} is not allowed")
    except RecursionError:
        builder.problem(0, "nested too deeply")
    return None, builder.problems


class _Builder:
    """Turns PyYAML's node graph into our tree and notes what is wrong with it."""

    def __init__(self, source: Place) -> None:
        self._source = source
        self._open: set[int] = set()
        self.problems: list[ConfigProblem] = []

    def at(self, line: int) -> Place:
        """Return the place of a line counted from 0."""
        return self._source if self._source.line is None else Place(self._source.source, line + 1)

    def place(self, node: yaml.Node) -> Place:
        return self.at(node.start_mark.line)

    def problem(self, line: int, reason: str, key: str = "") -> None:
        self.problems.append(ConfigProblem(str(self.at(line)), key, reason))

    def build(self, node: yaml.Node, place: Place, key: str = "") -> Node:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place, key)
        if id(node) in self._open:
            self.problem(node.start_mark.line, "an alias that contains itself", key)
            return Mapping(place)
        self._open.add(id(node))
        try:
            if node.tag.startswith("!"):
                self.problem(node.start_mark.line, f"unknown tag {node.tag}", key)
            if isinstance(node, yaml.SequenceNode):
                items = [self.build(each, self.place(each), f"{key}[{i}]") for i, each in enumerate(node.value)]
                return Sequence(place, items)
            return self._mapping(node, place, key)
        finally:
            self._open.discard(id(node))

    def _scalar(self, node: yaml.ScalarNode, place: Place, key: str) -> Scalar:
        if node.tag == "!secret":
            return Scalar(place, node.value.strip(), is_secret=True)
        if node.tag.startswith("!") and node.tag != "!":
            self.problem(node.start_mark.line, f"unknown tag {node.tag}; known: !secret", key)
        is_text = node.style is not None or (node.tag == "tag:yaml.org,2002:str" and node.value in NULL)
        return Scalar(place, node.value, plain=not is_text)

    def _mapping(self, node: yaml.Node, place: Place, key: str) -> Mapping:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for name_node, value in node.value:
            line = name_node.start_mark.line
            if not isinstance(name_node, yaml.ScalarNode):
                self.problem(line, "a key must be plain text", key)
                continue
            name = name_node.value
            inner = f"{key}.{name}" if key else name
            if name in entries:
                self.problem(line, f"appears twice, first in line {lines[name] + 1}", inner)
                continue
            lines[name] = line
            entries[name] = self.build(value, self.at(line), inner)
        return Mapping(place, entries)


_INTEGER = re.compile(r"[-+]?[0-9][0-9_]*")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?")
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def as_integer(text: str) -> int | None:
    """Read a decimal integer (`010` is ten, `1:30` is none); None where it is not one."""
    return int(text) if _INTEGER.fullmatch(text) and not text.endswith("_") and "__" not in text else None


def as_float(text: str) -> float | None:
    """Read a decimal number; None where it is not one (infinity and not-a-number are none)."""
    if not _FLOAT.fullmatch(text):
        return None
    number = float(text.replace("_", ""))
    return None if number in {float("inf"), float("-inf")} else number


def as_boolean(text: str) -> bool | None:
    """Read true/false, yes/no, on/off in any case; None where it is none of them."""
    return _BOOLEANS.get(text.lower())


def as_anything(node: Node) -> object:
    """Read a value whose type is free, by YAML 1.2's core schema: only true and false are booleans."""
    match node:
        case Mapping():
            return {name: as_anything(value) for name, value in node.entries.items()}
        case Sequence():
            return [as_anything(item) for item in node.items]
        case Scalar(plain=False):
            return node.text
    return _core(node.text)


def _core(text: str) -> object:
    if text in NULL:
        return None
    if text in {"true", "True", "TRUE", "false", "False", "FALSE"}:
        return text.lower() == "true"
    numbers = (number for number in (as_integer(text), as_float(text)) if number is not None)
    return next(numbers, text)
