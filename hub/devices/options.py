"""Typed access to a component's options as they came in a discovery payload or from the configuration file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.devices.templates import Template, TemplateError

LARGEST = 1e9
"""No number of an option is beyond this, so that none overflows where it is scaled."""
TOPIC_BYTES = 65_535
"""Longest topic in UTF-8 (MQTT 3.1.1, 4.7.3)."""


class BadOption(ValueError):
    """An option is missing or cannot be used; the text is `key: reason`."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")


def is_command(key: str) -> bool:
    """Tell whether an option names a topic that is published to; the others are listened to."""
    return key.endswith("command_topic") or key.startswith("set_")


def checked_topic(key: str, value: object, *, wildcards: bool = False) -> str:
    """Return a topic that may be published to, or with `wildcards` subscribed to. Raises `BadOption`.

    A wildcard stands for one whole level beside others that are plain, as gateways use it (`+/+/BTtoMQTT/AABBCC`):
    nobody may have the hub listen to everything.
    """
    if not isinstance(value, str) or not value:
        raise BadOption(key, "is not a topic")
    if "\0" in value or len(value.encode(errors="replace")) > TOPIC_BYTES:
        raise BadOption(key, "is not a valid topic")
    if "#" in value or ("+" in value and not wildcards):
        raise BadOption(key, "holds a wildcard")
    levels = set(value.split("/"))
    if "+" in value and (levels <= {"+"} or any("+" in level for level in levels - {"+"})):
        raise BadOption(key, "holds a wildcard that is no level of its own, or nothing else")
    return value


class Options:
    """A component's options. Every getter raises `BadOption` for a value of the wrong type or range."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Keys are written out, topics complete."""
        self._values = values

    def has(self, key: str) -> bool:
        """Tell whether an option is given and not null."""
        return self._values.get(key) is not None

    def topic(self, key: str) -> str | None:
        """Return a topic, `None` when not given; one that is listened to may hold wildcards."""
        return checked_topic(key, self._values[key], wildcards=not is_command(key)) if self.has(key) else None

    def required_topic(self, key: str) -> str:
        """Return a topic that must be there."""
        topic = self.topic(key)
        if topic is None:
            raise BadOption(key, "is missing")
        return topic

    def text(self, key: str, default: str) -> str:
        """Return a text; numbers and truth values become text as Python writes them, as in Home Assistant."""
        value = self._values.get(key)
        if value is None:
            return default
        if isinstance(value, dict | list):
            raise BadOption(key, "is not a text")
        return str(value)

    def text_or_none(self, key: str, default: str) -> str | None:
        """Return a text; a key that is given as null means "cannot do that"."""
        return None if key in self._values and self._values[key] is None else self.text(key, default)

    def number(self, key: str, default: float, *, low: float | None = None) -> float:
        """Return a number, at least `low` and never beyond `LARGEST`."""
        value = self._values.get(key)
        if value is None:
            return default
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise BadOption(key, "is not a number") from None
        if not abs(number) <= LARGEST or (low is not None and number < low):
            raise BadOption(key, "is out of range" if low is None else f"is below {low:g} or no number")
        return number

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a truth value; the words that YAML takes for one are understood in text too."""
        value = self._values.get(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        word = str(value).lower()
        if word in {"true", "yes", "on", "1", "enable"}:
            return True
        if word in {"false", "no", "off", "0", "disable"}:
            return False
        raise BadOption(key, "is neither true nor false")

    def choice(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        """Return one of the words allowed."""
        value = self.text(key, default)
        if value not in choices:
            raise BadOption(key, f"is none of {', '.join(choices)}")
        return value

    def words(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, list | tuple):
            raise BadOption(key, "is not a list")
        return tuple(str(each) for each in value)

    def template(self, *keys: str) -> Template | None:
        """Return the first of these templates that is given."""
        for key in keys:
            if self.has(key):
                try:
                    return Template(self.text(key, ""))
                except TemplateError as error:
                    raise BadOption(key, str(error)) from None
        return None

    @property
    def qos(self) -> int:
        """Quality of service of published commands, 0 to 2."""
        qos = self.number("qos", 0)
        if qos not in (0, 1, 2):
            raise BadOption("qos", "is none of 0, 1, 2")
        return int(qos)
