"""Engines, connections and transactions, and the few things in which SQLite, PostgreSQL and MariaDB differ.

SQLAlchemy builds and compiles every statement once; the compiled text is cached and runs on the driver's own
cursor, because building it anew costs more than running it.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc, util
from sqlalchemy.engine import make_url

from .errors import Refusal
from .faults import Faults
from .session import Binds, Session, Statement

CHANNEL = "quarterdeck"
LEDGER_LOCK = 7_166_332
SQLITE_PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000", "cache_size=-16384",
    "temp_store=MEMORY", "journal_size_limit=67108864",
)  # fmt: skip

CONNECT, POOL = 5, 5  # seconds for a connection to be made, and to become free
SILENT = 30  # seconds after which a host that answers no packet is gone
STATEMENT = 600  # seconds of MariaDB's silence within a statement: moving a schema forward and imports take their time
# PostgreSQL's own: a statement may take as long as it will, while its host is there.
POSTGRESQL_PATIENCE = {
    "connect_timeout": CONNECT, "keepalives": 1, "keepalives_idle": SILENT // 3, "keepalives_interval": SILENT // 6,
    "keepalives_count": 4, "tcp_user_timeout": SILENT * 1000,
}  # fmt: skip
MYSQL_SETTINGS = "SET time_zone='+00:00', sql_mode='STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"


class Busy(Exception):
    """Another writer holds SQLite and the caller asked not to wait."""


class Database:
    """One database by its URL; keeps connections and compiled statements.

    `sqlite:///work.db`, `postgresql://user@host/name`, `mysql://…` or `mariadb://…`. A commit that brings SQLite's
    log to `checkpoint_from` pages moves it into the database, and waits for that; whoever cannot wait asks for more
    and has `checkpoint` called beside.
    """

    def __init__(self, url: str, *, pool_size: int = 20, checkpoint_from: int = 1000) -> None:
        self.url = _with_driver(url)
        self.dialect = {"mariadb": "mysql"}.get(self.url.get_backend_name(), self.url.get_backend_name())
        if self.dialect not in ("sqlite", "postgresql", "mysql"):
            raise Refusal("bad_request", detail=f"{self.dialect} is not a database this runs on")
        self.faults = Faults(self.dialect)
        self.returns_ids = self.dialect == "postgresql"
        self.statements: dict[Any, Statement] = {}
        self.structures = util.LRUCache(1000)
        self.cache: dict[Any, Any] = {}
        self.committed: list[Callable[[int], None]] = []
        self.write_lock = threading.RLock()
        self.checkpoint_from = checkpoint_from
        self._threads = threading.local()
        self.engine = sa.create_engine(self.url, **self._options(pool_size))
        if self.dialect != "sqlite":
            event.listen(self.engine, "connect", {"mysql": _mysql_ready, "postgresql": _postgresql_ready}[self.dialect])

    def _options(self, pool_size: int) -> dict[str, Any]:
        if self.dialect == "sqlite":
            return {"poolclass": sa.pool.NullPool}
        options: dict[str, Any] = {
            "pool_size": pool_size, "max_overflow": pool_size, "pool_reset_on_return": None,
            "pool_pre_ping": False, "pool_recycle": 1800, "pool_timeout": POOL,
        }  # fmt: skip
        if self.dialect == "mysql":
            patience = {"connect_timeout": CONNECT, "read_timeout": CONNECT, "write_timeout": CONNECT}
            own = {"autocommit": True, "charset": "utf8mb4", "init_command": MYSQL_SETTINGS}
        else:
            patience, own = self.patience_of_postgresql, {"autocommit": True}
        options["connect_args"] = {n: v for n, v in patience.items() if n not in self.url.query} | own
        return options

    @property
    def patience_of_postgresql(self) -> dict[str, Any]:
        """How long its connections wait for what; the address may say otherwise."""
        return {name: value for name, value in POSTGRESQL_PATIENCE.items() if name not in self.url.query}

    @property
    def inline(self) -> bool:
        """True where a call is so quick that a thread would only slow it down."""
        return self.dialect == "sqlite"

    # -- statements --------------------------------------------------------------------------------------------

    def compile(self, key: Any, statement: Any) -> Statement:
        compiled = statement.compile(dialect=self.engine.dialect, compile_kwargs={"render_postcompile": True})
        order = tuple(compiled.positiontup) if compiled.positional else None
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        made = Statement(str(compiled), order, constants)
        self._keep(self.statements, key, made)
        return made

    def prepared(self, statement: Any, binds: Binds) -> tuple[str, Any]:
        """The driver's text and values of a statement with values in it, compiled once for all of its structure."""
        # What SQLAlchemy's own connections do between a statement and a cursor.
        compiled, extracted, collected, _ = statement._compile_w_cache(
            self.engine.dialect, compiled_cache=self.structures, column_keys=[]
        )
        if compiled.post_compile_params or compiled.literal_execute_params:
            # Lists of values are part of the text, which is therefore good for once only.
            once = self.compile(("once",), statement)
            return once.text, once.values(binds)
        values = compiled.construct_params(
            binds, extracted_parameters=extracted, _check=False, _collected_params=collected
        )
        if compiled.positional:
            return str(compiled), [values[name] for name in compiled.positiontup]
        return str(compiled), values

    def _keep(self, cache: dict[Any, Any], key: Any, made: Any) -> None:
        if len(cache) > 5000:  # free combinations of filters must not grow without bound
            cache.clear()
        cache[key] = made

    def words(self, depth: int) -> tuple[str, str, str]:
        if depth > 1:
            name = f"s{depth}"
            return f"SAVEPOINT {name}", f"RELEASE SAVEPOINT {name}", f"ROLLBACK TO SAVEPOINT {name}"
        begin = "BEGIN IMMEDIATE" if self.dialect == "sqlite" else "BEGIN"
        return begin, "COMMIT", "ROLLBACK"

    # -- connections -------------------------------------------------------------------------------------------

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A connection for one piece of work. SQLite keeps one per thread, server databases a pool."""
        if self.dialect == "sqlite":
            with self.telling():
                yield self._thread_session()
            return
        fairy = self._checkout()
        session = Session(self, fairy.driver_connection)
        try:
            with self.telling():
                yield session
        except BaseException as fault:
            if self.faults.lost(fault.__cause__ or fault):
                # The server went away under all connections; the others are as dead as this one.
                session.broken = True
                self.engine.dispose()
            raise
        finally:
            if session.broken:
                fairy.invalidate()
            fairy.close()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """A block in which a database that is away, full, read-only or held is a refusal.

        Raises `Refusal("unavailable")` or `Refusal("unwritable")`.
        """
        try:
            yield
        except Exception as fault:
            refusal = self.faults.refusal(fault)
            if refusal is None:
                raise
            raise refusal from fault

    def _checkout(self) -> Any:
        try:
            return self.engine.raw_connection()
        except Exception as fault:
            if not (isinstance(fault, exc.TimeoutError) or self.faults.closed(fault)):
                raise
            raise Refusal("unavailable", what="database") from fault

    def _thread_session(self) -> Session:
        session = getattr(self._threads, "session", None)
        if session is None:
            session = self._threads.session = Session(self, self._connect_sqlite())
        return session

    def _connect_sqlite(self) -> Any:
        import sqlite3

        raw = sqlite3.connect(
            self.url.database or ":memory:",
            isolation_level=None, cached_statements=1000, check_same_thread=False, timeout=30,
        )  # fmt: skip
        for pragma in SQLITE_PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        raw.execute(f"PRAGMA wal_autocheckpoint={self.checkpoint_from}")
        return raw

    def checkpoint(self) -> None:
        """Move SQLite's log into the database: most of it beside the writers, a rest that is left while they wait, so
        that the log can start anew."""
        session = self._thread_session()
        _, pages, _ = session.run_text("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if pages > 1000:
            with self.write_lock:
                session.run_text("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    @contextmanager
    def patience(self, wait: bool) -> Iterator[None]:
        """With `wait=False`, a block that cannot have SQLite's write lock at once raises `Busy`."""
        if wait or self.dialect != "sqlite":
            yield
            return
        if not self.write_lock.acquire(blocking=False):
            raise Busy
        session = self._thread_session()
        session.run_text("PRAGMA busy_timeout=0")
        try:
            yield
        except Exception as fault:
            if self.faults.locked(fault):
                raise Busy from fault
            raise
        finally:
            session.run_text("PRAGMA busy_timeout=30000")
            self.write_lock.release()

    def together(self, works: list[Callable[[], Any]]) -> list[Any]:
        """Run several writers' work in one transaction of SQLite, each in a savepoint of its own, so that they share
        the commit, which costs more than the work. Returns what each returned, or the exception it raised; raises
        when the transaction itself failed, and then nothing of any of them is written."""
        session = self._thread_session()
        try:
            with self.write_lock, session.transaction():
                outcomes = [self._outcome(session, work) for work in works]
        except BaseException:
            session.grown = 0
            self.cache.clear()  # it may hold what was not committed
            raise
        session.announce()
        return outcomes

    def _outcome(self, session: Session, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Exception as fault:
            if not session.raw.in_transaction:  # a full disk ends it for all
                raise
            return fault

    def close(self) -> None:
        session = getattr(self._threads, "session", None)
        if session is not None:
            session.raw.close()
            self._threads.session = None
        self.engine.dispose()


def _postgresql_ready(connection: Any, _: Any) -> None:
    # Our statements are long and touch few rows: compiling one to machine code takes seconds, running it milliseconds.
    connection.execute("SET jit = off")


def _mysql_ready(connection: Any, _: Any) -> None:
    # Repeatable read would show a writer that waited for a lock the world before it waited.
    with connection.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
    # PyMySQL has one patience for shaking hands and for statements, and none for a host that is gone.
    connection._read_timeout = connection._write_timeout = STATEMENT
    if connection._sock.family != socket.AF_UNIX:
        for option, value in _TCP_PATIENCE:
            connection._sock.setsockopt(socket.IPPROTO_TCP, option, value)


# By name, because not every system has all of them.
_TCP_PATIENCE = [
    (getattr(socket, name), value)
    for name, value in (
        ("TCP_USER_TIMEOUT", SILENT * 1000), ("TCP_KEEPIDLE", SILENT // 3), ("TCP_KEEPINTVL", SILENT // 6), ("TCP_KEEPCNT", 4),
    )
    if hasattr(socket, name)
]  # fmt: skip


def _with_driver(url: str) -> sa.engine.URL:
    try:
        made = make_url(url)
    except (exc.ArgumentError, ValueError) as fault:
        # Not repeated: it may hold a password.
        words = "This is no address of a database, such as sqlite:///work.db or postgresql://user:password@host/name."
        raise Refusal("bad_request", detail=words) from fault
    drivers = {
        "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg",
        "mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql",
    }  # fmt: skip
    return made.set(drivername=drivers.get(made.drivername, made.drivername))
