"""What the drivers' faults mean: SQLite, PostgreSQL and MariaDB each say it in a way of their own."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from .errors import NUL, Refusal

# Another transaction was in the way and this one can simply be run again.
_RETRY_SQLSTATES = {"40P01", "40001"}
_RETRY_MYSQL = {1213, 1205}
# The server is stopping, or the connection was broken or killed; 0 is PyMySQL's own for one that it has closed.
_LOST_MYSQL = {0, 1053, 1077, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2002, 2003, 2006, 2013, 2055, 4031}
_DUPLICATE_MYSQL = {1062}

FULL, READ_ONLY, HELD, FAILING = "it is full", "it is read-only", "another program holds it", "its disk fails"
# Why a database that answers takes no writes, by what its driver says.
_UNWRITABLE: dict[str, dict[Any, str]] = {
    "sqlite": {
        "SQLITE_FULL": FULL, "SQLITE_READONLY": READ_ONLY, "SQLITE_BUSY": HELD, "SQLITE_LOCKED": HELD,
        "SQLITE_IOERR": FAILING,
    },
    # 25006 read_only_sql_transaction, 53100 disk_full, 58030 io_error
    "postgresql": {"25006": READ_ONLY, "53100": FULL, "58030": FAILING},
    # ER_DISK_FULL, ER_RECORD_FILE_FULL; ER_OPTION_PREVENTS_STATEMENT, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION,
    # ER_READ_ONLY_MODE; ER_ERROR_ON_WRITE
    "mysql": {1021: FULL, 1114: FULL, 1290: READ_ONLY, 1792: READ_ONLY, 1836: READ_ONLY, 1026: FAILING},
}  # fmt: skip


class Faults:
    """The faults of one dialect's driver."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect

    def refusal(self, fault: BaseException) -> Refusal | None:
        """How a database that is away, takes no writes, or not this text, is told of; None for every other fault."""
        if self.lost(fault):
            return Refusal("unavailable", what="database")
        if self.dialect == "postgresql" and "NUL (0x00)" in str(fault):
            return Refusal("bad_request", detail=NUL)
        reason = _UNWRITABLE[self.dialect].get(self._code(fault))
        return Refusal("unwritable", reason=reason) if reason else None

    def lost(self, fault: BaseException) -> bool:
        """True when the fault means that the connection is gone, or that there is no file."""
        if self.dialect == "sqlite":
            return self._code(fault) == "SQLITE_CANTOPEN"
        if self.dialect == "mysql":
            return self.closed(fault) and self._code(fault) in _LOST_MYSQL
        # psycopg's own faults have no SQLSTATE; 57P01 to 57P05 and class 08 are PostgreSQL's farewells.
        state = self._code(fault)
        return self.closed(fault) if state is None else state.startswith(("57P0", "08"))

    def closed(self, fault: BaseException) -> bool:
        """True when a server's database lets nobody in: it is away, is full of others, or does not know us."""
        return any(kind.__name__ in ("OperationalError", "InterfaceError") for kind in type(fault).__mro__)

    def locked(self, fault: BaseException) -> bool:
        """True when another process is writing to SQLite."""
        return "database is locked" in str(fault.__cause__ or fault)

    def transient(self, fault: BaseException) -> bool:
        """True for a deadlock or a lost race after which the same work can be run again."""
        return self._code(fault) in (_RETRY_MYSQL if self.dialect == "mysql" else _RETRY_SQLSTATES)

    def duplicate(self, fault: BaseException) -> bool:
        """True when a unique index refused the row."""
        if self.dialect == "postgresql":
            return self._code(fault) == "23505"
        if self.dialect == "mysql":
            return self._code(fault) in _DUPLICATE_MYSQL
        return "UNIQUE constraint failed" in str(fault)

    def constraint(self, fault: BaseException) -> str:
        """The unique index that refused the row, or, on SQLite, its columns; not the values, which may say anything."""
        if self.dialect == "postgresql":
            return str(fault.diag.constraint_name)  # type: ignore[attr-defined]  # psycopg's errors have it
        return str(fault).rpartition("for key" if self.dialect == "mysql" else "failed:")[2]

    def retrying(self, work: Callable[[], Any]) -> Any:
        """Run the work, and again after a deadlock; the last attempt's fault is raised."""
        for attempt in range(8):
            try:
                return work()
            except Exception as fault:
                if attempt == 7 or not self.transient(fault):
                    raise
                time.sleep(0.005 * 2**attempt)
        raise AssertionError("unreachable")

    def _code(self, fault: BaseException) -> Any:
        """SQLite's name without its extension, PostgreSQL's SQLSTATE, MariaDB's number; None where there is none."""
        if self.dialect == "sqlite":
            return "_".join(getattr(fault, "sqlite_errorname", "").split("_")[:2]) or None
        if self.dialect == "postgresql":
            return getattr(fault, "sqlstate", None)
        return fault.args[0] if fault.args and isinstance(fault.args[0], int) else None
