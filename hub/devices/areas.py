"""Rooms and floors: those of the configuration, and those that only devices or areas name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub import config
from hub.devices.model import Area
from hub.devices.names import slug


class Areas:
    """Finds the area that is meant by an id, a name or an alias."""

    def __init__(self, configured: Mapping[str, config.Area], floors: Mapping[str, config.Floor] | None = None) -> None:
        """Take `areas` and `floors` of the configuration; an area names its floor by key, name or alias."""
        levels: dict[str, tuple[str, tuple[str, ...]]] = {}
        for key, floor in (floors or {}).items():
            name = floor.name or _title(key)
            for text in (*floor.aliases, name, key):
                levels[slug(text)] = (name, floor.aliases)
        self._configured: dict[str, Area] = {}
        for key, area in configured.items():
            level, others = levels.get(slug(area.floor), (area.floor.strip(), ()))
            self._configured[key] = Area(
                id=key, name=area.name or _title(key), aliases=area.aliases, floor=level, floor_aliases=others
            )
        self._hidden = frozenset(key for key, area in configured.items() if not area.exposed)
        self._ids: dict[str, str] = {}
        for each in self._configured.values():
            for text in (*each.aliases, each.name, each.id):
                self._ids[slug(text)] = each.id

    def resolve(self, text: str) -> str:
        """Return the id of an area; one that is not configured gets the slug of its name, nothing stays empty."""
        return self._ids.get(slug(text), slug(text))

    def exposed(self, area_id: str) -> bool:
        """Tell whether voice may use what is in an area; one that is not configured hides nothing."""
        return area_id not in self._hidden

    def all(self, named: Iterable[str]) -> tuple[Area, ...]:
        """Return the configured areas, then those among `named` that are none of them, in the order of their ids."""
        found: dict[str, str] = {}
        for text in sorted(named):
            found.setdefault(self.resolve(text), _title(text) if text == slug(text) else text.strip())
        extra = (Area(id=key, name=found[key]) for key in sorted(found) if key and key not in self._configured)
        return (*self._configured.values(), *extra)


def _title(key: str) -> str:
    return key.replace("_", " ").replace("-", " ").strip().capitalize()
