"""French: free ways to ask for errands, whose reason comes with them or before them."""

from __future__ import annotations

RULES: dict[str, str] = {
    "tous": "(tout le monde|tous|toute la famille|la famille|les enfants|les autres)",
    "liste": "(la|ma|notre) liste [de courses]",
    "note": "((note|écris|notez) (le|la|les|ça)|(mets|ajoute) (le|la|les|ça) sur <liste>)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassBroadcast everywhere=1": (
        "{message} (préviens|avertis|informe|appelle) <tous>",
        "{message} (dis|annonce) (le|ça) à <tous>",
        "{message} fais passer [le message]",
    ),
    "HassShoppingListAddItem": (
        "(j'ai|on a|nous avons) besoin (de|d'|du|des) {goods:item} <note>",
        "(il me|il nous) faut [(du|de la|des|de l')] {goods:item} <note>",
        "il n'y a plus (de|d') {goods:item} <note>",
    ),
    "HearthSetAlarm": (
        "(réveille|réveillez) (moi|nous) à temps pour [(le|la|les|l')] {name} {when}",
        "(réveille|réveillez) (moi|nous) {when} pour [(le|la|les|l')] {name}",
        "(fais en sorte|assure toi) que je sois (debout|réveillé|réveillée|levé|levée) {when}",
        "ne me laisse pas dormir (après|au delà de|plus tard que) {time}",
        "je dois être (debout|réveillé|réveillée|levé|levée) {when}",
    ),
    "HearthCancelAlarm": ("(pas besoin|tu n'as pas besoin|inutile) de me réveiller [{day}]",),
    "HearthRemind": (
        "(ne me laisse pas|ne me laissez pas) oublier {text} {when}",
        "(ne me laisse pas|ne me laissez pas) oublier {text}",
        "(fais en sorte|assure toi) que je n'oublie pas (de|d'|le|la|les|l') {text} [{when}]",
        "je ne dois pas oublier (de|d'|le|la|les|l') {text} [{when}]",
        "il ne faut pas que j'oublie (de|d'|le|la|les|l') {text} [{when}]",
    ),
    "HearthListRead list=shopping": (
        "(qu'est ce qu'|que) (il faut|il nous faut|on doit|je dois) [encore] (acheter|prendre)",
        "(que|qu'est ce que) (dois je|je dois|doit on|on doit) [encore] acheter",
    ),
}
