"""Numbers, units, states and lists of names as they are spoken, and the last touch to a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hub.brain.wording.model import Wording
from hub.devices.model import as_number
from hub.skills.registry import DeviceState

SHOWN = 4
"""Of more names than this only three are said."""

_NOT_WORDS = re.compile(r"[^\w'’ -]+")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_BEFORE_PUNCTUATION = re.compile(r" +([.,])")


def bare_words(text: str) -> str:
    """Return words in lower case with single spaces and without marks, apostrophes and hyphens apart."""
    return " ".join(_NOT_WORDS.sub(" ", text).replace("’", "'").casefold().split())


def rounded(value: float) -> float:
    """Round to one decimal, to two below 10; whole numbers become `int`."""
    near = round(value, 1 if abs(value) >= 10 else 2)
    return int(near) if near == int(near) else near


def number(value: float, words: Wording) -> str:
    """Say a number: `21.50` becomes `21.5`, or `21,5` where people write so."""
    text = str(rounded(value))
    return text.replace(".", ",") if words.decimal_comma else text


def measured(value: object, unit: str, words: Wording) -> str:
    """Say a value with its unit: `21.5 degrees`, `40 percent`; a value that is no number is said as it is."""
    amount = as_number(value)
    if amount is None:
        return str(value)
    said = number(amount, words)
    if not unit:
        return said
    one, many = words.units.get(unit, (unit, unit))
    return f"{said} {one if said == '1' else many}"


def state(shown: DeviceState, device_class: str, words: Wording) -> str:
    """Say a device's state: `on`, `open`, `21.5 degrees`; a door contact that is `on` is `open`."""
    value = shown.state.value or ""
    if shown.device.startswith("binary_sensor.") and device_class in words.contacts and value in ("on", "off"):
        return words.contacts[device_class][value == "off"]
    if as_number(value) is not None:
        return measured(value, shown.unit, words)
    return words.states.get(value, value.replace("_", " "))


def listed(names: Sequence[str], words: Wording, last: str = "") -> str:
    """Join names as people do: `a, b and c`; of many, three and how many more."""
    shown = list(names)
    if len(shown) > SHOWN:
        shown = [*shown[:3], words.more.format(count=len(names) - 3)]
    return joined(shown, last or words.conjunction)


def joined(names: Sequence[str], last: str) -> str:
    """Join as people do: `a, b and c`, where `last` is `and`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def finished(text: str, words: Wording) -> str:
    """Tidy a rendered sentence: single spaces, decimals as people say them, a capital in front, a mark at the end."""
    text = _BEFORE_PUNCTUATION.sub(r"\1", " ".join(text.split()))
    if words.decimal_comma:
        text = _DECIMAL_POINT.sub(",", text)
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    if text[-1] in ".!?…。！？":
        return text
    return text + ("。" if "\u3040" <= text[-1] <= "\u9fff" else ".")
