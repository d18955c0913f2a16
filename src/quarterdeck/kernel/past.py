"""Lists as of a past instant: the ledger folded to that day, filtered and sorted as the list itself is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from . import activity, search
from .act import stamp
from .conditions import All, Cond, Node, leaves, matches
from .custom import is_number
from .errors import NotFound, Refusal
from .model import Noun
from .query import Query
from .reading import Found, Reading
from .tables import TABLES, column_value, edge_rows, fold

if TYPE_CHECKING:
    from .deck import Deck


def document_at(deck: Deck, noun: Noun, id: int, at: datetime) -> str:
    """One object's document as it was at an instant. Raises `NotFound` where it was not there yet, or is not seen."""
    if Reading(deck, noun).one(id, deleted=None) is None:
        raise NotFound(noun=noun.name)
    until = [a for a in activity.of_object(deck.session, noun.name, id) if a.at <= stamp(at)]
    document = activity.fold(activity.unbroken(until))
    place = document.get(noun.place or "")
    if not document or "deleted_at" in document or (place and not deck.seen("project", {place})):
        raise NotFound(noun=noun.name)
    return _spliced(id, activity.text_of(noun, document))


def thing_at(deck: Deck, noun: Noun, id: int, at: datetime) -> Any:
    """One object as it was at an instant. Raises `NotFound` as `document_at` does."""
    return noun.decoder.decode(document_at(deck, noun, id, at))


def page_at(deck: Deck, noun: Noun, query: Query) -> Found:
    """A page of a list as of `query.as_of`; the cursor counts rows, for the past does not move.

    What lay in a project that this user does not see is left out, wherever it has gone since. Totals and what follows
    from the clock are not known of the past: filters and sorts by them are refused.
    """
    assert query.as_of
    _refuse_unknown(noun, query)
    there = [
        _Past(deck, noun, id, document)
        for id, document in _documents(deck, noun, query.as_of, _projects(noun, query.where))
        if document and ("deleted_at" in document) == query.deleted
    ]
    seen = deck.seen("project", {past.place for past in there if past.place})
    held = [
        (past, _spliced(past.id, activity.text_of(noun, past.document)))
        for past in there
        if (not past.place or past.place in seen) and matches(query.where, past.values, past.has_words)
    ]
    for name, falling in reversed(query.sort):
        held.sort(key=lambda pair: _order(pair[0], name), reverse=falling)
        held.sort(key=lambda pair: _order(pair[0], name)[0])  # what is absent comes last either way
    start = query.offset + _place(query.cursor)
    texts = [text for _, text in held[start : start + query.limit]]
    following = str(start + query.limit) if len(held) > start + query.limit else None
    return Found(texts, following, len(held) if query.count else None)


def _place(cursor: str | None) -> int:
    if cursor is not None and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 16):
        raise Refusal("bad_page", reason="“cursor” is not one that a list of the past gave.")
    return int(cursor or 0)


def _refuse_unknown(noun: Noun, query: Query) -> None:
    asked = [leaf.field for leaf in leaves(query.where) if isinstance(leaf, Cond)] + [name for name, _ in query.sort]
    for name in asked:
        if name in noun.fields and noun.fields[name].beside:
            raise Refusal("invalid_filter", name=name, value="as_of", reason="it is not known of the past")


class _Past:
    """A document of the past, read as the columns would hold it."""

    def __init__(self, deck: Deck, noun: Noun, id: int, document: dict[str, Any]) -> None:
        self.deck, self.noun, self.id, self.document = deck, noun, id, document
        self.thing = msgspec.convert(document, noun.struct, str_keys=True)
        self.thing.id = id

    @property
    def place(self) -> int | None:
        """The project it lay in."""
        return getattr(self.thing, self.noun.place or "", None)

    def values(self, name: str) -> list[Any]:
        if name.startswith("custom."):
            return [self._custom(name.removeprefix("custom."))]
        if name == "tags":
            return [fold(tag) for tag in self.document.get("tags", [])]
        field = self.noun.fields[name]
        value = getattr(self.thing, name)
        return [row["target_id"] for row in edge_rows(field, value)] if field.edge else [column_value(field, value)]

    def _custom(self, name: str) -> Any:
        """The value of a custom field; one of another type than the field has now is absent, as it is in its column."""
        value = self.document.get("custom_fields", {}).get(name)
        number = isinstance(value, bool | int | float)
        if value is None or number != is_number(self.deck.custom_fields(self.noun)[name]):
            return None
        return float(value) if number else fold(str(value))

    def has_words(self, text: str) -> bool:
        hidden = self.deck.hidden(self.noun)
        shown = {name: value for name, value in self.document.items() if name not in hidden}
        title, body = search.texts(self.noun, shown) if self.noun.search else ("", "")
        return search.holds(f"{title}  {body}", search.asked(text))


def _order(past: _Past, name: str) -> tuple[bool, Any]:
    value = next(iter(past.values(name)), None)
    return (value is None, 0 if value is None else value)


def _documents(deck: Deck, noun: Noun, at: datetime, projects: list[int] | None) -> Any:
    """The documents, at the instant, of what the user may see now."""
    log, table = TABLES["activity"], TABLES[noun.name]
    seen = sa.select(table.c.id).where(*Reading(deck, noun).visible(None))
    if projects is not None:
        touched = sa.select(log.c.object_id).where(log.c.noun == noun.name, log.c.project_id.in_(projects or [0]))
        seen = seen.where(table.c.id.in_(touched))
    return activity.as_of(deck.session, noun, at, seen, deck.binds)


def _projects(noun: Noun, where: Node) -> list[int] | None:
    """The projects to which a condition confines the list, or None."""
    parts = where.parts if isinstance(where, All) else (where,)
    for part in parts:
        if isinstance(part, Cond) and part.field == noun.scope and part.op == "eq" and None not in part.values:
            return [int(v) for v in part.values]
        if isinstance(part, All) and (inner := _projects(noun, part)) is not None:
            return inner
    return None


def _spliced(id: int, text: str) -> str:
    return f'{{"id":{id},{text[1:]}'
