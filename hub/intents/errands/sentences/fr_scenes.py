"""French: scenes that are captured."""

from __future__ import annotations

RULES: dict[str, str] = {
    "save": "(enregistre|mémorise|retiens|sauvegarde|garde|souviens toi de|rappelle toi de)",
    "this": (
        "(ça|ceci|cela|cette scène|la scène|cette ambiance|l' ambiance|cet éclairage|l' éclairage|ces"
        " réglages|l' état actuel"
        "|la lumière|les lumières|tout ici)"
    ),
    "now": "(maintenant|ici|comme c'est|tel quel)",
    "as": "(comme|sous le nom [de|d']|en tant que|comme [la] scène|comme étant)",
    "whole": "(tout|toute la maison|toutes les pièces)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthSceneSave": (
        "<save> <this> [<now>] <as> {name}",
        "<save> <this> <in> {area} <as> {name}",
        "<save> <the> {area} <as> {name}",
        "<save> comment (c'est|sont les choses|est la pièce) [<now>] <as> {name}",
        "(crée|fais|enregistre) (une|la|une nouvelle) scène [appelée|nommée] {name} [à partir de ça]",
        "(crée|fais|enregistre) (une|une nouvelle) scène",
        "(appelle|nomme) (ça|cette scène|cette ambiance) {name}",
        "(peux tu|tu peux) (enregistrer|mémoriser|retenir|sauvegarder) <this> <as> {name}",
        "je veux (enregistrer|mémoriser|retenir) <this> <as> {name}",
    ),
    "HearthSceneSave everywhere=1": (
        "<save> <whole> [<now>] <as> {name}",
        "<save> <this> (partout|dans toute la maison|dans toutes les pièces) <as> {name}",
        "<save> <this> <as> {name} (partout|dans toute la maison|pour toute la maison|dans toutes les pièces)",
    ),
    "HearthSceneDelete": (
        "(oublie|supprime|efface|retire) <the> scène [appelée|nommée|de] {name}",
        "(oublie|supprime|efface) une scène",
        "(je n'ai|on n'a|nous n'avons) plus besoin de la scène {name}",
    ),
    "HearthScenes": (
        "quelles scènes (j'ai|ai-je|avons nous|on a|as tu|y a-t-il|existent|connais tu)",
        "quelles sont (mes|nos|les) scènes",
        "(montre|donne|dis) [moi|nous] [toutes] (mes|nos|les) scènes",
        "combien de scènes (j'ai|ai-je|avons nous|on a|y a-t-il)",
    ),
}
