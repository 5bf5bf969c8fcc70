"""The pure parts of the benchmark of turns: what belongs to which turn, what is compared with what."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from hub.devices.model import Capability
from hub.intents.recognizer import Recognizer
from satellite import happenings as seen
from shared.endpoint import EndReason, Hint
from shared.messages import Stage, TurnOutcome, TurnSummary
from tests.bench import tables
from tests.bench.commands import LEAD_MS, OPEN_ENDED, ROOMS, SLOT_MS, Take, audible_end, scenes
from tests.bench.conventional import Done, Home
from tests.bench.room import Room, Turn, first_arrival
from tests.bench.turn_figures import by_reply, chain, compared, figures
from tests.fakes.home import MemoryHome


def test_speech_ends_with_its_last_audible_sample() -> None:
    loud, faint = (value.to_bytes(2, "little", signed=True) for value in (-2000, 100))
    assert audible_end(faint * 10 + loud * 5 + faint * 20) == 15
    assert audible_end(faint * 10) == 0


def test_rooms_share_no_device_so_that_a_command_tells_its_room() -> None:
    kitchen, living = ({each.split()[0] for scene in scenes(room) for each in scene.done} for room in ROOMS)
    assert not kitchen & living
    assert {scene.pause_ms for scene in scenes("Kitchen")} >= {0, 300}
    complete = [say for room in ROOMS.values() for say, _ in room if say not in OPEN_ENDED]
    assert 2 * len(complete) >= tables.TURNS


def test_only_what_may_go_on_counts_as_open_ended() -> None:
    home = Home.virtual()
    able = [replace(device, capabilities=frozenset(Capability)) for device in home.devices]
    recognizer = Recognizer(MemoryHome(able, home.areas), "en")
    for room, commands in ROOMS.items():
        for say, _ in commands:
            hint = recognizer.judge(say, home.area(room).id)
            assert hint is (Hint.OPEN if say in OPEN_ENDED else Hint.COMPLETE), say


def takes(count: int) -> list[Take]:
    begins = [LEAD_MS + SLOT_MS * index for index in range(count)]
    return [
        Take(scene, begin, begin + 2000, begin + SLOT_MS)
        for begin, scene in zip(begins, scenes("Kitchen")[:count], strict=True)
    ]


def summary(publish_ms: int | None = 312, said: str = "Done.") -> TurnSummary:
    stages = [("listen", 0, 1500), ("endpoint", 1500, 250), ("stt", 1760, 40), ("act", 1810, 100)]
    return TurnSummary(
        said=said,
        end_reason=EndReason.COMPLETE,
        stages=tuple(Stage(name=name, start_ms=start, duration_ms=length) for name, start, length in stages),
        speech_end_to_publish_ms=publish_ms,
    )


def turn(take: Take, publish_ms: int | None = None, said: str = "Done.") -> Turn:
    over = seen.TurnOver(at_ms=4000, turn="t", outcome=TurnOutcome.ANSWERED, summary=summary(said=said))
    return Turn("Kitchen", take, word_end_ms=take.begin_ms + 700, over=over, publish_ms=publish_ms)


def done(*did: str, endpoint_ms: int = 2000) -> Done:
    return Done(0.0, endpoint_ms, silent=True, stt_ms=900, understand_ms=3, publish_ms=1, heard="", did=did)


@pytest.mark.parametrize(
    ("begin_s", "end_s", "expected"),
    [(0, 9, 2.0), (2.5, 9, 5.0), (2.0, 5.0, 2.0), (5.5, 9, None), (0, 2.0, None)],
)
def test_the_first_command_to_a_device_that_was_meant_counts(
    begin_s: float, end_s: float, expected: float | None
) -> None:
    arrivals = [(1.0, "light.other"), (2.0, "light.this"), (5.0, "light.that"), (7.0, "light.other")]
    assert first_arrival(arrivals, frozenset({"light.this", "light.that"}), begin_s, end_s) == expected


def test_turns_that_went_wrong_are_counted_not_dropped() -> None:
    room = Room("Kitchen", takes(3), Path("unused.wav"), [])
    room.follow(seen.WakeHeard(at_ms=LEAD_MS - 500, word="hey_jarvis", score=0.9, word_end_ms=LEAD_MS - 600))
    room.follow(seen.WakeHeard(at_ms=LEAD_MS + 900, word="hey_jarvis", score=0.9, word_end_ms=LEAD_MS + 700))
    room.follow(seen.SpeechBegan(at_ms=LEAD_MS + 2600, turn="t"))
    room.follow(seen.TurnOver(at_ms=4000, turn="t", outcome=TurnOutcome.ANSWERED, summary=summary()))
    room.turns[1].faults.append("nothing happened")
    found = figures([room])
    assert (found["turns"], found["right"], found["unasked_wakes"]) == (3, 2, 1)
    assert found["ended"] == {"no wake": 0.667, "complete": 0.333}
    assert found["hub_publish_ms"] == {"p50": 312, "p95": 312, "count": 1}
    assert found["sound_ms"] == {"p50": 600, "p95": 600, "count": 1}
    assert found["each"][1]["faults"] == ["nothing happened"]


def test_a_turn_that_the_next_one_replaced_is_not_a_wake_word_missed() -> None:
    assert Turn("Kitchen", takes(1)[0]).ended == "no wake"
    assert Turn("Kitchen", takes(1)[0], word_end_ms=1).ended == "cut off by the next command"
    assert turn(takes(1)[0]).ended == "complete"


def test_commands_that_may_go_on_are_told_apart() -> None:
    room = Room("Kitchen", [], Path("unused.wav"), [])
    all_takes = [Take(scene, 0, 2000, 8000) for scene in scenes("Kitchen")]
    room.turns = [turn(take, 900 if take.scene.say in OPEN_ENDED else 400) for take in all_takes]
    found = figures([room])
    assert found["publish_ms"] == {"p50": 400, "p95": 400, "count": found["complete"]}
    assert found["publish_open_ended_ms"] == {"p50": 900, "p95": 900, "count": found["turns"] - found["complete"]}
    assert found["publish_by_end_ms"] == {"complete": found["publish_ms"]}


def test_a_reply_counts_as_spoken_before_from_its_second_time_on() -> None:
    turns = [turn(take, said=said) for take, said in zip(takes(5), ("On.", "Off.", "On.", "", "On."), strict=True)]
    first, again = by_reply(turns)
    assert first == turns[:2]
    assert again == [turns[2], turns[4]]


def test_the_way_of_a_command_is_taken_apart() -> None:
    # The end of speech is at 1500, of recognition at 1800, the command goes out at 1812 and arrives 512 after the end.
    found = chain([turn(takes(1)[0], publish_ms=512)])
    assert found == {"seen and delivered": 200, "endpoint": 250, "stt": 40, "act": 100, "command": 12}


def test_the_ratio_is_of_commands_that_both_carried_out() -> None:
    both, misheard, missed, untried = (turn(take, publish_ms=400) for take in takes(4))
    both.conventional, both.conventional_ms = done("light.kitchen_light turn_on"), 1700
    misheard.conventional, misheard.conventional_ms = done("switch.coffee_machine turn_off"), 1500
    missed.conventional = done()
    missed.publish_ms = 9000
    untried.word_end_ms = None
    found = compared([both, misheard, missed, untried])
    assert (found["tried"], found["right"], found["right_ours"], found["both"]) == (3, 1, 3, 2)
    assert found["both_ours_ms"]["p50"] == 400
    assert found["both_theirs_ms"]["p50"] == 1600
    assert found["ratio"] == 4.0
    # It listened from 700 after the beginning, so the last sound was 1300 later.
    assert found["endpoint_ms"]["p50"] == 700
    assert compared([missed, untried])["ratio"] is None


def test_the_table_shows_the_comparison_and_what_was_not_measured() -> None:
    room = Room("Kitchen", [], Path("unused.wav"), [])
    room.turns = [turn(each, publish_ms=400) for each in takes(2)]
    for each in room.turns:
        each.conventional, each.conventional_ms = done(), 1700
    found = {
        "broker": "mosquitto",
        "interrupted": False,
        "one room at a time": figures([room]),
        "conventional": compared(room.turns),
    }
    table = tables.turns(found)
    assert [row.what for row in table.missed] == ["complete commands said"]
    shown = {row.full_name: row.figure for row in table.rows}
    assert shown["faster than the conventional pipeline, medians"] == "4.25 ×"
    assert shown["end of speech → first reply sound, median"] == "not measured"
    assert shown[f"{tables.CONVENTIONAL}: end of speech → command"] == "1700 / 1700 ms"
    assert tables.turns(found | {"interrupted": True}).title == "Turns (interrupted)"
