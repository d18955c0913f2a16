"""Tokens for scripts: hashed, scoped, expiring. The token itself is shown once, by the route that makes it."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from quarterdeck.kernel.access import ADMIN, ME, NOBODY, Viewer
from quarterdeck.kernel.model import Column, Kept, ReadOnly, Record, Ref, noun
from quarterdeck.values import Instant, Title


def visible(table: Any, viewer: Viewer) -> Any:
    """A person sees their own tokens; administrators see everyone's."""
    return None if viewer.is_admin else table.c.user_id == ME


@noun(
    "api_token",
    plural="api_tokens",
    visible=visible,
    may={"create": NOBODY, "edit": ADMIN, "delete": ADMIN},
    owner=("user_id",),
    own=("edit", "delete"),
    indexes=("user_id -created_at",),
    secrets=("token_hash",),
    operations=("list", "get", "patch", "delete", "history"),
    unique=("token_hash",),
    sort="-created_at",
)
class ApiToken(Record):
    """`scopes` narrow what the token may do; none means all its user may. `prefix` is its readable beginning."""

    user_id: Annotated[int, Ref("user"), ReadOnly]
    name: Annotated[Title, Column()]
    scopes: Annotated[
        list[Annotated[str, Meta(pattern=r"^[a-z_*]+(:[a-z_*]+)?\Z", description="a scope such as tasks:read")]],
        Meta(max_length=100),
        ReadOnly,
    ] = []
    prefix: Annotated[str, Meta(max_length=20), ReadOnly] = ""
    expires_at: Annotated[Instant | None, Column(index=True), ReadOnly] = None
    last_used_at: Annotated[Instant | None, Kept(), ReadOnly] = None
