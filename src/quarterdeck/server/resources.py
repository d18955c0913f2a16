"""The routes of every noun, derived from its declaration: list, create, get, patch, delete, restore, history, verbs.

They are plain ASGI beside Litestar's router, because a list is answered with text that the database hands over and
everything in between costs more than the query.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, cast

import msgspec
from litestar.types import HTTPScope, Receive, Scope, Send

from quarterdeck.kernel.access import require_scope
from quarterdeck.kernel.collection import Collection
from quarterdeck.kernel.counting import counts
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, NotFound, Refusal
from quarterdeck.kernel.idempotency import once
from quarterdeck.kernel.input import conform
from quarterdeck.kernel.model import Noun, Record, noun_of
from quarterdeck.kernel.past import document_at
from quarterdeck.kernel.query import CONTROLS, Query, Reader
from quarterdeck.kernel.reading import Reading
from quarterdeck.kernel.values import id_in
from quarterdeck.kernel.veil import shown

from . import wire
from .context import Identity, run
from .wire import JSON, Answer

Work = Callable[[], Answer]


class Resource:
    """The ASGI app of one noun, at /api/<plural>."""

    def __init__(self, noun: Noun, database: Database) -> None:
        self.noun, self.database = noun, database
        self.prefix = f"/api/{noun.plural}"
        self.verbs = {verb.slug: verb for verb in noun.verbs.values() if not verb.secret}
        self.queries = {name.replace("_", "-"): query for name, query in noun.queries.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self.answer(cast("HTTPScope", scope), receive)
        except Exception as fault:
            answer = wire.answered(fault)
        await wire.send_answer(scope, send, answer)

    async def answer(self, scope: HTTPScope, receive: Receive) -> Answer:
        identity: Identity | None = scope.get("identity")  # type: ignore[assignment]
        if identity is None:
            raise Refusal("sign_in")
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        require_scope(identity.viewer, self.noun.plural, method != "GET")
        deck = Deck(self.database, identity.viewer, via=identity.via)
        parts = scope["path"].removeprefix(self.prefix).strip("/").split("/")
        if method not in (taken := self._methods(parts)):
            raise wire.other_method(scope, (*taken, "HEAD") if "GET" in taken else taken)
        if method == "GET":
            work = self._read(deck, scope, parts)
            return await run(deck.database, work)
        wire.asked(scope)
        given = await wire.body(scope, receive)
        work = self._write(deck, scope, method, parts, given)
        key = wire.header(scope, b"idempotency-key")
        if key and method == "POST" and not (parts[-1] in self.verbs and self.verbs[parts[-1]].gives_secret):
            work = self._once(deck, scope, parts, key, given, work)
        return await run(deck.database, work, writing=True)

    def _methods(self, parts: list[str]) -> list[str]:
        """The methods that an address takes. Raises `Refusal` where there is none."""
        match parts:
            case [""]:
                taken = {"GET": "list", "POST": "create"}
            case ["counts"]:
                taken = {"GET": "list"}
            case [name] if name in self.queries:
                return ["GET"]
            case [_]:
                taken = {"GET": "get", "PATCH": "patch", "DELETE": "delete"}
            case [_, "history"]:
                taken = {"GET": "history"}
            case [_, "restore"]:
                taken = {"POST": "restore"}
            case [_, slug] if slug in self.verbs:
                return ["POST"]
            case _:
                raise Refusal("no_route")
        return [method for method, operation in taken.items() if operation in self.noun.operations]

    # -- reading -----------------------------------------------------------------------------------------------

    def _read(self, deck: Deck, scope: HTTPScope, parts: list[str]) -> Work:
        collection: Collection[Any] = Collection(deck, self.noun)
        match parts:
            case [""]:
                return lambda: Answer(200, collection.json(collection.query(wire.pairs(scope))))
            case ["counts"]:
                return lambda: self._counts(deck, scope)
            case [name] if name in self.queries:
                return lambda: self._query(deck, name, scope)
            case [id, "history"]:
                return lambda: self._history(deck, scope, collection.id_of(id))
            case _:
                return lambda: self._get(deck, scope, collection.id_of(parts[0]))

    def _get(self, deck: Deck, scope: Scope, id: int) -> Answer:
        asked = wire.asked(scope, "as_of", "fields")
        query = Reader(deck, self.noun).read(asked.items()) if asked else Query()
        if query.as_of is not None:
            with deck.using():
                past = document_at(deck, self.noun, id, query.as_of)
                if past is None:
                    raise NotFound(noun=self.noun.name)
                return Answer(200, shown(deck, self.noun, [past], query.fields)[1:-1].encode())
        with deck.using():
            row = Reading(deck, self.noun).row(id)
            if row is None:
                raise NotFound(noun=self.noun.name)
            text, version = row
            tag = wire.etag(version)
            if wire.header(scope, b"if-none-match") in (tag[1].decode(), "*"):
                return Answer(304, b"", (tag,))
            return Answer(200, shown(deck, self.noun, [text], query.fields)[1:-1].encode(), (JSON, tag))

    def _history(self, deck: Deck, scope: Scope, id: int) -> Answer:
        asked = wire.asked(scope, "limit", "before")
        limit, before = _bounded(asked.get("limit", "100")), asked.get("before")
        if before is not None and not (before.isdecimal() and len(before) < 19):
            raise Refusal("bad_page", reason="“before” is the id of an activity.")
        found = Collection(deck, self.noun).history(id, before=int(before) if before else None, limit=limit)
        following = found[0].id if len(found) == limit else None
        return Answer(200, msgspec.json.encode({"items": found, "next": following}))

    def _counts(self, deck: Deck, scope: Scope) -> Answer:
        with deck.using():
            found = counts(deck, self.noun, wire.pairs(scope))
        return Answer(200, msgspec.json.encode({"items": found, "next": None}))

    def _query(self, deck: Deck, name: str, scope: Scope) -> Answer:
        with deck.using():
            found = self.queries[name](deck, **_gathered(wire.pairs(scope)))
        return Answer(200, msgspec.json.encode({"items": found, "next": None}))

    # -- writing -----------------------------------------------------------------------------------------------

    def _write(self, deck: Deck, scope: HTTPScope, method: str, parts: list[str], given: dict[str, Any]) -> Work:
        collection: Collection[Any] = Collection(deck, self.noun)
        version = wire.matched_version(scope)
        match method, parts:
            case _, [""]:
                return lambda: self._shown(deck, collection.create(**given), 201)
            case "PATCH", [id]:
                return lambda: self._shown(deck, collection.patch(collection.id_of(id), given, version))
            case "DELETE", [id]:
                return lambda: self._deleted(collection, id, version)
            case _, [id, "restore"]:
                return lambda: self._restored(deck, collection, id, given, version)
            case _:
                id, slug = parts
                return lambda: self._verb(deck, collection, id, slug, given, version)

    def _deleted(self, collection: Collection[Any], id: str, version: int | None) -> Answer:
        collection.delete(collection.id_of(id), version=version)
        return Answer(204, b"", ())

    def _restored(
        self, deck: Deck, collection: Collection[Any], id: str, given: dict[str, Any], version: int | None
    ) -> Answer:
        if strange := given.keys() - {"as_of"}:
            raise Invalid(**dict.fromkeys(sorted(strange), "is not taken by restore"))
        if not given:
            return self._shown(deck, collection.restore(self._trashed(collection, id)))
        then = collection.query([("as_of", conform(given["as_of"], str, "as_of"))]).as_of
        return self._shown(deck, collection.restore(collection.id_of(id), as_of=then, version=version))

    def _trashed(self, collection: Collection[Any], id: str) -> int:
        if not id.isdecimal():
            raise NotFound(noun=self.noun.name)
        return id_in(id, self.noun.name)

    def _verb(
        self, deck: Deck, collection: Collection[Any], id: str, slug: str, given: dict[str, Any], version: int | None
    ) -> Answer:
        result = collection.run(collection.id_of(id), self.verbs[slug], given, version)
        if isinstance(result, Record):
            return self._shown(deck, result)
        if isinstance(result, list) and all(isinstance(each, Record) for each in result):
            with deck.using():
                return Answer(200, b"[" + b",".join(self._shown(deck, each).body for each in result) + b"]")
        return Answer(200, msgspec.json.encode(result))

    def _shown(self, deck: Deck, thing: Record, status: int = 200) -> Answer:
        """An object as its own GET would answer it; what its change put out of the user's sight is told by id."""
        noun = noun_of(thing)
        with deck.using():
            row = Reading(deck, noun).row(thing.id)
            if row is None:
                return Answer(status, msgspec.json.encode({"id": thing.id, "version": thing.version}))
            headers = (JSON, wire.etag(row[1]))
            if status == 201:
                headers += (self._location(thing.id),)
            return Answer(status, shown(deck, noun, [row[0]])[1:-1].encode(), headers)

    def _once(self, deck: Deck, scope: Scope, parts: list[str], key: str, given: dict[str, Any], work: Work) -> Work:
        digest = hashlib.sha256(scope["path"].encode() + b"\0" + msgspec.json.encode(given)).hexdigest()
        first: list[Answer] = []  # stays empty where the answer was given before

        def answered() -> tuple[int, bytes]:
            first[:] = [work()]
            return first[0].status, first[0].body

        def repeated() -> Answer:
            status, body = once(deck, key, digest, answered)
            return Answer(status, body, self._heads(status, body)) if first else self._again(deck, parts, status, body)

        return repeated

    def _again(self, deck: Deck, parts: list[str], status: int, body: bytes) -> Answer:
        """What was answered before, as far as it is still in the user's sight."""
        told = msgspec.json.decode(body)
        id = told["id"] if parts == [""] else Collection(deck, self.noun).id_of(parts[0])
        with deck.using():
            seen = Reading(deck, self.noun).there(id)
        if not seen:
            if not isinstance(told, dict):
                raise NotFound(noun=self.noun.name)
            body = msgspec.json.encode({name: told[name] for name in ("id", "version") if name in told})
        return Answer(status, body, self._heads(status, body))

    def _heads(self, status: int, body: bytes) -> tuple[tuple[bytes, bytes], ...]:
        """The headers that went with an answer: they follow from its body."""
        told = msgspec.json.decode(body)
        if not isinstance(told, dict) or "version" not in told:
            return (JSON,)
        heads = (JSON, wire.etag(told["version"]))
        return (*heads, self._location(told["id"])) if status == 201 else heads

    def _location(self, id: int) -> tuple[bytes, bytes]:
        return (b"location", f"{self.prefix}/{id}".encode())


def _gathered(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """The query's values by name; a filter named several times means any of its values."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        found[name] = [*found[name], value] if name in found and name not in CONTROLS else [value]
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _bounded(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or not 1 <= int(text) <= 1000:
        raise Refusal("bad_page", reason="“limit” is a whole number from 1 to 1000.")
    return int(text)
