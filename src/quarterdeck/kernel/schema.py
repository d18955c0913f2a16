"""Making the schema, and moving it forward: Alembic's revisions on databases that live, all at once on new ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from . import search
from .database import Database
from .tables import build, metadata

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def version_in(database: Database) -> str | None:
    """The revision the database is at, or None for an empty one."""
    with database.session() as session:
        try:
            row = session.run_text("SELECT version_num FROM alembic_version").fetchone()
        except Exception:
            return None
    return str(row[0]) if row else None


def newest() -> str:
    """The newest revision, read from the folder's file names, which Alembic need not be loaded for."""
    return sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[-1]


def migrate(database: Database) -> list[str]:
    """Bring the database to the newest revision; returns the revisions that ran."""
    before, target = version_in(database), newest()
    if before == target:
        return []
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    ran: list[str] = []
    config.attributes.update(database=database, ran=ran)
    command.upgrade(config, "head")
    return ran


def create(database: Database) -> None:
    """All tables at once, on an empty database, as the migrations would have made them."""
    build()
    with database.engine.begin() as connection:
        metadata.create_all(connection)
        finish(connection)


def finish(connection: Any) -> None:
    """What a schema needs beside its tables: the full-text index, and the row that orders the ledger's commits."""
    dialect = connection.dialect.name
    for statement in search.ddl({"mariadb": "mysql"}.get(dialect, dialect)):
        connection.execute(sa.text(statement))
    connection.execute(sa.text("INSERT INTO counter (name, value) VALUES ('ledger', 0)"))
