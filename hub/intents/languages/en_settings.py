"""English: lights, covers, heating and fans, set to something."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import (
    CLASS,
    COVER,
    DEGREES,
    DOWN_TO,
    FAN,
    FANS,
    HEATING,
    KELVIN,
    LIGHT,
    PERCENT,
    POSITION,
    ROOM,
    SPEED,
    TILT,
    WHITE,
    named,
    spots,
)
from hub.intents.languages.model import block, placed

LIGHTS = spots("<light>", "light")
HEAT = spots(HEATING)
_SPOTS = {"here": "<here>", "area": "[<in>] [<the>] {area}", "floor": "[<in>] [<the>] {floor} [floor]"}

_LIGHTS_HERE = {"here": spots("<light>")["here"], "area": spots("<light>")["area"], "floor": spots("<light>")["floor"]}
LIGHT_SET: list[dict[str, Any]] = [
    *placed(
        "full",
        _LIGHTS_HERE,
        "<turn> @ (all the way up|up all the way|up fully|fully up|right up)",
        "<turn> up @ (all the way|fully)",
        slots={**LIGHT, "brightness": 100},
        response="brightness",
    ),
    block(
        "name_full",
        "<turn> [<the>] {name} (all the way up|up all the way|up fully|fully up|right up)",
        "<turn> up [<the>] {name} (all the way|fully)",
        domains=("light",),
        slots={"brightness": 100},
        response="brightness",
    ),
    *placed(
        "brightness",
        LIGHTS,
        f"<numeric_value_set> @ [brightness] {DOWN_TO} {PERCENT} [brightness]",
        f"<numeric_value_set> @ {PERCENT} [brightness]",
        f"(<turn>|dim|brighten) (up|down) @ to {PERCENT}",
        f"@ (to|at|on) {PERCENT} [brightness]",
        f"[<numeric_value_set>] [the] brightness (of|for|on|in) @ (to|at) {PERCENT}",
        f"{PERCENT} [brightness] (on|for) @",
        slots=LIGHT,
        response="brightness",
    ),
    *placed(
        "color",
        LIGHTS,
        "(<set>|color|colour|paint|switch|change) @ [(to|in)] [(colour|color)] {color}",
        "@ [(to|in)] {color}",
        "(<set>|switch|change) [the] (color|colour) (of|on|for) @ to {color}",
        "@ to be {color}",
        f"(<set>|switch|change) @ [to] {{color}} (at|and|with) {PERCENT} [brightness]",
        slots=LIGHT,
        response="color",
    ),
    *placed(
        "temperature",
        LIGHTS,
        f"(<set>|switch|change) @ [to] {WHITE}",
        f"@ [to] {WHITE}",
        f"@ to {KELVIN}",
        f"{WHITE} [white] (on|for) @",
        f"(<set>|switch) @ to {KELVIN}",
        slots=LIGHT,
        response="temperature",
    ),
    *placed(
        "effect",
        LIGHTS,
        "(<set>|switch) @ [to] [the] [effect] {effect} [(effect|mode)]",
        "@ effect [to] {effect}",
        "(start|play|run|activate|use|turn on|show) [the] {effect} [effect] (on|at|with) @",
        "(<set>|switch) [the] effect (of|on|for) @ [to] {effect}",
        slots=LIGHT,
        response="brightness",
    ),
    *placed(
        "nothing",
        LIGHTS,
        "(dim|set|adjust) @ to",
        "(set|adjust|change) @",
        "(set|change|adjust) [the] brightness of @ [to]",
        slots=LIGHT,
        response="brightness",
    ),
    *placed("nothing", LIGHTS, "(set|change|adjust) [the] (color|colour) of @ [to]", slots=LIGHT, response="color"),
    *placed("nothing", ROOM, "(set|change|adjust) [the] brightness @ [to]", slots=LIGHT, response="brightness"),
]

LIGHT_SET += [
    *placed(
        "brightness",
        LIGHTS,
        f"<turn> on @ (to|at|with) {PERCENT} [brightness]",
        f"<turn> @ on (to|at|with) {PERCENT} [brightness]",
        slots=LIGHT,
        response="brightness",
        awaited=False,
    ),
    *placed("color", LIGHTS, "<turn> on @ in {color}", slots=LIGHT, response="color", awaited=False),
    *placed(
        "temperature", LIGHTS, f"<turn> on @ (in|to|with) {WHITE}", slots=LIGHT, response="temperature", awaited=False
    ),
]

LIGHT_SET += placed(
    "effect", LIGHTS, "(<set>|switch) @ on [the] {effect} [effect]", slots=LIGHT, response="brightness", awaited=False
)

POSITIONS: list[dict[str, Any]] = [
    *placed(
        "position",
        spots(CLASS, "cover,valve"),
        f"(<numeric_value_set>|<open>|move|bring) @ [(to|at|by)] {POSITION}",
        f"(put|pull|move|roll|leave) @ [(up|down)] (to|at) {POSITION}",
        f"@ (to|at) {POSITION}",
        f"[<numeric_value_set>] [the] position of @ (to|at) {POSITION}",
        slots=COVER,
        response="cover_device_class",
    ),
    *placed(
        "position",
        spots(CLASS, "cover,valve"),
        "<close> @ [(to|by)] {closed_shares:position}",
        "<close> @ {closed_shares:position} [(closed|shut)]",
        slots=COVER,
        response="cover_device_class",
    ),
    *placed(
        "nothing",
        spots(CLASS, "cover,valve"),
        "(set|adjust|move) @ [to]",
        "(set|adjust|change) [the] position of @ [to]",
        slots=COVER,
    ),
]

TILTS: list[dict[str, Any]] = [
    *placed(
        "tilt",
        spots(CLASS, "cover"),
        f"(tilt|angle) @ [(to|at|by)] {TILT}",
        f"(set|change|put|adjust) [the] (tilt|slats|angle|slat angle) (of|on|for) @ [to] {TILT}",
        f"(tilt|set|turn|put) [the] (slats|louvres|louvers) (of|on|for|in) @ [(to|at)] {TILT}",
        f"(set|change|put|adjust) @ (tilt|slats) [(to|at)] {TILT}",
        slots=COVER,
    ),
    block(
        "here_tilt",
        f"(tilt|set|turn|put) [the] (slats|louvres|louvers) [<here>] [(to|at)] {TILT}",
        slots=COVER,
        here=True,
    ),
    *placed("open", spots(CLASS, "cover"), "open [the] slats (of|on|for|in) @", slots={**COVER, "tilt": 100}),
    *placed("close", spots(CLASS, "cover"), "(close|shut) [the] slats (of|on|for|in) @", slots={**COVER, "tilt": 0}),
    *placed("open", _SPOTS, "open [the] slats @", slots={**COVER, "tilt": 100}),
    *placed("close", _SPOTS, "(close|shut) [the] slats @", slots={**COVER, "tilt": 0}),
    block("here_open", "open [the] slats [<here>]", slots={**COVER, "tilt": 100}, here=True),
    block("here_close", "(close|shut) [the] slats [<here>]", slots={**COVER, "tilt": 0}, here=True),
    *placed("nothing", spots(CLASS, "cover"), "(tilt|angle) @ [to]", "(set|adjust) [the] tilt of @ [to]", slots=COVER),
]

STOPS: list[dict[str, Any]] = [
    block("name_only", "(stop|halt|freeze) [moving] [<the>] {name} [(moving|there|now)]", domains=("cover", "valve")),
    *placed("device_class", spots(CLASS), "(stop|halt|freeze) [moving] @ [(moving|there|now)]", slots=COVER),
]

CLIMATES: list[dict[str, Any]] = [
    *placed(
        "temperature",
        HEAT | named("climate,water_heater"),
        f"(<numeric_value_set>|adjust|heat|cool) @ {DOWN_TO} {DEGREES}",
        f"(<numeric_value_set>|adjust) @ {DEGREES}",
        f"<turn> (up|down) @ to {DEGREES}",
        f"@ (to|at|on) {DEGREES}",
    ),
    *placed(
        "temperature",
        ROOM,
        f"(<numeric_value_set>|adjust) [the] [target] <temp> @ {DOWN_TO} {DEGREES}",
        "(<set>|get|keep) it [to] {temperature}([ ]°| degree[s]) @",
        "(<set>|heat|cool|warm|bring|keep) @ [up|down] (to|at) {temperature}([ ]°| degree[s])",
        "{temperature}([ ]°| degree[s]) @",
        f"[the] temperature @ to {DEGREES}",
    ),
    *placed(
        "range",
        HEAT | named("climate"),
        "(<set>|keep|adjust) @ [to] (between|from) {temperature:temperature_low} (and|to) "
        "{temperature:temperature_high}"
        "[([ ]°)|( degree[s])]",
    ),
    *placed(
        "range",
        ROOM,
        "(<set>|keep|adjust) (it|[the] <temp>) @ [to] (between|from) {temperature:temperature_low} (and|to) "
        "{temperature:temperature_high}[([ ]°)|( degree[s])]",
    ),
    *placed(
        "range",
        {"area": "[<the>] {area}"},
        "(<set>|keep) @ [to] (between|from) {temperature:temperature_low} (and|to) {temperature:temperature_high}"
        "[([ ]°)|( degree[s])]",
    ),
    *placed(
        "nothing",
        HEAT | named("climate,water_heater"),
        "(set|adjust|change|turn) @ (to|on to)",
        "(set|adjust|change) @",
    ),
    *placed("nothing", ROOM, "(set|adjust|change) [the] [target] <temp> @ [to]"),
]

FANS_SET: list[dict[str, Any]] = [
    *placed(
        "speed",
        spots(FANS, "fan"),
        f"(<set>|run|switch|turn) @ [speed] {DOWN_TO} {SPEED}",
        f"(<set>|run) @ {SPEED}",
        f"<turn> (up|down) @ to {SPEED}",
        f"@ (to|at|on) {SPEED}",
        f"<set> [the] speed of @ [to] {SPEED}",
        f"@ speed [(to|at)] {SPEED}",
        slots=FAN,
    ),
    *placed(
        "nothing",
        spots(FANS, "fan"),
        "(set|adjust|change) @ [speed] [to]",
        "(set|change) [the] speed of @ [to]",
        slots=FAN,
    ),
]

FANS_SET += placed(
    "speed",
    spots(FANS, "fan"),
    f"<turn> on @ (to|at|on) {SPEED}",
    f"<turn> @ on (to|at|on) {SPEED}",
    slots=FAN,
    awaited=False,
)
CLIMATES += placed("temperature", HEAT | named("climate,water_heater"), f"<turn> on @ (to|at) {DEGREES}", awaited=False)
