"""Readers of the log see every activity once, in order, whoever writes, raises or is killed meanwhile."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from time import monotonic, sleep

import pytest
import sqlalchemy as sa
from tests.world import World

from quarterdeck.kernel.activity import Activity
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.jobs import Consumer, Worker
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.label import Label


def note(deck: Deck, activities: list[Activity]) -> None:
    """A handler that leaves a row per activity; a second row for the same one is refused by the database."""
    deck.session.insert_rows(TABLES["counter"], [{"name": f"seen:{a.id:09}", "value": a.id} for a in activities])


def noted(database: Database) -> list[int]:
    counter = TABLES["counter"].c
    rows = system(database).rows(sa.select(counter.value).where(counter.name.like("seen:%")).order_by(counter.name))
    return [value for (value,) in rows]


def logged(database: Database) -> list[int]:
    return [id for (id,) in system(database).rows(sa.select(TABLES["activity"].c.id).order_by(TABLES["activity"].c.id))]


def write(database: Database, *names: str) -> list[int]:
    return [system(database).of(Label).create(name=name).id for name in names]


def until(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = monotonic() + seconds
    while monotonic() < end:
        if true():
            return True
        sleep(0.02)
    return False


def drain(consumer: Consumer) -> None:
    while consumer.step():
        pass


def test_eight_writers_and_a_reader_skip_nothing_and_repeat_nothing(world: World) -> None:
    seen: list[int] = []
    reader = Consumer(world.database, "reader", lambda _, found: seen.extend(a.id for a in found))
    before = logged(world.database)[-1]
    reader.begin()

    def work(writer: int) -> None:
        for i in range(25):
            with (deck := system(world.database)).transaction():
                deck.of(Label).create(name=f"{writer} {i} a")
                deck.of(Label).create(name=f"{writer} {i} b")

    writers = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in writers:
        thread.start()
    while any(thread.is_alive() for thread in writers):
        reader.step()
    drain(reader)
    assert seen == [id for id in logged(world.database) if id > before]
    assert len(seen) == 400


def test_processes_share_a_consumer_and_each_activity_is_handled_once(world: World) -> None:
    other = Database(world.database.url.render_as_string(hide_password=False))
    both = [Consumer(database, "shared", note, from_start=True) for database in (world.database, other)]
    done, took = threading.Event(), [0, 0]

    def work(which: int) -> None:
        both[which]._most = both[which].MOST = 2
        while (handled := both[which].step()) or not done.is_set():
            took[which] += handled

    threads = [threading.Thread(target=work, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for i in range(2000):
        write(world.database, f"label {i}")
        if i >= 60:
            if all(took):
                break
            sleep(0.01)  # who waits for SQLite tries every so often only
    done.set()
    for thread in threads:
        thread.join()
    drain(both[0])  # the newest is nobody's when each asked while the other had the place
    other.close()
    assert noted(world.database) == logged(world.database)
    assert all(took)


def test_a_new_consumer_starts_behind_the_newest_and_keeps_its_place(world: World) -> None:
    Consumer(world.database, "new", note).begin()
    newest = logged(world.database)[-1]
    write(world.database, "urgent")
    Consumer(world.database, "new", note).step()
    assert noted(world.database) == [id for id in logged(world.database) if id > newest]
    assert Consumer(world.database, "new", note, from_start=True).step() == 0


def test_what_a_failing_handler_wrote_is_undone_and_the_faulty_activity_is_not_skipped(world: World) -> None:
    faulty = logged(world.database)[3]
    broken = True

    def handle(deck: Deck, activities: list[Activity]) -> None:
        note(deck, activities)
        if broken and any(a.id == faulty for a in activities):
            raise RuntimeError("not this one")

    consumer = Consumer(world.database, "careful", handle, from_start=True)
    for _ in range(6):
        try:
            drain(consumer)
        except RuntimeError:
            continue
    assert noted(world.database) == [id for id in logged(world.database) if id < faulty]
    broken = False
    drain(consumer)
    assert noted(world.database) == logged(world.database)


KILLED = """
import sys, time
import quarterdeck.nouns
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.jobs import Consumer
from tests.kernel.test_jobs import note

def handle(deck, activities):
    note(deck, activities)
    print("working", flush=True)
    time.sleep(60)

Consumer(Database(sys.argv[1]), "killed", handle, from_start=True).step()
"""


def test_a_consumer_killed_in_the_middle_is_continued_by_the_next_process(world: World, url: str) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "working\n"
        process.send_signal(signal.SIGKILL)
    assert noted(world.database) == []
    after = Consumer(world.database, "killed", note, from_start=True)
    assert until(lambda: after.step() > 0)
    drain(after)
    assert noted(world.database) == logged(world.database)


def test_a_worker_hears_of_commits_here_and_elsewhere_and_stops(world: World) -> None:
    worker = Worker(world.database)
    worker.add(Consumer(world.database, "here", note, from_start=True))
    worker.start()
    elsewhere = Database(world.database.url.render_as_string(hide_password=False))
    for database in (world.database, elsewhere):
        write(database, f"{id(database)} a", f"{id(database)} b")
        assert until(lambda: noted(world.database) == logged(world.database))
    elsewhere.close()
    assert worker.stop()
    write(world.database, "c")
    sleep(0.7)
    assert noted(world.database) == logged(world.database)[:-1]


def test_a_worker_survives_failures_and_says_so_with_a_reference(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    failures = iter([RuntimeError("once"), RuntimeError("twice")])
    ran: list[float] = []

    def handle(deck: Deck, activities: list[Activity]) -> None:
        for failure in failures:
            raise failure
        note(deck, activities)

    worker = Worker(world.database)
    worker.add(Consumer(world.database, "unlucky", handle, from_start=True))
    worker.every("clock", 0.05, lambda: ran.append(monotonic()))
    with caplog.at_level(logging.ERROR, "quarterdeck.jobs"):
        worker.start()
        assert until(lambda: noted(world.database) == logged(world.database))
    assert worker.stop()
    assert len(ran) > 3
    assert [r.message.split(",")[0] for r in caplog.records] == ["unlucky failed"] * 2
    assert "reference" in caplog.records[0].message
