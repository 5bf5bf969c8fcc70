"""The sentences of a language: the community's (home-assistant-intents) for what Hearth can do, and our additions."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hub.devices.model import Kind
from hub.intents.languages.model import Additions, additions
from shared.errors import HearthError

if TYPE_CHECKING:
    from hassil.intents import Intents

UNDERSTOOD = frozenset(
    {
        "HassClimateGetTemperature",
        "HassClimateSetTemperature",
        "HassFanSetSpeed",
        "HassGetCurrentDate",
        "HassGetCurrentTime",
        "HassGetState",
        "HassLightSet",
        "HassNevermind",
        "HassSetPosition",
        "HassStopMoving",
        "HassToggle",
        "HassTurnOff",
        "HassTurnOn",
    }
)
"""Intents that are recognised: those that skills run. Sentences for anything else would only be in the way."""

_KINDS = frozenset(kind.value for kind in Kind)


class UnknownLanguageError(HearthError):
    """There are no sentences in the language asked for."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """One language, ready to recognise and to answer."""

    language: str
    """Code of the data, such as `de` where `de-CH` was asked for and has none."""
    intents: Intents
    responses: Mapping[str, Mapping[str, str]]
    """Reply templates (Jinja2) by intent, then by response key."""
    errors: Mapping[str, str]
    """Error templates (Jinja2) by key."""
    additions: Additions


def known_language(language: str) -> str:
    """Return the code of the data for a language, falling back from `de-CH` to `de`.

    Raises `UnknownLanguageError`, which proposes the nearest code.
    """
    from home_assistant_intents import get_languages

    known = {code.lower(): code for code in get_languages()}
    wanted = language.strip().replace("_", "-").lower()
    for code in (wanted, wanted.split("-")[0]):
        if code in known:
            return str(known[code])
    near = get_close_matches(wanted, known, n=1, cutoff=0.5)
    hint = f" (did you mean {known[near[0]]}?)" if near else ""
    raise UnknownLanguageError(f"no sentences for the language {language!r}{hint}")


def load(language: str) -> Sentences:
    """Load a language once (about 0.2 s, then kept). Raises `UnknownLanguageError`."""
    return _load(known_language(language))


@lru_cache(maxsize=8)
def _load(code: str) -> Sentences:
    from hassil.intents import Intents
    from home_assistant_intents import get_intents

    data: dict[str, Any] = copy.deepcopy(get_intents(code)) or {}
    extra = additions(code)
    data["intents"] = _merged(data.get("intents", {}), extra)
    data["expansion_rules"] = {**data.get("expansion_rules", {}), **extra.expansion_rules}
    data["skip_words"] = [*data.get("skip_words", ()), *extra.skip_words]
    intents = Intents.from_dict(data)
    for intent in intents.intents.values():
        for each in intent.data:
            _ = each.sentences  # parsed late by hassil; here it is off the hot path
    _count_once(code, data.get("lists", {}))
    responses = data.get("responses", {})
    return Sentences(code, intents, responses.get("intents", {}), responses.get("errors", {}), extra)


def _count_once(code: str, lists: Mapping[str, Any]) -> None:
    """Let hassil work out and keep how numbers are said, which it does at the first sentence that may have one."""
    from hassil.intents import Intents
    from hassil.recognize import recognize_all

    ranges = {name: value for name, value in lists.items() if "range" in value}
    block = {"sentences": [f"{{{name}}}" for name in ranges]}
    numbers = Intents.from_dict({"language": code, "intents": {"Count": {"data": [block]}}, "lists": ranges})
    for _ in recognize_all("x", numbers, language=code):
        pass


def _merged(theirs: Mapping[str, Any], extra: Additions) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for name in sorted(UNDERSTOOD):
        blocks = [block for block in theirs.get(name, {}).get("data", ()) if _concerns_us(block)]
        blocks += extra.intents.get(name, ())
        if blocks:
            merged[name] = {"data": blocks}
    return merged


def _concerns_us(block: Mapping[str, Any]) -> bool:
    """Whether a block of sentences is about a kind of device that exists here (or about none)."""
    domains = set(domains_of(block.get("slots") or {})) | set(domains_of(block.get("requires_context") or {}))
    return not domains or bool(domains & _KINDS)


def domains_of(source: Mapping[str, Any]) -> Iterable[str]:
    """Return the domains named in a block's `slots` or `requires_context`."""
    value = source.get("domain")
    if isinstance(value, Mapping):
        value = value.get("value")
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
