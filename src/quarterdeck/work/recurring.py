"""The next of a recurring task: made in the same transaction in which the last one is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from quarterdeck.kernel.act import today
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import guard
from quarterdeck.work.recurrence import left_of, next_date
from quarterdeck.work.task import ChecklistItem, Criterion, Task


@guard("task")
def make_next(deck: Deck, before: Task | None, after: Task) -> None:
    """A recurring task that is done makes the next one, once, however it came to be done."""
    if not after.recurrence or after.next_id or after.status != "done" or (before and before.status == "done"):
        return
    last = after.due_date or after.start_date or today()
    date_ = next_date(after.recurrence, last)
    if date_ is not None:
        after.next_id = deck.of(Task).create(**following(after, date_ - last, last)).id


def following(task: Task, shift: timedelta, last: date) -> dict[str, Any]:
    """The fields of the next task: the same work, its dates moved by `shift`, its checklist fresh."""
    moved = {name: value + shift for name in ("start_date", "due_date", "start_at", "due_at")
             if (value := getattr(task, name))}  # fmt: skip
    if not task.due_date and not task.start_date:
        moved["due_date"] = last + shift
    same = ("project_id", "milestone_id", "parent_id", "epic_id", "assignee_ids", "watchers", "labels", "title",
            "description", "priority", "task_type", "story_points", "estimated_hours", "component", "tags",
            "custom_fields")  # fmt: skip
    return {name: getattr(task, name) for name in same} | moved | {
        "recurrence": left_of(task.recurrence),
        "checklist": [ChecklistItem(text=item.text) for item in task.checklist],
        "acceptance_criteria": [Criterion(text=item.text) for item in task.acceptance_criteria],
    }  # fmt: skip
