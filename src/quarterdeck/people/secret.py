"""The installation's signing key: what cookies, CSRF tokens and mailed links are signed with."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.tables import TABLES

NAME = "signing_key"  # of the row in `setting`; never to be shown, and never in the ledger


def signing_key(database: Database, configured: str = "") -> bytes:
    """The key from `QUARTERDECK_SECRET`, or the one that was drawn for this database when first asked for."""
    found: bytes | None = database.cache.get(NAME)
    if found is None:
        text = configured or _kept(database)
        found = database.cache[NAME] = hashlib.sha256(text.encode()).digest()
    return found


def sign(key: bytes, purpose: str, text: str) -> str:
    """A signature that only this installation makes, and that is worth nothing for another purpose."""
    made = hmac.digest(key, f"{purpose}\0{text}".encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def signed(key: bytes, purpose: str, text: str, signature: str) -> bool:
    return hmac.compare_digest(sign(key, purpose, text).encode(), signature.encode())


def hashed(token: str) -> str:
    """What is stored of a token: it has 256 random bits, so that a quick hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _kept(database: Database) -> str:
    deck = system(database)
    return _found(deck) or deck.write(lambda: _drawn(deck))


def _found(deck: Deck) -> str | None:
    table = TABLES["setting"]
    found = deck.scalar(sa.select(table.c.data).where(table.c.name == NAME))
    return msgspec.json.decode(found, type=str) if found else None


def _drawn(deck: Deck) -> str:
    """Two processes that start at once draw one key: the first row is everyone's."""
    drawn = secrets.token_urlsafe(48)
    row = {"name": NAME, "data": msgspec.json.encode(drawn).decode()}
    try:
        with deck.transaction():
            deck.session.insert_rows(TABLES["setting"], [row])
    except Exception as fault:
        if not deck.database.faults.duplicate(fault):
            raise
    return _found(deck) or drawn
