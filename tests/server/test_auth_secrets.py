"""No secret is in a document, the ledger, an answer, an error, or in anything stored as it is."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import sqlalchemy as sa
from tests.server.door import PASSWORD, Door
from tests.server.test_auth_letters import BETTER, invited, letters, token_in

from quarterdeck.kernel.tables import metadata
from quarterdeck.people.secret import NAME, sign, signing_key
from quarterdeck.server.auth_forms import NewPassword, SignIn


def stored(door: Door) -> dict[str, str]:
    """Everything in the database, as text by table."""
    with door.database.engine.connect() as connection:
        return {name: str(connection.execute(sa.select(t)).fetchall()) for name, t in metadata.tables.items()}


def test_secrets_are_stored_hashed_or_not_at_all(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _, letter = invited(door)
    door.person()
    browser = door.browser()
    answers = [browser.ask("POST", "/api/invitations/accept", {"token": token_in(letter), "password": PASSWORD})]
    answers.append(browser.sign_in())
    made = browser.ask("POST", "/api/tokens", {"name": "script"})
    answers.append(browser.ask("PUT", "/api/password", {"current": PASSWORD, "new": BETTER}))
    answers.append(browser.ask("PUT", "/api/password", {"current": "wrong guess", "new": "another one"}))
    browser.ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    recovery = token_in(letters(door)[-1])
    answers += [
        browser.ask("GET", "/api/session"),
        browser.ask("GET", "/api/sessions"),
        browser.ask("GET", "/api/tokens"),
    ]
    cookies = [browser.cookie("quarterdeck_session") or "", browser.cookie("csrftoken") or ""]
    secrets = [
        PASSWORD,
        BETTER,
        "wrong guess",
        "another one",
        made.json()["token"],
        token_in(letter),
        recovery,
        *cookies,
    ]
    for name, text in stored(door).items():
        assert not [s for s in secrets if s in text], name
    assert not [s for s in secrets if any(s in a.text for a in answers)]
    assert not [s for s in secrets if s in caplog.text]


def test_hashes_are_beside_the_documents_and_in_no_ledger(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    browser.ask("PUT", "/api/password", {"current": PASSWORD, "new": BETTER})
    browser.ask("POST", "/api/tokens", {"name": "script"})
    tables = stored(door)
    assert "argon2" in tables["user"]
    user = browser.ask("GET", "/api/session").text
    assert "argon2" not in tables["activity"] + user
    assert "hash" not in tables["activity"] + user
    assert '"sign_in"' not in user


def test_a_change_of_password_is_in_the_history_without_a_word_of_it(door: Door) -> None:
    ada = door.person()
    browser = door.browser()
    browser.sign_in()
    door.clock.forward(minutes=5)
    browser.ask("PUT", "/api/password", {"current": PASSWORD, "new": BETTER})
    history: list[Any] = door.deck.users.history(ada.id)
    assert [a.verb for a in history] == ["create", "sign_in", "change_password", "sign_in"]
    assert {name for a in history[1:] for name in a.changes} <= {"last_login_at", "password_changed_at"}


def test_the_history_of_a_user_still_folds_into_the_document(door: Door) -> None:
    from quarterdeck.kernel import activity
    from quarterdeck.kernel.model import NOUNS
    from quarterdeck.kernel.tables import TABLES

    ada = door.person()
    door.browser().sign_in()
    deck = door.deck
    with deck.using() as session:
        folded = activity.text_of(NOUNS["user"], activity.fold(activity.of_object(session, "user", ada.id)))
        assert folded == deck.scalar(sa.select(TABLES["user"].c.data).where(TABLES["user"].c.id == ada.id))


def test_bodies_have_no_readable_form() -> None:
    assert "hush" not in repr(SignIn(username="ada", password="hush"))
    assert "hush" not in repr([NewPassword(token="hush", password="hush")])


def test_input_of_the_wrong_kind_is_not_repeated(door: Door) -> None:
    for body in (
        {"username": "ada", "password": ["hush-hush"]},
        {"username": "ada", "password": "x", "more": "hush-hush"},
    ):
        answer = door.browser().ask("POST", "/api/session", body)
        assert answer.status_code == 422
        assert "hush-hush" not in answer.text


def test_one_key_is_drawn_and_kept_and_each_purpose_has_its_own_signatures(door: Door) -> None:
    drawn = signing_key(door.database)
    door.database.cache.pop(NAME)
    assert signing_key(door.database) == drawn
    door.database.cache.pop(NAME)
    assert signing_key(door.database, "configured") != drawn
    assert sign(drawn, "device", "1") != sign(drawn, "invitation", "1")
    assert "signing" not in stored(door)["activity"]
