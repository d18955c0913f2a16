"""Imports over HTTP: a dry run writes nothing, the real one once, and only those who lead may."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from litestar import Litestar, Response
from litestar.datastructures import State
from litestar.types import Receive, Scope, Send
from tests.conftest import shared
from tests.world import World

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import find_viewer
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people.user import User
from quarterdeck.server import imports, wire
from quarterdeck.server.context import Identity
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

BOARD = "trello-board.json"


class Desk:
    """Where people hand their files in: the import's route alone."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.viewer: Viewer | None = None
        self.app = Litestar(
            imports.routes, state=State({"database": world.database}), openapi_config=None,
            exception_handlers={Refusal: _refused},
        )  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["identity"] = Identity(self.viewer, "web") if self.viewer else None  # type: ignore[typeddict-unknown-key]
        await self.app(scope, receive, send)

    def bring(self, who: User | Viewer | None, content: bytes, kind: str = "trello", **more: Any) -> httpx.Response:
        self.viewer = find_viewer(self.world.database, who.id) if isinstance(who, User) else who
        name, params = more.pop("name", "board.json"), {"dry_run": "true"} if more.pop("dry", False) else {}

        async def request() -> httpx.Response:
            transport = httpx.ASGITransport(app=self)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url="http://deck") as client:
                sent = {"files": {"file": (name, content)}, "data": more}
                return await client.post(f"/api/imports/{kind}", params=params, timeout=120, **sent)

        return anyio.run(request)


def _refused(_: Any, refusal: Refusal) -> Response[bytes]:
    return Response(wire.refused(refusal).body, status_code=refusal.status)


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world)


@pytest.fixture
def board() -> bytes:
    return shared(BOARD).read_bytes()


def test_a_dry_run_tells_and_writes_nothing(desk: Desk, world: World, board: bytes) -> None:
    report = desk.bring(world.ada, board, dry=True).json()
    assert report["dry_run"]
    assert report["projects"] == ["CLIPKIT"]
    assert report["created"]["task"] == 67
    assert len(report["mapping"]) == 4
    assert {p.key for p in world.deck(world.root).of(Project).list(limit=10)} == {"WEB", "OPS"}


def test_the_board_is_brought_over_once(desk: Desk, world: World, board: bytes) -> None:
    first = desk.bring(world.ada, board).json()
    assert first["created"]["task"] == 67
    again = desk.bring(world.ada, board).json()
    assert (again["created"], again["unchanged"]["task"]) == ({}, 67)
    deck = world.deck(world.ada)
    assert len(deck.of(Task).list(project_id=deck.of(Project).get("CLIPKIT").id, limit=1000)) == 67


def test_options_come_before_the_file(desk: Desk, world: World, board: bytes) -> None:
    report = desk.bring(world.ada, board, dry=True, options=json.dumps({"project": "CLIPS"})).json()
    assert report["projects"] == ["CLIPS"]
    assert desk.bring(world.ada, board, options='{"projekt": "X"}').json()["errors"][0]["field"] == "options.projekt"
    assert desk.bring(world.ada, board, project="CLIPS").json()["errors"][0]["field"] == "project"


def test_only_those_who_lead_bring_a_project(desk: Desk, world: World, board: bytes) -> None:
    assert desk.bring(None, board).status_code == 401
    for person in (world.ben, world.cleo, world.dan, world.vic):
        assert desk.bring(person, board).status_code == 403
        assert desk.bring(person, board, dry=True).status_code == 403


def test_a_token_needs_the_scope(desk: Desk, world: World, board: bytes) -> None:
    ada = find_viewer(world.database, world.ada.id)
    reading = Viewer(ada.id, ada.role, ada.customer_id, frozenset({"read"}))
    assert desk.bring(reading, board, dry=True).json()["code"] == "scope"
    writing = Viewer(ada.id, ada.role, ada.customer_id, frozenset({"write"}))
    assert desk.bring(writing, board, dry=True).status_code == 200


@pytest.mark.parametrize(
    ("content", "kind", "status"), [(b"no JSON", "trello", 422), (b"{}", "trello", 422), (b"{}", "jira", 404)]
)
def test_a_file_that_is_none_is_refused_in_words(
    desk: Desk, world: World, content: bytes, kind: str, status: int
) -> None:
    answer = desk.bring(world.ada, content, kind)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_name_leads_nowhere_else(desk: Desk, world: World, board: bytes, tmp_path: Path) -> None:
    for name in ("../../board.json", "..\\board.json", "/etc/board.json"):
        assert desk.bring(world.ada, board, dry=True, name=name).json()["file"] == "board.json"
    assert desk.bring(world.ada, board, dry=True, name="..").status_code in (200, 422)


def test_a_file_over_the_limit_is_refused(desk: Desk, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "LIMIT", 1000)
    assert desk.bring(world.ada, b" " * 2000).status_code == 413
