"""Recovery by e-mail: nobody is told whether an address belongs to somebody, except by mail to that address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from quarterdeck.kernel.act import now
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.people import credentials, device, throttle, tickets
from quarterdeck.people.throttle import Tally
from quarterdeck.people.tickets import TicketKind
from quarterdeck.people.user import User


@dataclass(frozen=True)
class Recovered:
    """Whose password it was, and the cookie by which their browser is known from now on."""

    user_id: int
    device: str = field(repr=False)


def admit(database: Database, address: str, at: datetime) -> None:
    """Count a question from this network address. Raises `Refusal("too_many")` whatever the e-mail is."""
    throttle.attempt(database, [Tally("asking", throttle.network(address))], at)


def ask(database: Database, email: str, at: datetime) -> None:
    """Open a ticket where an active person has this address. Answer first, then call this: it takes longer then.

    Nobody gets more than a few mails, however often strangers ask; those that were sent go on working.
    """
    user = TABLES["user"]
    which = (user.c.email == fold(email), user.c.status == "active", user.c.deleted_at.is_(None))
    deck = system(database, via="web", at=at)
    user_id = deck.scalar(sa.select(user.c.id).where(*which))
    if user_id is None:
        return
    try:
        throttle.attempt(database, [Tally("mail", str(user_id))], at)
    except Refusal:
        return
    deck.write(lambda: tickets.open_ticket(deck, user_id, TicketKind.RECOVERY))


def confirm(database: Database, token: str, password: str, *, key: bytes, at: datetime) -> Recovered:
    """Set the password that the holder of a recovery link chose; every session ends, and nobody is signed in.

    Raises `Refusal("token_invalid")`, or `Invalid(password=…)` and then the link still works.
    """
    ticket = tickets.find(database, TicketKind.RECOVERY, token, key=key, at=at)
    credentials.check_password(password, ticket.user)
    made = credentials.digest(password)
    deck = system(database, via="web", at=at)

    def changed(user: User) -> None:
        user.password_changed_at = now()

    def work() -> None:
        tickets.spend(deck, ticket)
        credentials.renew(deck, ticket.user.id, made)
        Store(deck, NOUNS["user"]).change(ticket.user.id, "manage", "recover_password", changed)

    deck.write(work)
    return Recovered(ticket.user.id, device.issue(key, ticket.user.id, at))
