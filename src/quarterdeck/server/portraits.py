"""People's pictures: sent as a form, shown to whoever sees the person."""

from __future__ import annotations

from typing import Any

import anyio.to_thread
from litestar import Response, get, put
from litestar.params import FromPath

from quarterdeck.kernel.errors import Invalid, NotFound
from quarterdeck.people import portrait
from quarterdeck.people.user import User

from . import asking, wire
from .asking import Asked
from .context import run, signed_in
from .files import Drawn, drawn, files_of, form_of, received


@get("/api/users/{id:int}/avatar", query=Drawn)
async def show(request: Asked, id: FromPath[int]) -> Response[Any]:
    """The middle of somebody's picture as a square WebP of `size` pixels (64, 200 or 800; 200 by default)."""
    deck = asking.deck(request, "users", writing=False)
    user = await run(deck.database, lambda: deck.of(User).get(id))
    key = portrait.key_of(user.avatar)
    if key is None:
        raise NotFound(noun="picture")
    return await drawn(request, key, wire.question(request.scope, Drawn).size, square=True)


@put("/api/users/{id:int}/avatar", guards=[signed_in])
async def change(request: Asked, id: FromPath[int]) -> Response[bytes]:
    """Give somebody a picture: a form with a PNG, JPEG, GIF, WebP or AVIF of at most 10 MB as `file`."""
    deck = asking.deck(request, "users", writing=True)
    form = form_of(request, portrait.LIMIT)
    if unknown := await form.fields():
        raise Invalid(**dict.fromkeys(unknown, "is not taken; the form holds the file alone"))
    await run(deck.database, lambda: portrait.expected(deck, id))
    stored = await received(request, form, portrait.LIMIT)
    await anyio.to_thread.run_sync(portrait.checked, files_of(request), stored)
    made = await run(deck.database, lambda: portrait.fulfil(deck, id, stored), writing=True)
    text = await run(deck.database, lambda: deck.of(User).text(id))
    return Response(text.encode(), media_type="application/json", headers={"ETag": f'"{made.version}"'})


routes = [show, change]
