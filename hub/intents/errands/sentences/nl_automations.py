"""Dutch: automations."""

from __future__ import annotations

RULES: dict[str, str] = {
    "kind": "(automatisering|automatie|routine)",
    "kinds": "(automatiseringen|automaties|routines)",
    "de": "(de|mijn|onze)",
    "called": "[met de naam|genaamd|die heet]",
    "kun": "(kun|kan|wil|zou|zal) (je|jij|u)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthAutomation": (
        "(start|begin|draai|activeer nu) [<de>] <kind> <called> {automation}",
        "(start|begin|draai) [<de>] {automation} <kind>",
        "voer [<de>] <kind> <called> {automation} uit",
        "voer [<de>] {automation} <kind> uit",
        "laat [<de>] <kind> <called> {automation} (lopen|draaien)",
        "laat [<de>] {automation} <kind> (lopen|draaien)",
        "<kun> [<de>] <kind> <called> {automation} (starten|uitvoeren|draaien)",
        "<kun> [<de>] {automation} <kind> (starten|uitvoeren|draaien)",
        "[<de>] {automation} <kind> (starten|uitvoeren)",
        "(start|begin) een <kind>",
        "voer een <kind> uit",
    ),
    "HearthAutomation yields": ("voer {automation} uit", "laat {automation} lopen"),
    "HearthAutomationSet state=on": (
        "activeer [<de>] <kind> <called> {automation} [weer]",
        "activeer [<de>] {automation} <kind> [weer]",
        "(zet|schakel|doe) [<de>] <kind> <called> {automation} [weer] (aan|in)",
        "(zet|schakel|doe) [<de>] {automation} <kind> [weer] (aan|in)",
        "<kun> [<de>] <kind> <called> {automation} [weer] (aanzetten|inschakelen|activeren)",
        "<kun> [<de>] {automation} <kind> [weer] (aanzetten|inschakelen|activeren)",
        "[<de>] {automation} <kind> [weer] (aanzetten|inschakelen|activeren)",
        "[<de>] <kind> {automation} [weer] (aanzetten|inschakelen|activeren)",
    ),
    "HearthAutomationSet state=off": (
        "(deactiveer|stop|pauzeer) [<de>] <kind> <called> {automation}",
        "(deactiveer|stop|pauzeer) [<de>] {automation} <kind>",
        "(zet|schakel|doe) [<de>] <kind> <called> {automation} uit",
        "(zet|schakel|doe) [<de>] {automation} <kind> uit",
        "<kun> [<de>] <kind> <called> {automation} (uitzetten|uitschakelen|deactiveren)",
        "<kun> [<de>] {automation} <kind> (uitzetten|uitschakelen|deactiveren)",
        "[<de>] {automation} <kind> (uitzetten|uitschakelen|deactiveren)",
        "[<de>] <kind> {automation} (uitzetten|uitschakelen|deactiveren)",
    ),
    "HearthAutomations": (
        "welke <kinds> (zijn er|heb je|heb ik|hebben we|ken je)",
        "welke <kinds> staan (aan|uit)",
        "welke <kinds> zijn (aan|uit|actief|ingeschakeld|uitgeschakeld)",
        "(toon|laat) [me|mij|ons] [alle] [de|mijn|onze] <kinds> [zien|horen]",
        "(noem|vertel|lees|geef) [me|mij|ons] [alle] [de|mijn|onze] <kinds> [op|voor]",
        "hoeveel <kinds> (zijn er|heb je|heb ik|hebben we)",
        "zijn er <kinds>",
        "(heb je|heb ik|hebben we) <kinds>",
    ),
}
