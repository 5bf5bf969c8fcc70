"""Spanish: free ways to ask for errands, whose reason comes with them or before them."""

from __future__ import annotations

RULES: dict[str, str] = {
    "todos": "(todos|todo el mundo|toda la familia|la familia|los niños|los demás)",
    "lista": "(la|mi|nuestra) lista [de la compra|de compras]",
    "apunta": "(apúntalo|apúntala|apúntalos|apúntalas|anótalo|anótala|anótalos|apunta eso|anota eso"
    "|(ponlo|ponla|ponlos|ponlas|añádelo|agrégalo) (en|a) <lista>)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassBroadcast everywhere=1": (
        "{message} (avisa|avísale|díselo|dilo|cuéntaselo) a <todos>",
        "{message} (anúncialo|pásalo)",
        "diles que {message}",
    ),
    "HassShoppingListAddItem": (
        "(necesito|necesitamos|nos falta|nos faltan|me hace falta|hace falta) {goods:item} <apunta>",
        "no queda[n] {goods:item} <apunta>",
    ),
    "HearthSetAlarm": (
        "(despiértame|despiertame|despiértanos|levántame) a tiempo para [(el|la|los|las|ir a|ir al)] {name} {when}",
        "(despiértame|despiertame|despiértanos|levántame) {when} para [(el|la|los|las|ir a|ir al)] {name}",
        "(asegúrate|procura) [de] que esté (despierto|despierta|levantado|levantada|en pie) {when}",
        "no me dejes dormir (más allá|después|hasta después) de {time}",
    ),
    "HearthCancelAlarm": ("no (hace falta|necesitas|es necesario) (que me despiertes|despertarme) [{day}]",),
    "HearthRemind": (
        "no (me|nos) dejes olvidar {text}",
        "no (me|nos) dejes olvidar {text} {when}",
        "no dejes que (me olvide|olvide|se me olvide) [(de|que)] {text} [{when}]",
        "no (puedo|debo|quiero) olvidar[me] [(de|que)] {text} [{when}]",
        "(asegúrate|procura) [de] que no (olvide|me olvide de|se me olvide) {text} [{when}]",
    ),
    "HearthListRead list=shopping": (
        "qué [más] (hay|tenemos|tengo) que comprar [todavía]",
        "qué [nos] falta [por] comprar",
    ),
}
