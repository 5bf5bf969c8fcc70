"""What a satellite remembers over a restart: how loud people wanted it, and what is to ring.

Each in a small file of its own. One that cannot be read or written is reported and done without.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from satellite.rings import KeptRing, differ
from shared.messages import Level

log = logging.getLogger(__name__)

T = TypeVar("T")


class _File(Generic[T]):
    """One value in a JSON file. Without a path nothing is kept."""

    def __init__(self, what: str, kind: type[T], path: Path | None) -> None:
        """`what`: how the value is called in warnings."""
        self._what, self._kind, self._path = what, kind, path
        self._wanted: T | None = None
        self._changed = asyncio.Event()

    def read(self) -> T | None:
        """Return the value; `None` where there is none."""
        if self._path is None:
            return None
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=self._kind)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("%s is lost: %s: %s", self._what, self._path, error)
            return None

    def set(self, value: T) -> None:
        """Have a value kept; `serve` writes it down."""
        if self._path is not None:
            self._wanted = value
            self._changed.set()

    async def serve(self) -> None:
        """Write down what changes, for ever; what has not been written is when it is cancelled."""
        try:
            while True:
                await self._changed.wait()
                self._changed.clear()
                await asyncio.to_thread(self._write)
        finally:
            if self._changed.is_set():
                self._write()

    def _write(self) -> None:
        assert self._path is not None, "nothing is set without a path"
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with new.open("wb") as file:
                file.write(msgspec.json.encode(self._wanted))
                file.flush()
                os.fsync(file.fileno())  # Satellites are unplugged, and a file may be renamed before it is written.
            new.replace(self._path)
        except OSError as error:
            log.warning("%s cannot be kept for the next start: %s: %s", self._what, self._path, error.strerror)


class _Volume(Struct, frozen=True, kw_only=True):
    volume: Level
    configured: float
    """What the configuration said then: whoever changes that means it."""


class KeptVolume:
    """The volume."""

    def __init__(self, configured: float, path: Path | None = None) -> None:
        """`configured`: the configuration's, which counts where nothing is kept. Without a `path` nothing is."""
        self._configured = configured
        self._file = _File("the volume that was set last", _Volume, path)
        kept = self._file.read()
        self._volume = kept.volume if kept is not None and kept.configured == configured else configured

    @property
    def volume(self) -> float:
        """0 to 1."""
        return self._volume

    def set(self, volume: float) -> None:
        """Remember a volume; `serve` writes it down."""
        self._volume = volume
        self._file.set(_Volume(volume=volume, configured=self._configured))

    async def serve(self) -> None:
        """Write down what changes, for ever."""
        await self._file.serve()


class KeptRings:
    """What is to ring, and what rang."""

    def __init__(self, path: Path | None = None) -> None:
        """Without a `path` nothing is kept."""
        self._file = _File("what is to ring", tuple[KeptRing, ...], path)
        self.rings: Sequence[KeptRing] = self._file.read() or ()
        """As they were kept last."""

    def set(self, rings: Sequence[KeptRing]) -> None:
        """Remember these; what is the same is not written again, however often the hub tells it."""
        if differ(self.rings, rings):
            self.rings = rings
            self._file.set(tuple(rings))

    async def serve(self) -> None:
        """Write down what changes, for ever."""
        await self._file.serve()
