"""Dutch."""

from __future__ import annotations

from hub.intents.languages.model import Additions, block

COVER = {"domain": "cover"}
LIGHT = {"domain": "light"}

ADDITIONS = Additions(
    articles=("de", "het", "een", "mijn", "onze", "ons"),
    connectors=("in de", "in het", "van de", "van het", "in"),
    plurals=("s", "en", "'s", "n"),
    skip_words=("oké", "ok", "nu", "dan", "dus", "en", "alsjeblieft", "graag", "even"),
    intents={
        "HassTurnOn": [
            block(
                "domain_all",
                "[<change>] <all_light> aan [in [het] [hele] huis]",
                slots=LIGHT,
                response="light_all",
            ),
            block(
                "device_class_all",
                "open alle {cover_classes:device_class}",
                slots=COVER,
                response="cover_device_class",
            ),
        ],
        "HassTurnOff": [
            block(
                "domain_all",
                "[<change>] <all_light> uit [in [het] [hele] huis]",
                slots=LIGHT,
                response="light_all",
            ),
            block(
                "device_class_all",
                "sluit alle {cover_classes:device_class}",
                slots=COVER,
                response="cover_device_class",
            )
        ],
        "HassToggle": [
            block("name_only", "schakel [de|het] {name} om", domains=("light", "switch", "fan")),
        ],
        "HassStopMoving": [block("name_only", "stop [de|het] {name}", domains=("cover",))],
        "HassClimateSetTemperature": [
            block(
                "temperature_only",
                "<numeric_value_set> [de|het] (verwarming|thermostaat|airco) [<here>] <to> {temperature}[<degrees>]",
                here=True,
            ),
            block(
                "area_temperature",
                "<numeric_value_set> [de|het] (verwarming|thermostaat|airco) (in|van) [de|het] {area} <to> "
                "{temperature}[<degrees>]",
            ),
        ],
        "HassGetState": [
            block(
                "name_area",
                "(wat is|hoe hoog is) [de|het] {name} (in|van) [de|het] {area}",
                domains=("sensor",),
                response="one",
            )
        ],
    },
    stop_words=(
        "stop", "stoppen", "annuleer", "annuleren", "laat maar", "laat maar zitten", "vergeet het", "stil",
        "wees stil", "genoeg", "niets", "nee bedankt",
    ),
)  # fmt: skip
