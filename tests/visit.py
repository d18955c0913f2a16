"""The whole server in this process, asked over HTTP by one person after another with their tokens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal

from quarterdeck.kernel.deck import system
from quarterdeck.people.tokens import create_token
from quarterdeck.people.user import User
from quarterdeck.server.app import build
from quarterdeck.settings import Settings
from tests.world import World


class Visit:
    """`ask(ben, "GET", "/api/tasks")`; nobody asks as None."""

    def __init__(self, world: World, portal: BlockingPortal, files: str) -> None:
        url = world.database.url.render_as_string(hide_password=False)
        self.world, self.portal = world, portal
        self.app: Any = build(world.database, Settings(database=url, files=files))
        self.tokens: dict[tuple[int, tuple[str, ...]], str] = {}
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=False), base_url="http://deck.test"
        )

    def token(self, who: User, *scopes: str) -> str:
        key = (who.id, scopes)
        if key not in self.tokens:
            self.tokens[key] = create_token(system(self.world.database), who.id, "visit", scopes)
        return self.tokens[key]

    def ask(
        self, who: User | None, method: str, path: str, *, scopes: tuple[str, ...] = (), **options: Any
    ) -> httpx.Response:
        headers = dict(options.pop("headers", {}))
        if who is not None:
            headers["authorization"] = f"Bearer {self.token(who, *scopes)}"

        async def asked() -> httpx.Response:
            return await self.client.request(method, path, headers=headers, **options)

        return self.portal.call(asked)

    def get(self, who: User | None, path: str, **options: Any) -> httpx.Response:
        return self.ask(who, "GET", path, **options)

    def post(self, who: User | None, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return self.ask(who, "POST", path, json={} if json is None else json, **options)


@contextmanager
def visiting(world: World, files: str) -> Iterator[Visit]:
    with start_blocking_portal() as portal:
        yield Visit(world, portal, files)
