"""English."""

from __future__ import annotations

from hub.intents.languages import en_commands as commands
from hub.intents.languages import en_machines as machines
from hub.intents.languages import en_questions as questions
from hub.intents.languages import en_settings as settings
from hub.intents.languages import en_values as values
from hub.intents.languages.en_relative import ADJUST
from hub.intents.languages.en_words import LISTS, RULES, hundreds_of_kelvin
from hub.intents.languages.model import Additions, block

ADDITIONS = Additions(
    articles=("the", "my", "our", "a", "an", "that", "this"),
    connectors=("in the", "in", "of the", "on the"),
    plurals=("s",),
    skip_words=("okay", "ok", "now", "just", "um", "uh", "hey", "then", "so", "and", "thanks", "thank you"),
    expansion_rules={
        "numeric_value_set": "(set|change|turn [(up|down)]|increase|decrease|make|dim|brighten|raise|lower|put|adjust)",
        "set": "(set|make|change|turn|put)",
        "turn": "(turn|switch|change|bring|put)",
        **RULES,
    },
    lists=LISTS,
    intents={
        "HassTurnOn": commands.ON,
        "HassTurnOff": commands.OFF,
        "HassToggle": commands.TOGGLES,
        "HassStopMoving": settings.STOPS,
        "HassLightSet": settings.LIGHT_SET,
        "HassSetPosition": settings.POSITIONS,
        "HearthSetTilt": settings.TILTS,
        "HassClimateSetTemperature": settings.CLIMATES,
        "HassClimateSetFanMode": values.FAN_MODES,
        "HassFanSetSpeed": settings.FANS_SET,
        "HearthOscillate": values.OSCILLATES,
        "HassHumidifierSetpoint": values.HUMIDITIES,
        "HearthSetOption": values.OPTIONS,
        "HearthSetValue": values.VALUES,
        **machines.MACHINES,
        "HearthAdjust": ADJUST,
        "HassClimateGetTemperature": questions.TEMPERATURES,
        "HassGetState": questions.STATES,
        "HearthHelp": questions.HELP,
        "HearthUndo": questions.UNDO,
        "HassRespond": questions.GREETINGS,
        "HassGetCurrentTime": [
            block(
                "default",
                "(tell me|do you know|what is|what's|whats) (the|what) time [it is]",
                "what time (is it|have we got|do we have)",
                "(have you got|do you have|give me|got) the time",
                "how late is it",
                "time [please]",
            )
        ],
        "HassGetCurrentDate": [
            block(
                "default",
                "(what|which) day is it [today]",
                "(what|which) day of the week is (it|today) [today]",
                "what day is today",
                "(what is|what's) today",
                "(what|which) date (is (it|today)|do we have|have we got) [today]",
                "tell me (the|today's) date",
                "what is the date [today]",
                "(what is|what's) today's date",
            )
        ],
        "HassNevermind": [
            block("default", "(never mind|nevermind|forget (it|that|about it)|cancel [(that|it)]|nothing)"),
        ],
    },
    rewrites=(
        (
            r"^(?:tell me|do you know|check|see|find out) (?:if|whether) (.+?) (is|are) ((?:still )?\w+)\W*$",
            r"\2 \1 \3",
        ),
        (r"^(?:has|have) (.+?) been (?:switched|turned|left) (on|off|open)\W*$", r"is \1 \2"),
        (
            r"^(?:has|have|did) (?:somebody|someone|anybody|anyone|i|we) "
            r"(?:left|leave) (.+?) (on|off|open|unlocked)\W*$",
            r"is \1 \2",
        ),
        (r"^(is|are) (.+?) (?:switched|turned) (on|off)\W*$", r"\1 \2 \3"),
        (r"\bper cent\b", "percent"),
        (r"(\d+) and a half\b", r"\1.5"),
        (r"(?<=[a-z]) and a half\b", " point five"),
        (r"\ba hundred\b", "one hundred"),
        *hundreds_of_kelvin(),
    ),
    option_words={
        "auto": ("automatic", "automatically"),
        "cool": ("cooling",),
        "dry": ("drying", "dehumidify"),
        "eco": ("economy", "energy saving"),
        "fan_only": ("fan", "ventilation"),
        "heat": ("heating",),
        "heat_cool": ("heating and cooling",),
        "boost": ("turbo",),
        "sleep": ("night",),
    },
    stop_words=(
        "stop", "stop it", "stop that", "cancel", "cancel that", "cancel it", "never mind", "nevermind", "forget it",
        "forget that", "quiet", "be quiet", "shut up", "silence", "enough", "that's enough", "abort", "nothing",
        "stop talking", "no never mind",
    ),
)  # fmt: skip
