"""What the routes of signing in ask of a request: when, from where, over what, and with what right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from litestar import Request

from quarterdeck.kernel.access import require_scope
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.input import conform
from quarterdeck.people.secret import signing_key
from quarterdeck.people.sign_in import Client
from quarterdeck.server.cookies import SESSION, cookie_in

from . import wire
from .context import Identity, database_of, identity_of

T = TypeVar("T")
F = TypeVar("F")
Asked = Request[Any, Any, Any]
BODY_LIMIT = 20_000  # bytes
HASHING = 4  # passwords hashed at once in one process; each takes 64 MiB


async def form(request: Asked, type_: type[F], limit: int = BODY_LIMIT) -> F:
    """What a request's JSON holds, as this type. Raises as `wire.body` does, and `Invalid`."""
    given: F = conform(await wire.body(request.scope, request.receive, limit), type_)
    return given


async def asks_what_is_known(request: Asked) -> None:
    """Refuse parameters that a route does not take: it names the struct of those it takes as its `query`."""
    taken = request.route_handler.opt.get("query")
    wire.asked(request.scope, *(taken.__struct_encode_fields__ if taken else ()))


def now(request: Asked) -> datetime:
    """The instant of the request; `app.state.clock` stands in for the real clock where time is rehearsed."""
    clock: Callable[[], datetime] | None = request.app.state.get("clock")
    return clock() if clock else datetime.now(UTC)


def client(request: Asked) -> Client:
    address = request.client.host if request.client else ""
    return Client(address, request.headers.get("user-agent", ""), request.cookies)


def session_cookie(request: Asked) -> str:
    """The cookie as `identify` reads it, should a browser send two of that name."""
    return cookie_in(request.headers.get("cookie", ""), SESSION)


def secure(request: Asked) -> bool:
    """Whether cookies may demand https: people come over it, be it through a proxy."""
    return request.app.state.settings.url.startswith("https://") or request.scope["scheme"] == "https"


def deck(request: Asked, plural: str, *, writing: bool) -> Deck:
    """The deck of who asks, at the request's instant.

    Raises `Refusal("sign_in")` or, for a token, `Refusal("scope")`.
    """
    identity = identity_of(request)
    require_scope(identity.viewer, plural, writing)
    return Deck(database_of(request), identity.viewer, via=identity.via, at=now(request))


def in_browser(identity: Identity, action: str) -> None:
    """What gives lasting power is done by the person in a browser: a leaked token cannot make itself others."""
    if identity.session_id is None:
        raise Refusal("browser_only", action=action)


async def in_thread(request: Asked, work: Callable[[Database, Client, bytes], T]) -> T:
    """Work that hashes a password: a few at once, so that a flood of guesses takes neither the loop nor the memory."""
    state, database, who = request.app.state, database_of(request), client(request)
    if "hashing" not in state:
        state.hashing = anyio.CapacityLimiter(HASHING)

    def worked() -> T:
        return work(database, who, signing_key(database, state.settings.secret))

    return await anyio.to_thread.run_sync(worked, limiter=state.hashing)
