"""Moving a whole database, secrets and history included, from any dialect to any: one snapshot, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from quarterdeck.carrying.bulk import Row, filling
from quarterdeck.checking import check
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.snapshot import snapshot
from quarterdeck.kernel.tables import TABLES

BATCH = 1000
Progress = Callable[[str, int, int], None]  # table, rows done, rows in all
Files = Callable[[Deck, Session], None]


def copy(
    source: Database, target: Database, progress: Progress | None = None, files: Files | None = None
) -> dict[str, int]:
    """Copy every row of every table; returns how many there were of each.

    The target must be empty and stays so unless everything arrived; then it is checked as `check` does. Files are
    not in the database: where they have to come too, `files` carries them, given the source as it was copied.
    """
    if source.url == target.url:
        raise Refusal("bad_request", detail="The database to copy to is the one to copy from.")
    counts: dict[str, int] = {}
    deck = system(source)
    with snapshot(deck) as reading, filling(target) as bulk:
        for name in ("counter", "consumer", "setting"):
            bulk.session.execute(None, lambda: sa.delete(TABLES[name]), {})  # noqa: B023
        for table in TABLES.values():
            counts[table.name] = total = _count(reading, table)
            done = 0
            for rows in rows_of(reading, table):
                bulk.insert(table, rows)
                done += len(rows)
                if progress:
                    progress(table.name, done, total)
            if (there := _count(bulk.session, table)) != total:
                raise Refusal(
                    "not_allowed", reason=f"{there} of {total} rows of {table.name} arrived; nothing was kept"
                )
        bulk.settle()
        if files:
            files(deck, reading)
    report = check(target)
    if not report.well:
        first = report.differences[0]
        found = f"the check found {report.found} differences, the first: {first}"
        reason = f"everything was copied, but {found}; check the source too"
        raise Refusal("not_allowed", reason=reason[:1000])
    return counts


def rows_of(session: Session, table: sa.Table) -> Iterator[list[Row]]:
    """All rows of a table in the order of its primary key, a batch at a time."""
    keys, after = list(table.primary_key.columns), None
    while True:
        statement = sa.select(*table.c).order_by(*keys).limit(BATCH)
        if after is not None:
            statement = statement.where(_behind(keys, after))
        found = session.rows(None, lambda: statement, {})  # noqa: B023
        rows = [dict(zip(table.c.keys(), row, strict=True)) for row in found]
        if rows:
            after = [rows[-1][key.name] for key in keys]
            yield rows
        if len(rows) < BATCH:
            return


def _behind(keys: list[Any], after: list[Any]) -> Any:
    """The condition that a row comes behind the last one, said so that the index starts there."""
    behind: Any = sa.false()
    for key, value in zip(reversed(keys), reversed(after), strict=True):
        behind = sa.or_(key > value, sa.and_(key == value, behind))
    return sa.and_(keys[0] >= after[0], behind)


def _count(session: Session, table: sa.Table) -> int:
    return int(session.row(None, lambda: sa.select(sa.func.count()).select_from(table), {})[0])
