"""Published views: the one address that shows something to whoever has it, without signing in."""

from __future__ import annotations

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people import throttle
from quarterdeck.people.publishing import showing
from quarterdeck.people.throttle import Tally

from . import asking
from .asking import Asked
from .context import database_of, run

ALONE = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow"}


@get("/api/published/{secret:str}")
async def published(request: Asked, secret: FromPath[str]) -> Response[bytes]:
    """A published view. What is not there any more, for whatever reason, answers as what never was; who asks for much
    that is not there waits."""
    database = database_of(request)
    found = await run(database, lambda: showing(database, secret), long=True)
    if found is None:
        await run(database, lambda: _missed(request, database), long=True)
        raise Refusal("no_route")
    return Response(msgspec.json.encode(found), media_type="application/json", headers=ALONE)


def _missed(request: Asked, database: Database) -> None:
    tally = Tally("published", throttle.network(asking.client(request).address))
    throttle.attempt(database, [tally], asking.now(request))


routes = [published]
