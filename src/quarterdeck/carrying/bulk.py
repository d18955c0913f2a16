"""Filling an empty database in one transaction: rows with the ids they had, references checked when all are there."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.tables import TABLES

Row = dict[str, Any]
ONE = sa.literal_column("1", sa.Integer)


class Bulk:
    """An open load: `insert` rows of any table in any order."""

    def __init__(self, deck: Deck, session: Session) -> None:
        self.deck, self.session, self.database = deck, session, deck.database
        self._foreign: list[tuple[str, str, str]] = []

    def insert(self, table: sa.Table, rows: list[Row]) -> None:
        """Rows, each with the same columns."""
        if not rows:
            return
        names = tuple(rows[0])
        yes_no = [n for n in names if isinstance(table.c[n].type, sa.Boolean)]
        for row in rows:
            # PostgreSQL takes no number for a truth, and the other two give one out.
            row.update({n: bool(row[n]) for n in yes_no if row[n] is not None})
        key = ("insert-only", table.name, names)
        made = self.database.statements.get(key) or self.database.compile(
            key, sa.insert(table).values({n: sa.bindparam(n) for n in names})
        )
        self.session.raw.cursor().executemany(made.text, [made.values(row) for row in rows])

    # -- references --------------------------------------------------------------------------------------------

    def lift(self) -> None:
        """Let PostgreSQL take rows in any order: its references are taken away, to be made and checked at the end."""
        if self.database.dialect != "postgresql":
            return
        asked = (
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
        self._foreign = [tuple(row) for row in self.session.run_text(asked).fetchall()]
        for table, name, _ in self._foreign:
            self.session.run_text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')

    def settle(self) -> None:
        """Give ids out behind those that are there; refuse references that lead nowhere."""
        for table, column, target in self._dangling():
            raise Refusal("import", where=table, reason=f"{column} names a {target} that is not there")
        if self.database.dialect != "postgresql":
            return
        for table, name, definition in self._foreign:
            self.session.run_text(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for table in TABLES.values():
            if "id" in table.c and table.c.id.autoincrement is True:
                named = f'"{table.name}"'
                self.session.run_text(
                    f"SELECT setval(pg_get_serial_sequence('{named}', 'id'), max(id)) FROM {named} "
                    "HAVING max(id) IS NOT NULL"
                )

    def lost(self, target: str) -> set[int]:
        """The ids under which rows name a thing of this table that is not there."""
        found = set[int]()
        for table in TABLES.values():
            for key in table.foreign_keys:
                if key.column.table.name == target:
                    asked = sa.select(key.parent).distinct().where(key.parent.is_not(None), ~_there(table, key))
                    found |= {int(row[0]) for row in self.session.rows(None, lambda: asked, {})}  # noqa: B023
        return found

    def _dangling(self) -> Iterator[tuple[str, str, str]]:
        for table in TABLES.values():
            for key in table.foreign_keys:
                lost = sa.select(ONE).select_from(table).where(key.parent.is_not(None), ~_there(table, key))
                if self.session.row(None, lambda: lost.limit(1), {}):  # noqa: B023
                    yield table.name, key.parent.name, key.column.table.name


def _there(table: sa.Table, key: sa.ForeignKey) -> sa.Exists:
    target = key.column.table.alias()
    return sa.select(ONE).where(target.c[key.column.name] == key.parent).correlate(table).exists()


@contextmanager
def filling(database: Database) -> Generator[Bulk]:
    """All of the block or none of it, on a database without content; the block ends with `settle`.

    Raises `Refusal` for a database that has content.
    """
    deck = system(database, via="import")
    with database.write_lock, deck.using() as session:
        _refuse_content(session)
        _unchecked(session, True)
        try:
            with session.transaction():
                bulk = Bulk(deck, session)
                bulk.lift()
                yield bulk
        finally:
            _unchecked(session, False)
    database.cache.clear()


def _refuse_content(session: Session) -> None:
    for table in TABLES.values():
        if table.name in ("counter", "consumer", "setting"):
            continue
        if session.row(None, lambda: sa.select(ONE).select_from(table).limit(1), {}):  # noqa: B023
            raise Refusal(
                "not_allowed", reason=f"the database to fill has content already (in {table.name}); give an empty one"
            )


def _unchecked(session: Session, off: bool) -> None:
    match session.database.dialect:
        case "sqlite":
            session.run_text(f"PRAGMA foreign_keys={'OFF' if off else 'ON'}")
        case "mysql":
            session.run_text(f"SET foreign_key_checks={0 if off else 1}")
        case _:
            return
