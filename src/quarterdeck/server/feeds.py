"""Reads over all nouns: the search box, and the ledger as one may see it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, get
from msgspec import Meta

from quarterdeck.kernel import feed
from quarterdeck.kernel.collection import Searching, search_filters
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS

from . import asking, wire
from .asking import Asked
from .context import run, signed_in

MOST = 100


class Searched(msgspec.Struct, kw_only=True):
    """What the search box asks."""

    q: Annotated[str, Meta(max_length=1000)]
    noun: list[str] = []
    project: Annotated[str, Meta(max_length=60)] = ""
    where: Annotated[str, Meta(max_length=4000)] = ""
    limit: Annotated[int, Meta(ge=1, le=MOST)] = 20


@get("/api/search", guards=[signed_in], query=Searched)
async def search(request: Asked) -> Response[bytes]:
    """Objects of all nouns, or of the named ones, that match the words, best first; the last may be half typed.

    `project` (its id or key) keeps to it and to what names it; `where` is a query as the list of one noun takes it.
    """
    deck, asked = asking.deck(request, "search", writing=False), wire.question(request.scope, Searched)
    found = await run(deck.database, lambda: _search(deck, asked))
    return Response(found, media_type="application/json")


def _filters(nouns: list[str], project: str, where: str) -> dict[str, dict[str, str]]:
    """The filters of each noun that is searched; with a project, nouns that are of none are left out."""
    if where and len(nouns) != 1:
        raise Refusal("bad_request", detail="“where” goes with exactly one “noun”: others have other fields.")
    if len(nouns) == 1:
        return {nouns[0]: search_filters(NOUNS[nouns[0]], project, where)}
    of_one = [n for n in nouns if not project or n == "project" or "project_id" in NOUNS[n].fields]
    return {name: search_filters(NOUNS[name], project) for name in of_one}


def _search(deck: Deck, asked: Searched) -> bytes:
    for name in asked.noun:
        if name not in NOUNS:
            raise Refusal("invalid_filter", name="noun", value=f"“{name}”", reason=f"known are {', '.join(NOUNS)}")
    nouns = asked.noun or [n.name for n in NOUNS.values() if n.search]
    filters = _filters(nouns, asked.project, asked.where)
    with deck.using():
        found = Searching(deck).ids(asked.q, list(filters), asked.limit, filters) if filters else []
        items = [f'{{"noun":"{noun}","object":{deck.named(noun).text(id)}}}' for noun, id in found]
    return f'{{"items":[{",".join(items)}],"next":null}}'.encode()


Id = Annotated[int, Meta(ge=1, le=2**53)]
Word = Annotated[str, Meta(max_length=60)]


class Told(msgspec.Struct, kw_only=True):
    """What of the ledger somebody wants to know, and where to begin."""

    since: Annotated[int, Meta(ge=0, le=2**53)] = 0
    newest: bool = False
    before: Id | None = None
    limit: Annotated[int, Meta(ge=1, le=1000)] = 100
    project_id: Id | None = None
    actor_id: Id | None = None
    object_id: Id | None = None
    noun: Word | None = None
    verb: Word | None = None
    from_: datetime | None = msgspec.field(name="from", default=None)
    to: datetime | None = None

    @property
    def wanted(self) -> dict[str, Any]:
        """What narrows the ledger, by name."""
        named = {
            "project_id": self.project_id, "actor_id": self.actor_id, "object_id": self.object_id, "noun": self.noun,
            "verb": self.verb, "from": _universal(self.from_), "to": _universal(self.to),
        }  # fmt: skip
        return {name: value for name, value in named.items() if value is not None}


@get("/api/activity", guards=[signed_in], query=Told)
async def activity(request: Asked) -> Response[bytes]:
    """What happened behind the activity `since`, oldest first, or with `newest` before the activity `before`, of what
    one sees; `next` is where to go on. Administrators are told of everything, though not what of the unseen."""
    deck, asked = asking.deck(request, "activity", writing=False), wire.question(request.scope, Told)

    def read() -> bytes:
        if asked.newest:
            found, at = feed.until(deck, asked.before, limit=asked.limit, **asked.wanted)
        else:
            found, at = feed.since(deck, asked.since, limit=asked.limit, **asked.wanted)
        return msgspec.json.encode({"items": found, "next": at})

    return Response(await run(deck.database, read), media_type="application/json")


def _universal(at: datetime | None) -> datetime | None:
    """An instant without a zone is one in UTC."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


routes = [search, activity]
