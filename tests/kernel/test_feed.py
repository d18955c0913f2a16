"""The ledger as a list: narrowed, from either end, and to each person what they see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.world import World

from quarterdeck.kernel import feed
from quarterdeck.kernel.deck import Deck


def told(deck: Deck, **wanted: Any) -> list[tuple[str, int, str]]:
    return [(a.noun, a.object_id, a.verb) for a in feed.until(deck, None, **wanted)[0]]


def test_the_newest_come_first_page_by_page(world: World) -> None:
    ada = world.deck(world.ada)
    for n in range(7):
        ada.tasks.update(world.task, title=f"Version {n}")
    pages, before = [], None
    while True:
        page, before = feed.until(ada, before, limit=3, noun="task", object_id=world.task.id)
        pages.append([a.version for a in page])
        if before is None:
            break
    assert pages == [[8, 7, 6], [5, 4, 3], [2, 1]]
    forward, at = feed.since(ada, 0, limit=3, noun="task", object_id=world.task.id)
    assert [a.version for a in forward] == [1, 2, 3]
    assert [a.version for a in feed.since(ada, at, noun="task", object_id=world.task.id)[0]] == [4, 5, 6, 7, 8]


def test_each_filter_narrows(world: World) -> None:
    ben, task = world.deck(world.ben), ("task", world.task.id)
    ben.tasks.start_work(world.task.id)
    world.deck(world.ada).tasks.delete(world.secret.id)
    assert told(ben, actor_id=world.ben.id) == [(*task, "start_work")]
    assert told(ben, verb="start_work") == [(*task, "start_work")]
    assert told(ben, noun="task", project_id=world.web.id) == [(*task, "start_work"), (*task, "create")]
    hour = timedelta(hours=1)
    assert told(ben, **{"from": ben.now + hour}) == told(ben, **{"to": ben.now - hour}) == []
    assert told(ben, **{"from": ben.now - hour, "to": ben.now + hour}) == told(ben)
    assert told(ben, actor_id=world.ben.id, verb="create") == []


def test_each_is_told_of_what_they_see_and_administrators_that_the_rest_happened(world: World) -> None:
    view = world.deck(world.ben).saved_views.create(name="Quokka", noun="task")
    world.deck(world.root).set_setting("week_start", "monday")
    mine = {"noun": "saved_view", "object_id": view.id}
    assert told(world.deck(world.ben), **mine) == [("saved_view", view.id, "create")]
    assert told(world.deck(world.ada), **mine) == told(world.deck(world.dan), noun="setting") == []
    (act,) = feed.until(world.deck(world.root), None, **mine)[0]
    assert (act.verb, act.actor_id, act.changes) == ("create", world.ben.id, {})
    assert told(world.deck(world.root), noun="setting") == [("setting", 0, "set")]
    assert told(world.deck(world.dan), noun="task") == [("task", world.task.id, "create")]
