"""What goes along when a task goes to another project, and who loses sight of it by that."""

from typing import Any

import pytest
from tests.world import World

from quarterdeck.calendar.agenda import Agenda
from quarterdeck.chat.chat import Chat
from quarterdeck.checking import check
from quarterdeck.kernel.deck import Deck
from quarterdeck.people.user import User
from quarterdeck.work.comment import Comment
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry

HOURS: dict[str, Any] = {"start": "2026-12-01T09:00:00Z", "end": "2026-12-01T10:00:00Z"}


@pytest.fixture
def ada(world: World) -> Deck:
    world.deck(world.root).of(User).update(world.ada, hourly_rate="50", cost_rate="10")
    return world.deck(world.ada)


def to_ops(world: World, who: User) -> None:
    world.deck(who).of(Task).act(world.task, "move", project_id=world.ops.id)


def totals(deck: Deck, project: Project) -> tuple[float, float, float]:
    found = deck.of(Project).get(project.id)
    return found.actual_hours, found.actual_cost, found.billable_amount


def test_hours_and_money_go_with_the_task_to_its_project(world: World, ada: Deck) -> None:
    ada.of(Project).update(world.ops, member_rates={world.ada.id: "80"}, currency="EUR")
    entry = ada.of(Task).act(world.task, "log_time", hours=3, note="Cracked the quince")
    ada.of(TimeEntry).delete(ada.of(Task).act(world.task, "log_time", hours=1))
    to_ops(world, world.ben)  # who may change neither, but the task
    assert (totals(ada, world.web), totals(ada, world.ops)) == ((0, 0, 0), (3, 30, 240))
    moved = ada.of(TimeEntry).get(entry.id)
    assert (moved.project_id, moved.hourly_rate, moved.cost_rate, moved.currency) == (world.ops.id, 80, 10, "EUR")
    assert [(a.verb, a.actor_id) for a in ada.of(TimeEntry).history(entry)][1:] == [("move", world.ben.id)]
    assert [each.project_id for each in ada.of(TimeEntry).list(deleted=True)] == [world.ops.id]
    assert check(world.database).differences == []


def test_who_does_not_see_the_project_sees_the_time_no_more(world: World, ada: Deck) -> None:
    entry = ada.of(Task).act(world.task, "log_time", hours=3, note="Cracked the quince")
    dan = world.deck(world.dan).of(TimeEntry)
    assert [each.id for each in dan.search("quince")] == [entry.id]
    to_ops(world, world.ada)
    assert (dan.list(), dan.list(project_id=world.web.id), dan.search("quince"), dan.find(entry.id)) == (
        [],
        [],
        [],
        None,
    )


def test_a_clock_that_runs_goes_along_and_is_stopped_there(world: World, ada: Deck) -> None:
    entry = world.deck(world.ben).of(Task).act(world.task, "start_timer")
    to_ops(world, world.ada)
    world.deck(world.ben).of(Task).act(world.task, "stop_timer")
    stopped = ada.of(TimeEntry).get(entry.id)
    assert (stopped.project_id, stopped.ended_at is not None) == (world.ops.id, True)


def test_a_project_that_bills_nothing_bills_nothing_that_comes(world: World, ada: Deck) -> None:
    ada.of(Task).act(world.task, "log_time", hours=2)
    ada.of(Project).update(world.ops, billing_type="non_billable")
    to_ops(world, world.ada)
    assert totals(ada, world.ops) == (2, 20, 0)


def test_a_talk_and_a_meeting_about_the_task_alone_go_along(world: World, ada: Deck) -> None:
    chat = ada.of(Chat).create(name="Quince", chat_type="channel", task_id=world.task.id)
    meeting = ada.of(Agenda).create(title="Quince", task_id=world.task.id, **HOURS)
    milestone = ada.of(Milestone).create(project_id=world.web.id, name="Beta")
    both = ada.of(Agenda).create(title="Both", task_id=world.task.id, milestone_id=milestone.id, **HOURS)
    to_ops(world, world.ben)
    assert [ada.of(kind).get(each.id).project_id for kind, each in ((Chat, chat), (Agenda, meeting))] == [
        world.ops.id
    ] * 2
    assert world.deck(world.dan).of(Chat).find(chat.id) is None
    kept = world.deck(world.dan).of(Agenda).list()
    assert [(each.id, each.project_id, each.task_id) for each in kept] == [(both.id, world.web.id, None)]


def test_what_is_said_of_the_task_is_seen_with_it(world: World, ada: Deck) -> None:
    said = ada.of(Comment).create(task_id=world.task.id, body="Quince")
    to_ops(world, world.ada)
    assert world.deck(world.dan).of(Comment).find(said.id) is None
    assert ada.of(Comment).get(said.id).project_id is None


def test_nothing_is_billed_in_a_project_that_bills_nothing_whoever_says_so(world: World, ada: Deck) -> None:
    before = ada.of(Task).act(world.task, "log_time", hours=1)
    ada.of(Project).update(world.web, billing_type="non_billable")
    entry = ada.of(Task).act(world.task, "log_time", hours=2)
    assert ada.of(TimeEntry).update(entry, billable=True).billable is False
    assert totals(ada, world.web)[2] == 50  # what was logged before stays
    assert ada.of(TimeEntry).update(before, note="As agreed").billable is True
    assert ada.of(TimeEntry).get(before.id).hourly_rate == 50
