"""Making the schema, and moving it forward: Alembic's revisions on databases that live, all at once on new ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from . import search
from .database import Database
from .model import Field, kind_of, plain
from .tables import ID, LONG, build, column_of, column_value, metadata

MIGRATIONS = Path(__file__).parent.parent / "migrations"
BATCH = 500


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
        if database.dialect != "mysql":
            connection.exec_driver_sql("BEGIN")
        metadata.create_all(connection)
        finish(connection)
        connection.execute(sa.text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(sa.text("INSERT INTO alembic_version VALUES (:newest)"), {"newest": newest()})


def finish(connection: Any) -> None:
    """What a schema needs beside its tables: the full-text index, and the row that orders the ledger's commits."""
    dialect = connection.dialect.name
    for statement in search.ddl("mysql" if dialect == "mariadb" else str(dialect)):
        connection.execute(sa.text(statement))
    connection.execute(sa.text("INSERT INTO counter (name, value) VALUES ('ledger', 0)"))


# -- promoting a field -----------------------------------------------------------------------------------------


def promote(connection: sa.Connection, noun: str, name: str, annotation: Any, default: Any = None) -> int:
    """Give a field of the documents a column beside them: add it, fill it, index it; returns the rows it looked at.

    For revisions: `promote(op.get_bind(), "chat", "topic", Annotated[str, Column(index=True)], default="")`. The
    annotation and the default are said again here, because a revision stays as it was when the struct moves on.
    What was done already is not done twice: MariaDB keeps a half of a revision that failed.
    """
    base, markers = plain(annotation)
    field = Field(name, annotation, base, kind_of(base), False, default, True, markers)
    if field.column is None:
        raise ValueError(f"{noun}.{name} has no Column() in its annotation")
    column = column_of(field)
    table = sa.Table(noun, sa.MetaData(), sa.Column("id", ID, primary_key=True), sa.Column("data", LONG), column)
    if name not in {known["name"] for known in sa.inspect(connection).get_columns(noun)}:
        _add(connection, table, column, column_value(field, default))
    filled = _fill(connection, table, field)
    if field.column.index or field.column.unique:
        kind = "uq" if field.column.unique else "ix"
        for index in list(table.indexes):
            table.indexes.discard(index)
        made = sa.Index(f"{kind}_{noun}_{name}", table.c[name], unique=field.column.unique)
        made.create(connection, checkfirst=True)
    return filled


def _add(connection: sa.Connection, table: sa.Table, column: sa.Column[Any], default: Any) -> None:
    """The column, with a default where it takes no NULL: rows that are there already need a value at once."""
    words = connection.dialect.identifier_preparer
    specified = f"{words.quote(column.name)} {column.type.compile(dialect=connection.dialect)}"
    if default is not None:
        value = sa.literal(default, column.type).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        specified += f" DEFAULT {value} NOT NULL"
    for key in column.foreign_keys:
        target, _, other = key.target_fullname.partition(".")
        named = words.quote(f"fk_{table.name}_{column.name}")
        specified += f" CONSTRAINT {named} REFERENCES {words.quote(target)} ({words.quote(other)})"
    connection.exec_driver_sql(f"ALTER TABLE {words.format_table(table)} ADD COLUMN {specified}")


def _fill(connection: sa.Connection, table: sa.Table, field: Field) -> int:
    """Write every document's value into the column, a batch at a time."""
    held = sa.bindparam("held", type_=table.c[field.name].type)
    write = sa.update(table).where(table.c.id == sa.bindparam("row")).values({field.name: held})
    after, filled = 0, 0
    while True:
        page = sa.select(table.c.id, table.c.data).where(table.c.id > after).order_by(table.c.id).limit(BATCH)
        rows = connection.execute(page).all()
        if not rows:
            return filled
        connection.execute(write, [{"row": id, "held": _held(field, data)} for id, data in rows])
        after, filled = rows[-1].id, filled + len(rows)


def _held(field: Field, data: str) -> Any:
    """What the column holds for a document; what a document leaves out is the default."""
    document: dict[str, Any] = msgspec.json.decode(data)
    if field.name not in document:
        return column_value(field, field.default)
    return column_value(field, msgspec.convert(document[field.name], field.type))
