"""Spanish: lists and notes."""

from __future__ import annotations

RULES: dict[str, str] = {
    "shopping": "(lista (de la|de las|de|del) (compra|compras|súper|supermercado|mercado)|compra|lista del mandado)",
    "todo": "(lista de (tareas|pendientes|cosas que hacer)|tareas|pendientes|cosas que hacer)",
    "notes": "(lista de notas|notas|libreta|bloc de notas)",
    "put": "(pon|ponga|poner|añade|añada|agrega|agregue|apunta|apunte|anota|escribe|mete)",
    "on": "(en <the>|a <the>|al|en|a)",
    "off": "(de <the>|en <the>|del|de)",
    "remove": "(quita|quite|borra|borre|elimina|elimine|saca|saque|tacha)",
    "named": "(llamada|de nombre|para|de|del|de la|con el nombre [de])",
    "ticked": "(tachado|marcado|comprado|hecho|terminado)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HassShoppingListAddItem": (
        "<put> {text:item} <on> <shopping>",
        "<put> <on> <shopping> {text:item}",
        "<put> algo <on> <shopping>",
        "(puedes|podrías) (poner|añadir|agregar|apuntar) {text:item} <on> <shopping>",
        "lista de la compra {text:item}",
        "(hay|tenemos|tengo) que comprar [más] {text:item}",
        "(no queda|no quedan|no hay|no tenemos|ya no hay|ya no queda|ya no quedan) [más] {text:item}",
        "(nos hemos quedado|me he quedado|nos quedamos|estamos) sin {text:item}",
        "se (ha|han) acabado {text:item}",
        "se nos (ha|han) acabado {text:item}",
        "(compra|compre|compremos) [más] {text:item}",
        "<put> {text:item} <on> lista",
    ),
    "HassShoppingListAddItem yields": (
        "(necesitamos|nos hace falta|nos hacen falta) [comprar] [más] {goods:item}",
        "<put> {text:item} <on> <shopping> (y|e|y también) {goods:item}",
    ),
    "HassShoppingListCompleteItem": (
        "(ya [he|hemos]|he|hemos) comprado (el|la|los|las) {text:item}",
        "ya (tengo|tenemos|he cogido|hemos cogido|he comprado|hemos comprado) {text:item}",
        "(tacha|marca) {text:item} (en <the>|de <the>) <shopping>",
        "marca {text:item} como comprado",
        "{text:item} ya (está|están) (comprado|comprada|comprados|compradas|en el carro|en la cesta)",
    ),
    "HassListAddItem list=todo": (
        "<put> {text:item} <on> <todo>",
        "<put> <on> <todo> {text:item}",
        "(nueva tarea|añade la tarea|añade una tarea) [de] {text:item}",
        "(puedes|podrías) (poner|añadir|agregar|apuntar) {text:item} <on> <todo>",
    ),
    "HassListAddItem list=notes": ("<put> {text:item} <on> <notes>",),
    "HassListAddItem": (
        "<put> {text:item} <on> lista [<named>] {list}",
        "<put> <on> lista [<named>] {list} {text:item}",
        "(puedes|podrías) (poner|añadir|agregar|apuntar) {text:item} <on> lista [<named>] {list}",
    ),
    "HassListCompleteItem": (
        "(tacha|marca) {text:item}",
        "(tacha|marca) {text:item} (en <the>|de <the>) lista [[<named>] {list}]",
        "marca {text:item} como (hecho|hecha|terminado|terminada|completado)",
        "(ya he|he|hemos) (terminado|acabado) [con] {text:item}",
    ),
    "HassListCompleteItem list=todo": (
        "(tacha|marca) {text:item} (en <the>|de <the>) <todo>",
        "marca la tarea {text:item} [como (hecha|terminada)]",
    ),
    "HassListRemoveItem list=shopping": (
        "<remove> {text:item} <off> <shopping>",
        "<remove> <off> <shopping> {text:item}",
        "(puedes|podrías) (quitar|borrar|eliminar) {text:item} <off> <shopping>",
    ),
    "HassListRemoveItem list=todo": ("<remove> {text:item} <off> <todo>",),
    "HassListRemoveItem list=notes": ("<remove> {text:item} <off> <notes>", "<remove> la nota [de|sobre] {text:item}"),
    "HassListRemoveItem": (
        "<remove> {text:item} <off> lista",
        "<remove> {text:item} <off> lista [<named>] {list}",
    ),
    "HearthListRead list=shopping": (
        "(qué hay|qué tenemos|qué tengo|qué queda) [apuntado] <on> <shopping>",
        "(lee|léeme|dime|muéstrame|enséñame|muestra) <the> <shopping>",
        "qué (hay|tenemos|tengo|debo|debemos) [que] comprar",
        "qué (necesitamos|necesito) [comprar]",
        "cuántas cosas hay <on> <shopping>",
        "hay algo <on> <shopping>",
        "(está|están|hay) {text:item} [ya] <on> <shopping>",
        "(está|están|hay) [ya] <on> <shopping> {text:item}",
        "lista de la compra",
    ),
    "HearthListRead list=todo": (
        "(qué hay|qué tengo|qué tenemos) <on> <todo>",
        "(lee|léeme|dime|muéstrame|enséñame) <the> <todo>",
        "qué (tengo|tenemos|hay|debo) [que] hacer [hoy]",
        "qué (tareas|pendientes) (tengo|tenemos|quedan|hay)",
    ),
    "HearthListRead list=notes": (
        "(qué hay|qué tengo) <on> <notes>",
        "(lee|léeme|dime|muéstrame|enséñame) <the> <notes>",
        "qué (notas tengo|notas hay|he apuntado|he anotado)",
    ),
    "HearthListRead": (
        "(qué hay|qué tengo|qué tenemos) <on> lista [<named>] {list}",
        "(lee|léeme|dime|muéstrame|enséñame) <the> lista [<named>] {list}",
        "(qué hay|qué tengo|qué tenemos) <on> lista",
    ),
    "HearthListClear list=shopping": (
        "(vacía|limpia|borra) <the> <shopping>",
        "<remove> todo <off> <shopping>",
    ),
    "HearthListClear list=shopping done=1": (
        "<remove> [todo] lo [que está] [ya] <ticked> [<off> <shopping>]",
        "<remove> [todo] lo que (he|hemos) (comprado|tachado) [<off> <shopping>]",
        "(ordena|recoge) <the> <shopping>",
    ),
    "HearthListClear list=todo": (
        "(vacía|limpia|borra) <the> <todo>",
        "<remove> todo <off> <todo>",
        "<remove> todas (las|mis) tareas",
    ),
    "HearthListClear list=todo done=1": ("<remove> las tareas (hechas|terminadas|tachadas)", "ordena <the> <todo>"),
    "HearthListClear list=notes": ("(vacía|limpia|borra) [todas] <the> <notes>", "<remove> todas (las|mis) notas"),
    "HearthListClear": (
        "(vacía|limpia) <the> lista [[<named>] {list}]",
        "<remove> todo <off> lista [[<named>] {list}]",
    ),
    "HearthListCreate": (
        "(crea|haz|hazme|créame|empieza|abre|crear) (una|una nueva|otra) lista [nueva] [<named>] {list}",
        "(crea|haz|hazme|créame|empieza) (una|una nueva|otra) lista [nueva]",
        "nueva lista [<named>] {list}",
        "(puedes|podrías) (crear|hacer|hacerme) una lista [nueva] [<named>] {list}",
        "(quiero|necesito) una lista [nueva] [<named>] {list}",
    ),
    "HearthListDelete": (
        "(borra|elimina|tira) <the> lista [<named>] {list}",
        "ya no (necesito|necesitamos) <the> lista [<named>] {list}",
    ),
    "HearthListDelete list=shopping": ("(elimina|tira) <the> lista (de la compra|de compras)",),
    "HearthLists": (
        "qué listas (tengo|tenemos|hay|tienes)",
        "cuáles son (mis|nuestras|las) listas",
        "(dime|muéstrame|enséñame|lee) [todas] (mis|nuestras|las) listas",
        "cuántas listas (tengo|tenemos|hay)",
    ),
    "HearthNote": (
        "(anota|apunta|apúntame|anótame|escribe|toma nota) [que|de que|esto] {text}",
        "(toma|haz|crea|añade|escribe) una nota [nueva] [que diga|de que|sobre|de|que] {text}",
        "(toma|haz|crea|añade|escribe) una nota [nueva]",
        "[nueva] nota {text}",
        "(puedes|podrías) (anotar|apuntar|apuntarme) [que] {text}",
    ),
}
