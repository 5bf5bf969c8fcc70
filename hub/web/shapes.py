"""What the API of lists and scenes takes and shows."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from hub.store.listed import Item

Words = Annotated[str, Meta(max_length=2000)]
Name = Annotated[str, Meta(max_length=60)]


class ListedItem(Item, frozen=True, kw_only=True):
    """A thing on a list."""

    line: str
    """With its quantity, as people write it."""


class ListInfo(Struct, frozen=True, kw_only=True):
    """A list with what is on it."""

    id: str
    kind: str
    """`shopping`, `todo`, `notes` or `own`."""
    name: str
    items: list[ListedItem]


class ListBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/lists`, `PATCH /api/lists/<id>`: make a list, or call it otherwise."""

    name: Name


class ItemBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/lists/<id>/items`: put on a list what these words name, as if they had been said."""

    text: Words


class ItemChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`PATCH /api/lists/<id>/items/<item>`: what is to be other than it was."""

    text: Words | None = None
    """What it is, with its quantity."""
    done: bool | None = None
    """It is ticked off."""


class SceneInfo(Struct, frozen=True, kw_only=True):
    """A scene that was captured by voice."""

    id: str
    name: str
    area: str
    """Area id, empty where it is of more than one room."""
    devices: list[str]
    """Ids of its devices."""
    saved_at: float
    """Wall-clock time, seconds since 1970."""
