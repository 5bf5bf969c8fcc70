"""Scenes by voice: how a room is now is remembered under a name, told, and forgotten again."""

from __future__ import annotations

import msgspec
from rapidfuzz import fuzz

from hub.devices.model import Device, Home, Kind
from hub.intents.model import Intent
from hub.skills.asking import asks, makes_sure, tells
from hub.skills.capture import captured, devices
from hub.skills.captured_scenes import CapturedScenes, SceneError, tidy
from hub.skills.registry import Context, Outcome, Told

SAID = 7
"""Names that are said at once; of more it is said how many there are."""
CLOSE = 85
"""Likeness (0 to 100) from which words mean a scene."""
_ERRORS = {"configured": "scene_configured", "taken": "scene_taken", "blank": "scene_bad_name", "many": "scenes_full"}


class SceneSkill:
    """`HearthSceneSave`, `HearthSceneDelete`, `HearthScenes`. A scene is applied as any other: it is a device."""

    intents = frozenset({"HearthSceneSave", "HearthSceneDelete", "HearthScenes"})

    def __init__(self, scenes: CapturedScenes, home: Home) -> None:
        self._scenes, self._home = scenes, home

    async def run(self, intent: Intent, context: Context) -> Outcome:
        """Do it. Raises `StoreError`."""
        if intent.name == "HearthScenes":
            return self._names()
        if not str(intent.slots.get("name", "")).strip():
            key = "scene_what_name" if intent.name == "HearthSceneSave" else "scene_which"
            return asks(intent, "name", key)
        return await (self._save if intent.name == "HearthSceneSave" else self._delete)(intent, context)

    async def _save(self, intent: Intent, context: Context) -> Outcome:
        """Remember a named place, else this room, else the house."""
        name = tidy(str(intent.slots["name"]))
        area, floor = str(intent.slots.get("area", "")), str(intent.slots.get("floor", ""))
        if not area and not floor and not intent.slots.get("everywhere"):
            area = context.area
        try:
            scene_id = self._scenes.check(name)
        except SceneError as error:
            return tells(_ERRORS[error.reason], name=name)
        todo, unknown = captured(self._home, devices(self._home, area, floor))
        if not todo:
            return tells("scene_nothing")
        replaces = self._scenes.get(scene_id) is not None
        if not context.dry_run:
            try:
                replaces = await self._scenes.save(name, area, todo)
            except SceneError as error:
                return tells(_ERRORS[error.reason], name=name)
        count = len({each.device for each in todo})
        told = [Told(key="scene_replaced" if replaces else "scene_saved", values={"name": name, "count": count})]
        if unknown:
            names = tuple(each.name for each in unknown[:SAID])
            told.append(Told(key="scene_without", values={"names": names, "count": len(unknown)}))
        return Outcome(told=tuple(told))

    async def _delete(self, intent: Intent, context: Context) -> Outcome:
        said = str(intent.slots["name"])
        found = self._find(said)
        if found is None:
            return tells("scene_unknown", name=intent.spoken.get("name", said))
        if self._scenes.get(found.id) is None:
            return tells("scene_configured", name=found.name)
        if not context.confirmed:
            asked = msgspec.structs.replace(
                intent, slots={**intent.slots, "name": found.id}, spoken={**intent.spoken, "name": found.name}
            )
            return makes_sure(asked, "scene_delete_sure", name=found.name)
        if not context.dry_run:
            await self._scenes.forget(found.id)
        return tells("scene_deleted", name=found.name)

    def _names(self) -> Outcome:
        names = [each.name for each in self._known()]
        if not names:
            return tells("scenes_none")
        told = [Told(key="scenes_are", values={"count": len(names), "names": tuple(names[:SAID])})]
        if len(names) > SAID:
            told.append(Told(key="scenes_and_more", values={"count": len(names) - SAID}))
        return Outcome(told=tuple(told))

    def _known(self) -> list[Device]:
        return [each for each in self._home.devices() if each.kind is Kind.SCENE and each.exposed]

    def _find(self, said: str) -> Device | None:
        """Return the scene that an id or words mean."""
        wanted = tidy(said).casefold()
        best: tuple[float, Device] | None = None
        for each in self._known():
            if each.id == said or wanted in (name.casefold() for name in (each.name, *each.aliases)):
                return each
            score = max(fuzz.ratio(wanted, name.casefold()) for name in (each.name, *each.aliases))
            if score >= CLOSE and (best is None or score > best[0]):
                best = score, each
        return best[1] if best else None
