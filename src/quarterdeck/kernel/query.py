"""What one may ask of a list: filters, sort, page, fields; read from names and values, and checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from .conditions import OPERATORS, All, Cond, Node, Some, like
from .errors import Refusal
from .model import NOUNS, Field, Noun
from .tables import column_value, fold
from .values import KINDS, day, holdable, past, read_value, whole, yes
from .veil import Veil

if TYPE_CHECKING:
    from .deck import Deck

PAGE, PAGE_MOST = 50, 1000
MOST_VALUES = 5000  # PostgreSQL takes 65,535 parameters in a statement, SQLite 32,766
# Parameters of a list that are not filters.
CONTROLS = frozenset({"q", "sort", "limit", "cursor", "offset", "fields", "count", "as_of", "deleted"})


EVERYTHING = All(())


@dataclass(frozen=True)
class Query:
    """A checked question to a list."""

    where: Node = EVERYTHING
    sort: tuple[tuple[str, bool], ...] = ()  # field, falling
    limit: int = PAGE
    cursor: str | None = None
    offset: int = 0
    fields: tuple[str, ...] = ()
    count: bool = False
    as_of: datetime | None = None
    deleted: bool = False


class Reader:
    """Reads questions about one noun, as one deck's user."""

    def __init__(self, deck: Deck, noun: Noun) -> None:
        self.deck, self.noun = deck, noun

    def read(self, pairs: Iterable[tuple[str, Any]]) -> Query:
        """A query from names and values, as from an address; equal names add up."""
        filters: dict[str, list[Any]] = {}
        controls: dict[str, Any] = {}
        for name, value in pairs:
            if name in CONTROLS:
                controls[name] = value
            else:
                filters.setdefault(name, []).append(value)
        parts: list[Node] = [self.condition(name, values) for name, values in filters.items()]
        if controls.get("q"):
            from .language import parse

            parts.append(parse(str(controls["q"]), self))
        return self._controlled(Query(where=All(tuple(parts))), controls)

    def _controlled(self, query: Query, given: dict[str, Any]) -> Query:
        if given.get("cursor") and given.get("offset"):
            raise Refusal("bad_page", reason="Give a cursor or an offset, not both.")
        return replace(
            query,
            sort=self.sort(given.get("sort") or self.noun.sort),
            limit=whole(given.get("limit", PAGE), "limit", PAGE_MOST),
            offset=whole(given.get("offset") or 0, "offset", None),
            cursor=given.get("cursor") or None,
            fields=self.selection(given.get("fields")),
            count=yes(given.get("count", False), "count"),
            as_of=past(given["as_of"], "as_of", self.deck.now, self.deck.zone) if given.get("as_of") else None,
            deleted=yes(given.get("deleted", False), "deleted"),
        )

    # -- fields and sort ---------------------------------------------------------------------------------------

    def known(self) -> list[str]:
        """The fields this user can filter by."""
        hidden = self.deck.hidden(self.noun)
        return sorted(n for n, f in self.noun.fields.items() if filterable(f) and n not in hidden)

    def field(self, name: str) -> Field | None:
        found = aliases(self.noun).get(name)
        return self.noun.fields[found] if found and found not in self.deck.hidden(self.noun) else None

    def selection(self, text: Any) -> tuple[str, ...]:
        names = text if isinstance(text, list | tuple) else str(text).split(",") if text else []
        hidden = Veil(self.deck, self.noun).everywhere if self.noun.guarded else ()
        for name in names:
            if name not in self.noun.fields or name in hidden:
                raise Refusal("unknown_field", noun=self.noun.name, name=name)
        return tuple(names)

    def sort(self, text: Any) -> tuple[tuple[str, bool], ...]:
        keys: list[tuple[str, bool]] = []
        for part in map(str.strip, text if isinstance(text, list | tuple) else str(text).split(",")):
            name, falling = part.removeprefix("-").strip(), part.startswith("-")
            if name.startswith("custom."):
                self._custom(name)
                keys.append((name, falling))
                continue
            field = self.field(name)
            if field is None or field.edge or field.name == "tags" or not filterable(field):
                raise Refusal("unknown_sort", noun=self.noun.name, name=name, known=", ".join(self._sortable()))
            keys.append((field.name, falling))
        if not any(name == "id" for name, _ in keys):
            keys.append(("id", keys[-1][1]))
        return tuple(keys)

    def _sortable(self) -> list[str]:
        return [name for name in self.known() if not self.noun.fields[name].edge and name != "tags"]

    def _custom(self, name: str) -> str:
        """The declared type of a custom field."""
        declared = self.deck.custom_fields(self.noun).get(name.removeprefix("custom."))
        if declared is None:
            self._unknown(name)
        return str(declared["type"])

    def _unknown(self, name: str) -> NoReturn:
        raise Refusal("unknown_filter", noun=self.noun.name, name=name, known=", ".join(self.known()))

    # -- conditions --------------------------------------------------------------------------------------------

    def condition(self, name: str, values: list[Any]) -> Node:
        """One filter, from its name with an operator behind a dot or two underscores, and its values."""
        base, op = split_operator(name)
        if op in ("eq", "ne") and len(values) == 1 and isinstance(values[0], list | tuple | set | frozenset):
            values = list(values[0])
        return self.compare(base, op, values)

    def compare(self, name: str, op: str, values: list[Any]) -> Node:
        """One comparison, checked. Any of no values is nothing, none of no values is everything."""
        held, listed = self._resolve(name), op in ("eq", "ne")
        if op == "empty":
            return Cond(held, op, (yes(values[0], f"{name}.empty"),))
        if not listed and (len(values) != 1 or values[0] is None):
            raise Refusal("invalid_filter", name=name, value=str(values), reason="give one value")
        if len(values) > MOST_VALUES:
            raise Refusal(
                "invalid_filter", name=name, value=f"{len(values)} values", reason=f"at most {MOST_VALUES} fit"
            )
        field = None if held.startswith("custom.") else self.noun.fields[held]
        rows = field is None or field.edge is not None or field.name == "tags"
        absent = [v for v in values if listed and (v is None or v in ("none", "null"))]
        given = [v for v in values if not (rows and v in absent)] if absent else values
        converted = tuple(c for value in given for c in self._converted(field, name, op, value))
        parts: list[Node] = [Cond(held, op, converted)] if converted else []
        if rows and absent:
            parts.append(Cond(held, "empty", (op == "eq",)))
        if len(parts) == 1:
            return parts[0]
        return Some(tuple(parts)) if op == "eq" else All(tuple(parts))

    def _converted(self, field: Field | None, name: str, op: str, value: Any) -> list[Any]:
        if field is None:
            return [self._custom_value(name, self._custom(name), op, value)]
        if (field.edge or field.name == "tags") and op not in ("eq", "ne"):
            raise Refusal("invalid_filter", name=name, value=op, reason="only equal, ne and empty fit a list")
        return self._values(field, name, op, value)

    def _resolve(self, name: str) -> str:
        if name.startswith("custom."):
            self._custom(name)
            return name
        field = self.field(name)
        if field is None or not filterable(field):
            self._unknown(name)
        assert field
        return field.name

    def _values(self, field: Field, name: str, op: str, value: Any) -> list[Any]:
        if op in ("eq", "ne") and (value is None or value in ("none", "null")):
            return [None]
        if op in ("contains", "starts"):
            if field.kind != "text":
                raise Refusal("invalid_filter", name=name, value=op, reason="only texts contain")
            return [like(fold(str(value)) if field.folded else str(value), op)]
        if field.name == "tags":
            return [fold(str(value))]
        target = field.edge.noun if field.edge else field.ref.noun if field.ref else None
        if field.name == "id" or target:
            return self._references(target or self.noun.name, name, value)
        return [self._value(field, name, value)]

    def _references(self, target: str, name: str, value: Any) -> list[Any]:
        if target == "user" and value == "me":
            return [self.deck.viewer.id]
        if isinstance(value, int) or (str(value).isdecimal() and len(str(value)) < 20):
            return [max(-1, min(int(value), 2**63 - 1))]
        reference = NOUNS[target].reference
        if reference is None:
            raise Refusal("invalid_filter", name=name, value=f"“{value}”", reason="it is an id, a whole number")
        found = reference(self.deck, str(value))
        # What is not seen is named in the words in which what does not exist is.
        seen = [id for id in (found if isinstance(found, list) else [found]) if id and self._sees(target, id)]
        if not seen:
            raise Refusal("invalid_filter", name=name, value=f"“{value}”", reason=f"there is no such {target}")
        return seen

    def _sees(self, target: str, id: int) -> bool:
        from .reading import Reading

        with self.deck.using():
            return Reading(self.deck, NOUNS[target]).there(id)

    def _value(self, field: Field, name: str, value: Any) -> Any:
        try:
            if isinstance(value, list | tuple | set | frozenset | dict):
                raise ValueError(value)
            return holdable(column_value(field, read_value(field, name, value, self.deck)))
        except (ValueError, TypeError, AttributeError, ArithmeticError, msgspec.ValidationError) as fault:
            reason = f"allowed are {', '.join(field.choices)}" if field.choices else f"it is {KINDS[field.kind]}"
            raise Refusal("invalid_filter", name=name, value=f"“{value}”", reason=reason) from fault

    def _custom_value(self, name: str, kind: str, op: str, value: Any) -> Any:
        if kind in ("number", "checkbox", "user"):
            try:
                return holdable(float(yes(value, name)) if kind == "checkbox" else float(self._number(kind, value)))
            except (ValueError, TypeError, ArithmeticError) as fault:
                raise Refusal("invalid_filter", name=name, value=f"“{value}”", reason=f"it is a {kind}") from fault
        if kind == "date":
            try:
                return day(value, self.deck.today).isoformat()
            except (ValueError, ArithmeticError) as fault:
                raise Refusal(
                    "invalid_filter", name=name, value=f"“{value}”", reason=f"it is {KINDS['date']}"
                ) from fault
        return like(fold(str(value)), op) if op in ("contains", "starts") else fold(str(value))

    def _number(self, kind: str, value: Any) -> Any:
        return self._references("user", kind, value)[0] if kind == "user" else value


def filterable(field: Field) -> bool:
    return bool(field.column or field.edge or field.beside) or field.name in ("id", "version", "tags")


def aliases(noun: Noun) -> dict[str, str]:
    """Field names, and shorter ones that mean the same: assignee, project, due, created, label."""
    cached = _aliases.get(noun.name)
    if cached is None:
        cached = {name: name for name in noun.fields}
        for name in noun.fields:
            for ending in ("_ids", "_id", "_date", "_at", "_on", "s"):
                if name.endswith(ending) and len(name) > len(ending) + 2:
                    cached.setdefault(name[: -len(ending)], name)
        _aliases[noun.name] = cached
    return cached


_aliases: dict[str, dict[str, str]] = {}


def split_operator(name: str) -> tuple[str, str]:
    for mark in (".", "__"):
        base, found, op = name.rpartition(mark)
        if found and op in OPERATORS:
            return base, op
    return name, "eq"
