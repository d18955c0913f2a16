"""Making tokens for scripts: `qd_<prefix>_<secret>`, shown once, stored as a hash."""

from __future__ import annotations

import secrets
import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import PLURALS
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.secret import hashed
from quarterdeck.people.sign_in import keeper

LETTERS = string.ascii_letters + string.digits
EVERYTHING = ("read", "write", "admin")


@dataclass(frozen=True)
class Issued:
    kept: ApiToken
    token: str = field(repr=False)


def issue(
    deck: Deck, user_id: int, name: str, scopes: Sequence[str] = (), expires_at: datetime | None = None
) -> Issued:
    """A new token of one's own; administrators make them for others too. Without scopes it may what its user may.

    Scopes: `read`, `write` (reads too), `admin` (and changes people, tokens and settings), or a noun's own such as
    `tasks:read`, `tasks:write`. Raises `Invalid` for another, or for an end that has passed.
    """
    if deck.viewer.id != user_id and not deck.viewer.is_admin:
        raise Forbidden(action="make", noun="token")
    _check(deck, scopes, expires_at)
    prefix = _drawn(8).lower()
    token = f"qd_{prefix}_{_drawn(43)}"
    kept = ApiToken(user_id=user_id, name=name, scopes=list(scopes), prefix=f"qd_{prefix}", expires_at=expires_at)

    own = deck if deck.viewer.is_admin else keeper(deck.database, user_id, deck.now)

    def work() -> ApiToken:
        stored = own.of(ApiToken).add(kept)
        table = TABLES["api_token"]
        own.run(sa.update(table).where(table.c.id == stored.id).values(token_hash=hashed(token)))
        return stored

    return Issued(own.write(work), token)


def create_token(
    deck: Deck, user_id: int, name: str, scopes: Sequence[str] = (), expires_at: datetime | None = None
) -> str:
    """`issue`, for who wants the token alone."""
    return issue(deck, user_id, name, scopes, expires_at).token


def _check(deck: Deck, scopes: Sequence[str], expires_at: datetime | None) -> None:
    for scope in scopes:
        noun, _, way = scope.partition(":")
        if scope not in EVERYTHING and not (noun in PLURALS and way in ("read", "write")):
            raise Invalid(scopes=f"“{scope}” is none of {', '.join(EVERYTHING)}, or a noun's such as tasks:read")
    if expires_at is not None and expires_at <= deck.now:
        raise Invalid(expires_at="has passed already")


def _drawn(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(length))
