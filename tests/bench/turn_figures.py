"""What the turns of some rooms took, how they went and how they compare with the conventional pipeline. Pure."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import asdict

from tests.bench.report import spread
from tests.bench.room import Room, Turn

SOUNDING = frozenset({"listen", "play"})
"""Stages that last as long as somebody speaks."""


def figures(rooms: Sequence[Room]) -> dict[str, Any]:
    """Return the figures of the rooms, in the order they were played; a wrong turn is counted, its times as well."""
    turns = [turn for room in rooms for turn in room.turns]
    complete = [turn for turn in turns if turn.take.is_complete]
    first, again = by_reply(turns)
    ended = Counter(turn.ended for turn in turns)
    return {
        "turns": len(turns),
        "complete": len(complete),
        "right": sum(not turn.faults for turn in turns),
        "unasked_wakes": sum(room.unasked for room in rooms),
        "publish_ms": spread(turn.publish_ms for turn in complete),
        "publish_open_ended_ms": spread(turn.publish_ms for turn in turns if not turn.take.is_complete),
        "publish_by_end_ms": {
            reason: spread(turn.publish_ms for turn in complete if turn.ended == reason) for reason in ended
        },
        "sound_ms": spread(turn.sound_ms for turn in complete),
        "sound_first_ms": spread(turn.sound_ms for turn in first if turn.take.is_complete),
        "sound_again_ms": spread(turn.sound_ms for turn in again if turn.take.is_complete),
        "hub_publish_ms": spread(turn.summary.speech_end_to_publish_ms for turn in complete),
        "hub_sound_ms": spread(turn.summary.speech_end_to_sound_ms for turn in complete),
        "ended": {reason: round(count / len(turns), 3) for reason, count in ended.most_common()},
        "chain_medians_ms": chain(complete),
        "each": [_each(turn) for turn in turns],
    }


def by_reply(turns: Iterable[Turn]) -> tuple[list[Turn], list[Turn]]:
    """Part turns into those whose reply was not spoken before in this run and those whose was; in order."""
    spoken: set[str] = set()
    first: list[Turn] = []
    again: list[Turn] = []
    for turn in turns:
        if said := turn.summary.said:
            (again if said in spoken else first).append(turn)
            spoken.add(said)
    return first, again


def chain(turns: Iterable[Turn]) -> dict[str, int]:
    """Return the medians of what passes from the last sound in the file to the command at the device and to the reply.

    `seen and delivered` is what the hub does not see: from the last sound to the last frame that it takes for speech
    (reverberation, the detector's hangover, the frames' way), and the command's way to the device. Then come the
    hub's stages; `command` is from the end of speech-to-text to the publishing, within the stage `answer`.
    """
    parts: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        summary = turn.summary
        for stage in summary.stages:
            if stage.name not in SOUNDING:
                parts[stage.name].append(stage.duration_ms)
        ends = {stage.name: stage.start_ms + stage.duration_ms for stage in summary.stages}
        published = summary.speech_end_to_publish_ms
        if published is None or turn.publish_ms is None:
            continue
        parts["seen and delivered"].append(turn.publish_ms - published)
        if {"listen", "stt"} <= ends.keys():
            parts["command"].append(ends["listen"] + published - ends["stt"])
    return {name: round(statistics.median(each)) for name, each in parts.items()}


def compared(turns: Iterable[Turn]) -> dict[str, Any]:
    """Return the conventional pipeline's figures and the ratio of medians over complete commands that both carried out.

    `ratio` is None where there is no such command.
    """
    tried = [turn for turn in turns if turn.conventional is not None]
    complete = [turn for turn in tried if turn.take.is_complete]
    both = [turn for turn in complete if turn.publish_ms is not None and turn.conventional_ms is not None]
    ours, theirs = spread(turn.publish_ms for turn in both), spread(turn.conventional_ms for turn in both)
    done = [turn.conventional for turn in complete if turn.conventional is not None]
    return {
        "tried": len(tried),
        "right": sum(turn.conventional_is_right for turn in tried),
        "right_ours": sum(not turn.faults for turn in tried),
        "publish_ms": spread(turn.conventional_ms for turn in complete),
        "both": len(both),
        "both_ours_ms": ours,
        "both_theirs_ms": theirs,
        "ratio": round(theirs["p50"] / ours["p50"], 2) if ours and theirs else None,
        "endpoint_ms": spread(_endpoint_ms(turn) for turn in complete),
        "stt_ms": spread(each.stt_ms for each in done),
        "understand_ms": spread(each.understand_ms for each in done),
        "limit_reached": sum(not each.silent for each in done),
    }


def _endpoint_ms(turn: Turn) -> int | None:
    """From the last sound of the command to the end that the fixed endpointer saw."""
    if turn.conventional is None or turn.word_end_ms is None:
        return None
    return turn.conventional.endpoint_ms - (turn.take.speech_end_ms - turn.word_end_ms)


def _each(turn: Turn) -> dict[str, Any]:
    summary = turn.summary
    return {
        "room": turn.room,
        "said": turn.take.scene.say,
        "pause_ms": turn.take.scene.pause_ms,
        "heard": summary.heard,
        "ended": turn.ended,
        "reply": summary.said,
        "publish_ms": turn.publish_ms,
        "sound_ms": turn.sound_ms,
        "hub_publish_ms": summary.speech_end_to_publish_ms,
        "hub_sound_ms": summary.speech_end_to_sound_ms,
        "stages": [asdict(stage) for stage in summary.stages],
        "faults": turn.faults,
        "conventional_ms": turn.conventional_ms,
        "conventional_right": turn.conventional_is_right if turn.conventional else None,
        "conventional": asdict(turn.conventional) if turn.conventional else None,
    }
