"""The first administrator, invitations, and recovery by e-mail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from tests.server.door import PASSWORD, Door

from quarterdeck.kernel import activity
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import first, tickets
from quarterdeck.people.secret import signing_key
from quarterdeck.people.sessions import sweep
from quarterdeck.people.sign_in import Client
from quarterdeck.people.user import User
from quarterdeck.settings import Settings

ADMIN = {"username": "ada", "email": "ada@deck.test", "password": PASSWORD}
BETTER = "a better password"


def letters(door: Door) -> list[tickets.Letter]:
    """What the ledger's tail has to send: one letter per ticket that still works."""
    deck = door.deck
    with deck.using() as session:
        opened = [a.object_id for a in activity.tail(session, 0) if a.noun == "ticket"]
    key = signing_key(door.database)
    found = [tickets.link_for(door.database, id, key=key, url="https://deck.test/", at=door.clock()) for id in opened]
    return [letter for letter in found if letter]


def token_in(letter: tickets.Letter) -> str:
    return parse_qs(urlsplit(letter.link).query)["token"][0]


def test_the_first_administrator_is_made_once(door: Door) -> None:
    browser = door.browser()
    assert browser.ask("GET", "/api/setup").json() == {"needed": True, "demo": False}
    weak = browser.ask("POST", "/api/setup", ADMIN | {"password": "short"})
    assert weak.json()["errors"][0]["field"] == "password"
    answer = browser.ask("POST", "/api/setup", ADMIN | {"first_name": "Ada", "last_name": "Lovelace"})
    assert answer.status_code == 201
    assert (answer.json()["user"]["role"], answer.json()["user"]["display_name"]) == ("admin", "Ada Lovelace")
    assert browser.signed_in()
    assert browser.ask("GET", "/api/setup").json()["needed"] is False
    again = door.browser().ask("POST", "/api/setup", ADMIN | {"username": "eve", "email": "eve@deck.test"})
    assert again.json()["code"] == "already_set_up"


def test_of_many_first_administrators_at_once_one_is_made(door: Door) -> None:
    def try_as(n: int) -> str:
        fields = {"username": f"root{n}", "email": f"root{n}@deck.test"}
        try:
            first.set_up(door.database, fields, PASSWORD, Client(), key=b"k", at=door.clock())
        except Refusal as refusal:
            return refusal.code
        return "made"

    with ThreadPoolExecutor(6) as pool:
        outcomes = sorted(pool.map(try_as, range(6)))
    assert outcomes == ["already_set_up"] * 5 + ["made"]
    assert door.deck.of(User).count() == 1


def invited(door: Door) -> tuple[User, tickets.Letter]:
    ben = door.person("ben", password=None)
    door.deck.of(User).act(ben, "invite")
    return ben, letters(door)[0]


def test_ben_accepts_his_invitation_and_is_signed_in(door: Door) -> None:
    ben, letter = invited(door)
    assert (letter.user_id, letter.email, letter.kind) == (ben.id, "ben@deck.test", "invitation")
    assert letter.link.startswith("https://deck.test/invitation?token=")
    about = {"first_name": "Ben", "timezone": "Asia/Tokyo"}
    browser, body = door.browser(), {"token": token_in(letter), "password": PASSWORD, **about}
    answer = browser.ask("POST", "/api/invitations/accept", body)
    assert answer.status_code == 201
    assert (answer.json()["user"]["status"], answer.json()["user"]["display_name"]) == ("active", "Ben")
    assert answer.json()["user"]["timezone"] == "Asia/Tokyo"
    assert browser.signed_in()
    assert door.browser().ask("POST", "/api/invitations/accept", body).json()["code"] == "token_invalid"


def test_without_a_mail_server_an_administrator_hands_the_link_over(door: Door) -> None:
    ben = door.person("ben", password=None)
    door.person("ada", role="admin")
    door.person("dan")
    admin, dan, path = door.browser(), door.browser(), f"/api/users/{ben.id}/invitation-link"
    assert (admin.sign_in("ada").status_code, dan.sign_in("dan").status_code) == (201, 201)
    assert dan.ask("POST", path).status_code == 403
    before, link = (admin.ask("POST", path).json()["link"] for _ in range(2))
    assert link.startswith("http://deck.test/invitation?token=")
    for handed, status in ((before, 401), (link, 201)):
        body = {"token": handed.partition("token=")[2], "password": PASSWORD}
        answer = door.browser().ask("POST", "/api/invitations/accept", body)
        assert answer.status_code == status, answer.text
    assert admin.ask("POST", path).json() == {"link": None}, "who is in needs none"
    mailed = door.person("mai", password=None)
    door.litestar.state.settings = Settings(url=door.url, smtp="smtp://localhost")
    assert admin.ask("POST", f"/api/users/{mailed.id}/invitation-link").json() == {"link": None}
    assert [letter.user_id for letter in letters(door)] == [mailed.id]


def test_a_weak_password_leaves_the_invitation_good(door: Door) -> None:
    _, letter = invited(door)
    for password, status in (("short", 422), ("ben@deck.test", 422), (PASSWORD, 201)):
        body = {"token": token_in(letter), "password": password}
        assert door.browser().ask("POST", "/api/invitations/accept", body).status_code == status


def test_an_invitation_lasts_seven_days_and_can_be_sent_anew(door: Door) -> None:
    ben, letter = invited(door)
    door.deck.of(User).act(ben, "invite")
    assert len(letters(door)) == 1, "twice in ten minutes is once"
    door.clock.forward(days=7, seconds=1)
    late = door.browser().ask("POST", "/api/invitations/accept", {"token": token_in(letter), "password": PASSWORD})
    assert late.json()["code"] == "token_invalid"
    assert letters(door) == []
    door.deck.of(User).act(ben, "invite")
    assert len(letters(door)) == 1


def test_nobody_but_administrators_invites_and_nobody_active_is_invited(door: Door) -> None:
    ada, ben = door.person("ada"), door.person("ben")
    browser = door.browser()
    browser.sign_in()
    with pytest.raises(Refusal, match="You may not manage"):
        Deck(door.database, find_viewer(door.database, ada.id)).of(User).act(ben, "invite")
    door.deck.of(User).act(ben, "invite")
    assert door.deck.of(User).get(ben.id).status == "active"
    assert letters(door) == []


def test_recovery_sets_a_new_password_and_ends_all_sessions(door: Door) -> None:
    door.person()
    old, new = door.browser(), door.browser()
    old.sign_in()
    assert new.ask("POST", "/api/recovery", {"email": "Ada@Deck.test"}).status_code == 202
    letter = letters(door)[0]
    assert letter.link.startswith("https://deck.test/recover?token=")
    body = {"token": token_in(letter), "password": BETTER}
    assert new.ask("POST", "/api/recovery/confirm", body).status_code == 204
    assert not old.signed_in()
    assert not new.signed_in(), "whoever reads the mail may still need a second factor"
    assert new.sign_in(password=BETTER).status_code == 201
    assert new.ask("POST", "/api/recovery/confirm", body).json()["code"] == "token_invalid"


def test_a_recovery_link_lasts_an_hour(door: Door) -> None:
    door.person()
    door.browser().ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    letter = letters(door)[0]
    door.clock.forward(minutes=60, seconds=1)
    answer = door.browser().ask("POST", "/api/recovery/confirm", {"token": token_in(letter), "password": BETTER})
    assert answer.json()["code"] == "token_invalid"


def test_recovery_lets_an_owner_in_whose_account_is_under_attack(door: Door) -> None:
    door.person()
    for n in range(40):
        door.browser(f"198.51.100.{n}").sign_in(password="guess")
    abroad = door.browser("192.0.2.77")
    assert abroad.sign_in().status_code == 429
    abroad.ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    abroad.ask("POST", "/api/recovery/confirm", {"token": token_in(letters(door)[0]), "password": BETTER})
    assert abroad.sign_in(password=BETTER).status_code == 201


def test_recovery_answers_the_same_for_everybody(door: Door) -> None:
    door.person()
    door.person("pam", password=None, status="pending")
    answers = [door.browser().ask("POST", "/api/recovery", {"email": f"{n}@deck.test"}) for n in ("ada", "eve", "pam")]
    assert len({(a.status_code, a.content, tuple(sorted(a.headers.items()))) for a in answers}) == 1
    assert [letter.email for letter in letters(door)] == ["ada@deck.test"]


def test_recovery_answers_before_it_looks(door: Door) -> None:
    door.person()
    said: list[Any] = []

    async def ask() -> None:
        body = b'{"email": "ada@deck.test"}'
        messages: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return messages.pop() if messages else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            said.append((message["type"], len(letters(door))))

        headers = [(b"host", b"deck.test"), (b"content-type", b"application/json")]
        scope = {
            "type": "http", "method": "POST", "path": "/api/recovery", "raw_path": b"/api/recovery",
            "query_string": b"",
            "headers": headers, "scheme": "http", "client": ("192.0.2.1", 1), "server": ("deck.test", 80),
            "http_version": "1.1", "asgi": {"version": "3.0"}, "root_path": "", "extensions": {},
        }  # fmt: skip
        await door.app(scope, receive, send)

    door.portal.call(ask)
    assert said == [("http.response.start", 0), ("http.response.body", 0)]
    assert len(letters(door)) == 1


def test_nobody_is_flooded_with_mail_and_what_was_sent_still_works(door: Door) -> None:
    door.person()
    for n in range(8):
        door.browser(f"198.51.100.{n}").ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    sent = letters(door)
    assert len(sent) == 3
    body = {"token": token_in(sent[0]), "password": BETTER}
    assert door.browser().ask("POST", "/api/recovery/confirm", body).status_code == 204
    assert letters(door) == [], "one was used, and no other works any more"


def test_one_address_cannot_ask_for_ever(door: Door) -> None:
    codes = [door.browser().ask("POST", "/api/recovery", {"email": f"p{n}@deck.test"}).status_code for n in range(21)]
    assert codes == [202] * 20 + [429]


@pytest.mark.parametrize("token", ["", "x", "a.b", "ü.ü", "a" * 900])
def test_made_up_links_are_refused(door: Door, token: str) -> None:
    for path in ("/api/recovery/confirm", "/api/invitations/accept"):
        answer = door.browser().ask("POST", path, {"token": token, "password": BETTER})
        assert answer.json()["code"] == "token_invalid"


def test_a_link_opens_nothing_for_another_kind_nor_after_suspension_nor_a_new_address(door: Door) -> None:
    ada, (_, invitation) = door.person(), invited(door)
    door.browser().ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    recovery = next(letter for letter in letters(door) if letter.kind == "recovery")
    body = {"token": token_in(recovery), "password": BETTER}
    assert door.browser().ask("POST", "/api/invitations/accept", body).json()["code"] == "token_invalid"
    door.deck.of(User).update(ada, email="lovelace@deck.test")
    assert door.browser().ask("POST", "/api/recovery/confirm", body).json()["code"] == "token_invalid"
    door.deck.of(User).act(invitation.user_id, "suspend")
    body = {"token": token_in(invitation), "password": BETTER}
    assert door.browser().ask("POST", "/api/invitations/accept", body).json()["code"] == "token_invalid"


def test_what_ended_is_swept_away(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    door.browser().sign_in(password="guess")
    browser.ask("POST", "/api/recovery", {"email": "ada@deck.test"})
    sweep(door.database, at=door.clock())
    assert browser.signed_in()
    door.clock.forward(days=3)
    sweep(door.database, at=door.clock())
    for name in ("session", "ticket", "sign_in_attempt"):
        assert door.deck.scalar(sa.select(sa.func.count()).select_from(TABLES[name])) == 0, name
