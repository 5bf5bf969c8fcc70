"""What a struct's field asks for: read from its annotation, said in words."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from msgspec import Meta, Struct


@dataclass(frozen=True, slots=True)
class Shape:
    """An annotation taken apart."""

    annotation: Any
    """As written; what `msgspec.convert` checks ranges with."""
    base: Any
    """Without `Annotated` and without `None`."""
    metas: tuple[Meta, ...]
    optional: bool
    """`None` is a value."""

    @property
    def struct(self) -> type[Struct] | None:
        """The struct it is, if it is one."""
        return self.base if isinstance(self.base, type) and issubclass(self.base, Struct) else None

    @property
    def keys_and_values(self) -> tuple[Any, Any] | None:
        """The annotations of a dict's keys and values."""
        if self.base is dict:
            return (str, Any)
        return typing.get_args(self.base) if typing.get_origin(self.base) is dict else None

    @property
    def items(self) -> Any | None:
        """The annotation of a list's items."""
        return typing.get_args(self.base)[0] if typing.get_origin(self.base) in {tuple, list, frozenset} else None

    @property
    def choices(self) -> tuple[Any, ...]:
        """The values of a `Literal`."""
        return typing.get_args(self.base) if typing.get_origin(self.base) is Literal else ()

    @property
    def is_container(self) -> bool:
        """A section, a dict or a list."""
        return self.struct is not None or self.keys_and_values is not None or self.items is not None

    def meta(self, name: str) -> Any:
        """Return an attribute of the outermost `Meta` that sets it, or None."""
        return next((found for each in reversed(self.metas) if (found := getattr(each, name)) is not None), None)

    @property
    def limits(self) -> str:
        """The range in words, such as `0 to 65535`; empty without one."""
        low, high = (self.meta(name) for name in ("ge", "le"))
        if low is not None and high is not None:
            return f"{low} to {high}"
        if low is not None:
            return f"{low} or more"
        return "" if high is None else f"at most {high}"

    @property
    def wanted(self) -> str:
        """What is expected, in words."""
        if self.choices:
            return f"one of {', '.join(map(str, self.choices))}"
        if self.struct or self.keys_and_values:
            return "a section (indented keys with values)"
        if self.items is not None:
            return "a list, such as [a, b]"
        if self.meta("pattern"):
            return str(self.meta("description") or f"text that matches {self.meta('pattern')}")
        words = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}.get(self.base, "a value")
        limits = self.limits
        if not limits:
            return words
        return f"{words} from {limits}" if " to " in limits else f"{words}, {limits}"


def shape(annotation: Any) -> Shape:
    """Take an annotation apart."""
    metas: tuple[Meta, ...] = ()
    base, optional = annotation, False
    while True:
        if typing.get_origin(base) is typing.Annotated:
            inner, *extra = typing.get_args(base)
            metas = tuple(each for each in extra if isinstance(each, Meta)) + metas
            base = inner
        elif typing.get_origin(base) in {typing.Union, types.UnionType}:
            others = [each for each in typing.get_args(base) if each is not types.NoneType]
            optional = optional or len(others) < len(typing.get_args(base))
            if len(others) > 1:
                return Shape(annotation, base, metas, optional)
            base = others[0]
        else:
            return Shape(annotation, base, metas, optional)


def dotted_keys(kind: type[Struct], prefix: str = "") -> Iterator[str]:
    """Yield the dotted key of every option outside dicts and lists, such as `mqtt.port`."""
    for each in msgspec.structs.fields(kind):
        yield prefix + each.encode_name
        if inner := shape(each.type).struct:
            yield from dotted_keys(inner, f"{prefix}{each.encode_name}.")
