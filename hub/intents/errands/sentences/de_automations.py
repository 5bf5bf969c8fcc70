"""German: automations."""

from __future__ import annotations

RULES: dict[str, str] = {
    "kind": "(Automation|Automatisierung|Routine|Automatik)",
    "kinds": "(Automationen|Automatisierungen|Routinen)",
    "die": "(die|meine|unsere)",
    "kannst": "(kannst|könntest|würdest) du",
    "called": "[namens|mit dem Namen]",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthAutomation": (
        "(starte|führe|beginne|aktiviere jetzt) [<die>] <kind> <called> {automation} [aus|jetzt]",
        "(starte|beginne) [<die>] {automation} <kind>",
        "führe [<die>] {automation} <kind> aus",
        "führe [<die>] <kind> <called> {automation} aus",
        "lass [<die>] <kind> <called> {automation} (laufen|ablaufen)",
        "lass [<die>] {automation} <kind> (laufen|ablaufen)",
        "<kannst> [<die>] <kind> <called> {automation} (starten|ausführen)",
        "<kannst> [<die>] {automation} <kind> (starten|ausführen)",
        "[<die>] <kind> {automation} (starten|ausführen)",
        "[<die>] {automation} <kind> (starten|ausführen)",
        "(starte|beginne) eine <kind>",
        "führe eine <kind> aus",
    ),
    "HearthAutomation yields": ("führe {automation} aus", "lass {automation} (laufen|ablaufen)"),
    "HearthAutomationSet state=on": (
        "(aktiviere|aktivier) [<die>] <kind> <called> {automation} [wieder]",
        "(aktiviere|aktivier) [<die>] {automation} <kind> [wieder]",
        "(schalte|schalt|stelle|stell|mach|mache) [<die>] <kind> <called> {automation} [wieder] (ein|an)",
        "(schalte|schalt|stelle|stell|mach|mache) [<die>] {automation} <kind> [wieder] (ein|an)",
        "[<die>] <kind> {automation} [wieder] (einschalten|anschalten|aktivieren)",
        "[<die>] {automation} <kind> [wieder] (einschalten|anschalten|aktivieren)",
        "<kannst> [<die>] <kind> <called> {automation} [wieder] (einschalten|anschalten|aktivieren)",
        "<kannst> [<die>] {automation} <kind> [wieder] (einschalten|anschalten|aktivieren)",
    ),
    "HearthAutomationSet state=off": (
        "(deaktiviere|deaktivier|stoppe|pausiere) [<die>] <kind> <called> {automation}",
        "(deaktiviere|deaktivier|stoppe|pausiere) [<die>] {automation} <kind>",
        "(schalte|schalt|stelle|stell|mach|mache) [<die>] <kind> <called> {automation} (aus|ab)",
        "(schalte|schalt|stelle|stell|mach|mache) [<die>] {automation} <kind> (aus|ab)",
        "[<die>] <kind> {automation} (ausschalten|abschalten|deaktivieren)",
        "[<die>] {automation} <kind> (ausschalten|abschalten|deaktivieren)",
        "<kannst> [<die>] <kind> <called> {automation} (ausschalten|abschalten|deaktivieren)",
        "<kannst> [<die>] {automation} <kind> (ausschalten|abschalten|deaktivieren)",
    ),
    "HearthAutomations": (
        "welche <kinds> (gibt es|hast du|habe ich|haben wir|kennst du|sind da)",
        "welche <kinds> sind (an|aus|aktiv|eingeschaltet|ausgeschaltet)",
        "was für <kinds> (gibt es|hast du|habe ich|haben wir)",
        "(zeige|zeig|nenne|nenn|sage|sag|lies) [mir|uns] [alle] [die|meine|unsere] <kinds> [auf|vor]",
        "(zähle|zähl) [mir|uns] [alle] [die|meine|unsere] <kinds> auf",
        "wie viele <kinds> (gibt es|hast du|habe ich|haben wir)",
        "gibt es <kinds>",
        "(hast du|habe ich|haben wir) <kinds>",
    ),
}
