"""Alembic's entry: runs the revisions on the database that `schema.migrate` hands over."""

from __future__ import annotations

from typing import Any

from alembic import context

from quarterdeck.kernel.search import ignored
from quarterdeck.kernel.tables import build
from quarterdeck.migrations.types import rendered

database = context.config.attributes["database"]
ran: list[str] = context.config.attributes["ran"]


def note(*, step: Any, **_: Any) -> None:
    ran.append(str(step.up_revision_id))


with database.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=build(),
        transactional_ddl=database.dialect != "mysql",
        on_version_apply=[note],  # pyright: ignore[reportArgumentType]  # Alembic documents a list
        include_name=lambda name, kind, parents: not ignored(name, kind),
        render_item=rendered,
    )
    if database.dialect != "mysql":
        # The drivers are told to begin no transactions by themselves; MariaDB has none for the schema.
        connection.exec_driver_sql("BEGIN")
    with context.begin_transaction():
        context.run_migrations()
    if connection.in_transaction():
        connection.commit()
