"""Passwords: argon2id, checked in the same time whether there is such a person or not, kept beside the document."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.model import guard, reaction, verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import tickets
from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.user import User, UserStatus, need_self

SHORTEST, LONGEST = 8, 200
HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)  # 64 MiB, three passes


def check_password(password: str, user: User, field: str = "password") -> None:
    """Raise `Invalid` for a password under 8 or over 200 characters, or one that repeats the name or the address."""
    plain = _plain(password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise Invalid(**{field: f"has {SHORTEST} to {LONGEST} characters"})
    if plain.casefold() in (user.username.casefold(), user.email.casefold()):
        raise Invalid(**{field: "must not be the username or the e-mail address"})


def digest(password: str) -> str:
    """The password as it is stored. Takes about a tenth of a second and 64 MiB on purpose."""
    return HASHER.hash(_plain(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password. Where there is none to compare with, the same work is done for nothing."""
    try:
        right = HASHER.verify(kept or _nobodys(), _plain(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and kept is not None


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return HASHER.check_needs_rehash(kept)


def kept_hash(deck: Deck, user_id: int) -> str | None:
    table = TABLES["user"]
    found: str | None = deck.scalar(sa.select(table.c.password_hash).where(table.c.id == user_id))
    return found


def keep_hash(deck: Deck, user_id: int, made: str) -> None:
    """Write a digest beside the user's document, inside the deck's transaction; in no ledger."""
    table = TABLES["user"]
    deck.run(sa.update(table).where(table.c.id == user_id).values(password_hash=made))


def set_password(deck: Deck, user_id: int, password: str) -> None:
    """Give somebody a password, inside the deck's transaction: for the command line and for worlds made by script.

    Ends their sessions. Raises `Invalid` as `check_password` does, `Forbidden` for who is no administrator.
    """
    if not deck.viewer.is_admin:
        raise Forbidden(action="set the password of", noun="user")
    check_password(password, deck.of(User).get(user_id))
    renew(deck, user_id, digest(password))


def renew(deck: Deck, user_id: int, made: str) -> None:
    """A new password's digest: every session of the person ends, and no mailed link works any more."""
    keep_hash(deck, user_id, made)
    end_sessions(deck, user_id)
    tickets.void(deck, user_id)


def end_sessions(deck: Deck, user_id: int) -> None:
    """Sign the person out everywhere, inside the deck's transaction."""
    table = TABLES["session"]
    deck.run(sa.delete(table).where(table.c.user_id == user_id))


@verb_on("user", action="own")
def change_password(deck: Deck, user: User, *, current: str, new: str) -> None:
    """Change one's own password; the present one proves who asks. Every session ends, the one that asks too.

    Raises `Invalid(current=…)` where it is wrong. `PUT /api/password` counts attempts and signs in again.
    """
    need_self(deck, user, "change the password of")
    check_password(new, user, "new")
    prove(deck, user, current)
    renew(deck, user.id, digest(new))
    user.password_changed_at = now()


@verb_on("user", action="own")
def change_email(deck: Deck, user: User, *, current: str, email: str) -> None:
    """Change one's own e-mail address, to which a lost password is sent; the present one proves who asks.

    Raises `Invalid(current=…)` where it is wrong. `PUT /api/email` counts attempts.
    """
    need_self(deck, user, "change the e-mail address of")
    prove(deck, user, current)
    user.email, user.email_changed_at = email, now()


def prove(deck: Deck, user: User, current: str) -> None:
    """Raise `Invalid(current=…)` unless this is the person's password."""
    if not matches(kept_hash(deck, user.id), current):
        raise Invalid(current="is not your present password")


@guard("user")
def ask_for_password(deck: Deck, before: User | None, after: User) -> None:
    """One's own e-mail address is changed by `change_email` alone: a session left open must not become an account
    taken over. The command line asks for no password, for whoever uses it has the database itself."""
    if before is None or before.email == after.email or after.email_changed_at == now():
        return
    if deck.viewer.id == after.id and deck.via != "cli":
        raise Refusal("not_allowed", reason="one's own e-mail address is changed with one's password: PUT /api/email")


@guard("user")
def keep_out(deck: Deck, before: User | None, after: User) -> None:
    """Suspending, deactivating or deleting somebody ends their sessions and tokens at once; so do links mailed
    to an address that is no longer theirs."""
    if before is None:
        return
    if before.email != after.email:
        tickets.void(deck, after.id)
    if _let_in(before) and not _let_in(after):
        end_sessions(deck, after.id)
        if after.status != UserStatus.PENDING:  # who is invited again was just sent a link
            tickets.void(deck, after.id)


@reaction("user")
def end_tokens(deck: Deck, before: User | None, after: User) -> None:
    if before is not None and _let_in(before) and not _let_in(after):
        for token in list(deck.of(ApiToken).each(user_id=after.id)):
            deck.of(ApiToken).delete(token)


def _let_in(user: User) -> bool:
    return user.status == UserStatus.ACTIVE and user.deleted_at is None


def _plain(password: str) -> str:
    """One form for the same letters typed on different keyboards."""
    return unicodedata.normalize("NFKC", password)


@cache
def _nobodys() -> str:
    return HASHER.hash(secrets.token_urlsafe(32))
