"""Health: ready or not for everybody, and how all of it does for administrators alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.files import Files
from quarterdeck.kernel.jobs import Consumer
from quarterdeck.people.notices import reader
from quarterdeck.server.condition import examine
from quarterdeck.settings import Settings


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path / "files")) as visit:
        yield visit


def test_administrators_are_told_how_all_of_it_does(world: World, visit: Visit) -> None:
    visit.token(world.root)
    Consumer(world.database, "notices", reader(None)).begin()
    world.deck(world.ada).tasks.update(world.task, title="Later")
    told = visit.get(world.root, "/api/health").json()
    assert told["status"] == "ok"
    assert told["database"]["kind"] in ("sqlite", "postgresql", "mariadb")
    assert told["database"]["size"] > 100_000
    assert [(r["name"], r["behind"]) for r in told["readers"]] == [("notices", 1)]
    assert told["mail"] == {"configured": False, "reachable": None}
    assert told["files"] == {"kind": "folder", "reachable": True}
    assert 0 < told["disk"]["free"] < told["disk"]["total"]


def test_nobody_else_is_told_more_than_that_it_runs(world: World, visit: Visit) -> None:
    for who in (None, world.ada, world.ben, world.cleo, world.vic):
        assert visit.get(who, "/api/health").json().keys() == {"status", "version"}
    assert visit.get(world.root, "/api/health", scopes=("tasks:read",)).json().keys() == {"status", "version"}


def test_a_mail_server_that_is_away_is_said_so(world: World, tmp_path: Path) -> None:
    settings = Settings(smtp="smtp://127.0.0.1:1?from=deck@example.org")
    assert examine(world.database, settings, Files(tmp_path)).mail.reachable is False
