"""Sessions as they live: found by the hash of their cookie, kept alive by use, ended by their person, swept away."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Busy, Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import throttle, tickets
from quarterdeck.people.secret import hashed
from quarterdeck.people.session import Session

IDLE = timedelta(hours=24)
TOUCH_EVERY = timedelta(minutes=1)


def live(deck: Deck) -> list[Session]:
    """Where the deck's user is signed in, last used first."""
    found = deck.of(Session).each(user_id=deck.viewer.id)
    alive = [session for session in found if session.expires_at and session.expires_at > deck.now]
    return sorted(alive, key=lambda session: session.last_seen_at or deck.now, reverse=True)


def end(database: Database, token: str) -> None:
    """End the session of this cookie, if there is one."""
    deck, table = system(database), TABLES["session"]

    def work() -> None:
        for (id,) in deck.rows(sa.select(table.c.id).where(table.c.token_hash == hashed(token))):
            deck.run(sa.delete(table).where(table.c.id == id))
            deck.log("end", "session", id)  # open sockets of this browser hear of it

    if token:
        deck.write(work)


def end_one(deck: Deck, id: int) -> None:
    """End another session of the deck's user. Raises `NotFound` for anybody else's."""

    def work() -> None:
        deck.of(Session).delete(id)
        deck.log("end", "session", id)

    deck.write(work)


def touched(database: Database, session_id: int, last_seen: str, at: datetime) -> None:
    """Note that a session was used, at most once a minute: it lives for 24 hours from then."""
    if last_seen <= stamp(at - TOUCH_EVERY):
        _note(database, "session", session_id, last_seen_at=stamp(at), expires_at=stamp(at + IDLE))


def token_touched(database: Database, token_id: int, last_used: str | None, at: datetime) -> None:
    """Note that a token was used, at most once a minute."""
    if last_used is None or last_used <= stamp(at - TOUCH_EVERY):
        _note(database, "api_token", token_id, last_used_at=stamp(at))


def _note(database: Database, noun: str, id: int, **times: str) -> None:
    table = TABLES[noun]

    def build() -> Any:
        values = {name: sa.bindparam(f"v_{name}", None, type_=sa.String) for name in times}
        return sa.update(table).values(values).where(table.c.id == sa.bindparam("which", None, type_=sa.BigInteger))

    binds = {f"v_{name}": value for name, value in times.items()} | {"which": id}
    # A busy SQLite is not waited for: the next request notes it.
    with contextlib.suppress(Busy), database.patience(False), database.session() as session:
        session.execute(("used", noun), build, binds)


def sweep(database: Database, *, at: datetime | None = None) -> None:
    """Remove sessions that ended, links that ran out and attempts that count no more: once an hour is enough."""
    deck, table = system(database, at=at), TABLES["session"]

    def work() -> None:
        ended = sa.or_(table.c.expires_at < stamp(deck.now), table.c.deleted_at.is_not(None))
        deck.run(sa.delete(table).where(ended))
        tickets.sweep(deck)
        throttle.sweep(deck)

    deck.write(work)
