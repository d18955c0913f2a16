"""What a task waits for: links to its predecessors, and how many of them are unfinished."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import noun_of, reaction, verb_on
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.kernel.totals import recount
from quarterdeck.work.blockers import HOLDING, OVER, unfinished
from quarterdeck.work.issue import Issue
from quarterdeck.work.link import FORWARD, ORDERING, Link, LinkType, in_order
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.task import Task

Waited = Task | Issue | Milestone


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
    for kind in sorted(ORDERING) if link_type is None else [link_type]:
        if (found := _link(deck, task, on_id, kind)) is not None:
            deck.of(Link).delete(found)


def _link(deck: Deck, task: Task, on_id: int, kind: LinkType) -> int | None:
    """The link by which the task waits for another; where that one is not seen, there is none."""
    if not deck.sees(Task, on_id):
        return None
    links = TABLES["link"].c
    start, end = in_order(kind, on_id, task.id)
    same = sa.select(links.id).where(
        links.task_id == start, links.to_task_id == end, links.link_type == str(kind), links.deleted_at.is_(None)
    )
    return deck.scalar(same)


@reaction("link")
def link_changed(deck: Deck, before: Link | None, after: Link) -> None:
    for task_id in (after.task_id, after.to_task_id):
        if task_id is not None and (after.link_type in HOLDING or after.link_type == LinkType.DEPENDS_ON):
            count_blockers(deck, task_id)


@reaction("task", "issue", "milestone")
def predecessor_changed(deck: Deck, before: Waited | None, after: Waited) -> None:
    """Those that wait for it are told when it is finished, reopened, deleted or restored."""
    if before is None or _open(before) == _open(after):
        return
    noun = noun_of(after).name
    held = deck.rows(partial(_held, noun), key=("blockers.held", noun), which=after.id)
    depending = deck.rows(partial(_depending, noun), key=("blockers.depending", noun), which=after.id)
    for task_id in sorted({row[0] for row in [*held, *depending]}):
        count_blockers(deck, task_id)


def _held(noun: str) -> sa.Select[Any]:
    links = TABLES["link"].c
    holds = links.link_type.in_([sa.literal(str(kind)) for kind in HOLDING])
    here = links[f"{noun}_id"] == bind("which")
    return sa.select(links.to_task_id).where(here, holds, links.to_task_id.is_not(None))


def _depending(noun: str) -> sa.Select[Any]:
    links = TABLES["link"].c
    depends = links.link_type == "depends_on"
    here = links[f"to_{noun}_id"] == bind("which")
    return sa.select(links.task_id).where(here, depends, links.task_id.is_not(None))


def _open(thing: Waited) -> bool:
    return thing.status not in OVER[noun_of(thing).name] and thing.deleted_at is None


def count_blockers(deck: Deck, task_id: int) -> None:
    """Keep the number of unfinished things that a task waits for; its row is held first, so that two that
    finish at once are both seen."""
    table = TABLES["task"]
    here = table.c.id == task_id
    deck.run(sa.update(table).where(here).values(open_blockers=table.c.open_blockers))
    found = deck.scalar(sa.select(unfinished(sa.literal(task_id))))
    deck.run(sa.update(table).where(here).values(open_blockers=found))


@recount("task", "open_blockers")
def held_up() -> Any:
    """For those that something once held up; counted for the others it would be nothing."""
    tasks, links = TABLES["task"].c, TABLES["link"].c
    linked = sa.union(
        sa.select(links.to_task_id.label("id")).where(links.to_task_id.is_not(None)),
        sa.select(links.task_id).where(links.task_id.is_not(None)),
    ).subquery()
    return sa.select(tasks.id, unfinished(tasks.id)).where(tasks.id.in_(sa.select(linked.c.id)))
