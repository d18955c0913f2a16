"""Totals kept beside projects, tasks and issues by the transaction that changes what they sum up."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import reaction
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.comment import Comment
from quarterdeck.work.subtasks import refresh_progress
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry

# (noun, id) → column → amount
Share = dict[tuple[str, int], dict[str, float]]


def add(deck: Deck, before: Share, after: Share) -> list[tuple[str, int]]:
    """Take what an object gave before, add what it gives now; answers which totals changed."""
    changed: list[tuple[str, int]] = []
    for noun, object_id in sorted(before.keys() | after.keys()):
        old, new = before.get((noun, object_id), {}), after.get((noun, object_id), {})
        moves = {name: new.get(name, 0) - old.get(name, 0) for name in old.keys() | new.keys()}
        table = TABLES[noun]
        # Rounded away: what adding and taking decimal fractions leaves behind.
        moved = {name: by for name, by in sorted(moves.items()) if abs(by) > 1e-9}
        if moved:
            given = {f"by_{name}": by for name, by in moved.items()}
            deck.run(partial(_moved, table, list(moved)), key=("totals", noun, *moved), which=object_id, **given)
            changed.append((noun, object_id))
    return changed


def _moved(table: sa.Table, names: list[str]) -> sa.Update:
    """The statement that adds the values `by_…` to the columns of one row."""
    return sa.update(table).where(table.c.id == bind("which")).values({n: table.c[n] + bind(f"by_{n}") for n in names})


@reaction("task")
def count_tasks(deck: Deck, before: Task | None, after: Task) -> None:
    """A project's count of tasks, without the cancelled ones, and of those done."""
    add(deck, _counted(before), _counted(after))


def _counted(task: Task | None) -> Share:
    if task is None or task.deleted_at or task.status == "cancelled":
        return {}
    return {("project", task.project_id): {"task_count": 1, "done_count": int(task.status == "done")}}


@reaction("time_entry")
def sum_time(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """Hours and money of a project, hours of a task or an issue, and so the task's progress."""
    for noun, object_id in add(deck, _spent(before), _spent(after)):
        if noun == "task":
            refresh_progress(deck, object_id)


def _spent(entry: TimeEntry | None) -> Share:
    if entry is None or entry.deleted_at or not entry.hours or entry.project_id is None:
        return {}
    hours = Decimal(str(entry.hours))
    share: Share = {("project", entry.project_id): {
        "actual_hours": entry.hours,
        "actual_cost": float(hours * (entry.cost_rate or 0)),
        "billable_amount": float(hours * (entry.hourly_rate or 0)) if entry.billable else 0,
    }}  # fmt: skip
    if entry.task_id is not None:
        share["task", entry.task_id] = {"actual_hours": entry.hours}
    if entry.issue_id is not None:
        share["issue", entry.issue_id] = {"actual_hours": entry.hours}
    return share


@reaction("comment")
def count_comments(deck: Deck, before: Comment | None, after: Comment) -> None:
    """Comments that everybody sees; internal ones are not counted, so that a client learns nothing of them."""
    add(deck, _said(before), _said(after))


def _said(comment: Comment | None) -> Share:
    if comment is None or comment.deleted_at or comment.internal:
        return {}
    noun, object_id = comment.subject
    return {(noun, object_id): {"comment_count": 1}} if noun in ("task", "issue") else {}
