"""Templates of automations: what they see, and what their text means. Each takes no more than its budget."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from hub.automations.durations import duration
from hub.automations.model import Length
from hub.clock import Clock
from hub.devices.model import Home
from hub.devices.templates import Template, TemplateError

TRUE = frozenset({"true", "yes", "on", "enable"})
_INTEGER, _FLOAT = re.compile(r"[-+]?\d{1,15}"), re.compile(r"[-+]?\d{1,15}\.\d{1,15}")
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "none": None, "null": None}
LONGEST = 300
"""Characters of a value that is shown in a trace."""


def house_values(home: Home, clock: Clock) -> dict[str, Any]:
    """Return what templates know of the house: `state`, `attribute`, `is_state`, `area_of`, `now`.

    `states` and `state_attr` are other words for the first two, as Home Assistant has them.
    """

    def state(device: str) -> str:
        found = home.state(str(device))
        return "unavailable" if not found.available else found.value if found.value is not None else "unknown"

    def attribute(device: str, name: str) -> Any:
        return home.state(str(device)).attributes.get(str(name))

    def is_state(device: str, value: Any) -> bool:
        return state(device) in ([str(each) for each in value] if isinstance(value, list | tuple) else [str(value)])

    def area_of(device: str) -> str:
        found = home.device(str(device))
        return found.area if found is not None else ""

    def name_of(device: str) -> str:
        found = home.device(str(device))
        return found.name if found is not None else str(device)

    def today_at(at: str = "") -> datetime:
        hour, minute, second = ([*map(int, at.split(":")), 0, 0, 0] if at else [0, 0, 0])[:3]
        return clock.now().replace(hour=hour, minute=minute, second=second, microsecond=0)

    return {
        "state": state,
        "states": state,
        "attribute": attribute,
        "state_attr": attribute,
        "is_state": is_state,
        "area_of": area_of,
        "name_of": name_of,
        "now": clock.now,
        "today_at": today_at,
    }


def read(text: str) -> Any:
    """Return what a rendered text means: a number, true or false, nothing, a list or section in JSON, else words."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if text[:1] in "[{" and text[-1:] in "]}":
        try:
            return msgspec.json.decode(text)
        except (ValueError, RecursionError):
            return text
    return text


def is_true(text: str) -> bool:
    """Tell whether a rendered condition holds: true, yes, on or a number that is not 0."""
    word = text.strip().lower()
    return bool(float(word)) if _INTEGER.fullmatch(word) or _FLOAT.fullmatch(word) else word in TRUE


def rendered(value: Any, known: Mapping[str, Any]) -> Any:
    """Return a value with its templates worked out. Raises `TemplateError`."""
    match value:
        case Template():
            return read(value.render(**known))
        case dict():
            return {name: rendered(each, known) for name, each in value.items()}
        case list() | tuple():
            return [rendered(each, known) for each in value]
    return value


def words(value: Any, known: Mapping[str, Any]) -> str:
    """Return words, from a template where it is one. Raises `TemplateError`."""
    return value.render(**known) if isinstance(value, Template) else str(value)


def length(value: Length, known: Mapping[str, Any]) -> float:
    """Return a duration in seconds. Raises `TemplateError`."""
    if not isinstance(value, Template):
        return value
    try:
        seconds = duration(value.render(**known))
    except TemplateError:
        raise
    except ValueError as error:
        raise TemplateError(str(error)) from error
    return max(0.0, seconds)


def shown(value: Any) -> str:
    """Return a value as the trace shows it."""
    text = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
