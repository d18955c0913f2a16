"""Slows guessing down: every attempt is counted before it is tried, and waits longer the more have failed.

Nobody can shut somebody else out. Attempts count against the pair of account and network address; a browser that
signed in before is known by its device cookie and counts by itself, whatever strangers do to the account
(OWASP Authentication Cheat Sheet, "Device Cookies"). The tally of the whole account only slows strangers down.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa

from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import INSTANT, TABLES, metadata, text_type


class Limit(NamedTuple):
    """So many attempts are free; then each waits twice as long as the last, from `first` to `most` seconds."""

    free: int
    first: int
    most: int
    forget: timedelta  # without any attempt for so long, all is forgotten


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = {
    "device": Limit(10, 1, 900, DAY),
    "pair": Limit(5, 2, 3600, DAY),
    "account": Limit(30, 1, 60, HOUR),
    "address": Limit(100, 1, 60, HOUR),
    "password": Limit(5, 2, 900, DAY),
    "code": Limit(10, 5, 3600, DAY),
    "asking": Limit(20, 5, 900, HOUR),
    "published": Limit(20, 1, 60, HOUR),
    "mail": Limit(3, 300, 3600, DAY),
}


class Tally(NamedTuple):
    """What attempts are counted against; only its hash is stored, so that the table names nobody."""

    kind: str
    what: str

    @property
    def key(self) -> str:
        return hashlib.sha256(f"{self.kind}\0{self.what}".encode()).hexdigest()


def declare() -> None:
    if "sign_in_attempt" not in TABLES:
        TABLES["sign_in_attempt"] = sa.Table(
            "sign_in_attempt",
            metadata,
            sa.Column("key", text_type(64), primary_key=True),
            sa.Column("failures", sa.Integer, nullable=False),
            sa.Column("last_at", INSTANT, nullable=False, index=True),
            sa.Column("free_at", INSTANT, nullable=False),
        )


declare()


def network(address: str) -> str:
    """The address as it is counted: of IPv6 the network, because each customer there has 2⁶⁴ addresses."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))


def attempt(database: Database, tallies: Iterable[Tally], at: datetime) -> None:
    """Count an attempt as failed before it is tried, so that many at once gain nothing.

    Raises `Refusal("too_many", seconds=…)`, and counts nothing, while one of the tallies has to wait.
    """
    deck = system(database, at=at)
    ordered = sorted(tallies, key=lambda tally: tally.key)  # two attempts at once lock in one order

    def work() -> None:
        for tally in ordered:
            _count(deck, tally, at)

    deck.write(work)


def forgive(database: Database, tallies: Iterable[Tally]) -> None:
    """The attempt succeeded: forget its tallies; of the address' only this attempt, for others may sit behind it."""
    deck, table = system(database), TABLES["sign_in_attempt"]
    ordered = sorted(tallies, key=lambda tally: tally.key)

    def work() -> None:
        for tally in ordered:
            mine = table.c.key == tally.key
            one_less = sa.update(table).where(mine, table.c.failures > 0).values(failures=table.c.failures - 1)
            deck.run(one_less if tally.kind == "address" else sa.delete(table).where(mine))

    deck.write(work)


def sweep(deck: Deck) -> None:
    """Remove tallies that count no more."""
    table = TABLES["sign_in_attempt"]
    longest = max(limit.forget for limit in LIMITS.values())
    deck.run(sa.delete(table).where(table.c.last_at < stamp(deck.now - longest)))


def _count(deck: Deck, tally: Tally, at: datetime) -> None:
    table, limit = TABLES["sign_in_attempt"], LIMITS[tally.kind]
    failures, last_at, free_at = _locked(deck, tally, at)
    # Of two at once the later may be counted first; while attempts are free, the other waits for nothing.
    if failures >= limit.free and free_at > at:
        raise Refusal("too_many", seconds=math.ceil((free_at - at).total_seconds()))
    failures = 1 if last_at < at - limit.forget else failures + 1
    values = {"failures": failures, "last_at": stamp(at), "free_at": stamp(at + _wait(limit, failures))}
    deck.run(sa.update(table).where(table.c.key == tally.key).values(values))


def _wait(limit: Limit, failures: int) -> timedelta:
    beyond = failures - limit.free
    return timedelta(seconds=min(limit.first * 2 ** min(beyond, 30), limit.most) if beyond >= 0 else 0)


def _locked(deck: Deck, tally: Tally, at: datetime) -> tuple[int, datetime, datetime]:
    table = TABLES["sign_in_attempt"]
    which = sa.select(table.c.failures, table.c.last_at, table.c.free_at).where(table.c.key == tally.key)
    rows = deck.rows(which.with_for_update())
    if not rows:
        _insert(deck, {"key": tally.key, "failures": 0, "last_at": stamp(at), "free_at": stamp(at)})
        rows = deck.rows(which.with_for_update())
    failures, last_at, free_at = rows[0]
    return failures, datetime.fromisoformat(last_at), datetime.fromisoformat(free_at)


def _insert(deck: Deck, row: dict[str, Any]) -> None:
    """In a savepoint: another process may count the first attempt at the same time."""
    try:
        with deck.transaction():
            deck.session.insert_rows(TABLES["sign_in_attempt"], [row])
    except Exception as fault:
        if not deck.database.faults.duplicate(fault):
            raise
