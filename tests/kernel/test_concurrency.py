"""Many people at once: numbers stay gapless, orders stay orders, and nobody's change is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from tests.kernel.crowd import at_once
from tests.world import World

from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Conflict
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.issue import Issue
from quarterdeck.work.task import Task

ROOT = Path(__file__).parent.parent.parent
CREATING = """
import sys
import quarterdeck.nouns
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer
from quarterdeck.kernel.tables import build

url, user, project, count = sys.argv[1], *map(int, sys.argv[2:])
build()
database = Database(url)
deck = Deck(database, find_viewer(database, user))
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    deck.named("task").create(project_id=project, title=f"Task {number}")
database.close()
"""


def numbers(world: World) -> list[int]:
    rows = [
        row[0]
        for name in ("task", "issue")
        for row in system(world.database).rows(
            sa.select(TABLES[name].c.number).where(TABLES[name].c.project_id == world.web.id)
        )
    ]
    return sorted(rows)


def test_a_hundred_creates_at_once_get_a_hundred_gapless_numbers(world: World) -> None:
    def create(deck: Deck, number: int) -> int:
        struct = Issue if number % 3 == 0 else Task
        return deck.of(struct).create(project_id=world.web.id, title=f"Number {number}").number

    given = at_once(world, world.ben, create, range(100), 20)
    assert sorted(given) == list(range(2, 102))
    assert numbers(world) == list(range(1, 102))


def test_processes_share_the_numbers_too(world: World, url: str) -> None:
    arguments = [sys.executable, "-c", CREATING, url, str(world.ben.id), str(world.web.id), "15"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
    creators = [subprocess.Popen(arguments, **pipes) for _ in range(3)]
    for creator in creators:
        assert creator.stdout.readline() == "ready\n"  # type: ignore[union-attr]
    for creator in creators:
        creator.stdin.write("go\n")  # type: ignore[union-attr]
        creator.stdin.flush()  # type: ignore[union-attr]
    for creator in creators:
        creator.communicate(timeout=60)
    assert [creator.returncode for creator in creators] == [0, 0, 0]
    assert numbers(world) == list(range(1, 47))


def test_a_refused_create_leaves_no_gap(world: World) -> None:
    def create(deck: Deck, number: int) -> bool:
        try:
            with deck.transaction():
                deck.of(Task).create(project_id=world.web.id, title=f"Number {number}")
                if number % 2:
                    raise LookupError
        except LookupError:
            return False
        return True

    assert sum(at_once(world, world.ben, create, range(20), 8)) == 10
    assert numbers(world) == list(range(1, 12))


def test_fifty_people_reordering_a_list_leave_an_order(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    ids = [world.task.id, *(tasks.create(project_id=world.web.id, title=f"Card {n}").id for n in range(11))]
    chance = random.Random(7)  # chance that repeats itself is wanted
    moves = [(*chance.sample(ids, 2), chance.random() < 0.5) for _ in range(50)]

    def move(deck: Deck, moved: tuple[int, int, bool]) -> None:
        card, beside, behind = moved
        deck.of(Task).act(card, "move", **{"after_id" if behind else "before_id": beside})

    at_once(world, world.ben, move, moves, 50)
    board = tasks.list(project_id=world.web.id, sort="rank")
    ranks = [task.rank for task in board]
    assert sorted(task.id for task in board) == sorted(ids)
    assert ranks == sorted(set(ranks))
    world.deck(world.ben).of(Task).act(ids[0], "move", after_id=ids[5])
    order = [task.id for task in tasks.list(project_id=world.web.id, sort="rank")]
    assert order.index(ids[0]) == order.index(ids[5]) + 1


def test_two_people_completing_a_task_record_it_once(world: World) -> None:
    done = at_once(world, world.ben, lambda deck, _: deck.of(Task).act(world.task.id, "complete"), range(8), 8)
    assert {(task.status, task.version) for task in done} == {("done", 2)}
    assert [a.verb for a in world.deck(world.ada).of(Task).history(world.task)] == ["create", "complete"]


def test_patches_of_different_fields_at_once_all_survive(world: World) -> None:
    given = {
        "title": "Write it all",
        "description": "Long",
        "priority": "high",
        "story_points": 5.0,
        "component": "web",
        "environment": "test",
        "estimated_hours": 8.0,
        "tags": ["now"],
    }

    def patch(deck: Deck, pair: tuple[str, Any]) -> None:
        deck.of(Task).update(world.task.id, version=1, **dict([pair]))

    at_once(world, world.ben, patch, given.items(), 8)
    found = world.deck(world.ben).of(Task).get(world.task.id)
    assert {name: getattr(found, name) for name in given} == given
    assert found.version == 1 + len(given)


def test_of_patches_of_one_field_at_once_one_wins_and_the_others_are_told(world: World) -> None:
    told: list[str] = []

    def patch(deck: Deck, number: int) -> str | None:
        try:
            return deck.of(Task).update(world.task.id, version=1, title=f"Title {number}").title
        except Conflict as conflict:
            told.append(conflict.facts["conflicts"][0]["yours"])
            return None

    winners = [title for title in at_once(world, world.ben, patch, range(8), 8) if title]
    assert sorted([*winners, *told]) == [f"Title {number}" for number in range(8)]
    assert winners == [world.deck(world.ben).of(Task).get(world.task.id).title]
