"""Alembic's entry: runs the revisions on the database that `schema.migrate` hands over."""

from __future__ import annotations

from alembic import context

from quarterdeck.kernel.tables import build

database = context.config.attributes["database"]
ran: list[str] = context.config.attributes["ran"]


def note(ctx: object, step: object, heads: object, run_args: object) -> None:
    ran.append(str(getattr(step, "up_revision_id", "")))


with database.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=build(),
        transactional_ddl=database.dialect != "mysql",
        on_version_apply=[note],
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
