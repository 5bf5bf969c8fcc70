"""Which devices an intent is about: the area rules, as pure functions over the devices of the home.

| said | meant |
|---|---|
| `devices` (a pronoun, several named together) | exactly these, wherever they are |
| a name | that device, wherever it is; an area in its name is part of the name |
| an area, a floor | all of the kind there |
| neither, with an area known ("here") | all of the kind in this area, which is then in the `area` slot |
| neither, no area known | all of the kind in the house |
| a kind this area lacks, no area said | the only one of the house, where people speak of "the" one |
| `everything` | what may be switched without a second thought: lights, fans, humidifiers, harmless switches |
| a group | its members, no device twice |
| `excluded` | never these: devices, members of groups, everything in an area |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hub.devices.model import Area, Device, Home, Kind, Policy
from hub.intents.catalogue import CATALOGUE
from hub.intents.model import Intent, Miss

WINDOW_COVERINGS = frozenset({"awning", "blind", "curtain", "shade", "shutter"})
"""People say blind, shade and shutter for the same thing; doors and gates are never mixed up with them."""
EVERYTHING = "everything"
"""The `domain` of "turn everything off"."""
EVERYTHING_KINDS = frozenset({Kind.LIGHT, Kind.SWITCH, Kind.FAN, Kind.HUMIDIFIER})
"""Never covers, locks, heating: who says everything does not think of those."""
SINGLE = frozenset({Kind.CLIMATE, Kind.WATER_HEATER, Kind.HUMIDIFIER, Kind.VACUUM, Kind.LAWN_MOWER, Kind.ALARM})
"""Kinds of which a house often has one, so that it is meant from any room."""
HOUSEHOLD = frozenset({Kind.VACUUM, Kind.LAWN_MOWER, Kind.ALARM})
"""Kinds that serve the whole house: which of several is asked, wherever they stand."""

KIND_OF_INTENT: Mapping[str, Kind] = {
    "HassClimateSetTemperature": Kind.CLIMATE,
    "HassClimateGetTemperature": Kind.CLIMATE,
    "HassClimateSetFanMode": Kind.CLIMATE,
    "HassFanSetSpeed": Kind.FAN,
    "HassHumidifierSetpoint": Kind.HUMIDIFIER,
    "HassLawnMowerDock": Kind.LAWN_MOWER,
    "HassLawnMowerStartMowing": Kind.LAWN_MOWER,
    "HassLightSet": Kind.LIGHT,
    "HassSetPosition": Kind.COVER,
    "HassStopMoving": Kind.COVER,
    "HassVacuumReturnToBase": Kind.VACUUM,
    "HassVacuumStart": Kind.VACUUM,
    "HearthArm": Kind.ALARM,
    "HearthDisarm": Kind.ALARM,
    "HearthLocate": Kind.VACUUM,
    "HearthOscillate": Kind.FAN,
    "HearthPause": Kind.VACUUM,
    "HearthSetTilt": Kind.COVER,
    "HearthSetValue": Kind.NUMBER,
}
"""Kind meant where neither a name nor a `domain` slot says it."""
KIND_OF_QUANTITY: Mapping[str, Kind] = {
    "brightness": Kind.LIGHT,
    "color_temperature": Kind.LIGHT,
    "temperature": Kind.CLIMATE,
    "humidity": Kind.HUMIDIFIER,
    "position": Kind.COVER,
    "speed": Kind.FAN,
    "value": Kind.NUMBER,
}
"""The same for `HearthAdjust`."""


def kind_of(intent: Intent) -> str:
    """Return the kind of device that an intent without a name is about; empty when it is about none."""
    if domain := intent.slots.get("domain"):
        return str(domain)
    if intent.name == "HearthAdjust":
        return str(KIND_OF_QUANTITY.get(str(intent.slots.get("quantity")), ""))
    return str(KIND_OF_INTENT.get(intent.name, ""))


def exposed(home: Home) -> tuple[Device, ...]:
    """Return the devices that voice may see."""
    return tuple(device for device in home.devices() if device.exposed)


def find(intent: Intent, home: Home) -> tuple[Device, ...]:
    """Return the devices an intent is about by the rules above, none when it is about none; never a group.

    Only what is exposed is found, and members of exposed groups. `device_class` narrows: the very class; among covers
    else those that have none; else, among window coverings, a relative.
    """
    everywhere = _Reach(home)
    if intent.devices:
        return _left(everywhere.named(intent.devices), intent, home)
    if "name" in intent.slots:
        return _left(everywhere.named((str(intent.slots["name"]),)), intent, home)
    kinds = _kinds(intent)
    wanted = str(intent.slots.get("device_class", ""))
    here = _of_class(everywhere.there(kinds, _place(intent, home)), wanted)
    if here or "area" in intent.spoken or "area" not in intent.slots or kind_of(intent) == EVERYTHING:
        return _left(here, intent, home)
    alone = elsewhere(intent, home)
    return alone if len(alone) == 1 else ()


def elsewhere(intent: Intent, home: Home) -> tuple[Device, ...]:
    """Return the devices of the whole house that may be meant though they are not here; none where rooms matter."""
    if "area" in intent.spoken or kind_of(intent) == EVERYTHING:
        return ()
    kinds = _kinds(intent)
    if kinds is None or ("device_class" not in intent.slots and not kinds <= SINGLE):
        return ()
    everywhere = _Reach(home).there(kinds, None)
    return _left(_of_class(everywhere, str(intent.slots.get("device_class", ""))), intent, home)


def expand(device_ids: Iterable[str], home: Home) -> tuple[Device, ...]:
    """Return devices with the members of groups in the groups' place, none twice."""
    found: dict[str, Device] = {}
    for device_id in device_ids:
        device = home.device(device_id)
        if device is None:
            continue
        for each in device.members or (device.id,):
            if (member := home.device(each)) is not None and not member.members:
                found.setdefault(each, member)
    return tuple(found.values())


class _Reach:
    """What voice can reach in a home."""

    def __init__(self, home: Home) -> None:
        self._home = home
        seen = exposed(home)
        self._groups = [device for device in seen if device.members]
        self._single = [device for device in seen if not device.members]
        self._ids = {device.id for device in seen}
        self._ids.update(member for group in self._groups for member in group.members)

    def named(self, device_ids: Iterable[str]) -> tuple[Device, ...]:
        return expand((each for each in device_ids if each in self._ids), self._home)

    def there(self, kinds: frozenset[Kind] | None, places: frozenset[str] | None) -> list[Device]:
        """Return devices of some kinds (`None`: those of `everything`) in some areas (`None`: in all).

        A group stands for its members that are hidden or in no area themselves; the others speak for themselves.
        """
        found = {each.id: each for each in self._single if places is None or each.area in places}
        for group in self._groups:
            for each in expand((group.id,), self._home) if places is None or group.area in places else ():
                if not each.exposed or not each.area:
                    found.setdefault(each.id, each)
        if kinds is None:
            return [each for each in found.values() if _careless(each)]
        return [each for each in found.values() if each.kind in kinds]


def _careless(device: Device) -> bool:
    return device.kind in EVERYTHING_KINDS and device.policy is Policy.ALLOW


def _kinds(intent: Intent) -> frozenset[Kind] | None:
    kind = kind_of(intent)
    if kind == EVERYTHING:
        return None
    if kind in set(Kind):
        return frozenset({Kind(kind)})
    if intent.name in ("HearthSetOption", "HassGetState"):
        return CATALOGUE[intent.name].kinds
    return frozenset()


def _place(intent: Intent, home: Home) -> frozenset[str] | None:
    """Return the ids of the areas meant, `None` for the whole house."""
    area, floor = intent.slots.get("area"), intent.slots.get("floor")
    if area is None and floor is None:
        return None
    places = {str(area)} if area is not None else {each.id for each in home.areas()}
    if floor is not None:
        places &= {each.id for each in home.areas() if is_on(each, str(floor))}
    return frozenset(places)


def is_on(area: Area, floor: str) -> bool:
    """Tell whether an area is on the floor of this name or alias."""
    return bool(area.floor) and floor.casefold() in {each.casefold() for each in (area.floor, *area.floor_aliases)}


def _left(devices: Iterable[Device], intent: Intent, home: Home) -> tuple[Device, ...]:
    """Leave out what the intent excludes."""
    if not intent.excluded:
        return tuple(devices)
    areas = {area.id for area in home.areas()} & set(intent.excluded)
    out = {*intent.excluded, *(each.id for each in expand(intent.excluded, home))}
    return tuple(each for each in devices if each.id not in out and each.area not in areas)


def _of_class(devices: Iterable[Device], wanted: str) -> tuple[Device, ...]:
    devices = tuple(devices)
    if not wanted:
        return devices
    if found := tuple(device for device in devices if device.device_class == wanted):
        return found
    covers = [device for device in devices if device.kind is Kind.COVER]
    relatives = WINDOW_COVERINGS if wanted in WINDOW_COVERINGS else frozenset()
    for classes in (frozenset({""}), relatives):
        if found := tuple(device for device in covers if device.device_class in classes):
            return found
    return ()


def area_name(areas: Iterable[Area], area_id: str) -> str:
    """Return an area's name as people say it, its id when it is unknown."""
    return next((area.name for area in areas if area.id == area_id), area_id)


def nothing_there(intent: Intent, home: Home) -> Miss:
    """Say what was not found where, for an intent for which `find` found nothing."""
    if intent.devices or "name" in intent.slots or not (kind := kind_of(intent)):
        return Miss("nothing_there")
    slots = {"domain": kind}
    if kind == EVERYTHING:
        return Miss("nothing_there")
    what = "no_device_class" if "device_class" in intent.slots else "no_domain"
    if "device_class" in intent.slots:
        slots["device_class"] = str(intent.slots["device_class"])
        if "device_class" in intent.spoken:
            slots["said"] = intent.spoken["device_class"]
    if "area" in intent.slots:
        slots["area"] = area_name(home.areas(), str(intent.slots["area"]))
        return Miss(f"{what}_in_area", slots)
    if "floor" in intent.slots:
        slots["floor"] = intent.spoken.get("floor", str(intent.slots["floor"]))
        return Miss(f"{what}_in_floor", slots)
    return Miss(what, slots)
