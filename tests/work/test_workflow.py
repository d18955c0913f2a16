"""A workflow that changes: its tasks go along, and no state goes from under them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import State, TaskStatus, usual_workflow

Status = tuple[Any, Any]


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


@pytest.fixture
def board(world: World, deck: Deck) -> dict[str, int]:
    """A task in every state, and in the one for testing a blocked one and a cancelled one besides."""
    tasks = deck.of(Task)
    ids = {s.name: tasks.create(project_id=world.web.id, title=s.name, state=s.name).id for s in usual_workflow()}
    for title in ("blocked", "cancelled"):
        ids[title] = tasks.create(project_id=world.web.id, title=title, state="Testing").id
    tasks.act(ids["blocked"], "block", reason="no key")
    tasks.act(ids["cancelled"], "cancel")
    return ids


def changed(**fields: Any) -> list[State]:
    """The usual workflow with the state for testing changed."""
    return [
        State(**{"name": s.name, "status": s.status, "color": s.color} | (fields if s.name == "Testing" else {}))
        for s in usual_workflow()
    ]


def put(world: World, deck: Deck, states: list[State]) -> None:
    deck.of(Project).update(world.web.id, workflow=states)


def where(deck: Deck, board: dict[str, int], *names: str) -> list[Status]:
    found = [deck.of(Task).get(board[name]) for name in names]
    return [(task.state, task.status) for task in found]


PARKED = ("Testing", "blocked", "cancelled")


@pytest.mark.parametrize("name", ["Proving", "TESTING"])
def test_a_renamed_state_keeps_its_tasks(world: World, deck: Deck, board: dict[str, int], name: str) -> None:
    put(world, deck, changed(name=name, color="#123456"))
    assert where(deck, board, *PARKED) == [(name, "testing"), (name, "blocked"), (name, "cancelled")]
    assert deck.of(Task).get(board["blocked"]).blocked_reason == "no key"
    assert len(deck.of(Task).list(project_id=world.web.id, state=name)) == 3


def test_a_state_that_means_something_else_gives_its_tasks_that(
    world: World, deck: Deck, board: dict[str, int]
) -> None:
    put(world, deck, changed(status="done"))
    assert where(deck, board, *PARKED) == [("Testing", "done"), ("Testing", "blocked"), ("Testing", "cancelled")]
    assert deck.of(Task).get(board["Testing"]).completed_at is not None
    assert deck.of(Project).get(world.web.id).done_count == 2
    put(world, deck, changed(status="cancelled"))  # which neither a patch nor a verb may make of what is done
    assert where(deck, board, *PARKED) == [("Testing", "cancelled"), ("Testing", "blocked"), ("Testing", "cancelled")]


def test_a_state_with_tasks_is_not_removed(world: World, deck: Deck, board: dict[str, int]) -> None:
    rest = [state for state in usual_workflow() if state.name != "Testing"]
    with pytest.raises(Refusal, match="“Testing” \\(1\\)") as refused:
        put(world, deck, rest)
    assert (refused.value.code, refused.value.facts) == ("state_in_use", {"state": "Testing", "count": 1})
    assert deck.of(Project).get(world.web.id).workflow == usual_workflow()
    deck.of(Task).act(board["Testing"], "move", state="In review")
    put(world, deck, rest)
    assert where(deck, board, *PARKED) == [("In review", "in_review"), ("To do", "blocked"), ("To do", "cancelled")]


def test_a_state_that_is_replaced_by_others_is_removed(world: World, deck: Deck, board: dict[str, int]) -> None:
    other = [State(name="Elsewhere", status=TaskStatus.BLOCKED), *[s for s in usual_workflow() if s.name != "Testing"]]
    with pytest.raises(Refusal, match="“Testing” \\(1\\)"):
        put(world, deck, other)


def test_a_workflow_that_is_none_is_refused_before_any_task_counts(
    world: World, deck: Deck, board: dict[str, int]
) -> None:
    with pytest.raises(Invalid, match="one for done"):
        put(world, deck, usual_workflow()[:-1])


def test_states_in_another_order_keep_their_tasks(world: World, deck: Deck, board: dict[str, int]) -> None:
    before = {task.id: task.version for task in deck.of(Task).list()}
    put(world, deck, usual_workflow()[::-1])
    assert {task.id: task.version for task in deck.of(Task).list()} == before


def test_what_comes_out_of_the_trash_fits_the_workflow_of_now(world: World, deck: Deck, board: dict[str, int]) -> None:
    for title in ("Testing", "Done"):
        deck.of(Task).delete(board[title])
    rest = [state for state in usual_workflow() if state.name not in ("Testing", "Done")]
    put(world, deck, [*rest, State(name="Shipped", status=TaskStatus.DONE)])
    for title in ("Testing", "Done"):
        deck.of(Task).restore(board[title])
    assert where(deck, board, "Testing", "Done") == [("To do", "testing"), ("Shipped", "done")]


# -- a move that is taken back ---------------------------------------------------------------------------------

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_card_that_is_put_back_soon_was_never_begun_and_is_done_since_it_was(world: World) -> None:
    def move(minutes: int, state: str, who: Any = world.ada) -> tuple[datetime | None, datetime | None]:
        tasks = world.deck(who, at=NOON + timedelta(minutes=minutes)).of(Task)
        task = tasks.act(world.task.id, "move", state=state)
        return task.started_at, task.completed_at

    begun = NOON + timedelta(minutes=20)
    assert move(0, "In progress") == (NOON, None)
    assert move(1, "To do") == (None, None)
    assert move(20, "In progress") == (begun, None)
    done = NOON + timedelta(minutes=60)
    assert move(60, "Done") == (begun, done)
    assert move(100, "To do") == (begun, None)
    world.deck(world.ben, at=NOON + timedelta(minutes=101)).of(Task).update(world.task.id, title="Log in")
    assert move(102, "Done") == (begun, done)


def test_what_is_put_back_late_or_by_somebody_else_is_another_move(world: World) -> None:
    def move(minutes: int, state: str, who: Any) -> datetime | None:
        tasks = world.deck(who, at=NOON + timedelta(minutes=minutes)).of(Task)
        return tasks.act(world.task.id, "move", state=state).started_at

    assert move(0, "In progress", world.ada) == NOON
    assert move(1, "To do", world.ben) == NOON
    assert move(30, "In progress", world.ada) == NOON
    assert move(45, "To do", world.ada) == NOON
