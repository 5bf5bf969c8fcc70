"""Cancelling what was set for later, and what takes back that it was set or cancelled: for "undo that"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from hub.intents.model import Told
from hub.skills.asking import tells
from hub.skills.registry import Context, Outcome, Revert
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


async def cancel(
    keeper: Register,
    timers: Sequence[Timer],
    context: Context,
    one: Callable[[Timer], Told],
    several: str,
    about: Callable[[Timer], Told],
) -> Outcome:
    """Cancel these, and say so: in the words of `one`, or by the key `several` how many there were.

    `about` is what is said of each that is brought back. In a dry run nothing changes. Raises `StoreError`.
    """
    undo: tuple[Revert, ...] = ()
    if not context.dry_run:
        timers = await keeper.cancel(*(each.id for each in timers))
        undo = set_again(keeper, timers, about)
    outcome = Outcome(told=(one(timers[0]),)) if len(timers) == 1 else tells(several, count=len(timers))
    return replace(outcome, undo=undo)
