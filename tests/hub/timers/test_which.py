"""Which of several timers people mean."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from hub.store.timer import Timer, TimerKind, TimerState
from hub.timers.which import choose

PLAIN = Timer(id="", kind=TimerKind.TIMER, due=0.0, made_at=0.0)
TIMERS = [
    replace(PLAIN, id="pasta", name="pasta", set_for_s=600, area="kitchen", satellite="k"),
    replace(PLAIN, id="eggs", name="soft boiled eggs", set_for_s=300, area="kitchen", satellite="k"),
    replace(PLAIN, id="five", set_for_s=300, area="den", satellite="d"),
    replace(PLAIN, id="wash", name="Wäsche", set_for_s=3600, area="", satellite=""),
]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({"name": "pasta"}, "pasta"),
        ({"name": "Paste"}, "pasta"),
        ({"name": "pastor"}, ""),
        ({"name": "egg"}, ""),
        ({"name": "eggs"}, "eggs"),
        ({"name": "eggs soft boiled"}, "eggs"),
        ({"name": "wäsche"}, "wash"),
        ({"name": "pizza"}, ""),
        ({"seconds": 600}, "pasta"),
        ({"seconds": 300}, "eggs five"),
        ({"seconds": 300, "here": "den"}, "five"),
        ({"seconds": 301}, ""),
        ({"area": "kitchen"}, "pasta eggs"),
        ({"area": "kitchen", "name": "pasta"}, "pasta"),
        ({"area": "den", "name": "pasta"}, ""),
        ({"satellite": "d"}, "five"),
        ({"here": "kitchen"}, "pasta eggs"),
        ({"here": "attic"}, "pasta eggs five wash"),
        ({}, "pasta eggs five wash"),
    ],
)
def test_which_one(said: dict[str, Any], meant: str) -> None:
    assert " ".join(each.id for each in choose(TIMERS, **said)) == meant


def test_what_rings_here_comes_first() -> None:
    timers = [replace(each, state=TimerState.RINGING) if each.id == "eggs" else each for each in TIMERS]
    assert [each.id for each in choose(timers, here="kitchen")] == ["eggs"]
    assert [each.id for each in choose(timers, here="den")] == ["five"]
    assert [each.id for each in choose(timers, here="kitchen", name="pasta")] == ["pasta"]
