"""What keeps other sites' pages out: CSRF tokens, origins, and the headers on every answer."""

from __future__ import annotations

from typing import Any

import pytest
from tests.server.door import Browser, Door

from quarterdeck.server.csrf import Csrf


@pytest.fixture
def ada(door: Door) -> Browser:
    door.person()
    browser = door.browser()
    browser.sign_in()
    return browser


STRICT = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def test_an_unsafe_request_with_a_cookie_needs_the_token(ada: Browser) -> None:
    assert ada.ask("POST", "/api/probe").status_code == 201
    ada.csrf = False
    assert ada.ask("GET", "/api/probe").status_code == 200
    asked = (("POST", "probe"), ("DELETE", "session"), ("PUT", "password"), ("PATCH", "probe"), ("POST", "tokens"))
    for method, path in asked:
        assert ada.ask(method, f"/api/{path}", {}).json()["code"] == "csrf"
    assert ada.ask("POST", "/api/probe", x_csrftoken="guess").json()["code"] == "csrf"
    assert ada.signed_in()


def test_a_planted_pair_and_another_sessions_token_do_not_pass(door: Door, ada: Browser) -> None:
    door.person("ben")
    ben = door.browser()
    ben.sign_in("ben")
    for planted in ("planted", ben.cookie("csrftoken") or ""):
        ada.client.cookies.delete("csrftoken")
        ada.client.cookies.set("csrftoken", planted)
        assert ada.ask("POST", "/api/probe").json()["code"] == "csrf"


def test_the_session_hands_out_a_missing_token(ada: Browser) -> None:
    ada.client.cookies.delete("csrftoken")
    assert ada.ask("POST", "/api/probe").status_code == 403
    cookie = ada.ask("GET", "/api/session").headers["set-cookie"]
    assert cookie.startswith("csrftoken=")
    assert "HttpOnly" not in cookie
    assert ada.ask("POST", "/api/probe").status_code == 201
    assert "set-cookie" not in ada.ask("GET", "/api/session").headers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_another_sites_page_can_neither_sign_in_nor_write(door: Door, ada: Browser, headers: dict[str, str]) -> None:
    assert ada.ask("POST", "/api/probe", **headers).json()["code"] == "csrf"
    body = {"username": "mallory", "password": "hers"}
    assert door.browser().ask("POST", "/api/session", body, **headers).json()["code"] == "csrf"


@pytest.mark.parametrize(
    "headers", [{"origin": "http://deck.test"}, {"sec_fetch_site": "same-origin", "origin": "http://proxied"}]
)
def test_our_own_pages_write(ada: Browser, headers: dict[str, str]) -> None:
    assert ada.ask("POST", "/api/probe", **headers).status_code == 201


def test_a_session_that_ended_does_not_block_the_door(door: Door, ada: Browser) -> None:
    door.clock.forward(days=2)
    ada.csrf = False
    assert ada.sign_in().status_code == 201


@pytest.mark.parametrize(
    ("origin", "opens"), [("http://deck.test", True), ("http://evil.test", False), ("null", False), ("", True)]
)
def test_sockets_open_from_our_own_pages_only(door: Door, origin: str, opens: bool) -> None:
    reached: list[str] = []

    async def live(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])

    async def knock() -> list[Any]:
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"host", b"deck.test"), (b"cookie", b"quarterdeck_session=x")]
        headers += [(b"origin", origin.encode())] if origin else []
        await Csrf(live)({"type": "websocket", "path": "/api/live", "headers": headers}, receive, send)  # type: ignore[typeddict-item]
        return sent

    sent = door.portal.call(knock)
    assert bool(reached) is opens
    assert [m["code"] for m in sent] == ([] if opens else [4403])


@pytest.mark.parametrize("path", ["/api/setup", "/api/session", "/api/nothing", "/nothing"])
def test_every_answer_carries_the_headers(door: Door, path: str) -> None:
    headers = door.browser().ask("GET", path).headers
    assert headers["content-security-policy"] == STRICT
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers, "plain http stays plain"
    if path.startswith("/api"):
        assert headers["cache-control"] == "no-store"


def test_everything_behind_the_door_is_closed_to_nobody(door: Door) -> None:
    for method, path in (
        ("GET", "session"), ("DELETE", "session"), ("GET", "sessions"), ("DELETE", "sessions/1"), ("GET", "tokens"),
        ("POST", "tokens"), ("DELETE", "tokens/1"), ("PUT", "password"),
    ):  # fmt: skip
        body = {"name": "x"} if method == "POST" else {"current": "x", "new": "y"} if method == "PUT" else None
        assert door.browser().ask(method, f"/api/{path}", body).json()["code"] == "sign_in", path
