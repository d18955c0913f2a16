"""How many objects bear each value of a field, counted by the database under the filters of a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from . import conditions
from .errors import Refusal
from .model import Field, Noun, Veiled
from .query import Query, Reader
from .reading import Reading
from .tables import TABLES, edge_name

if TYPE_CHECKING:
    from .deck import Deck

MOST = 1000
COUNTED = frozenset({"enum", "bool", "int", "text"})
PAGED = frozenset({"sort", "limit", "cursor", "offset", "fields", "count", "as_of"})


class Count(msgspec.Struct):
    """A value of the field, None for those without one, and how many objects bear it."""

    value: Any
    count: int


class Counting:
    """Counts one noun's objects by one of its fields, as one deck's user."""

    def __init__(self, deck: Deck, noun: Noun, by: str) -> None:
        self.reading = Reading(deck, noun)
        self.deck, self.noun, self.table = deck, noun, self.reading.table
        self.field = self._field(by)

    def counts(self, query: Query) -> list[Count]:
        """The values by how many bear them, the most first; at most 1,000 of them.

        An object with several people is counted for each.
        """
        key = (
            "counts", self.noun.name, self.deck.viewer.role, query.deleted, self.field.name,
            conditions.shape(query.where),
        )  # fmt: skip
        binds = self.reading.binds(query) | {"most": MOST}
        rows = self.deck.session.rows(key, lambda: self._grouped(query), binds)
        spelt = self._spelt([row[2] for row in rows]) if self.field.folded else {}
        return [Count(self._value(row[0], spelt.get(row[2])), row[1]) for row in rows]

    def _field(self, by: str) -> Field:
        reader = Reader(self.deck, self.noun)
        field = reader.field(by)
        if field is None or not self._counted(field):
            known = ", ".join(name for name in reader.known() if self._counted(self.noun.fields[name]))
            raise Refusal("unknown_count", noun=self.noun.name, name=by, known=known)
        return field

    def _counted(self, field: Field) -> bool:
        return bool(field.edge or (field.column and not field.beside and field.kind in COUNTED))

    def _grouped(self, query: Query) -> Any:
        source: Any = self.table
        if self.field.edge:
            # By another name: the filters may ask the same table.
            edge = TABLES[edge_name(self.noun, self.field)].alias("counted")
            here, value = edge.c.owner_id == self.table.c.id, edge.c.target_id
            seen = conditions.veil(self.field, edge, value, self.reading.clock)
            source = source.outerjoin(edge, here if seen is None else sa.and_(here, seen))
        else:
            value = conditions.shown_value(self.field, self.table, self.reading.clock)
            if self.deck.database.dialect == "sqlite" and not self.field.has(Veiled):
                # By an index in the field's order it would read all there is instead of what the filters leave.
                value = sa.literal_column(f"+{self.table.name}.{self.field.name}")
        count, first = sa.func.count().label("number"), sa.func.min(self.table.c.id)
        grouped = sa.select(value, count, first).select_from(source).where(*self.reading.where(query)).group_by(value)
        return grouped.order_by(count.desc(), value).limit(sa.bindparam("most", None, type_=sa.Integer))

    def _value(self, held: Any, spelt: Any) -> Any:
        if held is None or self.field.folded:
            return spelt
        if self.field.kind == "enum" and self.field.column and self.field.column.ordered:
            return self.field.choices[held]
        return bool(held) if self.field.kind == "bool" else held

    def _spelt(self, ids: list[int]) -> dict[int, Any]:
        """How the objects write the field, which its column holds without regard to case."""
        if not ids:
            return {}
        column = self.table.c
        found = sa.select(column.id, column.data).where(column.id.in_([sa.literal(id) for id in ids]))
        rows = self.deck.session.rows(None, lambda: found, {})
        return {id: msgspec.json.decode(text).get(self.field.name) for id, text in rows}


def counts(deck: Deck, noun: Noun, pairs: Iterable[tuple[str, Any]]) -> list[Count]:
    """As the address asks: `by` names the field, the rest are a list's filters.

    Raises `Refusal`: `bad_request` without `by`, or with a list's order, page or past; `unknown_count` for a field
    that is not counted by; and what a list refuses.
    """
    given = list(pairs)
    named = [str(value) for name, value in given if name == "by"]
    paged = next((name for name, _ in given if name in PAGED), None)
    if len(named) != 1 or paged:
        detail = f"“{paged}” is not known here." if paged else "“by” names the field to count by."
        raise Refusal("bad_request", detail=detail)
    counting = Counting(deck, noun, named[0])
    return counting.counts(Reader(deck, noun).read((n, v) for n, v in given if n != "by"))
