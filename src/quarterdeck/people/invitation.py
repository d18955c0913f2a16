"""Invitations: an administrator invites, a mail brings a link, and who follows it chooses a password."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from quarterdeck.kernel.act import now
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS, verb_on
from quarterdeck.kernel.store import Store
from quarterdeck.people import credentials, tickets
from quarterdeck.people.sign_in import Client, SignedIn, keeper, start
from quarterdeck.people.tickets import TicketKind
from quarterdeck.people.user import User, UserStatus

AGAIN_AFTER = timedelta(minutes=10)


@verb_on("user", action="manage")
def invite(deck: Deck, user: User) -> None:
    """Send an invitation, which lasts 7 days, and wait for the person to accept it.

    Nothing happens for somebody who has a password and is active, nor within 10 minutes of the last invitation;
    after that it is sent anew.
    """
    if user.status == UserStatus.ACTIVE and credentials.kept_hash(deck, user.id):
        return
    if user.status == UserStatus.PENDING and user.invited_at and now() - user.invited_at < AGAIN_AFTER:
        return
    user.status, user.invited_at = UserStatus.PENDING, now()
    tickets.open_ticket(deck, user.id, TicketKind.INVITATION)


def link(deck: Deck, user_id: int, *, key: bytes, url: str) -> str | None:
    """Invite somebody, and draw the link for who hands it over, where no mail carries it; any link drawn before stops
    working. None for who needs no invitation. Raises as inviting does."""
    deck.of(User).act(user_id, "invite")
    ticket = tickets.last_open(deck, user_id, TicketKind.INVITATION)
    letter = ticket and tickets.link_for(deck.database, ticket.id, key=key, url=url, at=deck.at)
    return letter.link if letter else None


def accept(
    database: Database, token: str, password: str, client: Client, *, key: bytes, at: datetime, names: Mapping[str, str]
) -> SignedIn:
    """Accept an invitation: choose a password, perhaps `first_name`, `last_name` and `timezone`, and be signed in.

    Raises `Refusal("token_invalid")`, or `Invalid(password=…)` and then the link still works.
    """
    ticket = tickets.find(database, TicketKind.INVITATION, token, key=key, at=at)
    credentials.check_password(password, ticket.user)
    made = credentials.digest(password)
    deck = keeper(database, ticket.user.id, at)

    def joined(user: User) -> None:
        unnamed = user.display_name == user.username
        for name, value in names.items():
            setattr(user, name, value)
        user.display_name = "" if unnamed else user.display_name  # which the full name then takes the place of
        user.status, user.password_changed_at = UserStatus.ACTIVE, now()

    def work() -> SignedIn:
        tickets.spend(deck, ticket)
        credentials.renew(deck, ticket.user.id, made)
        Store(deck, NOUNS["user"]).change(ticket.user.id, "manage", "accept_invitation", joined)
        return start(deck, ticket.user.id, client, key=key)

    return deck.write(work)
