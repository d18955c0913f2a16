"""kill -9 among busy writers: what was acknowledged is there, what is there is whole, what was due is done."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from tests.server.crash import Examiner, Writer
from tests.server.running import Running, free_port, running, stamped, token
from tests.world import World, populate

from quarterdeck.checking import check
from quarterdeck.kernel import activity
from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.tables import TABLES

pytestmark = [pytest.mark.slow]

KILLS = {"sqlite": 50, "postgresql": 10, "mysql": 10}
PARTS = 5  # fresh databases that share the kills: a check reads everything
Told = tuple[int, int, str]  # who, of which activity, as what


class Letterbox:
    """A mail server's ears: how often each Message-ID arrived, and for whom."""

    def __init__(self) -> None:
        self.arrived: Counter[tuple[str, str]] = Counter()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        mail = message_from_bytes(envelope.content)
        self.arrived[mail["Message-ID"], envelope.rcpt_tos[0]] += 1
        return "250 OK"


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, str]]:
    """A mail server that outlives ours, and its address."""
    box, port = Letterbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"smtp://127.0.0.1:{port}?from=deck@example.org"
    controller.stop()


@pytest.mark.parametrize("part", range(PARTS))
def test_a_killed_server_keeps_its_word(
    database: Database, part: int, letterbox: tuple[Letterbox, str], tmp_path: Path
) -> None:
    kills = KILLS[database.dialect] // PARTS
    stamped(database)
    world = populate(database)
    writers = _writers(world)
    with database.session() as session:
        before = activity.last_id(session)
    url = database.url.render_as_string(hide_password=False)
    underway = 0
    environment = {"QUARTERDECK_SMTP": letterbox[1], "QUARTERDECK_URL": "https://deck.example.org"}
    for number in range(kills):
        with running(url, tmp_path, **environment) as server:
            _examined(database, server, writers)
            _killed(server, writers, after=0.15 + 0.05 * number)
        underway += sum(writer.underway is not None for writer in writers)
    with running(url, tmp_path, **environment) as server:
        _examined(database, server, writers, everything=True)
        _delivered(database, letterbox[0], before)
    written = sum(len(writer.acknowledged) for writer in writers)
    print(f"\n{database.dialect}: {kills} kills, {written} objects, {underway} requests cut off, "
          f"{sum(letterbox[0].arrived.values())} mails of {len(letterbox[0].arrived)} letters")  # fmt: skip
    assert underway >= kills, "the server was killed while nobody was writing"
    assert "fault" not in _log(tmp_path)


def _writers(world: World) -> list[Writer]:
    writers = []
    for who, named in ((world.ada, (world.ben, world.dan)), (world.ben, (world.ada, world.vic))):
        secret, names = token(world, who), {person.id: person.username for person in named}
        writers += [Writer(f"{who.username}{n}", secret, world.web.id, names) for n in range(4)]
    return writers


def _killed(server: Running, writers: list[Writer], *, after: float) -> None:
    """Let them all write, and kill the server in the middle of it."""
    busy = threading.Semaphore(0)
    threads = [threading.Thread(target=writer.run, args=(server, busy)) for writer in writers]
    for thread in threads:
        thread.start()
    for _ in writers:  # as many writes as there are writers
        assert busy.acquire(timeout=30)
    time.sleep(after)
    server.kill()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def _examined(database: Database, server: Running, writers: list[Writer], *, everything: bool = False) -> None:
    for writer in writers:
        Examiner(server, writer).examine(everything=everything)
    report = check(database)
    assert report.well, "\n".join(map(str, report.differences))
    _gapless(database)


def _gapless(database: Database) -> None:
    number = TABLES["number"].c
    given: dict[int, list[int]] = {}
    for project_id, each in system(database).rows(sa.select(number.project_id, number.number)):
        given.setdefault(project_id, []).append(each)
    for numbers in given.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def _delivered(database: Database, box: Letterbox, after: int) -> None:
    """Everybody was told of everything exactly once in the app, and at least once by mail."""
    _until(lambda: _caught_up(database))
    expected = _to_tell(database, after)
    kept = TABLES["notification"].c
    rows = system(database).rows(sa.select(kept.user_id, kept.activity_id, kept.kind))
    assert len(rows) == len(set(rows)), "somebody was told twice"
    assert {row for row in rows if row[2] in ("assigned", "mentioned")} == expected
    assert expected, "there was nothing to tell"
    _until(lambda: _sent(database))
    outbox = TABLES["outbox"].c
    queued = system(database).rows(sa.select(outbox.key, outbox.recipient))
    letters = {(f"<{key}@example.org>", recipient) for key, recipient in queued}
    assert len(letters) == len(rows)
    assert set(box.arrived) == letters, "a letter never came, or came under two names"


def _to_tell(database: Database, after: int) -> set[Told]:
    """Who was assigned or mentioned by somebody else, read from the ledger without the product's own reader."""
    told: set[Told] = set()
    with database.session() as session:
        entries = activity.tail(session, after, 1_000_000)
    for entry in entries:
        for field, kind in (("assignee_ids", "assigned"), ("mentions", "mentioned")):
            old, new = entry.changes.get(field, [None, None])
            for user_id in set(new or []) - set(old or []) - {entry.actor_id}:
                told.add((user_id, entry.id, kind))
    return told


def _caught_up(database: Database) -> bool:
    place = TABLES["consumer"].c
    with database.session() as session:
        last = activity.last_id(session)
    return system(database).scalar(sa.select(place.position).where(place.name == "notices")) == last


def _sent(database: Database) -> bool:
    """Whether every letter went out. One that a killed server held is free after five minutes: they pass at once."""
    deck, outbox = system(database), TABLES["outbox"]
    soon = stamp(datetime.now(UTC))
    deck.write(lambda: deck.run(sa.update(outbox).where(outbox.c.due_at > soon).values(due_at=soon)))
    left = deck.scalar(sa.select(sa.func.count()).select_from(outbox).where(outbox.c.sent_at.is_(None)))
    errors = deck.rows(sa.select(outbox.c.error).where(outbox.c.error.is_not(None)))
    assert not errors, errors
    return left == 0


def _until(done: Any, within: float = 120) -> None:
    ends = time.monotonic() + within
    while not done():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.5)


def _log(folder: Path) -> str:
    with suppress(FileNotFoundError):
        return "\n".join(line for line in (folder / "server.log").read_text().splitlines() if "fault " in line)
    return ""
