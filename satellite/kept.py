"""What a satellite remembers over a restart: how loud people wanted it."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import msgspec
from msgspec import Struct

from shared.messages import Level

log = logging.getLogger(__name__)


class _Record(Struct, frozen=True, kw_only=True):
    volume: Level
    configured: float
    """What the configuration said then: whoever changes that means it."""


class KeptVolume:
    """The volume, in a small file of its own. One that cannot be read or written is reported and done without."""

    def __init__(self, configured: float, path: Path | None = None) -> None:
        """`configured`: the configuration's, which counts where nothing is kept. Without a `path` nothing is."""
        self._configured, self._path = configured, path
        self._volume = self._read()
        self._changed = asyncio.Event()

    @property
    def volume(self) -> float:
        """0 to 1."""
        return self._volume

    def set(self, volume: float) -> None:
        """Remember a volume; `serve` writes it down."""
        self._volume = volume
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

    def _read(self) -> float:
        if self._path is None:
            return self._configured
        try:
            record = msgspec.json.decode(self._path.read_bytes(), type=_Record)
        except FileNotFoundError:
            return self._configured
        except (OSError, msgspec.MsgspecError) as error:
            log.warning("the volume that was set last is lost: %s: %s", self._path, error)
            return self._configured
        return record.volume if record.configured == self._configured else self._configured

    def _write(self) -> None:
        if self._path is None:
            return
        new = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_bytes(msgspec.json.encode(_Record(volume=self._volume, configured=self._configured)))
            new.replace(self._path)
        except OSError as error:
            log.warning("the volume cannot be kept for the next start: %s: %s", self._path, error.strerror)
