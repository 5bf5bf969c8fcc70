"""What Home Assistant's templates have beyond Jinja2's own, as far as configurations of devices use it.

Names, defaults and failures follow Home Assistant 2026.2 (`homeassistant/helpers/template`). There is no house behind
these: `states` and its kin say that nothing is known.
"""

from __future__ import annotations

import base64
import json
import math
import re
import statistics
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from hub.devices import bounds

_REQUIRED: Any = object()


def _defaulting(convert: Callable[..., Any], *failures: type[Exception]) -> Callable[..., Any]:
    """Make a filter that returns its argument `default` on failure, and fails the template without one."""
    caught = failures or (ValueError, TypeError, OverflowError, ArithmeticError)

    def filtered(value: Any, *arguments: Any, default: Any = _REQUIRED, **named: Any) -> Any:
        try:
            return convert(value, *arguments, **named)
        except caught:
            if default is _REQUIRED:
                raise
            return default

    return filtered


def _float(value: Any, default: Any = _REQUIRED) -> Any:
    return _defaulting(float)(value, default=default)


def _int(value: Any, default: Any = _REQUIRED, base: int = 10) -> Any:
    def convert(value: Any) -> int:
        return int(value, base) if isinstance(value, str) and base != 10 else int(float(value))

    return _defaulting(convert)(value, default=default)


def _round(value: Any, precision: int = 0, method: str = "common", default: Any = _REQUIRED) -> Any:
    def convert(value: Any) -> float:
        number, scale = float(value), 10.0**precision
        match method:
            case "ceil":
                number = math.ceil(number * scale) / scale
            case "floor":
                number = math.floor(number * scale) / scale
            case "half":
                return round(number * 2) / 2
            case _:
                number = round(number, precision)
        return int(number) if precision == 0 else number

    return _defaulting(convert)(value, default=default)


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


def _to_json(value: Any, sort_keys: bool = False, **_: Any) -> str:
    return json.dumps(bounds.budget().made(value), ensure_ascii=False, separators=(",", ":"), sort_keys=bool(sort_keys))


def _from_json(value: Any, default: Any = _REQUIRED) -> Any:
    return _defaulting(msgspec.json.decode, ValueError, TypeError, RecursionError)(value, default=default)


def _expression(find: str, text: str, ignorecase: bool) -> re.Pattern[str]:
    return bounds.budget().search(f"(?i:{find})" if ignorecase else find, text)


def _findall(value: Any, find: str = "", ignorecase: bool = False) -> list[Any]:
    return _expression(find, str(value), ignorecase).findall(str(value))


def _findall_index(value: Any, find: str = "", index: int = 0, ignorecase: bool = False) -> Any:
    return _findall(value, find, ignorecase)[index]


def _match(value: Any, find: str = "", ignorecase: bool = False) -> bool:
    return _expression(find, str(value), ignorecase).match(str(value)) is not None


def _search(value: Any, find: str = "", ignorecase: bool = False) -> bool:
    return _expression(find, str(value), ignorecase).search(str(value)) is not None


def _regex_replace(value: Any, find: str = "", replace: str = "", ignorecase: bool = False) -> str:
    text = str(value)
    bounds.replaced(text, "", str(replace))
    return _expression(find, text, ignorecase).sub(str(replace), text)


def _replace(value: Any, old: str, new: str, count: int = -1) -> str:
    bounds.replaced(str(value), str(old), str(new))
    return str(value).replace(str(old), str(new), -1 if count is None else count)


def _join(value: Iterable[Any], d: str = "", attribute: Any = None) -> str:
    if attribute is not None:
        value = (part[attribute] if isinstance(part, dict | list | tuple) else "" for part in value)
    return bounds.joined(str(d), value)


def _format(value: Any, *arguments: Any, **named: Any) -> str:
    bounds.formatted(str(value), (*arguments, *named.values()))
    return str(value) % (named or arguments)


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """Return the numbers of a list, or of the arguments themselves."""
    many = values[0] if len(values) == 1 and not isinstance(values[0], str | int | float) else values
    return [float(each) for each in bounds.counted(many)]


def _sum(value: Iterable[Any], attribute: str | None = None, start: float = 0) -> Any:
    total: Any = start
    for each in bounds.counted(value):
        number = each[attribute] if attribute is not None else each
        if not isinstance(number, int | float) or not isinstance(total, int | float):
            raise TypeError("sums up what is no number")
        total += number
    return total


def _slugify(value: Any, separator: str = "_") -> str:
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().lower()
    words = "".join(each if each.isalnum() else " " for each in plain).split()
    return bounds.joined(separator, words)


def _as_datetime(value: Any) -> datetime:
    """Read a moment: a time stamp in seconds, or a text in ISO 8601; without a zone it is local."""
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, int | float) or _is_number(value):
        moment = datetime.fromtimestamp(float(value), UTC)
    else:
        moment = datetime.fromisoformat(str(value))
    return moment.astimezone() if moment.tzinfo is None else moment


def _as_timestamp(value: Any) -> float:
    return _as_datetime(value).timestamp()


def _timestamp(value: Any, pattern: str = "%Y-%m-%d %H:%M:%S", local: bool = True) -> str:
    bounds.formatted(pattern, ("",))
    moment = datetime.fromtimestamp(float(value), UTC)
    return (moment.astimezone() if local else moment).strftime(pattern)


def _today_at(time: str = "") -> datetime:
    now = datetime.now().astimezone()
    hours, _, rest = (time or "0:0").partition(":")
    minutes, _, seconds = rest.partition(":")
    return now.replace(hour=int(hours), minute=int(minutes or 0), second=int(seconds or 0), microsecond=0)


def _logarithm(value: Any, base: float = math.e) -> float:
    return math.log(float(value), float(base))


def _flatten(value: Iterable[Any]) -> list[Any]:
    return [inner for each in value for inner in (each if isinstance(each, list | tuple) else (each,))]


def _combine(*parts: dict[Any, Any]) -> dict[Any, Any]:
    return {key: value for part in parts for key, value in part.items()}


FILTERS: dict[str, Callable[..., Any]] = {
    "add": _defaulting(lambda value, amount: float(value) + amount),
    "as_datetime": _defaulting(_as_datetime),
    "as_local": lambda value: _as_datetime(value).astimezone(),
    "as_timestamp": _defaulting(_as_timestamp),
    "average": lambda *values: statistics.fmean(_numbers(values)),
    "base64_decode": lambda value: base64.b64decode(str(value), validate=True).decode(),
    "base64_encode": lambda value: base64.b64encode(str(value).encode()).decode(),
    "bitwise_and": lambda value, other: int(value) & int(other),
    "bitwise_or": lambda value, other: int(value) | int(other),
    "bitwise_xor": lambda value, other: int(value) ^ int(other),
    "bool": _bool,
    "clamp": lambda value, low, high: max(low, min(high, float(value))),
    "combine": _combine,
    "contains": lambda value, item: item in value,
    "difference": lambda value, other: [each for each in value if each not in list(other)],
    "flatten": _flatten,
    "float": _float,
    "format": _format,
    "from_hex": lambda value: bytes.fromhex(str(value)),
    "from_json": _from_json,
    "iif": _iif,
    "int": _int,
    "intersect": lambda value, other: [each for each in value if each in list(other)],
    "is_number": _is_number,
    "join": _join,
    "log": _defaulting(_logarithm),
    "median": lambda *values: statistics.median(_numbers(values)),
    "multiply": _defaulting(lambda value, amount: float(value) * amount),
    "ord": ord,
    "regex_findall": _findall,
    "regex_findall_index": _findall_index,
    "regex_match": _match,
    "regex_replace": _regex_replace,
    "regex_search": _search,
    "replace": _replace,
    "round": _round,
    "slugify": _slugify,
    "sqrt": _defaulting(lambda value: math.sqrt(float(value))),
    "sum": _sum,
    "timestamp_custom": _defaulting(_timestamp),
    "timestamp_local": _defaulting(lambda value: datetime.fromtimestamp(float(value)).astimezone().isoformat()),
    "timestamp_utc": _defaulting(lambda value: datetime.fromtimestamp(float(value), UTC).isoformat()),
    "to_json": _to_json,
    "tojson": _to_json,
    "typeof": lambda value: type(value).__name__,
}
GLOBALS: dict[str, Any] = {
    **{
        name: FILTERS[name]
        for name in (
            "as_datetime", "as_local", "as_timestamp", "average", "bool", "clamp", "combine", "float", "iif", "int",
            "is_number", "log", "median", "slugify", "sqrt", "typeof",
        )
    },
    "e": math.e,
    "entity_id": "",
    "has_value": lambda entity: False,
    "is_state": lambda entity, state: False,
    "is_state_attr": lambda entity, name, value: False,
    "list": list,
    "max": max,
    "min": min,
    "name": "",
    "now": lambda: datetime.now().astimezone(),
    "pi": math.pi,
    "set": set,
    "state_attr": lambda entity, name: None,
    "states": lambda entity, **_: "unknown",
    "strptime": _defaulting(lambda text, pattern: datetime.strptime(str(text), pattern)),
    "this": {"entity_id": "", "state": "unknown", "attributes": {}},
    "timedelta": timedelta,
    "today_at": _today_at,
    "tuple": tuple,
    "utcnow": lambda: datetime.now(UTC),
    "zip": zip,
}  # fmt: skip
TESTS: dict[str, Callable[..., bool]] = {
    "contains": FILTERS["contains"],
    "is_number": _is_number,
    "list": lambda value: isinstance(value, list),
    "match": _match,
    "search": _search,
    "set": lambda value: isinstance(value, set),
    "tuple": lambda value: isinstance(value, tuple),
}
