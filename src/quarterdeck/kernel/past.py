"""Lists as of a past instant: the ledger folded to that day, filtered and sorted as the list itself is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from . import activity, search
from .act import stamp
from .conditions import All, Cond, Node, matches
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
    if not document or "deleted_at" in document:
        raise NotFound(noun=noun.name)
    return _spliced(id, activity.text_of(noun, document))


def page_at(deck: Deck, noun: Noun, query: Query) -> Found:
    """A page of a list as of `query.as_of`; the cursor counts rows, for the past does not move."""
    assert query.as_of
    held, hidden = [], deck.hidden(noun)
    for id, document in _documents(deck, noun, query.as_of, _projects(noun, query.where)):
        if not document or ("deleted_at" in document) != query.deleted:
            continue
        past = _Past(noun, id, document, hidden)
        if matches(query.where, past.values, past.has_words):
            held.append((past, _spliced(id, activity.text_of(noun, document))))
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


class _Past:
    """A document of the past, read as the columns would hold it."""

    def __init__(self, noun: Noun, id: int, document: dict[str, Any], hidden: frozenset[str]) -> None:
        self.noun, self.id, self.document, self.hidden = noun, id, document, hidden
        self.thing = msgspec.convert(document, noun.struct, str_keys=True)
        self.thing.id = id

    def values(self, name: str) -> list[Any]:
        if name.startswith("custom."):
            value = self.document.get("custom_fields", {}).get(name.removeprefix("custom."))
            return [float(value) if isinstance(value, bool | int | float) else value and fold(str(value))]
        if name == "tags":
            return [fold(tag) for tag in self.document.get("tags", [])]
        field = self.noun.fields[name]
        value = getattr(self.thing, name)
        if field.edge:
            return [row["target_id"] for row in edge_rows(field, value)]
        return [value if field.beside else column_value(field, value)]

    def has_words(self, text: str) -> bool:
        wanted = search.expression(text, "postgresql").replace("(", "").replace(")", "").replace(":*", "")
        shown = {name: value for name, value in self.document.items() if name not in self.hidden}
        title, body = search.texts(self.noun, shown) if self.noun.search else ("", "")
        return bool(wanted) and all(word in f"{title} {body}" for word in wanted.replace(" <-> ", " ").split(" & "))


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
