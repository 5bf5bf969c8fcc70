"""Spanish: scenes that are captured."""

from __future__ import annotations

RULES: dict[str, str] = {
    "save": "(guarda|recuerda|memoriza|graba|acuérdate de)",
    "this": (
        "(esto|eso|esta escena|la escena|este ambiente|el ambiente|esta iluminación|la iluminación|estos ajustes|la luz"
        "|las luces|el estado actual|todo lo de aquí)"
    ),
    "now": "(ahora|aquí|así|tal como está)",
    "as": "(como|con el nombre [de]|como [la] escena)",
    "whole": "(todo|toda la casa|todas las habitaciones)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthSceneSave": (
        "<save> <this> [<now>] <as> {name}",
        "<save> <this> <in> {area} <as> {name}",
        "<save> <the> {area} <as> {name}",
        "<save> cómo (está|está todo|está la habitación) [<now>] <as> {name}",
        "(crea|haz|guarda) (una|la|una nueva) escena [nueva] [llamada] {name} [con esto]",
        "(crea|haz|guarda) (una|una nueva) escena [nueva]",
        "(llama|ponle) [a] (esto|esta escena|este ambiente) {name}",
        "(puedes|podrías) (guardar|recordar|memorizar) <this> <as> {name}",
        "quiero (guardar|recordar|memorizar) <this> <as> {name}",
    ),
    "HearthSceneSave everywhere=1": (
        "<save> <whole> [<now>] <as> {name}",
        "<save> <this> (en todas partes|en toda la casa|en todas las habitaciones) <as> {name}",
        "<save> <this> <as> {name} (en todas partes|en toda la casa|para toda la casa|en todas las habitaciones)",
    ),
    "HearthSceneDelete": (
        "(olvida|borra|elimina|quita) <the> escena [llamada|de] {name}",
        "(olvida|borra|elimina) una escena",
        "ya no (necesito|necesitamos) la escena {name}",
    ),
    "HearthScenes": (
        "qué escenas (tengo|tenemos|hay|tienes|conoces|puedo usar)",
        "cuáles son (mis|nuestras|las) escenas",
        "(dime|muéstrame|enséñame) [todas] (mis|nuestras|las) escenas",
        "cuántas escenas (tengo|tenemos|hay)",
    ),
}
