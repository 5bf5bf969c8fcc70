"""Which triggers, conditions and actions there are, and which keys each takes: tables for `parse` and the schema."""

from __future__ import annotations

from collections.abc import Mapping

from hub.automations import build, model
from hub.automations.durations import clock_time
from hub.automations.fields import (
    OBJECT,
    STRING,
    STRINGS,
    WRONG,
    Field,
    Form,
    Notes,
    anything,
    choice_field,
    converted,
    days_field,
    devices_field,
    duration_field,
    flag_field,
    length_field,
    number_field,
    several,
    states_field,
    template,
    text_field,
    texts_field,
    times_field,
    values,
    words,
    words_field,
)
from hub.automations.nested import (
    ACTIONS_SCHEMA,
    CONDITIONS_SCHEMA,
    TRIGGERS_SCHEMA,
    answers,
    branches,
    deeds,
    holding,
    named_steps,
    repeating,
    sentences,
    slot_lists,
    steps,
    waiting,
)
from hub.devices.model import ACTIONS as DEVICE_ACTIONS
from hub.rooms import CHIMES
from shared.config.located import Node


def _any_of(notes: Notes, node: Node, key: str) -> object:
    found = several(words)(notes, node, key)
    return found if found is WRONG else () if found == ("any",) else found


def _name_or_any(notes: Notes, node: Node, key: str) -> object:
    found = words(notes, node, key)
    return "" if found == "any" else found


def _span(word: str) -> tuple[object, object]:
    begin, dash, end = word.partition("-")
    if not dash:
        raise ValueError(f'"{word[:40]}" is no span such as 22:00-06:30')
    return clock_time(begin), clock_time(end)


def _every(notes: Notes, node: Node, key: str) -> object:
    seconds = duration_field("", "").read(notes, node, key)
    if seconds is WRONG:
        return WRONG
    if seconds != int(seconds) or not 1 <= seconds <= 86_400:
        return notes.note(node, key, "expected whole seconds, a day at most")
    return int(seconds)


def _rising(notes: Notes, node: Node, key: str) -> object:
    found = choice_field("", "sunrise", "sunset").read(notes, node, key)
    return found if found is WRONG else found == "sunrise"


def _up(notes: Notes, node: Node, key: str) -> object:
    found = choice_field("", "up", "down").read(notes, node, key)
    return found if found is WRONG else found == "up"


_ABOVE = number_field("A number above this.")
_BELOW = number_field("A number below this.")
_ATTRIBUTE = words_field("An attribute that counts instead of the state, such as `brightness`.")
_CATCH_UP = duration_field("A time that came while the hub was down is made up for, at most so late.", "catch_up_s")
_ID = words_field("A name of its own, `trigger.id` in templates.")

TRIGGERS: Mapping[str, Form] = {
    "sentence": Form(
        model.Sentence,
        {
            "sentence": Field(
                sentences,
                {"anyOf": [*STRINGS["anyOf"], OBJECT]},
                "Sentence templates; by language, or in the household's.",
                "sentences",
            ),
            "slots": Field(slot_lists, OBJECT, "What may stand for {mood}: words, `from` and `to`, `wildcard: true`."),
            "response": text_field("What is answered."),
            "id": _ID,
        },
        "Somebody says it.",
    ),
    "mqtt": Form(
        model.MqttMessage,
        {
            "mqtt": words_field("A topic; + and # stand for levels.", "topic"),
            "payload": states_field("Any of these; none: whatever it says."),
            "value": Field(template, STRING, "A template of what counts instead: `{{ value_json.action }}`."),
            "above": _ABOVE,
            "below": _BELOW,
            "id": _ID,
        },
        "A message comes. Retained ones that the broker only repeats do not count.",
        build=build.message,
    ),
    "state": Form(
        model.StateChange,
        {
            "state": devices_field("A device, several, or those of a place."),
            "to": states_field("It changes to one of these; without to, from, above and below: to anything."),
            "from": states_field("It was one of these.", "was"),
            "above": _ABOVE,
            "below": _BELOW,
            "attribute": _ATTRIBUTE,
            "for": duration_field("It stays so for so long.", "for_s"),
            "id": _ID,
        },
        "A device changes.",
        build=build.state_change,
    ),
    "time": Form(
        model.At,
        {"time": times_field("A time of day, or several."), "days": days_field(), "catch_up": _CATCH_UP, "id": _ID},
        "The clock shows a time.",
    ),
    "every": Form(
        model.Every,
        {
            "every": Field(_every, {"type": ["string", "number"]}, "A duration; counted from midnight.", "every_s"),
            "id": _ID,
        },
        "Again and again, in step with the clock: every 15 minutes is at :00, :15, :30 and :45.",
    ),
    "sun": Form(
        model.Sun,
        {
            "sun": Field(_rising, {"enum": ["sunrise", "sunset"]}, "sunrise or sunset.", "rising"),
            "offset": duration_field("So much later; earlier with a minus.", "offset_s", negative=True),
            "days": days_field(),
            "catch_up": _CATCH_UP,
            "id": _ID,
        },
        "The sun rises or sets. Needs `location` in hub.yaml.",
    ),
    "timer": Form(
        model.TimerEvent,
        {
            "timer": Field(_name_or_any, STRING, "Its name, or any."),
            "event": choice_field(
                "What happened; `due` when its time is over.",
                "due",
                "set",
                "changed",
                "paused",
                "resumed",
                "cancelled",
                "rang",
                "over",
                "missed",
            ),
            "id": _ID,
        },
        "A timer is over, or something else happened to it.",
    ),
    "satellite": Form(
        model.SatelliteEvent,
        {
            "satellite": Field(_any_of, STRINGS, "Its name, several, or any.", "satellites"),
            "event": choice_field("What happened there.", "wake", "button", "speech", "joined", "left", "away", "back"),
            "id": _ID,
        },
        "Something happened at a satellite: a wake word, its button, somebody spoke, it came or went.",
    ),
    "hub": Form(
        model.HubStart,
        {"hub": choice_field("start.", "start"), "id": _ID},
        "The hub started and knows the states of the house.",
        build=build.hub,
    ),
}

CONDITIONS: Mapping[str, Form] = {
    "state": Form(
        model.StateIs,
        {
            "state": devices_field("A device, several, or those of a place."),
            "is": states_field("One of these.", "values"),
            "above": _ABOVE,
            "below": _BELOW,
            "attribute": _ATTRIBUTE,
            "for": duration_field("For so long already, as far as the hub knows.", "for_s"),
            "any": flag_field("One of the devices is enough; otherwise each must be so."),
        },
        "Devices are in a state.",
        build=build.state_is,
    ),
    "time": Form(
        model.TimeIs,
        {
            "time": Field(converted(_span), STRING, "A span such as 22:00-06:30.", "span"),
            "days": days_field(),
        },
        "It is between two times. After midnight the day on which the span began counts.",
        build=build.span,
    ),
    "days": Form(model.TimeIs, {"days": days_field()}, "It is one of these days."),
    "sun": Form(
        model.SunIs,
        {
            "sun": Field(_up, {"enum": ["up", "down"]}, "up or down.", "up"),
            "elevation": number_field("Degrees above the horizon that count, such as -6 for dusk.", -90, 90),
        },
        "The sun is up, or down. Needs `location` in hub.yaml.",
    ),
    "template": Form(
        model.Renders,
        {"template": Field(template, STRING, "A template.")},
        "A template comes to true, yes, on, or a number that is not 0. Words alone in a list are one too.",
    ),
    "and": Form(model.All, {"and": Field(holding, CONDITIONS_SCHEMA, "Conditions.", "of")}, "Each of them holds."),
    "or": Form(model.Any_, {"or": Field(holding, CONDITIONS_SCHEMA, "Conditions.", "of")}, "One of them holds."),
    "not": Form(model.Not, {"not": Field(holding, CONDITIONS_SCHEMA, "Conditions.", "of")}, "None of them holds."),
}

COMMON: Mapping[str, Field] = {
    "name": words_field("A name for people, shown in the trace.", "about"),
    "continue_on_error": flag_field("The run goes on when this fails; as the automation says otherwise."),
    "enabled": flag_field("false: it is left out."),
}
"""Keys that every action takes."""

ACTIONS: Mapping[str, Form] = {
    "device": Form(
        model.Do,
        {
            "device": Field(
                deeds, {"anyOf": [*STRINGS["anyOf"], OBJECT]}, "A device, several, or those of a place.", "target"
            ),
            "action": Field(
                text_field("").read, {"enum": sorted(DEVICE_ACTIONS)}, "What it does: turn_on, open, set_temperature, …"
            ),
            "arguments": Field(values, OBJECT, "Of the action: brightness, temperature, position, …"),
            "set": Field(values, OBJECT, "How it shall be, as in scenes: `{state: on, brightness: 40}`.", "wishes"),
        },
        "Command devices.",
        build=build.deed,
    ),
    "intent": Form(
        model.Wish,
        {
            "intent": words_field("One of the catalogue, such as HassTurnOff."),
            "slots": Field(values, OBJECT, "Its slots: `{area: kitchen, domain: light}`."),
        },
        "Do what could be said.",
        build=build.wish,
    ),
    "scene": Form(model.Scene, {"scene": text_field("A scene's id, such as scene.movie.")}, "Activate a scene."),
    "mqtt": Form(
        model.Publish,
        {
            "mqtt": text_field("The topic.", "topic"),
            "payload": Field(anything, {}, "Words, or what becomes JSON."),
            "retain": flag_field("The broker keeps it."),
            "qos": number_field("Quality of service.", 0, 2, whole=True),
        },
        "Publish a message.",
    ),
    "announce": Form(
        model.Say,
        {
            "announce": text_field("The words.", "text"),
            "satellite": texts_field("These satellites.", "satellites"),
            "area": texts_field("Those of these areas.", "areas"),
            "floor": texts_field("Those of these floors.", "floors"),
            "urgent": flag_field("At once, over what is spoken, and at any hour."),
            "volume": number_field("Loudness, 0 to 1; 0: as usual.", 0, 1),
            "chime": choice_field("The sound before the words.", *CHIMES),
        },
        "Speak in the rooms; without satellite, area and floor in all of them.",
        build=build.place,
    ),
    "ask": Form(
        model.AskBack,
        {
            "ask": text_field("The question.", "question"),
            "satellite": text_field("Where; otherwise where the run began, or in `area`."),
            "area": text_field("Where, by area."),
            "answers": Field(answers, OBJECT, "By a name of yours the words for it: `yes: [yes, sure]`."),
            "then": Field(named_steps, OBJECT, "By the same names what is done."),
            "otherwise": Field(steps, ACTIONS_SCHEMA, "Done where the answer is another one or none."),
            "timeout": duration_field("How long to wait for the answer.", "timeout_s"),
        },
        "Ask, and go on by the answer, which is `answer` in templates.",
        needed=("answers",),
        build=build.question,
    ),
    "wait_for": Form(
        model.WaitFor,
        {
            "wait_for": Field(waiting, TRIGGERS_SCHEMA, "Triggers.", "triggers"),
            "timeout": length_field("At most so long."),
            "continue_on_timeout": flag_field("false: the run ends there.", "go_on"),
        },
        "Wait until something happens: `wait.trigger` in templates, `wait.timed_out` where it did not.",
    ),
    "delay": Form(model.Delay, {"delay": length_field("How long.", "length")}, "Wait a time."),
    "repeat": Form(
        model.Repeat,
        {
            "repeat": Field(repeating, OBJECT, "`times: 3`, `while: …`, `until: …` or `each: [a, b]`.", "how"),
            "actions": Field(steps, ACTIONS_SCHEMA, "What is repeated; `repeat.index` from 1, `repeat.item`."),
        },
        "Do something again and again.",
        build=build.repeat,
        needed=("actions",),
    ),
    "if": Form(
        model.Choose,
        {
            "if": Field(holding, CONDITIONS_SCHEMA, "Conditions.", "conditions"),
            "then": Field(steps, ACTIONS_SCHEMA, "Done when they hold."),
            "else": Field(steps, ACTIONS_SCHEMA, "Done otherwise.", "otherwise"),
        },
        "Do one thing or another.",
        build=build.condition,
        needed=("then",),
    ),
    "choose": Form(
        model.Choose,
        {
            "choose": Field(
                branches, {"type": "array"}, "A list of `if` with `then`: the first that fits.", "branches"
            ),
            "otherwise": Field(steps, ACTIONS_SCHEMA, "Done when none fits."),
        },
        "Do the first thing whose conditions hold.",
    ),
    "stop": Form(
        model.Stop,
        {"stop": text_field("Why.", "reason"), "error": flag_field("true: the run failed.")},
        "End the run.",
    ),
    "run": Form(
        model.RunOther,
        {
            "run": words_field("Its id.", "automation"),
            "variables": Field(values, OBJECT, "Variables it gets."),
            "wait": flag_field("false: go on at once."),
        },
        "Run another automation, whatever its conditions.",
    ),
    "variables": Form(
        model.Assign, {"variables": Field(values, OBJECT, "Names with values.")}, "Set variables for what follows."
    ),
    "timer": Form(
        model.StartTimer,
        {
            "timer": length_field("How long.", "length"),
            "called": text_field("Its name.", "timer"),
            "satellite": text_field("Where it rings; otherwise where the run began."),
        },
        "Start a timer.",
    ),
}

AUTOMATION: Mapping[str, Field] = {
    "name": words_field("As people say it; otherwise from the id."),
    "aliases": Field(several(words), STRINGS, "Other names."),
    "description": words_field("For people."),
    "enabled": flag_field("false: it waits until somebody enables it."),
    "mode": choice_field("What happens when it triggers while it runs.", "single", "restart", "queued", "parallel"),
    "max": number_field("Runs that wait (queued) or go side by side (parallel).", 1, 100, whole=True),
    "continue_on_error": flag_field("Its runs go on when a step fails."),
    "variables": Field(values, OBJECT, "Variables, worked out when a run begins."),
    "triggers": Field(waiting, TRIGGERS_SCHEMA, "What begins a run; any of them."),
    "conditions": Field(holding, CONDITIONS_SCHEMA, "What must hold for it; all of them."),
    "actions": Field(steps, ACTIONS_SCHEMA, "What is done, one after the other."),
}
