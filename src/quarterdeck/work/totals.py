"""What tasks, time and comments give to the totals of projects, tasks and issues."""

from __future__ import annotations

from decimal import Decimal

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import reaction
from quarterdeck.kernel.totals import Share, gives
from quarterdeck.work.comment import Comment
from quarterdeck.work.subtasks import refresh_progress
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry


@gives("task")
def counted(task: Task) -> Share:
    """A project's tasks without the cancelled ones, and those done: how many, their points, their estimated hours."""
    if task.status == "cancelled":
        return {}
    sizes: dict[str, float] = {"count": 1, "points": task.story_points or 0, "hours": task.estimated_hours or 0}
    done = task.status == "done"
    return {("project", task.project_id): {
        **{f"task_{name}": size for name, size in sizes.items()},
        **{f"done_{name}": size if done else 0 for name, size in sizes.items()},
    }}  # fmt: skip


@gives("time_entry")
def spent(entry: TimeEntry) -> Share:
    """Hours and money of a project, hours of a task or an issue."""
    if not entry.hours or entry.project_id is None:
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


@reaction("time_entry")
def weigh_task(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """A task's progress follows from its hours; which task it is never changes."""
    if after.task_id is not None and (before is None or _hours(before) != _hours(after)):
        refresh_progress(deck, after.task_id)


def _hours(entry: TimeEntry) -> float:
    return 0 if entry.deleted_at else entry.hours


@gives("comment")
def said(comment: Comment) -> Share:
    """Comments that everybody sees; internal ones are not counted, so that a client learns nothing of them."""
    noun, object_id = comment.subject
    return {(noun, object_id): {"comment_count": 1}} if noun in ("task", "issue") and not comment.internal else {}
