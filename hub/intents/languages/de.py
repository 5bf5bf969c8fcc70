"""German."""

from __future__ import annotations

from hub.intents.languages.model import Additions, block

LIGHT = {"domain": "light"}
COVER = {"domain": "cover"}
PERCENT = "{brightness}[[ ](Prozent|%)]"
DEGREES = "{temperature}[[ ]°| Grad]"
SET = "(setze|stelle|stell|dreh[e]|mach[e]|regel|regle|dimm[e])"
THE = "(der|die|das|dem|den)"

ADDITIONS = Additions(
    articles=("der", "die", "das", "dem", "den", "des", "mein", "meine", "unser", "unsere", "ein", "eine"),
    connectors=("im", "in der", "in dem", "in", "vom", "von der"),
    plurals=("n", "en", "e", "s", "er"),
    skip_words=("okay", "ok", "nun", "dann", "also", "und", "hey"),
    intents={
        "HassTurnOn": [
            block(
                "device_class_all",
                "(öffne|mach[e]) alle {cover_classes:device_class} [(auf|hoch)]",
                slots=COVER,
                response="cover_device_class",
            )
        ],
        "HassTurnOff": [
            block(
                "device_class_all",
                "(schließ[e]|mach[e]) alle {cover_classes:device_class} [(zu|runter)]",
                slots=COVER,
                response="cover_device_class",
            )
        ],
        "HassToggle": [
            block("name_only", f"(schalt[e]|stell[e]) [{THE}] {{name}} um", domains=("light", "switch", "fan"))
        ],
        "HassStopMoving": [block("name_only", f"stop[p][e] [{THE}] {{name}}", domains=("cover",))],
        "HassLightSet": [
            block("name_color", f"{SET} [{THE}] {{name}} {{color}}", domains=("light",), response="color"),
            block(
                "name_brightness",
                f"{SET} [{THE}] {{name}} auf {PERCENT} [ein]",
                domains=("light",),
                response="brightness",
            ),
            block(
                "brightness_only",
                f"{SET} [{THE}] (Licht|Lichter|Lampe|Lampen|Beleuchtung) [hier] auf {PERCENT} [ein]",
                slots=LIGHT,
                here=True,
                response="brightness",
            ),
            block(
                "area_brightness",
                f"{SET} [{THE}] (Licht|Lichter|Lampe|Lampen|Beleuchtung) <area> auf {PERCENT} [ein]",
                slots=LIGHT,
                response="brightness",
            ),
        ],
        "HassClimateSetTemperature": [
            block("temperature_only", f"{SET} <heizung> [hier] auf {DEGREES} [ein]", here=True),
            block("name_temperature", f"{SET} [{THE}] {{name}} auf {DEGREES} [ein]", domains=("climate",)),
            block("area_temperature", f"{SET} <heizung> <area> auf {DEGREES} [ein]"),
        ],
        "HassGetState": [
            block(
                "name_area",
                f"wie (hoch|groß|viel) ist [{THE}] {{name}} <area>",
                domains=("sensor",),
                response="one",
            ),
            block(
                "name_only",
                f"wie (hoch|groß|viel) ist [{THE}] {{name}}",
                domains=("sensor",),
                response="one",
            ),
        ],
    },
    stop_words=(
        "stopp", "stop", "halt", "abbrechen", "abbruch", "vergiss es", "egal", "schon gut", "ruhe", "sei still",
        "still", "genug", "nichts", "brich ab", "nein danke",
    ),
)  # fmt: skip
