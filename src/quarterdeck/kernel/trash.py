"""The trash: how long deleted things stay in it, and what becomes of them then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from .act import stamp
from .errors import Refusal
from .model import NOUNS, Noun, Record
from .tables import TABLES

if TYPE_CHECKING:
    from .deck import Deck

SETTING, DAYS = "trash_days", 30
BATCH = 200


def days(deck: Deck) -> int:
    """How many days deleted things can be taken back; 0 is for ever."""
    return deck.setting(SETTING, DAYS)


def over(deck: Deck, thing: Record) -> bool:
    """Whether the time of what lies in the trash is over, be it that nobody has ended it yet."""
    kept = days(deck)
    return bool(kept and thing.deleted_at and thing.deleted_at < deck.now - timedelta(days=kept))


def expired(deck: Deck, noun: Noun) -> Refusal:
    return Refusal("expired", noun=noun.name, days=days(deck))


def end_what_expired(deck: Deck) -> int:
    """Take out of the trash for good what was in it for too long; returns how many things.

    Rows and history stay, for what refers to them; nobody finds, restores or searches them any more. A process that
    does the same at the same time finds nothing left to do.
    """
    kept, ended = days(deck), 0
    if not kept:
        return 0
    before = stamp(deck.now - timedelta(days=kept))
    for noun in NOUNS.values():
        if "restore" not in noun.operations:
            continue
        while found := _oldest(deck, noun, before):
            ended += deck.write(lambda: _end(deck, noun, found))  # noqa: B023  # it is run at once
    return ended


def _oldest(deck: Deck, noun: Noun, before: str) -> list[int]:
    table = TABLES[noun.name].c
    due = sa.select(table.id).where(table.gone == sa.literal_column("1"), table.deleted_at < before)
    return [row[0] for row in deck.rows(due.order_by(table.deleted_at, table.id).limit(BATCH))]


def _end(deck: Deck, noun: Noun, ids: list[int]) -> int:
    from .store import Store

    return sum(Store(deck, noun).expire(id) for id in ids)
