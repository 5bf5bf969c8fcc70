"""Errors of the API: always `application/problem+json` (RFC 9457), saying what is wrong and where."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeVar

import msgspec
from aiohttp import web
from aiohttp.typedefs import Handler

from hub.web.services import Problem
from shared.errors import HearthError

log = logging.getLogger(__name__)

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"
MAX_BODY = 32 * 1024
"""Greatest size of a request's body, in bytes."""

T = TypeVar("T")


class ApiError(Exception):
    """A request is refused."""

    def __init__(self, status: int, detail: str, where: str = "", headers: Mapping[str, str] | None = None) -> None:
        """`detail` is one sentence for people, `where` the part of the request that is wrong."""
        super().__init__(detail)
        self.status, self.detail, self.where, self.headers = status, detail, where, headers


@web.middleware
async def tell_problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn everything that a handler raises into a problem; a bug is logged and shown without its inside."""
    try:
        return await handler(request)
    except (web.HTTPRedirection, ConnectionError):  # no problem; nobody there to be told
        raise
    except Exception as error:
        told = _api_error(error, request)
    problem = Problem(title=HTTPStatus(told.status).phrase, status=told.status, detail=told.detail, where=told.where)
    return web.Response(
        status=told.status, body=msgspec.json.encode(problem), content_type=PROBLEM_JSON, headers=told.headers
    )


def _api_error(error: Exception, request: web.Request) -> ApiError:
    match error:
        case ApiError():
            told = error
        case web.HTTPRequestEntityTooLarge():
            told = ApiError(413, f"a request's body may hold {MAX_BODY} bytes", "body")
        case web.HTTPMethodNotAllowed():
            allowed = ", ".join(sorted(error.allowed_methods))
            told = ApiError(405, f"{request.path} knows {allowed}, not {request.method}", "method", {"Allow": allowed})
        case web.HTTPNotFound():
            told = ApiError(404, f"there is nothing at {request.path}", "path")
        case web.HTTPException():
            told = ApiError(error.status, error.text or error.reason)
        case HearthError():
            told = ApiError(503, str(error))
        case _:
            log.error("%s %s failed", request.method, request.path, exc_info=error)
            told = ApiError(500, "the hub made a mistake; its log says more")
    return told


async def read_body(request: web.Request, shape: type[T]) -> T:
    """Decode a JSON body. Raises `ApiError` (400, 413, 415, 422) saying what is wrong and where."""
    if request.content_type != JSON:
        given = request.headers.get("Content-Type", "none")
        raise ApiError(415, f"the body must be sent as Content-Type: {JSON}, not {given}", "header.Content-Type")
    body = await request.read()
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise _invalid(error, "body") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ApiError(400, f"the body is not JSON: {error}", "body") from None


def read_query(request: web.Request, shape: type[T]) -> T:
    """Decode the query string. Raises `ApiError` (422) saying what is wrong and where."""
    repeated = next((key for key in request.query if len(request.query.getall(key)) > 1), None)
    if repeated:
        raise ApiError(422, f"{repeated} is given more than once", f"query.{repeated}")
    try:
        return msgspec.convert(dict(request.query), shape, strict=False)
    except msgspec.ValidationError as error:
        raise _invalid(error, "query") from None


def _invalid(error: msgspec.ValidationError, part: str) -> ApiError:
    """Turn msgspec's `reason - at `$.path`` into a reason and a place."""
    reason, _, place = str(error).partition(" - at `$")
    return ApiError(422, reason, part + place.rstrip("`"))
