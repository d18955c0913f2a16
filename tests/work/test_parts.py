"""Subtasks, dependencies, time and copies: what one task does to others."""

from datetime import date

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ben)


def test_progress_goes_up(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    first, _ = [tasks.create(title=t, project_id=world.web.id, parent_id=world.task.id) for t in ("a", "b")]
    tasks.act(first, "complete")
    assert tasks.get(world.task.id).progress == 0.5
    project = deck.of(Project).get(world.web.id)
    assert (project.task_count, project.done_count) == (3, 1)


def test_a_task_is_not_part_of_itself(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    child = tasks.create(title="a", project_id=world.web.id, parent_id=world.task.id)
    with pytest.raises(Refusal, match="WEB-1 → WEB-2 → WEB-1"):
        tasks.update(world.task.id, parent_id=child.id)


def test_a_task_waits_until_the_one_before_it_is_done(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    after = tasks.create(title="a", project_id=world.web.id)
    tasks.act(after, "add_dependency", on_id=world.task.id, lag=2)
    assert tasks.get(after.id).is_blocked
    tasks.act(world.task.id, "complete")
    assert not tasks.get(after.id).is_blocked
    with pytest.raises(Refusal, match="WEB-2 → WEB-1 → WEB-2"):
        tasks.act(world.task.id, "add_dependency", on_id=after.id)


def test_logged_time_is_summed_and_its_rates_are_for_leads(world: World, deck: Deck) -> None:
    world.deck(world.root).named("user").update(world.ben.id, cost_rate="40", hourly_rate="80")
    entry = deck.of(Task).act(world.task.id, "log_time", hours=1.5, note="review")
    ada = world.deck(world.ada)
    project = ada.of(Project).get(world.web.id)
    assert (project.actual_hours, project.actual_cost, project.billable_amount) == (1.5, 60, 120)
    assert deck.of(TimeEntry).get(entry.id).cost_rate is None
    assert world.deck(world.cleo).of(TimeEntry).list() == []


def test_one_clock_runs_for_a_person(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    other = tasks.create(title="a", project_id=world.web.id)
    tasks.act(world.task.id, "start_timer")
    tasks.act(other, "start_timer")
    running = [entry.task_id for entry in deck.of(TimeEntry).list() if entry.ended_at is None]
    assert running == [other.id]
    assert tasks.act(other, "stop_timer").hours == 0.01


def test_a_clock_that_was_stopped_by_mistake_runs_on(world: World, deck: Deck) -> None:
    tasks, entries = deck.of(Task), deck.of(TimeEntry)
    other = tasks.create(title="a", project_id=world.web.id)
    tasks.act(world.task.id, "set_remaining", hours=2)
    started = tasks.act(world.task.id, "start_timer").started_at
    entry = tasks.act(world.task.id, "stop_timer")
    tasks.act(other, "start_timer")
    entries.act(entry.id, "resume")
    again = entries.act(entry.id, "resume")
    assert (again.started_at, again.ended_at, again.hours) == (started, None, 0)
    assert [each.id for each in entries.list() if each.ended_at is None] == [entry.id]
    assert tasks.get(world.task.id).remaining_hours == 2
    assert tasks.act(world.task.id, "stop_timer").id == entry.id


def test_only_ones_own_clock_runs_on(world: World, deck: Deck) -> None:
    entry = deck.of(Task).act(world.task.id, "log_time", hours=1)
    assert deck.of(TimeEntry).act(entry.id, "resume").hours == 1
    deck.of(Task).act(world.task.id, "start_timer")
    stopped = deck.of(Task).act(world.task.id, "stop_timer")
    with pytest.raises(Refusal) as refused:
        world.deck(world.root).of(TimeEntry).act(stopped.id, "resume")
    assert refused.value.code == "forbidden"


def test_a_recurring_task_makes_the_next_once(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    due = tasks.create(title="Backup", project_id=world.web.id, due_date=date(2026, 3, 2), recurrence="FREQ=WEEKLY")
    following = tasks.get(tasks.act(due, "complete").next_id or 0)
    assert (following.due_date, following.status) == (date(2026, 3, 9), "todo")
    assert tasks.act(due, "complete").next_id == following.id


def test_a_split_task_has_its_parts_behind_it(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    tasks.create(title="last", project_id=world.web.id)
    tasks.act(world.task.id, "split", titles=["one", "two"])
    listed = [task.title for task in tasks.list(project_id=world.web.id, sort="rank")]
    assert listed == [world.task.title, "one", "two", "last"]


def test_an_issue_made_of_a_task_takes_its_words(world: World, deck: Deck) -> None:
    issue = deck.of(Task).act(world.task.id, "convert_to_issue")
    assert (issue.title, issue.reference) == (world.task.title, "WEB-2")
    assert deck.of(Task).get(world.task.id).status == "cancelled"


def test_a_copied_project_begins_anew_on_its_own_days(world: World) -> None:
    ada = world.deck(world.ada)
    ada.of(Project).update(world.web.id, start_date=date(2026, 1, 1))
    ada.of(Task).update(world.task.id, due_date=date(2026, 1, 10), status="done")
    made = ada.of(Project).act(world.web.id, "copy", key="NEW", name="Again", start_date=date(2026, 2, 1))
    (task,) = ada.of(Task).list(project_id=made.id)
    assert (task.reference, task.due_date, task.status) == ("NEW-1", date(2026, 2, 10), "todo")
    with pytest.raises(Refusal, match="may not copy"):
        world.deck(world.dan).of(Project).act(world.web.id, "copy", key="DAN", name="No")


def test_the_sprint_of_an_issue_is_one_of_its_project(world: World) -> None:
    ada = world.deck(world.ada)
    here, there = [ada.sprints.create(project_id=project.id, name="One").id for project in (world.web, world.ops)]
    with pytest.raises(Invalid, match="sprint_id: is in another project"):
        ada.issues.create(title="Broken", project_id=world.web.id, sprint_id=there)
    made = ada.issues.create(title="Broken", project_id=world.web.id, sprint_id=here)
    with pytest.raises(Invalid, match="sprint_id: is in another project"):
        ada.issues.update(made, sprint_id=there)
