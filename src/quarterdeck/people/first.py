"""The first administrator: made once, by whoever opens a new installation first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from quarterdeck.kernel.access import Role
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import credentials
from quarterdeck.people.sign_in import Client, SignedIn, start
from quarterdeck.people.user import User


def needed(database: Database) -> bool:
    """Whether nobody has ever been here; people in the trash count."""
    if not database.cache.get("set_up"):
        database.cache["set_up"] = system(database).scalar(sa.select(TABLES["user"].c.id).limit(1)) is not None
    return not database.cache["set_up"]


def set_up(
    database: Database, fields: Mapping[str, str], password: str, client: Client, *, key: bytes, at: datetime
) -> SignedIn:
    """Make the first administrator, and sign in.

    Of two at once, one gets `Refusal("already_set_up")`, as does everybody later; raises `Invalid` too.
    """
    if not needed(database):
        raise Refusal("already_set_up")
    credentials.check_password(password, User(username=fields["username"], email=fields["email"]))
    made = credentials.digest(password)
    deck, counter = system(database, via="web", at=at), TABLES["counter"]

    def work() -> SignedIn:
        # The ledger's row is everyone's lock: whoever comes second waits here, and then sees the first.
        deck.run(sa.update(counter).where(counter.c.name == "ledger").values(value=counter.c.value))
        if deck.scalar(sa.select(TABLES["user"].c.id).limit(1)) is not None:
            raise Refusal("already_set_up")
        user = deck.of(User).create(**fields, role=Role.ADMIN)
        credentials.keep_hash(deck, user.id, made)
        return start(deck, user.id, client, key=key)

    return deck.write(work)
