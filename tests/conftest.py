"""Every test that takes `database` runs on SQLite, PostgreSQL and MariaDB; a server that is missing is said so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

import quarterdeck.nouns  # noqa: F401  # completes the registry
from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.tables import metadata
from tests.world import World, populate

CI = os.environ.get("CI") == "true"
SERVERS = {
    "postgresql": os.environ.get("QUARTERDECK_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432"),
    "mariadb": os.environ.get("QUARTERDECK_TEST_MARIADB", "mysql://root@127.0.0.1:3306"),
}
ADMIN_DATABASE = {"postgresql": "postgres", "mariadb": "mysql"}
SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


def shared(name: str) -> Path:
    """A file of the shared test data, which is read in place; its absence skips the test and says so."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the shared data file {name} is not beside this checkout")
    return path


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    return getattr(request.config, "workerinput", {}).get("workerid", "main")


@pytest.fixture(scope="session")
def made(worker: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database | Path | str]]:
    """Databases with a schema, made once per test process; kept by dialect, or the reason why there is none."""
    kept: dict[str, Database | Path | str] = {}
    yield kept
    for dialect, database in kept.items():
        if isinstance(database, Database):
            database.close()
            drop_server_database(dialect, str(database.url.database))


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def url(
    dialect: str,
    worker: str,
    made: dict[str, Database | Path | str],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The address of an empty database with the schema, in the dialect at hand."""
    if dialect == "sqlite":
        template = made.get("sqlite") or _sqlite_template(tmp_path_factory.mktemp("sqlite") / "template.db")
        made["sqlite"] = template
        shutil.copy(str(template), tmp_path / "test.db")
        return f"sqlite:///{tmp_path / 'test.db'}"
    if dialect not in made:
        made[dialect] = _server_database(dialect, f"quarterdeck_test_{worker}_{os.getpid()}")
    database = made[dialect]
    if isinstance(database, str):
        _missing(database)
    assert isinstance(database, Database)
    _empty(database)
    return database.url.render_as_string(hide_password=False)


class Statements(dict[object, object]):
    """Compiled statements, alike for all databases of a dialect until one of them gets custom fields of its own."""

    own = False

    def clear(self) -> None:
        super().clear()
        self.own = True


@pytest.fixture(scope="session")
def compiled() -> dict[str, Statements]:
    """Statements by dialect: compiling them takes longer than most tests do."""
    return {}


@pytest.fixture
def database(url: str, compiled: dict[str, Statements]) -> Iterator[Database]:
    database = Database(url)
    database.statements = compiled.setdefault(database.dialect, Statements())  # type: ignore[assignment]
    yield database
    if compiled[database.dialect].own:
        del compiled[database.dialect]
    database.close()


@pytest.fixture
def world(database: Database) -> World:
    """Ada leads, Ben is a member, Cleo is the customer, Dan is outside; Root administers."""
    return populate(database)


def _sqlite_template(path: Path) -> Path:
    database = Database(f"sqlite:///{path}")
    schema.create(database)
    with database.session() as session:
        session.run_text("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


def _server_database(dialect: str, name: str) -> Database | str:
    """A database with the schema on the server, or why there is none."""
    try:
        database = _fresh(dialect, name)
    except Exception as fault:
        return f"{dialect} does not answer at {SERVERS[dialect]}: {fault}"
    schema.create(database)
    return database


def _fresh(dialect: str, name: str) -> Database:
    server = Database(f"{SERVERS[dialect]}/{ADMIN_DATABASE[dialect]}")
    with server.session() as session:
        session.run_text(f"DROP DATABASE IF EXISTS {name}")
        kind = " TEMPLATE template0 ENCODING 'UTF8'" if dialect == "postgresql" else ""
        session.run_text(f"CREATE DATABASE {name}{kind}")
    server.close()
    # Each test connects anew, and on this machine: a certificate's place costs more than what most of them ask.
    plain = "?ssl_disabled=true" if dialect == "mariadb" else ""
    return Database(f"{SERVERS[dialect]}/{name}{plain}")


def empty_server_database(dialect: str, name: str) -> Database:
    """A database without a table on a server that is there; the test is left out, or fails in CI, when it is not."""
    try:
        return _fresh(dialect, name)
    except Exception as fault:
        _missing(f"{dialect} does not answer at {SERVERS[dialect]}: {fault}")
        raise


def drop_server_database(dialect: str, name: str) -> None:
    server = Database(f"{SERVERS[dialect]}/{ADMIN_DATABASE[dialect]}")
    with server.session() as session:
        session.run_text(f"DROP DATABASE IF EXISTS {name}" + (" WITH (FORCE)" if dialect == "postgresql" else ""))
    server.close()


def _missing(reason: str) -> None:
    if CI:
        pytest.fail(reason)
    pytest.skip(reason)


def _empty(database: Database) -> None:
    off, on = {
        "postgresql": ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT"),
        "mysql": ("SET foreign_key_checks = 0", "SET foreign_key_checks = 1"),
    }[database.dialect]
    with database.engine.connect() as connection:
        connection.execute(sa.text(off))
        for table in metadata.tables.values():
            connection.execute(table.delete())
        connection.execute(sa.text("INSERT INTO counter (name, value) VALUES ('ledger', 0)"))
        connection.execute(sa.text(on))
        if database.dialect == "postgresql":
            connection.commit()
