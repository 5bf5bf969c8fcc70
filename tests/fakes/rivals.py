"""Satellites that heard something, and the real arbiter that decides who answers, on a clock without waiting."""

from __future__ import annotations

import heapq
import itertools
import random
from dataclasses import dataclass, field

from hub.arbiter import Arbiter, Claim
from shared.audio import Frame
from shared.messages import CHIME_AFTER_MS, CHIME_QUIET_MS, Cause, Woke
from tests.audio.home import Woken


@dataclass
class Rival:
    """A session that listens; what becomes of it."""

    name: str
    woken: Woken
    delay_s: float
    """What the network takes."""
    listening: bool = True
    yielded_at: float | None = None
    """When the satellite learns of it."""
    yielded_to: str = ""
    now: float = 0.0

    def is_listening(self, turn: str) -> bool:
        return self.listening and self.yielded_at is None

    def give_way(self, turn: str, winner: str) -> None:
        self.yielded_at, self.yielded_to = self.now + self.delay_s, winner

    @property
    def chimed(self) -> bool:
        """Whether its wake sound came, as the runtime decides it."""
        due = self.woken.held[-1].end + CHIME_AFTER_MS * 16
        for at, frame in self.woken.live:
            if frame.position >= due:
                if self.yielded_at is not None and self.yielded_at <= at:
                    return False
                quiet = due - CHIME_QUIET_MS * 16
                return not any(each.is_speech for _, each in self.woken.live if quiet < each.end <= frame.end)
        return False


@dataclass
class Outcome:
    answered: list[str] = field(default_factory=list)
    chimed: list[str] = field(default_factory=list)
    """Satellites that yielded and made a sound all the same."""
    decided_ms: list[int] = field(default_factory=list)
    """From a loser's wake to its knowing that it lost."""


def arbitrate(woken: dict[str, Woken], *, seed: int, window_ms: int = 300, network_s: float = 0.03) -> Outcome:
    """Let every satellite's messages arrive after up to `network_s`, in their order, and tell who answers."""
    chance, arbiter, order = random.Random(seed), Arbiter(window_ms), itertools.count()
    rivals = {name: Rival(name, each, chance.uniform(0.002, network_s)) for name, each in woken.items()}
    queue: list[tuple[float, int, Rival, Frame | None]] = []
    for rival in rivals.values():
        last = 0.0
        sent = [(rival.woken.at_s, None), *((rival.woken.at_s, frame) for frame in rival.woken.held), *rival.woken.live]
        for at, frame in sent:
            last = max(last, at + rival.delay_s + chance.uniform(0, 0.01))
            heapq.heappush(queue, (last, next(order), rival, frame))
    claims: dict[str, Claim] = {}
    while queue:
        now, _, rival, frame = heapq.heappop(queue)
        for each in rivals.values():
            each.now = now
        if frame is None:
            wake, first = rival.woken.wake, rival.woken.held[0].position
            woke = Woke(
                turn=rival.name, stream=1, cause=Cause.WAKE, word=wake.word, begin=first, wake_end=wake.end,
                age_ms=rival.woken.age_ms, level_db=rival.woken.level_db,
            )  # fmt: skip
            claims[rival.name] = arbiter.claim(now, rival.name, woke, rival)
        else:
            arbiter.hear(now, claims[rival.name], frame)
    outcome = Outcome()
    for rival in rivals.values():
        if rival.yielded_at is None:
            outcome.answered.append(rival.name)
            continue
        outcome.decided_ms.append(round(1000 * (rival.yielded_at - rival.woken.at_s)))
        if rival.chimed:
            outcome.chimed.append(rival.name)
    return outcome
