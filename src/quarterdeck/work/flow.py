"""Status and state of a task fit each other, whichever of the two was set, and whoever set it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel import activity
from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import guard
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.locks import lock_project
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import State, TaskStatus, state_for, status_of, usual_workflow

SOON = timedelta(minutes=10)
RECENT = 5  # activities among which the last move is looked for: others may have changed other things since


class _Workflow(msgspec.Struct):
    """The part of a project's document that a task needs."""

    workflow: list[State] = msgspec.field(default_factory=usual_workflow)


_decode = msgspec.json.Decoder(_Workflow).decode


def workflow_of(deck: Deck, project_id: int) -> list[State]:
    """The states of a project, whether or not the viewer sees it."""
    project = TABLES["project"].c
    stored = lambda: sa.select(project.data).where(project.id == bind("which"))  # noqa: E731
    return states_in(deck.scalar(stored, key="project.data", which=project_id))


def states_in(project: str) -> list[State]:
    """The states that a project's stored document declares."""
    return _decode(project).workflow


_carried: ContextVar[bool] = ContextVar("carried", default=False)


@contextmanager
def carrying() -> Generator[None]:
    """While a workflow takes its tasks along: what state and status they get is said for each, and never refused."""
    token = _carried.set(True)
    try:
        yield
    finally:
        _carried.reset(token)


@guard("task")
def settle(deck: Deck, before: Task | None, after: Task) -> None:
    """Fit state and status to each other, in the workflow of the project the task is in; what is back from the trash
    too, for the workflow may have changed. Statuses that the verbs refuse are refused here for patches and drags; a
    history that is told again happened as it did."""
    same = before is not None and before.project_id == after.project_id
    unmoved = before is not None and same and (before.status, before.state) == (after.status, after.state)
    if _carried.get() or (before is not None and unmoved and before.deleted_at == after.deleted_at):
        return
    lock_project(deck, after.project_id)  # a state that is removed meanwhile is none to go to
    states = workflow_of(deck, after.project_id)
    if same or before is None:
        _follow_state(before, after, states)
    if before is not None and not deck.retelling:
        before.refuse(after.status)
    after.enter(after.status)
    if before is not None and not deck.retelling:
        _take_back(deck, before, after)
    after.state = state_for(states, after.status, after.state or "")
    if after.state not in {state.name for state in states}:
        after.state = states[0].name


def _take_back(deck: Deck, before: Task, after: Task) -> None:
    """Whoever puts a status back soon gets its times back with it: what was dropped into a wrong column was never begun
    there, and what came out of the last one by mistake is done since it was."""
    log = activity.of_object(deck.session, "task", after.id, before=2**62, limit=RECENT)
    last = next((each for each in reversed(log) if "status" in each.changes), None)
    if last is None or last.actor_id != deck.viewer.id or last.changes["status"] != [after.status, before.status]:
        return
    if now() - datetime.fromisoformat(last.at) < SOON:
        times = {name: last.changes[name][0] for name in ("started_at", "completed_at") if name in last.changes}
        for name, at in times.items():
            setattr(after, name, at and datetime.fromisoformat(at))


def _follow_state(before: Task | None, after: Task, states: list[State]) -> None:
    """Where a state was named, its status counts; another status named with it is refused."""
    if after.state is None or (before and before.state == after.state):
        return
    status = status_of(states, after.state)
    named = after.status != (before.status if before else TaskStatus.TODO)
    if named and after.status != status:
        raise Invalid(state=f"stands for {status}, not for {after.status}")
    after.state = next(state.name for state in states if state.name.casefold() == (after.state or "").casefold())
    after.status = status
