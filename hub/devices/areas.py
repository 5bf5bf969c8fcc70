"""Rooms: those of the configuration, and those that only devices name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub import config
from hub.devices.model import Area
from hub.devices.names import slug


class Areas:
    """Finds the area that is meant by an id, a name or an alias."""

    def __init__(self, configured: Mapping[str, config.Area]) -> None:
        """Take the configuration's `areas`."""
        self._configured = {
            key: Area(id=key, name=area.name or _title(key), aliases=area.aliases, floor=area.floor)
            for key, area in configured.items()
        }
        self._ids: dict[str, str] = {}
        for area in self._configured.values():
            for text in (*area.aliases, area.name, area.id):
                self._ids[slug(text)] = area.id

    def resolve(self, text: str) -> str:
        """Return the id of an area; one that is not configured gets the slug of its name, nothing stays empty."""
        return self._ids.get(slug(text), slug(text))

    def all(self, named: Iterable[str]) -> tuple[Area, ...]:
        """Return the configured areas, then those among `named` that are none of them, in the order of their ids."""
        found: dict[str, str] = {}
        for text in sorted(named):
            found.setdefault(self.resolve(text), _title(text) if text == slug(text) else text.strip())
        extra = (Area(id=key, name=found[key]) for key in sorted(found) if key and key not in self._configured)
        return (*self._configured.values(), *extra)


def _title(key: str) -> str:
    return key.replace("_", " ").replace("-", " ").strip().capitalize()
