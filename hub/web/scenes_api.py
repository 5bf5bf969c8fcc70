"""The API of scenes that were captured by voice. Those of the configuration are among the devices."""

from __future__ import annotations

from aiohttp import web

from hub.skills.captured_scenes import CapturedScenes
from hub.store.scene import CapturedScene
from hub.web.api import as_json, no_such
from hub.web.problems import ApiError
from hub.web.shapes import SceneInfo


class ScenesApi:
    """The routes of scenes."""

    def __init__(self, scenes: CapturedScenes) -> None:
        self._scenes = scenes

    def routes(self) -> list[web.RouteDef]:
        """Return every route."""
        return [web.get("/api/scenes", self.all), web.delete("/api/scenes/{id}", self.forget)]

    async def all(self, request: web.Request) -> web.Response:
        """Every scene that was captured."""
        return as_json([_shown(each) for each in self._scenes.all])

    async def forget(self, request: web.Request) -> web.Response:
        """Forget one of them."""
        if not await self._scenes.forget(scene_id := request.match_info["id"]):
            raise ApiError(404, no_such("captured scene", scene_id, [each.id for each in self._scenes.all]), "path")
        return web.Response(status=204)


def _shown(scene: CapturedScene) -> SceneInfo:
    return SceneInfo(
        id=scene.id,
        name=scene.name,
        area=scene.area,
        devices=list(dict.fromkeys(each.device for each in scene.commands)),
        saved_at=scene.saved_at,
    )
