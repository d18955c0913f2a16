"""Logging time on tasks and issues: hours after the fact, or a running clock."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Hours
from quarterdeck.work.issue import Issue
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import TimeEntry

Logged = Annotated[float, Meta(gt=0, le=744)]
Note = Annotated[str, Meta(max_length=2000)]


@verb_on("task", "issue", action="log_time")
def log_time(
    deck: Deck,
    thing: Task | Issue,
    *,
    hours: Logged,
    note: Note = "",
    on: date | None = None,
    billable: bool = True,
    remaining: Hours | None = None,
) -> TimeEntry | None:
    """Log hours of work, today or `on` a day. What was said to remain goes down by them, or to `remaining`."""
    entry = deck.of(TimeEntry).create(**_on(thing), hours=hours, note=note, date=on, billable=billable)
    if isinstance(thing, Task):
        _use_up(thing, hours, remaining)
    return entry


@verb_on("task", "issue", action="log_time")
def start_timer(deck: Deck, thing: Task | Issue, *, note: Note = "") -> TimeEntry | None:
    """Start the clock; the one that is running elsewhere is stopped and keeps its time."""
    entries = deck.of(TimeEntry)
    running_id = _running(deck)
    running = entries.find(running_id) if running_id else None
    if running is not None and (running.task_id, running.issue_id) == _ids(thing):
        return running
    if running_id is not None:
        _stop(deck, running_id)
    task_id, issue_id = _ids(thing)
    started = TimeEntry(task_id=task_id, issue_id=issue_id, note=note, started_at=now(), running_for=deck.viewer.id)
    return entries.add(started)


@verb_on("task", "issue", action="log_time")
def stop_timer(deck: Deck, thing: Task | Issue) -> TimeEntry | None:
    """Stop the clock that runs for you here, if one does; its time is logged."""
    running_id = _running(deck)
    running = deck.of(TimeEntry).find(running_id) if running_id else None
    if running is None or (running.task_id, running.issue_id) != _ids(thing):
        return None
    entry = _stop(deck, running.id)
    if entry is not None and isinstance(thing, Task):
        _use_up(thing, entry.hours, None)
    return entry


def _running(deck: Deck) -> int | None:
    """The entry whose clock runs for this person. Their row is held, so that they start one clock at a time."""
    user, entries = TABLES["user"], TABLES["time_entry"].c
    deck.run(sa.update(user).where(user.c.id == deck.viewer.id).values(version=user.c.version))
    mine = sa.select(entries.id).where(entries.running_for == deck.viewer.id, entries.deleted_at.is_(None))
    return deck.scalar(mine)


def _stop(deck: Deck, entry_id: int) -> TimeEntry | None:
    """Stop a clock, unless it runs in a project that this person no longer sees."""
    if not deck.sees(TimeEntry, entry_id):
        return None
    with deck.of(TimeEntry).edit(entry_id) as entry:
        entry.stop(now())
    return entry


def _on(thing: Task | Issue) -> dict[str, int]:
    return {"task_id" if isinstance(thing, Task) else "issue_id": thing.id}


def _ids(thing: Task | Issue) -> tuple[int | None, int | None]:
    return (thing.id, None) if isinstance(thing, Task) else (None, thing.id)


def _use_up(task: Task, hours: float, remaining: float | None) -> None:
    """Lower what was said to remain; without that, the estimate less the hours logged says it."""
    if remaining is not None:
        task.remaining_hours = remaining
    elif task.remaining_hours is not None:
        task.remaining_hours = max(0.0, round(task.remaining_hours - hours, 6))
