"""Does what devices are asked: each device in order, all of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hub.devices.model import Home, Result, State
from hub.skills.commands import described
from hub.skills.guard import Wished
from hub.skills.registry import DeviceResult
from shared.tasks import side_by_side

_WORST = tuple(Result)


def by_device(wishes: Iterable[Wished]) -> dict[str, list[Wished]]:
    """Return wishes by the device that they are for."""
    found: dict[str, list[Wished]] = {}
    for each in wishes:
        found.setdefault(each[0].id, []).append(each)
    return found


async def carry_out(
    wishes: Mapping[str, Sequence[Wished]], home: Home, *, dry_run: bool = False
) -> Sequence[DeviceResult]:
    """Command devices and tell of each the worst result; in a dry run what would come of it."""
    return await side_by_side([_one(each, home, dry_run) for each in wishes.values()])


async def _one(wishes: Sequence[Wished], home: Home, dry_run: bool) -> DeviceResult:
    results = [_foreseen(state, home) if dry_run else await home.run(wish) for _, wish, state in wishes]
    return DeviceResult(
        device=wishes[0][0].id,
        name=wishes[0][0].name,
        action=", ".join(described(wish) for _, wish, _ in wishes),
        result=max(results, key=_WORST.index),
    )


def _foreseen(state: State, home: Home) -> Result:
    if not home.connected:
        return Result.UNREACHABLE
    return Result.ASSUMED if state.available else Result.UNAVAILABLE
