"""Spanish: questions about states, and what is about no device."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.es_words import FAN, HEATER, HEATING, LIGHT, SENSOR, SOMETHING
from hub.intents.languages.model import block
from hub.intents.languages.places import about

QUESTIONS: dict[str, list[dict[str, Any]]] = {
    "HassClimateGetTemperature": [
        *about(HEATING, "a (cuánto|cuántos grados|qué temperatura) está [puesto|puesta] @",
               "(qué temperatura tiene|cuál es la temperatura objetivo de) @", response="target_temperature",
               places=("name", "here", "area")),
        block("area_only", "(cuántos grados|qué temperatura) (hace|hay) <lugar>", "hace (frío|calor) <lugar>",
              "cuál es la temperatura <lugar>"),
        block("floor_only", "(cuántos grados|qué temperatura) (hace|hay) <planta>"),
        block("default", "hace (frío|calor) [<aca>]", "(cuántos grados|qué temperatura) (hace|hay) [<aca>]",
            here=True),
    ],
    "HassGetState": [
        block("area_state", "(está|están|hay) {on_off_states:state} <luces> <lugar>",
              "(está|están) <luces> {on_off_states:state} <lugar>",
              "(está|están) <luces> <lugar> {on_off_states:state}",
              "hay [alguna] <luces> {on_off_states:state} <lugar>", slots=LIGHT.slots, response="any"),
        block("area_state", "hay luz <lugar>", slots={**LIGHT.slots, "state": "on"}, response="any"),
        block("here_state", "(está|están) <luces> {on_off_states:state} [<aca>]",
            "(está|están) {on_off_states:state} <luces>",
              slots=LIGHT.slots, here=True, response="any"),
        *(
            each for of in (HEATER, FAN) for each in about(
                of, "(está|están) {on_off_states:state} @", "(está|están) @ {on_off_states:state}", response="any",
                places=("here", "area"),
            )
        ),
        block("name_attribute", "cuánto (consume|gasta) [<el>] {name}", "cuál es el consumo (de|del) [<el>] {name}",
              slots={"attribute": "power"}, response="one",
              domains=("switch", "light", "climate", "humidifier", "fan", "sensor")),
        block("domain_state", "(qué|cuáles) <luces> (hay|están|están todavía) {on_off_states:state}",
              slots=LIGHT.slots, response="which"),
        block("floor_state", "(qué|cuáles) <luces> (hay|están) {on_off_states:state} <planta>", slots=LIGHT.slots,
              response="which"),
        block("domain_state", "cuántas <luces> (hay|están) {on_off_states:state}", slots=LIGHT.slots,
            response="how_many"),
        block("name_state", "(está|están) {on_off_states:state} [<el>] {name}",
            "(está|están) [<el>] {name} {on_off_states:state}",
              domains=("light", "switch", "fan", "humidifier", "climate", "water_heater", "siren"),
              response="one_yesno"),
        block("name_state", "está[n] {cover_states:state} [<el>] {name}", domains=("cover", "valve"),
            response="one_yesno"),
        block("name_state", "está[n] {bs_open_states:state} [<el>] {name}", domains=("binary_sensor",),
              response="one_yesno"),
        block("name_state", "está[n] {lock_states:state} [<el>] {name}", domains=("lock",), response="one_yesno"),
        block("name_state", "(está|sigue) [<el>] {name} en marcha", "(está|sigue) en marcha [<el>] {name}",
              domains=("switch", "fan", "binary_sensor"), slots={"state": "on"}, response="one_yesno"),
        block("name_state", "(funciona|va|gira) [todavía] [<el>] {name} [todavía]",
              "ha (terminado|acabado) [ya] [<el>] {name} [ya]", "(está|sigue) [<el>] {name} funcionando",
              slots={"state": "on"}, domains=("switch", "fan", "binary_sensor"), response="one_yesno"),
        block("name_attribute",
            "(cuánta batería|cuánta carga|qué batería|qué carga) (le queda|tiene|queda) [(a|en)] [<el>] {name}",
              "(cómo está|cuál es|cómo va) [la] (batería|carga|nivel de batería) (de|del) [<el>] {name}",
              "cuál es el nivel de batería (de|del) [<el>] {name}",
              slots={"attribute": "battery"}, response="one",
              domains=("vacuum", "lawn_mower", "lock", "cover", "light", "sensor", "binary_sensor")),
        block("name_attribute", "(qué|cuáles son) [<el>] {name} [(hay|tienes|tiene)]",
              "en qué (modo|programa|efecto|velocidad) está [<el>] {name}",
              "qué (modo|programa|efecto) (tiene|lleva) [<el>] {name}",
              slots={"attribute": "option"}, response="one",
              domains=("light", "climate", "fan", "humidifier", "water_heater", "vacuum", "select", "siren")),
        block("name_only", "(cuánto brillo tiene|qué brillo tiene|cuál es el brillo (de|del)) [<el>] {name}",
              slots={"attribute": "brightness"}, domains=("light",), response="one"),
        block("name_only", "(cuánto|cómo de) está [(abierta|abierto)] [<el>] {name} [(abierta|abierto)]",
              "en qué posición está[n] [<el>] {name}", slots={"attribute": "position"}, domains=("cover", "valve"),
              response="one"),
        block("name_only", "a qué velocidad (va|está|gira) [<el>] {name}", slots={"attribute": "percentage"},
              domains=("fan",), response="one"),
        block("name_area", "cuál es [<el>] {name} <lugar>", domains=("sensor",), response="one"),
        block("name_only", "(cuál es|cuánto es|cómo está|qué) [<el>] {name} [(hay|hace)]", domains=("sensor",
            "number"),
              response="one"),
        block("name_only", "(qué hace|qué está haciendo|cómo está|cómo va) [<el>] {name}",
              "está [<el>] {name} (armada|activada|conectada|limpiando|cargando)",
              "está (armada|activada|conectada) [<el>] {name}",
              "(qué|cuál es el) [programa] (tiene|de|está en) [<el>] {name}",
              domains=("vacuum", "lawn_mower", "alarm_control_panel", "select"), response="one"),
        block("class_area", "(cuál es|cuánta|cuánto|qué|cómo está) [<el>] {senses:device_class} [hay] <lugar>",
            slots=SENSOR,
              response="one"),
        block("class_here", "(cuál es|cuánta|cuánto|qué|cómo está) [<el>] {senses:device_class} [hay] [<aca>]",
            slots=SENSOR,
              here=True, response="one"),
        *(
            block(f"openings{combination}", sentence.replace("ASK", ask), slots={"domain": "binary_sensor"},
                  response=response)
            for response, ask in (
                ("any", "(está|están|hay) [(alguna|la|las|una)]"), ("all", "están todas las"),
                ("which", "(qué|cuáles)"), ("how_many", "cuántas"),
            )
            for combination, sentence in (
                ("", "ASK {openings:device_class} [(hay|están|está)] {bs_open_states:state}"),
                ("_area", "ASK {openings:device_class} ([(hay|están|está)] {bs_open_states:state};<lugar>)"),
                ("_floor", "ASK {openings:device_class} ([(hay|están|está)] {bs_open_states:state};<planta>)"),
            )
        ),
        block("openings_area", "está {bs_open_states:state} la {openings:device_class} <lugar>",
              slots={"domain": "binary_sensor"}, response="any"),
        block("locks", "están [todas] las {lock_kinds:domain} (cerradas con llave|bloqueadas|con llave)",
              slots={"state": "locked"}, response="all"),
        block("motion_area", "hay movimiento <lugar>", "se mueve algo <lugar>",
              slots={**SOMETHING, "device_class": "motion"}, response="any"),
        block("presence_area", "hay alguien <lugar>", slots={**SOMETHING, "device_class": "occupancy"},
            response="any"),
    ],
    "HassGetCurrentTime": [block("default", "qué hora es", "(me dices|dime) [qué] [la] hora [es]",
    "qué hora tienes")],
    "HassGetCurrentDate": [
        block("default", "qué día es [hoy]", "a [qué] (cuántos|día|fecha) estamos [hoy]", "qué fecha es [hoy]",
              "(dime|me dices) (la fecha|qué día es)"),
    ],
    "HearthHelp": [
        block("default", "ayuda", "ayúdame",
            "qué (puedo|se puede) [(decirte|decir|pedirte|pedir|preguntarte)] [(decir|hacer)]",
              "qué (puedes|sabes) hacer", "cómo funcionas"),
    ],
    "HearthUndo": [
        block("default", "(deshaz|deshacer|deshaga) [(eso|lo último|la última (acción|orden))]",
            "(déjalo|ponlo) como estaba",
              "vuelve atrás", "(revierte|anula) (eso|lo último)"),
    ],
}  # fmt: skip
