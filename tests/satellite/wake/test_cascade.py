"""The second opinion sleeps, wakes with the last moments in its ears, catches up in small steps and sleeps again."""

from __future__ import annotations

from satellite.wake.cascade import FOLLOW_MS, FRAMES_PER_CALL, LOOK_BACK_MS, SecondOpinion
from shared.audio import FRAME_BYTES, FRAME_MS, Frame, ms_to_samples, split_frames

LOOK_BACK = LOOK_BACK_MS // FRAME_MS
FRAMES = list(split_frames(b"".join(n.to_bytes(2, "little") * (FRAME_BYTES // 2) for n in range(400))))


class Listening:
    """A scorer whose score is the number of the frame it heard."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.resets = 0
        self.restarts = 0

    def hear(self, pcm: bytes) -> dict[str, float]:
        self.heard.append(number := int.from_bytes(pcm[:2], "little"))
        return {"word": float(number)}

    def reset(self) -> None:
        self.resets += 1

    def restart(self) -> None:
        self.restarts += 1


def play(second: SecondOpinion, frames: list[Frame], *suspicious: int) -> list[list[tuple[int, float]]]:
    """Return, call by call, the opinions given: position and number of the frame they are about."""
    return [
        [
            (opinion.position, opinion.scores["word"])
            for opinion in second.hear(frame, suspicious=FRAMES.index(frame) in suspicious)
        ]
        for frame in frames
    ]


def test_it_hears_nothing_until_there_is_a_suspicion() -> None:
    scorer = Listening()
    calls = play(SecondOpinion(scorer), FRAMES)
    assert scorer.heard == []
    assert not any(calls)


def test_it_hears_the_last_moments_in_small_steps_and_catches_up() -> None:
    scorer = Listening()
    calls = play(SecondOpinion(scorer), FRAMES, 150)
    assert (scorer.resets, scorer.restarts) == (0, 1)
    follow = FOLLOW_MS // FRAME_MS
    assert scorer.heard == list(range(150 - LOOK_BACK, 150 + follow + 1)), "in order, none twice, none left out"
    assert max(map(len, calls)) <= FRAMES_PER_CALL
    caught_up = 150 + -(-LOOK_BACK // (FRAMES_PER_CALL - 1))
    assert calls[caught_up][-1] == (FRAMES[caught_up].end, caught_up)
    assert all(len(call) == 1 for call in calls[caught_up + 1 : 150 + follow + 1])


def test_each_opinion_says_which_sound_it_is_about() -> None:
    calls = play(SecondOpinion(Listening()), FRAMES, 150)
    assert all(position == FRAMES[int(number)].end for call in calls for position, number in call)


def test_it_stays_awake_while_the_suspicion_goes_on_and_begins_anew_later() -> None:
    scorer = Listening()
    second = SecondOpinion(scorer)
    play(second, FRAMES, 120, 140, 300)
    follow = FOLLOW_MS // FRAME_MS
    assert scorer.heard == [*range(120 - LOOK_BACK, 140 + follow + 1), *range(300 - LOOK_BACK, 300 + follow + 1)]
    assert scorer.restarts == 2
    assert not second.awake


def test_a_suspicion_right_after_the_beginning_gives_it_what_there_is() -> None:
    scorer = Listening()
    play(SecondOpinion(scorer), FRAMES[:20], 3)
    assert scorer.heard == list(range(20))
    assert (scorer.resets, scorer.restarts) == (1, 0), "before it there was silence"


def test_it_can_be_told_never_to_sleep() -> None:
    scorer = Listening()
    play(SecondOpinion(scorer, always=True), FRAMES, 50)
    assert scorer.heard == list(range(len(FRAMES)))
    assert scorer.resets == 0


def test_after_a_reset_the_last_moments_are_gone() -> None:
    scorer = Listening()
    second = SecondOpinion(scorer)
    play(second, FRAMES[:150], 149)
    scorer.heard.clear()
    second.reset()
    assert not second.awake
    play(second, FRAMES[150:200], 160)
    assert scorer.heard == list(range(150, 160 + ms_to_samples(FOLLOW_MS) // 320 + 1))
