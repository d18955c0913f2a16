"""What a task waits for: links to its predecessors, and how many of them are unfinished."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import reaction, verb_on
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.link import FORWARD, Link, LinkType
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import FINISHED

# Kinds of links whose unfinished start keeps the end from beginning.
HOLDING = (LinkType.FINISH_TO_START, LinkType.BLOCKS)


@verb_on("task")
def add_dependency(
    deck: Deck,
    task: Task,
    *,
    on_id: int,
    link_type: LinkType = LinkType.FINISH_TO_START,
    lag: Annotated[float, Meta(ge=-3650, le=3650)] = 0,
) -> Link | None:
    """Let this task wait for the task `on_id`. A circle is refused with `cycle`, naming the way round."""
    if link_type not in FORWARD:
        raise Invalid(link_type=f"must be one of {', '.join(sorted(FORWARD))}")
    if (found := _link(deck, task, on_id, link_type)) is not None:
        return deck.of(Link).update(found, lag=lag)
    return deck.of(Link).create(task_id=on_id, to_task_id=task.id, link_type=link_type, lag=lag)


@verb_on("task")
def remove_dependency(deck: Deck, task: Task, *, on_id: int, link_type: LinkType | None = None) -> None:
    """Wait for that task no longer; without a kind, in no way."""
    for kind in sorted(FORWARD) if link_type is None else [link_type]:
        if (found := _link(deck, task, on_id, kind)) is not None:
            deck.of(Link).delete(found)


def _link(deck: Deck, task: Task, on_id: int, kind: LinkType) -> int | None:
    """The link by which the task waits for another; where that one is not seen, there is none."""
    if not deck.sees(Task, on_id):
        return None
    links = TABLES["link"].c
    same = sa.select(links.id).where(
        links.task_id == on_id, links.to_task_id == task.id, links.link_type == str(kind), links.deleted_at.is_(None)
    )
    return deck.scalar(same)


@reaction("link")
def link_changed(deck: Deck, before: Link | None, after: Link) -> None:
    for task_id in (after.task_id, after.to_task_id):
        if task_id is not None and (after.link_type in HOLDING or after.link_type == LinkType.DEPENDS_ON):
            count_blockers(deck, task_id)


@reaction("task")
def predecessor_changed(deck: Deck, before: Task | None, after: Task) -> None:
    """Those that wait for a task are told when it is finished, reopened, deleted or restored."""
    if before is None or _open(before) == _open(after):
        return
    held = deck.rows(_held, key="blockers.held", which=after.id)
    depending = deck.rows(_depending, key="blockers.depending", which=after.id)
    for task_id in sorted({row[0] for row in [*held, *depending]}):
        count_blockers(deck, task_id)


def _held() -> sa.Select[Any]:
    links = TABLES["link"].c
    holds = links.link_type.in_([sa.literal(str(kind)) for kind in HOLDING])
    return sa.select(links.to_task_id).where(links.task_id == bind("which"), holds, links.to_task_id.is_not(None))


def _depending() -> sa.Select[Any]:
    links = TABLES["link"].c
    depends = links.link_type == "depends_on"
    return sa.select(links.task_id).where(links.to_task_id == bind("which"), depends, links.task_id.is_not(None))


def _open(task: Task) -> bool:
    return task.status not in FINISHED and task.deleted_at is None


def count_blockers(deck: Deck, task_id: int) -> None:
    """Keep the number of unfinished tasks that a task waits for; its row is held first, so that two that finish at
    once are both seen."""
    table, first, links = TABLES["task"], TABLES["task"].alias("first"), TABLES["link"].c
    here = table.c.id == task_id
    deck.run(sa.update(table).where(here).values(open_blockers=table.c.open_blockers))
    holds = links.link_type.in_([sa.literal(str(kind)) for kind in HOLDING])
    waits = sa.or_(
        sa.and_(links.to_task_id == task_id, links.task_id == first.c.id, holds),
        sa.and_(links.task_id == task_id, links.to_task_id == first.c.id, links.link_type == "depends_on"),
    )
    open_ = sa.and_(first.c.deleted_at.is_(None), first.c.status != "done", first.c.status != "cancelled")
    count = sa.select(sa.func.count(sa.distinct(first.c.id))).select_from(sa.join(first, TABLES["link"], waits))
    found = deck.scalar(count.where(open_, links.deleted_at.is_(None)))
    deck.run(sa.update(table).where(here).values(open_blockers=found))
