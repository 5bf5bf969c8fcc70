"""French."""

from __future__ import annotations

from hub.brain.wording.model import Forms, Wording

_OPEN = ("ouvert", "fermé")
_DETECTED = ("détecté", "rien détecté")

WORDING = Wording(
    conjunction="et",
    alternative="ou",
    more="{count} autres",
    decimal_comma=True,
    done="C'est fait",
    outcomes={
        "no_answer": Forms("{names} n'a pas répondu", "{names} n'ont pas répondu"),
        "unavailable": Forms("{names} n'est pas disponible", "{names} ne sont pas disponibles"),
        "unsupported": Forms("{names} ne peut pas faire ça", "{names} ne peuvent pas faire ça"),
        "assumed": Forms(
            "J'ai envoyé l'ordre à {names}, sans retour d'état", "J'ai envoyé l'ordre à {names}, sans retour d'état"
        ),
        "silent": Forms("{names} ne donne pas de retour", "{names} ne donnent pas de retour"),
        "unknown_state": Forms("Je ne connais pas l'état de {names}", "Je ne connais pas l'état de {names}"),
    },
    errors={
        "unreachable": "Je ne peux pas joindre la maison pour le moment",
        "unlock_refused": "Je ne déverrouille pas les portes à la voix",
        "duplicate": "Il y en a plusieurs : {names}. Laquelle ?",
        "no_area_here": "Je ne sais pas de quelle pièce il s'agit",
        "incomplete": "Je n'ai entendu que le début",
        "out_of_range": "Cette valeur est hors limites",
        "no_entity": "Je ne connais aucun appareil nommé {entity}",
        "no_entity_in_area": "Je ne connais aucun appareil nommé {entity} dans {area}",
        "no_area": "Je ne connais aucune pièce nommée {area}",
        "no_floor": "Je ne connais aucun étage nommé {floor}",
    },
    partial="{done} sur {total} sont {state}",
    results={
        "turn_on": "en marche", "turn_off": "à l'arrêt", "open": "ouverts", "close": "fermés", "lock": "verrouillés",
        "toggle": "basculés", "stop": "arrêtés",
        "": "réglés",
    },
    dry_run="Voici ce que je ferais : {what}",
    units={
        "°C": ("degré", "degrés"), "°F": ("degré", "degrés"), "%": ("pour cent", "pour cent"),
        "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "kWh": ("kilowattheure", "kilowattheures"),
        "Wh": ("wattheure", "wattheures"), "V": ("volt", "volts"), "A": ("ampère", "ampères"), "lx": ("lux", "lux"),
        "hPa": ("hectopascal", "hectopascals"), "mbar": ("millibar", "millibars"),
        "ppm": ("partie par million", "parties par million"),
        "µg/m³": ("microgramme par mètre cube", "microgrammes par mètre cube"),
        "km/h": ("kilomètre par heure", "kilomètres par heure"), "m/s": ("mètre par seconde", "mètres par seconde"),
        "mm": ("millimètre", "millimètres"), "L": ("litre", "litres"), "m³": ("mètre cube", "mètres cubes"),
        "dB": ("décibel", "décibels"), "min": ("minute", "minutes"), "h": ("heure", "heures"),
        "s": ("seconde", "secondes"), "d": ("jour", "jours"),
    },
    states={
        "on": "en marche", "off": "à l'arrêt", "open": "ouvert", "closed": "fermé", "opening": "en ouverture",
        "closing": "en fermeture", "stopped": "arrêté", "locked": "verrouillé", "unlocked": "déverrouillé",
        "locking": "en verrouillage", "unlocking": "en déverrouillage", "jammed": "bloqué", "heat": "en chauffage",
        "cool": "en refroidissement", "auto": "en automatique", "heat_cool": "en automatique",
        "dry": "en déshumidification", "fan_only": "en ventilation",
    },
    contacts={
        "door": _OPEN, "window": _OPEN, "garage_door": _OPEN, "opening": _OPEN, "motion": _DETECTED,
        "occupancy": ("occupé", "libre"), "presence": ("présent", "absent"), "smoke": _DETECTED, "gas": _DETECTED,
        "moisture": ("humide", "sec"), "battery": ("faible", "normal"), "lock": ("déverrouillé", "verrouillé"),
    },
)  # fmt: skip
