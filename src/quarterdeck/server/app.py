"""The application: Litestar with every noun's routes, signing in, files, live updates and the web app around it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from litestar import Litestar, Request, Response, asgi
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send

from quarterdeck import nouns as _nouns  # noqa: F401  # completes the registry
from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.files import Files
from quarterdeck.kernel.model import NOUNS
from quarterdeck.settings import Settings

from . import admin, auth, feeds, files, health, imports, wire
from .csrf import Csrf
from .headers import SecureHeaders
from .identity import identify
from .live import Live
from .resources import Resource
from .web import SERVED_HERE, Web
from .work import Work

log = logging.getLogger("quarterdeck")


def create() -> ASGIApp:
    """The application by the environment's settings; brings the database's schema up to date first."""
    settings = Settings.read()
    database = Database(settings.database)
    schema.migrate(database)
    return build(database, settings)


def build(database: Database, settings: Settings) -> ASGIApp:
    """The application on a database whose schema is up to date."""
    live = Live(database, identified, settings.redis or None)
    app = Litestar(
        [*_resources(), _mounted("/api/live", live), *_routes()],
        state=State({"database": database, "settings": settings, "live": live, "files": Files(settings.files_at)}),
        exception_handlers={Refusal: _refused, HTTPException: _http, Exception: _faulted},
        lifespan=[_lifespan],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,  # every reader of a body has a limit of its own
    )
    inner = Identified(Csrf(Web(app), url=settings.url), database)
    return SecureHeaders(inner, https=settings.url.startswith("https://"))


@asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    live: Live = app.state.live
    await live.start()
    work = Work(app.state.database, app.state.settings, app.state.files)
    await anyio.to_thread.run_sync(work.start)
    try:
        yield
    finally:
        await anyio.to_thread.run_sync(work.stop)
        await live.stop()
        app.state.database.close()


class Identified:
    """Puts who asks into the scope; a token that is no good is refused here, for every address alike."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app, self.database = app, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or not scope["path"].startswith(SERVED_HERE):
            await self.app(scope, receive, send)
            return
        try:
            if self.database.inline:
                identity = identified(self.database, scope)
            else:
                from anyio.to_thread import run_sync

                identity = await run_sync(identified, self.database, scope)
        except Refusal as refusal:
            if scope["type"] == "http":
                await wire.send_answer(scope, send, wire.refused(refusal))
                return
            if refusal.code == "unavailable":
                await receive()
                await send({"type": "websocket.close", "code": 1013, "reason": "try again later"})
                return
            identity = None
        scope["identity"] = identity  # type: ignore[typeddict-unknown-key]
        await self.app(scope, receive, send)


def identified(database: Database, scope: Scope) -> Any:
    """Who asks by cookie or token, or None. Raises `Refusal("token_invalid")`."""
    return identify(database, wire.header(scope, b"cookie") or "", wire.header(scope, b"authorization") or "")


def _resources() -> list[Any]:
    # Attachments come with their files, from `files.routes`.
    plain = [noun for noun in NOUNS.values() if noun.operations and noun.name != "attachment"]
    return [_mounted(f"/api/{noun.plural}", Resource(noun)) for noun in plain]


def _mounted(path: str, app: Any) -> Any:
    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, send)

    return asgi(path, is_mount=True, copy_scope=False)(mounted)


def _routes() -> list[Any]:
    return [*health.routes, *auth.routes, *files.routes, *feeds.routes, *admin.routes, *imports.routes]


def _answered(answer: wire.Answer) -> Response[bytes]:
    headers = {name.decode(): value.decode() for name, value in answer.headers if name != b"content-type"}
    media = next((value.decode() for name, value in answer.headers if name == b"content-type"), None)
    return Response(answer.body, status_code=answer.status, headers=headers, media_type=media)


def _refused(_: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    return _answered(wire.refused(refusal))


def _faulted(_: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    return _answered(wire.faulted(fault))


def _http(request: Request[Any, Any, Any], fault: HTTPException) -> Response[bytes]:
    """Litestar's own refusals, in our words."""
    match fault.status_code:
        case 404:
            return _refused(request, Refusal("no_route"))
        case 405:
            return _refused(request, Refusal("method", method=request.method))
        case 413:
            return _refused(request, Refusal("too_large", what="request", limit="10 MB"))
        case 400 if fault.extra:
            return _refused(request, Invalid(**_named(fault.extra)))
        case code if code < 500:
            return _refused(request, Refusal("bad_request", detail=str(fault.detail)))
        case _:
            return _faulted(request, fault)


def _named(extra: Any) -> dict[str, str]:
    """What Litestar found wrong with a body or a query, by field."""
    listed = extra if isinstance(extra, list) else [extra]
    return {str(e.get("key", "input")): str(e.get("message", "")) for e in listed if isinstance(e, dict)}
