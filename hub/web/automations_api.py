"""The API of automations: what there is, what ran, run one, switch one, read the files anew."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from msgspec import Meta, Struct

from hub.automations.desk import Desk
from hub.web.api import as_json, no_such
from hub.web.automation_bodies import RunBody, Switched
from hub.web.problems import ApiError, read_body, read_query


class _RunsQuery(Struct, forbid_unknown_fields=True):
    limit: Annotated[int, Meta(ge=1, le=1000)] = 20


class AutomationsApi:
    """The routes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[web.RouteDef]:
        """Return every route."""
        return [
            web.get("/api/automations", self.all),
            web.post("/api/automations/reload", self.reload),
            web.get("/api/automations/problems", self.problems),
            web.get("/api/automations/runs", self.runs),
            web.get("/api/automations/{id}/runs", self.runs),
            web.post("/api/automations/{id}/run", self.run),
            web.post("/api/automations/{id}/enable", self.enable),
            web.post("/api/automations/{id}/disable", self.disable),
        ]

    async def all(self, request: web.Request) -> web.Response:
        """Every automation, with its last run."""
        return as_json(await self._desk.all())

    async def reload(self, request: web.Request) -> web.Response:
        """Read the files anew."""
        return as_json(await self._desk.reload())

    async def problems(self, request: web.Request) -> web.Response:
        """What is wrong in the files, a line each."""
        return as_json([str(each) for each in self._desk.problems()])

    async def runs(self, request: web.Request) -> web.Response:
        """The last runs, newest first: `?limit=20`."""
        query = read_query(request, _RunsQuery)
        automation = self._id(request) if "id" in request.match_info else ""
        return as_json(await self._desk.engine.runs.last(automation, query.limit))

    async def run(self, request: web.Request) -> web.Response:
        """Run one, whatever its conditions."""
        automation = self._id(request)
        body = await read_body(request, RunBody) if request.can_read_body else RunBody()
        return as_json(await self._desk.run(automation, dry_run=body.dry_run, wait=body.wait, area=body.area))

    async def enable(self, request: web.Request) -> web.Response:
        """Have it begin by itself."""
        return await self._switch(request, True)

    async def disable(self, request: web.Request) -> web.Response:
        """Have it wait until it is enabled."""
        return await self._switch(request, False)

    async def _switch(self, request: web.Request, enabled: bool) -> web.Response:
        automation = self._id(request)
        await self._desk.engine.switch(automation, enabled)
        return as_json(Switched(id=automation, enabled=enabled))

    def _id(self, request: web.Request) -> str:
        given, known = request.match_info["id"], self._desk.engine.automations
        if given not in known:
            raise ApiError(404, no_such("automation", given, known), "path")
        return given
