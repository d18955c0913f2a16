"""The revisions, run forward on an empty database, make exactly what the nouns declare."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from quarterdeck.kernel import schema
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.search import ignored
from quarterdeck.kernel.tables import metadata
from quarterdeck.people.user import User
from tests.conftest import drop_server_database, empty_server_database


@pytest.fixture
def empty(dialect: str, tmp_path: Path) -> Iterator[Database]:
    """A database without a table."""
    if dialect == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
        yield database
        database.close()
        return
    name = f"quarterdeck_migrated_{os.getpid()}"
    database = empty_server_database(dialect, name)
    yield database
    database.close()
    drop_server_database(dialect, name)


def test_the_revisions_make_what_the_nouns_declare(empty: Database) -> None:
    assert schema.migrate(empty) == sorted(p.stem.split("_")[0] for p in (schema.MIGRATIONS / "versions").glob("0*.py"))
    with empty.engine.connect() as connection:
        opts = {"include_name": lambda name, kind, parents: not ignored(name, kind)}
        # MariaDB tells its types under other names (a boolean is a TINYINT), so there the rest is compared.
        opts |= {"compare_type": empty.dialect != "mysql"}
        found = compare_metadata(MigrationContext.configure(connection, opts=opts), metadata)
    assert found == []
    assert schema.migrate(empty) == []


def test_a_migrated_database_works(empty: Database) -> None:
    schema.migrate(empty)
    made = system(empty).of(User).create(username="ada", email="ada@example.com", role="admin", status="active")
    assert system(empty).of(User).search("ada")[0].id == made.id


def test_every_list_index_of_a_created_schema_is_in_a_migrated_one(empty: Database) -> None:
    schema.migrate(empty)
    inspector = sa.inspect(empty.engine)
    made = {i["name"] for table in metadata.tables for i in inspector.get_indexes(table)}
    declared = {i.name for table in metadata.tables.values() for i in table.indexes}
    assert declared <= made
