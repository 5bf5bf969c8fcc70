"""What the API of automations takes and answers."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class RunBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`POST /api/automations/{id}/run`."""

    dry_run: bool = False
    """Tell what would be done, and do nothing."""
    wait: bool = True
    """Answer when it ended (after half a minute at the latest), not at once."""
    area: Annotated[str, Meta(max_length=100)] = ""
    """Area id in whose name it runs."""


class Switched(Struct, frozen=True, kw_only=True):
    """Answer to enabling and disabling."""

    id: str
    enabled: bool
