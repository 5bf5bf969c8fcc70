"""English: on, off, open, closed."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import (
    CLASS,
    CLIMATE,
    COVER,
    EVERYTHING,
    FAN,
    FANS,
    HEATING,
    HUMIDIFIER,
    LIGHT,
    spots,
)
from hub.intents.languages.model import block, placed

OTHERS = ("humidifier", "water_heater", "siren", "vacuum")
LIGHTS = spots("<light>", "light")
LIGHTS_WITHOUT_ALL = spots("<light>", everywhere=False)
HEAT = spots(HEATING)

EVERYTHING_AT = {
    "here": "(everything|all [the] devices) <here>",
    "area": "(everything|all [the] devices) <in> [<the>] {area}|everything [<the>] {area}",
    "floor": "(everything|all [the] devices) [<in>] [<the>] {floor} [floor]",
    "all": "(everything|all [the] devices) [<everywhere>]",
}

_ON = (
    "<turn> on @",
    "<turn> @ on",
)
_OFF = ("<turn> off @", "<turn> @ off", "@ off")

_EVERYTHING = "(everything|all [the] (devices|things))"
_SPOTS = {"here": "<here>", "area": "[<in>] [<the>] {area}", "floor": "[<in>] [<the>] {floor} [floor]"}
_WHOLE = {"all": "[(in|throughout|across)] <everywhere>"}

ON: list[dict[str, Any]] = [
    *placed(
        "domain",
        {"area": spots("<light>")["area"], "floor": spots("<light>")["floor"]},
        *_ON,
        slots=LIGHT,
        response="lights_area",
    ),
    *placed("domain", _WHOLE, "[<turn>] [(<all>|<the>)] <light> on @", slots=LIGHT, response="light_all"),
    *placed("device_class", spots(CLASS), "<open> @", slots=COVER, response="cover_device_class"),
    block(
        "device_class_all", "<open> [<the>] garage [up]", slots={**COVER, "device_class": "garage"}, response="cover"
    ),
    block("name_button", "[<the>] {name}", "let's {name}", domains=("button",), response="button"),
    block(
        "name_only",
        "let [<the>] {name} run",
        "(get|have) [<the>] {name} (turned|switched) on",
        domains=("switch", "fan", "light", "humidifier"),
    ),
    block("name_scene", "(set|change|switch) [the] scene to [<the>] {name}", domains=("scene",), response="scene"),
    block("name_only", "lock up [<the>] {name}", "[<the>] {name} should be locked", domains=("lock",), response="lock"),
    *placed("domain", {"all": spots("<light>")["all"]}, *_ON, "@ on", slots=LIGHT, response="light_all"),
    *placed("domain", spots("<light>", everywhere=False), "(put|flip|light) on @", slots=LIGHT, response="lights_area"),
    *placed("device_class", {"all": spots(CLASS)["all"]}, "<open> @", slots=COVER, response="cover_device_class"),
    *placed(
        "device_class",
        spots(CLASS),
        "(pull|roll|put|wind|draw|move|let) up @",
        "(pull|roll|put|wind|draw|move|open|lift) @ up",
        "<open> @ all the way",
        "@ (open|up)",
        slots=COVER,
        response="cover_device_class",
    ),
    *placed("domain", spots(FANS), *_ON, "start @", slots=FAN, response="fans_area"),
    *placed("domain", spots(HEATING), *_ON, "start @", "@ on", slots=CLIMATE),
    *placed("domain", spots(HUMIDIFIER), *_ON, "start @", slots={"domain": "humidifier"}),
    block(
        "name_only",
        "<turn> on [<the>] {name}",
        "[<turn>] [<the>] {name} on",
        "(start|activate|enable) [<the>] {name}",
        domains=OTHERS[:3],
    ),
    block(
        "name_only",
        "(start|enable|power up|fire up|power on|put on) [<the>] {name}",
        "power [<the>] {name} on",
        domains=("switch", "fan", "light", "climate"),
    ),
    block(
        "name_only",
        "<open> [<the>] {name} (all the way|fully|completely)",
        "(fully|completely) <open> [<the>] {name}",
        "(pull|roll|put|wind|draw|move) up [<the>] {name}",
        "(pull|roll|put|wind|draw|move|lift) [<the>] {name} up",
        "[<the>] {name} (open|up)",
        domains=("cover",),
        response="cover",
    ),
    block("name_only", "<turn> on [<the>] {name}", "<turn> [<the>] {name} on", domains=("valve",), response="valve"),
    block(
        "name_scene",
        "(set|start|run|play|trigger|use|apply|set up|enable) [<the>] {name} [(scene|mode|mood)]",
        "(<set>|switch|go) to [<the>] {name} [(scene|mode|mood)]",
        "(activate|<turn> on) [<the>] {name} (mode|mood)",
        "(activate|start|run|set|<turn> on|play) [the] scene [called] {name}",
        "[<the>] {name} (scene|mode|mood) [on]",
        domains=("scene",),
        response="scene",
    ),
    block(
        "name_button",
        "(press|push|hit|trigger|run|activate|tap|click|use) [<the>] {name} [button]",
        domains=("button",),
        response="button",
    ),
    *placed("domain", {"here": "[<the>] (door|lock)"}, "lock @", slots={"domain": "lock"}, response="lock"),
    *placed(
        "domain",
        {"area": "[<the>] {area} (door|lock)[s]|[(<all>|<the>)] (door|lock)[s] <in> [<the>] {area}"},
        "lock @",
        slots={"domain": "lock"},
        response="lock",
    ),
    *placed(
        "domain",
        {"all": "([(<all>|<the>)] (doors|locks)|every (door|lock)|everything|up|the house|the whole house)"},
        "lock @ [<everywhere>]",
        slots={"domain": "lock"},
        response="lock",
    ),
    block("name_only", "(bolt|secure) [<the>] {name}", "lock [<the>] {name} up", domains=("lock",), response="lock"),
]

OFF: list[dict[str, Any]] = [
    *placed(
        "everything",
        _SPOTS | {"all": "[<everywhere>]"},
        f"[<turn>] {_EVERYTHING} (off|out) @",
        f"<turn> off {_EVERYTHING} @",
        slots=EVERYTHING,
    ),
    *placed(
        "domain",
        {"area": spots("<light>")["area"], "floor": spots("<light>")["floor"]},
        *_OFF,
        slots=LIGHT,
        response="lights_area",
    ),
    *placed("domain", _WHOLE, "[<turn>] [(<all>|<the>)] <light> (off|out) @", slots=LIGHT, response="light_all"),
    *placed("device_class", spots(CLASS), "<close> @", slots=COVER, response="cover_device_class"),
    block(
        "device_class_all", "<close> [<the>] garage [up]", slots={**COVER, "device_class": "garage"}, response="cover"
    ),
    block(
        "name_only", "(get|have) [<the>] {name} (turned|switched) off", domains=("switch", "fan", "light", "humidifier")
    ),
    block("name_only", "open [<the>] {name}", domains=("lock",), response="lock"),
    *placed("everything", EVERYTHING_AT, *_OFF, "(shut|power) (off|down) @", "shut @ (off|down)", slots=EVERYTHING),
    *placed("domain", {"all": spots("<light>")["all"]}, *_OFF, slots=LIGHT, response="light_all"),
    *placed(
        "domain",
        spots("<light>", everywhere=False),
        "(shut|put|kill|cut|flip) (off|out) @",
        "(shut|put) @ (off|out)",
        "(kill|cut) @",
        slots=LIGHT,
        response="lights_area",
    ),
    *placed("device_class", {"all": spots(CLASS)["all"]}, "<close> @", slots=COVER, response="cover_device_class"),
    *placed(
        "device_class",
        spots(CLASS),
        "(pull|roll|put|wind|let|move) down @",
        "(pull|roll|put|wind|let|move|lower) @ down",
        "(draw|pull) @ [(closed|shut)]",
        "<close> @ all the way",
        "@ (closed|shut|down)",
        slots=COVER,
        response="cover_device_class",
    ),
    *placed("domain", spots(FANS), *_OFF, "stop @", slots=FAN, response="fans_area"),
    *placed("domain", HEAT, *_OFF, "(stop|shut off) @", slots=CLIMATE),
    *placed("domain", spots(HUMIDIFIER), *_OFF, "stop @", slots={"domain": "humidifier"}),
    block(
        "name_only",
        "<turn> off [<the>] {name}",
        "[<turn>] [<the>] {name} off",
        "(stop|deactivate|disable|shut off) [<the>] {name}",
        domains=OTHERS[:3],
    ),
    block(
        "name_only",
        "(stop|disable|shut off|shut down|power down|power off|put off|kill|put out|switch out) [<the>] {name}",
        "(power|shut) [<the>] {name} (off|down)",
        "<turn> [<the>] {name} out",
        domains=("switch", "fan", "light", "climate"),
    ),
    block(
        "name_only",
        "<close> [<the>] {name} (all the way|fully|completely)",
        "(fully|completely) <close> [<the>] {name}",
        "(pull|roll|put|wind|let|move) down [<the>] {name}",
        "(pull|roll|put|wind|let|move) [<the>] {name} down",
        "[<the>] {name} (closed|shut|down)",
        domains=("cover",),
        response="cover",
    ),
    block(
        "name_only",
        "(<turn>|shut) off [<the>] {name}",
        "<turn> [<the>] {name} off",
        domains=("valve",),
        response="valve",
    ),
    *placed("domain", {"here": "[<the>] (door|lock)"}, "unlock @", slots={"domain": "lock"}, response="lock"),
    *placed(
        "domain",
        {"area": "[<the>] {area} (door|lock)[s]|[(<all>|<the>)] (door|lock)[s] <in> [<the>] {area}"},
        "unlock @",
        slots={"domain": "lock"},
        response="lock",
    ),
]

TOGGLES = [
    block(
        "name_only",
        "(toggle|flip) [<the>] {name}",
        domains=("light", "switch", "fan", "cover", "valve", "humidifier", "siren"),
    ),
    *placed("domain", spots("<light>"), "(toggle|flip) @", slots=LIGHT),
    *placed("domain", spots(FANS, everywhere=False), "toggle @", slots=FAN),
]
