"""How devices and areas are called: names as people say them, ids as programs do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from hub.devices.discovery import Announced
from hub.devices.model import Kind


def slug(text: str) -> str:
    """Make an id of a name: lower case, accents dropped, everything but letters and digits an underscore."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(each for each in folded if not unicodedata.combining(each))
    return "_".join("".join(each if each.isalnum() else " " for each in plain).split())


def full_name(announced: Announced) -> str:
    """Name a component as Home Assistant does: device name and entity name together.

    An entity without a name is called like its device (`name: null`), a sensor after what it measures; an entity name
    that begins with the device's name stands alone.
    """
    options, device = announced.options, announced.device_name.strip()
    own = str(options.get("name") or "").strip()
    if not own and "name" not in options and announced.kind in (Kind.SENSOR, Kind.BINARY_SENSOR):
        own = str(options.get("device_class") or "").replace("_", " ").capitalize() if device else ""
    if not device or own.casefold().startswith(device.casefold()):
        return own or device or str(announced.kind).replace("_", " ").capitalize()
    return f"{device} {own}".strip()


def assign_ids(
    announced: Iterable[Announced], names: Mapping[str, str], areas: Mapping[str, str], reserved: Iterable[str] = ()
) -> dict[str, str]:
    """Give each key a device id `<kind>.<slug>`; names and area ids are given by key.

    Depends only on the set, never on the order of arrival: where several want one id, those declared in the
    configuration come first, then the smallest unique id; the others get their area behind it, or a number. Ids that
    are `reserved` go to nobody.
    """
    ids: dict[str, str] = {}
    taken = set(reserved)
    numbers: dict[str, int] = {}
    for each in sorted(announced, key=lambda each: (not each.slug, each.unique_id, each.key)):
        stem = f"{each.kind}.{each.slug or slug(each.suggested_id) or slug(names[each.key]) or 'unnamed'}"
        area = areas.get(each.key, "")
        choices = (stem, f"{stem}_{area}") if area and not stem.endswith(f"_{area}") else (stem,)
        free = next((choice for choice in choices if choice not in taken), None)
        while free is None:
            # What was taken stays taken: the search goes on where it ended for the last one of this name.
            numbers[stem] = numbers.get(stem, 1) + 1
            free = f"{stem}_{numbers[stem]}" if f"{stem}_{numbers[stem]}" not in taken else None
        taken.add(free)
        ids[each.key] = free
    return ids
