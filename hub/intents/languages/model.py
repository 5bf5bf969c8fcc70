"""What is added to a language: small words around names, and sentences that home-assistant-intents lacks."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

HERE: dict[str, Any] = {"area": {"slot": True}}
"""`requires_context` of a sentence that names no area: it takes the satellite's."""


@dataclass(frozen=True, slots=True)
class Additions:
    """All that is added for one language. Templates are written as in hassil."""

    articles: tuple[str, ...] = ()
    """Words before a name that mean nothing: `the`, `my`."""
    connectors: tuple[str, ...] = ()
    """Words between a device and its area: `in the`."""
    plurals: tuple[str, ...] = ()
    """Endings that a name may gain or lose."""
    skip_words: tuple[str, ...] = ()
    """Words that may be left out anywhere."""
    expansion_rules: dict[str, str] = field(default_factory=dict)
    """Rules that replace the community's."""
    intents: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Blocks of sentences by intent, in the format of home-assistant-intents."""
    stop_words: tuple[str, ...] = ()
    """Whole utterances that end the turn quietly."""


def block(
    combination: str,
    *sentences: str,
    response: str = "default",
    slots: dict[str, Any] | None = None,
    domains: tuple[str, ...] = (),
    here: bool = False,
) -> dict[str, Any]:
    """Write one block of sentences; `here` takes the area of the satellite, `domains` are what the name may be."""
    requires: dict[str, Any] = {**(HERE if here else {}), **({"domain": list(domains)} if domains else {})}
    return {
        "sentences": list(sentences),
        "metadata": {"slot_combination": combination},
        "slots": slots or {},
        "requires_context": requires,
        "response": response,
    }


def additions(language: str) -> Additions:
    """Return what is added to a language (`de-CH` has that of `de`); nothing for one without a module."""
    name = f"hub.intents.languages.{language.partition('-')[0].lower()}"
    if not language.replace("-", "").isalnum() or find_spec(name) is None:
        return Additions()
    found = import_module(name).ADDITIONS
    assert isinstance(found, Additions)
    return found
