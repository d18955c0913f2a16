"""How many objects bear each value of a field: the same that a list with a filter for each value would count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.visit import Visit, visiting
from tests.world import World

from quarterdeck.kernel.collection import Collection
from quarterdeck.kernel.errors import Refusal
from quarterdeck.work.task import Task


@pytest.fixture
def tasks(world: World) -> Collection[Task]:
    tasks = world.deck(world.ada).of(Task)
    for number in range(12):
        tasks.create(
            project_id=world.web.id,
            title=f"Number {number}",
            priority=["low", "high"][number % 2],
            assignee_ids=[world.ben.id, world.ada.id][: number % 3],
        )
    for task in tasks.list(q="title:Number", limit=5):
        tasks.act(task, "start_work")
    return tasks


@pytest.fixture
def visit(world: World, tmp_path: Path) -> Iterator[Visit]:
    with visiting(world, str(tmp_path)) as visit:
        yield visit


def test_each_value_is_counted_under_the_filters_of_a_list(world: World, tasks: Collection[Task]) -> None:
    every = tasks.list(limit=1000)
    for field in ("status", "priority", "state", "project_id", "created_by"):
        assert {c.value: c.count for c in tasks.counts(field)} == Counter(getattr(t, field) for t in every)
    narrowed = tasks.counts("status", priority="high", q="Number")
    assert {c.value: c.count for c in narrowed} == Counter(
        task.status for task in every if task.priority == "high" and task.title.startswith("Number")
    )
    assert [c.count for c in narrowed] == sorted((c.count for c in narrowed), reverse=True)


def test_who_shares_a_task_has_it_each_and_nobody_has_the_rest(world: World, tasks: Collection[Task]) -> None:
    counted = {c.value: c.count for c in tasks.counts("assignee", q="Number")}
    assert counted == {world.ben.id: 8, world.ada.id: 4, None: 4}
    shared = {c.value: c.count for c in tasks.counts("assignee", q="Number", assignee_ids=world.ada.id)}
    assert shared == {world.ben.id: 4, world.ada.id: 4}


def test_what_one_may_not_see_is_in_no_count(world: World, tasks: Collection[Task]) -> None:
    tasks.create(project_id=world.ops.id, title="Behind a door", assignee_ids=[world.ada.id])
    for who in world.people.values():
        theirs = world.deck(who).of(Task)
        seen = Counter(id for task in theirs.list(limit=1000) for id in task.assignee_ids or [None])
        assert {c.value: c.count for c in theirs.counts("assignee")} == seen
    assert world.deck(world.dan).of(Task).counts("status", project_id=world.ops.id) == []


def test_the_api_answers_in_the_same_way_and_says_what_it_does_not_know(
    world: World, visit: Visit, tasks: Collection[Task]
) -> None:
    told = visit.get(world.ada, f"/api/tasks/counts?by=state&project_id={world.web.id}").json()
    assert {each["value"]: each["count"] for each in told["items"]} == {
        each.value: each.count for each in tasks.counts("state", project_id=world.web.id)
    }
    refusals = {
        "/api/tasks/counts": "bad_request",
        "/api/tasks/counts?by=state&by=status": "bad_request",
        "/api/tasks/counts?by=state&limit=3": "bad_request",
        "/api/tasks/counts?by=title&as_of=2026-01-01": "bad_request",
        "/api/tasks/counts?by=due_date": "unknown_count",
        "/api/tasks/counts?by=nothing": "unknown_count",
        "/api/tasks/counts?by=state&nothing=1": "unknown_filter",
    }
    for path, code in refusals.items():
        answer = visit.get(world.ada, path)
        assert (answer.status_code, answer.json()["code"]) == (400, code), path
    with pytest.raises(Refusal, match=r"known are: .*assignee_ids"):
        tasks.counts("due_date")
    assert visit.post(world.ada, "/api/tasks/counts", json={}).status_code == 405
