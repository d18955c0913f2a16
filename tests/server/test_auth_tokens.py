"""Tokens for scripts: scopes, ends, and who may make them."""

from __future__ import annotations

import pytest
from tests.server.door import Browser, Door

from quarterdeck.kernel.access import Viewer, require_scope
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.tokens import create_token
from quarterdeck.server.identity import identify


@pytest.fixture
def ada(door: Door) -> Browser:
    door.person()
    browser = door.browser()
    browser.sign_in()
    return browser


def script(door: Door, token: str) -> Browser:
    return door.browser(authorization=f"Bearer {token}")


def test_a_token_is_shown_once_and_acts_as_its_user(door: Door, ada: Browser) -> None:
    made = ada.ask("POST", "/api/tokens", {"name": "backup"})
    assert made.status_code == 201
    token = made.json()["token"]
    assert token.startswith(made.json()["prefix"] + "_")
    assert made.json()["expires_at"].startswith("2027-11-23")
    listed = ada.ask("GET", "/api/tokens")
    assert [t["name"] for t in listed.json()["items"]] == ["backup"]
    assert token not in listed.text
    assert script(door, token).ask("GET", "/api/session").json()["user"]["username"] == "ada"
    assert script(door, token).ask("POST", "/api/probe").status_code == 201, "no CSRF token is needed with it"


def test_a_token_ends_when_it_expires_or_is_ended(door: Door, ada: Browser) -> None:
    short = ada.ask("POST", "/api/tokens", {"name": "short", "expires_at": "2026-11-23T10:00:00Z"}).json()
    lasting = ada.ask("POST", "/api/tokens", {"name": "lasting", "expires_at": None}).json()
    door.clock.forward(minutes=59)
    assert script(door, short["token"]).signed_in()
    door.clock.forward(minutes=2)
    assert script(door, short["token"]).ask("GET", "/api/probe").json()["code"] == "token_invalid"
    assert script(door, lasting["token"]).signed_in()
    assert ada.ask("DELETE", f"/api/tokens/{lasting['id']}").status_code == 204
    assert script(door, lasting["token"]).ask("GET", "/api/probe").status_code == 401


def test_a_bad_token_is_refused_even_beside_a_good_cookie(ada: Browser) -> None:
    for bad in ("Bearer qd_x_y", "bearer x", "Bearer "):
        assert ada.ask("GET", "/api/session", authorization=bad).json()["code"] == "token_invalid"


def test_ben_cannot_see_or_end_adas_tokens(door: Door, ada: Browser) -> None:
    made = ada.ask("POST", "/api/tokens", {"name": "hers"}).json()
    door.person("ben")
    ben = door.browser()
    ben.sign_in("ben")
    assert ben.ask("GET", "/api/tokens").json() == {"items": []}
    assert ben.ask("DELETE", f"/api/tokens/{made['id']}").json()["code"] == "not_found"
    assert script(door, made["token"]).signed_in()


def test_a_token_makes_no_tokens_and_changes_no_password(door: Door, ada: Browser) -> None:
    token = ada.ask("POST", "/api/tokens", {"name": "all"}).json()["token"]
    leaked = script(door, token)
    assert leaked.ask("POST", "/api/tokens", {"name": "more"}).json()["code"] == "browser_only"
    body = {"current": "correct horse battery", "new": "a better password"}
    assert leaked.ask("PUT", "/api/password", body).json()["code"] == "browser_only"
    body = {"current": "correct horse battery", "email": "mine@deck.test"}
    assert leaked.ask("PUT", "/api/email", body).json()["code"] == "browser_only"


@pytest.mark.parametrize(
    ("scopes", "reaching"),
    [
        ([], "read write administer"),
        (["admin"], "read write administer"),
        (["write"], "read write"),
        (["read"], "read"),
        (["tasks:read"], "read"),
        (["tasks:write"], "read write"),
        (["users:write"], "administer"),
        (["issues:write"], ""),
    ],
)
def test_scopes_narrow_what_a_token_may(door: Door, ada: Browser, scopes: list[str], reaching: str) -> None:
    token = ada.ask("POST", "/api/tokens", {"name": "narrow", "scopes": scopes}).json()["token"]
    identity = identify(door.database, "", f"Bearer {token}", at=door.clock())
    assert identity is not None
    asked = {"read": ("tasks", False), "write": ("tasks", True), "administer": ("users", True)}
    assert [name for name, what in asked.items() if reaches(identity.viewer, *what)] == reaching.split()


def reaches(viewer: Viewer, plural: str, writing: bool) -> bool:
    try:
        require_scope(viewer, plural, writing)
    except Refusal as refusal:
        return refusal.code != "scope"
    return True


def test_a_narrow_token_does_not_list_sessions_or_tokens(door: Door, ada: Browser) -> None:
    narrow = script(door, ada.ask("POST", "/api/tokens", {"name": "n", "scopes": ["tasks:write"]}).json()["token"])
    for method, path in (("GET", "sessions"), ("GET", "tokens"), ("DELETE", "sessions/1"), ("DELETE", "tokens/1")):
        assert narrow.ask(method, f"/api/{path}").json()["code"] == "scope"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "x", "scopes": ["everything"]}, "scopes"),
        ({"name": "x", "scopes": ["tasks:delete"]}, "scopes"),
        ({"name": "x", "scopes": ["nothing:read"]}, "scopes"),
        ({"name": "x", "expires_at": "2026-11-23T08:59:59Z"}, "expires_at"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(ada: Browser, body: dict[str, object], field: str) -> None:
    answer = ada.ask("POST", "/api/tokens", body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


def test_use_is_noted_beside_the_document_and_not_in_its_history(door: Door, ada: Browser) -> None:
    made = ada.ask("POST", "/api/tokens", {"name": "backup"}).json()
    assert door.deck.of(ApiToken).get(made["id"]).last_used_at is None
    script(door, made["token"]).signed_in()
    kept = door.deck.of(ApiToken).get(made["id"])
    assert (kept.last_used_at, kept.version) == (door.clock(), 1)
    assert len(door.deck.of(ApiToken).history(made["id"])) == 1


def test_the_command_line_makes_a_token_for_others_only_as_an_administrator(door: Door) -> None:
    ada, ben = door.person(), door.person("ben")
    token = create_token(door.deck, ada.id, "command line", ["read"])
    assert script(door, token).signed_in()
    with pytest.raises(Refusal, match="You may not make"):
        create_token(Deck(door.database, find_viewer(door.database, ben.id)), ada.id, "mine now")
