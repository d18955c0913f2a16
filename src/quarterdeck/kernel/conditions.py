"""Conditions on a noun: one small tree that filters, the query language and saved views all become.

The tree turns into SQL (with the values apart, so that equal shapes share a statement) and is also evaluated on
a document, for lists as of a past instant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from .model import NOUNS, Field, Noun, Veiled
from .tables import TABLES, edge_name

OPERATORS = ("eq", "ne", "lt", "lte", "gt", "gte", "contains", "starts", "empty")


@dataclass(frozen=True)
class Cond:
    """One comparison. Several values of `eq` mean any of them, of `ne` none of them."""

    field: str
    op: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Words:
    """Full-text words: the object's own search entry must match."""

    text: str


@dataclass(frozen=True)
class All:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Some:
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    part: Node


Node = Cond | Words | All | Some | Not


def shape(node: Node) -> Any:
    """The tree without its values: what a compiled statement depends on."""
    match node:
        case Cond():
            count = bool(node.values[0]) if node.op == "empty" else len(node.values)
            return (node.field, node.op, count, tuple(v is None for v in node.values))
        case Words():
            return "words"
        case All():
            return ("all", *map(shape, node.parts))
        case Some():
            return ("any", *map(shape, node.parts))
        case Not():
            return ("not", shape(node.part))


def names_ids(node: Node) -> bool:
    """Whether nothing but objects of given ids can fit."""
    match node:
        case Cond():
            return node.field == "id" and node.op == "eq"
        case All():
            return any(map(names_ids, node.parts))
        case _:
            return False


def leaves(node: Node) -> Iterator[Cond | Words]:
    match node:
        case All() | Some():
            for part in node.parts:
                yield from leaves(part)
        case Not():
            yield from leaves(node.part)
        case _:
            yield node


def binds_of(node: Node, words: Any) -> dict[str, Any]:
    """The values of the tree under the names that `sql` gave them; `words` turns text into a match expression."""
    binds: dict[str, Any] = {}
    for number, leaf in enumerate(leaves(node)):
        if isinstance(leaf, Words):
            binds[f"w{number}"] = words(leaf.text)
        else:
            binds |= {f"v{number}_{i}": value for i, value in enumerate(leaf.values)}
    return binds


def sees(table: Any, column: Any, name: str, viewer: Any) -> Any:
    """The condition that a row of `table` points, through `column`, to an object that is there and that they see."""
    target = TABLES[name].alias()
    found = (
        sa.select(sa.literal_column("1"))
        .select_from(target)
        .where(target.c.id == column, target.c.deleted_at.is_(None))
    )
    condition = NOUNS[name].visible(target, viewer)
    if condition is not None:
        found = found.where(condition)
    return found.correlate(table).exists()


def veil(field: Field, table: Any, column: Any, clock: Any) -> Any:
    """The condition that what a veiled reference names, in a column of `table`, is seen by whoever asks; None where
    nothing is veiled."""
    target = field.ref or field.edge
    if target is None or clock.viewer.is_admin or not field.has(Veiled):
        return None
    return sees(table, column, target.noun, clock.viewer)


def shown_value(field: Field, table: Any, clock: Any) -> Any:
    """A field's column, or what is derived for whoever asks; a veiled reference is absent for who does not see its
    end."""
    if field.derived:
        return field.derived.sql(table, clock)
    seen = veil(field, table, table.c[field.name], clock)
    return table.c[field.name] if seen is None else sa.case((seen, table.c[field.name]), else_=sa.null())


class Sql:
    """Turns a tree into one SQL condition over a noun's table."""

    def __init__(self, noun: Noun, table: Any, clock: Any, matching: Any) -> None:
        self.noun, self.table, self.clock, self.matching = noun, table, clock, matching
        self.number = -1

    def of(self, node: Node) -> Any:
        match node:
            case All():
                return sa.and_(sa.true(), *map(self.of, node.parts))
            case Some():
                return sa.or_(sa.false(), *map(self.of, node.parts))
            case Not():
                # Where a value is absent SQL answers "unknown", and NOT leaves it so; here it is a plain no.
                yes, no = sa.literal_column("1"), sa.literal_column("0")
                return sa.case((self.of(node.part), yes), else_=no) == no
            case Words():
                self.number += 1
                found = self.matching(sa.bindparam(f"w{self.number}", None, type_=sa.String))
                return self.table.c.id.in_(found)
            case Cond():
                self.number += 1
                return self._condition(node)

    def _condition(self, cond: Cond) -> Any:
        names = [f"v{self.number}_{i}" for i in range(len(cond.values))]
        if cond.field.startswith("custom.") or cond.field == "tags":
            return self._beside(cond, names)
        field = self.noun.fields[cond.field]
        if field.edge:
            return self._edge(field, cond, names)
        column, seen = (
            shown_value(field, self.table, self.clock),
            veil(field, self.table, self.table.c.get(field.name), self.clock),
        )
        given = [sa.bindparam(n, None, type_=column.type) for n in names]
        if seen is not None and cond.op == "eq" and None not in cond.values:
            return sa.and_(compare(self.table.c[field.name], cond, given), seen)  # the column has an index
        return compare(column, cond, given)

    def _edge(self, field: Field, cond: Cond, names: list[str]) -> Any:
        edge = TABLES[edge_name(self.noun, field)]
        found = sa.select(edge.c.owner_id)
        seen = veil(field, edge, edge.c.target_id, self.clock)
        found = found if seen is None else found.where(seen)
        if cond.op == "empty":
            within = self.table.c.id.in_(found)
            return sa.not_(within) if cond.values[0] else within
        found = found.where(edge.c.target_id.in_([sa.bindparam(n, None, type_=sa.BigInteger) for n in names]))
        within = self.table.c.id.in_(found)
        return sa.not_(within) if cond.op == "ne" else within

    def _beside(self, cond: Cond, names: list[str]) -> Any:
        """Tags and custom fields live in rows of their own, so that their filters are served by an index."""
        values = TABLES["custom_value"]
        name = cond.field.removeprefix("custom.")
        found = sa.select(values.c.object_id).where(values.c.noun == self.noun.name, values.c.field == name)
        if cond.op == "empty":
            within = self.table.c.id.in_(found)
            return sa.not_(within) if cond.values[0] else within
        number = all(isinstance(v, int | float) for v in cond.values)
        column = values.c.number if number else values.c.text
        positive = Cond(cond.field, "eq" if cond.op == "ne" else cond.op, cond.values)
        found = found.where(compare(column, positive, [sa.bindparam(n, None, type_=column.type) for n in names]))
        within = self.table.c.id.in_(found)
        return sa.not_(within) if cond.op == "ne" else within


def compare(column: Any, cond: Cond, values: list[Any]) -> Any:
    first = values[0]
    match cond.op:
        case "eq":
            given = [v for v, value in zip(values, cond.values, strict=True) if value is not None]
            parts = [column == given[0]] if len(given) == 1 else [column.in_(given)] if given else []
            if len(given) < len(values):
                parts.append(column.is_(None))
            return sa.or_(*parts) if len(parts) > 1 else parts[0]
        case "ne":
            given = [v for v, value in zip(values, cond.values, strict=True) if value is not None]
            if len(given) < len(values):
                return sa.and_(column.is_not(None), *([column.not_in(given)] if given else []))
            return sa.or_(column.not_in(given), column.is_(None))
        case "lt":
            return column < first
        case "lte":
            return column <= first
        case "gt":
            return column > first
        case "gte":
            return column >= first
        case "contains" | "starts":
            return column.like(first, escape="\\")
        case _:
            return column.is_(None) if cond.values[0] else column.is_not(None)


def like(text: str, op: str) -> str:
    """The LIKE pattern of a `contains` or `starts` filter, with the text's own wildcards quoted."""
    quoted = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{quoted}%" if op == "contains" else f"{quoted}%"


def _unquoted(pattern: str) -> str:
    """The text that `like` made a pattern of."""
    return re.sub(r"\\(.)", r"\1", pattern.removeprefix("%").removesuffix("%"), flags=re.DOTALL)


def matches(node: Node, value_of: Any, has_words: Any) -> bool:
    """Whether an object matches: `value_of(field)` gives its column values as a list, `has_words(text)` a bool."""
    match node:
        case All():
            return all(matches(p, value_of, has_words) for p in node.parts)
        case Some():
            return any(matches(p, value_of, has_words) for p in node.parts)
        case Not():
            return not matches(node.part, value_of, has_words)
        case Words():
            return bool(has_words(node.text))
        case Cond():
            return _matches(node, value_of(node.field))


def _matches(cond: Cond, held: list[Any]) -> bool:
    first = cond.values[0]
    present = [h for h in held if h is not None]
    match cond.op:
        case "eq":
            return any(h in cond.values for h in present) or (not present and None in cond.values)
        case "ne":
            return bool(present or None not in cond.values) and not any(h in cond.values for h in present)
        case "lt":
            return any(h < first for h in present)
        case "lte":
            return any(h <= first for h in present)
        case "gt":
            return any(h > first for h in present)
        case "gte":
            return any(h >= first for h in present)
        case "contains":
            return any(_unquoted(first) in h for h in present)
        case "starts":
            return any(h.startswith(_unquoted(first)) for h in present)
        case _:
            return (not present) == bool(first)
