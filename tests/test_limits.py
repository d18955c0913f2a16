"""What is exactly as long as allowed is kept whole; one more is refused with its field and the limit, and nothing is
written. The figures stand here as people were promised them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from quarterdeck.kernel.deck import system
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.tables import TABLES
from tests.world import World


def text(length: int) -> str:
    return ("Größe 画像 " * (length // 9 + 1))[: length - 1] + "x"


def words(length: int) -> list[str]:
    return [f"t{number}" for number in range(length)]


def boxes(length: int) -> list[dict[str, Any]]:
    return [{"text": "One", "done": False}] * length


LIMITS: list[tuple[str, str, int, Callable[[int], Any]]] = [
    ("comment", "body", 5_000, text),
    ("message", "content", 10_000, text),
    ("task", "title", 300, text),
    ("task", "description", 100_000, text),
    ("task", "tags", 100, words),
    ("task", "checklist", 500, boxes),
    ("task", "expected_result", 10_000, text),
    ("issue", "description", 100_000, text),
    ("project", "name", 300, text),
    ("project", "description", 100_000, text),
    ("milestone", "description", 100_000, text),
    ("sprint", "goal", 10_000, text),
    ("customer", "description", 100_000, text),
    ("time_entry", "note", 2_000, text),
]


def made(world: World, noun: str, **given: Any) -> Any:
    """One of the noun, which needs nothing but what is given."""
    deck, project = world.deck(world.ada), {"project_id": world.web.id}
    needed: dict[str, dict[str, Any]] = {
        "comment": {"task_id": world.task.id, "body": "Hi"},
        "task": project | {"title": "A task"},
        "issue": project | {"title": "An issue"},
        "milestone": project | {"name": "A milestone"},
        "sprint": project | {"name": "A sprint"},
        "time_entry": project | {"hours": 1},
        "project": {"key": "LIM", "name": "Limits"},
        "customer": {"name": "A customer"},
    }
    if noun == "message":
        chat = deck.chats.create(name="Room")
        return deck.chats.send(chat.id, **given)
    return deck.named(noun).create(**needed[noun] | given)


def rows(world: World) -> tuple[int, ...]:
    deck, names = system(world.database), sorted({noun for noun, *_ in LIMITS} | {"activity"})
    return tuple(deck.scalar(sa.select(sa.func.count()).select_from(TABLES[name])) for name in names)


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("noun", "field", "limit", "of"), LIMITS, ids=[f"{n}.{f}" for n, f, *_ in LIMITS])
def test_at_the_limit_it_is_kept_and_over_it_nothing_is(
    world: World, noun: str, field: str, limit: int, of: Callable[[int], Any]
) -> None:
    thing = made(world, noun, **{field: of(limit)})
    kept = getattr(world.deck(world.ada).named(noun).get(thing.id), field)
    assert len(kept) == limit
    if noun == "message":
        assert kept == of(limit)
    before = rows(world)
    with pytest.raises(Refusal) as refused:
        if noun == "message":
            world.deck(world.ada).chats.send(thing.chat_id, content=of(limit + 1))
        else:
            world.deck(world.ada).named(noun).update(thing.id, **{field: of(limit + 1)})
    assert refused.value.status == 422
    (error,) = refused.value.errors
    assert field in error["field"]
    assert str(limit) in error["message"]
    assert rows(world) == before
    assert getattr(world.deck(world.ada).named(noun).get(thing.id), field) == kept


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_page_holds_a_thousand_and_fifty_when_nobody_says(world: World) -> None:
    tasks = world.deck(world.ada).of(type(world.task))
    with tasks.deck.transaction():
        for number in range(55):
            tasks.create(project_id=world.web.id, title=f"Number {number}")
    assert len(tasks.list()) == 50
    assert len(tasks.list(limit=1000)) == 57
    with pytest.raises(Refusal, match="1000"):
        tasks.list(limit=1001)


def test_a_sprint_lasts_thirty_days_and_no_more(world: World) -> None:
    sprints = world.deck(world.ada).sprints
    sprints.create(project_id=world.web.id, name="June", start_date="2026-06-01", end_date="2026-06-30")
    with pytest.raises(Invalid, match="end_date: a sprint has at most 30 days"):
        sprints.create(project_id=world.web.id, name="Longer", start_date="2026-06-01", end_date="2026-07-01")
    assert sprints.count() == 1


def test_a_chat_takes_as_many_as_it_says_and_never_more_than_a_thousand(world: World) -> None:
    chats = world.deck(world.ada).chats
    with pytest.raises(Invalid, match="max_members"):
        chats.create(name="Everybody", settings={"max_members": 1001})
    chat = chats.create(name="Two", settings={"max_members": 2}).id
    chats.add_member(chat, user_id=world.ben.id)
    with pytest.raises(Refusal, match="2"):
        chats.add_member(chat, user_id=world.dan.id)
    assert chats.get(chat).member_count == 2
