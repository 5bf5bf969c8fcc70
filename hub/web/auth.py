"""Who may use the API: this machine, and others with the token. The decision is a pure function of the request.

Being on this machine is not enough by itself, since a browser on it runs strangers' pages:
- The `Host` header must name this machine, or a page could reach us under its own name (DNS rebinding).
- What a proxy forwarded counts as coming from elsewhere.
- Whatever changes something must come from our own page or from no page (`Origin`).
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from hub.web.problems import ApiError

OPEN = frozenset({"/", "/healthz", "/satellite"})
"""Paths without a check: the page holds no data, health shows no details, satellites prove their own token."""
OPEN_PREFIX = "/static/"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


@dataclass(frozen=True, slots=True)
class Caller:
    """What a request shows of its sender."""

    address: str
    """IP address of the other end of the connection, empty when unknown."""
    host: str
    """`Host` header."""
    authorization: str = ""
    """`Authorization` header."""
    origin: str | None = None
    """`Origin` header."""
    method: str = "GET"
    forwarded: bool = False
    """A proxy passed it on."""


def check(caller: Caller, token: str) -> None:
    """Let the caller pass, or raise `ApiError` 401 or 403 with the reason and the cure. `token` is the API's."""
    if caller.method not in SAFE and caller.origin is not None and not _own_origin(caller):
        raise ApiError(403, "requests from other sites' pages are refused", "header.Origin")
    given = _bearer(caller.authorization)
    if given is not None and token and _same(given, token):
        return
    if is_this_machine(caller) and given is None:
        return
    if not token:
        raise ApiError(
            403, "only this machine may use the API; set server.api_token in the hub's configuration to allow others"
        )
    reason = "this token is wrong" if given is not None else "other machines need Authorization: Bearer <api_token>"
    raise ApiError(401, reason, "header.Authorization", {"WWW-Authenticate": 'Bearer realm="hearth"'})


def is_this_machine(caller: Caller) -> bool:
    """Tell whether the request was made on this machine, to this machine by its own name."""
    return not caller.forwarded and _is_loopback(caller.address) and _is_local_name(caller.host)


def caller_of(request: web.Request) -> Caller:
    """Return what a request shows of its sender."""
    return Caller(
        address=request.remote or "",
        host=request.headers.get(hdrs.HOST, ""),
        authorization=request.headers.get(hdrs.AUTHORIZATION, ""),
        origin=request.headers.get(hdrs.ORIGIN),
        method=request.method,
        forwarded=any(name in request.headers for name in _FORWARDED),
    )


def guard(token: str) -> Middleware:
    """Return the middleware that checks every path that is not open."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path not in OPEN and not request.path.startswith(OPEN_PREFIX):
            check(caller_of(request), token)
        return await handler(request)

    return middleware


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(errors="surrogateescape"), token.encode())


def _bearer(authorization: str) -> str | None:
    scheme, _, given = authorization.partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def _own_origin(caller: Caller) -> bool:
    # The scheme is not compared: behind a proxy that ends TLS it differs.
    scheme, separator, netloc = (caller.origin or "").partition("://")
    return bool(separator) and scheme in {"http", "https"} and netloc.lower() == caller.host.lower() != ""


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def _is_local_name(host: str) -> bool:
    if host.startswith("["):
        name = host[1:].partition("]")[0]
    else:
        name = host.rpartition(":")[0] if host.count(":") == 1 else host
    return name.lower().rstrip(".") == "localhost" or _is_loopback(name)
