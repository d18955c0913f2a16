"""The next of a recurring task: made in the transaction in which the last one is done, taken back when it is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.act import actor, now, today
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS, guard
from quarterdeck.kernel.references import still_there
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.recurrence import left_of, next_date
from quarterdeck.work.reshaping import SHARED, WORDS, copied, fresh_lists
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import TaskStatus

# The next one is for a sprint to come, and for the milestone and the people of this one.
SAME = tuple(name for name in (*SHARED, *WORDS, "watchers") if name != "sprint_id")
# Whatever of these names a task is work that somebody put into it.
TOUCHES = {
    "comment": ("task_id",), "attachment": ("task_id",), "time_entry": ("task_id",), "issue": ("task_id",),
    "link": ("task_id", "to_task_id"), "task": ("parent_id", "epic_id"), "chat": ("task_id",), "agenda": ("task_id",),
}  # fmt: skip


@guard("task")
def make_next(deck: Deck, before: Task | None, after: Task) -> None:
    """A recurring task that is done makes the next one, once, however it came to be done; done no longer, it takes
    back the next one that nobody has touched."""
    was, is_ = before is not None and before.status == TaskStatus.DONE, after.status == TaskStatus.DONE
    if was and not is_ and after.next_id and _untouched(deck, after.next_id):
        Store(deck, NOUNS["task"]).change(after.next_id, "edit", "delete", _take_back)
        after.next_id = None
    if not after.recurrence or after.next_id or was or not is_:
        return
    last = after.due_date or after.start_date or today()
    date_ = next_date(after.recurrence, last)
    if date_ is not None:
        after.next_id = deck.of(Task).create(**following(deck, after, date_ - last, last)).id


def following(deck: Deck, task: Task, shift: timedelta, last: date) -> dict[str, Any]:
    """The fields of the next task: the same work, its dates moved by `shift`, its checklists fresh. What the last one
    names and is not there any more is left out."""
    moved = {name: value + shift for name in ("start_date", "due_date", "start_at", "due_at")
             if (value := getattr(task, name))}  # fmt: skip
    if not task.due_date and not task.start_date:
        moved["due_date"] = last + shift
    same = still_there(deck, Task, copied(task, *SAME))
    return same | fresh_lists(task) | moved | {"recurrence": left_of(task.recurrence)}


def _take_back(task: Task) -> None:
    task.deleted_at, task.deleted_by = now(), actor()


def _untouched(deck: Deck, task_id: int) -> bool:
    """Whether a task is as it was made, and nothing that is there names it."""
    if not deck.sees(Task, task_id) or deck.of(Task).get(task_id).version > 1:
        return False
    return not any(deck.rows(_naming(noun, names), which=task_id) for noun, names in TOUCHES.items())


def _naming(noun: str, names: tuple[str, ...]) -> sa.Select[Any]:
    table = TABLES[noun].c
    named = sa.or_(*(table[name] == bind("which") for name in names))
    return sa.select(table.id).where(named, table.deleted_at.is_(None)).limit(1)
