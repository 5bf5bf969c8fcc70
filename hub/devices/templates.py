"""Jinja2 templates of device configurations, in a sandbox, with the additions that Home Assistant's templates have.

The bounds keep a mistaken template from stopping the hub. They are no defence against an enemy on the broker: whoever
can publish there already commands the house.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_TEMPLATE = 10_000
"""Characters of a template."""
MAX_OUTPUT = 65_536
"""Characters that a template may render."""
MAX_STEPS = 10_000
"""Numbers that all calls of `range` in one rendering may yield together."""

_REQUIRED: Any = object()


class TemplateError(ValueError):
    """A template cannot be read, or failed on a value."""


class Payload:
    """A message's text, decoded as JSON at most once however many templates look at it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def json(self) -> Any:
        """The text as JSON; `None` when it is not JSON (or says `null`)."""
        try:
            return json.loads(self.text)
        except ValueError:
            return None


class Template:
    """A compiled template; equal texts are compiled once."""

    def __init__(self, text: str) -> None:
        """Raise `TemplateError` when the text is too long or not a template."""
        self.text = text
        self._compiled = _compile(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Template) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def read(self, payload: Payload) -> str:
        """Render a state: `value` is the text and `value_json` what it holds, if it is JSON."""
        values = {"value": payload.text}
        if payload.json is not None:
            values["value_json"] = payload.json
        return self.render(**values)

    def render(self, **values: Any) -> str:
        """Render with these variables. Raises `TemplateError`."""
        chunks: list[str] = []
        length = 0
        try:
            for chunk in self._compiled.generate(values, range=_bounded_range()):
                length += len(chunk)
                if length > MAX_OUTPUT:
                    raise TemplateError(f"renders more than {MAX_OUTPUT} characters")
                chunks.append(chunk)
        except TemplateError:
            raise
        except Exception as error:
            raise TemplateError(f"{type(error).__name__}: {error}") from error
        return "".join(chunks).strip()


def _bounded_range() -> Callable[..., Iterator[int]]:
    left = MAX_STEPS

    def bounded(*arguments: int) -> Iterator[int]:
        nonlocal left
        for number in range(*arguments):
            left -= 1
            if left < 0:
                raise TemplateError(f"counts further than {MAX_STEPS}")
            yield number

    return bounded


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses products, powers and paddings that would fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        sizes = [len(side) for side in (left, right) if isinstance(side, str | list | tuple | bytes)]
        if sizes and max(sizes) * max(side for side in (left, right, 0) if isinstance(side, int)) > MAX_OUTPUT:
            raise TemplateError("repeats a text or list too often")
        if operator == "**" and isinstance(right, int | float) and abs(right) > 100:
            raise TemplateError("raises to a power above 100")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        padding = isinstance(obj, str) and attr in {"center", "ljust", "rjust", "zfill", "expandtabs"}
        return not padding and super().is_safe_attribute(obj, attr, value)


def _float(value: Any, default: Any = _REQUIRED) -> Any:
    """Convert, or return the default; without a default a failure fails the template, as in Home Assistant."""
    try:
        return float(value)
    except (ValueError, TypeError):
        if default is _REQUIRED:
            raise
        return default


def _int(value: Any, default: Any = _REQUIRED, base: int = 10) -> Any:
    try:
        return int(value, base) if isinstance(value, str) and base != 10 else int(float(value))
    except (ValueError, TypeError, OverflowError):
        if default is _REQUIRED:
            raise
        return default


def _round(value: Any, precision: int = 0, method: str = "common", default: Any = _REQUIRED) -> Any:
    try:
        scale = 10.0**precision
        number = {
            "ceil": lambda: math.ceil(float(value) * scale) / scale,
            "floor": lambda: math.floor(float(value) * scale) / scale,
            "half": lambda: round(float(value) * 2) / 2,
        }.get(method, lambda: round(float(value), precision))()
    except (ValueError, TypeError):
        if default is _REQUIRED:
            raise
        return default
    return int(number) if precision == 0 and method != "half" else number


def _bool(value: Any, default: Any = _REQUIRED) -> Any:
    text = str(value).lower()
    if text in {"true", "yes", "on", "enable", "1", "1.0"}:
        return True
    if text in {"false", "no", "off", "disable", "0", "0.0"}:
        return False
    if default is _REQUIRED:
        raise ValueError(f"{text!r} is neither true nor false")
    return default


def _is_number(value: Any) -> bool:
    try:
        return math.isfinite(float(value))
    except (ValueError, TypeError):
        return False


def _iif(value: Any, if_true: Any = True, if_false: Any = False, if_none: Any = _REQUIRED) -> Any:
    if value is None and if_none is not _REQUIRED:
        return if_none
    return if_true if value else if_false


def _to_json(value: Any, **_: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _findall_index(value: Any, find: str = "", index: int = 0) -> Any:
    return re.findall(find, str(value))[index]


FILTERS: dict[str, Callable[..., Any]] = {
    "add": lambda value, amount: float(value) + amount,
    "bitwise_and": lambda value, other: int(value) & int(other),
    "bitwise_or": lambda value, other: int(value) | int(other),
    "bool": _bool,
    "float": _float,
    "from_json": json.loads,
    "iif": _iif,
    "int": _int,
    "is_number": _is_number,
    "multiply": lambda value, amount: float(value) * amount,
    "ord": ord,
    "regex_findall": lambda value, find="": re.findall(find, str(value)),
    "regex_findall_index": _findall_index,
    "regex_match": lambda value, find="": re.match(find, str(value)) is not None,
    "regex_replace": lambda value, find="", replace="": re.sub(find, replace, str(value)),
    "regex_search": lambda value, find="": re.search(find, str(value)) is not None,
    "round": _round,
    "to_json": _to_json,
    "tojson": _to_json,
}
GLOBALS: dict[str, Any] = {
    **{name: FILTERS[name] for name in ("bool", "float", "iif", "int", "is_number")},
    "max": max,
    "min": min,
    "now": lambda: datetime.now().astimezone(),
    "timedelta": timedelta,
    "utcnow": lambda: datetime.now(UTC),
    "zip": zip,
}


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = _Sandbox(extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"])
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)
    environment.tests["is_number"] = _is_number
    environment.tests["match"] = FILTERS["regex_match"]
    environment.tests["search"] = FILTERS["regex_search"]
    for padding in ("center", "wordwrap", "urlize", "xmlattr"):
        environment.filters.pop(padding)
    environment.globals.pop("lipsum")
    return environment


@lru_cache(maxsize=2000)
def _compile(text: str) -> jinja2.Template:
    if len(text) > MAX_TEMPLATE:
        raise TemplateError(f"is longer than {MAX_TEMPLATE} characters")
    try:
        return _environment().from_string(text)
    except jinja2.TemplateError as error:
        raise TemplateError(f"{type(error).__name__}: {error}") from error
