"""A noun's objects as one user sees them: create, get, list, search, update, verbs, delete, restore, history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa

from . import access, activity, feed, past, search
from .activity import Activity
from .counting import Count, Counting
from .errors import NotFound, Refusal
from .model import NOUNS, Noun, Record, Verb
from .query import Query, Reader
from .reading import Found, Reading
from .store import Store
from .values import id_in
from .veil import shown

if TYPE_CHECKING:
    from .deck import Deck

R = TypeVar("R", bound=Record)


class Page(list[R]):
    """A page of a list: its objects; `next` is the cursor behind them, `count` all that match, where asked for."""

    next: str | None = None
    count: int | None = None  # type: ignore[assignment]  # a page counts all that match, not equal items


class Collection(Generic[R]):
    """One noun as one deck's user. Objects may be given as themselves or by id."""

    def __init__(self, deck: Deck, noun: Noun) -> None:
        self.deck, self.noun = deck, noun

    # -- read --------------------------------------------------------------------------------------------------

    def get(self, id: int | str, *, as_of: datetime | None = None) -> R:
        """The object with this id or reference (`WEB-12`). Raises `NotFound`."""
        return self._struct(self.text(self.id_of(id), as_of=as_of))

    def find(self, id: int | str) -> R | None:
        """The object, or None where there is nothing for this user."""
        try:
            return self.get(id)
        except NotFound:
            return None

    def list(self, /, **question: Any) -> Page[R]:
        """Objects by filters (`status="todo"`, `due_date__lt=…`, lists mean any of), `q`, `sort`, `limit`,
        `cursor` or `offset`, `fields`, `count`, `as_of`, `deleted`."""
        with self.deck.using():
            query = self.query(question.items())
            found = self.found(query)
            page: Page[R] = Page(self._structs(found, query.fields))
        page.next, page.count = found.next, found.count
        return page

    def each(self, /, **question: Any) -> Iterator[R]:
        """All objects that match, page by page."""
        cursor: str | None = None
        while True:
            page = self.list(**{"limit": 1000, **question, "cursor": cursor})
            yield from page
            cursor = page.next
            if cursor is None:
                return

    def count(self, /, **filters: Any) -> int:
        with self.deck.using():
            return Reading(self.deck, self.noun).count(self.query(filters.items()))

    def counts(self, by: str, /, **filters: Any) -> list[Count]:
        """How many match of each value of a field, the most first: `counts("state", project_id=1)`."""
        with self.deck.using():
            return Counting(self.deck, self.noun, by).counts(self.query(filters.items()))

    def search(self, text: str, /, *, limit: int = 20, **filters: Any) -> Page[R]:
        """Objects by full text, best first; the last word may still be being typed."""
        with self.deck.using():
            found = Searching(self.deck).ids(text, [self.noun.name], limit, {self.noun.name: filters})
            page: Page[R] = Page()
            for _, id in found:
                page.append(self._struct(self.text(id)))
        return page

    def history(self, thing: R | int | str, *, before: int | None = None, limit: int = 1000) -> list[Activity]:
        """What happened to the object, oldest first, without what this user is not shown."""
        id = self.id_of(thing)
        shown: list[Activity] = []
        with self.deck.using() as session:
            self.text(id, deleted=None)
            while len(shown) < limit:
                found = activity.of_object(session, self.noun.name, id, before=before, limit=limit)
                shown = [*feed.told(self.deck, self.noun, feed.since_seen(self.deck, found)), *shown]
                if len(found) < limit:
                    break
                before = found[0].id
        return shown[-limit:]

    def id_of(self, thing: R | int | str) -> int:
        """The id of an object given as itself, by id, or by reference. Raises `NotFound`."""
        if isinstance(thing, Record):
            return thing.id
        if isinstance(thing, int):
            return thing
        if thing.isdecimal():
            return id_in(thing, self.noun.name)
        with self.deck.using():
            found: Any = self.noun.reference(self.deck, thing) if self.noun.reference else None
        if isinstance(found, list):
            found = next(iter(found), None)
        if not found:
            raise NotFound(noun=self.noun.name)
        return int(found)

    # -- write -------------------------------------------------------------------------------------------------

    def create(self, /, **fields: Any) -> R:
        """A new object. Raises `Invalid` naming every wrong field, or `Forbidden`."""
        return self._written(lambda store: store.create(fields))

    def copied(self, /, **fields: Any) -> R:
        """A new object with the fields of another: like `create`, and its history says that it was copied."""
        return self._written(lambda store: store.create(fields, "copy"))

    def add(self, thing: R) -> R:
        """A new object from a struct, for features that fill in what input may not."""
        return self._written(lambda store: store.add(thing))

    def update(self, thing: R | int | str, /, *, version: int | None = None, **fields: Any) -> R:
        """Change fields. With the `version` the change was made on, others' changes of other fields are kept and
        those of the same fields raise `Conflict`."""
        return self.patch(self.id_of(thing), fields, version)

    @contextmanager
    def edit(self, thing: R | int | str) -> Iterator[R]:
        """The fresh object, locked; what the block changed of it is written when the block ends."""
        id = self.id_of(thing)
        with self.deck.transaction():
            store = Store(self.deck, self.noun)
            fresh, old, before = store.load(id)
            access.require(self.deck, self.noun, "edit", fresh)
            yield fresh
            saved = store.save(fresh, old, before, "edit")
            for name in self.noun.fields:
                setattr(fresh, name, getattr(saved, name))

    def patch(self, id: int, fields: dict[str, Any], version: int | None = None) -> R:
        """`update` with the fields as a merge patch, whatever their names."""
        return self._written(lambda store: store.patch(id, fields, version))

    def act(self, thing: R | int | str, verb: str, /, *, version: int | None = None, **arguments: Any) -> Any:
        """Run a verb; returns what it returns, or else the object as it is now."""
        declared = self.noun.verbs.get(verb)
        if declared is None:
            raise Refusal("no_route")
        return self.run(self.id_of(thing), declared, arguments, version)

    def run(self, id: int, verb: Verb, arguments: dict[str, Any], version: int | None = None) -> Any:
        """`act` with the verb's declaration and its arguments as input."""
        changed, result = self.deck.write(lambda: Store(self.deck, self.noun).act(id, verb, arguments, version))
        return self.deck.shown(changed if result is None else result)

    def delete(self, thing: R | int | str, *, version: int | None = None) -> None:
        """Into the trash."""
        id = self.id_of(thing)
        self._written(lambda store: store.delete(id, version))

    def restore(self, thing: R | int | str, *, as_of: datetime | None = None, version: int | None = None) -> R:
        """Out of the trash, as it was; with `as_of`, what can be changed of it is put back to what it was then."""
        id = self.id_of(thing)
        if as_of is not None:
            return self._written(lambda store: store.revert(id, as_of, version))
        return self._written(lambda store: store.restore(id))

    def __getattr__(self, name: str) -> Any:
        """Verbs by their name: `deck.tasks.log_time(12, hours=1.5)`; and the noun's named queries."""
        if name in self.noun.queries:
            return lambda **arguments: self.noun.queries[name](self.deck, **arguments)
        if name not in self.noun.verbs:
            raise AttributeError(f"{self.noun.name} has no verb {name}")
        return lambda thing, /, **arguments: self.act(thing, name, **arguments)

    # -- texts -------------------------------------------------------------------------------------------------

    def text(self, id: int, *, as_of: datetime | None = None, deleted: bool | None = False) -> str:
        """The document's text as this user is shown it. Raises `NotFound`."""
        with self.deck.using():
            if as_of is not None:
                found: str | None = past.document_at(self.deck, self.noun, id, as_of)
            else:
                found = Reading(self.deck, self.noun).one(id, deleted=deleted)
            if found is None:
                raise NotFound(noun=self.noun.name)
            return shown(self.deck, self.noun, [found])[1:-1]

    def query(self, pairs: Any) -> Query:
        return Reader(self.deck, self.noun).read(pairs)

    def found(self, query: Query) -> Found:
        with self.deck.using():
            if query.as_of is not None:
                return past.page_at(self.deck, self.noun, query)
            return Reading(self.deck, self.noun).page(query)

    def json(self, query: Query) -> bytes:
        """A page as the API answers it."""
        with self.deck.using():
            found = self.found(query)
            items = shown(self.deck, self.noun, found.texts, query.fields)
        following = "null" if found.next is None else f'"{found.next}"'
        count = "" if found.count is None else f',"count":{found.count}'
        return f'{{"items":{items},"next":{following}{count}}}'.encode()

    def _structs(self, found: Found, fields: tuple[str, ...]) -> list[R]:
        joined = shown(self.deck, self.noun, found.texts, tuple({*fields, *self.noun.required, "id"}) if fields else ())
        return msgspec.json.decode(joined, type=list[self.noun.struct])  # type: ignore[name-defined]

    def _struct(self, text: str) -> R:
        return self.noun.decoder.decode(text)  # type: ignore[no-any-return]

    def _written(self, work: Any) -> R:
        return self.deck.shown(self.deck.write(lambda: work(Store(self.deck, self.noun))))  # type: ignore[no-any-return]


def search_filters(noun: Noun, project: str = "", where: str = "") -> dict[str, str]:
    """The list's filters for a search within a project, given by id or key, and by a query of the noun.

    Raises `Refusal("unknown_filter")` where the noun is of no project.
    """
    filters = {"q": where} if where else {}
    if project:
        field = "project_id" if "project_id" in noun.fields else "id"
        if field == "id" and noun.name != "project":
            raise Refusal("unknown_filter", noun=noun.name, name="project", known="where")
        filters[field] = project
    return filters


class Searching:
    """Full-text search over nouns, ranked, as one deck's user.

    What matches in its title comes before what matches elsewhere. Of each, the newest 500 are ranked first, then the
    next 2,000, and so on: a word that is in most texts says little, and ranking all of them would take long.
    """

    FIRST, WINDOW = 200, 500

    def __init__(self, deck: Deck) -> None:
        self.deck = deck

    def ids(
        self, text: str, nouns: list[str], limit: int, filters: dict[str, dict[str, Any]] | None = None
    ) -> list[tuple[str, int]]:
        """(noun, id) of what matches and is seen, best first; `filters` are a noun's, as its list takes them."""
        seen: dict[tuple[str, int], None] = {}
        for candidates in self._candidates(text, nouns):
            new = [each for each in candidates if each not in seen]
            for start in range(0, len(new), self.FIRST):
                seen |= dict.fromkeys(self._kept(new[start : start + self.FIRST], filters or {}))
                if len(seen) >= limit:
                    return list(seen)[:limit]
        return list(seen)

    def _candidates(self, text: str, nouns: list[str]) -> Iterator[list[tuple[str, int]]]:
        """What matches, in titles and then anywhere, in windows from the newest back, each four times as large as the
        one before and best first."""
        entries = {f"noun{i}": self.deck.search_entry(NOUNS[name]) for i, name in enumerate(nouns)}
        phrases, dialect = search.asked(text), self.deck.database.dialect
        for titled in (True, False) if phrases else ():
            words, most, below = search.expression(text, dialect, titled=titled), self.WINDOW, 2**62
            while below:
                binds = entries | {"words": words, "below": below, "most": most}
                rows = self._rows(len(nouns), titled, binds)
                yield search.best_first(rows, phrases)
                below = rows[-1][0] if len(rows) == most else 0
                most *= 4

    def _rows(self, nouns: int, titled: bool, binds: dict[str, Any]) -> list[Any]:
        words = sa.bindparam("words", None, type_=sa.String)
        dialect = self.deck.database.dialect
        key = ("search", nouns, titled)
        return self.deck.session.rows(key, lambda: search.newest(dialect, words, nouns, titled=titled), binds)

    def _kept(self, candidates: list[tuple[str, int]], filters: dict[str, dict[str, Any]]) -> list[tuple[str, int]]:
        """Those candidates that the user sees and that pass the filters, in their order."""
        by_noun: dict[str, list[int]] = {}
        for noun, id in candidates:
            by_noun.setdefault(noun, []).append(id)
        kept: set[tuple[str, int]] = set()
        for name, ids in by_noun.items():
            noun = NOUNS[name]
            # Few lengths of the list of ids, so that few statements are compiled.
            padded = ids + ids[-1:] * (next(n for n in (20, 200, 1000, len(ids)) if n >= len(ids)) - len(ids))
            query = Reader(self.deck, noun).read([*filters.get(name, {}).items(), *(("id", id) for id in padded)])
            kept |= {(name, id) for id in Reading(self.deck, noun).seen_ids(query)}
        return [c for c in candidates if c in kept]
