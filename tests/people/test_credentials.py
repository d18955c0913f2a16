"""Passwords: how they are hashed, and that old hashes are renewed when their owner signs in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import credentials
from quarterdeck.people.sign_in import Client, sign_in
from quarterdeck.people.user import User

PASSWORD = "correct horse battery"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def ada(database: Database) -> User:
    deck = system(database)
    with deck.transaction():
        user = deck.of(User).create(username="ada", email="ada@example.com")
        credentials.set_password(deck, user.id, PASSWORD)
    return user


def test_passwords_are_hashed_as_rfc_9106_recommends() -> None:
    made = extract_parameters(credentials.digest(PASSWORD))
    assert (made.type, made.memory_cost, made.time_cost) == (Type.ID, 65536, 3)


def test_a_password_matches_however_its_letters_were_composed() -> None:
    kept = credentials.digest("Pass\u00e9 compos\u00e9")
    assert credentials.matches(kept, "Passe\u0301 compose\u0301")
    assert not credentials.matches(kept, "Passe compose")
    assert not credentials.matches(None, PASSWORD)


def test_an_outdated_hash_is_renewed_on_signing_in(database: Database, ada: User) -> None:
    deck = system(database)
    with deck.transaction():
        credentials.keep_hash(deck, ada.id, PasswordHasher(1, 8, 1).hash(PASSWORD))
    for _ in range(2):
        sign_in(database, "ada", PASSWORD, Client(), key=b"k", at=NOON)
        kept = credentials.kept_hash(system(database), ada.id)
        assert kept
        assert not credentials.outdated(kept)


def test_the_verb_changes_ones_own_password_and_nobody_elses(database: Database, ada: User) -> None:
    root = system(database).of(User).create(username="root", email="root@example.com", role="admin")
    new = "a better password"
    with pytest.raises(Refusal, match="You may not"):
        Deck(database, find_viewer(database, root.id)).users.change_password(ada.id, current=PASSWORD, new=new)
    own = Deck(database, find_viewer(database, ada.id))
    with pytest.raises(Refusal, match="current"):
        own.users.change_password(ada.id, current="wrong", new=new)
    own.users.change_password(ada.id, current=PASSWORD, new=new)
    assert credentials.matches(credentials.kept_hash(own, ada.id), new)


def test_an_administrator_changes_other_peoples_addresses_and_their_own_with_the_password(
    database: Database, ada: User
) -> None:
    root = system(database).of(User).create(username="root", email="root@example.com", role="admin")
    first = system(database)
    with first.transaction():
        credentials.set_password(first, root.id, PASSWORD)
    deck = Deck(database, find_viewer(database, root.id))
    assert deck.users.update(ada.id, email="ada@example.org").email == "ada@example.org"
    with pytest.raises(Refusal, match="with one's password"):
        deck.users.update(root.id, email="root@example.org")
    with pytest.raises(Refusal, match="You may not"):
        deck.users.change_email(ada.id, current=PASSWORD, email="mine@example.org")
    deck.users.change_email(root.id, current=PASSWORD, email="root@example.org")
    assert deck.users.update(root.id, first_name="Rood").email == "root@example.org"
    with pytest.raises(Refusal, match="with one's password"):
        deck.users.update(root.id, email="again@example.org")
    assert Deck(database, deck.viewer, via="cli").users.update(root.id, email="r@example.org").email == "r@example.org"


def test_who_is_suspended_while_signing_in_stays_out(
    database: Database, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = credentials.matches

    def slow(kept: str | None, password: str) -> bool:
        system(database).users.suspend(ada.id)
        return real(kept, password)

    monkeypatch.setattr(credentials, "matches", slow)
    with pytest.raises(Refusal, match="do not match"):
        sign_in(database, "ada", PASSWORD, Client(), key=b"k", at=NOON)
    assert system(database).scalar(sa.select(sa.func.count()).select_from(TABLES["session"])) == 0
