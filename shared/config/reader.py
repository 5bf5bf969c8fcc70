"""A located tree into a struct, field by field, so that every mistake is found and each has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from shared.config import located
from shared.config.located import NULL, Mapping, Node, Place, Scalar, Text
from shared.config.redact import is_secret_name
from shared.config.shape import Shape, dotted_keys, shape
from shared.errors import ConfigProblem
from shared.nearest import nearest

WRONG: Any = object()
"""Stands for a value that could not be read; its problem is noted."""


class Reader:
    """Reads one tree; afterwards `problems` says all that is wrong with it."""

    def __init__(self, root: type[Struct], find_secret: Callable[[Scalar, str], Scalar | None]) -> None:
        """`find_secret` returns the value of a `!secret` scalar, or None after having noted why there is none."""
        self._known = tuple(dotted_keys(root))
        self._find_secret = find_secret
        self.problems: list[ConfigProblem] = []

    def note(self, place: Place, key: str, reason: str) -> Any:
        """Note a problem and return `WRONG`."""
        self.problems.append(ConfigProblem(str(place), key, reason))
        return WRONG

    def struct(self, kind: type[Struct], node: Mapping, key: str = "") -> Any:
        """Read a section. What is not in it keeps its default."""
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        values: dict[str, Any] = {}
        for name, child in node.entries.items():
            inner = _join(key, name)
            field = fields.get(name)
            if field is None:
                values[name] = self.note(child.place, inner, _unknown(name, key, list(fields), self._known))
            elif not (_is_null(child) and not field.required and shape(field.type).is_container):
                values[field.name] = self.value(shape(field.type), child, inner)
        for name, field in fields.items():
            if field.required and name not in node.entries:
                values[name] = self.note(node.place, _join(key, name), f"missing: {shape(field.type).wanted}")
        if WRONG in values.values():
            return WRONG
        try:
            return kind(**values)
        except (TypeError, ValueError) as error:
            return self.note(node.place, key, str(error))

    def value(self, want: Shape, node: Node, key: str) -> Any:
        """Read one value of any shape."""
        if isinstance(node, Text):
            return self._from_text(want, node, key)
        if isinstance(node, Scalar) and node.is_secret:
            found = self._find_secret(node, key)
            if found is None:
                return WRONG
            node = found
        if want.base is Any:
            return located.as_anything(node)
        if _is_null(node) and want.optional:
            return None
        return self._container(want, node, key) if want.is_container else self._leaf(want, node, key)

    def _container(self, want: Shape, node: Node, key: str) -> Any:
        if want.items is not None:
            node = located.Sequence(node.place, []) if _is_null(node) else node
            return self._list(want, node, key) if isinstance(node, located.Sequence) else self._wrong(want, node, key)
        node = Mapping(node.place) if _is_null(node) else node
        if not isinstance(node, Mapping):
            return self._wrong(want, node, key)
        return self.struct(want.struct, node, key) if want.struct else self._dict(want, node, key)

    def _from_text(self, want: Shape, node: Text, key: str) -> Any:
        if not want.is_container:
            return self.value(want, Scalar(node.place, node.text, plain=want.base is not str or want.optional), key)
        tree, problems = located.parse(node.text, node.place)
        self.problems += [_within(problem, key) for problem in problems]
        if problems:
            return WRONG
        return self.value(want, tree or Scalar(node.place, ""), key)

    def _dict(self, want: Shape, node: Mapping, key: str) -> Any:
        assert want.keys_and_values is not None
        key_shape, value_shape = map(shape, want.keys_and_values)
        built: dict[Any, Any] = {}
        for name, child in node.entries.items():
            inner = _join(key, name)
            built_key = self._checked(key_shape, name, Scalar(child.place, name, plain=False), inner)
            built[built_key] = self.value(value_shape, child, inner)
        if WRONG in built or any(each is WRONG for each in built.values()):
            return WRONG
        return self._checked(want, built, node, key)

    def _list(self, want: Shape, node: located.Sequence, key: str) -> Any:
        item_shape = shape(want.items)
        built = [self.value(item_shape, item, f"{key}[{index}]") for index, item in enumerate(node.items)]
        return WRONG if any(each is WRONG for each in built) else self._checked(want, built, node, key)

    def _leaf(self, want: Shape, node: Node, key: str) -> Any:
        value: Any
        if not isinstance(node, Scalar):
            return self._wrong(want, node, key)
        if _is_null(node) and not want.choices:
            empty = ', write "" for empty text,' if want.base is str else ""
            return self.note(node.place, key, f"has no value: give one{empty} or remove the line")
        if want.base is bool:
            value = located.as_boolean(node.text)
        elif want.base is int:
            value = located.as_integer(node.text)
        elif want.base is float:
            value = located.as_float(node.text)
        elif want.choices:
            value = next((each for each in want.choices if str(each) == node.text), None)
        else:
            value = node.text if want.base is str else located.as_anything(node)
        return self._wrong(want, node, key) if value is None else self._checked(want, value, node, key)

    def _checked(self, want: Shape, value: Any, node: Node, key: str) -> Any:
        """Let msgspec check ranges, lengths and patterns."""
        try:
            return msgspec.convert(value, type=want.annotation)
        except msgspec.ValidationError:
            return self._wrong(want, node, key)

    def _wrong(self, want: Shape, node: Node, key: str) -> Any:
        reason = f"expected {want.wanted}, not {_shown(node, key)}"
        if want.choices and isinstance(node, Scalar) and not node.is_secret:
            reason += _guess(node.text, [str(each) for each in want.choices])
        return self.note(node.place, key, reason)


def _within(problem: ConfigProblem, key: str) -> ConfigProblem:
    """Give a problem found inside an override's text the key of that override."""
    return ConfigProblem(problem.place, _join(key, problem.key) if problem.key else key, problem.reason)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.is_secret and node.text in NULL


def _shown(node: Node, key: str) -> str:
    """Say what was found without giving a secret away."""
    match node:
        case Mapping():
            return "a section"
        case located.Sequence():
            return "a list"
        case Scalar(is_secret=True):
            return "what the secret holds"
        case _ if is_secret_name(key.rpartition(".")[2]):
            return "this"
    return f'"{node.text[:40]}"' if node.text else "nothing"


def _guess(word: str, options: Sequence[str]) -> str:
    found = _closest(word, options)
    return f"; did you mean {found}?" if found else ""


def _closest(word: str, options: Iterable[str]) -> str:
    return nearest(word.replace("-", "_"), options)


def _unknown(name: str, section: str, options: list[str], known: Sequence[str]) -> str:
    """Say that a key is unknown here, and where it may belong."""
    if close := _closest(name, options):
        return f"unknown key; did you mean {close}?"
    elsewhere = [each for each in known if each.rpartition(".")[2] == name and each != _join(section, name)]
    if elsewhere:
        return f"unknown key here; did you mean {' or '.join(elsewhere[:3])}?"
    return f"unknown key; known here: {', '.join(options)}"
