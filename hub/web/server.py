"""The hub's web application: every route behind the same guard, errors and headers."""

from __future__ import annotations

from aiohttp import hdrs, web

from hub.web import page
from hub.web.api import Api
from hub.web.auth import guard
from hub.web.automations_api import AutomationsApi
from hub.web.lists_api import ListsApi
from hub.web.live import Live
from hub.web.problems import MAX_BODY, tell_problems
from hub.web.scenes_api import ScenesApi
from hub.web.services import Services
from hub.web.timers import TimersApi

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def make_application(services: Services) -> web.Application:
    """Return the application; `hub.app` adds the satellites' WebSocket at `/satellite` and serves it.

    Its shutdown ends the event streams, so that stopping never waits for a browser that watches.
    """
    application = web.Application(middlewares=[tell_problems, guard(services.api_token)], client_max_size=MAX_BODY)
    live = Live(services.events)
    application.add_routes(
        [
            *Api(services).routes(),
            *_automations(services),
            *ListsApi(services.lists).routes(),
            *ScenesApi(services.scenes).routes(),
            *TimersApi(services.timers, services).routes(),
            web.get("/api/events", live.stream, allow_head=False),
            *page.routes(),
        ]
    )

    async def end_streams(_: web.Application) -> None:
        await live.close()

    application.on_shutdown.append(end_streams)
    application.on_response_prepare.append(_add_headers)
    return application


def _automations(services: Services) -> list[web.RouteDef]:
    return AutomationsApi(services.automations).routes() if services.automations is not None else []


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    # What people said is not for a cache.
    response.headers.setdefault(hdrs.CACHE_CONTROL, "no-store")
