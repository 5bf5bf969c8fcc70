"""French."""

from __future__ import annotations

from hub.intents.languages.model import Additions, block

COVER = {"domain": "cover"}
LIGHT = {"domain": "light"}

ADDITIONS = Additions(
    articles=("le", "la", "les", "l'", "un", "une", "mon", "ma", "mes", "notre"),
    connectors=("du", "de la", "de l'", "des", "de", "dans le", "dans la", "dans l'"),
    plurals=("s", "x"),
    skip_words=("ok", "d'accord", "alors", "et", "maintenant"),
    intents={
        "HassTurnOn": [
            block(
                "domain_all",
                "<allume> <tous> <le><lumiere> [<partout>]",
                "<allume> <le><lumiere> <partout>",
                slots=LIGHT,
                response="light_all",
            ),
            block("device_class_all", "<ouvre> <tous> <le>{cover_classes:device_class}", slots=COVER, response="cover"),
        ],
        "HassTurnOff": [
            block(
                "domain_all",
                "<eteins> <tous> <le><lumiere> [<partout>]",
                "<eteins> <le><lumiere> <partout>",
                slots=LIGHT,
                response="light_all",
            ),
            block("device_class_all", "<ferme> <tous> <le>{cover_classes:device_class}", slots=COVER, response="cover")
        ],
        "HassToggle": [
            block("name_only", "(bascule|inverse) [<le>]{name}", domains=("light", "switch", "fan")),
        ],
        "HassStopMoving": [block("name_only", "<arrete> [<le>]{name}", domains=("cover",))],
        "HassClimateSetTemperature": [
            block(
                "temperature_only",
                "<regle> [<le>](chauffage|thermostat|climatisation) [<ici>] [(à|sur)] {temperature}[<degres>]",
                here=True,
            ),
            block(
                "area_temperature",
                "<regle> [<le>](chauffage|thermostat|climatisation) <dans> [<le>]{area} (à|sur) "
                "{temperature}[<degres>]",
            ),
        ],
        "HassGetCurrentDate": [block("default", "(on est|nous sommes) quel jour [aujourd'hui]")],
        "HassGetState": [
            block(
                "name_area",
                "<quel> est [<le>]{name} <dans> [<le>]{area}",
                domains=("sensor",),
                response="one",
            )
        ],
    },
    stop_words=(
        "stop", "arrête", "arrêter", "annule", "annuler", "laisse tomber", "tant pis", "silence", "tais-toi",
        "ça suffit", "rien", "oublie", "laisse", "non merci",
    ),
)  # fmt: skip
