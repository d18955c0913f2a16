"""The second factor: set up with an app, asked for whenever one signs in, and never in anybody's way for good."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
import sqlalchemy as sa
from pyotp.totp import TOTP
from tests.server.door import PASSWORD, Browser, Door, Json

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import Forbidden, Refusal
from quarterdeck.kernel.tables import TABLES


@pytest.fixture
def ada(door: Door) -> Browser:
    door.person("ada", role="admin")
    browser = door.browser()
    assert browser.sign_in().status_code == 201
    return browser


def code(door: Door, key: str) -> str:
    return TOTP(key).at(door.clock.at)


def set_up(door: Door, browser: Browser) -> tuple[str, list[str]]:
    """The app's key and the spare codes; the app's next code is one that was not used yet."""
    key = browser.ask("POST", "/api/two-factor/offer").json()["key"]
    given = {"current": PASSWORD, "key": key, "code": code(door, key)}
    answer = browser.ask("PUT", "/api/two-factor", given)
    assert answer.status_code == 200
    door.clock.forward(seconds=60)
    return key, answer.json()["secret"]


def enter(door: Door, name: str = "ada", **more: str) -> Json:
    answer = door.browser("198.51.100.9").ask("POST", "/api/session", {"username": name, "password": PASSWORD, **more})
    return {"status": answer.status_code, "code": answer.json().get("code")}


def test_a_code_is_asked_for_from_then_on(door: Door, ada: Browser) -> None:
    key, _ = set_up(door, ada)
    assert enter(door) == {"status": 401, "code": "second_factor"}
    assert enter(door, code="000000") == {"status": 401, "code": "bad_code"}
    assert enter(door, code=code(door, key))["status"] == 201
    standing = ada.ask("GET", "/api/two-factor").json()
    assert (standing["spare"], standing["since"]) == (10, "2026-11-23T09:00:00Z")


def test_a_code_counts_once(door: Door, ada: Browser) -> None:
    key, _ = set_up(door, ada)
    now = code(door, key)
    assert enter(door, code=f"{now[:3]} {now[3:]}")["status"] == 201
    assert enter(door, code=now) == {"status": 401, "code": "bad_code"}


def test_an_old_code_is_none(door: Door, ada: Browser) -> None:
    key, _ = set_up(door, ada)
    door.clock.forward(minutes=5)
    old = TOTP(key).at(door.clock.at - timedelta(minutes=2))
    assert enter(door, code=old) == {"status": 401, "code": "bad_code"}


def test_each_spare_code_lets_in_once(door: Door, ada: Browser) -> None:
    _, spare = set_up(door, ada)
    assert len(set(spare)) == 10
    assert enter(door, code=spare[0].upper())["status"] == 201
    assert enter(door, code=spare[0]) == {"status": 401, "code": "bad_code"}
    assert ada.ask("GET", "/api/two-factor").json()["spare"] == 9


def test_a_wrong_password_is_told_before_a_code_is_asked_for(door: Door, ada: Browser) -> None:
    set_up(door, ada)
    answer = door.browser().ask("POST", "/api/session", {"username": "ada", "password": "something else"})
    assert answer.json()["code"] == "bad_credentials"


def test_codes_cannot_be_guessed_from_many_places(door: Door, ada: Browser) -> None:
    set_up(door, ada)
    answers = [
        door.browser(f"198.51.{i}.1").ask(
            "POST", "/api/session", {"username": "ada", "password": PASSWORD, "code": f"{i:06}"}
        )
        for i in range(12)
    ]
    assert {answer.json()["code"] for answer in answers[:9]} == {"bad_code"}
    assert answers[-1].status_code == 429


def test_the_password_and_a_code_of_the_app_prove_who_sets_it_up(door: Door, ada: Browser) -> None:
    key = ada.ask("POST", "/api/two-factor/offer").json()["key"]
    right = {"current": PASSWORD, "key": key, "code": code(door, key)}
    for wrong, field in (
        ({"current": "something else"}, "current"), ({"code": "000000"}, "code"), ({"key": "SHORT"}, "key"),
    ):  # fmt: skip
        answer = ada.ask("PUT", "/api/two-factor", right | wrong)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert enter(door)["status"] == 201
    assert ada.ask("GET", "/api/two-factor").json() == {"since": None, "spare": 0}


def test_the_offer_is_what_an_app_reads(door: Door, ada: Browser) -> None:
    offer = ada.ask("POST", "/api/two-factor/offer").json()
    read = pyotp.parse_uri(offer["uri"])
    assert (read.secret, read.issuer) == (offer["key"], "Quarterdeck")
    assert offer["picture"].startswith("data:image/svg+xml")


def test_the_password_ends_it(door: Door, ada: Browser) -> None:
    set_up(door, ada)
    assert ada.ask("POST", "/api/two-factor/end", {"current": "something else"}).status_code == 422
    assert ada.ask("POST", "/api/two-factor/end", {"current": PASSWORD}).status_code == 204
    assert enter(door)["status"] == 201
    assert kept(door, "ada") is None


def test_an_administrator_resets_it_for_who_lost_everything(door: Door, ada: Browser) -> None:
    ben = door.person("ben")
    browser = door.browser()
    browser.sign_in("ben")
    set_up(door, browser)
    with pytest.raises(Forbidden):
        Deck(door.database, viewer_of(door, "ben")).users.reset_2fa(ben.id)
    Deck(door.database, viewer_of(door, "ada")).users.reset_2fa(ben.id)
    assert enter(door, "ben")["status"] == 201


def test_nobody_sets_up_that_of_somebody_else(door: Door, ada: Browser) -> None:
    ben = door.person("ben")
    deck = Deck(door.database, viewer_of(door, "ada"), at=door.clock.at)
    with pytest.raises(Refusal, match="second factor"):
        deck.users.enable_2fa(ben.id, current=PASSWORD, key="A" * 32, code="000000")


def test_a_token_sets_up_no_second_factor(door: Door, ada: Browser) -> None:
    token = ada.ask("POST", "/api/tokens", {"name": "script", "scopes": ["admin"]}).json()["token"]
    answer = door.browser().ask("POST", "/api/two-factor/offer", authorization=f"Bearer {token}")
    assert answer.json()["code"] == "browser_only"


def test_the_key_is_in_no_document_and_no_ledger(door: Door, ada: Browser) -> None:
    key, spare = set_up(door, ada)
    rows = door.deck.rows(sa.select(TABLES["user"].c.data)) + door.deck.rows(sa.select(TABLES["activity"]))
    assert not [row for row in rows if key in str(row) or spare[0] in str(row)]
    assert key in str(kept(door, "ada"))
    assert spare[0].replace("-", "") not in str(kept(door, "ada"))


def test_a_new_password_does_not_let_in_without_a_code(door: Door, ada: Browser) -> None:
    set_up(door, ada)
    changed = ada.ask("PUT", "/api/password", {"current": PASSWORD, "new": "another good one"})
    assert changed.status_code == 204
    answer = door.browser().ask("POST", "/api/session", {"username": "ada", "password": "another good one"})
    assert answer.json()["code"] == "second_factor"


def kept(door: Door, name: str) -> str | None:
    table = TABLES["user"].c
    found: str | None = door.deck.scalar(sa.select(table.second_factor).where(table.username == name))
    return found


def viewer_of(door: Door, name: str) -> Viewer:
    return find_viewer(door.database, name)
