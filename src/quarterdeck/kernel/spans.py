"""How long it was between two columns that hold instants or dates, as SQL; every database counts in its own words."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from .tables import NUMBER


class Days(FunctionElement[float]):
    """`Days(later, earlier)`: days as a fraction, to the second; nothing where either is missing."""

    name = "days"
    type = NUMBER
    inherit_cache = True


@compiles(Days, "sqlite")
def _sqlite(element: Days, compiler: Any, **_: Any) -> str:
    later, earlier = (compiler.process(each) for each in element.clauses)
    return f"(round((julianday({later}) - julianday({earlier})) * 86400.0) / 86400.0)"


@compiles(Days, "postgresql")
def _postgresql(element: Days, compiler: Any, **_: Any) -> str:
    # All instants are in UTC, so the zone may be left out, and with it the session's daylight saving.
    later, earlier = (f"CAST({compiler.process(each)} AS timestamp)" for each in element.clauses)
    return f"(CAST(round(extract(epoch FROM {later} - {earlier})) AS double precision) / 86400)"


@compiles(Days, "mysql", "mariadb")
def _mariadb(element: Days, compiler: Any, **_: Any) -> str:
    later, earlier = (f"LEFT({compiler.process(each)}, 26)" for each in element.clauses)  # it knows no Z
    return f"(round(timestampdiff(MICROSECOND, {earlier}, {later}) / 1e6) / 86400e0)"
