"""The application: Litestar with every noun's routes, signing in, files, live updates and the web app around it."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

import anyio.to_thread
from litestar import Litestar, Request, Response, asgi
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Receive, Scope, Send

from quarterdeck import nouns as _nouns  # noqa: F401  # completes the registry
from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.files import Files
from quarterdeck.kernel.model import NOUNS
from quarterdeck.settings import Settings

from . import admin, asking, auth, feeds, files, health, imports, portraits, published, wire
from .condition import Probe
from .context import within
from .csrf import Csrf
from .headers import SecureHeaders
from .identity import identify
from .live import Live
from .resources import Resource
from .web import SERVED_HERE, Web
from .work import CHECKPOINT_FROM, Work

log = logging.getLogger("quarterdeck")


def create() -> ASGIApp:
    """The application by the environment's settings; brings the database's schema up to date first."""
    settings = Settings.read()
    database = Database(settings.database, checkpoint_from=CHECKPOINT_FROM)
    schema.migrate(database)
    return build(database, settings)


def build(database: Database, settings: Settings) -> ASGIApp:
    """The application on a database whose schema is up to date."""
    live = Live(database, identified, settings.redis or None)
    state = {
        "database": database, "settings": settings, "live": live, "files": Files(settings.files_at),
        "probe": Probe(database),
    }  # fmt: skip
    attachments = _mounted("/api/attachments", files.Attachments(database))
    app = Litestar(
        [_mounted("/api/live", live), attachments, *_routes()],
        state=State(state),
        exception_handlers={HTTPException: _http, Exception: _answered},
        before_request=asking.asks_what_is_known,
        lifespan=[_lifespan],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,  # every reader of a body has a limit of its own
    )
    inner = Identified(Csrf(Web(Nouns(app, database)), url=settings.url), database)
    return SecureHeaders(inner, https=settings.url.startswith("https://"))


@asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    live: Live = app.state.live
    await live.start()
    work = Work(app.state.database, app.state.settings, app.state.files)
    await anyio.to_thread.run_sync(work.start)
    # What was built until now stays; looking through it for garbage would stop everybody for a tenth of a second.
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        await anyio.to_thread.run_sync(work.stop)
        await live.stop()
        app.state.database.close()


class Identified:
    """Puts who asks into the scope; a token that is no good is refused here, for every address alike.

    Who somebody is, is known for a blink of time, because a page asks for many things at once. A commit in this
    process ends that at once, so that whoever signs out or is shut out is out; one elsewhere does after the blink.
    """

    BLINK = 0.05  # seconds
    MOST = 10_000  # people known at a time
    PATIENCE = 10.0  # seconds until it is known who asks

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app, self.database = app, database
        self._known: dict[tuple[str, str], tuple[Any, float]] = {}
        database.committed.append(self._forget)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or not scope["path"].startswith(SERVED_HERE):
            await self.app(scope, receive, send)
            return
        try:
            wire.without_nul(scope)
            identity = await self._identity(scope)
        except Refusal as refusal:
            if scope["type"] == "http":
                raise
            if refusal.code == "unavailable":
                await receive()
                await send({"type": "websocket.close", "code": 1013, "reason": "try again later"})
                return
            identity = None
        scope["identity"] = identity  # type: ignore[typeddict-unknown-key]
        await self.app(scope, receive, send)

    async def _identity(self, scope: Scope) -> Any:
        asked, now, known = credentials(scope), monotonic(), self._known
        found, until = known.get(asked, (None, 0.0))
        if now < until:
            return found
        if self.database.inline:
            found = identify(self.database, *asked)
        else:
            found = await within(self.PATIENCE, lambda: identify(self.database, *asked))
        if found is not None:
            if len(known) >= self.MOST:
                known.clear()
            known[asked] = found, now + self.BLINK
        return found

    def _forget(self, _: int) -> None:
        self._known = {}  # a new one: who is being looked for now is put into the old one


def credentials(scope: Scope) -> tuple[str, str]:
    """The cookies and the authorization of a request."""
    return wire.header(scope, b"cookie") or "", wire.header(scope, b"authorization") or ""


def identified(database: Database, scope: Scope) -> Any:
    """Who asks by cookie or token, or None. Raises `Refusal("token_invalid")`."""
    return identify(database, *credentials(scope))


class Nouns:
    """Hands the nouns' addresses straight to their routes, and every other one to Litestar, whose layers would cost
    more than the query."""

    def __init__(self, app: ASGIApp, database: Database) -> None:
        self.app = app
        # Attachments come with their files, through Litestar; so do pictures of people and links that invite them.
        plain = [noun for noun in NOUNS.values() if noun.operations and noun.name != "attachment"]
        self.resources = {f"/api/{noun.plural}": Resource(noun, database) for noun in plain}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        end = path.find("/", 5)
        plain = not path.endswith(("/avatar", "/invitation-link"))
        app = self.resources.get(path if end < 0 else path[:end], self.app) if plain else self.app
        await app(scope, receive, send)


def _mounted(path: str, app: Any) -> Any:
    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, send)

    return asgi(path, is_mount=True, copy_scope=False)(mounted)


def _routes() -> list[Any]:
    rooms = (health, auth, feeds, admin, imports, published, portraits)
    return [route for room in rooms for route in room.routes]


def _answered(_: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    answer = wire.answered(fault)
    headers = {name.decode(): value.decode() for name, value in answer.headers if name != b"content-type"}
    media = next((value.decode() for name, value in answer.headers if name == b"content-type"), None)
    return Response(answer.body, status_code=answer.status, headers=headers, media_type=media)


def _http(request: Request[Any, Any, Any], fault: HTTPException) -> Response[bytes]:
    """Litestar's own refusals, in our words."""
    match fault.status_code:
        case 404:
            return _answered(request, Refusal("no_route"))
        case 405:
            taken = {name.lower(): value for name, value in (fault.headers or {}).items()}["allow"].split(", ")
            return _answered(request, wire.other_method(request.scope, sorted(set(taken) - {"OPTIONS"})))
        case code if code < 500:
            return _answered(request, Refusal("bad_request", detail=str(fault.detail)))
        case _:
            return _answered(request, fault)
