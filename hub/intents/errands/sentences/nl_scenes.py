"""Dutch: scenes that are captured."""

from __future__ import annotations

RULES: dict[str, str] = {
    "save": "(onthoud|bewaar|sla|memoriseer)",
    "this": (
        "(dit|deze scène|de scène|deze sfeer|de sfeer|deze verlichting|de verlichting|het licht|deze instellingen"
        "|de huidige stand|alles hier)"
    ),
    "now": "(nu|hier|zo|zoals het is)",
    "as": "(als [scène]|onder de naam|als scène genaamd)",
    "whole": "(alles|het hele huis|alle kamers)",
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "HearthSceneSave": (
        "<save> <this> [<now>] [op] <as> {name} [op]",
        "<save> <this> <in> {area} [op] <as> {name} [op]",
        "<save> <the> {area} [op] <as> {name} [op]",
        "<save> hoe het [hier|nu] is [<now>] <as> {name}",
        "(maak|bewaar) (een|de|een nieuwe) scène [genaamd|met de naam] {name} [hiervan|van dit]",
        "(maak|bewaar) (een|een nieuwe) scène",
        "noem (dit|deze scène|deze sfeer) {name}",
        "(kun|kan|wil) je <this> (onthouden|bewaren|opslaan) <as> {name}",
        "(kun|kan|wil) je <this> <as> {name} (onthouden|bewaren|opslaan)",
    ),
    "HearthSceneSave everywhere=1": (
        "<save> <whole> [<now>] [op] <as> {name} [op]",
        "<save> <this> (overal|in het hele huis|in alle kamers) [op] <as> {name} [op]",
        "<save> <this> [op] <as> {name} (overal|in het hele huis|voor het hele huis|in alle kamers)",
    ),
    "HearthSceneDelete": (
        "(vergeet|verwijder|wis) [<the>] scène [genaamd] {name}",
        "(vergeet|verwijder|wis) [<the>] {name} scène",
        "(vergeet|verwijder|wis) een scène",
        "(ik heb|we hebben) de scène {name} niet meer nodig",
    ),
    "HearthScenes": (
        "welke scènes (heb ik|hebben we|zijn er|heb je|ken je|kan ik gebruiken)",
        "(toon|geef|noem|vertel) [me|ons] [al] [<the>] scènes",
        "hoeveel scènes (heb ik|hebben we|zijn er)",
    ),
}
