"""Whether two automations say the same, wherever they stand in their files. Pure."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct


def same(one: Any, other: Any) -> bool:
    """Compare values, structs without their `place`."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Struct):
        names = [each.name for each in msgspec.structs.fields(one) if each.name != "place"]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
