"""Dutch."""

from __future__ import annotations

from hub.brain.wording.model import Forms, Wording

_OPEN = ("open", "dicht")
_DETECTED = ("gedetecteerd", "niets gedetecteerd")

WORDING = Wording(
    conjunction="en",
    alternative="of",
    more="nog {count}",
    decimal_comma=True,
    done="Gedaan",
    outcomes={
        "no_answer": Forms("{names} heeft niet geantwoord", "{names} hebben niet geantwoord"),
        "unavailable": Forms("{names} is niet beschikbaar", "{names} zijn niet beschikbaar"),
        "unsupported": Forms("{names} kan dat niet", "{names} kunnen dat niet"),
        "assumed": Forms(
            "Ik heb het aan {names} doorgegeven, maar krijg geen bevestiging",
            "Ik heb het aan {names} doorgegeven, maar krijg geen bevestiging",
        ),
        "silent": Forms("{names} geeft geen bevestiging", "{names} geven geen bevestiging"),
        "unknown_state": Forms("Ik ken de stand van {names} niet", "Ik ken de stand van {names} niet"),
    },
    errors={
        "unreachable": "Ik kan het huis nu niet bereiken",
        "unlock_refused": "Ik ontgrendel geen deuren met de stem",
        "duplicate": "Er zijn er meer: {names}. Welke bedoel je?",
        "no_area_here": "Ik weet niet welke kamer je bedoelt",
        "incomplete": "Ik heb alleen het begin gehoord",
        "out_of_range": "Die waarde valt buiten het bereik",
        "no_entity": "Ik ken geen apparaat met de naam {entity}",
        "no_entity_in_area": "Ik ken geen apparaat met de naam {entity} in {area}",
        "no_area": "Ik ken geen ruimte met de naam {area}",
        "no_floor": "Ik ken geen verdieping met de naam {floor}",
    },
    partial="{done} van de {total} zijn {state}",
    results={
        "turn_on": "aan", "turn_off": "uit", "open": "open", "close": "dicht", "lock": "vergrendeld",
        "toggle": "omgeschakeld", "stop": "gestopt",
        "": "ingesteld",
    },
    dry_run="Dit zou ik doen: {what}",
    units={
        "°C": ("graad", "graden"), "°F": ("graad", "graden"), "%": ("procent", "procent"), "W": ("watt", "watt"),
        "kW": ("kilowatt", "kilowatt"), "kWh": ("kilowattuur", "kilowattuur"), "Wh": ("wattuur", "wattuur"),
        "V": ("volt", "volt"), "A": ("ampère", "ampère"), "lx": ("lux", "lux"),
        "hPa": ("hectopascal", "hectopascal"), "mbar": ("millibar", "millibar"),
        "ppm": ("deeltje per miljoen", "deeltjes per miljoen"),
        "µg/m³": ("microgram per kubieke meter", "microgram per kubieke meter"),
        "km/h": ("kilometer per uur", "kilometer per uur"), "m/s": ("meter per seconde", "meter per seconde"),
        "mm": ("millimeter", "millimeter"), "L": ("liter", "liter"), "m³": ("kubieke meter", "kubieke meter"),
        "dB": ("decibel", "decibel"), "min": ("minuut", "minuten"), "h": ("uur", "uur"),
        "s": ("seconde", "seconden"), "d": ("dag", "dagen"),
    },
    states={
        "on": "aan", "off": "uit", "open": "open", "closed": "dicht", "opening": "aan het openen",
        "closing": "aan het sluiten", "stopped": "gestopt", "locked": "op slot", "unlocked": "van het slot",
        "locking": "aan het vergrendelen", "unlocking": "aan het ontgrendelen", "jammed": "geblokkeerd",
        "heat": "aan het verwarmen", "cool": "aan het koelen", "auto": "op automatisch",
        "heat_cool": "op automatisch", "dry": "aan het drogen", "fan_only": "aan het ventileren",
    },
    contacts={
        "door": _OPEN, "window": _OPEN, "garage_door": _OPEN, "opening": _OPEN, "motion": _DETECTED,
        "occupancy": ("bezet", "vrij"), "presence": ("aanwezig", "afwezig"), "smoke": _DETECTED, "gas": _DETECTED,
        "moisture": ("nat", "droog"), "battery": ("zwak", "in orde"), "lock": ("van het slot", "op slot"),
    },
)  # fmt: skip
