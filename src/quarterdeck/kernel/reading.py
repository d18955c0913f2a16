"""The one read path: visible to whom → filter → sort → page. It hands on the stored text and makes no objects of it.

A statement depends on the noun, the viewer's role and the shape of the question only; it is compiled once and
kept, and a request binds its values to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from . import conditions, search
from .cursors import decode_cursor, encode_cursor, fitting
from .custom import is_number
from .errors import Refusal
from .model import Field, Noun
from .query import Query
from .tables import TABLES

if TYPE_CHECKING:
    from .access import Viewer
    from .deck import Deck

Sort = tuple[tuple[str, bool], ...]
WHOLE, PRESENT, ABSENT = 2, 0, 1
_DOCUMENTS: dict[tuple[sa.Table, str], Any] = {}  # by table and role


@dataclass(frozen=True)
class Clock:
    """When it is, as SQL parameters (text: the instant and the date of the act), and for whom: what is derived may
    depend on what they see."""

    viewer: Viewer
    now = sa.bindparam("now", None, type_=sa.String)
    today = sa.bindparam("today", None, type_=sa.String)


@dataclass
class Found:
    """One page of documents as texts, the cursor behind it, and the count where asked for."""

    texts: list[str]
    next: str | None = None
    count: int | None = None


class Reading:
    """Reads one noun as one deck's user."""

    def __init__(self, deck: Deck, noun: Noun) -> None:
        self.deck, self.noun = deck, noun
        self.table = TABLES[noun.name]
        self.dialect = deck.database.dialect
        self.clock = Clock(deck.viewer)

    # -- questions ---------------------------------------------------------------------------------------------

    def row(self, id: int, *, deleted: bool | None = False) -> tuple[str, int] | None:
        """The document's text and version, or None where there is nothing for this user. `deleted=None` finds either."""
        if not 0 < id < 2**63:
            return None
        key = ("one", self.noun.name, self.deck.viewer.role, deleted)
        row: Any = self.deck.session.row(key, lambda: self._one(deleted), self.binds() | {"id": id})
        return row

    def one(self, id: int, *, deleted: bool | None = False) -> str | None:
        """The document's text, as `row` finds it."""
        row = self.row(id, deleted=deleted)
        return row[0] if row else None

    def there(self, id: int, *, deleted: bool | None = None) -> bool:
        """Whether the viewer sees the object; by default in the trash too."""
        if not 0 < id < 2**63:
            return False
        key = ("there", self.noun.name, self.deck.viewer.role, deleted)

        def build() -> Any:
            which = self.table.c.id == sa.bindparam("id", None, type_=sa.BigInteger)
            return sa.select(sa.literal_column("1")).where(which, *self.visible(deleted))

        return self.deck.session.row(key, build, self.deck.binds | {"id": id}) is not None

    def page(self, query: Query) -> Found:
        """A page of a list, with the cursor that follows it."""
        phase, after = decode_cursor(query.sort, query.cursor) if query.cursor else (None, None)
        if after is not None:
            after = self._fitting(query, after, phase)
        splits = self._nullable(query, query.sort[0][0]) and not query.offset
        phases = [PRESENT, ABSENT] if splits else [WHOLE]
        rows: list[Any] = []
        for at in phases[phases.index(phase) if phase in phases else 0 :]:
            wanted = query.limit + 1 - len(rows)
            if wanted > 0:
                rows += self._rows(query, at, after if at == phase else None, wanted)
        following = None
        if len(rows) > query.limit:
            rows.pop()
            following = self._cursor(query, rows[-1])
        count = self.count(query) if query.count else None
        return Found([row[0] for row in rows], following, count)

    def count(self, query: Query) -> int:
        key = ("count", self.noun.name, self.deck.viewer.role, query.deleted, conditions.shape(query.where))

        def build() -> Any:
            return sa.select(sa.func.count()).select_from(self.table).where(*self.where(query))

        return int(self.deck.session.row(key, build, self.binds(query))[0])

    def ids(self, query: Query) -> Any:
        """The ids of all that match, as a SELECT over the table (for named queries and the search)."""
        return sa.select(self.table.c.id).where(*self.where(query))

    def seen_ids(self, query: Query) -> set[int]:
        """The ids of all that match, with no order and no page."""
        key = ("ids", self.noun.name, self.deck.viewer.role, query.deleted, conditions.shape(query.where))
        return {row[0] for row in self.deck.session.rows(key, lambda: self.ids(query), self.binds(query))}

    # -- statements --------------------------------------------------------------------------------------------

    def _one(self, deleted: bool | None) -> Any:
        which = self.table.c.id == sa.bindparam("id", None, type_=sa.BigInteger)
        return sa.select(self.document(), self.table.c.version).where(which, *self.visible(deleted))

    def visible(self, deleted: bool | None = False, *, ids: bool = False) -> list[Any]:
        """What the viewer sees of the noun, as SQL conditions; `ids` where the objects are found by their ids."""
        conds = []
        if deleted is not None:
            # Every list's index begins with `gone`, and SQLite takes one of those before it looks up 200 ids.
            gone = (
                sa.literal_column(f"+{self.table.name}.gone") if ids and self.dialect == "sqlite" else self.table.c.gone
            )
            conds.append(gone == sa.literal_column("1" if deleted else "0"))
        seen = self.noun.visible(self.table, self.deck.viewer)
        return conds if seen is None else [*conds, seen]

    def where(self, query: Query) -> list[Any]:
        """What the viewer sees of it and what the question asks, as SQL conditions."""
        matching, entry = search.matching(self.dialect), self.deck.search_entry(self.noun)
        sql = conditions.Sql(self.noun, self.table, self.clock, lambda words: matching(entry, words))
        by_id = query.where == conditions.All(()) and query.sort[0][0] == "id"
        return [*self.visible(query.deleted, ids=by_id or conditions.names_ids(query.where)), sql.of(query.where)]

    def _rows(self, query: Query, phase: int, after: list[Any] | None, wanted: int) -> list[Any]:
        pattern = None if after is None else tuple(value is None for value in after)
        key = (
            "page", self.noun.name, self.deck.viewer.role, query.deleted, conditions.shape(query.where),
            query.sort, phase, pattern, bool(query.offset),
        )  # fmt: skip
        binds = self.binds(query) | {"most": wanted, "skip": query.offset}
        if after is not None:
            binds |= {f"k{i}": value for i, value in enumerate(after)}
        return self.deck.session.rows(key, lambda: self._page(query, phase, after), binds)

    def _page(self, query: Query, phase: int, after: list[Any] | None) -> Any:
        columns = [self._sort_column(name) for name, _ in query.sort]
        statement = sa.select(self.document(), *columns).where(*self.where(query))
        if phase == PRESENT:
            statement = statement.where(columns[0].is_not(None))
        elif phase == ABSENT:
            statement = statement.where(columns[0].is_(None))
        terms = self._terms(query, columns, phase, after)
        if after is not None:
            statement = statement.where(_behind(terms))
        statement = statement.order_by(*(t.column.desc() if t.falling else t.column for t in terms))
        statement = statement.limit(sa.bindparam("most", None, type_=sa.Integer))
        return statement.offset(sa.bindparam("skip", None, type_=sa.Integer)) if query.offset else statement

    def _terms(self, query: Query, columns: list[Any], phase: int, after: list[Any] | None) -> list[_Term]:
        """The order's terms. What is absent comes last in either direction, on every database."""
        terms = []
        for i, ((name, falling), column) in enumerate(zip(query.sort, columns, strict=True)):
            if i == 0 and phase == ABSENT:
                continue
            value = None if after is None else after[i]
            if self._nullable(query, name) and not (i == 0 and phase == PRESENT):
                missing = sa.case((column.is_(None), 1), else_=0)
                terms.append(_Term(missing, False, None if after is None else sa.literal(int(value is None))))
            held = sa.bindparam(f"k{i}", None, type_=column.type) if value is not None else None
            terms.append(_Term(column, falling, held))
        return terms

    def _sort_column(self, name: str) -> Any:
        if not name.startswith("custom."):
            return conditions.shown_value(self.noun.fields[name], self.table, self.clock)
        values = TABLES["custom_value"]
        declared = self.deck.custom_fields(self.noun)[name.removeprefix("custom.")]
        column = values.c.number if is_number(declared) else values.c.text
        where = (values.c.noun == self.noun.name, values.c.object_id == self.table.c.id,
                 values.c.field == name.removeprefix("custom."))  # fmt: skip
        return sa.select(column).where(*where).correlate(self.table).scalar_subquery()

    def _fitting(self, query: Query, values: list[Any], phase: Any) -> list[Any]:
        """A cursor's values. Refuses those that no row of this order has; the database would stumble over them."""
        if (phase == WHOLE) == self._nullable(query, query.sort[0][0]):
            raise Refusal("bad_page", reason="“cursor” is not one that a list gave.")
        return [
            None if value is None and self._nullable(query, name) else fitting(self._sort_column(name).type, value)
            for (name, _), value in zip(query.sort, values, strict=True)
        ]

    def _nullable(self, query: Query, name: str) -> bool:
        if name.startswith("custom."):
            return True
        if name == "deleted_at" and query.deleted:
            return False  # whatever is in the trash says since when
        field = self.noun.fields[name]
        return field.default is None if field.derived else bool(self.table.c[name].nullable)

    def _cursor(self, query: Query, row: Any) -> str:
        values = list(row[1:])
        splits = self._nullable(query, query.sort[0][0])
        return encode_cursor(query.sort, WHOLE if not splits else ABSENT if values[0] is None else PRESENT, values)

    def binds(self, query: Query | None = None) -> dict[str, Any]:
        """The values for `visible`, and for `where`."""
        binds = self.deck.binds
        if query is None or query.where == conditions.All(()):
            return binds
        return binds | conditions.binds_of(query.where, lambda text: search.expression(text, self.dialect))

    # -- documents ---------------------------------------------------------------------------------------------

    def document(self) -> Any:
        """The document with its id and what is kept and derived beside it, spliced together as text by the database.

        It is half of every statement and depends on the role alone, so that it is built once.
        """
        key = self.table, self.deck.viewer.role
        if key not in _DOCUMENTS:
            _DOCUMENTS[key] = self._document()
        return _DOCUMENTS[key]

    def _document(self) -> Any:
        text: Any = sa.literal_column("'{\"id\":'").concat(_text(self.table.c.id, "int"))
        for field in self.noun.beside:
            value = conditions.shown_value(field, self.table, self.clock)
            name = sa.literal_column(f"',\"{field.name}\":'")
            text = text.concat(sa.func.coalesce(name.concat(_json(field, value)), sa.literal_column("''")))
        rest = sa.func.substr(self.table.c.data, 2)
        return text.concat(sa.literal_column("','")).concat(rest).label("document")


@dataclass(frozen=True)
class _Term:
    column: Any
    falling: bool
    value: Any  # None: the last row had nothing here, or there is no last row


def _behind(terms: list[_Term]) -> Any:
    """The condition that a row comes behind the last one, in the order of the terms."""
    behind: Any = sa.false()
    for term in reversed(terms):
        if term.value is None:
            behind = sa.and_(term.column.is_(None), behind)
            continue
        beyond = term.column < term.value if term.falling else term.column > term.value
        behind = sa.or_(beyond, sa.and_(term.column == term.value, behind))
    first = terms[0]
    if first.value is None:
        return behind
    # Said apart, so that the index starts at the last row instead of at the beginning.
    bound = first.column <= first.value if first.falling else first.column >= first.value
    return sa.and_(bound, behind)


def _text(value: Any, kind: str) -> Any:
    return sa.cast(value, sa.String(30)) if kind in ("int", "float", "decimal") else value


def _json(field: Field, value: Any) -> Any:
    """A column's value as JSON text."""
    if field.kind == "bool":
        yes, no = sa.literal_column("'true'"), sa.literal_column("'false'")
        return sa.case((value, yes), else_=no)
    if field.kind in ("int", "float", "decimal"):
        return _text(value, field.kind)
    quote = sa.literal_column("'\"'")
    return quote.concat(value).concat(quote)
