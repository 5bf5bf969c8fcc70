"""French: lists and notes."""

from __future__ import annotations

RULES: dict[str, str] = {
    "shopping": "(liste (de|des) (courses|achats|commissions)|liste d' achats|liste du supermarché|courses)",
    "todo": "(liste (de|des) (tâches|choses à faire)|tâches|choses à faire|to do list|todo list)",
    "notes": "(liste de notes|notes|carnet|bloc notes)",
    "put": "(mets|mettez|ajoute|ajoutez|rajoute|rajoutez|écris|écrivez|inscris|note)",
    "on": "(sur <the>|à <the>|dans <the>|sur|aux|au)",
    "off": "(de <the>|sur <the>|des|du|de)",
    "remove": "(retire|enlève|supprime|efface|raye|ôte|barre)",
    "tick": "(coche|raye)",
    "ticked": "(coché|cochées|cochés|acheté|achetées|fait|fini|terminé)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassShoppingListAddItem": (
        "<put> {text:item} <on> <shopping>",
        "<put> <on> <shopping> {text:item}",
        "<put> quelque chose <on> <shopping>",
        "(peux tu|tu peux|pourrais tu) (mettre|ajouter|écrire) {text:item} <on> <shopping>",
        "liste de courses {text:item}",
        "(il faut|il nous faut|il me faut|on doit) (acheter|racheter|prendre) {text:item}",
        "(il n'y a|il y a|nous n'avons|on n'a|on a|je n'ai|j'ai) plus (de|d') {text:item}",
        "(nous sommes|on est|je suis) à court (de|d') {text:item}",
        "(achète|achetez|rachète|commande) {text:item}",
        "il ne reste plus (de|d') {text:item}",
        "<put> {text:item} <on> liste",
    ),
    "HassShoppingListAddItem yields": (
        "(il nous faut|nous avons besoin|on a besoin) [(de|d'|du|des)] {goods:item}",
        "<put> {text:item} <on> <shopping> (et|et aussi) {goods:item}",
    ),
    "HassShoppingListCompleteItem": (
        "(j'ai|on a|nous avons) [déjà] (acheté|pris) (le|la|les|l'|du|de la|des) {text:item}",
        "(j'ai|on a|nous avons) déjà (acheté|pris) {text:item}",
        "coche {text:item} <off> <shopping>",
        "coche <off> <shopping> {text:item}",
        "{text:item} (est|sont) (acheté|achetés|achetée|achetées|dans le (panier|chariot|caddie))",
    ),
    "HassListAddItem list=todo": (
        "<put> {text:item} <on> <todo>",
        "<put> <on> <todo> {text:item}",
        "(nouvelle tâche|ajoute la tâche|ajoute une tâche) {text:item}",
        "(peux tu|tu peux) (mettre|ajouter) {text:item} <on> <todo>",
    ),
    "HassListAddItem list=notes": ("<put> {text:item} <on> <notes>",),
    "HassListAddItem": (
        "<put> {text:item} <on> liste [de|d'|du|des|pour|appelée] {list}",
        "<put> <on> liste [de|d'|du|des|pour|appelée] {list} {text:item}",
        "(peux tu|tu peux) (mettre|ajouter) {text:item} <on> liste [de|d'|du|des|pour|appelée] {list}",
    ),
    "HassListCompleteItem": (
        "coche {text:item}",
        "coche {text:item} <off> liste [[de|d'|du|des|pour|appelée] {list}]",
        "marque {text:item} comme (fait|faite|terminé|terminée)",
        "(j'ai|on a|nous avons) (fini|terminé) {text:item}",
    ),
    "HassListCompleteItem list=todo": (
        "coche {text:item} <off> <todo>",
        "marque {text:item} comme (fait|faite|terminé|terminée) <off> <todo>",
    ),
    "HassListRemoveItem list=shopping": (
        "<remove> {text:item} <off> <shopping>",
        "<remove> <off> <shopping> {text:item}",
        "(peux tu|tu peux) (retirer|enlever|supprimer) {text:item} <off> <shopping>",
    ),
    "HassListRemoveItem list=todo": ("<remove> {text:item} <off> <todo>",),
    "HassListRemoveItem list=notes": ("<remove> {text:item} <off> <notes>", "<remove> la note [sur] {text:item}"),
    "HassListRemoveItem": (
        "<remove> {text:item} <off> liste",
        "<remove> {text:item} <off> liste [de|d'|du|des|pour|appelée] {list}",
    ),
    "HearthListRead list=shopping": (
        "(qu'est-ce qu'il y a|qu'y a-t-il|qu'est-ce qu'on a|que contient|quoi) [<on>] <shopping>",
        "qu'est-ce qu'il y a <on> <shopping>",
        "(lis|donne|montre|dis) [moi|nous] <the> <shopping>",
        "qu'est-ce (qu'on|que je|que nous) (doit|dois|devons) acheter",
        "qu'est-ce qu'il faut [acheter|racheter]",
        "que faut-il acheter",
        "combien de choses [il] [y] [a] [a-t-il] <on> <shopping>",
        "(est-ce qu'il faut|faut-il) acheter [(du|de la|de l'|des|de|d'|le|la|les|l')] {name:item}",
        "(est-ce qu'on a|avons nous|a-t-on) besoin (de|d'|du|des) {name:item}",
        "(est-ce que|) {text:item} (est|sont) [déjà] <on> <shopping>",
        "(y a-t-il|est-ce qu'il y a) {text:item} <on> <shopping>",
        "liste de courses",
    ),
    "HearthListRead list=todo": (
        "(qu'est-ce qu'il y a|qu'y a-t-il) <on> <todo>",
        "(lis|donne|montre|dis) [moi|nous] <the> <todo>",
        "qu'est-ce (que j'ai|que je dois|qu'on doit|qu'on a) [à] faire [aujourd'hui]",
        "quelles sont (mes|nos|les) tâches",
    ),
    "HearthListRead list=notes": (
        "(qu'est-ce qu'il y a|qu'y a-t-il) dans <the> <notes>",
        "(lis|donne|montre|dis) [moi|nous] <the> <notes>",
        "qu'est-ce que j'ai noté",
        "(quelles sont mes notes|quelles notes ai-je)",
    ),
    "HearthListRead": (
        "(qu'est-ce qu'il y a|qu'y a-t-il) <on> liste [de|d'|du|des|pour|appelée] {list}",
        "(lis|donne|montre|dis) [moi|nous] <the> liste [de|d'|du|des|pour|appelée] {list}",
        "(qu'est-ce qu'il y a|qu'y a-t-il) <on> liste",
    ),
    "HearthListClear list=shopping": (
        "(vide|efface) <the> <shopping>",
        "<remove> tout <off> <shopping>",
        "(remets|remet) <the> <shopping> à zéro",
    ),
    "HearthListClear list=shopping done=1": (
        "(<remove>|vide) (tout ce qui est|ce qui est|ce que j'ai) <ticked> [<off> <shopping>]",
        "(<remove>) les (choses cochées|articles cochés|articles achetés) [<off> <shopping>]",
        "(nettoie|range) <the> <shopping>",
    ),
    "HearthListClear list=todo": (
        "(vide|efface) <the> <todo>",
        "<remove> tout <off> <todo>",
        "<remove> toutes les tâches",
    ),
    "HearthListClear list=todo done=1": (
        "<remove> les tâches (terminées|faites|cochées|finies)",
        "(nettoie|range) <the> <todo>",
    ),
    "HearthListClear list=notes": ("(vide|efface) [toutes] <the> <notes>", "<remove> toutes (mes|les|nos) notes"),
    "HearthListClear": (
        "(vide|efface) <the> liste [[de|d'|du|des|pour|appelée] {list}]",
        "<remove> tout <off> liste [[de|d'|du|des|pour|appelée] {list}]",
    ),
    "HearthListCreate": (
        "(crée|créé|fais|commence|ajoute|créer) [moi] (une|une nouvelle|la|nouvelle) liste"
        " (appelée|nommée|pour|de|d'|du|des) {list}",
        "(crée|créé|fais|commence|ajoute|créer) [moi] (une|une nouvelle) liste {list}",
        "(crée|créé|fais|commence|ajoute) [moi] (une|une nouvelle) liste",
        "nouvelle liste [appelée|nommée|pour] {list}",
        "(peux tu|tu peux) (créer|faire) (une|une nouvelle) liste (appelée|nommée|pour|de) {list}",
    ),
    "HearthListDelete": (
        "(supprime|efface|jette) <the> liste (appelée|nommée|pour|de|d'|du|des) {list}",
        "(supprime|jette) <the> liste {list}",
        "(je n'ai|on n'a|nous n'avons) plus besoin de <the> liste [de|pour] {list}",
    ),
    "HearthListDelete list=shopping": ("(supprime|jette) <the> liste (de|des) courses",),
    "HearthLists": (
        "quelles listes (j'ai|ai-je|avons nous|on a|as tu|y a-t-il|existent)",
        "quelles sont (mes|nos|les) listes",
        "(montre|donne|dis|lis) [moi|nous] [toutes] (mes|nos|les) listes",
        "combien de listes (j'ai|ai-je|avons nous|on a|y a-t-il)",
    ),
    "HearthNote": (
        "(note|notez|écris|prends note) [moi] [que|qu'|ceci|ça] {text}",
        "(prends|fais|ajoute|écris|crée) (une|une nouvelle) note [que|qu'|sur|disant|pour] {text}",
        "(prends|fais|ajoute|écris|crée) (une|une nouvelle) note",
        "[nouvelle] note {text}",
        "(peux tu|tu peux|pourrais tu) (noter|écrire) [que|qu'] {text}",
    ),
}
