"""English: vacuums, mowers and alarm panels."""

from __future__ import annotations

from typing import Any

from hub.intents.languages.en_words import ALARM, MOWER, VACUUM, named
from hub.intents.languages.model import block, placed

_V, _M = {"domain": "vacuum"}, {"domain": "lawn_mower"}
_VACUUMS = {"all": f"[<the>] {VACUUM}"} | named("vacuum")
_MOWERS = {"all": f"[<the>] {MOWER}"} | named("lawn_mower")
MACHINES: dict[str, list[dict[str, Any]]] = {
    "HassVacuumStart": [
        *placed(
            "only",
            _VACUUMS,
            "(start|run|launch|activate|send out|resume|continue) @ [cleaning]",
            "<turn> on @",
            "<turn> @ on",
            "(let|make|have|tell) @ [to] (clean [up]|vacuum|start|run|go)",
            "(send|start) @ (out|off|cleaning)",
            slots=_V,
        ),
        block(
            "default",
            "(start|begin|resume|continue) (vacuuming|hoovering|cleaning)",
            "(vacuum|hoover|clean) [(the (floor[s]|house|flat|apartment)|up|everywhere|the whole house)]",
            "do the (vacuuming|hoovering)",
            slots=_V,
        ),
    ],
    "HassVacuumReturnToBase": [
        *placed(
            "only",
            _VACUUMS,
            "(send|bring|call|get|take) @ (home|back|[back] to (the|its|her|his) (dock|base|[charging] station))",
            "(dock|park) @",
            "(return|recall) @ [to [(the|its)] (dock|base)]",
            "(let|make|have|tell) @ [to] (go home|go back|return|dock|recharge|charge|go charge)",
            "<turn> off @",
            "<turn> @ off",
            slots=_V,
        )
    ],
    "HearthPause": [
        *placed("only", _VACUUMS, "(pause|stop|halt) @ [cleaning]", "(let|make|tell) @ [to] (pause|stop|wait)",
              slots=_V),
        *placed("only", _MOWERS, "pause @ [mowing]", "(let|make|tell) @ [to] (pause|wait)", slots=_M),
        block("default", "(pause|stop) (vacuuming|hoovering|cleaning)", slots=_V),
        block("default", "pause [the] mowing", slots=_M),
    ],
    "HearthLocate": [
        *placed(
            "only",
            _VACUUMS,
            "(find|locate|look for) @",
            "(where is|where's|wheres) @",
            "(let|make|have|tell) @ [to] (beep|ring|say where it is|show itself)",
            "where (has|did) @ (gone|go|get to|got to)",
            slots=_V,
        )
    ],
    "HassLawnMowerStartMowing": [
        *placed("only", _MOWERS, "(start|run|send out|resume|launch) @ [mowing]", "<turn> on @",
                "(let|make|have|tell) @ [to] (mow [the lawn]|start|go|cut the grass)", slots=_M),
        block("default", "(mow|cut) [<the>] (lawn|grass)", "(start|resume|continue) mowing [[<the>] (lawn|grass)]",
              slots=_M),
    ],
    "HassLawnMowerDock": [
        *placed("only", _MOWERS, "(send|bring|call|take) @ (home|back|[back] to (the|its|her|his) (dock|base|station))",
                "(stop|dock|park|recall) @ [mowing]", "<turn> off @",
                "(let|make|have|tell) @ [to] (go home|go back|return|dock|stop)", slots=_M),
    ],
    "HearthArm": [
        *placed(
            "mode",
            {"all": f"[<the>] {ALARM}"} | named("alarm_control_panel"),
            "(arm|activate|<turn> on|enable) @ [(in|to|for|as)] [the] {arm_modes:mode} [mode]",
            "(<set>|switch) @ [(in|to|for|on)] [the] {arm_modes:mode} [mode]",
            slots={"domain": "alarm_control_panel"},
        ),
        *placed(
            "only",
            {"all": f"[<the>] {ALARM}"} | named("alarm_control_panel"),
            "(arm|activate|<turn> on|enable) @",
            "<turn> @ on",
            slots={"domain": "alarm_control_panel"},
        ),
        block("mode", "arm [<the>] [<home>] [(in|to|for)] {arm_modes:mode} [mode]",
              slots={"domain": "alarm_control_panel"}),
        block("only", "arm [<the>] <home>", "set [<the>] (alarm system|security system|burglar alarm|house alarm)",
              slots={"domain": "alarm_control_panel"}),
    ],
    "HearthDisarm": [
        *placed(
            "only",
            {"all": f"[<the>] {ALARM}"} | named("alarm_control_panel"),
            "(disarm|deactivate|<turn> off|disable|switch off|unset) @",
            "<turn> @ off",
            slots={"domain": "alarm_control_panel"},
        ),
        block("only", "disarm [[<the>] <home>]", slots={"domain": "alarm_control_panel"}),
    ],
}  # fmt: skip
