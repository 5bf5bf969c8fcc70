"""Parts of the configuration that hub and satellite share."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Share = Annotated[float, Meta(ge=0, le=1)]
"""A part of a whole, 0 to 1."""


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all configuration structs."""


class Logging(Section, frozen=True, kw_only=True):
    """What the program says of itself. What people say is never logged."""

    level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="The least important messages to write.")
    ] = "info"
    json: Annotated[bool, Meta(description="One JSON object a line instead of text.")] = False
