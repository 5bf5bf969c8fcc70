"""English: swinging, humidity, options and numbers, set to something."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import (
    CLIMATE,
    DOWN_TO,
    FAN,
    FANS,
    HEATING,
    HUMIDIFIER,
    HUMIDITY,
    ROOM,
    UNIT,
    VACUUM,
    VALUE,
    named,
    spots,
)
from hub.intents.languages.model import placed

HEAT = spots(HEATING)

_SWINGS = "(oscillat(e|ing)|swing[ing]|rotat(e|ing)|sweep[ing])"
_SWINGING = "(oscillation|swing|swinging|rotation|oscillating|rotating)"
OSCILLATES: list[dict[str, Any]] = [
    *placed(
        "on",
        spots(FANS, "fan"),
        f"(let|make|have|set|start) @ [to] {_SWINGS}",
        f"<turn> on [the] {_SWINGING} (of|on|for) @",
        f"<turn> [the] {_SWINGING} (of|on|for) @ on",
        f"<turn> [the] {_SWINGING} on (of|on|for) @",
        f"<turn> on @ {_SWINGING}",
        f"<turn> @ {_SWINGING} on",
        "(oscillate|rotate|swing) @",
        slots={**FAN, "state": "on"},
    ),
    *placed(
        "off",
        spots(FANS, "fan"),
        f"(stop|keep) @ [from] {_SWINGS}",
        f"<turn> off [the] {_SWINGING} (of|on|for) @",
        f"<turn> [the] {_SWINGING} (of|on|for) @ off",
        f"<turn> [the] {_SWINGING} off (of|on|for) @",
        f"<turn> off @ {_SWINGING}",
        f"<turn> @ {_SWINGING} off",
        f"(stop|disable) [the] {_SWINGING} (of|on|for) @",
        slots={**FAN, "state": "off"},
    ),
]

HUMIDITIES: list[dict[str, Any]] = [
    *placed(
        "humidity",
        spots(HUMIDIFIER, "humidifier"),
        f"(<numeric_value_set>|adjust) @ [humidity] {DOWN_TO} {HUMIDITY}",
        f"@ (to|at) {HUMIDITY}",
        f"(<numeric_value_set>|adjust) [the] [target] humidity (of|on) @ to {HUMIDITY}",
        slots={"domain": "humidifier"},
    ),
    *placed(
        "humidity",
        ROOM,
        f"(<numeric_value_set>|adjust|keep) [the] [target] humidity @ {DOWN_TO} {HUMIDITY}",
        f"[the] humidity @ to {HUMIDITY}",
        slots={"domain": "humidifier"},
    ),
    *placed(
        "humidity",
        spots(HUMIDIFIER, "humidifier"),
        f"<turn> on @ (to|at) {HUMIDITY}",
        slots={"domain": "humidifier"},
        awaited=False,
    ),
    *placed("nothing", spots(HUMIDIFIER, "humidifier"), "(set|adjust|change) @ [to]", slots={"domain": "humidifier"}),
    *placed("nothing", ROOM, "(set|adjust|change) [the] [target] humidity @ [to]", slots={"domain": "humidifier"}),
]

_OPTIONAL = "light,fan,climate,water_heater,humidifier,siren,vacuum,select"
OPTIONS: list[dict[str, Any]] = [
    *placed(
        "option",
        named(_OPTIONAL),
        "(<set>|switch|change) @ [(mode|over|direction)] (to|in|into|on to|onto) [the] {option} "
        "[(mode|preset|setting|program[me]|speed)]",
        "(<set>|switch|run) @ {option} [(mode|preset|setting|program[me])]",
        "(choose|select|pick|activate|use) {option} [(mode|preset|setting)] (on|for|in) @",
        "<turn> on {option} [(mode|preset)] (on|for|in|of) @",
        "(<set>|switch|change) [the] (mode|preset|fan mode|program[me]|option|direction) (of|on|for) @ to {option}",
        "@ [(to|on|in)] {option} [(mode|preset|setting)]",
        "(choose|select|pick|set) {option} as @",
    ),
    *placed(
        "option",
        HEAT,
        "(<set>|switch|change) @ [mode] (to|in|into|on to|onto) [the] {option} [(mode|preset|setting)]",
        "(choose|select|activate|use) {option} [(mode|preset|setting)] (on|for|in) @",
        "@ (to|on|in) {option} [(mode|preset|setting)]",
        slots=CLIMATE,
    ),
    *placed("option", spots(FANS), "(<set>|switch|change) @ (to|on|in|into) {option} (mode|preset)", slots=FAN),
    *placed(
        "option",
        spots(VACUUM),
        "(<set>|switch|change) @ (to|on|in|into) {option} [(mode|speed)]",
        slots={"domain": "vacuum"},
    ),
    *placed("nothing", named("select"), "(set|change|switch) @ [to]"),
    *placed(
        "nothing", named(_OPTIONAL), "(set|change|switch) [the] (mode|preset|effect|program[me]) (of|on|for) @ [to]"
    ),
]

OPTIONS += placed(
    "option",
    HEAT | named(_OPTIONAL),
    "(<set>|switch) @ on [the] {option} [(mode|preset|setting)]",
    slots=CLIMATE,
    awaited=False,
)

VALUES: list[dict[str, Any]] = [
    *placed(
        "value",
        named("number"),
        f"(<numeric_value_set>|adjust) @ [(to|at|on)] {VALUE}{UNIT}",
        f"@ (to|at) {VALUE}{UNIT}",
    ),
    *placed("nothing", named("number"), "(set|adjust|change) @ [to]"),
]

FAN_MODES = [
    *placed(
        "fan_mode", HEAT | named("climate"), "<set> [the] fan [(mode|speed)] (of|on|for) @ to {fan_mode}", slots=CLIMATE
    ),
    *placed("fan_mode", HEAT | named("climate"), "[<set>] @ fan [(mode|speed)] [to] {fan_mode}", slots=CLIMATE),
    *placed("fan_mode", HEAT, "<set> @ fan [(mode|speed)] to {fan_mode}", slots=CLIMATE),
]
