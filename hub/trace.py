"""The time line of a turn: every stage marks itself, wherever it runs, and needs to know no turn for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from shared.messages import Stage

_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


class Trace:
    """Collects stages and moments of one turn, on the loop's clock, in whole milliseconds since it began."""

    def __init__(self) -> None:
        """Begin now."""
        self._began = asyncio.get_running_loop().time()
        self._stages: list[Stage] = []
        self._moments: dict[str, int] = {}

    def now(self) -> int:
        """Milliseconds since the turn began."""
        return self.at(asyncio.get_running_loop().time())

    def at(self, loop_time: float) -> int:
        """Milliseconds from the turn's beginning to a moment on the loop's clock."""
        return round((loop_time - self._began) * 1000)

    def add(self, name: str, start_ms: int, end_ms: int) -> None:
        """Record a stage whose times are known."""
        self._stages.append(Stage(name=name, start_ms=start_ms, duration_ms=max(0, end_ms - start_ms)))

    def mark(self, moment: str, at_ms: int | None = None) -> None:
        """Record that something happened, now or at a known time; the first time counts."""
        self._moments.setdefault(moment, self.now() if at_ms is None else at_ms)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages so far, in the order they began."""
        return tuple(sorted(self._stages, key=lambda stage: stage.start_ms))

    def between(self, earlier: str, later: str) -> int | None:
        """Milliseconds from one moment to another, `None` when either did not happen."""
        if earlier not in self._moments or later not in self._moments:
            return None
        return self._moments[later] - self._moments[earlier]

    @contextmanager
    def current(self) -> Iterator[None]:
        """Make this the trace that `stage` and `mark` write to, in this task and in the tasks it starts."""
        token = _current.set(self)
        try:
            yield
        finally:
            _current.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Record the block as a stage of the current turn, also when it fails; nothing happens outside a turn."""
    trace = _current.get()
    if trace is None:
        yield
        return
    start = trace.now()
    try:
        yield
    finally:
        trace.add(name, start, trace.now())


def mark(moment: str) -> None:
    """Record that something happened in the current turn; nothing happens outside a turn."""
    if (trace := _current.get()) is not None:
        trace.mark(moment)
