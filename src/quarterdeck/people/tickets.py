"""Tickets: what a mailed link stands for. A link is signed, works once, for a while, and only its hash is stored.

A ticket is opened by an act; the mail is sent from the ledger's tail, where noun is "ticket" and verb its kind:
`link_for` draws the link then, so that nothing before it, and no backup after it, holds what opens an account.
"""

from __future__ import annotations

import enum
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import ID, INSTANT, TABLES, metadata, text_type
from quarterdeck.people.secret import hashed, sign, signed
from quarterdeck.people.user import User, UserStatus


class TicketKind(enum.StrEnum):
    INVITATION = "invitation"
    RECOVERY = "recovery"


LASTS = {TicketKind.INVITATION: timedelta(days=7), TicketKind.RECOVERY: timedelta(hours=1)}
PAGES = {TicketKind.INVITATION: "invitation", TicketKind.RECOVERY: "recover"}
# Whom a ticket still lets in: suspending somebody, or their accepting, makes it worthless.
STATUS = {TicketKind.INVITATION: UserStatus.PENDING, TicketKind.RECOVERY: UserStatus.ACTIVE}


@dataclass(frozen=True)
class Letter:
    """What a mail is written from. The link is a secret of its reader: it belongs in no log."""

    kind: TicketKind
    user_id: int
    email: str
    name: str
    expires_at: datetime
    link: str = field(repr=False)


@dataclass(frozen=True)
class Ticket:
    id: int
    kind: TicketKind
    user: User
    expires_at: datetime


def declare() -> None:
    if "ticket" not in TABLES:
        TABLES["ticket"] = sa.Table(
            "ticket",
            metadata,
            sa.Column("id", ID, primary_key=True, autoincrement=True),
            sa.Column("kind", text_type(20), nullable=False),
            sa.Column("user_id", ID, sa.ForeignKey("user.id"), nullable=False, index=True),
            sa.Column("token_hash", text_type(64), unique=True),
            sa.Column("created_at", INSTANT, nullable=False),
            sa.Column("expires_at", INSTANT, nullable=False, index=True),
            sa.Column("used_at", INSTANT),
            sqlite_autoincrement=True,
        )


declare()


def open_ticket(deck: Deck, user_id: int, kind: TicketKind) -> int:
    """Open a ticket inside the deck's transaction; the ledger then tells who sends mail about it."""
    row = {
        "kind": kind.value, "user_id": user_id,
        "created_at": stamp(deck.now), "expires_at": stamp(deck.now + LASTS[kind]),
    }  # fmt: skip
    id = deck.session.insert(TABLES["ticket"], row)
    deck.log(kind.value, "ticket", id, user_id=user_id)
    return id


def link_for(database: Database, ticket_id: int, *, key: bytes, url: str, at: datetime | None = None) -> Letter | None:
    """The letter for a ticket, or None where it was used, ran out, or its person is not let in any more.

    `key` is `secret.signing_key(...)`, `url` the base of links. Asked again, as after a crash, it draws another
    link, and the one before stops working.
    """
    deck = system(database, at=at)

    def work() -> Letter | None:
        ticket = _ticket(deck, TABLES["ticket"].c.id == ticket_id)
        if ticket is None:
            return None
        drawn = secrets.token_urlsafe(32)
        token = f"{drawn}.{sign(key, ticket.kind, drawn)}"
        _set(deck, ticket.id, token_hash=hashed(token))
        link = f"{url.rstrip('/')}/{PAGES[ticket.kind]}?token={token}"
        user = ticket.user
        return Letter(ticket.kind, user.id, user.email, user.display_name, ticket.expires_at, link)

    return deck.write(work)


def find(database: Database, kind: TicketKind, token: str, *, key: bytes, at: datetime) -> Ticket:
    """The ticket that a link stands for. Raises `Refusal("token_invalid")`, which says no more than that."""
    drawn, _, signature = token.rpartition(".")
    if not signed(key, kind, drawn, signature):
        raise Refusal("token_invalid")
    table = TABLES["ticket"]
    ticket = _ticket(system(database, at=at), sa.and_(table.c.token_hash == hashed(token), table.c.kind == kind.value))
    if ticket is None:
        raise Refusal("token_invalid")
    return ticket


def last_open(deck: Deck, user_id: int, kind: TicketKind) -> Ticket | None:
    """The ticket of this kind that was opened last for somebody and still lets them in."""
    table = TABLES["ticket"]
    return _ticket(deck, sa.and_(table.c.user_id == user_id, table.c.kind == kind.value))


def spend(deck: Deck, ticket: Ticket) -> None:
    """Use the ticket up inside the deck's transaction, and every other of this person: one link, one time."""
    table = TABLES["ticket"]
    mine = sa.update(table).where(table.c.id == ticket.id, table.c.used_at.is_(None))
    if deck.run(mine.values(used_at=stamp(deck.now))) != 1:
        raise Refusal("token_invalid")
    void(deck, ticket.user.id)


def void(deck: Deck, user_id: int) -> None:
    """Let no open ticket of this person work any more."""
    table = TABLES["ticket"]
    theirs = sa.update(table).where(table.c.user_id == user_id, table.c.used_at.is_(None))
    deck.run(theirs.values(used_at=stamp(deck.now)))


def sweep(deck: Deck) -> None:
    """Remove tickets that ran out."""
    table = TABLES["ticket"]
    deck.run(sa.delete(table).where(table.c.expires_at < stamp(deck.now)))


def _set(deck: Deck, id: int, **values: Any) -> None:
    table = TABLES["ticket"]
    deck.run(sa.update(table).where(table.c.id == id).values(values))


def _ticket(deck: Deck, which: Any) -> Ticket | None:
    """The last of these tickets that still lets its person in, or None."""
    table = TABLES["ticket"]
    alive = (which, table.c.used_at.is_(None), table.c.expires_at > stamp(deck.now))
    columns = (table.c.id, table.c.kind, table.c.user_id, table.c.expires_at)
    rows = deck.rows(sa.select(*columns).where(*alive).order_by(table.c.id.desc()).limit(1))
    user = deck.of(User).find(rows[0][2]) if rows else None
    if user is None or user.status != STATUS[TicketKind(rows[0][1])]:
        return None
    return Ticket(rows[0][0], TicketKind(rows[0][1]), user, datetime.fromisoformat(rows[0][3]))
