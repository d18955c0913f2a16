"""The ledger: what changed, by whom, when, through what. History, as-of, restore, live, charts and mail read it.

Ids rise in the order of commit: a writer takes the ledger's lock last and keeps it until its commit, so that a
reader who remembers the last id it saw neither skips an activity nor sees one twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from .act import Act, stamp
from .database import CHANNEL, LEDGER_LOCK
from .model import Noun
from .session import Session
from .tables import TABLES

Changes = dict[str, list[Any]]  # field → [old, new]; None is "not there"


class Activity(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One change: at an instant (UTC), by an actor, via web, api, cli, mcp or import, under a verb's name."""

    id: int = 0
    at: str
    actor_id: int | None = None
    via: str
    noun: str
    object_id: int
    version: int
    verb: str
    project_id: int | None = None
    changes: Changes = {}


_COLUMNS = ("id", "at", "actor_id", "via", "noun", "object_id", "version", "verb", "project_id", "changes")
_decode_changes = msgspec.json.Decoder(Changes)


def entry(
    act: Act, noun: str, object_id: int, version: int, verb: str, project_id: int | None, changes: Changes
) -> dict[str, Any]:
    return {
        "at": stamp(act.at), "actor_id": act.user_id, "via": act.via, "noun": noun, "object_id": object_id,
        "version": version, "verb": verb, "project_id": project_id, "changes": msgspec.json.encode(changes).decode(),
    }  # fmt: skip


def append(session: Session, entries: list[dict[str, Any]]) -> int:
    """Write entries as the last thing of a transaction; returns the last id."""
    _lock(session)
    last = 0
    for row in entries:
        last = session.insert(TABLES["activity"], row)
    if session.database.dialect == "postgresql":
        session.run_text("SELECT pg_notify(%s, %s)", (CHANNEL, str(last)))
    return last


def _lock(session: Session) -> None:
    if session.database.dialect == "postgresql":
        session.run_text(f"SELECT pg_advisory_xact_lock({LEDGER_LOCK})")
    elif session.database.dialect == "mysql":
        session.run_text("SELECT value FROM counter WHERE name = 'ledger' FOR UPDATE").fetchone()


def last_id(session: Session) -> int:
    """The id of the newest activity, 0 when there is none."""
    table = TABLES["activity"]
    return int(session.row("ledger.last", lambda: sa.select(sa.func.max(table.c.id)), {})[0] or 0)


def tail(session: Session, after: int, limit: int = 500) -> list[Activity]:
    """The activities behind `after`, in order of commit."""
    table = TABLES["activity"]

    def build() -> Any:
        after_ = sa.bindparam("after", None, type_=sa.BigInteger)
        most = sa.bindparam("most", None, type_=sa.Integer)
        return sa.select(*(table.c[c] for c in _COLUMNS)).where(table.c.id > after_).order_by(table.c.id).limit(most)

    return [read(row) for row in session.rows("ledger.tail", build, {"after": after, "most": limit})]


def matching(session: Session, wanted: dict[str, Any], edge: int, limit: int, *, newest: bool) -> list[Activity]:
    """The activities with these values (`from` and `to` are instants, the latter left out) behind the id `edge`,
    oldest first, or the newest first before it."""
    table = TABLES["activity"]

    def build() -> Any:
        bounds = {"from": table.c.at.__ge__, "to": table.c.at.__lt__}
        compared = {column.name: column.__eq__ for column in table.c} | bounds
        conditions = [compared[name](sa.bindparam(f"w_{name}", None)) for name in wanted]
        edge_ = sa.bindparam("edge", None, type_=sa.BigInteger)
        conditions.append(table.c.id < edge_ if newest else table.c.id > edge_)
        # Where only time narrows, SQLite would rather read the whole ledger in its order than sort a piece of it.
        timed = session.database.dialect == "sqlite" and wanted and wanted.keys() <= bounds.keys()
        order: Any = sa.literal_column("+activity.id") if timed else table.c.id
        statement = sa.select(*(table.c[c] for c in _COLUMNS)).where(*conditions)
        return statement.order_by(order.desc() if newest else order).limit(sa.bindparam("most", None, type_=sa.Integer))

    binds = {f"w_{name}": value for name, value in wanted.items()} | {"edge": edge, "most": limit}
    return [read(row) for row in session.rows(("ledger.matching", tuple(wanted), newest), build, binds)]


def read(row: Any) -> Activity:
    *head, changes = row
    return Activity(**dict(zip(_COLUMNS, head, strict=False)), changes=_decode_changes.decode(changes))


def of_object(
    session: Session, noun: str, object_id: int, *, before: int | None = None, limit: int = -1
) -> list[Activity]:
    """An object's activities, oldest first; with `limit`, the newest of those before the id `before`."""
    table = TABLES["activity"]
    newest = limit >= 0

    def build() -> Any:
        statement = sa.select(*(table.c[c] for c in _COLUMNS)).where(
            table.c.noun == sa.bindparam("noun", None, type_=sa.String),
            table.c.object_id == sa.bindparam("object_id", None, type_=sa.BigInteger),
        )
        if newest:
            before_ = sa.bindparam("before", None, type_=sa.BigInteger)
            most = sa.bindparam("most", None, type_=sa.Integer)
            return statement.where(table.c.id < before_).order_by(table.c.id.desc()).limit(most)
        return statement.order_by(table.c.id)

    binds = {"noun": noun, "object_id": object_id, "before": before or 2**62, "most": limit}
    rows = session.rows(("ledger.object", newest), build, binds)
    return [read(row) for row in (reversed(rows) if newest else rows)]


# -- folding ---------------------------------------------------------------------------------------------------


def difference(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    """What changed between two documents; the audit fields follow from the activity itself and are left out."""
    names = [*new, *(name for name in old if name not in new)]
    return {n: [old.get(n), new.get(n)] for n in names if n not in _IMPLIED and old.get(n) != new.get(n)}


_IMPLIED = frozenset({"version", "created_at", "created_by", "updated_at", "updated_by"})


def fold(activities: Iterable[Activity]) -> dict[str, Any]:
    """The document that the activities of one object amount to; empty where there are none."""
    document: dict[str, Any] = {}
    for activity in activities:
        if not document:
            document["created_at"] = activity.at
            if activity.actor_id is not None:
                document["created_by"] = activity.actor_id
        for name, (_, new) in activity.changes.items():
            if new is None:
                document.pop(name, None)
            else:
                document[name] = new
        document["version"] = activity.version
        document["updated_at"] = activity.at
        document.pop("updated_by", None)
        if activity.actor_id is not None:
            document["updated_by"] = activity.actor_id
    return document


def unbroken(activities: Iterable[Activity]) -> list[Activity]:
    """One object's activities up to the first gap in its versions.

    A writer that waited for another notes an earlier instant than the one it waited for. Without this, an instant
    between the two would show the later change without the earlier.
    """
    return [a for number, a in enumerate(activities, 1) if a.version == number]


def text_of(noun: Noun, document: dict[str, Any]) -> str:
    """A folded document as its stored text: the same bytes that the write path stored."""
    return msgspec.json.encode(msgspec.convert(document, noun.struct, str_keys=True)).decode()


def as_of(
    session: Session, noun: Noun, at: datetime, ids: Any, binds: dict[str, Any]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Objects of the noun as they were at an instant, as (id, document); `ids` is the SELECT of which."""
    table = TABLES["activity"]
    statement = sa.select(*(table.c[c] for c in _COLUMNS)).where(
        table.c.noun == noun.name, table.c.at <= stamp(at), table.c.object_id.in_(ids)
    )
    rows = session.rows(None, lambda: statement.order_by(table.c.object_id, table.c.id), binds)
    group: list[Activity] = []
    for row in rows:
        activity = read(row)
        if group and group[0].object_id != activity.object_id:
            yield group[0].object_id, fold(unbroken(group))
            group = []
        group.append(activity)
    if group:
        yield group[0].object_id, fold(unbroken(group))
