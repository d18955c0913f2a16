"""A project's workflow: the states its boards show as columns, each of which stands for one status."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Value, always
from quarterdeck.values import Color


class TaskStatus(enum.StrEnum):
    TODO = "todo"
    IN_PROGRESS = "in_progress"
    IN_REVIEW = "in_review"
    TESTING = "testing"
    DONE = "done"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


FINISHED = frozenset({TaskStatus.DONE, TaskStatus.CANCELLED})
UNDER_WAY = frozenset({TaskStatus.IN_PROGRESS, TaskStatus.IN_REVIEW, TaskStatus.TESTING})

StateName = Annotated[str, Meta(min_length=1, max_length=60)]


class State(Value):
    """One column of the board. `wip_limit` is how many tasks it should hold; going over is shown, not refused."""

    name: StateName
    status: TaskStatus
    color: Color = always("#868e96")
    wip_limit: Annotated[int, Meta(ge=1, le=1000)] | None = None


def usual_workflow() -> list[State]:
    """The states a project starts with."""
    return [
        State(name="To do", status=TaskStatus.TODO, color="#868e96"),
        State(name="In progress", status=TaskStatus.IN_PROGRESS, color="#1c7ed6"),
        State(name="In review", status=TaskStatus.IN_REVIEW, color="#7048e8"),
        State(name="Testing", status=TaskStatus.TESTING, color="#f08c00"),
        State(name="Done", status=TaskStatus.DONE, color="#2f9e44"),
    ]


def check_workflow(states: list[State]) -> None:
    """Refuse a workflow in which work cannot begin or end, or whose states are not told apart by name."""
    names = [state.name.casefold() for state in states]
    if len(set(names)) < len(names):
        raise Invalid(workflow="two states have the same name")
    if not {TaskStatus.TODO, TaskStatus.DONE} <= {state.status for state in states}:
        raise Invalid(workflow="at least one state stands for todo and one for done")


def state_for(states: Iterable[State], status: TaskStatus, current: str) -> str:
    """The state a task goes to with its status: the one it is in if that fits, else the first that does.

    A status without a state (blocked and cancelled, usually) leaves the task where it is.
    """
    fitting = [state.name for state in states if state.status == status]
    return current if current in fitting or not fitting else fitting[0]


def status_of(states: Iterable[State], name: str) -> TaskStatus:
    """The status that a state stands for; a state the project does not have is refused, naming those it has."""
    states = list(states)
    for state in states:
        if state.name.casefold() == name.casefold():
            return state.status
    raise Invalid(state=f"must be one of {', '.join(state.name for state in states)}")
