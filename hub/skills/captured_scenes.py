"""The scenes that were captured, as every door uses them: kept on disk, and there as devices of the house."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from hub.devices.model import Command, Device, Home, Kind
from hub.devices.names import slug
from hub.store.database import StoreError
from hub.store.scene import CapturedScene
from hub.store.scenes import SceneStore

MOST = 100
"""Scenes that are kept; one more is refused."""
LONGEST = 60
"""Characters of a name."""
SOURCE = "scenes captured by voice"
"""`Device.source` of a captured scene."""


class SceneError(Exception):
    """A scene cannot be kept under this name; `reason` is `configured`, `taken`, `blank` or `many`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CapturedScenes:
    """The captured scenes. Methods that touch the disk raise `StoreError`."""

    def __init__(self, store: SceneStore, home: Home, show: Callable[[Sequence[Device]], None]) -> None:
        """`show` makes scenes devices of the house, in place of those it was given before."""
        self._store, self._home, self._show = store, home, show
        self._scenes: dict[str, CapturedScene] = {}
        self._writing = asyncio.Lock()

    async def load(self) -> None:
        """Read the scenes and make them devices of the house: once, before anything else."""
        self._scenes = {each.id: each for each in await self._store.all()}
        self._tell()

    @property
    def all(self) -> tuple[CapturedScene, ...]:
        """Every captured scene."""
        return tuple(self._scenes.values())

    def get(self, scene_id: str) -> CapturedScene | None:
        """Return one scene."""
        return self._scenes.get(scene_id)

    def check(self, name: str) -> str:
        """Return the id that a scene of this name gets. Raises `SceneError` where there can be none."""
        name = tidy(name)
        key = slug(name)
        if not key or not any(each.isalpha() for each in name):
            raise SceneError("blank")
        scene_id = f"{Kind.SCENE}.{key}"
        for device in self._home.devices():
            is_same = device.id == scene_id or name.casefold() in _names(device)
            if not is_same or device.id in self._scenes:
                continue
            if device.kind is Kind.SCENE:
                raise SceneError("configured")
            if device.exposed:
                raise SceneError("taken")
        if any(
            name.casefold() in {each.name.casefold(), *map(str.casefold, each.aliases)} for each in self._home.areas()
        ):
            raise SceneError("taken")
        if scene_id not in self._scenes and len(self._scenes) >= MOST:
            raise SceneError("many")
        return scene_id

    async def save(self, name: str, area: str, commands: Sequence[Command]) -> bool:
        """Keep a scene and tell whether it replaces one. `area` is an area id, empty for more than one room.

        Raises `SceneError`.
        """
        async with self._writing:
            scene_id = self.check(name)
            replaces = scene_id in self._scenes
            scene = CapturedScene(
                id=scene_id, name=tidy(name), area=area, commands=tuple(commands), saved_at=time.time()
            )
            before, self._scenes[scene_id] = self._scenes.get(scene_id), scene
            try:
                await self._store.put(scene)
            except StoreError:
                # Cancelled is not failed: the disk does what was begun.
                if before is None:
                    del self._scenes[scene_id]
                else:
                    self._scenes[scene_id] = before
                raise
            finally:
                self._tell()
        return replaces

    async def forget(self, scene_id: str) -> bool:
        """Delete a scene; false where there is none of this id."""
        async with self._writing:
            if scene_id not in self._scenes:
                return False
            gone = self._scenes.pop(scene_id)
            try:
                await self._store.forget(scene_id)
            except StoreError:
                self._scenes[scene_id] = gone
                raise
            finally:
                self._tell()
        return True

    def _tell(self) -> None:
        self._show([_device(each) for each in self._scenes.values()])


def tidy(name: str) -> str:
    """Return a scene's name as it is kept."""
    said = "".join(each if each.isprintable() else " " for each in name)
    return " ".join(said.split())[:LONGEST].strip(" .,!?:;\"'“”„«»")


def _names(device: Device) -> set[str]:
    return {device.name.casefold(), *map(str.casefold, device.aliases)}


def _device(scene: CapturedScene) -> Device:
    return Device(
        id=scene.id, name=scene.name, kind=Kind.SCENE, area=scene.area, commands=scene.commands, source=SOURCE
    )
