"""Logging time on tasks and issues: hours after the fact, or a running clock."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden
from quarterdeck.kernel.model import verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Hours
from quarterdeck.work.issue import Issue
from quarterdeck.work.task import Task
from quarterdeck.work.time_entry import LONGEST, TimeEntry

Logged = Annotated[float, Meta(gt=0, le=LONGEST)]
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
    """Start the clock. The one that runs elsewhere is stopped and keeps its time, as `stop_timer` does it, even where
    this person sees its task or project no longer."""
    entries = deck.of(TimeEntry)
    running = _running(deck)
    if running is not None and (running.task_id, running.issue_id) == _ids(thing):
        return running
    if running is not None:
        _use_up_elsewhere(deck, _stop(deck, running))
    task_id, issue_id = _ids(thing)
    started = TimeEntry(task_id=task_id, issue_id=issue_id, note=note, started_at=now(), running_for=deck.viewer.id)
    return entries.add(started)


@verb_on("task", "issue", action="log_time")
def stop_timer(deck: Deck, thing: Task | Issue) -> TimeEntry | None:
    """Stop the clock that runs for you here, if one does; its time is logged."""
    running = _running(deck)
    if running is None or (running.task_id, running.issue_id) != _ids(thing):
        return None
    entry = _stop(deck, running)
    if isinstance(thing, Task):
        _use_up(thing, entry.hours, None)
    return entry


@verb_on("time_entry", action="edit")
def resume(deck: Deck, entry: TimeEntry) -> None:
    """Take a stop back: one's own clock runs on since it was started, and its hours remain again. One that runs
    elsewhere is stopped. Hours that no clock measured stay as they are; somebody else's clock is refused."""
    if entry.user_id != deck.viewer.id:
        raise Forbidden(action="resume somebody else's", noun="time_entry")
    if entry.started_at is None or entry.ended_at is None:
        return
    running = _running(deck)
    if running is not None:
        _use_up_elsewhere(deck, _stop(deck, running))
    _use_up_elsewhere(deck, entry, by=-1)
    entry.run_on()


def _running(deck: Deck) -> TimeEntry | None:
    """The entry whose clock runs for this person. Their row is held, so that they start one clock at a time."""
    user, entries = TABLES["user"], TABLES["time_entry"].c
    deck.run(sa.update(user).where(user.c.id == deck.viewer.id).values(version=user.c.version))
    mine = sa.select(entries.id).where(entries.running_for == deck.viewer.id, entries.deleted_at.is_(None))
    found = deck.scalar(mine)
    return deck.of(TimeEntry).get(found) if found else None


def _stop(deck: Deck, running: TimeEntry) -> TimeEntry:
    with deck.of(TimeEntry).edit(running) as entry:
        entry.stop(now())
    return entry


def _on(thing: Task | Issue) -> dict[str, int]:
    return {"task_id" if isinstance(thing, Task) else "issue_id": thing.id}


def _ids(thing: Task | Issue) -> tuple[int | None, int | None]:
    return (thing.id, None) if isinstance(thing, Task) else (None, thing.id)


def _use_up_elsewhere(deck: Deck, entry: TimeEntry, by: int = 1) -> None:
    """Lower what remains of the task whose clock was stopped, where this person may still work on it. By -1 it is
    raised again."""
    task = deck.of(Task).find(entry.task_id) if entry.task_id else None
    if task is not None and deck.may("log_time", task):
        with deck.of(Task).edit(task) as worked_on:
            _use_up(worked_on, by * entry.hours, None)


def _use_up(task: Task, hours: float, remaining: float | None) -> None:
    """Lower what was said to remain; without that, the estimate less the hours logged says it."""
    if remaining is not None:
        task.remaining_hours = remaining
    elif task.remaining_hours is not None:
        task.remaining_hours = max(0.0, round(task.remaining_hours - hours, 6))
