"""What the demo prints of each turn."""

from __future__ import annotations

from hub.cli.plots import waterfall
from satellite.happenings import TurnOver
from tests.demo.scenes import Scene

_INDENT = " " * 13


def headline(scene: Scene) -> str:
    """Say what is about to be heard."""
    if not scene.wake:
        return f"(no wake word) “{scene.say}”"
    pause = f" … {scene.pause_ms} ms … " if scene.pause_ms else ", "
    return f"“Hey Jarvis{pause}{scene.say or '(silence)'}”"


def turn_lines(scene: Scene, turn: TurnOver | None, faults: list[str]) -> list[str]:
    """Return what came of a scene, a line each."""
    lines = [headline(scene)]
    if turn is None:
        lines.append("→ nothing happened, as it should" if not faults else "→ nothing happened")
    else:
        summary = turn.summary
        slots = " ".join(f"{key}={value}" for key, value in summary.slots.items())
        facts = {
            "heard": summary.heard or f"nothing ({summary.end_reason})",
            "meant": f"{summary.intent} {slots}".strip() or summary.error,
            "did": ", ".join(summary.done),
            "said": summary.said,
        }
        lines += [f"{name:<6}{value}" for name, value in facts.items() if value]
        lines += waterfall(summary.stages, width=48)
        if summary.speech_end_to_sound_ms is not None:
            published = summary.speech_end_to_publish_ms
            command = f"command after {published} ms, " if published is not None else ""
            lines.append(f"from the end of speech: {command}first sound after {summary.speech_end_to_sound_ms} ms")
    return [*lines, *(f"WRONG: {fault}" for fault in faults)]


def block(room: str, lines: list[str]) -> str:
    """Put a room's name before the first line and indent the others."""
    first, *others = lines
    return "\n".join([f"{room:<13}{first}", *(f"{_INDENT}{line}" for line in others), ""])
