"""Subtasks: a task is part of another, to any depth; progress goes up, and a project change goes down."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import guard, reaction
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.issue import Issue
from quarterdeck.work.locks import ORDER, hold
from quarterdeck.work.task import Task

PLACES = ("sprint", "milestone", "parent")


@guard("task", "issue")
def stay_in_project(deck: Deck, before: Task | Issue | None, after: Task | Issue) -> None:
    """A task's sprint, milestone and parent are of its own project, and so is an issue's sprint."""
    for place in PLACES if isinstance(after, Task) else PLACES[:1]:
        held = getattr(after, f"{place}_id")
        if held is None or (
            before and before.project_id == after.project_id and getattr(before, f"{place}_id") == held
        ):
            continue
        table = TABLES["task" if place == "parent" else place].c
        if deck.scalar(sa.select(table.project_id).where(table.id == held)) != after.project_id:
            raise Invalid(**{f"{place}_id": "is in another project"})


@guard("task")
def no_circle(deck: Deck, before: Task | None, after: Task) -> None:
    """Refuse a task above itself, by parents or epics, naming the way round. A new task has nothing below it."""
    if before is None:
        return
    for name in ("parent_id", "epic_id"):
        above = getattr(after, name)
        if above is None or above == getattr(before, name):
            continue
        hold(deck, ORDER)  # an epic may be in another project
        path = _way_up(deck, above, after.id)
        if path:
            raise Refusal("cycle", path=" → ".join([after.reference, *path]))


def _way_up(deck: Deck, start: int, goal: int) -> list[str]:
    """The references on a way from one task up to another, both included; empty without one."""
    came: dict[int, int | None] = {start: None}
    waiting = [start]
    for task_id in waiting:  # it grows by what lies above
        if task_id == goal:
            break
        for higher in deck.rows(_above, key="subtasks.above", which=task_id)[0]:
            if higher is not None and higher not in came:
                came[higher] = task_id
                waiting.append(higher)
    path: list[str] = []
    at = goal if goal in came else None
    while at is not None:
        path.append(_called(deck, at))
        at = came[at]
    return path[::-1]


def _above() -> sa.Select[Any, Any]:
    tasks = TABLES["task"].c
    return sa.select(tasks.parent_id, tasks.epic_id).where(tasks.id == bind("which"))


def _called(deck: Deck, task_id: int) -> str:
    tasks = TABLES["task"].c
    seen = deck.sees(Task, task_id)
    return str(deck.scalar(sa.select(tasks.reference).where(tasks.id == task_id))) if seen else "…"


# Those below a task that is changing its project and still have to follow; none while no task is.
_following: ContextVar[list[int] | None] = ContextVar("following", default=None)


@reaction("task")
def take_along(deck: Deck, before: Task | None, after: Task) -> None:
    """Subtasks go with their task to another project, however deep they lie: each one's own join the queue."""
    if before is None or before.project_id == after.project_id:
        return
    tasks = TABLES["task"].c
    below = sa.select(tasks.id).where(
        tasks.parent_id == after.id, tasks.project_id == before.project_id, tasks.deleted_at.is_(None)
    )
    found = [row[0] for row in deck.rows(below)]
    queue = _following.get()
    if queue is not None:
        queue += found
        return
    token = _following.set(found)
    try:
        for task_id in found:
            deck.of(Task).act(task_id, "move", project_id=after.project_id)
    finally:
        _following.reset(token)


WEIGHS = ("status", "estimated_hours", "remaining_hours", "parent_id", "deleted_at")


@reaction("task")
def raise_progress(deck: Deck, before: Task | None, after: Task) -> None:
    """Keep the progress of a task and of those above it."""
    if before is not None and all(getattr(before, name) == getattr(after, name) for name in WEIGHS):
        return
    if before is not None or after.status == "done":
        refresh_progress(deck, after.id)
    parents = {after.parent_id, before.parent_id if before else None} - {None}
    for parent_id in sorted(parent for parent in parents if parent):
        refresh_progress(deck, parent_id)


def refresh_progress(deck: Deck, task_id: int | None) -> None:
    """Compute a task's progress, and that of the tasks above it as far as it changes.

    1 when done; else the mean of its subtasks that are not cancelled; else actual ÷ (actual + remaining).
    """
    while task_id is not None:
        # The row is held first: of two subtasks that finish at once, the second sees the first.
        deck.run(_hold, key="progress.hold", which=task_id)
        row = deck.rows(_weights, key="progress.weights", which=task_id)[0]
        progress = progress_of(row[0], row[1], row[2], row[3], deck.scalar(_below, key="progress.below", which=task_id))
        if abs(progress - row[4]) < 1e-9:
            return
        deck.run(_tell, key="progress.tell", which=task_id, progress=progress)
        task_id = row[5]


def _hold() -> sa.Update:
    table = TABLES["task"]
    return sa.update(table).where(table.c.id == bind("which")).values(progress=table.c.progress)


def _weights() -> Any:
    tasks = TABLES["task"].c
    weighed = (tasks.status, tasks.actual_hours, tasks.estimated_hours, tasks.remaining_hours)
    return sa.select(*weighed, tasks.progress, tasks.parent_id).where(tasks.id == bind("which"))


def _below() -> sa.Select[Any]:
    tasks = TABLES["task"].c
    there = (tasks.deleted_at.is_(None), tasks.status != "cancelled")
    return sa.select(sa.func.avg(tasks.progress)).where(tasks.parent_id == bind("which"), *there)


def _tell() -> sa.Update:
    table = TABLES["task"]
    return sa.update(table).where(table.c.id == bind("which")).values(progress=bind("progress"))


def progress_of(
    status: str, actual: float, estimated: float | None, remaining: float | None, below: float | None
) -> float:
    """The progress of a task as a fraction; `below` is the mean of its subtasks, None without any."""
    if status == "done":
        return 1.0
    if below is not None:
        return float(below)
    left = remaining if remaining is not None else max(0.0, (estimated or 0) - actual)
    return actual / (actual + left) if actual + left > 0 else 0.0
