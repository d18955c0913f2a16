"""What one task hands on to the next, to a copy, to its parts: never what lies in the trash or is out of sight."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden
from quarterdeck.people.user import User
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task


def copied(deck: Deck, task: Task) -> Task:
    made = deck.of(Project).act(task.project_id, "copy", key="NEW", name="Again")
    return deck.of(Task).list(project_id=made.id, title=task.title)[0]


Make = Callable[[Deck, Task], Any]
MAKES: dict[str, Make] = {
    "next": lambda deck, task: deck.of(Task).get(deck.of(Task).act(task, "complete").next_id or 0),
    "duplicate": lambda deck, task: deck.of(Task).act(task, "duplicate"),
    "split": lambda deck, task: deck.of(Task).act(task, "split", titles=["Part"])[0],
    "issue": lambda deck, task: deck.of(Task).act(task, "convert_to_issue"),
    "copy": copied,
}
NAMED = ("sprint_id", "milestone_id", "parent_id", "epic_id")


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


def person(world: World, name: str) -> User:
    return world.deck(world.root).of(User).create(username=name, email=f"{name}@example.com", role="developer")


@pytest.fixture
def task(world: World, deck: Deck) -> Task:
    """A recurring task that names one of everything which is there, and one which then goes into the trash."""
    web, tasks = world.web.id, deck.of(Task)
    world.deck(world.root).set_setting("custom_fields.task", {"who": {"type": "user"}, "size": {"type": "number"}})
    labels = [deck.named("label").create(name=name, project_id=web).id for name in ("kept", "gone")]
    gone = person(world, "gone")
    places = {
        "sprint_id": deck.named("sprint").create(name="S", project_id=web).id,
        "milestone_id": deck.named("milestone").create(name="M", project_id=web, stakeholders=[gone.id]).id,
        "parent_id": tasks.create(title="Parent", project_id=web).id,
        "epic_id": tasks.create(title="Epic", project_id=web).id,
    }
    deck.of(Project).act(web, "add_member", user_id=gone.id)
    made = tasks.create(
        title="Backup", project_id=web, labels=labels, assignee_ids=[world.ben.id, gone.id], watchers=[gone.id],
        recurrence="FREQ=WEEKLY", due_date=date(2026, 3, 2), custom_fields={"who": gone.id, "size": 3},
        definition_of_done=[{"text": "restored once", "met": True}], environment="live", target_version="2.0", **places,
    )  # fmt: skip
    templates = [{"name": "T", "labels": labels}]
    deck.of(Project).update(web, task_templates=templates)
    deck.named("label").delete(labels[1])
    for name, id in places.items():
        deck.named({"sprint_id": "sprint", "milestone_id": "milestone"}.get(name, "task")).delete(id)
    world.deck(world.root).of(User).delete(gone.id)
    return tasks.get(made.id)


@pytest.mark.parametrize("way", MAKES)
def test_what_is_gone_is_left_out(world: World, deck: Deck, task: Task, way: str) -> None:
    made = MAKES[way](deck, task)
    assert made.assignee_ids == [world.ben.id]
    assert [deck.named("label").get(label).name for label in made.labels] == ["kept"]
    assert {getattr(made, name, None) for name in NAMED} == {None}
    assert made.custom_fields == ({} if way == "issue" else {"size": 3})


def test_a_copied_project_names_nobody_who_is_gone(world: World, deck: Deck, task: Task) -> None:
    made = deck.of(Project).act(world.web.id, "copy", key="NEW", name="Again")
    assert {member.user_id for member in made.members} == {world.ada.id, world.ben.id}
    (label,) = made.task_templates[0].labels
    assert deck.named("label").get(label).project_id == made.id


def test_a_member_who_is_gone_keeps_nobody_out(world: World, deck: Deck, task: Task) -> None:
    assert len(deck.of(Project).act(world.web.id, "add_member", user_id=world.dan.id).members) == 4


def test_a_link_to_what_is_gone_is_not_copied(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    other = tasks.create(title="Before", project_id=world.web.id)
    tasks.act(world.task, "add_dependency", on_id=other.id)
    tasks.delete(other.id)
    assert not tasks.get(copied(deck, world.task).id).is_blocked


def test_what_one_does_not_see_is_not_handed_on(world: World) -> None:
    ada, dan = world.deck(world.ada), world.deck(world.dan)
    epic = ada.of(Task).create(title="Hidden", project_id=world.ops.id)
    task = ada.of(Task).create(title="Open", project_id=world.web.id, epic_id=epic.id, recurrence="FREQ=DAILY")
    made = [MAKES[way](world.deck(world.dan), task) for way in ("duplicate", "split", "next")]
    assert [each.epic_id for each in made] == [None, None, None]
    assert dan.of(Task).get(task.id).epic_id is None
    assert ada.of(Task).get(task.id).epic_id == epic.id
    assert ada.of(Task).act(task, "duplicate").epic_id == epic.id


def test_the_next_one_is_the_same_work_not_begun(deck: Deck, task: Task) -> None:
    made = MAKES["next"](deck, task)
    assert (made.environment, made.target_version, made.due_date) == ("live", "2.0", date(2026, 3, 9))
    assert [(item.text, item.met) for item in made.definition_of_done] == [("restored once", False)]
    assert (made.status, made.recurrence) == ("todo", "FREQ=WEEKLY")


# -- taken back --------------------------------------------------------------------------------------------------


@pytest.fixture
def done(world: World, deck: Deck) -> Task:
    made = deck.of(Task).create(
        title="Backup", project_id=world.web.id, due_date=date(2026, 3, 2), recurrence="FREQ=WEEKLY"
    )
    return deck.of(Task).act(made, "complete")


WAYS_BACK: dict[str, Make] = {
    "reopen": lambda deck, task: deck.of(Task).act(task, "reopen"),
    "status": lambda deck, task: deck.of(Task).update(task.id, status="in_progress"),
    "state": lambda deck, task: deck.of(Task).update(task.id, state="Testing"),
    "drag": lambda deck, task: deck.of(Task).act(task, "move", state="To do"),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_what_is_done_no_longer_takes_the_next_one_back(world: World, done: Task, way: str) -> None:
    ben = world.deck(world.ben)
    WAYS_BACK[way](ben, done)
    assert ben.of(Task).find(done.next_id or 0) is None
    assert [task.id for task in ben.of(Task).list(title="Backup")] == [done.id]
    again = ben.of(Task).act(done, "complete")
    assert [task.id for task in ben.of(Task).list(title="Backup", status="todo")] == [again.next_id]


TOUCHES: dict[str, Callable[[World, Deck, int], Any]] = {
    "changed": lambda world, deck, id: deck.of(Task).update(id, title="Backup of all"),
    "commented": lambda world, deck, id: deck.named("comment").create(task_id=id, body="Not on Monday"),
    "worked on": lambda world, deck, id: deck.of(Task).act(id, "log_time", hours=1),
    "linked": lambda world, deck, id: deck.of(Task).act(id, "add_dependency", on_id=world.task.id),
    "parted": lambda world, deck, id: deck.of(Task).create(title="Part", project_id=world.web.id, parent_id=id),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_somebody_has_touched_stays(world: World, deck: Deck, done: Task, touch: str) -> None:
    following = done.next_id or 0
    TOUCHES[touch](world, world.deck(world.ben), following)
    deck.of(Task).act(done, "reopen")
    assert deck.of(Task).get(following).status == "todo"
    assert deck.of(Task).act(done, "complete").next_id == following


def test_who_may_not_reopen_takes_nothing_back(world: World, deck: Deck, done: Task) -> None:
    with pytest.raises(Forbidden):
        world.deck(world.vic).of(Task).act(done, "reopen")
    assert deck.of(Task).get(done.next_id or 0).status == "todo"
