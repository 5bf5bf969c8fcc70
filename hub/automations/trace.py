"""What a run does, step by step, while it does it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from hub.automations.values import shown
from hub.intents.model import Question
from hub.store.run import Run, Step

MOST_STEPS = 500
"""Steps that are kept of a run; of more, the first ones and how many there were."""


class Cause(Struct, frozen=True, kw_only=True):
    """What begins a run, and in whose name."""

    trigger: str
    """For people: `light.kitchen: off → on`, `07:00`, `a sentence`, `by hand`."""
    values: dict[str, Any] = {}
    """`trigger` in templates."""
    slots: dict[str, Any] = {}
    """Of a sentence."""
    variables: dict[str, Any] = {}
    """Given by whoever runs it."""
    satellite: str = ""
    area: str = ""
    language: str = ""
    spoken: bool = False
    """Somebody said it: what voice may do is all that it may do."""
    confirmed: bool = False
    pin: str = ""
    dry_run: bool = False
    chain: tuple[str, ...] = ()
    """Automations that led here, the first one first."""
    asked: list[Question] = []
    """Filled with what wants a yes or the PIN first, by all the runs that share it."""


class StepFailed(Exception):
    """A step did not do what it should; the text says why."""

    final = False
    """It is decided that the run does not go on; only a step around it that says otherwise itself goes on."""


class Stopped(Exception):
    """The run is to end here."""

    def __init__(self, reason: str = "", *, failed: bool = False) -> None:
        super().__init__(reason)
        self.failed = failed


@dataclass(slots=True)
class Open:
    """A step that is being done; `result` and `detail` may be set meanwhile."""

    index: int
    result: str = "done"
    detail: str = ""


@dataclass(slots=True)
class Trace:
    """One run as it grows."""

    run: str
    automation: str
    cause: Cause
    began_at: float
    clock: Callable[[], float]
    """Seconds of a clock that never goes back."""
    began_s: float = 0.0
    ended_at: float | None = None
    result: str = "running"
    reason: str = ""
    steps: list[Step] = field(default_factory=list)
    counter: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    count: int = 0

    def __post_init__(self) -> None:
        self.began_s = self.clock()

    @contextmanager
    def step(self, path: str, what: str) -> Iterator[Open]:
        """Note a step for the length of the block; one that raises `StepFailed` is noted as failed."""
        self.count = next(self.counter)
        began = self.clock()
        open_ = Open(len(self.steps))
        kept = len(self.steps) < MOST_STEPS
        if kept:
            began_ms = round((began - self.began_s) * 1000, 3)
            self.steps.append(Step(path=path, what=shown(what), result="running", began_ms=began_ms))
        try:
            yield open_
        except StepFailed as error:
            open_.result, open_.detail = "failed", str(error)
            raise
        except Stopped as error:
            open_.detail = str(error)
            raise
        except BaseException:
            open_.result = "stopped"
            raise
        finally:
            if kept:
                before = self.steps[open_.index]
                took_ms = round((self.clock() - began) * 1000, 3)
                self.steps[open_.index] = Step(
                    path=path,
                    what=before.what,
                    result=open_.result,
                    detail=shown(open_.detail),
                    began_ms=before.began_ms,
                    took_ms=took_ms,
                )

    def note(self, path: str, what: str, result: str, detail: str = "") -> None:
        """Note a step that takes no time."""
        with self.step(path, what) as open_:
            open_.result, open_.detail = result, detail

    def end(self, result: str, reason: str, at: float) -> None:
        """Note how it ended."""
        self.result, self.reason, self.ended_at = result, reason, at

    def record(self) -> Run:
        """Return it as it is now."""
        steps = tuple(self.steps)
        if self.count > MOST_STEPS:
            more = f"{self.count - MOST_STEPS} more steps"
            steps += (Step(path="", what=more, result="done"),)
        return Run(
            run=self.run,
            automation=self.automation,
            trigger=self.cause.trigger,
            began_at=self.began_at,
            ended_at=self.ended_at,
            result=self.result,
            reason=self.reason,
            dry_run=self.cause.dry_run,
            steps=steps,
        )
