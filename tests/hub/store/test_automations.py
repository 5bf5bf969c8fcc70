"""What automations leave on disk, and what a hub that was killed left."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hub.store.automations import DAY_S, open_automations
from hub.store.run import Run, Step


def run(number: int, automation: str = "x", result: str = "done") -> Run:
    steps = (Step(path="actions[0]", what="delay", result="running"),)
    return Run(
        run=f"r{number}", automation=automation, trigger="07:00", began_at=number, result=result, steps=steps
    )  # fmt: skip


async def test_runs_are_kept_newest_first_and_pruned(tmp_path: Path) -> None:
    async with open_automations(tmp_path / "automations.db", now=lambda: 10.0) as store:
        await store.put([run(1), run(2), run(3), run(4, "y")])
        await store.put([msgspec.structs.replace(run(2), result="failed")])
        assert [(each.run, each.result) for each in await store.runs("x", 2)] == [("r3", "done"), ("r2", "failed")]
        assert [each.run for each in await store.runs("", 9)] == ["r4", "r3", "r2", "r1"]
        await store.prune("x", 1)
        assert [each.run for each in await store.runs("", 9)] == ["r4", "r3"]


async def test_what_was_cut_by_a_kill_is_interrupted(tmp_path: Path) -> None:
    async with open_automations(tmp_path / "automations.db", now=lambda: 10.0) as store:
        await store.put([run(1, result="running"), run(2)])
    async with open_automations(tmp_path / "automations.db", now=lambda: 10.0) as store:
        assert [(each.run, each.result) for each in await store.runs("x", 9)] == [("r2", "done"), ("r1", "interrupted")]
        assert (await store.runs("x", 9))[1].steps[0].result == "running"


async def test_switches_and_times_outlive_the_hub(tmp_path: Path) -> None:
    async with open_automations(tmp_path / "automations.db", now=lambda: 10.0) as store:
        await store.switch("x", False, True)
        await store.switch("x", True, True)
        await store.keep("x", 0, 5.0)
        await store.keep("x", 0, 6.0)
    async with open_automations(tmp_path / "automations.db", now=lambda: 10.0) as store:
        assert await store.switched() == {"x": (True, True)}
        assert await store.kept() == {("x", 0): 6.0}


def written(folder: Path, words: bytes) -> bool:
    return any(words in file.read_bytes() for file in folder.iterdir())


async def test_without_history_no_words_are_kept_nor_left_from_before(tmp_path: Path) -> None:
    path = tmp_path / "automations.db"
    steps = (
        Step(path="actions[0]", what="announce", result="done", detail="the blue parcel has come (heard: kitchen)"),
    )
    told = Run(
        run="r1", automation="x", trigger="timer blue parcel due", began_at=1, result="stopped",
        reason="blue parcel", steps=steps,
    )  # fmt: skip
    async with open_automations(path, now=lambda: 10.0) as store:
        await store.put([told])
        assert await store.runs("x", 9) == [told]
    assert written(tmp_path, b"blue parcel")
    async with open_automations(path, 0, now=lambda: 10.0) as store:
        await store.put([msgspec.structs.replace(told, run="r2")])
        for run in await store.runs("x", 9):
            assert (run.result, run.trigger, run.reason) == ("stopped", "", "")
            assert [(each.what, each.result, each.detail) for each in run.steps] == [("announce", "done", "")]
    assert not written(tmp_path, b"blue parcel")


async def test_runs_are_forgotten_with_the_turns(tmp_path: Path) -> None:
    now = 2.0 * DAY_S
    async with open_automations(tmp_path / "automations.db", 2, lambda: now) as store:
        await store.put([run(1), run(2 * DAY_S, "y")])
        now += 10
        await store.prune("y", 5)
        assert [each.automation for each in await store.runs("", 9)] == ["y"]
        now += 2 * DAY_S
    async with open_automations(tmp_path / "automations.db", 2, lambda: now) as store:
        assert await store.runs("", 9) == []
