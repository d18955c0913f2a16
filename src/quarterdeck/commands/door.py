"""The two ways to a deck, alike to every command: a database at hand, or a server over its HTTP API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

from quarterdeck._deck import OpenDeck
from quarterdeck.kernel.collection import Collection, search_filters
from quarterdeck.kernel.counting import counts
from quarterdeck.kernel.declaring import Declared, declare
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.input import conform
from quarterdeck.kernel.model import NOUNS, Noun, Record, noun_of

Document = dict[str, Any]
Pairs = Iterable[tuple[str, Any]]


class Door(Protocol):
    """What commands ask of a deck, in documents as the HTTP API has them."""

    def list(self, noun: Noun, pairs: Pairs) -> Document: ...
    def counts(self, noun: Noun, pairs: Pairs) -> Document: ...
    def get(self, noun: Noun, id: int, as_of: str | None) -> Document: ...
    def search(self, noun: Noun, text: str, limit: int, narrowed: dict[str, str]) -> Document: ...
    def history(self, noun: Noun, id: int, limit: int, before: int | None) -> list[Document]: ...
    def happened(self, asked: Document) -> Document: ...
    def upload(self, file: Path, about: Document) -> Document: ...
    def content(self, id: int) -> Iterator[bytes]: ...
    def custom_fields(self, noun: Noun) -> Document: ...
    def declare(self, noun: Noun, declared: Document) -> Document: ...
    def query(self, noun: Noun, name: str, arguments: Document) -> Any: ...
    def create(self, noun: Noun, fields: Document) -> Document: ...
    def update(self, noun: Noun, id: int, fields: Document, version: int | None) -> Document: ...
    def delete(self, noun: Noun, id: int) -> None: ...
    def restore(self, noun: Noun, id: int, as_of: str | None) -> Document: ...
    def act(self, noun: Noun, id: int, verb: str, arguments: Document) -> Any: ...
    def close(self) -> None: ...


class Local:
    """A database at hand, as one user."""

    def __init__(self, deck: OpenDeck) -> None:
        self.deck = deck

    def close(self) -> None:
        self.deck.close()

    def list(self, noun: Noun, pairs: Pairs) -> Document:
        collection = self._of(noun)
        return msgspec.json.decode(collection.json(collection.query(pairs)))

    def counts(self, noun: Noun, pairs: Pairs) -> Document:
        with self.deck.using():
            return {"items": msgspec.to_builtins(counts(self.deck, noun, pairs))}

    def get(self, noun: Noun, id: int, as_of: str | None) -> Document:
        return msgspec.json.decode(self._of(noun).text(id, as_of=self._instant(noun, as_of)))

    def search(self, noun: Noun, text: str, limit: int, narrowed: dict[str, str]) -> Document:
        filters = search_filters(noun, **narrowed)
        return {
            "items": [self._shown(found) for found in self._of(noun).search(text, limit=limit, **filters)],
            "next": None,
        }

    def history(self, noun: Noun, id: int, limit: int, before: int | None) -> list[Document]:
        return msgspec.to_builtins(self._of(noun).history(id, limit=limit, before=before))

    def happened(self, asked: Document) -> Document:
        given: Document = dict(asked)
        for name, said in (("from", "begin"), ("to", "end")):
            if name in given:
                given[said] = datetime.fromisoformat(given.pop(name))
        found = self.deck.happened(**given)
        return {"items": msgspec.to_builtins(list(found)), "next": found.next}

    def upload(self, file: Path, about: Document) -> Document:
        return self._shown(self.deck.attach(file, **about))

    def content(self, id: int) -> Iterator[bytes]:
        return self.deck.content(id)

    def custom_fields(self, noun: Noun) -> Document:
        return self.deck.custom_fields(noun)

    def declare(self, noun: Noun, declared: Document) -> Document:
        return declare(self.deck, noun, conform(declared, Declared, "custom_fields"))

    def query(self, noun: Noun, name: str, arguments: Document) -> Any:
        return {"items": msgspec.to_builtins(noun.queries[name](self.deck, **arguments)), "next": None}

    def create(self, noun: Noun, fields: Document) -> Document:
        return self._shown(self._of(noun).create(**fields))

    def update(self, noun: Noun, id: int, fields: Document, version: int | None) -> Document:
        return self._shown(self._of(noun).patch(id, fields, version))

    def delete(self, noun: Noun, id: int) -> None:
        self._of(noun).delete(id)

    def restore(self, noun: Noun, id: int, as_of: str | None) -> Document:
        return self._shown(self._of(noun).restore(id, as_of=self._instant(noun, as_of)))

    def act(self, noun: Noun, id: int, verb: str, arguments: Document) -> Any:
        result = self._of(noun).run(id, noun.verbs[verb], arguments)
        return self._shown(result) if isinstance(result, Record) else msgspec.to_builtins(result)

    def _of(self, noun: Noun) -> Collection[Any]:
        return self.deck.named(noun.name)

    def _instant(self, noun: Noun, as_of: str | None) -> datetime | None:
        return self._of(noun).query([("as_of", as_of)]).as_of if as_of else None

    def _shown(self, thing: Record) -> Document:
        """An object as its own page shows it; what a change put out of the user's sight is told by id."""
        try:
            return msgspec.json.decode(self._of(noun_of(thing)).text(thing.id))
        except NotFound:
            return {"id": thing.id, "version": thing.version}


def id_of(door: Door, noun: Noun, text: str, *, deleted: bool = False) -> int:
    """The id of what people call WEB-12, ada, “Sprint 4”, me or 7. Raises `NotFound`, or `Refusal` for several."""
    if text.isdigit():
        return int(text)
    if text == "me" and noun.name == "user":
        return int(door.list(noun, [("id", "me"), ("fields", "id")])["items"][0]["id"])
    for name in _names(noun):
        found = _called(door, noun, name, text, deleted)
        if len(found) > 1:
            raise Refusal("not_allowed", reason=f"several {noun.plural} are called “{text}”: say which by its id")
        if found:
            return int(found[0]["id"])
    raise NotFound(noun=noun.name)


def _names(noun: Noun) -> list[str]:
    """The fields by which people call things of the noun, the surest first."""
    fields = ["id"] if noun.reference else []
    named = ("reference", "key", "username", "email", *noun.search[:1])
    return fields + [n for n in named if n in noun.fields and noun.fields[n].column]


def _called(door: Door, noun: Noun, name: str, text: str, deleted: bool) -> list[Document]:
    try:
        return door.list(noun, [(name, text), ("fields", "id"), ("limit", 2), ("deleted", str(deleted).lower())])[
            "items"
        ]
    except Refusal as refusal:
        if refusal.code == "invalid_filter":  # no such reference
            return []
        raise


def labels(door: Door, wanted: Mapping[str, set[int]]) -> dict[tuple[str, int], str]:
    """How people call the things with these ids, by noun and id; those that this user does not see are missing."""
    called: dict[tuple[str, int], str] = {}
    for name, ids in wanted.items():
        noun = NOUNS[name]
        shown = next((f for f in ("reference", "key", "username", *noun.search[:1]) if f in noun.fields), None)
        if shown is None:
            continue
        ordered = sorted(ids)
        for start in range(0, len(ordered), 200):
            pairs = [("fields", f"id,{shown}"), ("limit", 200), *(("id", i) for i in ordered[start : start + 200])]
            found = door.list(noun, pairs)["items"]
            called |= {(name, item["id"]): str(item[shown]) for item in found if item.get(shown)}
    return called
