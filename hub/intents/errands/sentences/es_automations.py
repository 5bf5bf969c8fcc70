"""Spanish: automations."""

from __future__ import annotations

RULES: dict[str, str] = {
    "kind": "(automatización|automatizacion|rutina)",
    "kinds": "(automatizaciones|rutinas)",
    "la": "(la|mi|nuestra)",
    "run": "(ejecuta|ejecute|inicia|inicie|lanza|lance|pon en marcha|arranca|comienza|empieza)",
    "called": "[llamada|que se llama|con el nombre]",
    "puedes": "(puedes|podrías|puede|podría)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthAutomation": (
        "<run> [<la>] <kind> <called> {automation}",
        "<run> [<la>] <kind> <called> {automation} (ahora|ya)",
        "<puedes> (ejecutar|iniciar|lanzar|arrancar|poner en marcha) [<la>] <kind> <called> {automation}",
        "(quiero|quisiera|me gustaría) (ejecutar|iniciar|lanzar|arrancar) [<la>] <kind> <called> {automation}",
        "(es hora de|pasa a) [<la>] <kind> {automation}",
        "haz [<la>] <kind> <called> {automation}",
        "(ejecutar|iniciar|lanzar|arrancar) [<la>] <kind> <called> {automation}",
        "[<la>] <kind> {automation} (por favor|ahora)",
        "<run> una <kind>",
    ),
    "HearthAutomation yields": ("(ejecuta|ejecute|lanza|lance) {automation}",),
    "HearthAutomationSet state=on": (
        "(activa|active|reactiva|habilita|enciende|conecta) [<la>] <kind> <called> {automation}",
        "(vuelve a) (activar|habilitar|encender) [<la>] <kind> <called> {automation}",
        "<puedes> [volver a] (activar|habilitar|encender|reactivar) [<la>] <kind> <called> {automation}",
        "(activar|habilitar|reactivar) [<la>] <kind> <called> {automation}",
        "(quiero|quisiera|me gustaría) (activar|habilitar|reactivar) [<la>] <kind> <called> {automation}",
        "(activa|habilita) otra vez [<la>] <kind> {automation}",
        "(activa|habilita|enciende) [<la>] <kind> {automation} (otra vez|de nuevo)",
        "(activa|habilita) una <kind>",
    ),
    "HearthAutomationSet state=off": (
        "(desactiva|desactive|deshabilita|apaga|desconecta|suspende) [<la>] <kind> <called> {automation}",
        "(para|detén|pausa) [<la>] <kind> <called> {automation}",
        "<puedes> (desactivar|deshabilitar|apagar|parar|suspender) [<la>] <kind> <called> {automation}",
        "(desactivar|deshabilitar|apagar|suspender) [<la>] <kind> <called> {automation}",
        "(quiero|quisiera|me gustaría) (desactivar|deshabilitar|parar) [<la>] <kind> <called> {automation}",
        "(ya no quiero|no quiero más) [<la>] <kind> {automation}",
        "deja de (usar|ejecutar) [<la>] <kind> {automation}",
        "(desactiva|deshabilita|apaga) una <kind>",
    ),
    "HearthAutomations": (
        "qué <kinds> (hay|tienes|tengo|tenemos|conoces|existen)",
        "cuáles son [las|mis|nuestras] <kinds>",
        "qué <kinds> están (activas|activadas|desactivadas|encendidas|apagadas)",
        "(muestra|muéstrame|dime|lista|lee|léeme|enumera|dame) [todas] [las|mis|nuestras] <kinds>",
        "cuántas <kinds> (hay|tienes|tengo|tenemos)",
        "hay [algunas|alguna] <kinds>",
        "(tienes|tengo|tenemos) <kinds>",
        "(di|enséñame) [todas] [las|mis] <kinds>",
    ),
}
