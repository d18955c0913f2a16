"""What holds a task up: unfinished tasks, issues and milestones that come before it, all there are or those that somebody sees."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.about import ONE
from quarterdeck.work.workflow import FINISHED

# Kinds of links whose unfinished start keeps the end from beginning.
HOLDING = ("finish_to_start", "blocks")

# What makes a task wait while it is open, and the statuses in which it is not.
OVER: dict[str, tuple[str, ...]] = {
    "task": tuple(sorted(map(str, FINISHED))),
    "issue": ("cancelled", "closed", "resolved"),
    "milestone": ("cancelled", "completed"),
}


def unfinished(task_id: Any, viewer: Viewer | None = None) -> Any:
    """How many unfinished things hold up the task with this id, as SQL; with a viewer, of those they see."""
    return reduce(add, [count(noun, task_id, viewer) for noun in OVER for count in (_holding, _needed)])


def _holding(noun: str, task_id: Any, viewer: Viewer | None) -> Any:
    """Those with a link to the task; each once, however many kinds of links there are."""
    first, link = TABLES[noun].alias("first"), TABLES["link"].alias("holds")
    count = sa.select(sa.func.count(sa.distinct(first.c.id))).select_from(link)
    count = count.join(first, first.c.id == link.c[f"{noun}_id"]).where(_holds(link, task_id))
    return _open(count, noun, first, viewer)


def _needed(noun: str, task_id: Any, viewer: Viewer | None) -> Any:
    """Those that the task says it depends on, unless they hold it up by a link of their own besides."""
    first, link = TABLES[noun].alias("first"), TABLES["link"].alias("needs")
    count = sa.select(sa.func.count()).select_from(link).join(first, first.c.id == link.c[f"to_{noun}_id"])
    depends = link.c.link_type == sa.literal_column("'depends_on'")
    own = TABLES["link"].alias("own")
    holds = sa.select(ONE).where(_holds(own, task_id), own.c[f"{noun}_id"] == first.c.id)
    count = count.where(link.c.task_id == task_id, depends, link.c.deleted_at.is_(None))
    return _open(count.where(sa.not_(holds.correlate_except(own).exists())), noun, first, viewer)


def _holds(link: Any, task_id: Any) -> Any:
    return sa.and_(link.c.to_task_id == task_id, link.c.link_type.in_(_literals(HOLDING)), link.c.deleted_at.is_(None))


def _open(count: Any, noun: str, first: Any, viewer: Viewer | None) -> Any:
    count = count.where(first.c.deleted_at.is_(None), first.c.status.not_in(_literals(OVER[noun])))
    condition = NOUNS[noun].visible(first, viewer) if viewer else None
    return (count if condition is None else count.where(condition)).scalar_subquery()


def _literals(values: tuple[str, ...]) -> list[Any]:
    return [sa.literal_column(f"'{value}'") for value in values]
