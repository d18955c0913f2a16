"""Is it ready, what can it do, how is it doing: /api/health, /api/openapi.json, /api/docs, /metrics."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
from litestar import Request, Response, get

from quarterdeck import __version__
from quarterdeck.kernel import activity
from quarterdeck.kernel.access import reaches
from quarterdeck.kernel.errors import Refusal

from . import asking
from .condition import examine
from .context import Identity, database_of, run
from .openapi import document


@get("/api/health")
async def health(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """Ready when this answers: the process runs, and its database answers and takes writes. Administrators are told
    how all of it does."""
    database, state = database_of(request), request.app.state
    await state.probe()
    answer: dict[str, Any] = {"status": "ok", "version": __version__}
    identity: Identity | None = request.scope.get("identity")  # type: ignore[assignment]
    if identity is not None and identity.viewer.is_admin and reaches(identity.viewer, "metrics", writing=False):
        told = await run(database, lambda: examine(database, state.settings, state.files), long=True)
        answer |= msgspec.to_builtins(told)
    return answer


@lru_cache(maxsize=1)
def _document() -> bytes:
    return msgspec.json.encode(document())


@get("/api/openapi.json")
async def openapi() -> Response[bytes]:
    """The description of this API in OpenAPI 3.1."""
    return Response(_document(), media_type="application/json")


@get("/metrics")
async def metrics(request: Request[Any, Any, Any]) -> Response[str]:
    """Figures in the Prometheus text format; for administrators' tokens."""
    if not asking.deck(request, "metrics", writing=False).viewer.is_admin:
        raise Refusal("forbidden", action="read", noun="metrics")
    database, live = database_of(request), request.app.state.live

    def newest() -> int:
        with database.session() as session:
            return activity.last_id(session)

    figures = {
        "quarterdeck_activity_last_id": await run(database, newest),
        "quarterdeck_live_sockets": len(live.sockets),
        "quarterdeck_live_position": live.at,
        "quarterdeck_statements_compiled": len(database.statements),
    }
    lines = [f"# TYPE {name} gauge\n{name} {value}\n" for name, value in figures.items()]
    return Response("".join(lines), media_type="text/plain; version=0.0.4")


routes = [health, openapi, metrics]
