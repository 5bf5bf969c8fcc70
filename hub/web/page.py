"""The status page: a few files, read once, that show what the API says."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

STATIC = Path(__file__).parent / "static"
FILES = {
    "/": ("index.html", "text/html"),
    "/static/page.js": ("page.js", "text/javascript"),
    "/static/figures.js": ("figures.js", "text/javascript"),
    "/static/lists.js": ("lists.js", "text/javascript"),
    "/static/timers.js": ("timers.js", "text/javascript"),
    "/static/automations.js": ("automations.js", "text/javascript"),
    "/static/elements.js": ("elements.js", "text/javascript"),
    "/static/api.js": ("api.js", "text/javascript"),
    "/static/style.css": ("style.css", "text/css"),
    "/static/icon.svg": ("icon.svg", "image/svg+xml"),
}
"""By path: file and content type. Nothing else is served, so no path can lead outside."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
"""The page loads its own files and talks to this hub; no inline script, no markup made from text."""


def routes() -> list[web.RouteDef]:
    """Return a route for each file."""
    return [web.get(path, _file(name, content_type)) for path, (name, content_type) in FILES.items()]


def _file(name: str, content_type: str) -> Handler:
    body = (STATIC / name).read_bytes()
    etag = sha256(body).hexdigest()[:16]
    headers = {hdrs.CACHE_CONTROL: "no-cache", "Content-Security-Policy": POLICY}

    async def serve(request: web.Request) -> web.Response:
        if any(each.value == etag for each in request.if_none_match or ()):
            response = web.Response(status=304, headers=headers)
        else:
            response = web.Response(body=body, content_type=content_type, charset="utf-8", headers=headers)
        response.etag = etag
        return response

    return serve
