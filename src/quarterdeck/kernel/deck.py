"""Deck: all of a database as one user sees it. Finding is authorizing; every read and write goes through here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from time import monotonic
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import sqlalchemy as sa
from sqlalchemy.sql import visitors

from . import access, activity, feed
from .access import Viewer
from .act import Act, acting, instants
from .collection import Collection
from .conditions import Cond
from .database import Database
from .errors import Forbidden, NotFound, Refusal
from .model import NOUNS, PLURALS, Noun, Record, noun_of
from .query import Query
from .reading import Reading
from .session import Session
from .tables import TABLES, bind, fold
from .veil import Veil

R = TypeVar("R", bound=Record)
FRESH = 1.0  # seconds for which a setting is known
T = TypeVar("T")


class Deck:
    """A database as one acting user. `deck.tasks`, `deck.chats` … are collections; not shared between threads.

    `via` says through what the user acts; `at` fixes the instant of every act, as imports of a history need.
    """

    def __init__(self, database: Database, viewer: Viewer, *, via: str = "api", at: datetime | None = None) -> None:
        self.database, self.viewer, self.via, self.at = database, viewer, via, at
        self.retelling: bool = False  # while acts of the past are told as they were elsewhere
        self._session: Session | None = None
        self._act: Act | None = None  # while a transaction is open
        self._bound: tuple[datetime, Viewer, dict[str, Any]] | None = None
        self._entries: list[dict[str, Any]] = []

    # -- collections -------------------------------------------------------------------------------------------

    def of(self, struct: type[R]) -> Collection[R]:
        """The collection of a noun by its struct, typed."""
        return Collection(self, noun_of(struct))

    def named(self, name: str) -> Collection[Any]:
        """The collection of a noun by its name, `task` or `tasks`."""
        noun = NOUNS.get(name) or PLURALS.get(name)
        if noun is None:
            raise Refusal("no_route")
        return Collection(self, noun)

    def __getattr__(self, name: str) -> Collection[Any]:
        if name in PLURALS:
            return Collection(self, PLURALS[name])
        raise AttributeError(name)

    # -- time and session --------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """The instant of what this deck does, in UTC; all of a transaction has one."""
        return self.at or (self._act.at if self._act else datetime.now(UTC))

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def zone(self) -> tzinfo:
        """Where the acting user is: the days that they name end there."""
        return ZoneInfo(self.named("user").get(self.viewer.id).timezone) if self.viewer.id else UTC

    @property
    def binds(self) -> dict[str, Any]:
        """What every statement is given: the viewer and the clock."""
        now, known = self.now, self._bound
        if known is None or known[0] is not now or known[1] is not self.viewer:
            self._bound = known = now, self.viewer, self.viewer.binds | instants(now)
        return known[2]

    @property
    def session(self) -> Session:
        if self._session is None:
            raise RuntimeError("no session is open: use `with deck.using():` around raw statements")
        return self._session

    @contextmanager
    def using(self) -> Iterator[Session]:
        """A connection for the block; the same one in blocks inside it."""
        if self._session is not None:
            yield self._session
            return
        with self.database.session() as session:
            self._session = session
            try:
                yield session
            finally:
                self._session = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes of the block, or none. The ledger is written last, so that its order is that of the commits."""
        with self.using() as session:
            outermost, kept = self._act is None, len(self._entries)
            if outermost and self.database.dialect == "sqlite":
                self.database.write_lock.acquire()
            try:
                with session.transaction(), self._acting(outermost):
                    yield
                    if outermost and self._entries:
                        session.grown = activity.append(session, self._entries)
            except BaseException:
                del self._entries[kept:]
                raise
            finally:
                if outermost:
                    self._entries.clear()
                    if self.database.dialect == "sqlite":
                        self.database.write_lock.release()
            if outermost:
                session.announce()

    @contextmanager
    def _acting(self, outermost: bool) -> Iterator[None]:
        """One act for all of a transaction: one person, one instant."""
        if not outermost:
            yield
            return
        self._act = Act(self.viewer.id or None, self.via, self.now)
        try:
            with acting(self._act):
                yield
        finally:
            self._act = None

    @contextmanager
    def acting_as(self, viewer: Viewer, at: datetime) -> Iterator[None]:
        """Run a block of a transaction as another person at another instant, as the import of a history needs."""
        kept = self.viewer, self.at, self.retelling
        self.viewer, self.at, self.retelling = viewer, at, True
        try:
            with acting(Act(viewer.id or None, self.via, at)):
                yield
        finally:
            self.viewer, self.at, self.retelling = kept

    def write(self, work: Callable[[], T]) -> T:
        """Run work in a transaction, and again when the database says that a deadlock was in the way."""

        def once() -> T:
            with self.transaction():
                return work()

        with self.using() as session:
            return once() if session.depth else self.database.faults.retrying(once)  # type: ignore[no-any-return]

    # -- what features ask -------------------------------------------------------------------------------------

    def sees(self, noun: str | type[Record], id: int) -> bool:
        """Whether this user sees the object."""
        declared = NOUNS[noun] if isinstance(noun, str) else noun_of(noun)
        with self.using():
            return Reading(self, declared).there(id, deleted=False)

    def seen(self, noun: str, ids: set[int]) -> set[int]:
        """Those of these objects that this user sees."""
        if not ids:
            return set()
        with self.using():
            return Reading(self, NOUNS[noun]).seen_ids(Query(where=Cond("id", "eq", tuple(sorted(ids)))))

    def may(self, action: str, thing: Record) -> bool:
        """Whether this user may do that to the thing."""
        with self.using():
            return access.may(self, noun_of(thing), action, thing)

    def hidden(self, noun: Noun, id: int | None = None, project_id: int | None = None) -> frozenset[str]:
        """The fields that this user is not shown, and cannot filter, sort or read the history of: of any object of the
        noun, or of one that is known by its id and its project."""
        if not noun.guarded:
            return frozenset()
        veil = Veil(self, noun)
        return veil.hidden if id is None else veil.of(id, project_id)

    def shown(self, thing: T) -> T:
        """A written object, or several, as this user may read it: without what is hidden from them."""
        if isinstance(thing, list):
            return [self.shown(each) for each in thing]  # type: ignore[return-value]
        if not isinstance(thing, Record):
            return thing
        noun = noun_of(thing)
        return Veil(self, noun).thing(thing) if noun.guarded else thing

    def search_entry(self, noun: Noun) -> str:
        """The name of the search entries that hold what this user is shown of a noun."""
        return noun.name if self.hidden(noun) else noun.searched

    def rows(self, statement: Any, *, key: Any = None, **binds: Any) -> list[Any]:
        """Rows of a SQLAlchemy statement on the current session, as tuples.

        With a `key` the statement is compiled once and known by it; its values must then be bound by name.
        """
        with self.using() as session:
            return [tuple(row) for row in session.rows(key, lambda: _built(statement), self.binds | binds)]

    def scalar(self, statement: Any, *, key: Any = None, **binds: Any) -> Any:
        rows = self.rows(statement, key=key, **binds)
        return rows[0][0] if rows else None

    def run(self, statement: Any, *, key: Any = None, **binds: Any) -> int:
        """Run a statement of a guard or a reaction in the current transaction; returns the rows it touched."""
        return int(self.session.execute(key, lambda: _built(statement), self.binds | binds).rowcount)

    def select(self, *expressions: Any, **binds: Any) -> list[Any]:
        """Rows of SQLAlchemy expressions over the nouns' tables (`quarterdeck.kernel.tables.TABLES`), narrowed to what
        this user may see: every table, joins included, is filtered as its lists are.

        Refused are the columns that are hidden from the user, whole documents where something in them is, and
        selects inside selects, which could not be narrowed.
        """
        first = expressions[0]
        statement = first if len(expressions) == 1 and isinstance(first, sa.Select) else sa.select(*expressions)
        for part in visitors.iterate(statement):
            self._selectable(part, statement)
        tables = {t for found in statement.get_final_froms() for t in _tables(found)}
        return self.rows(statement.where(*(c for t in tables for c in Reading(self, NOUNS[t.name]).visible())), **binds)

    def _selectable(self, part: Any, whole: Any) -> None:
        if isinstance(part, sa.SelectBase | sa.Subquery | sa.Alias | sa.TextClause) and part is not whole:
            raise Refusal(
                "bad_request", detail="select takes tables and expressions, no selects, aliases or text inside."
            )
        if isinstance(part, sa.Table) and part.name not in NOUNS:
            raise Refusal("bad_request", detail=f"select takes nouns' tables, not {part.name}.")
        if isinstance(part, sa.Column) and part.table is not None and part.table.name in NOUNS:
            noun = NOUNS[part.table.name]
            hidden = self.hidden(noun)
            if part.name in noun.secrets or part.name in hidden or (part.name == "data" and hidden):
                raise Refusal("unknown_field", noun=noun.name, name=part.name)

    # -- the ledger --------------------------------------------------------------------------------------------

    def record(self, entry: dict[str, Any]) -> None:
        """Add to what this transaction will write into the ledger."""
        self._entries.append(entry)

    def log(self, verb: str, noun: str, object_id: int, **changes: Any) -> None:
        """Record an act that is no change of a document: a sign-in, a setting."""
        pairs = {name: [None, value] for name, value in changes.items()}
        act = Act(self.viewer.id or None, self.via, self.now)
        self.record(activity.entry(act, noun, object_id, 0, verb, None, pairs))

    def happened(
        self, *, since: int | None = None, before: int | None = None, limit: int = 100, project_id: int | None = None,
        actor_id: int | None = None, noun: str | None = None, object_id: int | None = None, verb: str | None = None,
        begin: datetime | None = None, end: datetime | None = None,
    ) -> feed.Happened:  # fmt: skip
        """The ledger as this user may read it: newest first, before the activity `before`; with `since` oldest first,
        behind that activity. `begin` and `end` are instants. There may be fewer than `limit`, and still a `next`."""
        wanted = {
            "project_id": project_id, "actor_id": actor_id, "noun": noun, "object_id": object_id, "verb": verb,
            "from": begin, "to": end,
        }  # fmt: skip
        given = {name: value for name, value in wanted.items() if value is not None}
        ask = feed.until if since is None else feed.since
        found, following = ask(self, before if since is None else since, limit=limit, **given)  # type: ignore[arg-type]
        told = feed.Happened(found)
        told.next = following
        return told

    # -- settings ----------------------------------------------------------------------------------------------

    def setting(self, name: str, default: T) -> T:
        """A setting of the workspace by its name, of the type of the default; known for a second, since another process
        may change it."""
        known: dict[str, tuple[float, Any]] = self.database.cache.setdefault("settings", {})
        at, value = known.get(name, (-FRESH, None))
        if monotonic() - at >= FRESH:
            table = TABLES["setting"]
            found = self.scalar(
                lambda: sa.select(table.c.data).where(table.c.name == bind("name")), key="setting", name=name
            )
            fresh = msgspec.json.decode(found) if found else None
            if fresh != value and name in known:
                forget_settings(self.database)
            self.database.cache.setdefault("settings", {})[name] = monotonic(), fresh
            value = fresh
        return default if value is None else value  # type: ignore[no-any-return]

    def set_setting(self, name: str, value: Any) -> None:
        """Change a setting of the workspace; administrators only."""
        if not self.viewer.is_admin:
            raise Forbidden(action="change", noun="setting")
        table = TABLES["setting"]
        old = self.setting(name, None)

        def work() -> None:
            self.run(sa.delete(table).where(table.c.name == name))
            self.session.insert_rows(table, [{"name": name, "data": msgspec.json.encode(value).decode()}])
            self.record(
                activity.entry(
                    Act(self.viewer.id or None, self.via, self.now), "setting", 0, 0, "set", None, {name: [old, value]}
                )
            )

        self.write(work)
        forget_settings(self.database)

    def custom_fields(self, noun: Noun) -> dict[str, Any]:
        """The declared custom fields of a noun: {name: {"type", "choices"?}}."""
        return self.setting(f"custom_fields.{noun.name}", {})


def forget_settings(database: Database) -> None:
    """Read the settings anew: somebody, perhaps in another process, has changed one."""
    database.cache.pop("settings", None)
    database.statements.clear()  # which column holds a custom field depends on its type


def find_viewer(database: Database, user: int | str) -> Viewer:
    """The viewer for a user's id, name or e-mail address. Raises `NotFound` unless the account is active."""
    table = TABLES["user"]
    which = (
        table.c.id == user
        if isinstance(user, int)
        else sa.or_(table.c.username == fold(user), table.c.email == fold(user))
    )
    columns = (table.c.id, table.c.role, table.c.customer_id, table.c.status, table.c.deleted_at)
    with database.session() as session:
        row = session.row(None, lambda: sa.select(*columns).where(which), {})
    if row is None or row[3] != "active" or row[4] is not None:
        raise NotFound(noun="user")
    return Viewer(row[0], row[1], row[2])


def system(database: Database, *, via: str = "system", at: datetime | None = None) -> Deck:
    """A deck that sees everything and acts as nobody: for imports, jobs and the first user."""
    return Deck(database, Viewer(0, "admin"), via=via, at=at)


def _built(statement: Any) -> Any:
    """A statement, or what builds it: a known key saves the building too."""
    return statement() if callable(statement) else statement


def _tables(part: Any) -> Iterator[Any]:
    if isinstance(part, sa.Join):
        yield from _tables(part.left)
        yield from _tables(part.right)
    else:
        yield part
