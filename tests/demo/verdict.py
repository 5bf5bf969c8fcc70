"""Was it right? Compares what a satellite saw with what a scene asks for. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from satellite.happenings import TurnOver
from tests.demo.scenes import Scene


def faults(
    scene: Scene, turn: TurnOver | None, state_of: Callable[[str], dict[str, Any]], rings: Sequence[str] = ()
) -> list[str]:
    """Return what is wrong with a turn, in words; nothing when all is right. `rings`: how those before it ended."""
    if not scene.wake:
        return ["a turn began without a wake word"] if turn is not None else []
    if turn is None:
        return ["no turn: the wake word was not heard"]
    summary = turn.summary
    found = []
    if turn.outcome != scene.outcome:
        found.append(f"the turn ended as {turn.outcome}, not {scene.outcome}")
    if scene.heard not in summary.heard.lower():
        found.append(f"heard {summary.heard!r}, not {scene.heard!r}")
    if scene.said not in summary.said.lower():
        found.append(f"said {summary.said!r}, nothing of {scene.said!r}")
    if set(summary.done) != scene.done:
        found.append(f"did {sorted(summary.done)}, not {sorted(scene.done)}")
    if scene.rang and list(rings) != ["stopped"]:
        found.append(f"what rang before ended as {list(rings)}, not as stopped")
    for device, wanted in scene.states.items():
        state = state_of(device)
        wrong = {key: state.get(key) for key, value in wanted.items() if state.get(key) != value}
        if wrong:
            found.append(f"{device} is {wrong}, not {wanted}")
    return found
