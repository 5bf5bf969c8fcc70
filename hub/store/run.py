"""One run of an automation, as the store keeps it and the API shows it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class Step(Struct, frozen=True, kw_only=True):
    """What one step did."""

    path: str
    """Where it stands, such as `actions[2].then[0]`; `conditions` for what was not met."""
    what: str
    """Such as `device light.kitchen turn_on`."""
    result: str
    """`done`, `failed`, `skipped`, `would` (in a dry run), or `running`."""
    detail: str = ""
    began_ms: float = 0.0
    """Since the run began."""
    took_ms: float = 0.0


class Run(Struct, frozen=True, kw_only=True):
    """One run."""

    run: str
    automation: str
    """Its id."""
    trigger: str
    """What began it, such as `light.kitchen: off → on`, `07:00`, `a sentence`, `by hand`."""
    began_at: float
    """Wall-clock time, seconds since 1970."""
    ended_at: float | None = None
    result: str = "running"
    """`running`, `done`, `failed`, `stopped`, `refused` or `interrupted`."""
    reason: str = ""
    dry_run: bool = False
    steps: tuple[Step, ...] = ()


def wordless(run: Run) -> Run:
    """Return a run without what may hold words: what began it, what its steps said, asked, heard and sent, and why it
    ended."""
    steps = tuple(replace(each, detail="") for each in run.steps)
    return replace(run, trigger="", reason="", steps=steps)
