"""Who answers when several satellites hear something: the decision as a table, and the arbiter on simulated sound."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
import numpy as np
import pytest

from hub.arbiter import Arbiter, Claim, Verdict, decide
from shared.audio import FRAME_SAMPLES, Frame
from shared.messages import Cause, Woke
from tests.audio.home import Place, Spoken, at_satellite, listen
from tests.fakes.rivals import arbitrate

WINDOW_S = 0.3
WORD = Woke(turn="t", stream=1, cause=Cause.WAKE, word="hey_test", begin=3200, wake_end=8000, age_ms=60, level_db=20)


@dataclass
class Room:
    """A session; `is_open`: its turn is listening."""

    is_open: bool = True
    gave_way: list[tuple[str, str]] = field(default_factory=list)

    def is_listening(self, turn: str) -> bool:
        return self.is_open

    def give_way(self, turn: str, winner: str) -> None:
        self.gave_way.append((turn, winner))


def voice(seed: int, frames: int = 40, talking: int = 99) -> list[Frame]:
    """Somebody's loudness over time, as noise; after `talking` frames they pause."""
    chance = np.random.default_rng(seed)
    loud = 10 ** (np.repeat(chance.uniform(-25, 0, frames // 2 + 1), 2) / 20)
    found = []
    for number in range(frames):
        level = 6000 * loud[number] if number < talking else 5.0
        pcm = (chance.standard_normal(FRAME_SAMPLES) * level).clip(-32768, 32767).astype(np.int16).tobytes()
        found.append(Frame(pcm, 3200 + number * FRAME_SAMPLES, number < talking))
    return found


def claim(woke: Woke, frames: list[Frame], arrived: float = 10.0, room: Room | None = None) -> Claim:
    """A wake word that arrived at once, with the frames up to now."""
    found = Claim("s", woke, room or Room(), arrived, arrived - woke.age_ms / 1000 - woke.wake_end / 16000)
    for frame in frames:
        found.hear(found.offset + frame.end / 16000, frame)
    return found


@dataclass(frozen=True)
class Case:
    name: str
    verdict: Verdict
    waited_s: float = 0.12
    late_s: float = 0.03
    seeds: tuple[int, int] = (1, 1)
    later: Woke = WORD
    talking: int = 99
    """Frames until the person pauses; 15 are the wake word, 18 until it is told."""
    frames: int = 24
    first_listens: bool = True
    later_listens: bool = True


BETTER = msgspec.structs.replace(WORD, level_db=26)
CASES = [
    Case("the same sound", Verdict.FIRST_ANSWERS),
    Case("the same sound, at once", Verdict.FIRST_ANSWERS, waited_s=0.0),
    Case("the same sound, clearly better placed", Verdict.LATER_ANSWERS, later=BETTER),
    Case("a little better placed", Verdict.FIRST_ANSWERS, later=msgspec.structs.replace(WORD, level_db=22)),
    Case("better placed, but the first acted", Verdict.FIRST_ANSWERS, later=BETTER, first_listens=False),
    Case("better placed, but the first has chimed", Verdict.FIRST_ANSWERS, later=BETTER, talking=15, frames=32),
    Case("the later one acted already", Verdict.LATER_ANSWERS, later_listens=False),
    Case("another wake word", Verdict.SEPARATE, waited_s=0.0, later=msgspec.structs.replace(WORD, word="alexa")),
    Case("another time, at first", Verdict.WAIT, late_s=0.5),
    Case("another time", Verdict.SEPARATE, late_s=0.5, waited_s=0.3),
    Case("another voice", Verdict.SEPARATE, seeds=(1, 2), waited_s=0.3),
    Case("another voice, plainly", Verdict.SEPARATE, seeds=(1, 4), waited_s=0.02),
    Case("too little sound", Verdict.WAIT, frames=8),
    Case("too little sound when it must be decided", Verdict.FIRST_ANSWERS, frames=8, waited_s=0.3),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_two_claims(case: Case) -> None:
    first = claim(WORD, voice(case.seeds[0], case.frames, case.talking), room=Room(case.first_listens))
    room = Room(case.later_listens)
    later = claim(case.later, voice(case.seeds[1], case.frames, case.talking), arrived=10 + case.late_s, room=room)
    assert decide(first, later, later.arrived + case.waited_s, WINDOW_S) is case.verdict


def test_a_wake_word_that_a_broken_link_held_back_is_known_by_its_frames() -> None:
    arbiter, there, here = Arbiter(300), Room(), Room()
    first = arbiter.claim(10.0, "there", WORD, there)
    for frame in voice(1):
        arbiter.hear(first.offset + frame.end / 16000, first, frame)
    late = arbiter.claim(13.5, "here", WORD, here)  # Its age is that of the moment when it should have been sent.
    for frame in voice(1, frames=40):
        arbiter.hear(13.5 + (40 * 320 + 3200 - frame.end) / 1e9, late, frame)
    assert here.gave_way == []
    for number in range(153):  # The rest of the three and a half seconds comes in the same burst.
        arbiter.hear(13.5, late, Frame(bytes(640), 3200 + (40 + number) * 320))
    assert (there.gave_way, here.gave_way) == ([], [("t", "there")])


def test_three_hear_it_and_the_last_is_the_nearest() -> None:
    arbiter, rooms, claims = Arbiter(300), [Room() for _ in range(3)], []
    for number, room in enumerate(rooms):
        woke = msgspec.structs.replace(WORD, turn=f"t{number}", level_db=15 + 5 * number)
        claims.append(arbiter.claim(10 + 0.02 * number, f"s{number}", woke, room))
    for frame in voice(1):
        for each in claims:
            arbiter.hear(each.offset + frame.end / 16000, each, frame)
    assert [[turn for turn, _ in room.gave_way] for room in rooms] == [["t0"], ["t1"], []]
    assert rooms[1].gave_way == [("t1", "s2")]


def test_without_a_window_all_answer() -> None:
    arbiter, rooms = Arbiter(0), [Room(), Room()]
    for number, room in enumerate(rooms):
        each = arbiter.claim(10.0, f"s{number}", WORD, room)
        for frame in voice(1):
            arbiter.hear(10.5, each, frame)
    assert [room.gave_way for room in rooms] == [[], []]


def test_the_nearest_of_three_satellites_answers_and_the_others_are_silent() -> None:
    places = {"near": Place(1.2), "next": Place(3.5, door_db=6), "far": Place(5.5, door_db=9)}
    for seed, said in enumerate(("Hey Jarvis.", "Hey Jarvis, turn on the kitchen light.")):
        heard = {
            name: listen(at_satellite([(Spoken(said, pitch=0.96 + 0.06 * seed), place)], seed=seed), phase_ms=7 * seed)
            for name, place in places.items()
        }
        woken = {name: each for name, each in heard.items() if each is not None}
        assert len(woken) >= 2
        outcome = arbitrate(woken, seed=seed)
        assert (outcome.answered, outcome.chimed) == (["near"], [])


def test_two_people_in_two_rooms_are_both_answered() -> None:
    one = Spoken("Hey Jarvis, turn on the kitchen light.", pitch=0.92)
    other = Spoken("Hey Jarvis, what time is it?", begin_ms=180, pitch=1.1, speed=0.8)
    near, far = Place(1.2), Place(6.0, door_db=20)
    heard = {
        "kitchen": listen(at_satellite([(one, near), (other, far)], seed=1)),
        "bedroom": listen(at_satellite([(one, far), (other, near)], seed=2), phase_ms=11),
    }
    outcome = arbitrate({name: each for name, each in heard.items() if each is not None}, seed=1)
    assert sorted(outcome.answered) == ["bedroom", "kitchen"]
