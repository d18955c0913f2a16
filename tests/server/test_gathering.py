"""Writes that arrive together share a commit of SQLite, and each is answered for itself."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel import database as database_module
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer, system
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.api_token import ApiToken
from quarterdeck.server.app import Identified
from quarterdeck.work.task import Task

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"])


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path)) as visit:
        yield visit


def creating(world: World, title: str) -> Callable[[], Task]:
    deck = Deck(world.database, find_viewer(world.database, world.ada.id))
    return lambda: deck.of(Task).create(project_id=world.web.id, title=title)


def titles(world: World) -> set[str]:
    return {row[0] for row in system(world.database).rows(sa.select(TABLES["task"].c.title))}


def commits(database: Database, work: Callable[[], Any]) -> int:
    """How often this thread's connection commits while the work is done."""
    said: list[str] = []
    with database.session() as session:
        session.raw.set_trace_callback(said.append)
        work()
        session.raw.set_trace_callback(None)
    return said.count("COMMIT")


def test_works_together_are_one_commit_with_an_outcome_each(world: World) -> None:
    wrong = creating(world, "")
    outcomes: list[Any] = []
    heard: list[int] = []
    world.database.committed.append(heard.append)
    works = [creating(world, "one"), wrong, creating(world, "two")]
    assert commits(world.database, lambda: outcomes.extend(world.database.together(works))) == 1
    one, refused, two = outcomes
    assert (one.title, two.title, two.number - one.number) == ("one", "two", 1)
    assert refused.code == "invalid"
    assert {"one", "two"} <= titles(world)
    assert len(heard) == 1


def test_when_the_commit_fails_nothing_of_any_is_written_and_nobody_hears_of_it(world: World) -> None:
    heard: list[int] = []
    world.database.committed.append(heard.append)

    def spoil() -> None:
        with world.database.session() as session:
            session.run_text("PRAGMA defer_foreign_keys=ON")  # so that the commit is what fails
            session.run_text("UPDATE task SET reporter_id = 999999")

    with pytest.raises(Exception, match="FOREIGN KEY"):
        world.database.together([creating(world, "lost"), spoil, creating(world, "lost too")])
    assert not {"lost", "lost too"} & titles(world)
    assert not heard
    assert world.database.together([creating(world, "kept")])[0].title == "kept"
    assert len(heard) == 1


def test_requests_at_once_are_each_answered_for_themselves(world: World, visit: Visit) -> None:
    headers = {"authorization": f"Bearer {visit.token(world.ada)}"}

    async def all_at_once() -> list[httpx.Response]:
        bodies = [{"project_id": world.web.id, "title": f"T{n}" if n % 3 else ""} for n in range(60)]
        asked = [visit.client.post("/api/tasks", json=body, headers=headers) for body in bodies]
        return await asyncio.gather(*asked)

    answers = visit.portal.call(all_at_once)
    assert [answer.status_code for answer in answers] == [201 if n % 3 else 422 for n in range(60)]
    made = [answer.json() for answer in answers if answer.status_code == 201]
    assert [each["title"] for each in made] == [f"T{n}" for n in range(60) if n % 3]
    numbers = sorted(each["number"] for each in made)
    assert numbers == list(range(numbers[0], numbers[0] + 40))


def test_a_writer_who_holds_on_too_long_is_told_of_and_the_next_write_goes_on(
    world: World, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = [p for p in database_module.SQLITE_PRAGMAS if not p.startswith("busy_timeout")]
    monkeypatch.setattr(database_module, "SQLITE_PRAGMAS", (*less, "busy_timeout=100"))
    body = {"project_id": world.web.id, "title": "Patience"}
    assert visit.post(world.ada, "/api/tasks", body).status_code == 201
    holder = sqlite3.connect(world.database.url.database or "", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = visit.post(world.ada, "/api/tasks", body)
    assert (refused.status_code, refused.json()["reason"]) == (503, "another program holds it")
    holder.execute("ROLLBACK")
    assert visit.post(world.ada, "/api/tasks", body).status_code == 201
    holder.close()


def test_whoever_is_shut_out_by_this_process_is_out_at_once_and_by_another_after_a_blink(
    world: World, visit: Visit
) -> None:
    tokens = system(world.database).of(ApiToken)
    assert visit.get(world.ben, "/api/tasks").status_code == 200
    tokens.delete(tokens.list(user_id=world.ben.id)[0])
    assert visit.get(world.ben, "/api/tasks").status_code == 401

    assert visit.get(world.ada, "/api/tasks").status_code == 200
    other = Database(world.database.url.render_as_string(hide_password=False))
    tokens = system(other).of(ApiToken)
    tokens.delete(tokens.list(user_id=world.ada.id)[0])
    sleep(Identified.BLINK)
    assert visit.get(world.ada, "/api/tasks").status_code == 401
    other.close()
