"""What the examples stand for: one variant is an intent with what its sentences leave unsaid."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from hub.devices.model import Capability, Kind
from hub.intents.catalogue import CATALOGUE, OPTIONAL, SWITCHED
from hub.intents.model import SlotValue

NOT_FOR_US = "not_for_us"
"""Label of the examples that must be left alone."""
COVERINGS = frozenset({"", "blind", "curtain", "shade", "shutter"})
PRESENCE = frozenset({"motion", "occupancy", "presence"})


class Variant(Struct, frozen=True, kw_only=True):
    """One way to mean an intent."""

    intent: str
    slots: Mapping[str, SlotValue] = {}
    """Said by every example without words of its own."""
    kinds: frozenset[Kind] = frozenset()
    """What it is for when no device is named."""
    classes: frozenset[str] = frozenset()
    """Device classes it is for; none: any."""
    named: frozenset[Kind] = frozenset()
    """Further kinds, when the device is named."""
    can: frozenset[Capability] = frozenset()
    """A device must be capable of one of these, where any are given."""
    things: frozenset[str] = frozenset()
    """Words for things that agree with it; others contradict."""
    tolerates: frozenset[str] = frozenset()
    """Words for things that do not contradict it either: "let some light in"."""
    direction: str = ""
    """`on`, `off`, `open`, `close`, `up` or `down`: the opposite word makes it doubtful."""
    value: str = ""
    """A slot that must be found in the words: `brightness`, `color`, `temperature`, …"""
    absolute: str = ""
    """The variant that is meant instead when a number is said that is no difference."""
    theme: str = ""
    """It is a scene of the house with such a name."""
    more: str = ""
    """The variant that is meant instead when it is so already: "some wind" where the fan runs."""
    otherwise: str = ""
    """The variant that is asked about when the house has nothing for this one."""
    name_needed: bool = False
    """Only for a device that is named."""
    house: bool = False
    """There is usually one in the house: it need not be in this area."""
    whole: bool = False
    """All of the house are meant, wherever it is said."""
    outward: bool = False
    """It is about looking there: the place that is named is not where something is done."""
    facing: bool = False
    """It is about what is outside: a place out there is not where something is done."""
    option: str = ""
    """A device must have this among its options: `cool`."""
    also: frozenset[Kind] = frozenset()
    """A theme may also be a device of these kinds with such a name, or a group."""
    choice: str = ""
    """The theme that the option to choose is called by: a gentle programme, whatever was said for it."""
    rather: str = ""
    """Of several, the one whose name tells of this theme: who rings stands at the front."""
    missing: bool = False
    """Its value is asked for when it was not said."""
    anytime: bool = False
    """"Tonight" says nothing of when to do it."""
    sure: bool = False
    """Never done without asking."""
    asks: bool = False
    """A question: nothing moves."""
    response: str = "default"


_C = Capability
_LIGHT = frozenset({Kind.LIGHT})
_COVER = frozenset({Kind.COVER})
_FAN = frozenset({Kind.FAN})
_CLIMATE = frozenset({Kind.CLIMATE})
_DIM = frozenset({_C.BRIGHTNESS})
_WHITE = frozenset({_C.COLOR_TEMPERATURE})
_LIT = frozenset({"light", "socket"})
_COVERED = frozenset({"covering", "window", "sun"})
_HEATED = frozenset({"climate", "cooling"})
_MACHINES = frozenset({Kind.SWITCH, Kind.BUTTON, Kind.SIREN})


def _light(intent: str, direction: str = "", **more: object) -> Variant:
    return Variant(**{"intent": intent, "kinds": _LIGHT, "things": _LIT, "direction": direction, **more})  # type: ignore[arg-type]


def _cover(intent: str, direction: str = "", classes: frozenset[str] = COVERINGS, **more: object) -> Variant:
    rest = {"things": _COVERED, "tolerates": _LIT, **more}
    return Variant(intent=intent, kinds=_COVER, classes=classes, direction=direction, **rest)  # type: ignore[arg-type]


def _one(intent: str, kind: Kind, thing: str, direction: str = "", **more: object) -> Variant:
    """Return a variant for a kind of which a house usually has one."""
    rest = {"things": frozenset({thing}), "house": True, **more}
    return Variant(intent=intent, kinds=frozenset({kind}), direction=direction, **rest)  # type: ignore[arg-type]


def _state(kind: Kind, state: str = "", device_class: str = "", *, response: str = "any", **more: object) -> Variant:
    slots = {"domain": kind.value} | ({"state": state} if state else {})
    slots |= {"device_class": device_class} if device_class else {}
    classes = frozenset({device_class}) if device_class else frozenset()
    rest = {"slots": slots, "kinds": frozenset({kind}), "classes": classes, "asks": True, **more}
    return Variant(intent="HassGetState", response=response, **rest)  # type: ignore[arg-type]


def _arm(mode: str) -> Variant:
    """An alarm that is armed by mistake is loud: it is asked about."""
    return _one("HearthArm", Kind.ALARM, "alarm", "on", slots={"mode": mode}, anytime=True, sure=True)


def _machine(theme: str, direction: str) -> Variant:
    """Return a variant for a machine that a situation calls for without naming it: "I'm not awake yet"."""
    intent = "HassTurnOn" if direction == "on" else "HassTurnOff"
    kinds = _MACHINES & CATALOGUE[intent].kinds
    return Variant(intent=intent, kinds=kinds, theme=theme, direction=direction, sure=True)


def _choose(choice: str, kind: Kind) -> Variant:
    """Return a variant for an option that a situation calls for without naming it: "granny's lace is in there"."""
    return Variant(intent="HearthSetOption", kinds=frozenset({kind}), value="option", choice=choice, sure=True)


def _adjust(quantity: str, direction: str) -> dict[str, SlotValue]:
    return {"quantity": quantity, "direction": direction}


VARIANTS: Mapping[str, Variant] = {
    "light_on": _light("HassTurnOn", "on", named=SWITCHED, absolute="light_set"),
    "room_left": _light("HassTurnOff", "off", sure=True),
    "light_off": _light("HassTurnOff", "off", named=SWITCHED),
    "light_up": _light("HearthAdjust", "up", slots=_adjust("brightness", "up"), absolute="light_set"),
    "light_down": _light(
        "HearthAdjust", "down", slots=_adjust("brightness", "down"), can=_DIM, absolute="light_set"
    ),
    "light_set": _light("HassLightSet", value="brightness", missing=True, can=_DIM, response="brightness"),
    "light_full": _light("HassLightSet", "up", sure=True, slots={"brightness": 100}, can=_DIM, response="brightness"),
    "light_low": _light("HassLightSet", "down", sure=True, slots={"brightness": 5}, can=_DIM, response="brightness"),
    "light_color": _light("HassLightSet", value="color", missing=True, can=frozenset({_C.COLOR}), response="color"),
    "light_warm": _light("HearthAdjust", slots=_adjust("color_temperature", "down"), can=_WHITE),
    "light_cold": _light("HearthAdjust", slots=_adjust("color_temperature", "up"), can=_WHITE),
    "light_cosy": _light("HassLightSet", slots={"brightness": 30}, can=_DIM, response="brightness", sure=True),
    "scene_cosy": Variant(intent="HassTurnOn", theme="cosy", otherwise="light_cosy", response="scene"),
    "scene_movie": Variant(intent="HassTurnOn", theme="movie", otherwise="light_down", response="scene"),
    "scene_night": Variant(intent="HassTurnOn", theme="night", otherwise="light_off", response="scene"),
    "scene_morning": Variant(intent="HassTurnOn", theme="morning", otherwise="cover_open", response="scene"),
    "scene_leave": Variant(intent="HassTurnOn", theme="leave", otherwise="all_off", response="scene", anytime=True),
    "scene_arrive": Variant(intent="HassTurnOn", theme="arrive", otherwise="light_on", response="scene"),
    "scene_dinner": Variant(intent="HassTurnOn", theme="dinner", response="scene"),
    "scene_party": Variant(intent="HassTurnOn", theme="party", also=SWITCHED, response="scene"),
    "scene_christmas": Variant(intent="HassTurnOn", theme="christmas", also=SWITCHED, response="scene"),
    "scene_reading": Variant(intent="HassTurnOn", theme="reading", otherwise="light_up", response="scene"),
    "all_off": Variant(intent="HassTurnOff", slots={"domain": "everything"}, direction="off", sure=True),
    "device_on": Variant(
        intent="HassTurnOn", kinds=SWITCHED | {Kind.BUTTON, Kind.SCENE}, name_needed=True, direction="on"
    ),
    "device_off": Variant(intent="HassTurnOff", kinds=SWITCHED, name_needed=True, direction="off"),
    "coffee_on": _machine("coffee", "on"),
    "coffee_off": _machine("coffee", "off"),
    "feed": _machine("feeding", "on"),
    "oven_on": _machine("oven", "on"),
    "oven_off": _machine("oven", "off"),
    "towel_on": _machine("towel", "on"),
    "towel_off": _machine("towel", "off"),
    "fountain_on": _machine("fountain", "on"),
    "fountain_off": _machine("fountain", "off"),
    "tv_on": _machine("television", "on"),
    "tv_off": _machine("television", "off"),
    "printer_on": _machine("printer", "on"),
    "printer_off": _machine("printer", "off"),
    "wash_off": _machine("washing", "off"),
    "tree_off": _machine("christmas", "off"),
    "siren_on": _machine("siren", "on"),
    "siren_off": _machine("siren", "off"),
    "fan_on": Variant(
        intent="HassTurnOn", kinds=_FAN, things=frozenset({"fan"}), direction="on", more="fan_up", otherwise="cool_on"
    ),
    "fan_off": Variant(intent="HassTurnOff", kinds=_FAN, things=frozenset({"fan"}), direction="off"),
    "fan_up": Variant(
        intent="HearthAdjust", slots=_adjust("speed", "up"), kinds=_FAN, can=frozenset({_C.SPEED}),
        things=frozenset({"fan"}), direction="up", absolute="fan_set",
    ),
    "fan_down": Variant(
        intent="HearthAdjust", slots=_adjust("speed", "down"), kinds=_FAN, can=frozenset({_C.SPEED}),
        things=frozenset({"fan"}), direction="down", absolute="fan_set",
    ),
    "fan_set": Variant(
        intent="HassFanSetSpeed", kinds=_FAN, can=frozenset({_C.SPEED}), things=frozenset({"fan"}), value="percentage",
        missing=True,
    ),
    "fan_swing": Variant(
        intent="HearthOscillate", slots={"state": "on"}, kinds=_FAN, can=frozenset({_C.OSCILLATE}),
        things=frozenset({"fan"}),
    ),
    "cover_open": _cover(
        "HassTurnOn", "open", named=frozenset({Kind.VALVE}), absolute="cover_set", response="cover", facing=True,
        otherwise="skylight_open",
    ),
    "cover_view": _cover(
        "HassTurnOn", "open", outward=True, facing=True, response="cover", otherwise="skylight_open"
    ),
    "skylight_open": _cover(
        "HassTurnOn", "open", frozenset({"window"}), things=frozenset({"window", "sun"}), response="cover"
    ),
    "awning_out": _cover("HassTurnOn", "open", frozenset({"awning"}), house=True, response="cover"),
    "awning_in": _cover("HassTurnOff", "close", frozenset({"awning"}), house=True, response="cover"),
    "cover_close": _cover(
        "HassTurnOff", "close", named=frozenset({Kind.VALVE}), absolute="cover_set", response="cover", facing=True
    ),
    "cover_set": _cover("HassSetPosition", value="position", missing=True, can=frozenset({_C.POSITION})),
    "cover_up": _cover(
        "HearthAdjust", "up", slots=_adjust("position", "up"), can=frozenset({_C.POSITION}), absolute="cover_set"
    ),
    "cover_down": _cover(
        "HearthAdjust", "down", slots=_adjust("position", "down"), can=frozenset({_C.POSITION}), absolute="cover_set"
    ),
    "slats_open": _cover(
        "HearthSetTilt", "open", slots={"tilt": 75}, can=frozenset({_C.TILT}), otherwise="cover_open", sure=True
    ),
    "slats_close": _cover(
        "HearthSetTilt", "close", slots={"tilt": 0}, can=frozenset({_C.TILT}), otherwise="cover_close", sure=True
    ),
    "cover_stop": _cover("HassStopMoving", can=frozenset({_C.STOP})),
    "window_open": _cover(
        "HassTurnOn", "open", frozenset({"window"}), things=frozenset({"window"}), otherwise="fan_on",
        response="cover",
    ),
    "window_close": _cover(
        "HassTurnOff", "close", frozenset({"window"}), things=frozenset({"window"}), response="cover"
    ),
    "garage_open": _one(
        "HassTurnOn", Kind.COVER, "garage", "open", classes=frozenset({"garage"}), sure=True, response="cover",
        facing=True, things=frozenset({"garage", "door"}),
    ),
    "garage_close": _one(
        "HassTurnOff", Kind.COVER, "garage", "close", classes=frozenset({"garage"}), response="cover",
        facing=True, things=frozenset({"garage", "door"}),
    ),
    "gate_open": _one(
        "HassTurnOn", Kind.COVER, "gate", "open", classes=frozenset({"gate"}), sure=True, response="cover",
        facing=True, things=frozenset({"gate", "door"}),
    ),
    "gate_close": _one(
        "HassTurnOff", Kind.COVER, "gate", "close", classes=frozenset({"gate"}), response="cover",
        facing=True, things=frozenset({"gate", "door"}),
    ),
    "valve_open": _one("HassTurnOn", Kind.VALVE, "valve", "open", sure=True, response="valve", rather="watering"),
    "sprinkler_off": _one("HassTurnOff", Kind.VALVE, "valve", "close", response="valve", sure=True, rather="watering"),
    "valve_close": _one("HassTurnOff", Kind.VALVE, "valve", "close", response="valve", sure=True, rather="main"),
    "unlock": _one(
        "HassTurnOff", Kind.LOCK, "lock", "open", sure=True, response="lock", things=frozenset({"lock", "door"}),
        rather="front",
    ),
    "lock": _one("HassTurnOn", Kind.LOCK, "lock", "close", response="lock", things=frozenset({"lock", "door"})),
    "lock_all": Variant(
        intent="HassTurnOn", slots={"domain": "lock"}, kinds=frozenset({Kind.LOCK}), direction="close", whole=True,
        things=frozenset({"lock", "door"}), response="lock", sure=True,
    ),
    "heat_up": Variant(
        intent="HearthAdjust", slots=_adjust("temperature", "up"), kinds=_CLIMATE, things=_HEATED,
        named=frozenset({Kind.WATER_HEATER}), direction="up", absolute="heat_set",
    ),
    "heat_down": Variant(
        intent="HearthAdjust", slots=_adjust("temperature", "down"), kinds=_CLIMATE, things=_HEATED,
        tolerates=frozenset({"sun"}),
        named=frozenset({Kind.WATER_HEATER}), direction="down", absolute="heat_set",
    ),
    "heat_set": Variant(
        intent="HassClimateSetTemperature", kinds=_CLIMATE, named=frozenset({Kind.WATER_HEATER}), things=_HEATED,
        value="temperature", missing=True,
    ),
    "heat_on": Variant(
        intent="HassTurnOn", kinds=_CLIMATE, named=SWITCHED, things=_HEATED, direction="on", absolute="heat_set"
    ),
    "cool_on": Variant(
        intent="HassTurnOn", kinds=_CLIMATE, things=frozenset({"climate", "cooling"}), option="cool", direction="on",
        otherwise="fan_on",
    ),
    "heat_off": Variant(intent="HassTurnOff", kinds=_CLIMATE, named=SWITCHED, things=_HEATED, direction="off"),
    "hot_water": _one("HassTurnOn", Kind.WATER_HEATER, "boiler", "on", sure=True),
    "water_up": _one(
        "HearthAdjust", Kind.WATER_HEATER, "boiler", "up", slots=_adjust("temperature", "up"), sure=True,
        anytime=True,
    ),
    "water_down": _one(
        "HearthAdjust", Kind.WATER_HEATER, "boiler", "down", slots=_adjust("temperature", "down"), sure=True,
        anytime=True,
    ),
    "water_off": _one("HassTurnOff", Kind.WATER_HEATER, "boiler", "off", sure=True, anytime=True),
    "humid_up": _one(
        "HearthAdjust", Kind.HUMIDIFIER, "humidifier", "up", slots=_adjust("humidity", "up"), absolute="humid_set",
        tolerates=frozenset({"climate"}),
        classes=frozenset({"", "humidifier"}), house=False,
    ),
    "humid_down": _one(
        "HearthAdjust", Kind.HUMIDIFIER, "humidifier", "down", slots=_adjust("humidity", "down"),
        absolute="humid_set", house=False, otherwise="fan_on",
    ),
    "humid_set": _one(
        "HassHumidifierSetpoint", Kind.HUMIDIFIER, "humidifier", value="humidity", missing=True, house=False
    ),
    "humid_on": _one("HassTurnOn", Kind.HUMIDIFIER, "humidifier", "on"),
    "humid_off": _one("HassTurnOff", Kind.HUMIDIFIER, "humidifier", "off"),
    "option": Variant(
        intent="HearthSetOption", kinds=OPTIONAL,
        value="option",
    ),
    "wash_quick": _choose("quick", Kind.SELECT),
    "wash_gentle": _choose("gentle", Kind.SELECT),
    "wash_wool": _choose("wool", Kind.SELECT),
    "wash_eco": _choose("saving", Kind.SELECT),
    "vacuum_quiet": _choose("quiet", Kind.VACUUM),
    "vacuum_strong": _choose("strong", Kind.VACUUM),
    "light_aurora": _choose("aurora", Kind.LIGHT),
    "light_rainbow": _choose("rainbow", Kind.LIGHT),
    "light_fire": _choose("fire", Kind.LIGHT),
    "fan_reverse": _choose("reverse", Kind.FAN),
    "fan_natural": _choose("natural", Kind.FAN),
    "water_eco": _choose("saving", Kind.WATER_HEATER),
    "climate_dry": _choose("dry", Kind.CLIMATE),
    "climate_blow": _choose("blow", Kind.CLIMATE),
    "climate_hard": _choose("hard", Kind.CLIMATE),
    "climate_swing": _choose("swing", Kind.CLIMATE),
    "climate_auto": _choose("auto", Kind.CLIMATE),
    "climate_sleep": _choose("sleep", Kind.CLIMATE),
    "humid_sleep": _choose("sleep", Kind.HUMIDIFIER),
    "vacuum_start": _one("HassVacuumStart", Kind.VACUUM, "vacuum", "on"),
    "vacuum_home": _one("HassVacuumReturnToBase", Kind.VACUUM, "vacuum"),
    "vacuum_pause": _one("HearthPause", Kind.VACUUM, "vacuum", slots={"domain": "vacuum"}),
    "vacuum_find": _one("HearthLocate", Kind.VACUUM, "vacuum"),
    "mower_start": _one("HassLawnMowerStartMowing", Kind.LAWN_MOWER, "mower", "on"),
    "mower_home": _one("HassLawnMowerDock", Kind.LAWN_MOWER, "mower"),
    "mower_pause": _one("HearthPause", Kind.LAWN_MOWER, "mower", slots={"domain": "lawn_mower"}),
    "arm_away": _arm("away"),
    "arm_vacation": _arm("vacation"),
    "arm_night": _arm("night"),
    "arm_home": _arm("home"),
    "disarm": _one("HearthDisarm", Kind.ALARM, "alarm", "off", sure=True),
    "q_temperature": Variant(intent="HassClimateGetTemperature", kinds=_CLIMATE | {Kind.SENSOR}, asks=True),
    "q_outside": Variant(
        intent="HassClimateGetTemperature", kinds=frozenset({Kind.SENSOR}), asks=True, theme="outdoors", house=True
    ),
    "q_target": Variant(intent="HassClimateGetTemperature", kinds=_CLIMATE, asks=True, response="target_temperature"),
    "q_humidity": _state(Kind.SENSOR, device_class="humidity", response="one"),
    "q_air": _state(Kind.SENSOR, device_class="carbon_dioxide", response="one", otherwise="q_dust"),
    "q_dust": _state(Kind.SENSOR, device_class="pm25", response="one", otherwise="q_air"),
    "q_pressure": _state(Kind.SENSOR, device_class="pressure", response="one", house=True),
    "q_lux": _state(Kind.SENSOR, device_class="illuminance", response="one"),
    "q_fan": _state(Kind.FAN, "on", response="any"),
    "q_lights": _state(Kind.LIGHT, "on", response="which"),
    "q_windows": _state(Kind.BINARY_SENSOR, "on", "window", response="which"),
    "q_skylight": _state(Kind.COVER, "open", "window", otherwise="q_windows"),
    "q_doors": _state(Kind.BINARY_SENSOR, "on", "door", response="which"),
    "q_locks": _state(Kind.LOCK, "locked", response="all"),
    "q_garage": _state(Kind.COVER, "open", "garage", house=True),
    "q_gate": _state(Kind.COVER, "open", "gate", house=True),
    "q_covers": _state(Kind.COVER, "closed", response="all", classes=COVERINGS),
    "q_motion": _state(Kind.BINARY_SENSOR, "on", classes=PRESENCE),
    "q_battery": _state(Kind.SENSOR, device_class="battery", response="one"),
    "q_power": _state(Kind.SENSOR, device_class="power", response="one"),
    "q_energy": _state(Kind.SENSOR, device_class="energy", response="one", house=True),
    "q_vacuum": _state(Kind.VACUUM, response="one", house=True),
    "q_mower": _state(Kind.LAWN_MOWER, response="one", house=True),
    "q_boiler": _state(Kind.WATER_HEATER, response="one", house=True),
    "q_alarm": _state(Kind.ALARM, response="one", house=True),
    "q_climate": _state(Kind.CLIMATE, response="one", things=frozenset({"climate", "cooling"})),
    "q_watering": _state(Kind.VALVE, response="one", house=True, rather="watering"),
    "q_main": _state(Kind.VALVE, response="one", house=True, rather="main"),
    "q_water": _state(Kind.BINARY_SENSOR, "on", "moisture", house=True),
    "q_smoke": _state(Kind.BINARY_SENSOR, "on", "smoke", house=True),
    "q_device": Variant(
        intent="HassGetState", asks=True, name_needed=True, response="one",
        kinds=SWITCHED | {Kind.COVER, Kind.VALVE, Kind.LOCK, Kind.BINARY_SENSOR, Kind.VACUUM, Kind.LAWN_MOWER,
                          Kind.SELECT, Kind.NUMBER, Kind.TEXT},
    ),
    "value_up": Variant(
        intent="HearthAdjust", slots=_adjust("value", "up"), kinds=frozenset({Kind.NUMBER}), name_needed=True,
        direction="up",
    ),
    "value_down": Variant(
        intent="HearthAdjust", slots=_adjust("value", "down"), kinds=frozenset({Kind.NUMBER}), name_needed=True,
        direction="down",
    ),
    "time": Variant(intent="HassGetCurrentTime", asks=True),
    "date": Variant(intent="HassGetCurrentDate", asks=True),
    "help": Variant(intent="HearthHelp", asks=True),
    "undo": Variant(intent="HearthUndo"),
    "nevermind": Variant(intent="HassNevermind", asks=True),
}  # fmt: skip
"""By the label that the examples carry."""
