"""Signed-in browsers: one row per session, found by the hash of its cookie."""

from __future__ import annotations

from typing import Annotated, Any

from quarterdeck.kernel.access import ADMIN, ME, NOBODY, Viewer
from quarterdeck.kernel.model import Kept, ReadOnly, Record, Ref, noun
from quarterdeck.values import Instant, Line


def visible(table: Any, viewer: Viewer) -> Any:
    """A person sees where they are signed in themselves."""
    return table.c.user_id == ME


@noun(
    "session",
    plural="sessions",
    visible=visible,
    may={"create": NOBODY, "edit": NOBODY, "delete": ADMIN},
    owner=("user_id",),
    own=("delete",),
    indexes=("user_id -last_seen_at",),
    secrets=("token_hash",),
    operations=(),  # server/keys.py serves them, and marks the one that asks
    logged=False,
    unique=("token_hash",),
    sort="-last_seen_at",
)
class Session(Record):
    """Made by signing in, ended by signing out, by 24 hours without use, or by being deleted."""

    user_id: Annotated[int, Ref("user"), ReadOnly]
    user_agent: Annotated[Line, ReadOnly] = ""
    address: Annotated[Line, ReadOnly] = ""  # of the network
    last_seen_at: Annotated[Instant | None, Kept(), ReadOnly] = None
    expires_at: Annotated[Instant | None, Kept(), ReadOnly] = None
