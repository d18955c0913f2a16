"""What a handler needs: who asks, the deck as that person, and where the work runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.database import Busy, Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal

T = TypeVar("T")
Connection = ASGIConnection[Any, Any, Any, Any]


@dataclass(frozen=True)
class Identity:
    """Who a request comes from. `via` is web for a browser's session and api for a token."""

    viewer: Viewer
    via: str
    session_id: int | None = None
    token_id: int | None = None


def database_of(connection: Connection) -> Database:
    return connection.app.state.database  # type: ignore[no-any-return]


def identity_of(connection: Connection) -> Identity:
    """Who asks. Raises `Refusal("sign_in")` for nobody."""
    identity: Identity | None = connection.scope.get("identity")  # type: ignore[assignment]
    if identity is None:
        raise Refusal("sign_in")
    return identity


def signed_in(connection: Connection, _: BaseRouteHandler) -> None:
    """A route's guard: who is nobody is told so before anything is said about their input."""
    identity_of(connection)


def deck_of(connection: Connection) -> Deck:
    """The deck as the person who asks. Raises `Refusal("sign_in")` for nobody."""
    identity = identity_of(connection)
    return Deck(database_of(connection), identity.viewer, via=identity.via)


async def run(database: Database, work: Callable[[], T], *, writing: bool = False, long: bool = False) -> T:
    """Run work on the database: in the event loop where a call is short (SQLite), in a thread otherwise.

    A short write that would have to wait for another writer moves to a thread too, so that nobody waits with it.
    """
    if long or not database.inline:
        return await anyio.to_thread.run_sync(work)
    if not writing:
        return work()
    try:
        with database.patience(False):
            return work()
    except Busy:
        return await anyio.to_thread.run_sync(work)
