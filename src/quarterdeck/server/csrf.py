"""Refuses what other sites make a browser send: unsafe requests that lean on a cookie need the session's CSRF token."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from quarterdeck.kernel.errors import Refusal

from . import wire
from .cookies import CSRF, SESSION, cookie_in, csrf_for

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# They act by what their body holds and not by a session, so a session that has ended cannot block them.
DOORS = frozenset(
    ("POST", f"/api/{name}") for name in ("setup", "session", "recovery", "recovery/confirm", "invitations/accept")
)


class Csrf:
    """Around the routes. Requests with a Bearer token pass: no browser adds one by itself.

    Sockets pass when they come from our own pages, for browsers open them across sites with cookies.
    """

    def __init__(self, app: ASGIApp, *, url: str = "") -> None:
        self.app = app
        self.own = urlsplit(url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            if not _bearer(scope) and not self._allowed(scope):
                await wire.send_answer(scope, send, wire.refused(Refusal("csrf")))
                return
        elif scope["type"] == "websocket" and self._foreign(scope) and not _bearer(scope):
            await receive()
            await send({"type": "websocket.close", "code": 4403, "reason": "another site's page"})
            return
        await self.app(scope, receive, send)

    def _allowed(self, scope: HTTPScope) -> bool:
        if self._foreign(scope):
            return False
        cookies = wire.header(scope, b"cookie") or ""
        session = cookie_in(cookies, SESSION)
        if not session or (scope["method"], scope["path"].rstrip("/")) in DOORS:
            return True
        sent, wanted = (wire.header(scope, b"x-csrftoken") or "").encode(), csrf_for(session).encode()
        return hmac.compare_digest(sent, wanted) and hmac.compare_digest(cookie_in(cookies, CSRF).encode(), wanted)

    def _foreign(self, scope: Scope) -> bool:
        """Whether another site's page asks. Browsers say so themselves, but name only the origin on plain http;
        scripts say neither."""
        site = wire.header(scope, b"sec-fetch-site")
        if site:
            return site not in ("same-origin", "none")
        origin = wire.header(scope, b"origin")
        if not origin:
            return False
        place = _place(origin)
        return not place or place not in (wire.header(scope, b"host"), self.own)


def _place(origin: str) -> str:
    """The host and port of an origin; nothing where it is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _bearer(scope: Scope) -> bool:
    return (wire.header(scope, b"authorization") or "")[:7].lower() == "bearer "
