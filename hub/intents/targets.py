"""Which devices an intent is about: the area rules, as pure functions over the devices of the home."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.devices.model import Area, Device, Home, Kind
from hub.intents.model import Intent, Miss

WINDOW_COVERINGS = frozenset({"awning", "blind", "curtain", "shade", "shutter"})
"""People say blind, shade and shutter for the same thing; doors and gates are never mixed up with them."""

KIND_OF_INTENT: Mapping[str, Kind] = {
    "HassClimateSetTemperature": Kind.CLIMATE,
    "HassClimateGetTemperature": Kind.CLIMATE,
    "HassFanSetSpeed": Kind.FAN,
    "HassLightSet": Kind.LIGHT,
    "HassSetPosition": Kind.COVER,
    "HassStopMoving": Kind.COVER,
}
"""Kind meant where neither a name nor a `domain` slot says it."""


def kind_of(intent: Intent) -> str:
    """Return the kind of device that an intent without a name is about; empty when it is about none."""
    return str(intent.slots.get("domain") or KIND_OF_INTENT.get(intent.name, ""))


def exposed(home: Home) -> tuple[Device, ...]:
    """Return the devices that voice may see."""
    return tuple(device for device in home.devices() if device.exposed)


def find(intent: Intent, home: Home) -> tuple[Device, ...]:
    """Return the exposed devices an intent is about, none when it is about none.

    A `name` is one device. Otherwise: those of the `domain` in the `area` or on the `floor`, everywhere when neither
    is given. `device_class` narrows covers: the very class; else covers that have none; else, among window coverings,
    a relative. A thermostat or a covering that this area lacks may be meant elsewhere when the house has only one and
    no area was spoken.
    """
    if "name" in intent.slots:
        device = home.device(str(intent.slots["name"]))
        return (device,) if device is not None and device.exposed else ()
    kind = kind_of(intent)
    everywhere = [device for device in exposed(home) if device.kind == kind]
    here = _of_class(_in_place(everywhere, intent, home), str(intent.slots.get("device_class", "")))
    if here or "area" in intent.spoken or "area" not in intent.slots:
        return here
    alone = _of_class(everywhere, str(intent.slots.get("device_class", "")))
    single = len(alone) == 1 and ("device_class" in intent.slots or kind == Kind.CLIMATE)
    return alone if single else ()


def _in_place(devices: Iterable[Device], intent: Intent, home: Home) -> list[Device]:
    area, floor = intent.slots.get("area"), intent.slots.get("floor")
    on_floor = {each.id for each in home.areas() if each.floor == floor}
    return [
        device
        for device in devices
        if (area is None or device.area == area) and (floor is None or device.area in on_floor)
    ]


def _of_class(devices: list[Device], wanted: str) -> tuple[Device, ...]:
    if not wanted:
        return tuple(devices)
    relatives = WINDOW_COVERINGS if wanted in WINDOW_COVERINGS else frozenset()
    for classes in (frozenset({wanted}), frozenset({""}), relatives):
        if found := tuple(device for device in devices if device.device_class in classes):
            return found
    return ()


def area_name(areas: Iterable[Area], area_id: str) -> str:
    """Return an area's name as people say it, its id when it is unknown."""
    return next((area.name for area in areas if area.id == area_id), area_id)


def nothing_there(intent: Intent, home: Home) -> Miss:
    """Say what was not found where, for an intent for which `find` found nothing."""
    slots = {"domain": kind_of(intent)}
    what = "no_device_class" if "device_class" in intent.slots else "no_domain"
    if "device_class" in intent.slots:
        slots["device_class"] = intent.spoken.get("device_class", str(intent.slots["device_class"]))
    if "area" in intent.slots:
        slots["area"] = area_name(home.areas(), str(intent.slots["area"]))
        return Miss(f"{what}_in_area", slots)
    if "floor" in intent.slots:
        slots["floor"] = intent.spoken.get("floor", str(intent.slots["floor"]))
        return Miss(f"{what}_in_floor", slots)
    return Miss(what, slots)
