"""The check finds every kind of damage, names it, and finds none where there is none."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from quarterdeck.checking import check
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.tables import TABLES
from tests.portable_world import furnish
from tests.world import World


def _task(column: str, value: object) -> Callable[[World], list[sa.Executable]]:
    table = TABLES["task"]
    return lambda world: [sa.update(table).where(table.c.id == world.task.id).values({column: value})]


def _drop(name: str, **where: str) -> Callable[[World], list[sa.Executable]]:
    table = TABLES[name]

    def statements(world: World) -> list[sa.Executable]:
        held = {"task": world.task.id, "task_noun": "task"}
        return [sa.delete(table).where(*(table.c[column] == held[key] for column, key in where.items()))]

    return statements


def _total(noun: str, column: str, value: object) -> Callable[[World], list[sa.Executable]]:
    table = TABLES[noun]
    return lambda world: [sa.update(table).values({column: value})]


def _counter(world: World) -> list[sa.Executable]:
    table = TABLES["counter"]
    return [sa.update(table).where(table.c.name == f"project:{world.web.id}").values(value=99)]


def _stray(world: World) -> list[sa.Executable]:
    row = {"noun": "task", "object_id": 10**9, "title": "zqx", "body": ""}
    return [sa.insert(TABLES["search_entry"]).values(**row)]


DAMAGE = {
    "document": _task("data", '{"title":"forged","project_id":1}'),
    "version": _task("version", 7),
    "column priority": _task("priority", 0),
    "column title": _task("title", "forged"),
    "column due_date": _task("due_date", "2020-01-01"),
    "edge assignee_ids": _drop("task_assignee_ids", owner_id="task"),
    "search entry": _drop("search_entry", noun="task_noun", object_id="task"),
    "custom values": _drop("custom_value", noun="task_noun"),
    "what number": _drop("number", object_id="task", noun="task_noun"),
    "counter of numbers": _counter,
    "owner of a row in search_entry": _stray,
    "number of administrators": _total("user", "role", "viewer"),
    "name": _total("label", "name", "urgent"),
    "state": _task("state", "sent"),
    "total open_blockers": _task("open_blockers", 3),
    "total progress": _task("progress", 0.37),
    "total comment_count": _task("comment_count", 40),
    "total actual_hours": _task("actual_hours", 0.25),
    **{
        f"total {name}": _total("project", name, 77)
        for name in (
            "task_count",
            "done_count",
            "task_points",
            "done_points",
            "task_hours",
            "done_hours",
            "actual_cost",
        )
    },
    "total member_count": _total("chat", "member_count", 77),
    "total message_count": _total("chat", "message_count", 77),
    "total last_message_at": _total("chat", "last_message_at", "2020-01-01T00:00:00.000000Z"),
}


def test_a_lively_world_is_well_on_every_database(database: Database) -> None:
    furnish(database)
    report = check(database)
    assert report.differences == []
    assert report.objects > 15
    assert report.activities > 15


def damage(world: World, *kinds: str) -> None:
    deck = world.deck(world.root)
    with deck.transaction():
        for what in kinds:
            for statement in DAMAGE[what](world):
                assert deck.run(statement) >= 1


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named(database: Database, what: str) -> None:
    damage(furnish(database), what)
    found = check(database)
    assert not found.well
    assert any(difference.what.startswith(what) for difference in found.differences), found.differences


def test_all_damage_at_once_is_found_on_every_database(database: Database) -> None:
    kinds = [what for what in DAMAGE if what != "document"]
    damage(furnish(database), *kinds)
    named = {difference.what for difference in check(database).differences}
    assert {what for what in kinds if not any(name.startswith(what) for name in named)} == set()


def test_a_lost_activity_is_found(database: Database) -> None:
    world, log = furnish(database), TABLES["activity"]
    deck = world.deck(world.root)
    with deck.transaction():
        deck.run(sa.delete(log).where(log.c.noun == "task", log.c.verb == "block"))
    assert {d.what for d in check(database).differences} == {"document"}
