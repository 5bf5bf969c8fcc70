"""German: scenes that are captured."""

from __future__ import annotations

RULES: dict[str, str] = {
    "save": "(merk dir|merke dir|speicher|speichere|sichere|sicher|behalt|behalte|nimm)",
    "this": (
        "(das|dies|es|das hier|die Szene|diese Szene|die aktuelle Szene|die Einstellung|diese Einstellung|die Stimmung"
        "|diese Stimmung|das Licht|die Beleuchtung|den Zustand|diesen Zustand|alles hier)"
    ),
    "how": "(wie es (ist|hier ist|jetzt ist|gerade ist)|wie es hier aussieht|wie es gerade aussieht)",
    "now": "(jetzt|hier|gerade|so|so wie es ist)",
    "as": "(als [Szene]|unter dem Namen|als Szene namens)",
    "whole": "(alles|das ganze Haus|die ganze Wohnung|alle Räume|alle Zimmer)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthSceneSave": (
        "<save> <this> [bitte] [<now>] <as> {name} [ab]",
        "<save> <how> <as> {name} [ab]",
        "<save> <this> [<now>] <in> {area} <as> {name} [ab]",
        "<save> <the> {area} <as> {name} [ab]",
        "<save> <this> <as> {name} [<now>] [für <the> {area}]",
        "(mach|mache|erstell|erstelle|leg|lege|speicher|speichere) [daraus] (eine|die|eine neue) Szene"
        " [namens|mit dem Namen] {name} [an|ab]",
        "(mach|mache|erstell|erstelle) (eine|eine neue) Szene",
        "(nenn|nenne) (das|es|die Szene|diese Szene) [jetzt] {name}",
        "(kannst|könntest) du [dir] <this> <as> {name} (merken|speichern|abspeichern)",
        "<this> <as> {name} (merken|speichern|abspeichern)",
        "(das|so) (ist|heißt) [jetzt|ab jetzt] [die Szene] {name} (merk es dir|speichern)",
    ),
    "HearthSceneSave everywhere=1": (
        "<save> <whole> [<now>] <as> {name} [ab]",
        "<save> <this> [<now>] (überall|im ganzen Haus|in allen Räumen|in allen Zimmern) <as> {name} [ab]",
        "<save> <this> <as> {name} (überall|im ganzen Haus|für das ganze Haus|in allen Räumen)",
    ),
    "HearthSceneDelete": (
        "(vergiss|lösch|lösche|entfern|entferne) [<the>] Szene [namens] {name}",
        "(vergiss|lösch|lösche|entfern|entferne) [<the>] {name} Szene",
        "(vergiss|lösch|lösche) eine Szene",
        "(ich brauche|wir brauchen) [<the>] Szene {name} nicht mehr",
    ),
    "HearthScenes": (
        "welche Szenen (gibt es|habe ich|haben wir|hast du|kennst du|kann ich (nutzen|aktivieren))",
        "was für Szenen (gibt es|habe ich|haben wir)",
        "(zeig|zeige|nenn|nenne|sag) [mir|uns] [alle] [<the>|meine|unsere] Szenen",
        "wie viele Szenen (gibt es|habe ich|haben wir)",
    ),
}
