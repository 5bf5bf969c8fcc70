"""Which satellite answers when several hear the same words.

The first wake word claims its turn at once, and nothing waits: every turn listens from its first frame on. When a
second satellite reports the same wake word at the same time, both go on listening while the loudness of what they hear
is compared. As soon as it is clear, and after the window at the latest, it is decided: the same person, then one of
both turns yields, or two people, then both go on, and neither has lost a word.

Times are those of arrival here, less the age that a satellite tells, and become better with every frame: the earliest
arrival counts. No satellite's clock is compared with another's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from hub.turn.likeness import apart_db
from shared.audio import FRAME_MS, SAMPLE_RATE, Frame, ms_to_samples
from shared.messages import CHIME_AFTER_MS, CHIME_QUIET_MS, Woke

SURE_DB, SAME_DB, OTHER_DB = 1.2, 4.2, 7.0
"""Curves closer than the first are certainly of the same person, further apart than the last certainly not; when it has
to be decided, the middle one does. Of 80 pairs of recorded wake words, each from one person in two rooms, none was
further apart; of 61 pairs from two people who said the same word within 300 ms, 23 % were closer after 300 ms, 41 %
after 50. Since the first is common and the second rare, a little too often yielding is better than answering twice."""
CHIME_DECISION_S = 0.05
"""So it is decided so soon when nobody goes on speaking: a satellite that hears four frames at once may sound 160 ms
after it told us of its wake word, and the network takes its time both ways."""
TAKE_OVER_DB = 3.0
"""A satellite that comes later must stand out of its noise by so much more to take the turn."""
BELATED_S = 1.0
"""A wake word that took so long to get here was held back by a broken link. Its frames come all at once, and only with
the last of them its time is known."""
KEEP_S = 15.0
"""Claims are remembered for so long: a satellite whose link was broken may report its wake word late."""
SETTLED_MS = 100
"""Sound from after the wake was told: what came before comes all at once, and tells less well when it was heard."""
FRAMES = 75
"""Frames of each claim that are kept for comparing."""


class Contender(Protocol):
    """A session whose turn may have to yield."""

    def is_listening(self, turn: str) -> bool:
        """The turn has done and said nothing yet."""

    def give_way(self, turn: str, winner: str) -> None:
        """End the turn as yielded to the satellite `winner`."""


class Verdict(Enum):
    """What is to be done about two claims."""

    SEPARATE = auto()
    FIRST_ANSWERS = auto()
    LATER_ANSWERS = auto()
    WAIT = auto()
    """It cannot be said yet."""


@dataclass(eq=False)
class Claim:
    """A wake word, and what was heard with it."""

    satellite: str
    woke: Woke
    contender: Contender
    arrived: float
    offset: float = 0.0
    """Loop time at which the satellite's microphone opened, as well as is known."""
    frames: list[Frame] = field(default_factory=list)
    yielded: bool = False

    @property
    def ended(self) -> float:
        """Loop time at which the wake word ended."""
        return self.offset + self.woke.wake_end / SAMPLE_RATE

    def hear(self, now: float, frame: Frame) -> None:
        """Take a frame that arrived at `now`."""
        self.offset = min(self.offset, now - frame.end / SAMPLE_RATE)
        if len(self.frames) < FRAMES:
            self.frames.append(frame)

    def is_settled(self) -> bool:
        """Its time is known as well as the network allows."""
        told = self.woke.wake_end + ms_to_samples(self.woke.age_ms + SETTLED_MS)
        return bool(self.frames) and self.frames[-1].end >= told

    def is_quiet(self) -> bool:
        """Nobody spoke in the last 100 ms."""
        return not any(frame.is_speech for frame in self.frames[-CHIME_QUIET_MS // FRAME_MS :])

    def may_have_chimed(self) -> bool:
        """The satellite may have made its wake sound already."""
        chime = self.woke.wake_end + ms_to_samples(self.woke.age_ms + CHIME_AFTER_MS)
        if not self.frames or self.frames[-1].end < chime:
            return False
        before = [frame for frame in self.frames if chime - ms_to_samples(CHIME_QUIET_MS) < frame.end <= chime]
        return not any(frame.is_speech for frame in before)


def decide(first: Claim, later: Claim, now: float, window_s: float) -> Verdict:
    """Judge two claims of different satellites; `later` arrived after `first`."""
    if first.woke.word != later.woke.word:
        return Verdict.SEPARATE
    waited = now - later.arrived
    is_over = waited >= window_s
    if abs(first.ended - later.ended) > window_s:
        return Verdict.SEPARATE if is_over else Verdict.WAIT  # The next frame may show that it arrived late.
    must = is_over or (waited >= CHIME_DECISION_S and later.is_quiet())
    is_belated = later.arrived - later.ended >= BELATED_S
    apart = _apart(first, later)
    if apart is None:
        return _winner(first, later) if is_over else Verdict.WAIT
    if apart <= SURE_DB or (apart <= SAME_DB and (must or is_belated)):
        return _winner(first, later)
    is_clear = (must or apart >= OTHER_DB) and first.is_settled() and later.is_settled()
    return Verdict.SEPARATE if is_over or (is_clear and not is_belated) else Verdict.WAIT


def _apart(first: Claim, later: Claim) -> float | None:
    if not first.frames or not later.frames:
        return None
    levels = [each.woke.level_db for each in (first, later) if each.woke.level_db]
    begins = [each.offset + each.frames[0].position / SAMPLE_RATE for each in (first, later)]
    return apart_db(first.frames, later.frames, begins[1] - begins[0], min(levels, default=15.0))


def _winner(first: Claim, later: Claim) -> Verdict:
    if not later.contender.is_listening(later.woke.turn):
        return Verdict.LATER_ANSWERS
    is_better = later.woke.level_db >= first.woke.level_db + TAKE_OVER_DB
    if is_better and first.contender.is_listening(first.woke.turn) and not first.may_have_chimed():
        return Verdict.LATER_ANSWERS
    return Verdict.FIRST_ANSWERS


class Arbiter:
    """Remembers who claimed lately, and makes turns yield."""

    def __init__(self, window_ms: int) -> None:
        """`window_ms`: wake words further apart are different ones, and it is decided after so long; 0: never yield."""
        self._window_s = window_ms / 1000
        self._claims: list[Claim] = []
        self._open: list[tuple[Claim, Claim]] = []

    def claim(self, now: float, satellite: str, woke: Woke, contender: Contender) -> Claim:
        """Enter a wake word; its turn has begun."""
        offset = now - woke.age_ms / 1000 - woke.wake_end / SAMPLE_RATE
        claim = Claim(satellite, woke, contender, now, offset)
        self._claims = [each for each in self._claims if now - each.arrived < KEEP_S and each.satellite != satellite]
        self._open = [pair for pair in self._open if pair[0] in self._claims and pair[1] in self._claims]
        if self._window_s:
            self._open += [(each, claim) for each in self._claims if not each.yielded]
        self._claims.append(claim)
        return claim

    def hear(self, now: float, claim: Claim, frame: Frame) -> None:
        """Take the next frame of a claim's turn, and decide what can be decided."""
        claim.hear(now, frame)
        for pair in [each for each in self._open if claim in each]:
            if pair not in self._open or (verdict := decide(*pair, now, self._window_s)) is Verdict.WAIT:
                continue  # Or one of both has just yielded to a third.
            self._open.remove(pair)
            first, later = pair
            if verdict is Verdict.FIRST_ANSWERS:
                self._yield(later, first)
            elif verdict is Verdict.LATER_ANSWERS:
                self._yield(first, later)

    def _yield(self, loser: Claim, winner: Claim) -> None:
        if not loser.contender.is_listening(loser.woke.turn):
            return  # It has acted already; nothing can be taken back.
        loser.yielded = True
        self._open = [pair for pair in self._open if loser not in pair]
        loser.contender.give_way(loser.woke.turn, winner.satellite)
