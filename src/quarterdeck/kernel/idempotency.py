"""A repeated POST with the same Idempotency-Key is answered as the first one was, and done once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from .act import stamp
from .errors import Refusal
from .tables import TABLES

if TYPE_CHECKING:
    from .deck import Deck

KEPT = timedelta(days=1)
Answered = tuple[int, bytes]


def once(deck: Deck, key: str, request: str, work: Callable[[], Answered]) -> Answered:
    """Run work under the key, or give the answer it gave before.

    The key is claimed by the transaction that does the work: two at once wait for each other, and work that is
    refused frees its key. Raises `Refusal("key_reused")` when `request` (a digest) was another.
    """
    if not 1 <= len(key) <= 191:
        raise Refusal("bad_request", detail="An Idempotency-Key has 1 to 191 characters.")
    for _ in range(3):
        found = _known(deck, key, request)
        if found is not None:
            return found
        try:
            return deck.write(lambda: _first(deck, key, request, work))
        except Exception as fault:
            if not deck.database.faults.duplicate(fault):
                raise
    raise Refusal("unavailable", what="database")


def _known(deck: Deck, key: str, request: str) -> Answered | None:
    table = TABLES["idempotency"]
    columns = (table.c.request, table.c.status, table.c.answer)
    rows = deck.rows(sa.select(*columns).where(table.c.user_id == deck.viewer.id, table.c.key == key))
    if not rows:
        return None
    if rows[0][0] != request:
        raise Refusal("key_reused")
    return rows[0][1], rows[0][2].encode()


def _first(deck: Deck, key: str, request: str, work: Callable[[], Answered]) -> Answered:
    table = TABLES["idempotency"]
    mine = {"user_id": deck.viewer.id, "key": key}
    claim = {**mine, "request": request, "status": 0, "answer": "", "at": stamp(deck.now)}
    deck.session.insert_rows(table, [claim])
    status, answer = work()
    deck.run(
        sa.update(table)
        .where(table.c.user_id == deck.viewer.id, table.c.key == key)
        .values(status=status, answer=answer.decode())
    )
    return status, answer


def forget(deck: Deck) -> int:
    """Drop keys older than a day; returns how many."""
    table = TABLES["idempotency"]
    return deck.write(lambda: deck.run(sa.delete(table).where(table.c.at < stamp(deck.now - KEPT))))
