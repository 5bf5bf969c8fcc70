"""English: questions about states, help, undo and small talk."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import (
    ALARM,
    CLASS,
    CLIMATE,
    COVER,
    EVERYTHING,
    FAN,
    FANS,
    HEATING,
    HUMIDIFIER,
    LIGHT,
    MOWER,
    ROOM,
    VACUUM,
    named,
    spots,
)
from hub.intents.languages.model import block, placed

STATE = "{on_off_states:state}"
COVER_STATE = "{cover_states:state}"
ANY_STATE = (
    "light", "switch", "fan", "cover", "valve", "climate", "water_heater", "humidifier", "lock", "alarm_control_panel",
    "siren", "vacuum", "lawn_mower", "number", "select", "sensor", "binary_sensor", "update", "text",
)  # fmt: skip
KINDS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("<light>", LIGHT, STATE),
    (FANS, FAN, STATE),
    ("switch[es]", {"domain": "switch"}, STATE),
    (HEATING, CLIMATE, STATE),
    (HUMIDIFIER, {"domain": "humidifier"}, STATE),
    (CLASS, COVER, COVER_STATE),
)
_AT = {"area": "[<in>] [<the>] {area}", "floor": "[<in>] [<the>] {floor} [floor]"}


def _groups() -> list[dict[str, Any]]:
    """Return "is the light on", "which lights are on in here" and their like for what is called by its kind."""
    blocks = []
    for noun, slots, state in KINDS:
        for response, question in (
            ("any", "<are_any>"),
            ("all", "<are_all>"),
            ("which", "<which>"),
            ("how_many", "<how_many>"),
        ):
            verb = "<is>" if response in ("which", "how_many") else ""
            blocks += placed(
                "domain_state",
                {**_AT, "here": "<here>"},
                f"{question} {noun} {verb} {state} @",
                f"{question} {noun} {verb} @ {state}",
                slots=slots,
                response=response,
            )
        blocks += placed(
            "domain_state",
            {"here": f"[<the>] {noun} [<here>]",
             "area": f"[<the>] {noun} <in> [<the>] {{area}}|[<the>] {{area}} {noun}",
             "floor": f"[<the>] {noun} [<in>] [<the>] {{floor}} [floor]|[<the>] {{floor}} [floor] {noun}"},
            f"<is> @ [(still|currently|really)] {state}",
            slots=slots,
            response="any",
        )  # fmt: skip
        blocks += placed(
            "domain_state_after",
            _AT,
            f"<is> [<the>] {noun} {state} @",
            slots=slots,
            response="any",
        )
        blocks += placed(
            "domain_all",
            {"all": "(anywhere|somewhere|<everywhere>)"},
            f"<is> [(any|the)] {noun} {state} @",
            f"(did (i|we) leave|have (i|we) left) (any|the|a) {noun} {state} [@]",
            slots=slots,
            response="any",
        )
    return blocks


def _everything() -> list[dict[str, Any]]:
    places = {"all": "[(anywhere|<everywhere>)]", "here": "<here>", **_AT}
    blocks = []
    for states in (STATE, COVER_STATE, "{lock_states:state}"):
        blocks += placed(
            "any_state", places, f"is (anything|something) [(still|left)] {states} @",
            f"did (i|we) leave (anything|something) {states} @", slots=EVERYTHING, response="any",
        )  # fmt: skip
        blocks += placed(
            "which_state", places, "(what|which devices|which things|what else) (is|are) "
            f"[(still|currently)] {states} @",
            f"what's [(still|currently)] {states} @", slots=EVERYTHING, response="which",
        )  # fmt: skip
        blocks += placed("all_state", places, f"is everything {states} @", slots=EVERYTHING, response="all")
    return blocks


def _attributes() -> list[dict[str, Any]]:
    blocks = []
    for attribute, kinds, noun, slots, questions in (
        ("brightness", "light", "<light>", LIGHT, ("how bright (is|are) @ [set]", "what is @ (set|dimmed) to")),
        (
            "position", "cover,valve", CLASS, COVER,
            ("how (far|wide) [open] (is|are) @ [(open|up|down|closed|raised|lowered)]", "how (open|closed) (is|are) @",
             "what position (is|are) @ [(in|at)]"),
        ),
        (
            "percentage", "fan", FANS, FAN,
            ("how fast (is|are) @ [(running|spinning|going|turning|set)]",
             "(what|which) speed (is|are) @ [(at|on|set to|running at|in)]",
             "what is @ set to"),
        ),
        (
            "humidity", "humidifier", HUMIDIFIER, {"domain": "humidifier"},
            ("what is @ set to", "what humidity is @ set to"),
        ),
    ):  # fmt: skip
        blocks += placed(
            "attribute", spots(noun, kinds, everywhere=False), *questions,
            slots={**slots, "attribute": attribute}, response="one",
        )  # fmt: skip
    blocks += [
        block(
            "name_attribute",
            "<what_is> [the] {attributes:attribute} (of|on|for) [<the>] {name}",
            "<what_is> [<the>] {name}['s] {attributes:attribute}",
            domains=ANY_STATE,
            response="one",
        ),
        block(
            "name_attribute",
            "how much (battery|charge|power) (is|does) [<the>] {name} (have|left|got) [left]",
            "how much (battery|charge) is left (in|on) [<the>] {name}",
            "how (full|charged) is [<the>] {name}",
            "(is|are) [<the>] {name} (charged|fully charged|full)",
            domains=("vacuum", "lawn_mower", "binary_sensor", "sensor", "lock", "cover", "light"),
            slots={"attribute": "battery"},
            response="one",
        ),
        block(
            "name_attribute",
            "how much (power|electricity|current) (is|does) [<the>] {name} (use|using|draw|drawing|consume|consuming)",
            "what is [<the>] {name} (using|drawing|consuming)",
            domains=ANY_STATE,
            slots={"attribute": "power"},
            response="one",
        ),
        block(
            "name_attribute",
            "(what|which) (mode|setting|preset|program[me]|effect) is [<the>] {name} (in|on|set to|at|running|showing)",
            domains=("light", "climate", "fan", "humidifier", "water_heater", "vacuum", "select", "siren"),
            slots={"attribute": "option"},
            response="one",
        ),
    ]
    return blocks


def targets() -> list[dict[str, Any]]:
    """Return the questions for the temperature that a thermostat is set to."""
    return placed(
        "target",
        spots(HEATING, "climate,water_heater", everywhere=False),
        "(what is|what's|what are) @ [set] (to|at)",
        "(what|which) temperature (is|are) @ [set] (to|at)",
        "how (high|warm|hot) (is|are) @ set",
        "(what is|what's) [the] (target|set|desired) temperature (of|on|for) @",
        response="target_temperature",
    ) + placed(
        "target_room",
        ROOM,
        "(what is|what's) [the] (target|set|desired) temperature @",
        "(what|which) temperature is it set to @",
        response="target_temperature",
    )


def _sensors() -> list[dict[str, Any]]:
    sensor = {"domain": "sensor"}
    places = {"here": "[<here>]", "area": "[<in>] [<the>] {area}", "floor": "[<in>] [<the>] {floor} [floor]"}
    blocks = placed(
        "sensor_class",
        places,
        "(<what_is>|<how_is>|how (high|good|bad) is) [the] [current] {sensor_classes:device_class} @",
        "how much {sensor_classes:device_class} (is there|are we using|is being used) @",
        slots=sensor,
    )
    blocks += placed(
        "sensor_class",
        {"area": "[<the>] {area}['s]"},
        "(<what_is>|<how_is>|how (high|good|bad) is) @ [current] {sensor_classes:device_class}",
        slots=sensor,
    )
    blocks += placed(
        "sensor_class", {**places, "here": "[<here>]"}, "how (humid|damp|dry|moist) is (it|the air) @",
        slots={**sensor, "device_class": "humidity"},
    )  # fmt: skip
    blocks += placed(
        "sensor_class", places, "how (stuffy|good|bad) is the air @",
        slots={**sensor, "device_class": "carbon_dioxide"},
    )  # fmt: skip
    alert = {"domain": "binary_sensor", "state": "on"}
    where = {**places, "all": "[(anywhere|<everywhere>)]"}
    blocks += placed(
        "alert", where, "(is|was) there [any] {alerts:device_class} [detected] @",
        "(is|was) [any] {alerts:device_class} detected @", "do you (see|detect) [any] {alerts:device_class} @",
        slots=alert, response="any",
    )  # fmt: skip
    blocks += placed(
        "presence", {**_AT, "here": "<here>"},
        "is (anyone|anybody|someone|somebody|there (anyone|anybody|someone|somebody)) @",
        "(is|are) [<the>] @ (occupied|in use)", slots={**alert, "device_class": "occupancy"}, response="any",
    )  # fmt: skip
    return blocks


def _machines() -> list[dict[str, Any]]:
    blocks = []
    for noun, kind in ((VACUUM, "vacuum"), (MOWER, "lawn_mower")):
        blocks += placed(
            "machine", {"all": f"[<the>] {noun}"} | named(kind),
            "<is> @ [(still|back|currently)] {vacuum_states:state}", slots={"domain": kind}, response="one_yesno",
        )  # fmt: skip
        blocks += placed(
            "machine", {"all": f"[<the>] {noun}"} | named(kind),
            "what is @ doing", "what's @ (doing|up to)", "(<how_is>|what is the (state|status) of) @ [doing]",
            slots={"domain": kind}, response="one",
        )  # fmt: skip
    alarms = {"all": f"[<the>] {ALARM}"} | named("alarm_control_panel")
    blocks += placed(
        "alarm", alarms, "<is> @ [still] {alarm_states:state}", slots={"domain": "alarm_control_panel"},
        response="one_yesno",
    )  # fmt: skip
    blocks += placed(
        "alarm", alarms, "<what_is> [the] (state|status) of @", "what (state|mode) is @ in",
        slots={"domain": "alarm_control_panel"}, response="one",
    )  # fmt: skip
    return blocks


STATES: list[dict[str, Any]] = [
    block("name_area", "<what_is> [<the>] {name} <in> [<the>] {area}",
          "how (much|high) is [<the>] {name} <in> [<the>] {area}",
          domains=("sensor",), response="one"),
    block("name_only", "how (much|high|low|strong|good|bad) is [<the>] {name}", domains=("sensor",), response="one"),
    block(
        "name_only",
        "<what_is> [the [current] (state|status|value|reading|level) of] [<the>] {name} [(state|status)]",
        "<how_is> [<the>] {name} [doing]",
        "(what|which) (state|position) is [<the>] {name} in",
        "(check|show me|read) [<the>] {name}",
        "what does [<the>] {name} (say|show|read)",
        domains=ANY_STATE,
        response="one",
    ),
    block("name_state", "<is> [<the>] {name} [(still|currently|really|turned|switched)] {on_off_states:state}",
          domains=("light", "switch", "fan", "humidifier", "climate", "water_heater", "siren", "vacuum"),
          response="one_yesno"),
    block("name_state", "<is> [<the>] {name} [(still|currently)] (running|working|going)",
          domains=("switch", "fan", "humidifier", "climate", "water_heater", "binary_sensor"), slots={"state": "on"},
          response="one_yesno"),
    block("name_state", "(did (i|we) leave|have (i|we) left) [<the>] {name} {on_off_states:state}",
          domains=("light", "switch", "fan", "humidifier", "climate", "water_heater"), response="one_yesno"),
    block("name_state", "<is> [<the>] {name} [still] [(fully|completely|all the way)] {cover_states:state}",
          "(did (i|we) (leave|close|open)|have (i|we) left) [<the>] {name} {cover_states:state}",
          domains=("cover", "valve"), response="one_yesno"),
    block("name_state", "<is> [<the>] {name} still {bs_open_states:state}",
          "(did (i|we) leave|have (i|we) left) [<the>] {name} {bs_open_states:state}",
          domains=("binary_sensor",), response="one_yesno"),
    block("name_state", "<is> [<the>] {name} [still] {lock_states:state}", domains=("lock",), response="one_yesno"),
    block("name_state", "(did (i|we) lock|have (i|we) locked) [<the>] {name}", domains=("lock",),
          slots={"state": "locked"}, response="one_yesno"),
    block("name_state", "(did (i|we) (close|shut)|have (i|we) (closed|shut)) [<the>] {name}",
          domains=("cover", "valve"),
          slots={"state": "closed"}, response="one_yesno"),
    block("name_state", "(did (i|we) turn|have (i|we) turned) off [<the>] {name}",
          domains=("light", "switch", "fan"), slots={"state": "off"}, response="one_yesno"),
    *placed("domain_state", {"here": "[<the>] door"}, "<is> @ {lock_states:state}",
          slots={"domain": "lock"}, response="any"),
    *_groups(),
    *_everything(),
    *_attributes(),
    *_sensors(),
    *_machines(),
]  # fmt: skip

TEMPERATURES: list[dict[str, Any]] = [
    block("area_only", "<what_is> [the] [current] <temp> [like] [<in>] [<the>] {area}"),
    *placed(
        "only",
        {"area": "[<in>] [<the>] {area}", "floor": "[<in>] [<the>] {floor} [floor]", "here": "[<here>]"},
        "(<what_is>|<how_is>) [the] [current] [room] <temp> [like] @",
        "how (hot|cold|warm|cool) is it @",
        "(what|which) temperature is it @",
        "is it (hot|cold|warm|cool|freezing) @",
        "what's it like @ temperature wise",
    ),
    *targets(),
]

HELP = [
    block(
        "default",
        "what can (i|you|we) (say|ask|do|control) [(here|to you|for me|you|for us)] [here]",
        "what (can|could|do) you (do|understand|control|know) [(here|for me|in here)]",
        "help [me] [please]",
        "(how can you|can you) help [me]",
        "what are (my|the) (options|commands)",
        "which (commands|things) (can i (say|use)|do you (know|understand))",
        "how (does this|do you) work",
        "how do i use (you|this)",
        "what can i (say|ask|do) in (here|this room)",
    )
]
UNDO = [
    block(
        "default",
        "undo [(that|it|this|the last (thing|command|action)|what you [just] did|your last (action|command))]",
        "(put|set|change|turn|switch) (it|that|them|everything) back [(to|the way|how|as) (it|that|they) "
        "(was|were) [before]]",
        "(put|set|change) (it|that|them|everything) back [(again|as before|how it was|the way it was|to what it was)]",
        "(take|turn) that back",
        "(revert|reverse) [(that|it|this|the last (thing|command|action))]",
        "[no] (i didn't|i did not) (mean|want) (that|it|this)",
        "[no] that('s| is|was) (wrong|not what i (meant|wanted)|a mistake)",
        "[no] that was (wrong|not what i (meant|wanted|said)|a mistake)",
        "that wasn't what i (meant|wanted|said)",
        "(go back|back to how it was|back to before)",
    )
]
GREETINGS = [
    block(
        "default",
        "(hello|hi|hey) [(there|hearth|assistant)]",
        "good (morning|afternoon|evening|day) [hearth]",
        response="hello",
    )
]
