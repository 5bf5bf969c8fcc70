"""The JSON API: handlers that read a request, ask the hub, and show what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Any

import msgspec
from aiohttp import hdrs, web

from hub.announce.announcer import UnknownSatelliteError
from hub.announce.listeners import Whom
from hub.devices.model import Area
from hub.intents.targets import is_on
from hub.rooms import Manner
from hub.web.auth import caller_of, check
from hub.web.problems import JSON, ApiError, read_body, read_query
from hub.web.services import (
    AskBody,
    Check,
    DeviceInfo,
    Health,
    Heard,
    NotHeard,
    SayBody,
    Services,
    UnderstandBody,
)
from shared.nearest import nearest_or_all

_encoder = msgspec.json.Encoder(order="deterministic")
"""Sets in a fixed order."""


class _TurnsQuery(msgspec.Struct, forbid_unknown_fields=True):
    limit: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 50
    satellite: str = ""


class _FiguresQuery(msgspec.Struct, forbid_unknown_fields=True):
    hours: Annotated[float, msgspec.Meta(gt=0, le=24 * 366)] = 24 * 7
    satellite: str = ""


class Api:
    """The routes of the API."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def routes(self) -> list[web.RouteDef]:
        """Return every route."""
        return [
            web.get("/healthz", self.health),
            web.get("/metrics", self.metrics),
            web.get("/api/devices", self.devices),
            web.get("/api/areas", self.areas),
            web.get("/api/satellites", self.satellites),
            web.get("/api/turns", self.turns),
            web.get("/api/turns/{turn}", self.turn),
            web.get("/api/figures", self.figures),
            web.get("/api/facts", self.facts),
            web.delete("/api/facts/{id}", self.forget),
            web.post("/api/ask", self.ask),
            web.post("/api/understand", self.understand),
            web.post("/api/say", self.say),
            web.get("/api/missed", self.missed),
        ]

    async def health(self, request: web.Request) -> web.Response:
        """200 when every part works, else 503; details for those alone who may use the API."""
        checks = dict(self._services.health())
        try:
            check(caller_of(request), self._services.api_token)
        except ApiError:
            checks = {part: Check(ok=each.ok) for part, each in checks.items()}
        ok = all(each.ok for each in checks.values())
        health = Health(status="ok" if ok else "failing", name=self._services.name, checks=checks)
        return as_json(health, status=200 if ok else 503)

    async def metrics(self, request: web.Request) -> web.Response:
        """Figures for Prometheus."""
        body, content_type = self._services.metrics.render(request.headers.get(hdrs.ACCEPT, ""))
        return web.Response(body=body, headers={hdrs.CONTENT_TYPE: content_type})

    async def devices(self, request: web.Request) -> web.Response:
        """Every device with its state."""
        home = self._services.home
        return as_json(
            [DeviceInfo(**msgspec.structs.asdict(each), state=home.state(each.id)) for each in home.devices()]
        )

    async def areas(self, request: web.Request) -> web.Response:
        """Every area."""
        return as_json(self._services.home.areas())

    async def satellites(self, request: web.Request) -> web.Response:
        """Every satellite that is connected."""
        return as_json(self._services.satellites())

    async def turns(self, request: web.Request) -> web.Response:
        """The last turns, newest first: `?limit=50&satellite=kitchen`."""
        query = read_query(request, _TurnsQuery)
        return as_json(await self._services.store.recent(query.limit, query.satellite))

    async def turn(self, request: web.Request) -> web.Response:
        """One turn."""
        found = await self._services.store.get(turn := request.match_info["turn"])
        if found is None:
            raise ApiError(404, f"no turn {turn!r} in the history", "path")
        return as_json(found)

    async def figures(self, request: web.Request) -> web.Response:
        """What the last turns say together: `?hours=168&satellite=kitchen`."""
        query = read_query(request, _FiguresQuery)
        return as_json(await self._services.store.figures(query.hours, query.satellite))

    async def facts(self, request: web.Request) -> web.Response:
        """What people asked to be remembered."""
        return as_json(await self._services.facts.all())

    async def forget(self, request: web.Request) -> web.Response:
        """Forget one fact."""
        given = request.match_info["id"]
        if not given.isascii() or not given.isdigit() or not await self._services.facts.forget(int(given[:18])):
            raise ApiError(404, f"no fact {given!r} is remembered", "path")
        return web.Response(status=204)

    async def ask(self, request: web.Request) -> web.Response:
        """Run a typed turn and return its record."""
        body = await read_body(request, AskBody)
        text = _words(body.text)
        area = find_area(self._services.home.areas(), body.area)
        return as_json(await self._services.ask(text, area, body.language, body.dry_run))

    async def understand(self, request: web.Request) -> web.Response:
        """Tell what a text means (`hub.intents.model.Understood`); nothing is done."""
        body = await read_body(request, UnderstandBody)
        area = find_area(self._services.home.areas(), body.area)
        return as_json(self._services.understand(_words(body.text), area, body.language))

    async def say(self, request: web.Request) -> web.Response:
        """Speak a text; return where it was heard, and where it was not."""
        body = await read_body(request, SayBody)
        text = _words(body.text)
        areas = self._services.home.areas()
        area = find_area(areas, body.area)
        whom = Whom(
            satellites=(body.satellite,) if body.satellite else (),
            areas=(area,) if area else (),
            floors=(check_floor(areas, body.floor),) if body.floor.strip() else (),
        )
        try:
            report = await self._services.say(text, whom, Manner(urgent=body.urgent, volume=body.volume))
        except UnknownSatelliteError as error:
            known = list(error.known)
            raise ApiError(404, no_such("satellite", body.satellite, known), "body.satellite") from error
        missed = [NotHeard(satellite=each.satellite, why=each.why) for each in report.missed]
        return as_json(Heard(heard=list(report.heard), missed=missed))

    async def missed(self, request: web.Request) -> web.Response:
        """Announcements that rooms have not heard, oldest first, until somebody there asks for them."""
        return as_json(await self._services.missed.all())


def find_area(areas: Iterable[Area], given: str) -> str:
    """Return the id of the area that `given` means: an id, a name or an alias, in any case; empty for none.

    Raises `ApiError` 422 when there is no such area.
    """
    areas = tuple(areas)
    names = {alias.casefold(): area.id for area in areas for alias in area.aliases}
    names |= {area.name.casefold(): area.id for area in areas}
    names |= {area.id.casefold(): area.id for area in areas}
    wanted = given.strip().casefold()
    if wanted and wanted not in names:
        raise ApiError(422, no_such("area", given, sorted(area.id for area in areas)), "body.area")
    return names.get(wanted, "")


def check_floor(areas: Iterable[Area], given: str) -> str:
    """Return a floor's name or alias if there is such a floor. Raises `ApiError` 422."""
    areas, wanted = tuple(areas), given.strip()
    if not any(is_on(area, wanted) for area in areas):
        known = sorted({area.floor for area in areas if area.floor})
        raise ApiError(422, no_such("floor", given, known), "body.floor")
    return wanted


def check_satellite(given: str, services: Services) -> None:
    """Raise `ApiError` 404 where a satellite is named that is not connected."""
    names = [each.name for each in services.satellites()]
    if given and given not in names:
        raise ApiError(404, no_such("connected satellite", given, names), "body.satellite")


def no_such(kind: str, given: str, known: Collection[str]) -> str:
    """Say that there is no such thing, with the nearest, or all that there are."""
    return f"no {kind} {given!r}; {nearest_or_all(given, known)}"


def _words(text: str) -> str:
    if not (words := text.strip()):
        raise ApiError(422, "the text is blank", "body.text")
    return words


def as_json(value: Any, status: int = 200) -> web.Response:
    """Answer with JSON."""
    return web.Response(body=_encoder.encode(value), status=status, content_type=JSON)
