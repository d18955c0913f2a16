"""Work in the background: readers of the log who remember their place, and what is done every so often.

What is due outlives the process: a reader's place moves in the transaction of what it did, so that the work of a
process that was killed is done by the next one, and nothing twice.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import sqlalchemy as sa

from . import activity
from .activity import Activity
from .database import Database
from .deck import Deck, system
from .session import Session
from .tables import TABLES

Handle = Callable[[Deck, list[Activity]], None]

log = logging.getLogger("quarterdeck.jobs")


class Consumer:
    """A reader of the log. `handle(deck, activities)` is given every activity once, in order of commit, inside the
    transaction that moves the reader's place on.

    What it writes through the deck happens exactly once. It must be quick, since SQLite has one writer: what takes
    long or leaves this machine is written down as due (the outbox, for mail) and done by somebody else. Any number
    of processes may run the same consumer; one of them works at a time. A new one starts behind the newest
    activity, unless it is to read the log from its start.
    """

    FIRST, MOST = 16, 200
    LONG = 0.05  # seconds: a batch that took longer is followed by a smaller one

    def __init__(self, database: Database, name: str, handle: Handle, *, from_start: bool = False) -> None:
        self.database, self.name, self.handle, self.from_start = database, name, handle, from_start
        self._most = self.FIRST

    def begin(self) -> None:
        """Take a place in the log, if this consumer has none yet: what is committed from now on will be handled."""
        deck = system(self.database)

        def work() -> None:
            position = 0 if self.from_start else activity.last_id(deck.session)
            deck.session.insert_rows(TABLES["consumer"], [{"name": self.name, "position": position}])

        with deck.using() as session:
            if self._place(session) is not None:
                return
        try:
            deck.write(work)
        except Exception as fault:
            if not self.database.faults.duplicate(fault):  # another process was first
                raise

    def step(self) -> int:
        """Handle the next activities, unless there are none or another process is at it; returns how many.

        When the handler raises, nothing of the batch is written, and the next step takes one activity alone: the
        ones before a faulty one are handled, and the faulty one is never skipped.
        """
        if not self._behind():
            return 0
        deck = system(self.database)
        try:
            return deck.write(lambda: self._advance(deck))
        except BaseException:
            self._most = 1
            raise

    def _behind(self) -> bool:
        """One indexed read and no lock, so that asking often costs nothing."""
        with self.database.session() as session:
            found = self._place(session)
        if found is None:
            self.begin()
            return True
        return (found[1] or 0) > found[0]

    def _place(self, session: Session) -> Any:
        """This consumer's place and the newest activity's id."""

        def build() -> Any:
            consumer, newest = TABLES["consumer"].c, sa.func.max(TABLES["activity"].c.id)
            return sa.select(consumer.position, sa.select(newest).scalar_subquery()).where(consumer.name == _NAME)

        return session.row("consumer.place", build, {"consumer": self.name})

    def _advance(self, deck: Deck) -> int:
        place = deck.session.row("consumer.lock", _locked, {"consumer": self.name})
        if place is None:
            return 0
        found = activity.tail(deck.session, place[0], self._most)
        if not found:
            return 0
        started = monotonic()
        self.handle(deck, found)
        deck.session.execute("consumer.move", _moved, {"consumer": self.name, "place": found[-1].id})
        took = monotonic() - started
        self._most = max(1, len(found) // 2) if took > self.LONG else min(self.MOST, self._most * 2)
        return len(found)


_NAME = sa.bindparam("consumer", None, type_=sa.String)


def _locked() -> Any:
    """The place, held until the transaction ends; no row when another process holds it. SQLite's transactions are
    alone anyway."""
    consumer = TABLES["consumer"]
    return sa.select(consumer.c.position).where(consumer.c.name == _NAME).with_for_update(skip_locked=True)


def _moved() -> Any:
    consumer = TABLES["consumer"]
    place = sa.bindparam("place", None, type_=sa.BigInteger)
    return sa.update(consumer).where(consumer.c.name == _NAME).values(position=place)


@dataclass
class _Job:
    """Something to do again and again. After a failure it waits: 0.4 s, then twice as long each time, up to 60 s."""

    name: str
    seconds: float
    work: Callable[[], Any]
    wakes: bool  # by a commit in this process
    due: float = 0
    failures: int = 0

    def wants(self, now: float, woken: bool) -> bool:
        return now >= self.due or (woken and self.wakes and not self.failures)

    def run(self) -> None:
        try:
            more = self.work()
        except Exception:
            self.failures += 1
            delay = min(0.2 * 2**self.failures, 60.0)
            self.due = monotonic() + delay
            reference = secrets.token_hex(4)
            log.exception("%s failed, reference %s; again in %.1f s", self.name, reference, delay)
        else:
            self.failures = 0
            self.due = monotonic() + (0 if more and self.wakes else self.seconds)


class Worker:
    """Runs consumers and periodic jobs, one after another, in a thread of its own.

    Commits in this process wake it, and it asks every half second for those of others. What waits for the network
    gets a worker of its own, so that nothing else waits with it.
    """

    POLL = 0.5
    GATHER = 0.03  # seconds between being woken and reading: several commits are read at once

    def __init__(self, database: Database, name: str = "worker") -> None:
        self.database, self.name = database, name
        self._jobs: list[_Job] = []
        self._consumers: list[Consumer] = []
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, consumer: Consumer) -> None:
        self._consumers.append(consumer)
        self._jobs.append(_Job(consumer.name, self.POLL, consumer.step, wakes=True))

    def every(self, name: str, seconds: float, work: Callable[[], Any]) -> None:
        """Do something at the start and then this many seconds after its last end, in every process that runs this
        worker: the work itself must bear being done by two at once."""
        self._jobs.append(_Job(name, seconds, work, wakes=False))

    def start(self) -> None:
        for consumer in self._consumers:
            consumer.begin()
        self._stopping.clear()
        self.database.committed.append(self._wake)
        self._thread = threading.Thread(target=self._run, name=f"quarterdeck-{self.name}", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 30) -> bool:
        """End after what is being done now; False when that took longer than the timeout (seconds)."""
        if self._thread is None:
            return True
        self._stopping.set()
        self._woken.set()
        self.database.committed.remove(self._wake)
        self._thread.join(timeout)
        ended = not self._thread.is_alive()
        self._thread = None
        return ended

    def _wake(self, _: int) -> None:
        self._woken.set()

    def _run(self) -> None:
        woken = False
        while not self._stopping.is_set():
            for job in self._jobs:
                if self._stopping.is_set():
                    return
                if job.wants(monotonic(), woken):
                    job.run()
            rest = min((job.due for job in self._jobs), default=monotonic() + self.POLL) - monotonic()
            woken = self._woken.wait(max(0.0, rest))
            if woken:
                self._stopping.wait(self.GATHER)
                self._woken.clear()
