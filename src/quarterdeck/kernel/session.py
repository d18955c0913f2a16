"""One connection in use, and the statements it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from .database import Database

Binds = dict[str, Any]


@dataclass(frozen=True)
class Statement:
    """A compiled statement: the driver's text, the names of its parameters, and the values written in it."""

    text: str
    order: tuple[str, ...] | None
    constants: Binds

    def values(self, binds: Binds) -> Any:
        merged = self.constants | binds if self.constants else binds
        if self.order is None:
            return merged
        return [merged[name] for name in self.order]


class Session:
    """One connection in use by one deck: it runs statements, alone or in a transaction with savepoints."""

    def __init__(self, database: Database, raw: Any) -> None:
        self.database = database
        self.raw = raw
        self.depth = 0
        self.grown = 0  # to which activity this connection's transactions have brought the ledger
        self.broken = False

    def execute(self, key: Any, build: Callable[[], Any], binds: Binds) -> Any:
        """Run the statement known by `key`, building it on first use; returns the driver's cursor.

        Without a key the statement is built anew, and known by its own structure.
        """
        if key is None:
            return self.run_text(*self.database.prepared(build(), binds))
        statement = self.database.statements.get(key)
        if statement is None:
            statement = self.database.compile(key, build())
        return self.run_text(statement.text, statement.values(binds))

    def run_text(self, text: str, values: Any = ()) -> Any:
        cursor = self.raw.cursor()
        cursor.execute(text, values)
        return cursor

    def rows(self, key: Any, build: Callable[[], Any], binds: Binds) -> list[Any]:
        return self.execute(key, build, binds).fetchall()

    def row(self, key: Any, build: Callable[[], Any], binds: Binds) -> Any:
        return self.execute(key, build, binds).fetchone()

    def insert(self, table: sa.Table, values: Binds) -> int:
        """Insert one row and return the id the database gave it."""
        names = tuple(values)

        def build() -> Any:
            statement = sa.insert(table).values({name: sa.bindparam(name) for name in names})
            return statement.returning(table.c.id) if self.database.returns_ids else statement

        cursor = self.execute(("insert", table.name, names), build, values)
        return int(cursor.fetchone()[0] if self.database.returns_ids else cursor.lastrowid)

    def insert_rows(self, table: sa.Table, rows: list[Binds]) -> None:
        """Insert rows whose ids nobody needs."""
        for row in rows:
            names = tuple(row)
            build = lambda names=names: sa.insert(table).values({n: sa.bindparam(n) for n in names})  # noqa: E731
            self.execute(("insert-only", table.name, names), build, row)

    # -- transactions ------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block or none of it; inside another one, a savepoint."""
        self.depth += 1
        begin, commit, rollback = self.database.words(self.depth)
        try:
            self.run_text(begin)
        except BaseException:
            self.depth -= 1
            raise
        try:
            yield
            self.run_text(commit)
        except BaseException:
            self._undo(rollback)
            raise
        finally:
            self.depth -= 1

    def announce(self) -> None:
        """Tell this process what was committed; inside a transaction nothing is, yet."""
        if self.depth == 0 and self.grown:
            last, self.grown = self.grown, 0
            for listener in self.database.committed:
                listener(last)

    def _undo(self, rollback: str) -> None:
        try:
            self.run_text(rollback)
        except Exception:
            # A deadlock has undone the whole transaction already, or the connection broke. An outer block is told by
            # the fault on its way up; the outermost one gives the connection back, so it must not be half used.
            self.broken = True
