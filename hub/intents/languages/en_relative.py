"""English: a bit more or less of something than now."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import (
    CLASS,
    CLIMATE,
    COVER,
    FAN,
    FANS,
    HEATING,
    HUMIDIFIER,
    LIGHT,
    ROOM,
    named,
    spots,
)
from hub.intents.languages.model import block, placed

SIZE = "[{size}]"
BY_PERCENT = "[by {step_percent:amount}[([ ]%)| percent]]"
_DEGREES = "({step_degrees:amount}([ ]°| degree[s])|{one_degree:amount})"
BY_DEGREES = f"[(by {_DEGREES}|{_DEGREES}|by {{step_degrees:amount}})]"
MAKE = "(make|get|turn|set|put|have|bring)"
RAISE, LOWER = "(increase|raise|boost|up|bump up|turn up)", "(decrease|lower|reduce|drop|turn down|cut)"

_LIGHTS = spots("<light>", "light")
_FANS = spots(FANS, "fan")
_COVERS = spots(CLASS, "cover,valve", everywhere=False)
_HEAT = spots(HEATING) | named("climate,water_heater")


def _slots(quantity: str, direction: str, domain: dict[str, Any] | None = None) -> dict[str, Any]:
    return {**(domain or {}), "quantity": quantity, "direction": direction}


def _turned(way: str, by: str) -> tuple[str, ...]:
    return (
        f"(turn|crank|bring|put|notch) {way} @ {SIZE} {by}",
        f"(turn|crank|bring|put|notch) @ {way} {SIZE} {by}",
        f"turn @ {SIZE} {way} {by}",
    )


def _made(adjectives: str, by: str) -> tuple[str, ...]:
    return (
        f"{MAKE} @ {SIZE} [more] {adjectives} {SIZE} {by}",
        f"@ {SIZE} {adjectives} {SIZE} {by}",
    )


def _brightness() -> list[dict[str, Any]]:
    blocks = []
    for way, verbs, change, adjectives, more in (
        ("up", "(brighten [up]|lighten [up])", RAISE, "(brighter|lighter)", "more light"),
        ("down", "(dim [down]|darken)", LOWER, "(dimmer|darker|less bright|softer)", "less light"),
    ):
        slots = _slots("brightness", way, LIGHT)
        blocks += placed(
            "adjust",
            _LIGHTS,
            *_turned(way, BY_PERCENT),
            *_made(adjectives, BY_PERCENT),
            f"{verbs} @ {SIZE} {BY_PERCENT}",
            f"(lighten|brighten|dim) @ {way} {SIZE}",
            f"{change} [the] (brightness|light level) (of|on|for|in) @ {SIZE} {BY_PERCENT}",
            f"{change} @ [brightness] by {{step_percent:amount}}[([ ]%)| percent]",
            f"[<turn>] @ {way} [by] {{step_percent:amount}}([ ]%| percent)",
            slots=slots,
        )
        blocks += placed(
            "adjust_room",
            ROOM,
            f"[{MAKE} it] {SIZE} {adjectives} {SIZE} @",
            f"{change} [the] brightness @ {SIZE} {BY_PERCENT}",
            f"[(give me|i need|we need|can i have|can we have)] {SIZE} {more} @",
            f"{verbs} it {SIZE} @",
            slots=slots,
        )
        blocks += placed(
            "adjust_area",
            {"area": "[<the>] {area}"},
            f"{MAKE} @ {SIZE} {adjectives} {SIZE} {BY_PERCENT}",
            f"{verbs} @ {SIZE}",
            slots=slots,
        )
    return blocks


def _color_temperature() -> list[dict[str, Any]]:
    blocks = []
    for way, adjectives in (("down", "(warmer|more yellow|cosier|yellower)"), ("up", "(cooler|colder|whiter|bluer)")):
        blocks += placed(
            "adjust_white",
            _LIGHTS,
            f"{MAKE} @ {SIZE} {adjectives} {SIZE}",
            slots=_slots("color_temperature", way, LIGHT),
        )
    return blocks


def _temperature() -> list[dict[str, Any]]:
    blocks = []
    for way, change, adjectives, verbs in (
        ("up", RAISE, "(warmer|hotter)", "(warm|heat)"),
        ("down", LOWER, "(cooler|colder|chillier|less (hot|warm))", "cool"),
    ):
        slots = _slots("temperature", way, CLIMATE)
        blocks += placed(
            "adjust",
            _HEAT,
            *_turned(way, BY_DEGREES),
            f"{change} @ {SIZE} {BY_DEGREES}",
            f"{change} [the] <temp> (of|on) @ {SIZE} {BY_DEGREES}",
            f"(put|set) @ {SIZE} (higher|{adjectives}) {SIZE} {BY_DEGREES}"
            if way == "up"
            else f"(put|set) @ {SIZE} (lower|{adjectives}) {SIZE} {BY_DEGREES}",
            f"@ {way} {SIZE} {BY_DEGREES}",
            f"{MAKE} @ {_DEGREES} {adjectives}",
            slots=slots,
        )
        blocks += placed(
            "adjust_room",
            ROOM,
            f"[{MAKE} it] {SIZE} {adjectives} {SIZE} @ {BY_DEGREES}",
            f"[{MAKE} it] {_DEGREES} {adjectives} @",
            f"{adjectives} by {_DEGREES} @",
            f"{change} [the] <temp> @ {SIZE} {BY_DEGREES}",
            f"(turn|put|bring) [the] <temp> {way} @ {SIZE} {BY_DEGREES}",
            f"(turn|put|bring) {way} [the] <temp> @ {SIZE} {BY_DEGREES}",
            f"(turn|put|bring) [the] <temp> {way} {SIZE} @",
            f"{verbs} (it|things) (up|down) {SIZE} @",
            slots=slots,
        )
        blocks += placed(
            "adjust_area",
            {"area": "[<the>] {area}", "floor": "[<the>] {floor} [floor]"},
            f"{MAKE} @ {SIZE} {adjectives} {SIZE} {BY_DEGREES}",
            f"{MAKE} @ {_DEGREES} {adjectives}",
            f"{change} [the] @ <temp> {SIZE} {BY_DEGREES}",
            f"{verbs} (up|down) @ {SIZE}",
            f"{verbs} @ (up|down) {SIZE}",
            slots=slots,
        )
    return blocks


def _position() -> list[dict[str, Any]]:
    blocks = []
    for way, verbs, particle, state in (
        ("up", "(raise|open|lift)", "up", "open"),
        ("down", "(lower|close|shut)", "down", "(closed|shut)"),
    ):
        blocks += placed(
            "adjust",
            _COVERS,
            f"{verbs} @ [{particle}] {{size}} [more]",
            f"{verbs} @ [{particle}] (more|further|some more)",
            f"{verbs} @ by {{step_percent:amount}}([ ]%| percent)",
            f"(put|pull|move|roll|bring) @ {particle} {{size}}",
            f"(put|pull|move|roll|bring) @ {{size}} {particle}",
            f"{MAKE} @ {{size}} more {state}",
            f"{verbs} @ {{size}} (further|more)",
            f"@ {{size}} [further] {particle}",
            slots=_slots("position", way, COVER),
        )
    return blocks


def _speed() -> list[dict[str, Any]]:
    blocks = []
    for way, change, adjective, verbs in (
        ("up", RAISE, "(faster|stronger|quicker)", "speed up"),
        ("down", LOWER, "(slower|weaker|gentler|quieter)", "slow down"),
    ):
        first, last = verbs.split()
        blocks += placed(
            "adjust",
            _FANS,
            *_turned(way, BY_PERCENT),
            *_made(adjective, BY_PERCENT),
            f"{verbs} @ {SIZE}",
            f"{first} @ {last} {SIZE}",
            f"{change} [the] speed (of|on) @ {SIZE} {BY_PERCENT}",
            f"{change} @ [speed] {SIZE} {BY_PERCENT}",
            f"(let|have) @ (run|go|spin|blow) {SIZE} {adjective}",
            slots=_slots("speed", way, FAN),
        )
    return blocks


def _humidity_and_values() -> list[dict[str, Any]]:
    blocks = []
    for way, change, adjectives in (
        ("up", RAISE, "(more humid|moister|damper)"),
        ("down", LOWER, "(less humid|drier|dryer)"),
    ):
        slots = _slots("humidity", way, {"domain": "humidifier"})
        blocks += placed(
            "adjust",
            spots(HUMIDIFIER, "humidifier"),
            *_turned(way, BY_PERCENT),
            f"{change} @ {SIZE} {BY_PERCENT}",
            slots=slots,
        )
        blocks += placed(
            "adjust_room",
            ROOM,
            f"{change} [the] humidity @ {SIZE} {BY_PERCENT}",
            f"(turn|put|bring) [the] humidity {way} {SIZE} @ {BY_PERCENT}",
            f"[{MAKE} (it|the air)] {SIZE} {adjectives} {SIZE} @",
            slots=slots,
        )
        blocks.append(
            block(
                "name_adjust",
                f"{change} [<the>] {{name}} {SIZE} [by {{number:amount}}[[ ]%| percent]]",
                f"turn {way} [<the>] {{name}} {SIZE} [by {{number:amount}}[[ ]%| percent]]",
                f"turn [<the>] {{name}} {way} {SIZE} [by {{number:amount}}[[ ]%| percent]]",
                domains=("number",),
                slots=_slots("value", way),
            )
        )
    return blocks


ADJUST = [
    *_brightness(),
    *_color_temperature(),
    *_temperature(),
    *_position(),
    *_speed(),
    *_humidity_and_values(),
]
