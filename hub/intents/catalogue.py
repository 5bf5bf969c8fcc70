"""Every intent there is: what it does, which slots it takes, and which kinds of device it is for.

One table for all doors: sentences are loaded for these intents, the meaning stage fills these slots, a missing required
slot is asked for, and a language model gets its tools from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from hub.devices.model import Kind
from hub.intents.errands.catalogue import ERRANDS
from hub.intents.spec import IntentSpec, Slot


def _percent(name: str, *, required: bool = True) -> Slot:
    return Slot(name=name, required=required, low=0, high=100)


DEGREES = Slot(name="temperature", required=True, low=-30, high=300)
"""In the device's unit; its own range is checked by the skill."""
SWITCHED = frozenset(
    {Kind.LIGHT, Kind.SWITCH, Kind.FAN, Kind.CLIMATE, Kind.WATER_HEATER, Kind.HUMIDIFIER, Kind.SIREN}
)  # fmt: skip
MOVED = frozenset({Kind.COVER, Kind.VALVE})
OPTIONAL = frozenset(
    {Kind.LIGHT, Kind.FAN, Kind.CLIMATE, Kind.WATER_HEATER, Kind.HUMIDIFIER, Kind.SIREN, Kind.VACUUM, Kind.SELECT}
)
"""Kinds that may have `Device.options`."""
STATEFUL = frozenset(Kind) - {Kind.TAG, Kind.DEVICE_AUTOMATION, Kind.NOTIFY, Kind.CAMERA, Kind.IMAGE, Kind.SCENE}

_SPECS = (
    IntentSpec(
        name="HassTurnOn",
        about="turn on, open, lock, press or activate",
        kinds=SWITCHED | MOVED | {Kind.LOCK, Kind.SCENE, Kind.BUTTON},
    ),
    IntentSpec(name="HassTurnOff", about="turn off, close or unlock", kinds=SWITCHED | MOVED | {Kind.LOCK}),
    IntentSpec(name="HassToggle", about="turn on what is off, and the other way round", kinds=SWITCHED | MOVED),
    IntentSpec(
        name="HassLightSet",
        about="set a light's brightness, colour, white temperature or effect",
        slots=(
            _percent("brightness", required=False),
            Slot(name="color", text=True, about="an English colour name"),
            Slot(name="temperature", low=1000, high=10_000),
            Slot(name="effect", text=True),
        ),
        kinds=frozenset({Kind.LIGHT}),
    ),
    IntentSpec(name="HassSetPosition", about="move a cover or valve", slots=(_percent("position"),), kinds=MOVED),
    IntentSpec(
        name="HearthSetTilt", about="tilt a cover's slats", slots=(_percent("tilt"),), kinds=frozenset({Kind.COVER})
    ),
    IntentSpec(name="HassStopMoving", about="stop a cover or valve on its way", kinds=MOVED),
    IntentSpec(
        name="HassClimateSetTemperature",
        about="set the temperature wanted",
        slots=(
            DEGREES,
            Slot(name="temperature_low", low=-30, high=300),
            Slot(name="temperature_high", low=-30, high=300),
        ),
        kinds=frozenset({Kind.CLIMATE, Kind.WATER_HEATER}),
    ),
    IntentSpec(
        name="HassClimateGetTemperature",
        about="how warm it is, or (response target_temperature) shall be",
        kinds=frozenset({Kind.CLIMATE}),
        asks=True,
    ),
    IntentSpec(
        name="HassClimateSetFanMode",
        about="set a thermostat's fan",
        slots=(Slot(name="fan_mode", required=True, text=True),),
        kinds=frozenset({Kind.CLIMATE}),
    ),
    IntentSpec(
        name="HassHumidifierSetpoint",
        about="set the humidity wanted",
        slots=(_percent("humidity"),),
        kinds=frozenset({Kind.HUMIDIFIER, Kind.CLIMATE}),
    ),
    IntentSpec(
        name="HassFanSetSpeed",
        about="set a fan's speed",
        slots=(_percent("percentage"),),
        kinds=frozenset({Kind.FAN}),
    ),
    IntentSpec(
        name="HearthOscillate",
        about="let a fan swing, or not",
        slots=(Slot(name="state", required=True, choices=("on", "off")),),
        kinds=frozenset({Kind.FAN}),
    ),
    IntentSpec(
        name="HearthSetOption",
        about="choose one of a device's own modes, presets, effects or options by name",
        slots=(Slot(name="option", required=True, text=True),),
        kinds=OPTIONAL,
    ),
    IntentSpec(
        name="HearthSetValue",
        about="set a number",
        slots=(Slot(name="value", required=True, low=-1e9, high=1e9),),
        kinds=frozenset({Kind.NUMBER}),
    ),
    IntentSpec(
        name="HearthAdjust",
        about="a bit more or less of something than now",
        slots=(
            Slot(
                name="quantity",
                required=True,
                choices=("brightness", "color_temperature", "temperature", "humidity", "position", "speed", "value"),
            ),
            Slot(name="direction", required=True, choices=("up", "down")),
            Slot(name="amount", low=0, high=100),
            Slot(name="size", choices=("little", "much")),
        ),
        kinds=SWITCHED | MOVED | {Kind.NUMBER},
    ),
    IntentSpec(name="HassVacuumStart", about="let a vacuum clean", kinds=frozenset({Kind.VACUUM})),
    IntentSpec(name="HassVacuumReturnToBase", about="send a vacuum home", kinds=frozenset({Kind.VACUUM})),
    IntentSpec(name="HassLawnMowerStartMowing", about="let a mower mow", kinds=frozenset({Kind.LAWN_MOWER})),
    IntentSpec(name="HassLawnMowerDock", about="send a mower home", kinds=frozenset({Kind.LAWN_MOWER})),
    IntentSpec(name="HearthPause", about="pause a vacuum or mower", kinds=frozenset({Kind.VACUUM, Kind.LAWN_MOWER})),
    IntentSpec(name="HearthLocate", about="let a vacuum say where it is", kinds=frozenset({Kind.VACUUM})),
    IntentSpec(
        name="HearthArm",
        about="arm an alarm panel",
        slots=(Slot(name="mode", choices=("home", "away", "night", "vacation")),),
        kinds=frozenset({Kind.ALARM}),
    ),
    IntentSpec(name="HearthDisarm", about="disarm an alarm panel", kinds=frozenset({Kind.ALARM})),
    IntentSpec(
        name="HassGetState",
        about="what state something is in, which or how many are in a state",
        slots=(Slot(name="state", text=True), Slot(name="attribute", text=True)),
        kinds=STATEFUL,
        asks=True,
    ),
    IntentSpec(name="HassGetCurrentTime", about="the time", asks=True),
    IntentSpec(name="HassGetCurrentDate", about="the date and weekday", asks=True),
    IntentSpec(name="HassRespond", about="answer a greeting or thanks", asks=True),
    IntentSpec(name="HassNevermind", about="end the conversation quietly", asks=True),
    IntentSpec(name="HearthHelp", about="what can be said here", asks=True),
    IntentSpec(name="HearthUndo", about="take back what was done last"),
)

CATALOGUE: Mapping[str, IntentSpec] = {spec.name: spec for spec in (*_SPECS, *ERRANDS)}
"""By name."""
