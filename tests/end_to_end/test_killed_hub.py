"""A hub that is killed around timers and automations: `python -m tests.bench kills` does it many more times."""

from __future__ import annotations

from pathlib import Path

from tests.bench.kills import figures, killed


async def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    found = figures(await killed(tmp_path, 2, seed=7))
    assert found["timers"] >= 2 and found["begun"] >= 2
    assert (found["lost"], found["rang twice"], found["done twice"]) == (0, 0, 0), found
