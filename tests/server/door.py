"""The door to test: the routes of signing in behind the real middleware, and browsers with their own cookies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
from anyio.from_thread import BlockingPortal, start_blocking_portal
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.types import Receive, Scope, Send

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people import credentials
from quarterdeck.people.user import User
from quarterdeck.server import auth, wire
from quarterdeck.server.context import deck_of
from quarterdeck.server.csrf import Csrf
from quarterdeck.server.headers import SecureHeaders
from quarterdeck.server.identity import identify
from quarterdeck.settings import Settings

PASSWORD = "correct horse battery"
Json = dict[str, Any]


class Clock:
    """Time as the test wants it."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@get("/api/probe")
async def read_probe(request: Request[Any, Any, Any]) -> Json:
    return {"id": deck_of(request).viewer.id}


@post("/api/probe")
async def write_probe(request: Request[Any, Any, Any]) -> Json:
    return {"id": deck_of(request).viewer.id}


class Door:
    """A server in this process with its database and its clock."""

    def __init__(self, database: Database, portal: BlockingPortal, url: str = "http://deck.test") -> None:
        self.database, self.portal, self.url, self.clock = database, portal, url, Clock()
        state = State({"database": database, "settings": Settings(url=url), "clock": self.clock})
        handlers: Any = {Refusal: _refused, HTTPException: _http, Exception: _fault}
        self.litestar = Litestar(
            [*auth.routes, read_probe, write_probe], state=state, exception_handlers=handlers, openapi_config=None,
            logging_config=None,
        )  # fmt: skip
        self.app: Any = SecureHeaders(self._identified(Csrf(self.litestar)))

    def _identified(self, app: Any) -> Any:
        async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
            cookies, authorization = wire.header(scope, b"cookie") or "", wire.header(scope, b"authorization")
            try:
                scope["identity"] = identify(self.database, cookies, authorization, at=self.clock())  # type: ignore[typeddict-unknown-key]
            except Refusal as refusal:
                await wire.send_answer(scope, send, wire.refused(refusal))
                return
            await app(scope, receive, send)

        return asgi

    @property
    def deck(self) -> Deck:
        """Everything, as nobody, now."""
        return system(self.database, at=self.clock())

    def person(self, name: str = "ada", password: str | None = PASSWORD, **fields: Any) -> User:
        fields = {"role": "developer"} | fields
        deck = self.deck
        with deck.transaction():
            user = deck.of(User).create(username=name, email=f"{name}@deck.test", **fields)
            if password:
                credentials.set_password(deck, user.id, password)
        return user

    def browser(self, address: str = "203.0.113.7", **headers: str) -> Browser:
        return Browser(self, address, {name.replace("_", "-"): value for name, value in headers.items()})


class Browser:
    """A client with cookies of its own; like the web app, it sends the CSRF cookie's value as a header."""

    def __init__(self, door: Door, address: str, headers: dict[str, str]) -> None:
        self.door, self.csrf = door, True
        transport = httpx.ASGITransport(door.app, client=(address, 4711))
        self.client = httpx.AsyncClient(transport=transport, base_url=door.url, headers=headers)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        if self.csrf and method != "GET" and (token := self.cookie("csrftoken")):
            headers = {"x-csrftoken": token} | headers
        content = None if body is None else msgspec.json.encode(body)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if content is not None:
            headers["content-type"] = "application/json"

        async def asked() -> httpx.Response:
            return await self.client.request(method, path, content=content, headers=headers)

        return self.door.portal.call(asked)

    def cookie(self, name: str) -> str | None:
        return next((c.value for c in self.client.cookies.jar if c.name == name), None)

    def sign_in(self, name: str = "ada", password: str = PASSWORD) -> httpx.Response:
        return self.ask("POST", "/api/session", {"username": name, "password": password})

    def signed_in(self) -> bool:
        return self.ask("GET", "/api/session").status_code == 200


@contextmanager
def opened(database: Database, url: str = "http://deck.test") -> Iterator[Door]:
    with start_blocking_portal() as portal:
        yield Door(database, portal, url)


def _refused(_: Request[Any, Any, Any], refusal: Refusal) -> Response[bytes]:
    answer = wire.refused(refusal)
    return Response(answer.body, status_code=answer.status, media_type="application/problem+json")


def _http(_: Request[Any, Any, Any], fault: HTTPException) -> Response[bytes]:
    return _refused(_, Refusal("bad_request", detail=str(fault.detail)))


def _fault(_: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    raise fault  # a fault of ours fails the test where it happens
