"""Copies and parts of a task, what remains of it, and its ways into and out of sprints and milestones."""

from datetime import date
from typing import Any

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.work.link import Link
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.sprint import Sprint
from quarterdeck.work.task import Task


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ben)


@pytest.fixture
def places(world: World) -> dict[str, int]:
    ada = world.deck(world.ada)
    return {
        "sprint_id": ada.of(Sprint).create(project_id=world.web.id, name="One").id,
        "milestone_id": ada.of(Milestone).create(project_id=world.web.id, name="Beta").id,
    }


def test_a_duplicate_is_the_same_work_not_begun(world: World, deck: Deck, places: dict[str, int]) -> None:
    tasks = deck.of(Task)
    last = tasks.create(project_id=world.web.id, title="Last")
    tasks.update(
        world.task, priority="high", estimated_hours=4, due_date=date(2026, 3, 2), checklist=[{"text": "a", "done": True}],
        acceptance_criteria=[{"text": "b", "met": True}], tags=["x"], **places,
    )  # fmt: skip
    tasks.act(world.task, "log_time", hours=1)
    tasks.act(world.task, "complete")
    copy = tasks.act(world.task, "duplicate")
    told = (
        copy.title,
        copy.priority,
        copy.estimated_hours,
        copy.due_date,
        copy.tags,
        copy.sprint_id,
        copy.milestone_id,
    )
    assert told == (world.task.title, "high", 4, date(2026, 3, 2), ["x"], *places.values())
    assert (copy.status, copy.completed_at, copy.started_at, copy.actual_hours) == ("todo", None, None, 0)
    assert (copy.checklist[0].done, copy.acceptance_criteria[0].met) == (False, False)
    assert (copy.reporter_id, copy.reference) == (world.ben.id, "WEB-3")
    assert tasks.act(world.task, "duplicate", title="Other").title == "Other"
    listed = [task.id for task in tasks.list(project_id=world.web.id, sort="rank")]
    assert (listed[0], listed[-1], listed.index(copy.id)) == (world.task.id, last.id, 2)
    with pytest.raises(Forbidden):
        world.deck(world.vic).of(Task).act(world.task, "duplicate")


def test_parts_stand_beside_the_task_and_are_linked_to_it(world: World, deck: Deck, places: dict[str, int]) -> None:
    deck.of(Task).update(world.task, assignee_ids=[world.ben.id], story_points=8, **places)
    parts = deck.of(Task).act(world.task, "split", titles=["one", "two"])
    assert [(part.title, part.assignee_ids, part.story_points) for part in parts] == [
        ("one", [world.ben.id], None), ("two", [world.ben.id], None),
    ]  # fmt: skip
    assert {(part.sprint_id, part.milestone_id) for part in parts} == {tuple(places.values())}
    links = deck.of(Link).list(task_id=world.task.id)
    assert {(link.to_task_id, str(link.link_type)) for link in links} == {(part.id, "relates_to") for part in parts}
    with pytest.raises(Invalid, match="titles"):
        deck.of(Task).act(world.task, "split", titles=[])
    assert deck.of(Link).count() == 2


def test_what_remains_is_said_or_reckoned(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    tasks.update(world.task, estimated_hours=8)
    tasks.act(world.task, "log_time", hours=2)

    def state() -> tuple[Any, float, float]:
        task = tasks.get(world.task.id)
        return task.remaining_hours, task.remaining, task.progress

    assert state() == (None, 6, 0.25)
    tasks.act(world.task, "set_remaining", hours=2)
    assert state() == (2, 2, 0.5)
    tasks.act(world.task, "set_remaining", hours=None)
    assert state() == (None, 6, 0.25)
    tasks.act(world.task, "complete")
    assert state() == (None, 0, 1)
    with pytest.raises(Invalid, match="hours"):
        tasks.act(world.task, "set_remaining", hours=-1)


@pytest.mark.parametrize("place", ["sprint_id", "milestone_id"])
def test_a_task_goes_into_a_plan_and_out_of_it(world: World, deck: Deck, places: dict[str, int], place: str) -> None:
    tasks, other = deck.of(Task), next(name for name in places if name != place)
    tasks.act(world.task, "move", **{other: places[other]})
    inside = tasks.act(world.task, "move", **{place: places[place]})
    assert (getattr(inside, place), getattr(inside, other)) == (places[place], places[other])
    again = tasks.act(world.task, "move", **{place: places[place]})
    assert again.version == inside.version
    assert [task.id for task in tasks.list(**{place: places[place]})] == [world.task.id]
    outside = tasks.act(world.task, "move", **{place: None})
    assert (getattr(outside, place), getattr(outside, other)) == (None, places[other])
    assert tasks.list(**{place: places[place]}) == []


@pytest.mark.parametrize("place", ["sprint_id", "milestone_id"])
def test_a_plan_is_of_the_tasks_own_project(world: World, deck: Deck, places: dict[str, int], place: str) -> None:
    with pytest.raises(Invalid, match=f"{place}: is in another project"):
        deck.of(Task).act(world.secret, "move", **{place: places[place]})
    with pytest.raises(Invalid, match=f"{place}: there is no such"):
        deck.of(Task).act(world.task, "move", **{place: places[place] + 99})
    deck.of(Task).act(world.task, "move", **{place: places[place]})
    moved = deck.of(Task).act(world.task, "move", project_id=world.ops.id)
    assert getattr(moved, place) is None


def test_a_task_becomes_one_issue_however_often_it_is_asked_to(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    tasks.act(world.task, "watch")
    made = tasks.act(world.task, "convert_to_issue")
    told = (made.task_id, made.reporter_id, made.assignee_ids, made.watchers)
    assert told == (world.task.id, world.ada.id, [world.ben.id], [world.ben.id])
    for _ in range(2):
        assert tasks.act(world.task, "convert_to_issue").id == made.id
        tasks.act(world.task, "reopen")
    assert (deck.issues.count(), deck.of(Link).count()) == (1, 1)
    world.deck(world.ada).issues.update(made, security=True, assignee_ids=[])
    assert isinstance(world.deck(world.dan).tasks.convert_to_issue(world.task), Task)  # which one is not told
    world.deck(world.ada).issues.delete(made)
    assert tasks.act(world.task, "convert_to_issue").id != made.id
