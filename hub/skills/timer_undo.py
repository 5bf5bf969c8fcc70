"""What takes back that something was set for later, or cancelled: for "undo that"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hub.intents.model import Told
from hub.skills.registry import Revert
from hub.store.timer import Timer, TimerState
from hub.timers.register import Register


def unset(keeper: Register, timer: Timer, told: Told) -> tuple[Revert, ...]:
    """Return what cancels what was set, and says so in these words."""

    async def revert() -> Told:
        await keeper.cancel(timer.id)
        return told

    return (revert,)


def set_again(keeper: Register, timers: Sequence[Timer], about: Callable[[Timer], Told]) -> tuple[Revert, ...]:
    """Return what brings back those that were cancelled, and says of each when it comes; nothing for one that rang."""

    def revert_of(timer: Timer) -> Revert:
        async def revert() -> Told:
            return about(timer) if await keeper.bring_back(timer) else Told(key="timers_full")

        return revert

    return tuple(revert_of(each) for each in timers if each.state is not TimerState.RINGING)
