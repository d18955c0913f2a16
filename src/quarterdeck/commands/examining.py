"""What `doctor` looks at: this machine, and everything that the settings name."""

from __future__ import annotations

import contextlib
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from quarterdeck import __version__
from quarterdeck.kernel.errors import Refusal
from quarterdeck.settings import Settings

PATIENCE = 5  # seconds


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at. What is not `needed` may be missing."""

    what: str
    well: bool
    found: str
    needed: bool = True


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; nothing that is wrong stops the rest."""
    looks: list[Callable[[Settings], Finding]] = [_python, _sqlite, _database, _files, _web, _mail, _redis, _secret]
    findings = [Finding("quarterdeck", True, __version__)]
    for look in looks:
        try:
            findings.append(look(settings))
        except Refusal as refusal:  # an address that is written wrong, in the words that say how it is written
            findings.append(Finding(look.__name__.strip("_"), False, f"{refusal.detail} {refusal.cause}".strip()))
        except Exception as fault:  # a doctor reports what it runs into
            findings.append(Finding(look.__name__.strip("_"), False, f"{type(fault).__name__}: {fault}"[:300]))
    return findings


def _python(_: Settings) -> Finding:
    return Finding("python", sys.version_info >= (3, 11), platform.python_version())


def _sqlite(settings: Settings) -> Finding:
    with contextlib.closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
            search = True
        except sqlite3.OperationalError:
            search = False
    found = f"{sqlite3.sqlite_version}, {'with' if search else 'without'} full-text search (fts5)"
    return Finding(
        "sqlite", search and sqlite3.sqlite_version_info >= (3, 35), found, needed=bool(settings.sqlite_path)
    )


def _database(settings: Settings) -> Finding:
    from quarterdeck._deck import has_migrations, is_empty
    from quarterdeck.kernel import schema
    from quarterdeck.kernel.database import Database

    folder = Path(settings.sqlite_path).resolve().parent
    if settings.sqlite_path and not Path(settings.sqlite_path).exists():
        return Finding("database", os.access(folder, os.W_OK), f"not made yet: {settings.sqlite_path}")
    database = Database(settings.database)
    try:
        named = database.url.render_as_string(hide_password=True)
        if is_empty(database):
            return Finding("database", True, f"{named} is empty: `quarterdeck migrate` makes the tables")
        at = schema.version_in(database)
        version = _version(database)
    finally:
        database.close()
    current = at is None or not has_migrations() or at == schema.newest()
    found = f"{named}, {version}, revision {at or 'none'}"
    return Finding("database", current, found if current else f"{found}: run `quarterdeck migrate`")


def _version(database: object) -> str:
    from quarterdeck.kernel.database import Database

    assert isinstance(database, Database)
    asked = "SELECT sqlite_version()" if database.dialect == "sqlite" else "SELECT version()"
    with database.session() as session:
        return f"{database.dialect} {session.run_text(asked).fetchone()[0]}"


def _files(settings: Settings) -> Finding:
    place = settings.files_at
    if "://" in place:
        return Finding("files", True, f"{place} (not tried)")
    folder = Path(place)
    nearest = next((p for p in (folder, *folder.resolve().parents) if p.is_dir()), Path("/"))
    try:
        with tempfile.TemporaryFile(dir=nearest):
            writable = True
    except OSError:
        writable = False
    return Finding("files", writable, f"{folder} is {'writable' if writable else 'not writable'}")


def _web(_: Settings) -> Finding:
    page = Path(__file__).parents[1] / "web_dist" / "index.html"
    return Finding(
        "web app",
        page.is_file(),
        "is here" if page.is_file() else "is not here: the API works without it",
        needed=False,
    )


def _mail(settings: Settings) -> Finding:
    """The mailer's own way in, with TLS and the password; no letter is sent."""
    from quarterdeck.people.mail import Post

    post = Post.of(settings)
    if post is None:
        return Finding("mail", False, "QUARTERDECK_SMTP is not set: no mail is sent", needed=False)
    with post.connect() as server:
        code, _ = server.noop()
    return Finding("mail", code == 250, f"{post.host}:{post.port} lets us in; mail comes from {post.sender}")


def _redis(settings: Settings) -> Finding:
    if not settings.redis:
        return Finding("redis", False, "QUARTERDECK_REDIS is not set: not needed for one host", needed=False)
    import redis

    with contextlib.closing(redis.Redis.from_url(settings.redis, socket_timeout=PATIENCE)) as server:  # pyright: ignore[reportUnknownMemberType]  # redis is typed in part
        return Finding("redis", bool(server.ping()), f"{urlsplit(settings.redis).hostname} answers")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _secret(settings: Settings) -> Finding:
    long = len(settings.secret) >= 32
    found = (
        "is set"
        if long
        else "is too short: 32 characters or more"
        if settings.secret
        else "is not set: one is kept in the database"
    )
    return Finding("secret", long, found, needed=bool(settings.secret))
