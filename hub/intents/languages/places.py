"""One sentence for every place: a thing by its name, here, in an area, on a floor, in the whole house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.intents.languages.model import block

PLACES = ("name", "here", "area", "floor", "everywhere")


@dataclass(frozen=True, slots=True)
class Things:
    """How a kind of thing is spoken of in one language. Each phrase is a template; an empty one is not said."""

    kinds: tuple[str, ...]
    """What a `{name}` may be."""
    name: str = ""
    here: str = ""
    """Without any place: the satellite's area is meant."""
    area: str = ""
    floor: str = ""
    everywhere: str = ""
    slots: dict[str, Any] = field(default_factory=dict)
    """Of sentences without a name: which kind is meant."""


def about(
    things: Things,
    *templates: str,
    response: str = "default",
    slots: Mapping[str, Any] | None = None,
    places: Iterable[str] = PLACES,
    in_house: str = "",
) -> list[dict[str, Any]]:
    """Write a block for each of the places, with the things where a template has `@`; `slots` go into all of them.

    `in_house` is the `response` of the whole house, where it has its own.
    """
    blocks = []
    for place in places:
        if phrase := getattr(things, place):
            named = place == "name"
            blocks.append(
                block(
                    {"name": "name_only", "here": "default", "everywhere": "all"}.get(place, f"{place}_only"),
                    *(template.replace("@", f"({phrase})") for template in templates),
                    response=in_house or response if place == "everywhere" else response,
                    slots={**({} if named else things.slots), **(slots or {})},
                    domains=things.kinds if named else (),
                    here=place == "here",
                )
            )
    return blocks


def listed(**values: object) -> dict[str, Any]:
    """Write a slot list: for each value (`warm_white`; `n50` is the number 50) what is said for it, as a template."""
    found = []
    for out, said in values.items():
        number = out[1:] if out[0] == "n" and out[1:].isdigit() else ""
        found.append({"in": said, "out": int(number) if number else out})
    return {"values": found}


def spoken(**options: str) -> dict[str, tuple[str, ...]]:
    """Write what is said for devices' own options, by the option: words with `|` between."""
    return {option: tuple(words.split("|")) for option, words in options.items()}
