"""How the installation does, for administrators: its database, the readers of its ledger, mail, files and disk."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import time
from pathlib import Path

import anyio
import anyio.to_thread
import msgspec
import sqlalchemy as sa

from quarterdeck.kernel import activity, schema
from quarterdeck.kernel.database import Busy, Database
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.files import Files
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.mail import Post
from quarterdeck.settings import Settings

STARTED = time.monotonic()
PATIENCE = 2  # seconds for the mail server

SIZES = {
    "postgresql": "SELECT pg_database_size(current_database())",
    "mysql": "SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = DATABASE()",
}


class DatabaseCondition(msgspec.Struct):
    """Its kind, its bytes on disk, the revision its schema is at and the one this version knows."""

    kind: str
    size: int
    schema_version: str | None
    schema_newest: str


class Reader(msgspec.Struct):
    """A reader of the ledger in the background, and how many ids it is behind."""

    name: str
    position: int
    behind: int


class MailCondition(msgspec.Struct):
    """`reachable` is None where no mail is set up."""

    configured: bool
    reachable: bool | None


class FilesCondition(msgspec.Struct):
    """`kind` is folder or s3."""

    kind: str
    reachable: bool


class Disk(msgspec.Struct):
    """Bytes, where the database's file or else the files are; None when neither is on this machine."""

    free: int
    total: int


class HealthReport(msgspec.Struct):
    """What `/api/health` adds for administrators. `uptime` is of this process, in seconds."""

    database: DatabaseCondition
    readers: list[Reader]
    mail: MailCondition
    files: FilesCondition
    disk: Disk | None
    uptime: int


class Probe:
    """Whether the database answers and takes writes: tried by a write that nobody sees.

    Raises `Refusal("unavailable")` or `Refusal("unwritable")`. What went well within the last second is believed.
    """

    BELIEVED = 1.0  # seconds
    ANSWERS_IN = 3.0  # seconds

    def __init__(self, database: Database) -> None:
        self.database = database
        self._well_until = 0.0
        self._trying: asyncio.Task[None] | None = None

    async def __call__(self) -> None:
        if time.monotonic() < self._well_until:
            return
        if self.database.inline:
            self._try()
            return
        if self._trying is None or self._trying.done():
            # In a thread that waits for nobody else's; all who ask meanwhile wait for this one.
            own = anyio.CapacityLimiter(1)
            self._trying = asyncio.create_task(anyio.to_thread.run_sync(self._try, limiter=own))
            self._trying.add_done_callback(lambda tried: tried.cancelled() or tried.exception())  # it may be late
        trying = self._trying
        await asyncio.wait([trying], timeout=self.ANSWERS_IN)
        if not trying.done():
            raise Refusal("unavailable", what="database")
        trying.result()

    def _try(self) -> None:
        # While another writer is at it, SQLite does take writes.
        with contextlib.suppress(Busy), self.database.patience(False), self.database.session() as session:
            try:
                self._write(session)
            except Exception as fault:
                if not self.database.faults.duplicate(fault):  # another process wrote it first, so it takes writes
                    raise
        self._well_until = time.monotonic() + self.BELIEVED

    def _write(self, session: Session) -> None:
        counter = TABLES["counter"]
        values = {"name": "health", "value": int(time.time())}
        with session.transaction():
            row = session.row(None, lambda: sa.select(counter.c.value).where(counter.c.name == "health"), {})
            if row is None:
                session.insert_rows(counter, [values])
            else:
                changed = sa.update(counter).where(counter.c.name == "health").values(value=values["value"])
                session.execute(None, lambda: changed, {})


def examine(database: Database, settings: Settings, files: Files) -> HealthReport:
    return HealthReport(
        database=_database(database),
        readers=_readers(database),
        mail=_mail(Post.of(settings)),
        files=_files(files),
        disk=_disk(_path(database), files.folder),
        uptime=int(time.monotonic() - STARTED),
    )


def _database(database: Database) -> DatabaseCondition:
    kind = "mariadb" if database.dialect == "mysql" else database.dialect
    return DatabaseCondition(kind, _size(database), schema.version_in(database), schema.newest())


def _size(database: Database) -> int:
    path = _path(database)
    if path is not None:
        beside = (path, Path(f"{path}-wal"))
        return sum(part.stat().st_size for part in beside if part.exists())
    with database.session() as session:
        return int(session.run_text(SIZES[database.dialect]).fetchone()[0] or 0)


def _path(database: Database) -> Path | None:
    """SQLite's file; None for a server's database."""
    named = database.url.database if database.dialect == "sqlite" else None
    return Path(named) if named and named != ":memory:" else None


def _readers(database: Database) -> list[Reader]:
    consumer = TABLES["consumer"].c
    with database.session() as session:
        rows = session.rows(None, lambda: sa.select(consumer.name, consumer.position).order_by(consumer.name), {})
        last = activity.last_id(session)
    return [Reader(name, position, max(0, last - position)) for name, position in rows]


def _mail(post: Post | None) -> MailCondition:
    """Whether the server takes a connection; the doctor tries the password too."""
    if post is None:
        return MailCondition(configured=False, reachable=None)
    with contextlib.suppress(OSError), socket.create_connection((post.host, post.port), PATIENCE):
        return MailCondition(configured=True, reachable=True)
    return MailCondition(configured=True, reachable=False)


def _files(files: Files) -> FilesCondition:
    if files.folder is not None:
        return FilesCondition("folder", os.access(files.folder, os.R_OK | os.W_OK))
    try:
        files.size("0" * 64)
    except NotFound:
        return FilesCondition("s3", reachable=True)
    except Refusal:
        return FilesCondition("s3", reachable=False)
    return FilesCondition("s3", reachable=True)


def _disk(*places: Path | None) -> Disk | None:
    for place in places:
        if place is not None and place.exists():
            usage = shutil.disk_usage(place)
            return Disk(usage.free, usage.total)
    return None
