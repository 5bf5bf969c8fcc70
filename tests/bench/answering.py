"""Who answers: one person heard by three satellites, and two people who speak in two rooms at the same time.

`python -m tests.bench answering` lets real ears hear simulated rooms, and the real arbiter decide on what they send,
through a network that takes up to 40 ms each way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from tests.audio.home import Place, Spoken, Woken, at_satellite, listen
from tests.bench.report import spread
from tests.fakes.rivals import Outcome, arbitrate

TAKES, TAKES_FULL = 24, 72
NETWORKS = 3
"""Random delays that each take is decided with."""
COMMANDS = (
    "turn on the kitchen light",
    "what time is it",
    "close the blinds in the bedroom",
    "set the heating to twenty degrees",
    "is the front door locked",
    "turn off everything",
    "start the coffee machine",
    "make it warmer in here",
)
NEAR = "near"
Print = Callable[[str], None]
Heard = dict[str, Woken]


def run(print: Print = print, *, full: bool = False) -> dict[str, Any]:
    """Measure for about four minutes, in `full` for three times as long."""
    takes, chance = TAKES_FULL if full else TAKES, random.Random(1)
    one: list[Heard] = []
    two: list[Heard] = []
    for take in range(takes):
        if take % 8 == 0:
            print(f"  take {take + 1} of {takes} …")
        one.append(_one_person(take, chance))
        two.append(_two_people(take, chance))
    return {"one person": _one(one), "two people": _two(two)}


def _one_person(take: int, chance: random.Random) -> Heard:
    """Somebody speaks near one satellite; two others hear it through doors. Every third says the wake word alone."""
    text = f"Hey Jarvis, {chance.choice(COMMANDS)}." if take % 3 else "Hey Jarvis."
    spoken = Spoken(text, pitch=chance.uniform(0.88, 1.14), speed=chance.uniform(0.75, 1.0))
    places = {
        NEAR: Place(chance.uniform(0.7, 2)),
        "next": Place(chance.uniform(3, 5), chance.uniform(3, 8)),
        "far": Place(chance.uniform(5, 7), chance.uniform(8, 14)),
    }
    return _heard({name: [(spoken, place)] for name, place in places.items()}, 10 * take, chance)


def _two_people(take: int, chance: random.Random) -> Heard:
    """Two people say the wake word within 200 ms in rooms of their own, each faintly heard in the other's."""
    one = Spoken(f"Hey Jarvis, {chance.choice(COMMANDS)}.", 0, chance.uniform(0.9, 1.0), chance.uniform(0.75, 1.0))
    other = Spoken(
        f"Hey Jarvis, {chance.choice(COMMANDS)}.",
        chance.randrange(200),
        chance.uniform(1.03, 1.14),
        chance.uniform(0.75, 1),
    )
    near, far = Place(chance.uniform(0.7, 2)), Place(chance.uniform(5, 7), 20)
    return _heard({"one": [(one, near), (other, far)], "other": [(one, far), (other, near)]}, 1000 + 10 * take, chance)


def _heard(rooms: dict[str, list[tuple[Spoken, Place]]], seed: int, chance: random.Random) -> Heard:
    found = {}
    for number, (name, people) in enumerate(rooms.items()):
        woken = listen(at_satellite(people, seed=seed + number), phase_ms=chance.randrange(20))
        if woken is not None:
            found[name] = woken
    return found


def _decided(takes: Sequence[Heard]) -> list[Outcome]:
    return [arbitrate(heard, seed=10 * take + each) for take, heard in enumerate(takes) for each in range(NETWORKS)]


def _one(takes: Sequence[Heard]) -> dict[str, Any]:
    outcomes = _decided([heard for heard in takes if heard])
    return {
        "takes": len(takes),
        "satellites_that_heard": sum(map(len, takes)),
        "decisions": len(outcomes),
        "exactly_one": sum(len(each.answered) == 1 for each in outcomes),
        "nearest": sum(each.answered == [NEAR] for each in outcomes),
        "yielded": sum(len(each.decided_ms) for each in outcomes),
        "chimed": sum(len(each.chimed) for each in outcomes),
        "told_ms": spread(ms for each in outcomes for ms in each.decided_ms),
    }


def _two(takes: Sequence[Heard]) -> dict[str, Any]:
    outcomes = _decided([heard for heard in takes if len(heard) == 2])
    return {
        "takes": len(takes),
        "decisions": len(outcomes),
        "both_answered": sum(len(each.answered) == 2 for each in outcomes),
    }
