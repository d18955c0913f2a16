"""Signing in and out: sessions, idle time, lock-out that hits only the attacker, and constant answers."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from tests.server.door import PASSWORD, Door

from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import credentials
from quarterdeck.people.user import User


def test_ada_signs_in_by_name_or_address_and_out_again(door: Door) -> None:
    door.person()
    ben = door.browser()
    assert ben.ask("GET", "/api/session").json()["code"] == "sign_in"
    for name in ("ada", "ADA", "ada@deck.test"):
        answer = ben.sign_in(name)
        assert answer.status_code == 201
        assert answer.json()["user"]["username"] == "ada"
    assert ben.ask("GET", "/api/session").json()["expires_at"].startswith("2026-11-24T09:00")
    assert ben.ask("DELETE", "/api/session").status_code == 204
    assert not ben.signed_in()


def test_the_cookie_is_kept_from_scripts_and_other_sites(door: Door, https: Door) -> None:
    door.person()
    https.person("ben")
    plain = next(c for c in door.browser().sign_in().headers.get_list("set-cookie") if "quarterdeck_session" in c)
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(plain.split("; "))
    assert "Secure" not in plain
    answer = https.browser().sign_in("ben")
    assert all("Secure" in c for c in answer.headers.get_list("set-cookie"))
    assert "strict-transport-security" in answer.headers


def test_what_an_unknown_name_and_a_wrong_password_and_a_suspended_account_answer_is_one(door: Door) -> None:
    door.person()
    door.deck.of(User).act(door.person("sue"), "suspend")
    door.person("pam", password=None)
    given = (("ada", "wrong"), ("nobody", PASSWORD), ("sue", PASSWORD), ("pam", PASSWORD))
    answers = [door.browser().sign_in(*who) for who in given]
    assert {a.status_code for a in answers} == {401}
    assert len({a.content for a in answers}) == 1


def test_an_unknown_name_costs_the_same_hashing(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    door.person()
    hashed: list[str] = []
    real = credentials.HASHER

    class Counting:
        def __getattr__(self, name: str) -> object:
            hashed.append(name)
            return getattr(real, name)

    door.browser("198.51.100.1").sign_in("nobody", "wrong")  # the first draws nobody's hash
    monkeypatch.setattr(credentials, "HASHER", Counting())
    door.browser("198.51.100.2").sign_in("ada", "wrong")
    door.browser("198.51.100.3").sign_in("nobody", "wrong")
    assert hashed == ["verify", "verify"]


def test_guessing_is_slowed_down_more_and_more(door: Door) -> None:
    door.person()
    mallory = door.browser("198.51.100.66")
    assert [mallory.sign_in(password=f"guess {n}").status_code for n in range(6)] == [401] * 5 + [429]
    waits = []
    for _ in range(4):
        answer = mallory.sign_in().json()
        assert answer["code"] == "too_many", "the right password does not help while it waits"
        waits.append(answer["seconds"])
        door.clock.forward(seconds=answer["seconds"])
        assert mallory.sign_in(password="another guess").status_code == 401
    assert waits == [2, 4, 8, 16]


def test_the_attack_does_not_lock_out_the_owners_known_device(door: Door) -> None:
    door.person()
    laptop = door.browser("192.0.2.1")
    laptop.sign_in()
    laptop.ask("DELETE", "/api/session")
    for n in range(40):  # from everywhere, past the limit of the whole account, and from behind the owner's address
        door.browser(f"198.51.100.{n}").sign_in(password="guess")
        door.browser("192.0.2.1").sign_in(password="guess")
    assert door.browser("198.51.100.200").sign_in().status_code == 429
    assert laptop.sign_in().status_code == 201


def test_strangers_are_held_up_for_a_minute_at_most_and_ben_not_at_all(door: Door) -> None:
    door.person()
    door.person("ben")
    for n in range(60):
        door.browser(f"198.51.{n}.1").sign_in(password="guess")
        door.clock.forward(seconds=61 if n > 28 else 1)
    door.browser("198.51.100.1").sign_in(password="guess")
    held = door.browser("192.0.2.9").sign_in()
    assert held.json()["seconds"] <= 60
    assert door.browser("192.0.2.9").sign_in("ben").status_code == 201
    door.clock.forward(seconds=60)
    assert door.browser("192.0.2.9").sign_in().status_code == 201


def test_a_known_device_is_the_persons_own_and_cannot_be_made_up(door: Door) -> None:
    ada, ben = door.person(), door.person("ben")
    browser = door.browser("198.51.100.4")
    browser.sign_in("ben")
    mark = browser.cookie(f"quarterdeck_device_{ben.id}") or ""
    for forged in (mark, mark.replace(f"{ben.id}.", f"{ada.id}.", 1), "x", "1.2.3.4", ""):
        stranger = door.browser("198.51.100.5")
        stranger.client.cookies.set(f"quarterdeck_device_{ada.id}", forged)
        stranger.sign_in(password="guess")
    assert door.browser("198.51.100.5").sign_in().status_code == 429


def test_a_stolen_known_device_is_slowed_down_too(door: Door) -> None:
    door.person()
    thief = door.browser()
    thief.sign_in()
    assert [thief.sign_in(password="guess").status_code for _ in range(11)] == [401] * 10 + [429]


def test_a_session_ends_after_24_idle_hours_and_lives_while_it_is_used(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    for _ in range(3):
        door.clock.forward(hours=23)
        assert browser.signed_in()
    door.clock.forward(hours=24, seconds=1)
    assert not browser.signed_in()


def test_use_is_written_once_a_minute(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    seen = []
    for _ in range(4):
        door.clock.forward(seconds=25)
        browser.signed_in()
        seen.append(door.deck.scalar(sa.select(TABLES["session"].c.last_seen_at))[11:19])
    assert seen == ["09:00:00", "09:00:00", "09:01:15", "09:01:15"]


def test_sessions_are_listed_and_ended_by_their_own_person_only(door: Door) -> None:
    door.person()
    door.person("ben")
    laptop, phone, ben = door.browser(user_agent="laptop"), door.browser(user_agent="phone"), door.browser()
    assert laptop.sign_in().status_code == phone.sign_in().status_code == ben.sign_in("ben").status_code == 201
    places = laptop.ask("GET", "/api/sessions").json()["items"]
    assert {(p["user_agent"], p["current"]) for p in places} == {("laptop", True), ("phone", False)}
    other = next(p["id"] for p in places if not p["current"])
    assert ben.ask("DELETE", f"/api/sessions/{other}").json()["code"] == "not_found"
    assert phone.signed_in()
    assert laptop.ask("DELETE", f"/api/sessions/{other}").status_code == 204
    assert not phone.signed_in()
    assert laptop.signed_in()


def test_suspending_ends_sessions_and_tokens_at_once_and_for_good(door: Door) -> None:
    door.person("root", role="admin")
    ada = door.person()
    browser = door.browser()
    browser.sign_in()
    token = browser.ask("POST", "/api/tokens", {"name": "script"}).json()["token"]
    script = door.browser(authorization=f"Bearer {token}")
    assert script.signed_in()
    users = door.deck.of(User)
    users.act(ada.id, "suspend")
    assert not browser.signed_in()
    assert script.ask("GET", "/api/session").json()["code"] == "token_invalid"
    users.act(ada.id, "activate")
    assert not browser.signed_in()
    assert not script.signed_in()


def test_a_new_password_ends_all_other_sessions(door: Door) -> None:
    door.person()
    laptop, phone = door.browser(), door.browser()
    laptop.sign_in()
    phone.sign_in()
    refused = laptop.ask("PUT", "/api/password", {"current": "wrong", "new": "a better password"})
    assert refused.json()["errors"][0]["field"] == "current"
    assert phone.signed_in()
    assert laptop.ask("PUT", "/api/password", {"current": PASSWORD, "new": "a better password"}).status_code == 204
    assert laptop.signed_in()
    assert not phone.signed_in()
    assert phone.sign_in().status_code == 401
    assert phone.sign_in(password="a better password").status_code == 201


def test_the_present_password_cannot_be_guessed_with_a_stolen_session(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    body = {"current": "guess", "new": "a better password"}
    assert [browser.ask("PUT", "/api/password", body).status_code for _ in range(6)] == [422] * 5 + [429]


def test_ones_own_address_is_changed_with_ones_password_only(door: Door) -> None:
    ada = door.person()
    browser = door.browser()
    browser.sign_in()
    with pytest.raises(Refusal, match=r"PUT /api/email"):
        Deck(door.database, find_viewer(door.database, ada.id), via="web").users.update(ada.id, email="new@deck.test")
    body = {"current": "wrong", "email": "new@deck.test"}
    assert browser.ask("PUT", "/api/email", body).json()["errors"][0]["field"] == "current"
    assert browser.ask("PUT", "/api/email", body | {"current": PASSWORD}).status_code == 204
    assert browser.ask("GET", "/api/session").json()["user"]["email"] == "new@deck.test"
    assert door.browser().sign_in("new@deck.test").status_code == 201


def test_a_new_address_is_checked_and_somebody_elses_refused(door: Door) -> None:
    door.person()
    door.person("ben")
    browser = door.browser()
    browser.sign_in()
    for email, code in (("nonsense", "invalid"), ("ben@deck.test", "exists")):
        assert browser.ask("PUT", "/api/email", {"current": PASSWORD, "email": email}).json()["code"] == code


def test_the_present_password_cannot_be_guessed_by_the_address_either(door: Door) -> None:
    door.person()
    browser = door.browser()
    browser.sign_in()
    answers = [browser.ask("PUT", "/api/email", {"current": "guess", "email": "a@deck.test"}) for _ in range(3)]
    answers += [browser.ask("PUT", "/api/password", {"current": "guess", "new": "a better one"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]


@pytest.mark.parametrize("new", ["short", "x" * 201, "ada.lovelace", "ADA.lovelace"])
def test_passwords_have_rules(door: Door, new: str) -> None:
    door.person("ada.lovelace")
    browser = door.browser()
    browser.sign_in("ada.lovelace")
    answer = browser.ask("PUT", "/api/password", {"current": PASSWORD, "new": new})
    assert answer.status_code == 422
    assert new not in answer.text or new == "short"
