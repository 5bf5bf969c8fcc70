"""Automations as people handle them: shown, run, switched, read anew when their files change."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hub.automations.check import unknown_devices
from hub.automations.engine import Engine
from hub.automations.model import Automation
from hub.automations.parse import Library, load_automations
from hub.automations.schedule import next_time
from hub.automations.sentences import changed_sentences
from hub.automations.shown import Reloaded, Shown
from hub.automations.trace import Cause
from hub.clock import Clock
from hub.devices.model import Home
from hub.store.run import Run
from shared.errors import ConfigProblem

log = logging.getLogger(__name__)

LOOK_S = 3.0
"""A file that was changed is noticed so soon."""
PATIENCE_S = 30.0
"""Longest wait for a run that was begun by hand to end."""
Teach = Callable[[tuple[Automation, ...]], Awaitable[None]]


class Desk:
    """Reads the files and hands automations to the engine."""

    def __init__(
        self,
        engine: Engine,
        folder: Path,
        home: Home,
        clock: Clock,
        *,
        language: str = "en",
        teach: Teach | None = None,
    ) -> None:
        """`teach` is told all automations when what can be said changed."""
        self.engine = engine
        self._folder = folder
        self._home = home
        self._clock = clock
        self._language = language
        self._teach = teach
        self._problems: tuple[ConfigProblem, ...] = ()
        self._files: dict[str, tuple[float, int]] = {}
        self._reading = asyncio.Lock()

    def first(self) -> tuple[Automation, ...]:
        """Read the files at the start, where nothing else goes on; blocking."""
        self._files = _files(self._folder)
        self._take(load_automations(self._folder, self._language))
        return tuple(self.engine.automations.values())

    def _take(self, library: Library) -> tuple[str, ...]:
        fresh = [each for each in library.problems if each not in self._problems]
        self._problems = library.problems
        for problem in fresh:
            log.warning("%s", problem)
        return self.engine.adopt(library)

    async def reload(self) -> Reloaded:
        """Read the files anew; runs that go on are not touched."""
        async with self._reading:
            before = tuple(self.engine.automations.values())
            self._files = await asyncio.to_thread(_files, self._folder)
            changed = self._take(await asyncio.to_thread(load_automations, self._folder, self._language))
            after = tuple(self.engine.automations.values())
            if changed:
                log.info("automations: %d, of which are new, changed or gone: %d", len(after), len(changed))
            if self._teach is not None and changed_sentences(before, after):
                await self._teach(after)
            return Reloaded(changed=changed, problems=tuple(map(str, self._problems)))

    async def watch(self) -> None:
        """Read the files whenever one of them changes, for ever."""
        while True:
            await asyncio.sleep(LOOK_S)
            if _files(self._folder) != self._files:
                await asyncio.sleep(0.2)  # an editor may still be writing
                await self.reload()

    def problems(self) -> tuple[ConfigProblem, ...]:
        """Return what is wrong in the files, and what they name that this home does not have."""
        return (*self._problems, *unknown_devices(self.engine.automations.values(), self._home))

    async def all(self) -> list[Shown]:
        """Return every automation, as it is now."""
        now = self._clock.now()
        return [await self._shown(each, now) for each in self.engine.automations.values()]

    async def _shown(self, one: Automation, now: datetime) -> Shown:
        enabled = self.engine.enabled(one.id)
        moments = [next_time(each, now, self.engine.spot) for each in one.triggers] if enabled else []
        last = await self.engine.runs.last(one.id, 1)
        return Shown(
            id=one.id,
            name=one.name,
            description=one.description,
            enabled=enabled,
            mode=one.mode,
            place=one.place,
            triggers=len(one.triggers),
            running=self.engine.runs.running(one.id),
            next_at=min((each.timestamp() for each in moments if each is not None), default=None),
            last=_without_steps(last[0]) if last else None,
        )

    async def run(self, automation: str, *, dry_run: bool = False, area: str = "", wait: bool = True) -> Run:
        """Run one by hand, whatever its conditions. Raises `KeyError`.

        Returns the run as it is when it ended, after half a minute, or at once.
        """
        cause = Cause(trigger="by hand", values={"kind": "hand", "id": ""}, area=area, dry_run=dry_run)
        active = self.engine.by_hand(automation, cause)
        if wait or dry_run:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_S):
                    await active.ended.wait()
        return active.trace.record()


def _without_steps(run: Run) -> Run:
    return Run(
        run=run.run,
        automation=run.automation,
        trigger=run.trigger,
        began_at=run.began_at,
        ended_at=run.ended_at,
        result=run.result,
        reason=run.reason,
    )


def _files(folder: Path) -> dict[str, tuple[float, int]]:
    """Return the files of a folder with what tells that one changed."""
    found: dict[str, tuple[float, int]] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".yml")):
                with suppress(OSError):
                    about = entry.stat()
                    found[entry.name] = (about.st_mtime, about.st_size)
    return found
