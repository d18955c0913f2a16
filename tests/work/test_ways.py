"""The ways of tasks and projects from one status to another: the same by verb, by patch and by drag."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import usual_workflow

Go = Callable[[Deck, Any], Any]


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


@pytest.fixture
def columns(world: World, deck: Deck) -> None:
    """The website's board has a column for what is blocked and one for what is given up."""
    more = [{"name": "Stuck", "status": "blocked"}, {"name": "Dropped", "status": "cancelled"}]
    deck.of(Project).update(world.web.id, workflow=[*usual_workflow(), *more])


# -- tasks -------------------------------------------------------------------------------------------------------

STATES = {"done": "Done", "cancelled": "Dropped", "blocked": "Stuck", "in_progress": "In progress", "todo": "To do"}
VERBS: dict[str, Go] = {
    "done": lambda deck, task: deck.of(Task).act(task, "complete"),
    "cancelled": lambda deck, task: deck.of(Task).act(task, "cancel"),
    "blocked": lambda deck, task: deck.of(Task).act(task, "block", reason="no key"),
}
WALKS: dict[str, Callable[[str], Go]] = {
    "verb": lambda status: VERBS[status],
    "status": lambda status: lambda deck, task: deck.of(Task).update(task, status=status),
    "state": lambda status: lambda deck, task: deck.of(Task).update(task, state=STATES[status]),
    "move": lambda status: lambda deck, task: deck.of(Task).act(task, "move", state=STATES[status]),
}


@pytest.mark.usefixtures("columns")
@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(
    ("start", "to"), [("cancelled", "done"), ("done", "cancelled"), ("done", "blocked"), ("cancelled", "blocked")]
)
def test_what_the_verb_refuses_is_refused_to_all(world: World, deck: Deck, walk: str, start: str, to: str) -> None:
    before = VERBS[start](deck, world.task)
    with pytest.raises(Refusal, match="reopen it first") as refused:
        WALKS[walk](to)(deck, world.task)
    assert refused.value.code == "not_allowed"
    after = deck.of(Task).get(world.task.id)
    assert (after.status, after.state, after.version) == (start, before.state, before.version)


@pytest.mark.usefixtures("columns")
@pytest.mark.parametrize("walk", ["status", "state", "move"])
@pytest.mark.parametrize("start", ["done", "cancelled"])
@pytest.mark.parametrize("to", ["todo", "in_progress"])
def test_dragging_out_of_what_is_finished_reopens(world: World, deck: Deck, walk: str, start: str, to: str) -> None:
    VERBS[start](deck, world.task)
    after = WALKS[walk](to)(deck, world.task)
    assert (after.status, after.state, after.completed_at) == (to, STATES[to], None)


# -- projects ----------------------------------------------------------------------------------------------------

MONDAY, FRIDAY = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 6, 9, tzinfo=UTC)
ENDS = {"start": "active", "resume": "active", "put_on_hold": "on_hold", "complete": "completed", "cancel": "cancelled"}
PATHS: dict[str, tuple[str, ...]] = {
    "planning": (), "active": ("start",), "on_hold": ("start", "put_on_hold"), "completed": ("complete",),
    "cancelled": ("cancel",),
}  # fmt: skip
REFUSED = {
    ("complete", "cancelled"), ("put_on_hold", "cancelled"), ("put_on_hold", "completed"), ("cancel", "completed"),
    ("resume", "planning"), ("resume", "completed"), ("resume", "cancelled"),
}  # fmt: skip


def made(deck: Deck, status: str) -> Project:
    projects = deck.of(Project)
    project = projects.create(key="NEW", name="New")
    for verb in PATHS[status]:
        project = projects.act(project, verb)
    assert project.status == status
    return project


@pytest.mark.parametrize("start", PATHS)
@pytest.mark.parametrize("verb", ENDS)
def test_a_projects_verbs_and_what_they_refuse(world: World, verb: str, start: str) -> None:
    deck = world.deck(world.ada, at=MONDAY)
    project = made(deck, start)
    if (verb, start) in REFUSED:
        with pytest.raises(Refusal, match=f"the project is {start}; start it first"):
            deck.of(Project).act(project, verb)
        if verb != "resume":  # a patch cannot say that it goes on after a pause
            with pytest.raises(Refusal, match="start it first"):
                deck.of(Project).update(project, status=ENDS[verb])
        assert deck.of(Project).get(project.id).version == project.version
        return
    after = deck.of(Project).act(project, verb)
    assert after.status == ENDS[verb]
    again = world.deck(world.ada, at=FRIDAY).of(Project).act(project, verb)
    assert (again.version, again.updated_at) == (after.version, after.updated_at)


def test_the_actual_days_are_the_first_and_the_last(world: World) -> None:
    monday, friday = world.deck(world.ada, at=MONDAY), world.deck(world.ada, at=FRIDAY)
    project = made(monday, "planning")
    assert (project.actual_start_date, project.actual_end_date) == (None, None)
    monday.of(Project).act(project, "start")
    friday.of(Project).act(project, "put_on_hold")
    project = friday.of(Project).act(project, "resume")
    assert (project.actual_start_date, project.actual_end_date) == (date(2026, 3, 2), None)
    for end in ("complete", "cancel"):
        assert friday.of(Project).act(project, end).actual_end_date == date(2026, 3, 6)
        project = friday.of(Project).act(project, "start")
        assert (project.actual_start_date, project.actual_end_date) == (date(2026, 3, 2), None)
    patched = friday.of(Project).update(project, status="completed")
    assert (patched.actual_start_date, patched.actual_end_date) == (date(2026, 3, 2), date(2026, 3, 6))


def test_a_project_is_overdue_until_it_ends(world: World) -> None:
    deck = world.deck(world.ada, at=FRIDAY)
    projects = deck.of(Project)
    late = projects.create(key="LATE", name="Late", end_date="2026-03-05")
    projects.create(key="LAST", name="Last day", end_date="2026-03-06")
    assert [project.key for project in projects.list(is_overdue=True)] == ["LATE"]
    for verb, overdue in (
        ("start", True),
        ("put_on_hold", True),
        ("complete", False),
        ("start", True),
        ("cancel", False),
    ):
        projects.act(late, verb)
        assert projects.get(late.id).is_overdue is overdue, verb


@pytest.mark.parametrize(
    ("budget", "over", "left", "share"),
    [
        (None, False, None, None),
        ("100", False, 20, 0.2),
        ("80", False, 0, 0),
        ("64", True, -16, -0.25),
        ("0", True, -80, None),
    ],
)
def test_what_is_left_of_a_budget(
    world: World, deck: Deck, budget: str | None, over: bool, left: float | None, share: float | None
) -> None:
    world.deck(world.root).named("user").update(world.ben.id, cost_rate="40")
    world.deck(world.ben).of(Task).act(world.task, "log_time", hours=2)
    deck.of(Project).update(world.web.id, budget=budget)
    found = deck.of(Project).get(world.web.id)
    assert (found.is_over_budget, found.budget_variance, found.budget_variance_share) == (over, left, share)
    assert [project.id for project in deck.of(Project).list(is_over_budget=True)] == [world.web.id] * over
