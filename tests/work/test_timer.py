"""Clocks and logged hours: one clock a person, which nothing keeps from being stopped; whose hours, and at which rate."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.people.user import User
from quarterdeck.work.issue import Issue
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(world: World, hours: float, who: User | None = None) -> Deck:
    """Ben's deck, or another's, so many hours after nine."""
    return world.deck(who or world.ben, at=NINE + timedelta(hours=hours))


@pytest.fixture
def other(world: World) -> Task:
    return world.deck(world.ada).of(Task).create(title="Other", project_id=world.web.id)


def test_a_deleted_clock_is_stopped_and_another_may_run(world: World, other: Task) -> None:
    entry = at(world, 0).of(Task).act(world.task, "start_timer")
    at(world, 1).of(TimeEntry).delete(entry)
    assert at(world, 2).of(Task).act(other, "start_timer").task_id == other.id
    assert at(world, 3).of(Task).get(world.task.id).actual_hours == 0
    restored = at(world, 3).of(TimeEntry).restore(entry)
    assert (restored.hours, restored.ended_at) == (1, NINE + timedelta(hours=1))
    assert at(world, 3).of(Task).get(world.task.id).actual_hours == 1
    assert at(world, 4).of(Task).act(other, "stop_timer").hours == 2


@pytest.mark.parametrize("gone", ["left", "deleted", "task deleted"])
def test_a_clock_is_stopped_where_one_is_not_let_in_any_more(world: World, other: Task, gone: str) -> None:
    ada = world.deck(world.ada)
    entry = at(world, 0).of(Task).act(world.secret, "start_timer")
    if gone == "left":
        ada.of(Project).act(world.ops, "remove_member", user_id=world.ben.id)
    elif gone == "deleted":
        ada.of(Project).delete(world.ops.id)
    else:
        ada.of(Task).delete(world.secret.id)
    at(world, 2).of(Task).act(other, "start_timer", note="anew")
    running = [each.task_id for each in at(world, 2).of(TimeEntry).list() if each.ended_at is None]
    assert running == [other.id]
    if gone == "deleted":
        ada.of(Project).restore(world.ops.id)
    assert ada.of(TimeEntry).get(entry.id).hours == 2
    assert ada.of(Project).get(world.ops.id).actual_hours == 2


def test_a_clock_out_of_sight_is_seen_by_whose_it_is_until_it_stops(world: World) -> None:
    entry = at(world, 0).of(Task).act(world.secret, "start_timer")
    world.deck(world.ada).of(Project).act(world.ops, "remove_member", user_id=world.ben.id)
    assert at(world, 1).of(TimeEntry).get(entry.id).task_id == world.secret.id
    assert at(world, 1, world.dan).of(TimeEntry).find(entry.id) is None
    at(world, 1).of(TimeEntry).delete(entry)
    assert at(world, 1).of(TimeEntry).find(entry.id) is None


def test_stopping_by_starting_uses_up_what_remains(world: World, other: Task) -> None:
    at(world, 0).of(Task).act(world.task, "set_remaining", hours=5)
    at(world, 0).of(Task).act(world.task, "start_timer")
    at(world, 2).of(Task).act(other, "start_timer")
    assert at(world, 2).of(Task).get(world.task.id).remaining_hours == 3
    at(world, 3).of(Task).act(world.task, "start_timer")
    at(world, 4.5).of(Task).act(world.task, "stop_timer")
    assert at(world, 5).of(Task).get(world.task.id).remaining_hours == 1.5


def test_an_issues_clock_gives_way_to_a_tasks(world: World) -> None:
    issue = world.deck(world.ada).of(Issue).create(title="Broken", project_id=world.web.id)
    at(world, 0).of(Issue).act(issue, "start_timer")
    assert at(world, 1).of(Issue).act(issue, "start_timer").started_at == NINE
    at(world, 2).of(Task).act(world.task, "start_timer")
    assert at(world, 2).of(Issue).get(issue.id).actual_hours == 2
    assert at(world, 3).of(Issue).act(issue, "stop_timer").id == issue.id  # no clock runs there: the issue itself


# -- hours after the fact ----------------------------------------------------------------------------------------


def test_what_remains_goes_down_by_the_hours_or_to_what_is_said(world: World) -> None:
    tasks = at(world, 0).of(Task)
    tasks.act(world.task, "log_time", hours=1)
    assert tasks.get(world.task.id).remaining_hours is None
    tasks.act(world.task, "set_remaining", hours=4)
    tasks.act(world.task, "log_time", hours=1.5)
    assert tasks.get(world.task.id).remaining_hours == 2.5
    tasks.act(world.task, "log_time", hours=1, remaining=7)
    assert tasks.get(world.task.id).remaining_hours == 7
    tasks.act(world.task, "log_time", hours=9)
    assert (tasks.get(world.task.id).remaining_hours, tasks.get(world.task.id).actual_hours) == (0, 12.5)


def test_who_leads_logs_for_others(world: World) -> None:
    given = {"task_id": world.task.id, "user_id": world.dan.id, "hours": 2, "date": date(2026, 3, 1)}
    for who in (world.ben, world.dan):
        other = {"user_id": world.ada.id}
        with pytest.raises(Forbidden, match="log for somebody else"):
            world.deck(who).of(TimeEntry).create(**given | other)
    entry = world.deck(world.ada).of(TimeEntry).create(**given)
    assert (entry.user_id, entry.created_by) == (world.dan.id, world.ada.id)
    leader = world.deck(world.root).of(Project).act(world.web, "add_member", user_id=world.ben.id, role="lead")
    assert leader.id == world.web.id
    assert world.deck(world.ben).of(TimeEntry).create(**given).user_id == world.dan.id


def test_the_rate_is_the_members_else_the_persons_else_the_projects(world: World) -> None:
    root, ada = world.deck(world.root), world.deck(world.ada)
    rates = [{"hourly_rate": "50"}, {"hourly_rate": "80"}, {"member_rates": {world.ben.id: "95.50"}}]
    found: list[Decimal | None] = []
    for number, rate in enumerate([{}, *rates]):
        if number == 2:
            root.of(User).update(world.ben.id, **rate)
        else:
            ada.of(Project).update(world.web.id, **rate)
        entry = world.deck(world.ben).of(Task).act(world.task, "log_time", hours=1)
        found.append(ada.of(TimeEntry).get(entry.id).hourly_rate)
    assert found == [None, Decimal(50), Decimal(80), Decimal("95.50")]
    assert ada.of(Project).get(world.web.id).billable_amount == 225.5


def test_totals_follow_what_becomes_of_an_entry(world: World) -> None:
    world.deck(world.root).of(User).update(world.ben.id, hourly_rate="100", cost_rate="40")
    ben, ada = at(world, 0), world.deck(world.ada)
    entry = ben.of(Task).act(world.task, "log_time", hours=2)

    def totals() -> tuple[float, float, float, float]:
        project = ada.of(Project).get(world.web.id)
        spent = ada.of(Task).get(world.task.id).actual_hours
        return spent, project.actual_hours, project.actual_cost, project.billable_amount

    assert totals() == (2, 2, 80, 200)
    ben.of(TimeEntry).update(entry, hours=3.5)
    assert totals() == (3.5, 3.5, 140, 350)
    ben.of(TimeEntry).update(entry, billable=False)
    assert totals() == (3.5, 3.5, 140, 0)
    ben.of(TimeEntry).delete(entry)
    assert totals() == (0, 0, 0, 0)
    ben.of(TimeEntry).restore(entry)
    assert totals() == (3.5, 3.5, 140, 0)


def test_an_entry_is_of_one_day_that_is_there(world: World) -> None:
    ben = at(world, 0)
    tasks, entries = ben.of(Task), ben.of(TimeEntry)
    entry = tasks.act(world.task, "log_time", hours=24, on=date(2026, 3, 3))
    for given in ({"hours": 24.5}, {"date": date(2026, 3, 4)}):
        with pytest.raises(Invalid, match=next(iter(given))):
            entries.update(entry, **given)
        with pytest.raises(Invalid, match=next(iter(given))):
            entries.create(task_id=world.task.id, **{"hours": 1, **given})
    assert tasks.get(world.task.id).actual_hours == 24


def test_the_hours_of_a_clock_are_its_own_while_it_runs(world: World) -> None:
    entry = at(world, 0).of(Task).act(world.task, "start_timer")
    entries = at(world, 1).of(TimeEntry)
    with pytest.raises(Invalid, match="hours: its clock is running"):
        entries.update(entry, hours=7)
    assert entries.update(entry, note="Review").hours == 0
    assert at(world, 30).of(Task).act(world.task, "stop_timer").hours == 24
    assert at(world, 31).of(TimeEntry).update(entry, hours=7).hours == 7
