"""The intent: the only request to *do* something."""

from __future__ import annotations

from msgspec import Struct

SlotValue = str | int | float


class Intent(Struct, frozen=True, kw_only=True):
    """A recognised wish. Names and slots are those of home-assistant-intents where it has them."""

    name: str
    """Such as `HassTurnOn`."""
    slots: dict[str, SlotValue] = {}
    """Such as `{"name": "light.kitchen", "brightness": 40}`. A `name` slot holds a device id, an `area` slot an area
    id; the words that were said for them are in `spoken`."""
    spoken: dict[str, str] = {}
    """Per slot, the words that were said for it."""
    confidence: float = 1.0
    """0 to 1."""
    source: str = "sentence"
    """Who recognised it: `sentence`, `meaning`, `llm`, `automation`, `api`."""
    response: str = "default"
    """Key of the reply sentence in home-assistant-intents."""
