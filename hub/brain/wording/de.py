"""German."""

from __future__ import annotations

from hub.brain.wording.model import Forms, Wording

_OPEN = ("offen", "geschlossen")
_DETECTED = ("erkannt", "frei")

WORDING = Wording(
    conjunction="und",
    alternative="oder",
    more="{count} weitere",
    decimal_comma=True,
    done="Erledigt",
    outcomes={
        "no_answer": Forms("{names} hat nicht geantwortet", "{names} haben nicht geantwortet"),
        "unavailable": Forms("{names} ist nicht erreichbar", "{names} sind nicht erreichbar"),
        "unsupported": Forms("{names} kann das nicht", "{names} können das nicht"),
        "assumed": Forms(
            "Ich habe es {names} gesagt, bekomme aber keine Rückmeldung",
            "Ich habe es {names} gesagt, bekomme aber keine Rückmeldung",
        ),
        "silent": Forms("{names} gibt keine Rückmeldung", "{names} geben keine Rückmeldung"),
        "unknown_state": Forms("Ich kenne den Zustand von {names} nicht", "Ich kenne den Zustand von {names} nicht"),
    },
    errors={
        "unreachable": "Ich kann das Haus gerade nicht erreichen",
        "unlock_refused": "Auf Zuruf schließe ich keine Türen auf",
        "duplicate": "Da gibt es mehrere: {names}. Was meinst du?",
        "no_area_here": "Ich weiß nicht, welchen Raum du meinst",
        "incomplete": "Ich habe nur den Anfang gehört",
        "out_of_range": "Dieser Wert liegt außerhalb des Bereichs",
        "no_entity": "Ich kenne kein Gerät namens {entity}",
        "no_entity_in_area": "Ich kenne kein Gerät namens {entity} im Bereich {area}",
        "no_area": "Ich kenne keinen Bereich namens {area}",
        "no_floor": "Ich kenne keine Etage namens {floor}",
    },
    partial="{done} von {total} sind {state}",
    results={
        "turn_on": "an", "turn_off": "aus", "open": "offen", "close": "geschlossen", "lock": "verriegelt",
        "toggle": "umgeschaltet", "stop": "angehalten",
        "": "eingestellt",
    },
    dry_run="Das würde ich tun: {what}",
    units={
        "°C": ("Grad", "Grad"), "°F": ("Grad", "Grad"), "%": ("Prozent", "Prozent"), "W": ("Watt", "Watt"),
        "kW": ("Kilowatt", "Kilowatt"), "kWh": ("Kilowattstunde", "Kilowattstunden"),
        "Wh": ("Wattstunde", "Wattstunden"), "V": ("Volt", "Volt"), "A": ("Ampere", "Ampere"), "lx": ("Lux", "Lux"),
        "hPa": ("Hektopascal", "Hektopascal"), "mbar": ("Millibar", "Millibar"),
        "ppm": ("Teil pro Million", "Teile pro Million"),
        "µg/m³": ("Mikrogramm pro Kubikmeter", "Mikrogramm pro Kubikmeter"),
        "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"), "m/s": ("Meter pro Sekunde", "Meter pro Sekunde"),
        "mm": ("Millimeter", "Millimeter"), "L": ("Liter", "Liter"), "m³": ("Kubikmeter", "Kubikmeter"),
        "dB": ("Dezibel", "Dezibel"), "min": ("Minute", "Minuten"), "h": ("Stunde", "Stunden"),
        "s": ("Sekunde", "Sekunden"), "d": ("Tag", "Tage"),
    },
    states={
        "on": "an", "off": "aus", "open": "offen", "closed": "geschlossen", "opening": "am Öffnen",
        "closing": "am Schließen", "stopped": "angehalten", "locked": "verriegelt", "unlocked": "entriegelt",
        "locking": "am Verriegeln", "unlocking": "am Entriegeln", "jammed": "verklemmt", "heat": "am Heizen",
        "cool": "am Kühlen", "auto": "auf Automatik", "heat_cool": "auf Automatik", "dry": "am Trocknen",
        "fan_only": "am Lüften",
    },
    contacts={
        "door": _OPEN, "window": _OPEN, "garage_door": _OPEN, "opening": _OPEN, "motion": _DETECTED,
        "occupancy": ("belegt", "frei"), "presence": ("da", "nicht da"), "smoke": _DETECTED, "gas": _DETECTED,
        "moisture": ("nass", "trocken"), "battery": ("schwach", "in Ordnung"), "lock": ("entriegelt", "verriegelt"),
    },
)  # fmt: skip
