"""What is added to a language: small words around names, and sentences that home-assistant-intents lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shared.languages import module_of

HERE: dict[str, Any] = {"area": {"slot": True}}
"""`requires_context` of a sentence that names no area: it takes the satellite's."""


UNAWAITED = "unawaited"
"""Key in the metadata of a block (see `block`)."""


@dataclass(frozen=True, slots=True)
class Compounds:
    """How a room and a thing become one word: `Küche` and `Licht` are `Küchenlicht` (see `hub.intents.compounds`)."""

    links: Mapping[str, tuple[str, ...]]
    """By the last letters of the room (the longest that fits; `` fits all): what stands in their place before the
    thing: `{"e": ("en", "e"), "": ("", "s")}`. Empty where the language does not join them."""
    generic: tuple[str, ...] = ()
    """Words for a whole kind of thing (`licht`, `luz`): what is left of a name without its room is then no name."""


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
    lists: dict[str, Any] = field(default_factory=dict)
    """Slot lists, in the format of home-assistant-intents, beside the community's or in their place."""
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sentences of the community that do harm here, by intent, letter for letter."""
    compounds: Compounds | None = None
    """How this language makes one word of a room and a thing."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Other ways to say a name of a device or a room: patterns for the whole plain name, each with what stands in its
    place, as in `re.sub`: `store gauche` is also `store de gauche`."""
    rewrites: tuple[tuple[str, str], ...] = ()
    """Before all else, in order: a pattern (`re`, any case) and what stands in its place, as in `re.sub`: how numbers
    are said."""
    option_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people say for a device's own option, by the option: `{"cool": ("cooling",)}`."""
    stop_words: tuple[str, ...] = ()
    """Whole utterances that end the turn quietly."""


def block(
    combination: str,
    *sentences: str,
    response: str = "default",
    slots: dict[str, Any] | None = None,
    domains: tuple[str, ...] = (),
    here: bool = False,
    awaited: bool = True,
) -> dict[str, Any]:
    """Write one block of sentences; `here` takes the area of the satellite, `domains` are what the name may be.

    A sentence that is not `awaited` keeps nobody waiting who says its beginning, if that is a whole command.
    """
    requires: dict[str, Any] = {**(HERE if here else {}), **({"domain": list(domains)} if domains else {})}
    return {
        "sentences": list(sentences),
        "metadata": {"slot_combination": combination} | ({} if awaited else {UNAWAITED: True}),
        "slots": slots or {},
        "requires_context": requires,
        "response": response,
    }


PLACE = "@"
"""In a sentence of `placed`: where the devices stand."""


def placed(
    combination: str,
    nouns: Mapping[str, str],
    *sentences: str,
    response: str = "default",
    slots: dict[str, Any] | None = None,
    awaited: bool = True,
) -> list[dict[str, Any]]:
    """Write blocks for several places. `nouns` say, by the place, how devices there are called, and stand for `@`.

    The places are `here`, `area`, `floor` and `all`, or `name` (the kinds of device follow: `name:light,switch`). The
    `domain` of `slots` is left out where a name says it. The slot combination is `combination` after the place, as in
    home-assistant-intents: `area_brightness`.
    """
    blocks = []
    for place, noun in nouns.items():
        where, _, kinds = place.partition(":")
        domains = tuple(kinds.split(",")) if kinds else ()
        blocks.append(
            block(
                f"{where}_{combination}",
                *(sentence.replace(PLACE, noun if noun.startswith("<") else f"({noun})") for sentence in sentences),
                response=response,
                slots={key: value for key, value in (slots or {}).items() if not (domains and key == "domain")},
                domains=domains,
                here=where == "here",
                awaited=awaited,
            )
        )
    return blocks


def additions(language: str) -> Additions:
    """Return what is added to a language (`de-CH` has that of `de`); nothing for one without a module."""
    module = module_of("hub.intents.languages", language)
    if module is None:
        return Additions()
    assert isinstance(module.ADDITIONS, Additions)
    return module.ADDITIONS
