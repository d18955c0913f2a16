"""A database that is away, or that hangs: everybody is told so, and nothing has to be started anew afterwards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from tests.between import Between, between
from tests.server.test_routes import problem
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck import cli
from quarterdeck.kernel.database import Database
from quarterdeck.server.app import Identified

PORTS = {"postgresql": 5432, "mysql": 3306, "mariadb": 3306}


@pytest.fixture(params=["postgresql", "mariadb"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def way(world: World) -> Iterator[Between]:
    with between(world.database.url.port or PORTS[world.database.url.get_backend_name()]) as way:
        yield way


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


def through(way: Between, database: Database) -> sa.engine.URL:
    return database.url.set(host="127.0.0.1", port=way.port)


@pytest.fixture
def visit(world: World, way: Between, tmp_path: Path) -> Iterator[Visit]:
    """The server, whose way to its database is the one at hand."""
    database = Database(through(way, world.database).render_as_string(hide_password=False))
    with visiting(replace(world, database=database), str(tmp_path / "files")) as visit:
        yield visit
        way.thaw()
    database.close()


def asked(visit: Visit) -> list[httpx.Response]:
    """One of each: health, nobody's sign-in, and what a person reads and writes."""
    ada, web = visit.world.ada, visit.world.web.id
    return [
        visit.get(None, "/api/health"),
        visit.post(None, "/api/session", {"username": "ada", "password": "wrong"}),
        visit.post(None, "/api/recovery", {"email": "ada@example.com"}),
        visit.get(None, "/api/setup"),
        visit.get(ada, "/api/tasks"),
        visit.get(ada, f"/api/tasks/{visit.world.task.id}/history"),
        visit.get(ada, "/api/search?q=login"),
        visit.get(ada, "/api/sessions"),
        visit.post(ada, "/api/tasks", {"project_id": web, "title": "x"}),
    ]


def test_a_database_that_is_away_is_told_of_everywhere_until_it_is_back(visit: Visit, way: Between) -> None:
    visit.token(visit.world.ada)
    before = [answer.status_code for answer in asked(visit)]
    assert before == [200, 401, 202, 200, 200, 200, 200, 200, 201]
    time.sleep(1.1)  # for so long health believes what it saw
    way.cut()
    for _ in range(2):
        for answer in asked(visit):
            problem(answer, 503, "unavailable")
    way.mend()
    assert [answer.status_code for answer in asked(visit)] == before


def test_a_database_that_hangs_is_told_of_in_seconds_and_takes_up_again(
    visit: Visit, way: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Identified, "PATIENCE", 1.0)
    ada = visit.world.ada
    assert visit.get(ada, "/api/tasks").is_success
    time.sleep(1.1)
    way.freeze()
    began = time.monotonic()
    with ThreadPoolExecutor(6) as pool:
        health = [pool.submit(visit.get, None, "/api/health") for _ in range(3)]
        lists = [pool.submit(visit.get, ada, "/api/tasks") for _ in range(3)]
        for answer in (*health, *lists):
            problem(answer.result(), 503, "unavailable")
    assert time.monotonic() - began < 8
    way.thaw()
    for path in ("/api/health", "/api/tasks"):
        ends = time.monotonic() + 10
        while not (answer := visit.get(ada, path)).is_success and time.monotonic() < ends:
            time.sleep(0.1)
        assert answer.is_success, answer.text


def test_a_connection_that_is_never_made_is_given_up(world: World, way: Between) -> None:
    way.freeze()
    database = Database(through(way, world.database).render_as_string(hide_password=False))
    began = time.monotonic()
    with pytest.raises(Exception, match="does not answer"), database.session():
        pass
    assert time.monotonic() - began < 9
    database.close()


@pytest.mark.parametrize("words", [["migrate"], ["user", "list"], ["task", "list", "--json"], ["check"]])
def test_the_command_line_says_so_in_words(
    world: World, way: Between, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    way.cut()
    address = through(way, world.database).set(password="hush").render_as_string(hide_password=False)
    assert cli.run([*words, "--database", address]) == 1
    told = capsys.readouterr().err
    assert "The database does not answer" in told
    assert str(way.port) in told or "2003" in told  # and why
    assert "Traceback" not in told
    assert "hush" not in told
