"""The headers that keep browsers careful, on every answer alike; composed once, because every answer pays for them."""

from __future__ import annotations

from typing import Any

from litestar.types import ASGIApp, Receive, Scope, Send

from . import wire

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
CSP = b"content-security-policy"
ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
# Answers hold what only their reader may see; what may be kept says so itself.
NO_STORE = (b"cache-control", b"no-store")
HSTS = (b"strict-transport-security", b"max-age=31536000")


class SecureHeaders:
    """Goes around everything. An answer that brings a policy of its own, as a stored file does, keeps it; a fault that
    nobody answered is answered here."""

    def __init__(self, app: ASGIApp, *, https: bool = False) -> None:
        self.app = app
        self.plain = (*ALWAYS, (CSP, POLICY.encode()))
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        secure = self.https or scope["scheme"] == "https"
        api = scope["path"].startswith("/api")
        begun = False

        async def sending(message: Any) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message["headers"], *self._added(message["headers"], secure, api)]
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as fault:
            if begun:
                raise
            await wire.send_answer(scope, sending, wire.answered(fault))

    def _added(self, present: Any, secure: bool, api: bool) -> list[tuple[bytes, bytes]]:
        names = {name.lower() for name, _ in present}
        added = [pair for pair in self.plain if pair[0] not in names]
        if api and b"cache-control" not in names and b"etag" not in names:
            added.append(NO_STORE)
        if secure:
            added.append(HSTS)
        return added
