"""Who a request comes from: one indexed query for a session's cookie or a script's token."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.secret import hashed
from quarterdeck.people.sessions import token_touched, touched

from .context import Identity
from .cookies import SESSION, cookie_in


def identify(
    database: Database, cookies: str, authorization: str | None, *, at: datetime | None = None
) -> Identity | None:
    """Who asks, or None for nobody. A Bearer token goes before a cookie, and then the cookie counts for nothing.

    `cookies` is the Cookie header. Raises `Refusal("token_invalid")` for a token that is unknown, ended or expired.
    """
    if authorization and authorization[:7].lower() == "bearer ":
        return of_token(database, authorization[7:].strip(), at=at)
    token = cookie_in(cookies, SESSION) if cookies else ""
    return _of_session(database, token, at or datetime.now(UTC)) if token else None


def of_token(database: Database, token: str, *, at: datetime | None = None) -> Identity:
    """Who a script's token stands for. Raises `Refusal("token_invalid")`."""
    at = at or datetime.now(UTC)
    row = _row(database, "api_token", ("expires_at", "last_used_at", "data"), token)
    if row is None or (row[4] is not None and row[4] <= stamp(at)):
        raise Refusal("token_invalid")
    id, user_id, role, customer_id, _, last_used, data = row
    token_touched(database, id, last_used, at)
    return Identity(Viewer(user_id, role, customer_id, _scopes(data)), via="api", token_id=id)


def _of_session(database: Database, token: str, at: datetime) -> Identity | None:
    row = _row(database, "session", ("expires_at", "last_seen_at"), token)
    if row is None or row[4] is None or row[4] <= stamp(at):
        return None
    id, user_id, role, customer_id, _, last_seen = row
    touched(database, id, last_seen, at)
    return Identity(Viewer(user_id, role, customer_id), via="web", session_id=id)


def _row(database: Database, noun: str, names: tuple[str, ...], token: str) -> Any:
    """The row of a token's hash with its user, who has to be active."""

    def build() -> Any:
        kept, user = TABLES[noun], TABLES["user"]
        columns = (kept.c.id, user.c.id, user.c.role, user.c.customer_id, *(kept.c[name] for name in names))
        return sa.select(*columns).join(user, user.c.id == kept.c.user_id).where(
            kept.c.token_hash == sa.bindparam("hash", None, type_=sa.String),
            kept.c.deleted_at.is_(None), user.c.deleted_at.is_(None), user.c.status == "active",
        )  # fmt: skip

    with database.session() as session:
        return session.row(("identify", noun), build, {"hash": hashed(token)})


class _Scoped(msgspec.Struct):
    scopes: list[str] = []


_scoped = msgspec.json.Decoder(_Scoped)


def _scopes(data: str) -> frozenset[str] | None:
    return frozenset(_scoped.decode(data).scopes) or None
