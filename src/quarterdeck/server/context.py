"""What a handler needs: who asks, the deck as that person, and where the work runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import anyio
import anyio.to_thread
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.database import Busy, Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal

T = TypeVar("T")
PATIENCE = 60.0  # seconds until the database has answered a question
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

    Short writes to SQLite are gathered: see `Gathering`.
    """
    if long or not database.inline:
        return await (anyio.to_thread.run_sync(work) if long or writing else within(PATIENCE, work))
    if not writing:
        return work()
    if database not in _gatherings:
        _gatherings[database] = Gathering(database)
    return await _gatherings[database].run(work)  # type: ignore[no-any-return]


async def within(seconds: float, work: Callable[[], T]) -> T:
    """The outcome of work in a thread that only reads. Raises `Refusal("unavailable")` when it takes longer; the
    thread then goes on by itself, since nothing ends a driver's waiting."""
    with anyio.move_on_after(seconds):
        return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
    raise Refusal("unavailable", what="database")


class Gathering:
    """Short writes to SQLite: those that have arrived by the time the loop comes to write are committed together.

    Where another writer is at it, be it another process, they wait in a thread, and so does what arrives meanwhile:
    nobody waits with them.
    """

    MOST = 16

    def __init__(self, database: Database) -> None:
        self.database = database
        self._waiting: list[_Due] = []
        self._later: asyncio.Task[None] | None = None

    async def run(self, work: Callable[[], Any]) -> Any:
        loop = asyncio.get_running_loop()
        due = _Due(work, loop.create_future())
        self._waiting.append(due)
        if len(self._waiting) == 1 and self._later is None:
            loop.call_soon(self._write)
        return await due.future

    def _write(self) -> None:
        taken = self._taken()
        try:
            with self.database.patience(False):
                outcomes = self._together(taken)
        except Busy:
            self._later = asyncio.create_task(self._write_later(taken))
        except Exception as fault:
            self._told(taken, [fault] * len(taken))
        else:
            self._told(taken, outcomes)

    async def _write_later(self, taken: list[_Due]) -> None:
        try:
            outcomes = await anyio.to_thread.run_sync(self._together, taken)
        except Exception as fault:
            outcomes = [fault] * len(taken)
        self._later = None
        self._told(taken, outcomes)

    def _taken(self) -> list[_Due]:
        taken, self._waiting = self._waiting[: self.MOST], self._waiting[self.MOST :]
        return taken

    def _together(self, taken: list[_Due]) -> list[Any]:
        """What each work returned or raised; what their transaction raises comes to all of them."""
        with self.database.telling():
            return self.database.together([due.work for due in taken])

    def _told(self, taken: list[_Due], outcomes: list[Any]) -> None:
        for due, outcome in zip(taken, outcomes, strict=True):
            if due.future.done():  # who asked has gone
                continue
            if isinstance(outcome, Exception):
                due.future.set_exception(outcome)
            else:
                due.future.set_result(outcome)
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._write)


@dataclass(frozen=True)
class _Due:
    """A write that waits for its turn, and who waits for its outcome."""

    work: Callable[[], Any]
    future: asyncio.Future[Any]


_gatherings: WeakKeyDictionary[Database, Gathering] = WeakKeyDictionary()
