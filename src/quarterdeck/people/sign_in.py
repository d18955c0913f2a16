"""Signing in: name and password become a session; a session is the hash of a cookie, and ends after 24 idle hours."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.access import Role, Viewer
from quarterdeck.kernel.act import now, stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.people import credentials, device, throttle, two_factor
from quarterdeck.people.secret import hashed
from quarterdeck.people.session import Session
from quarterdeck.people.sessions import IDLE
from quarterdeck.people.throttle import Tally
from quarterdeck.people.user import User, UserStatus


@dataclass(frozen=True)
class Client:
    """The browser that asks: its network address, how it calls itself, and its cookies."""

    address: str = ""
    user_agent: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True)
class SignedIn:
    """A new session. `token` is the cookie's value, `device` that of the device cookie; neither is stored."""

    viewer: Viewer
    session_id: int
    expires_at: datetime
    token: str = field(repr=False)
    device: str = field(repr=False)


@dataclass(frozen=True)
class Account:
    id: int
    password_hash: str | None = field(repr=False)


def sign_in(
    database: Database, name: str, password: str, client: Client, *, key: bytes, at: datetime, code: str = ""
) -> SignedIn:
    """Sign in by username or e-mail address, with a code where the person has a second factor.

    Raises `Refusal("bad_credentials")` for a wrong password, an unknown name and an account that is not active
    alike, after the same work; `Refusal("second_factor")` and `Refusal("bad_code")` where only the code is missing
    or wrong; and `Refusal("too_many", seconds=…)`.
    """
    account = _account(database, name)
    tallies = _tallies(name, account, client, key, at)
    throttle.attempt(database, tallies, at)
    kept = account.password_hash if account else None
    if not credentials.matches(kept, password) or account is None or kept is None:
        raise Refusal("bad_credentials")
    if code and tallies[0].kind != "device":  # who knows the password may ask from many places at once
        tallies = [*tallies, Tally("code", str(account.id))]
        throttle.attempt(database, tallies[-1:], at)
    renewed = credentials.digest(password) if credentials.outdated(kept) else None
    deck = keeper(database, account.id, at)

    def work() -> SignedIn:
        # Locked first: who was suspended, or given another password, while this one was checked stays out.
        signed_in = start(deck, account.id, client, key=key)
        if credentials.kept_hash(deck, account.id) != kept:
            raise Refusal("bad_credentials")
        two_factor.ask(deck, account.id, code)
        if renewed:
            credentials.keep_hash(deck, account.id, renewed)
        return signed_in

    signed_in = deck.write(work)
    throttle.forgive(database, tallies)
    return signed_in


def change_password(
    database: Database, user_id: int, current: str, new: str, client: Client, *, key: bytes, at: datetime
) -> SignedIn:
    """Change one's own password; all sessions end and this client gets a new one.

    Raises `Invalid(current=…)`, `Invalid(new=…)`, `Refusal("too_many")`.
    """
    tally = [Tally("password", str(user_id))]
    throttle.attempt(database, tally, at)
    deck = keeper(database, user_id, at)

    def work() -> SignedIn:
        deck.of(User).act(user_id, "change_password", current=current, new=new)
        return start(deck, user_id, client, key=key)

    signed_in = deck.write(work)
    throttle.forgive(database, tally)
    return signed_in


def prove_and_act(database: Database, user_id: int, verb: str, given: dict[str, Any], *, at: datetime) -> Any:
    """One of one's own verbs that ask for the present password; guesses of it are counted, as those of signing in.

    Raises what the verb raises, `Invalid(current=…)`, and `Refusal("too_many")`.
    """
    tally = [Tally("password", str(user_id))]
    throttle.attempt(database, tally, at)
    outcome = keeper(database, user_id, at).of(User).act(user_id, verb, **given)
    throttle.forgive(database, tally)
    return outcome


def start(deck: Deck, user_id: int, client: Client, *, key: bytes) -> SignedIn:
    """A new session, inside the transaction of a deck that may do everything; recorded as a sign-in of the user.

    Raises `Refusal("bad_credentials")` unless the account is active.
    """

    def seen(user: User) -> None:
        if user.status != UserStatus.ACTIVE:
            raise Refusal("bad_credentials")
        user.last_login_at = now()

    changed: User = Store(deck, NOUNS["user"]).change(user_id, "manage", "sign_in", seen)[0]
    kept = deck.of(Session).add(
        Session(user_id=user_id, user_agent=client.user_agent[:300], address=client.address[:300])
    )
    token, table = secrets.token_urlsafe(32), TABLES["session"]
    times = {"last_seen_at": stamp(deck.now), "expires_at": stamp(deck.now + IDLE)}
    deck.run(sa.update(table).where(table.c.id == kept.id).values(token_hash=hashed(token), **times))
    viewer = Viewer(user_id, changed.role, changed.customer_id)
    return SignedIn(viewer, kept.id, deck.now + IDLE, token, device.issue(key, user_id, deck.now))


def keeper(database: Database, user_id: int, at: datetime) -> Deck:
    """Sessions, tokens and passwords are written by no role: the product writes them in the person's name."""
    return Deck(database, Viewer(user_id, Role.ADMIN), via="web", at=at)


def _account(database: Database, name: str) -> Account | None:
    """The active account of this username or e-mail address."""
    user = TABLES["user"].c
    named = sa.or_(user.username == fold(name), user.email == fold(name))
    statement = sa.select(user.id, user.password_hash).where(named, user.status == "active", user.deleted_at.is_(None))
    rows = system(database).rows(statement)
    return Account(*rows[0]) if rows else None


def _tallies(name: str, account: Account | None, client: Client, key: bytes, at: datetime) -> list[Tally]:
    """A known device counts by itself; anybody else by account and network, for a name that exists or not."""
    mark = device.known(key, account.id, client.cookies, at) if account else None
    if mark:
        return [Tally("device", mark)]
    who, where = fold(name), throttle.network(client.address)
    return [Tally("pair", f"{who}\0{where}"), Tally("account", who), Tally("address", where)]
