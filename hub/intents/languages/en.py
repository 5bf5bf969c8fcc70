"""English."""

from __future__ import annotations

from hub.intents.languages.model import Additions, block

LIGHT = {"domain": "light"}
COVER = {"domain": "cover"}
PERCENT = "{brightness}[([ ]%)| percent]"
DEGREES = "{temperature}[([ ]°)|( degree[s])]"
STATE = "[<is>] {on_off_states:state}"
WHITE = "{color_temperature_names:temperature}"
HEATING = "(heating|heat|heater|thermostat|radiator[s]|air con|air conditioning)"

ADDITIONS = Additions(
    articles=("the", "my", "our", "a", "an", "that", "this"),
    connectors=("in the", "in", "of the", "on the"),
    plurals=("s",),
    skip_words=("okay", "ok", "now", "just", "um", "uh", "hey", "then", "so", "and", "thanks", "thank you"),
    expansion_rules={
        "numeric_value_set": "(set|change|turn [(up|down)]|increase|decrease|make|dim|brighten|raise|lower|put|adjust)",
        "set": "(set|make|change|turn|put)",
        "turn": "(turn|switch|change|bring|put)",
    },
    intents={
        "HassTurnOn": [
            block(
                "domain_all",
                "<turn> on <all> <light> [<everywhere>]",
                "<turn> <all> <light> on [<everywhere>]",
                "<turn> on [<the>] <light> <everywhere>",
                "<turn> [<the>] <light> on <everywhere>",
                slots=LIGHT,
                response="light_all",
            ),
            block(
                "device_class_all",
                "<open> <all> {cover_classes:device_class} [<everywhere>]",
                slots=COVER,
                response="cover_device_class",
            ),
        ],
        "HassTurnOff": [
            block(
                "device_class_all",
                "<close> <all> {cover_classes:device_class} [<everywhere>]",
                slots=COVER,
                response="cover_device_class",
            ),
        ],
        "HassToggle": [
            block("name_only", "toggle [<the>] {name}", domains=("light", "switch", "fan", "cover")),
        ],
        "HassStopMoving": [
            block("name_only", "(stop|halt) [<the>] {name}", domains=("cover",)),
            block("device_class", "(stop|halt) [<the>] {cover_classes:device_class} [<here>]", slots=COVER, here=True),
        ],
        "HassLightSet": [
            block(
                "brightness_only",
                f"<numeric_value_set> [(<all>|<the>)] <light> [<here>] [to] {PERCENT}",
                slots=LIGHT,
                here=True,
                response="brightness",
            ),
            block(
                "area_brightness",
                f"<numeric_value_set> [(<all>|<the>)] [<the>] {{area}} <light> [to] {PERCENT}",
                f"<numeric_value_set> [(<all>|<the>)] <light> <in> [<the>] {{area}} [to] {PERCENT}",
                slots=LIGHT,
                response="brightness",
            ),
            block(
                "name_area_brightness",
                f"<numeric_value_set> [<the>] {{name}} <in> [<the>] {{area}} [to] {PERCENT}",
                domains=("light",),
                response="brightness",
            ),
            block(
                "name_temperature",
                f"<set> [<the>] {{name}} [to] {WHITE}",
                domains=("light",),
                response="temperature",
            ),
            block(
                "temperature_only",
                f"<set> [(<all>|<the>)] <light> [<here>] [to] {WHITE}",
                slots=LIGHT,
                here=True,
                response="temperature",
            ),
            block(
                "area_color",
                "<set> [(<all>|<the>)] [<the>] {area} <light> [to] {color}",
                slots=LIGHT,
                response="color",
            ),
            block(
                "area_temperature",
                f"<set> [<the>] {{area}} <light> [to] {WHITE}",
                slots=LIGHT,
                response="temperature",
            ),
        ],
        "HassClimateSetTemperature": [
            block("temperature_only", f"<numeric_value_set> [<the>] {HEATING} [<here>] to {DEGREES}", here=True),
            block(
                "area_temperature",
                f"<numeric_value_set> [<the>] {HEATING} <in> [<the>] {{area}} to {DEGREES}",
                f"<numeric_value_set> [<the>] {{area}} {HEATING} to {DEGREES}",
                "<numeric_value_set> [<the>] {area} to {temperature}([ ]°| degree[s])",
            ),
        ],
        "HassClimateGetTemperature": [
            block("area_only", "<what_is> [the] [current] <temp> [like] [<in>] [<the>] {area}"),
        ],
        "HassGetState": [
            block(
                "name_area",
                "<what_is> [<the>] {name} <in> [<the>] {area}",
                "how (much|high) is [<the>] {name} <in> [<the>] {area}",
                domains=("sensor",),
                response="one",
            ),
            *(
                block(
                    "domain_state_area",
                    f"{question} [<in>] [<the>] {{area}} {STATE}",
                    slots=LIGHT,
                    response=response,
                )
                for response, question in (
                    ("any", "<are_any> <light>"),
                    ("all", "<are_all> <light>"),
                    ("which", "<which> <light>"),
                    ("how_many", "<how_many> <light>"),
                )
            ),
            block(
                "domain_state_area",
                f"<is> [<the>] {{area}} <light> {STATE}",
                f"<is> [<the>] <light> {STATE} <in> [<the>] {{area}}",
                slots=LIGHT,
                response="any",
            ),
            block(
                "domain_state_here",
                f"<is> [<the>] <light> {STATE} [<here>]",
                slots=LIGHT,
                here=True,
                response="any",
            ),
            block("name_only", "how (much|high) is [<the>] {name}", domains=("sensor",), response="one"),
        ],
        "HassGetCurrentTime": [block("default", "(tell me|do you know|what is|what's) (the|what) time [it is]")],
        "HassGetCurrentDate": [
            block(
                "default",
                "(what|which) day is it [today]",
                "what day is today",
                "(what is|what's) today",
                "what date is (it|today)",
                "tell me (the|today's) date",
            )
        ],
    },
    stop_words=(
        "stop", "stop it", "stop that", "cancel", "cancel that", "cancel it", "never mind", "nevermind", "forget it",
        "forget that", "quiet", "be quiet", "shut up", "silence", "enough", "that's enough", "abort", "nothing",
        "stop talking", "no never mind",
    ),
)  # fmt: skip
