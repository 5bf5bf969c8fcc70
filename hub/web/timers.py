"""Timers by HTTP: which there are, set one, cancel one."""

from __future__ import annotations

from aiohttp import web

from hub.brain.told.say import say
from hub.intents.model import SlotValue
from hub.skills.alarms import repeated
from hub.store.timer import Timer, TimerKind
from hub.timers.changes import left_s
from hub.timers.keeper import Keeper
from hub.timers.problems import NoLocationError, PastError, ScheduleError
from hub.timers.schedule import Moment, moment_of
from hub.web.api import as_json, check_satellite
from hub.web.problems import ApiError, read_body
from hub.web.services import Services, TimerBody, TimerInfo


class TimersApi:
    """The routes under `/api/timers`."""

    def __init__(self, keeper: Keeper, services: Services) -> None:
        self._keeper, self._services = keeper, services

    def routes(self) -> list[web.RouteDef]:
        """Return every route."""
        return [
            web.get("/api/timers", self.all),
            web.post("/api/timers", self.set),
            web.delete("/api/timers/{id}", self.cancel),
        ]

    async def all(self, request: web.Request) -> web.Response:
        """Timers, alarms, reminders and delayed commands, the next first."""
        return as_json([self._shown(each) for each in await self._keeper.all()])

    async def set(self, request: web.Request) -> web.Response:
        """Set one; 201 and what was set."""
        body = await read_body(request, TimerBody)
        check_satellite(body.satellite, self._services)
        moment = self._moment(body)
        kind = TimerKind.REMINDER if body.text.strip() else TimerKind.ALARM if body.time else TimerKind.TIMER
        timer = await self._keeper.set(
            kind,
            moment,
            seconds=body.seconds,
            name=body.name.strip(),
            text=body.text.strip(),
            satellite=body.satellite,
            language=body.language,
        )
        if timer is None:
            raise ApiError(409, "there are too many timers: cancel some first")
        return as_json(self._shown(timer), status=201)

    async def cancel(self, request: web.Request) -> web.Response:
        """Let one never come, and silence it where it rings."""
        given = request.match_info["id"]
        if not await self._keeper.cancel(given):
            raise ApiError(404, f"no timer {given!r} is set", "path")
        return web.Response(status=204)

    def _moment(self, body: TimerBody) -> Moment:
        if body.seconds and body.time:
            raise ApiError(422, "either seconds or time, not both", "body.seconds")
        slots: dict[str, SlotValue] = {
            "seconds": body.seconds,
            "time": body.time,
            "day": body.day,
            "repeat": body.repeat,
        }
        try:
            moment = moment_of(slots, self._keeper.clock.now(), spot=self._keeper.clock.spot)
        except PastError as error:
            raise ApiError(422, str(error), "body.day" if body.day else "body.time") from None
        except NoLocationError as error:
            raise ApiError(422, str(error), "body.time") from None
        except ScheduleError as error:
            raise ApiError(422, str(error), "body") from None
        if moment is None:
            raise ApiError(422, "neither seconds nor time says when", "body")
        return moment

    def _shown(self, timer: Timer) -> TimerInfo:
        return TimerInfo(
            id=timer.id,
            kind=timer.kind,
            state=timer.state,
            name=timer.name,
            text=timer.text,
            area=timer.area,
            satellite=timer.satellite,
            due=timer.due,
            left_s=round(left_s(timer, self._keeper.clock.now().timestamp()), 3),
            set_for_s=timer.set_for_s,
            time=timer.time,
            repeat=timer.repeat,
            comes=say(repeated(timer.repeat), "en", self._keeper.clock.now()) if timer.repeat else "",
        )
