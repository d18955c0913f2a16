"""What is said of a field beside its type: that it is a column, names another object, is derived, cannot be written."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    """Keep the field beside the document as a column: it can be filtered and sorted.

    Free text is kept folded (NFKC, case-folded, at most 191 characters), so that filters and sorts ignore
    case on every database alike; `exact` keeps it as it is. `ordered` keeps an enumeration as its position,
    so that high > medium.
    """

    index: bool = False
    unique: bool = False
    exact: bool = False
    ordered: bool = False


Index = Column(index=True)


@dataclass(frozen=True)
class Ref:
    """The id of an object of another noun: a foreign key, indexed, filterable; must be visible to who sets it."""

    noun: str


@dataclass(frozen=True)
class Edge:
    """A list kept as rows of its own table `<noun>_<field>`, so that it is found from both sides.

    The list holds ids, or structs whose `key` is the id; `extra` names fields of those structs to keep along.
    """

    noun: str
    key: str | None = None
    extra: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """An id inside a part of a field: what it newly names must be visible to who writes it. It is no column."""

    noun: str


@dataclass(frozen=True)
class Kept:
    """A total derived from other rows, kept beside the document by the transaction that changes those rows.

    With `Derived` beside it the column holds what there is, and what is shown is what the viewer may know of that.
    """


@dataclass(frozen=True)
class Derived:
    """A value computed when read: `sql(table, clock)` gives the expression; `clock.today` and `clock.now` are text,
    `clock.viewer` is for whom."""

    sql: Callable[[Any, Any], Any]


class Marker(enum.Enum):
    READ_ONLY = "written by verbs only"
    CREATE_ONLY = "given when created, not changed by a patch"
    SENSITIVE = "shown only to those the noun names in `sensitive_to`, or in the projects of `sensitive_in`"
    PERSONAL = "of a person: shown to themselves and to administrators only"
    VEILED = "a reference that is told only to those who see what it names"
    INTERNAL = "left out unless asked for by name in `fields`"


ReadOnly, CreateOnly = Marker.READ_ONLY, Marker.CREATE_ONLY
Sensitive, Internal = Marker.SENSITIVE, Marker.INTERNAL
Personal, Veiled = Marker.PERSONAL, Marker.VEILED


def always(value: T) -> T:
    """A default that is written into every document; any other field that equals its default is left out."""
    return msgspec.field(default_factory=lambda: value)
