"""Structs to tables: one table per noun with its document and promoted columns, one per edge, and the kernel's own."""

from __future__ import annotations

import unicodedata
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from .act import stamp
from .model import NOUNS, Field, Noun, Record

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
TABLES: dict[str, sa.Table] = {}

# Text that is compared byte by byte on every database: MariaDB and PostgreSQL would compare by language otherwise.
_BYTES = {"mysql": "utf8mb4_bin", "postgresql": "C"}


def bind(name: str) -> Any:
    """A value given by name when a kept statement runs; its type is that of what it is compared with."""
    return sa.bindparam(name, None)


def text_type(length: int) -> sa.types.TypeEngine[Any]:
    return (
        sa.String(length)
        .with_variant(sa.String(length, collation=_BYTES["postgresql"]), "postgresql")
        .with_variant(mysql.VARCHAR(length, charset="utf8mb4", collation=_BYTES["mysql"]), "mysql", "mariadb")
    )


LONG = sa.Text().with_variant(mysql.LONGTEXT(charset="utf8mb4", collation=_BYTES["mysql"]), "mysql", "mariadb")
NAME, INSTANT, DATE = text_type(191), text_type(27), text_type(10)
# SQLite gives out row ids by itself only for a column declared INTEGER.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NUMBER = sa.Float(53).with_variant(postgresql.DOUBLE_PRECISION(), "postgresql")

TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "int": ID, "float": NUMBER, "decimal": NUMBER, "bool": sa.Boolean(), "text": NAME, "enum": text_type(40),
    "instant": INSTANT, "date": DATE,
}  # fmt: skip


def fold(text: str) -> str:
    """Text as columns hold it: compatibility-composed, case-folded, blanks joined, at most 191 characters."""
    # PostgreSQL holds no NUL; a blank in its place keeps the words apart.
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\0", " ").split())[:191]


def column_value(field: Field, value: Any) -> Any:
    """What a column holds for a field's value; the same conversion serves filters."""
    if value is None:
        return None
    match field.kind:
        case "instant":
            return stamp(value)
        case "date":
            return value.isoformat()
        case "enum":
            assert field.column
            return field.choices.index(value) if field.column.ordered else str(value)
        case "decimal":
            return float(value)
        case "text":
            return fold(value) if field.folded else value.replace("\0", "")
        case _:
            return value


def gone(thing: Record) -> int:
    """What the column of that name holds: 0 there, 1 in the trash, 2 past it."""
    return 2 if thing.expired_at else int(thing.deleted_at is not None)


def edge_rows(field: Field, value: list[Any]) -> list[dict[str, Any]]:
    """The rows of a field's edge table, without the owner; the first of equal ids counts."""
    edge = field.edge
    assert edge
    if edge.key is None:
        return [{"target_id": target} for target in dict.fromkeys(value)]
    rows: dict[int, dict[str, Any]] = {}
    for item in value:
        extra = {name: getattr(item, name) for name in edge.extra}
        rows.setdefault(getattr(item, edge.key), {"target_id": getattr(item, edge.key)} | extra)
    return list(rows.values())


def edge_name(noun: Noun, field: Field) -> str:
    return f"{noun.name}_{field.name}"


def build() -> sa.MetaData:
    """Derive all tables from the declared nouns; safe to call again when nouns were added."""
    from . import search

    _kernel_tables()
    search.declare()
    for noun in NOUNS.values():
        if noun.name not in TABLES:
            TABLES[noun.name] = _noun_table(noun)
            for field in noun.fields.values():
                if field.edge:
                    TABLES[edge_name(noun, field)] = _edge_table(noun, field)
    # Everything points at the user who made it; so what a user points at is tied to it only after both were made.
    for key in TABLES["user"].foreign_key_constraints if "user" in TABLES else ():
        key.use_alter = key.referred_table.name != "user"
    return metadata


def _noun_table(noun: Noun) -> sa.Table:
    columns: list[Any] = [
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("data", LONG, nullable=False),
        # 1 in the trash, 2 past it. Lists ask for 0: no database orders by an index behind a column that IS NULL alike.
        sa.Column("gone", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
    ]
    for field in noun.fields.values():
        if field.kept or (field.column and field.name not in ("id", "version")):
            columns.append(column_of(field, led=any(spec.split()[0] == field.name for spec in noun.unique)))
    # MariaDB indexes no longer texts; only hashes are found by what they are.
    columns += [sa.Column(name, text_type(255 if name in noun.unique else 1000)) for name in noun.secrets]
    table = sa.Table(noun.name, metadata, *columns, sqlite_autoincrement=True)
    for spec in noun.indexes:
        _composite(table, spec)
    if "restore" in noun.operations:
        _trash(table)
    for spec in noun.unique:
        names = spec.split()
        sa.Index(f"uq_{noun.name}_{'_'.join(names)}", *(table.c[n] for n in names), unique=True)
    return table


def column_of(field: Field, *, led: bool = False) -> sa.Column[Any]:
    """The column that holds a field's value beside the document; `led` when a unique index begins with it."""
    if field.kept:
        nullable = field.default is None
        default = None if nullable else sa.text(str(int(field.default)))
        return sa.Column(field.name, TYPES[field.kind], nullable=nullable, server_default=default)
    column = field.column
    assert column
    kind = sa.SmallInteger() if column.ordered else TYPES[field.kind]
    keys = [sa.ForeignKey(f"{field.ref.noun}.id")] if field.ref else []
    # Every stored object has these two, though a new struct has not yet.
    nullable = not field.required and field.default is None and field.name not in ("created_at", "updated_at")
    return sa.Column(
        field.name,
        kind,
        *keys,
        index=column.index and not column.unique and not led,
        unique=column.unique,
        nullable=nullable,
    )


def _composite(table: sa.Table, spec: str) -> None:
    """An index that serves a list: what is not deleted first, then filter and sort, the id as the tie-break."""
    names = spec.split()
    falling = names[-1].startswith("-")
    columns: list[Any] = [table.c.gone]
    for name in names:
        column = table.c[name.lstrip("-")]
        columns.append(column.desc() if name.startswith("-") else column)
    columns.append(table.c.id.desc() if falling else table.c.id)
    sa.Index(f"list_{table.name}_{'_'.join(n.replace('-', 'd_') for n in names)}"[:60], *columns)


def _trash(table: sa.Table) -> None:
    """An index that serves the trash. It holds only what is deleted, so that nothing else pays for it; on MariaDB,
    which has no such indexes, it holds everything."""
    gone = table.c.gone == sa.literal_column("1")
    columns = (table.c.gone, table.c.deleted_at, table.c.id)
    sa.Index(f"trash_{table.name}", *columns, sqlite_where=gone, postgresql_where=gone)


def _edge_table(noun: Noun, field: Field) -> sa.Table:
    edge = field.edge
    assert edge
    name = edge_name(noun, field)
    return sa.Table(
        name,
        metadata,
        sa.Column("owner_id", ID, sa.ForeignKey(f"{noun.name}.id"), primary_key=True, autoincrement=False),
        sa.Column("target_id", ID, sa.ForeignKey(f"{edge.noun}.id"), primary_key=True, autoincrement=False),
        *(sa.Column(extra, text_type(40)) for extra in edge.extra),
        sa.Index(f"ix_{name}_target", "target_id", "owner_id"),
    )


def _kernel_tables() -> None:
    if "activity" in TABLES:
        return
    # The ledger. Ids rise in the order of commit; `project_id` is where the change belongs, for charts and boards.
    TABLES["activity"] = sa.Table(
        "activity",
        metadata,
        sa.Column("id", ID, primary_key=True, autoincrement=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor_id", ID),
        sa.Column("via", text_type(20), nullable=False),
        sa.Column("noun", text_type(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("verb", text_type(60), nullable=False),
        sa.Column("project_id", ID),
        sa.Column("changes", LONG, nullable=False),
        sa.Index("ix_activity_object", "noun", "object_id", "id"),
        sa.Index("ix_activity_project", "project_id", "noun", "id"),
        # What is asked of the ledger in its own order, by each of these.
        *(sa.Index(f"ix_activity_{name}", name, "id") for name in ("project_id", "actor_id", "noun", "verb", "at")),
        sqlite_autoincrement=True,
    )
    # Numbers people see, one row per project; and the row that orders commits of the ledger on MariaDB.
    TABLES["counter"] = sa.Table(
        "counter",
        metadata,
        sa.Column("name", text_type(60), primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    TABLES["consumer"] = sa.Table(
        "consumer",
        metadata,
        sa.Column("name", text_type(60), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    # Which object a number names: WEB-12 stays found after the task moved to another project.
    TABLES["number"] = sa.Table(
        "number",
        metadata,
        sa.Column("project_id", ID, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("noun", text_type(40), nullable=False),
        sa.Column("object_id", ID, nullable=False),
    )
    TABLES["idempotency"] = sa.Table(
        "idempotency",
        metadata,
        sa.Column("user_id", ID, primary_key=True, autoincrement=False),
        sa.Column("key", text_type(191), primary_key=True),
        sa.Column("request", text_type(64), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("answer", LONG, nullable=False),
        sa.Column("at", INSTANT, nullable=False, index=True),
    )
    TABLES["custom_value"] = sa.Table(
        "custom_value",
        metadata,
        sa.Column("noun", text_type(40), primary_key=True),
        sa.Column("object_id", ID, primary_key=True, autoincrement=False),
        sa.Column("field", text_type(60), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text", NAME),
        sa.Column("number", NUMBER),
        sa.Index("ix_custom_value_text", "noun", "field", "text", "object_id"),
        sa.Index("ix_custom_value_number", "noun", "field", "number", "object_id"),
    )
    TABLES["setting"] = sa.Table(
        "setting",
        metadata,
        sa.Column("name", text_type(60), primary_key=True),
        sa.Column("data", LONG, nullable=False),
    )
