"""What is worked out when it is read: how long tasks took, how far projects are, how they do and why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from tests.world import World

from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.user import User
from quarterdeck.work.project import Project
from quarterdeck.work.project_health import Rating, health_of
from quarterdeck.work.task import Task

START = datetime(2030, 3, 1, 9, tzinfo=UTC)


def at(world: World, hours: float) -> Deck:
    return world.deck(world.ada, at=START + timedelta(hours=hours))


def taken(world: World, *hours: float) -> Task:
    """A task that is made, started and completed after so many hours."""
    made = at(world, hours[0]).of(Task).create(project_id=world.web.id, title=f"Took {hours}")
    for verb, after in zip(("start_work", "complete"), hours[1:], strict=False):
        at(world, after).of(Task).act(made.id, verb)
    return made


def test_how_long_tasks_took_is_told_sorted_and_filtered(world: World) -> None:
    slow, quick, open_ = taken(world, 0, 24, 96), taken(world, 0, 1, 13), taken(world, 0, 1)
    tasks = at(world, 100).of(Task)
    assert (tasks.get(slow.id).cycle_time_days, tasks.get(slow.id).lead_time_days) == (3, 4)
    assert tasks.get(quick.id).cycle_time_days == 0.5
    assert tasks.get(quick.id).lead_time_days == pytest.approx(13 / 24)
    assert tasks.get(open_.id).cycle_time_days is None
    assert [task.id for task in tasks.list(q="cycle_time_days>1")] == [slow.id]
    wanted = [slow.id, quick.id, open_.id]
    first = tasks.list(id=wanted, sort="-lead_time_days", limit=2)
    assert [task.id for task in first] == [slow.id, quick.id]
    rest = tasks.list(id=wanted, sort="-lead_time_days", limit=2, cursor=first.next)
    assert [task.id for task in rest] == [open_.id]


def test_progress_is_of_tasks_points_or_hours_as_the_project_says(world: World) -> None:
    deck = at(world, 0)
    deck.of(Task).delete(world.task)
    projects = deck.of(Project)
    seen = []
    for basis in ("count", "points", "hours"):
        projects.update(world.web, progress_by=basis)
        seen.append(projects.get(world.web.id).progress)
    assert seen == [0, 0, 0]
    for points, hours, done in ((1, 8, True), (3, 2, False), (None, None, False), (100, 100, None)):
        made = deck.of(Task).create(project_id=world.web.id, title="One", story_points=points, estimated_hours=hours)
        if done is not False:
            deck.of(Task).act(made.id, "complete" if done else "cancel")
        elif points is None:
            projects.update(world.web, progress_by="count")
            assert projects.get(world.web.id).progress == pytest.approx(1 / 3)
    for basis, progress in (("count", 1 / 3), ("points", 1 / 4), ("hours", 8 / 10)):
        projects.update(world.web, progress_by=basis)
        assert projects.get(world.web.id).progress == pytest.approx(progress)
    assert [project.id for project in projects.list(q="progress>0.7")] == [world.web.id]


def test_schedule_variance_is_in_days_and_positive_when_ahead(world: World) -> None:
    def variance(day: date) -> float | None:
        deck = world.deck(world.ada, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        return deck.of(Project).get(world.web.id).schedule_variance_days

    assert variance(date(2030, 3, 5)) is None
    table = TABLES["project"]
    with (deck := system(world.database)).transaction():
        deck.run(sa.update(table).where(table.c.id == world.web.id).values(actual_start_date="2030-03-01"))
    at(world, 0).of(Project).update(world.web, start_date="2030-03-01", end_date="2030-03-10")
    at(world, 0).of(Task).create(project_id=world.web.id, title="Second")
    at(world, 0).of(Task).act(world.task.id, "complete")
    # Half is done: after five of ten days it is on time, after two well ahead, after ten behind.
    found = [variance(date(2030, 3, day)) for day in (5, 2, 10)]
    assert found == [pytest.approx(0), pytest.approx(15), pytest.approx(-5)]
    at(world, 0).of(Project).act(world.web.id, "put_on_hold")
    assert variance(date(2030, 3, 10)) == pytest.approx(-5)
    done = world.deck(world.ada, at=datetime(2030, 3, 13, 12, tzinfo=UTC)).of(Project)
    done.act(world.web.id, "complete")
    assert done.get(world.web.id).schedule_variance_days == -3


@pytest.mark.parametrize(("day", "behind"), [(5, None), (15, 10), (31, 10)])
def test_what_should_have_begun_and_did_not_is_behind_by_all_of_its_days(
    world: World, day: int, behind: float | None
) -> None:
    dates: dict[str, str] = {"start_date": "2030-03-11", "end_date": "2030-03-20"}
    made = at(world, 0).of(Project).create(key="NEW", name="New", status="planning", **dates)
    deck = world.deck(world.ada, at=datetime(2030, 3, day, 12, tzinfo=UTC))
    assert deck.of(Project).get(made.id).schedule_variance_days == (behind and -behind)
    told = {one.key: (one.score, one.reasons) for one in deck.projects.health(status="planning")}
    assert told == {"NEW": (0.75, ["It is 10.0 days behind its schedule."]) if behind else (1, [])}
    deck.of(Project).act(made.id, "cancel")
    assert deck.of(Project).get(made.id).schedule_variance_days is None


def test_health_is_told_of_all_projects_that_match(world: World) -> None:
    with (deck := world.deck(world.ada)).transaction():
        for n in range(51):
            deck.of(Project).create(key=f"N{n}", name="New")
    assert len(deck.projects.health(status="planning")) == 51


def test_health_tells_what_lowers_it_in_words() -> None:
    project = Project(
        key="WEB", name="Website", status="active", start_date=date(2030, 3, 1), end_date=date(2030, 3, 10),
        budget=1000, actual_cost=1300, risk_level="high", progress=0.1, schedule_variance_days=-8,
    )  # fmt: skip
    bad = health_of(project, date(2030, 3, 9))
    assert (bad.score, bad.rating) == (0.125, Rating.CRITICAL)
    assert sorted(bad.reasons) == [
        "10% are done, where the time that passed expects 90%.",
        "It is 8.0 days behind its schedule.",
        "Its risk is high.",
        "The cost is 130% of the budget.",
    ]
    fine = health_of(Project(key="OPS", name="Operations", status="active"), date(2030, 3, 9))
    assert (fine.score, fine.rating, fine.reasons) == (1, Rating.EXCELLENT, [])
    slightly = health_of(
        Project(key="X1", name="X", status="planning", budget=100, actual_cost=110, schedule_variance_days=-1),
        date(2030, 3, 9),
    )
    assert (slightly.score, slightly.rating) == (0.75, Rating.GOOD)
    unpaid = health_of(Project(key="X1", name="X", status="planning", budget=0, actual_cost=1), date(2030, 3, 9))
    assert (unpaid.score, unpaid.reasons) == (0.75, ["It has a cost, and no budget for it."])


def test_health_is_told_of_what_one_sees_and_without_the_money_one_does_not(world: World) -> None:
    at(world, 0).of(Project).update(world.web, budget="10", risk_level="critical")
    table = TABLES["project"]
    with (deck := system(world.database)).transaction():
        deck.run(sa.update(table).where(table.c.id == world.web.id).values(actual_cost=13))

    def told(who: User) -> dict[str, list[str]]:
        return {one.key: sorted(one.reasons) for one in world.deck(who).projects.health()}

    money, risk = "The cost is 130% of the budget.", "Its risk is critical."
    assert told(world.ada) == {"OPS": [], "WEB": [risk, money]}
    assert told(world.cleo) == {"WEB": [risk]}
