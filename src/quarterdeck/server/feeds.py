"""Reads over all nouns: the search box, and the ledger as one may see it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromQuery, QueryParameter

from quarterdeck.kernel import feed
from quarterdeck.kernel.collection import Searching
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS

from . import asking
from .context import run, signed_in

MOST = 100


@get("/api/search", guards=[signed_in])
async def search(
    request: Request[Any, Any, Any],
    q: Annotated[str, QueryParameter(name="q", max_length=1000)],
    noun: FromQuery[list[str] | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST)] = 20,
) -> Response[bytes]:
    """Objects of all nouns, or of the named ones, that match the words, best first; the last may be half typed."""
    deck = asking.deck(request, "search", writing=False)
    found = await run(deck.database, lambda: _search(deck, q, noun or [], limit))
    return Response(found, media_type="application/json")


def _search(deck: Deck, text: str, nouns: list[str], limit: int) -> bytes:
    for name in nouns:
        if name not in NOUNS:
            raise Refusal("invalid_filter", name="noun", value=f"“{name}”", reason=f"known are {', '.join(NOUNS)}")
    searched = nouns or [n.name for n in NOUNS.values() if n.search]
    with deck.using():
        found = Searching(deck).ids(text, searched, limit)
        items = [f'{{"noun":"{noun}","object":{deck.named(noun).text(id)}}}' for noun, id in found]
    return f'{{"items":[{",".join(items)}],"next":null}}'.encode()


Id = Annotated[int | None, QueryParameter(ge=1, le=2**53)]
Word = Annotated[str | None, QueryParameter(max_length=60)]


@get("/api/activity", guards=[signed_in])
async def activity(
    request: Request[Any, Any, Any],
    since: Annotated[int, QueryParameter(ge=0, le=2**53)] = 0,
    newest: FromQuery[bool] = False,
    before: Id = None,
    project_id: Id = None,
    actor_id: Id = None,
    object_id: Id = None,
    noun: Word = None,
    verb: Word = None,
    from_: Annotated[datetime | None, QueryParameter(name="from")] = None,
    to: Annotated[datetime | None, QueryParameter()] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 100,
) -> Response[bytes]:
    """What happened behind the activity `since`, oldest first, or with `newest` before the activity `before`, of what
    one sees; `next` is where to go on. Administrators are told of everything, though not what of the unseen."""
    deck = asking.deck(request, "activity", writing=False)
    named = {
        "project_id": project_id, "actor_id": actor_id, "object_id": object_id, "noun": noun, "verb": verb,
        "from": _universal(from_), "to": _universal(to),
    }  # fmt: skip
    wanted = {name: value for name, value in named.items() if value is not None}

    def read() -> bytes:
        if newest:
            found, at = feed.until(deck, before, limit=limit, **wanted)
        else:
            found, at = feed.since(deck, since, limit=limit, **wanted)
        return msgspec.json.encode({"items": found, "next": at})

    return Response(await run(deck.database, read), media_type="application/json")


def _universal(at: datetime | None) -> datetime | None:
    """An instant without a zone is one in UTC."""
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


routes = [search, activity]
