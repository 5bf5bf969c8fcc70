"""What happens in the demo: who says what in which room, and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

WAKE_WORD = "hey jarvis"


@dataclass(frozen=True, slots=True)
class Scene:
    """Something said in a room, and what must be true when its turn is over."""

    say: str
    """The command; empty for a wake word followed by silence."""
    wake: bool = True
    """It begins with the wake word; without one nothing may happen."""
    pause_ms: int = 0
    """Between wake word and command; 0 is one breath."""
    outcome: str = "answered"
    heard: str = ""
    """Must be part of what was understood, in lower case."""
    said: str = ""
    """Must be part of the reply, in lower case."""
    done: frozenset[str] = frozenset()
    """Exactly what must have been done to devices."""
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the devices themselves must know afterwards."""
    rang: bool = False
    """Something rang before it, until the wake word."""
    heard_in: str = ""
    """The room in which it must have been announced before all is over."""


def _did(*what: str) -> frozenset[str]:
    return frozenset(f"{each}: confirmed" for each in what)


ROOMS: dict[str, list[Scene]] = {
    "Kitchen": [
        Scene(
            "turn on the kitchen light",
            done=_did("light.kitchen_light turn_on"),
            states={"light.kitchen_light": {"state": "ON"}},
        ),
        Scene(
            "set the kitchen light to forty percent",
            pause_ms=900,
            done=_did("light.kitchen_light turn_on brightness=40"),
            states={"light.kitchen_light": {"state": "ON", "brightness": 102}},
        ),
        Scene(
            "could you please make it a bit brighter",
            done=_did("light.kitchen_light turn_on brightness=50"),
            states={"light.kitchen_light": {"state": "ON"}},
        ),
        Scene(
            "turn on the coffee machine",
            done=_did("switch.coffee_machine turn_on"),
            states={"switch.coffee_machine": {"state": "ON"}},
        ),
        Scene("", outcome="nothing_heard"),
        Scene("what is the outside temperature", said="12.5"),
        Scene("tell everyone that dinner is ready", pause_ms=900, heard_in="Living room"),
        Scene("turn on the disco ball", pause_ms=500, said="disco ball"),
        Scene(
            "turn off the lights",
            done=_did("light.kitchen_light turn_off"),
            states={"light.kitchen_light": {"state": "OFF"}},
        ),
        Scene(
            "turn off the coffee machine",
            pause_ms=300,
            done=_did("switch.coffee_machine turn_off"),
            # An automation lit the hall when the machine was switched on.
            states={"switch.coffee_machine": {"state": "OFF"}, "light.hall_light": {"state": "ON"}},
        ),
        Scene("set a timer for five seconds", said="5 seconds"),
        Scene("stop", pause_ms=600, rang=True),
        Scene("add bread and butter to the shopping list", said="bread and butter"),
        Scene("what is on the shopping list", pause_ms=400, said="bread and butter"),
    ],
    "Living room": [
        Scene(
            "turn on the ceiling light",
            done=_did("light.ceiling_light turn_on"),
            states={"light.ceiling_light": {"state": "ON"}},
        ),
        Scene(
            "turn on the lights",
            pause_ms=1200,
            done=_did("light.ceiling_light turn_on", "light.floor_lamp turn_on"),
            states={"light.ceiling_light": {"state": "ON"}, "light.floor_lamp": {"state": "ON"}},
        ),
        Scene("I think we should go for a walk this afternoon. The weather is so lovely today.", wake=False),
        Scene(
            "set the thermostat to twenty one degrees",
            done=_did("climate.thermostat set_temperature temperature=21"),
            states={"climate.thermostat": {"target": 21.0}},
        ),
        Scene(
            "open the bedroom blind",
            pause_ms=400,
            done=_did("cover.bedroom_blind open"),
            states={"cover.bedroom_blind": {"position": 100}},
        ),
        Scene("what time is it", pause_ms=400, said=":"),
        Scene(
            "turn off the lights and close the bedroom blind",
            pause_ms=600,
            done=_did("light.ceiling_light turn_off", "light.floor_lamp turn_off", "cover.bedroom_blind close"),
            states={"light.ceiling_light": {"state": "OFF"}, "light.floor_lamp": {"state": "OFF"}},
        ),
        Scene(
            "it is too dark in here",
            pause_ms=500,
            done=_did("light.ceiling_light turn_on", "light.floor_lamp turn_on"),
            states={"light.ceiling_light": {"state": "ON"}, "light.floor_lamp": {"state": "ON"}},
        ),
        Scene(
            "turn off the lights",
            done=_did("light.ceiling_light turn_off", "light.floor_lamp turn_off"),
            states={"light.ceiling_light": {"state": "OFF"}, "light.floor_lamp": {"state": "OFF"}},
        ),
        Scene("is the kitchen window open", pause_ms=600, said="no"),
        # An automation with a sentence of its own.
        Scene(
            "let's watch a movie",
            pause_ms=500,
            said="enjoy the movie",
            states={"light.floor_lamp": {"state": "ON", "brightness": 51}, "cover.bedroom_blind": {"position": 0}},
        ),
    ],
}
