"""English."""

from __future__ import annotations

from hub.brain.wording.model import Forms, Wording

_OPEN = ("open", "closed")
_DETECTED = ("detected", "clear")

WORDING = Wording(
    conjunction="and",
    alternative="or",
    more="{count} more",
    decimal_comma=False,
    done="Done",
    outcomes={
        "no_answer": Forms("{names} did not answer", "{names} did not answer"),
        "unavailable": Forms("{names} is not available", "{names} are not available"),
        "unsupported": Forms("{names} can't do that", "{names} can't do that"),
        "assumed": Forms(
            "I told {names}, but it does not report back", "I told {names}, but they do not report back"
        ),
        "silent": Forms("{names} does not report back", "{names} do not report back"),
        "unknown_state": Forms("I don't know the state of {names}", "I don't know the state of {names}"),
    },
    errors={
        "unreachable": "I can't reach the house right now",
        "unlock_refused": "I don't unlock doors by voice",
        "duplicate": "I know several: {names}. Which one do you mean?",
        "no_area_here": "I don't know which room you mean",
        "incomplete": "I only heard the beginning of that",
        "out_of_range": "That value is out of range",
        "no_entity": "I don't know any device called {entity}",
        "no_entity_in_area": "I don't know any device called {entity} in the {area}",
        "no_entity_in_floor": "I don't know any device called {entity} on the {floor} floor",
        "no_area": "I don't know any area called {area}",
        "no_floor": "I don't know any floor called {floor}",
    },
    partial="{done} of {total} are {state}",
    results={
        "turn_on": "on", "turn_off": "off", "open": "open", "close": "closed", "lock": "locked", "toggle": "switched",
        "stop": "stopped",
        "": "set",
    },
    dry_run="I would do this: {what}",
    units={
        "°C": ("degree", "degrees"), "°F": ("degree", "degrees"), "%": ("percent", "percent"),
        "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "kWh": ("kilowatt hour", "kilowatt hours"),
        "Wh": ("watt hour", "watt hours"), "V": ("volt", "volts"), "A": ("ampere", "amperes"), "lx": ("lux", "lux"),
        "hPa": ("hectopascal", "hectopascals"), "mbar": ("millibar", "millibars"),
        "ppm": ("part per million", "parts per million"),
        "µg/m³": ("microgram per cubic metre", "micrograms per cubic metre"),
        "km/h": ("kilometre per hour", "kilometres per hour"), "m/s": ("metre per second", "metres per second"),
        "mph": ("mile per hour", "miles per hour"), "mm": ("millimetre", "millimetres"),
        "L": ("litre", "litres"), "m³": ("cubic metre", "cubic metres"), "dB": ("decibel", "decibels"),
        "min": ("minute", "minutes"), "h": ("hour", "hours"), "s": ("second", "seconds"), "d": ("day", "days"),
    },
    states={
        "on": "on", "off": "off", "open": "open", "closed": "closed", "opening": "opening", "closing": "closing",
        "stopped": "stopped", "locked": "locked", "unlocked": "unlocked", "locking": "locking",
        "unlocking": "unlocking", "jammed": "jammed", "heat": "heating", "cool": "cooling", "auto": "on automatic",
        "heat_cool": "on automatic", "dry": "drying", "fan_only": "ventilating",
    },
    contacts={
        "door": _OPEN, "window": _OPEN, "garage_door": _OPEN, "opening": _OPEN, "motion": _DETECTED,
        "occupancy": _DETECTED, "presence": _DETECTED, "smoke": _DETECTED, "gas": _DETECTED,
        "moisture": ("wet", "dry"), "battery": ("low", "normal"), "lock": ("unlocked", "locked"),
    },
)  # fmt: skip
