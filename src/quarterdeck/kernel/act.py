"""The running act: who does something, when, and through what. Verbs ask it for the time, so they keep no clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one person. `at` is an instant in UTC; `via` is web, api, cli, mcp or import."""

    user_id: int | None
    via: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


_current: ContextVar[Act | None] = ContextVar("act", default=None)


@contextmanager
def acting(act: Act) -> Iterator[Act]:
    """Run a block as this act; verbs inside read its time and person."""
    token = _current.set(act)
    try:
        yield act
    finally:
        _current.reset(token)


def current() -> Act:
    """The running act.

    Raises `LookupError` outside of one: a verb that needs the time runs in `acting(...)` or through a deck.
    """
    act = _current.get()
    if act is None:
        raise LookupError("no act is running: use a deck, or acting(Act(...)) around the verb")
    return act


def now() -> datetime:
    """The instant of the running act, in UTC."""
    return current().at


def today() -> date:
    """The UTC calendar date of the running act."""
    return current().at.date()


def actor() -> int | None:
    """The id of the user who acts; None while the first one is made."""
    return current().user_id


def stamp(instant: datetime) -> str:
    """An instant as columns hold it: UTC, ISO 8601, six decimals, `Z`; sorts as text on every database."""
    universal = instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    return universal.isoformat(timespec="microseconds")[:26] + "Z"


def instants(at: datetime) -> dict[str, str]:
    """The clock in SQL: `now` as an instant and `today` as a UTC date, both as text."""
    return {"now": stamp(at), "today": at.astimezone(UTC).date().isoformat()}
