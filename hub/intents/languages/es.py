"""Spanish."""

from __future__ import annotations

from hub.intents.languages.model import Additions, block

COVER = {"domain": "cover"}
THE = "[(el|la|los|las)]"

ADDITIONS = Additions(
    articles=("el", "la", "los", "las", "un", "una", "mi", "mis", "nuestro", "nuestra"),
    connectors=("del", "de la", "de", "en el", "en la"),
    plurals=("s", "es"),
    skip_words=("vale", "ok", "ahora", "y", "entonces"),
    intents={
        "HassTurnOn": [
            block("name_only", f"(bloquea|cierra con llave) {THE} {{name}}", domains=("lock",), response="lock"),
            block(
                "device_class_all",
                "<abre> tod(a|o)s (los|las) {cover_classes:device_class}",
                slots=COVER,
                response="cover_device_class",
            )
        ],
        "HassTurnOff": [
            block("name_only", f"(desbloquea|abre la cerradura de) {THE} {{name}}", domains=("lock",), response="lock"),
            block(
                "device_class_all",
                "<cierra> tod(a|o)s (los|las) {cover_classes:device_class}",
                slots=COVER,
                response="cover_device_class",
            )
        ],
        "HassToggle": [block("name_only", f"(alterna|conmuta) {THE} {{name}}", domains=("light", "switch", "fan"))],
        "HassStopMoving": [block("name_only", f"(para|detén) {THE} {{name}}", domains=("cover",))],
        "HassClimateSetTemperature": [
            block(
                "temperature_only",
                "<establece_sube_baja> [el|la] (calefacción|termostato|aire) [<de_aqui>] a "
                "{temperature}[([ ]°)|( grados)]",
                here=True,
            ),
            block(
                "area_temperature",
                "<establece_sube_baja> [el|la] (calefacción|termostato|aire) <area> a {temperature}[([ ]°)|( grados)]",
            ),
        ],
        "HassGetState": [
            block(
                "name_state",
                f"está[n] {{on_off_states:state}} {THE} {{name}}",
                domains=("light", "switch", "fan"),
                response="one_yesno",
            ),
            block(
                "name_state",
                f"está[n] {{cover_states:state}} {THE} {{name}}",
                domains=("cover",),
                response="one_yesno",
            ),
            block("name_area", f"cuál es {THE} {{name}} <area>", domains=("sensor",), response="one"),
        ],
    },
    stop_words=(
        "para", "alto", "stop", "cancela", "cancelar", "olvídalo", "déjalo", "da igual", "no importa", "silencio",
        "cállate", "basta", "nada", "no gracias",
    ),
)  # fmt: skip
