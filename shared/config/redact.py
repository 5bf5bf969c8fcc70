"""A configuration fit to be shown: secrets are stars."""

from __future__ import annotations

import re
from typing import Any

import msgspec

STARS = "********"
_SECRET = re.compile(r"(^|_)(token|password|passphrase|secret|pin|api_key)$")
_USER_INFO = re.compile(r"(?<=://)[^/@\s]+(?=@)")


def is_secret_name(name: str) -> bool:
    """Tell whether an option of this name holds a secret, such as `password` or `api_token`."""
    return bool(_SECRET.search(name))


def redacted(config: msgspec.Struct) -> dict[str, Any]:
    """Return the configuration as plain data; secrets that are set read `********`, also the user part of URLs."""
    built = msgspec.to_builtins(config)
    assert isinstance(built, dict)
    return {name: _shown(name, value) for name, value in built.items()}


def _shown(name: str, value: Any) -> Any:
    match value:
        case dict():
            return {key: _shown(str(key), inner) for key, inner in value.items()}
        case list() | tuple():
            return [_shown(name, item) for item in value]
        case None | "" | bool():
            return value
        case _ if is_secret_name(name):
            return STARS
        case str():
            return _USER_INFO.sub(STARS, value)
    return value
