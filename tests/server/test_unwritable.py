"""A database that takes no writes is told of as such; reading goes on, and so does all of it when it is well again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.database import Database
from quarterdeck.server.condition import Probe


@pytest.fixture
def visit(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    monkeypatch.setattr(Probe, "BELIEVED", 0.0)
    with visiting(world, str(tmp_path)) as visit:
        yield visit


@contextmanager
def read_only(visit: Visit, database: Database) -> Iterator[None]:
    """Every connection that the server uses refuses to write, as on a standby or a full quota."""
    if database.dialect == "sqlite":
        pragma(visit, database, "query_only=ON")
        yield
        pragma(visit, database, "query_only=OFF")
        return
    postgresql = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
    word = postgresql if database.dialect == "postgresql" else "SET SESSION TRANSACTION READ ONLY"

    def refuse(connection: Any, _: Any) -> None:
        connection.cursor().execute(word)

    event.listen(database.engine, "connect", refuse)
    database.engine.dispose()
    yield
    event.remove(database.engine, "connect", refuse)
    database.engine.dispose()


def pragma(visit: Visit, database: Database, words: str) -> Any:
    """On the connection of the server's own thread."""

    def say() -> Any:
        with database.session() as session:
            return session.run_text(f"PRAGMA {words}").fetchone()

    return visit.portal.call(say)


def write(world: World, visit: Visit, title: str) -> httpx.Response:
    return visit.post(world.ada, "/api/tasks", json={"project_id": world.web.id, "title": title})


def told(answer: httpx.Response) -> tuple[int, str, str]:
    problem = answer.json()
    return answer.status_code, problem["code"], problem["detail"]


def test_a_read_only_database_is_told_of_and_read(world: World, visit: Visit) -> None:
    refused = (503, "unwritable", "The database takes no writes now: it is read-only. Nothing was changed.")
    before = visit.get(world.ada, "/api/tasks?count=true").json()
    with read_only(visit, world.database):
        assert told(write(world, visit, "Late")) == refused
        assert told(visit.get(None, "/api/health")) == refused
        assert visit.get(world.ada, "/api/tasks?count=true").json() == before
    assert write(world, visit, "In time").status_code == 201
    assert visit.get(None, "/api/health").json()["status"] == "ok"


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_full_disk_is_told_of_and_nothing_is_half_written(world: World, visit: Visit) -> None:
    (pages,) = pragma(visit, world.database, "page_count")
    pragma(visit, world.database, f"max_page_count={pages + 20}")
    answers = [
        visit.post(
            world.ada, "/api/tasks", json={"project_id": world.web.id, "title": f"{n}", "description": "x" * 9000}
        )
        for n in range(30)
    ]
    accepted = [answer.json()["id"] for answer in answers if answer.status_code == 201]
    refused = {told(answer) for answer in answers if answer.status_code != 201}
    assert accepted
    assert refused == {(503, "unwritable", "The database takes no writes now: it is full. Nothing was changed.")}
    there = visit.get(world.ada, "/api/tasks?limit=1000&sort=id").json()["items"]
    assert [task["id"] for task in there if task.get("description")] == accepted
    pragma(visit, world.database, "max_page_count=1000000")
    assert write(world, visit, "Room again").status_code == 201
