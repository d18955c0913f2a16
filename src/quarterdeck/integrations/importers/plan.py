"""What an import is asked to do, and what it says it will do before it writes anything."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Protocol

import msgspec
from msgspec import Meta

from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.input import conform
from quarterdeck.values import ProjectKey

Becomes = Literal["known", "made", "name only"]


class Progress(Protocol):
    """Told how far an import is: how many of how many, and what is being done."""

    def __call__(self, done: int, total: int, what: str) -> None: ...


class Options(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person may say about an import; everything else is read from the file.

    `project` is the key of the project it goes to, made where there is none. `people` maps a name in the file to a
    username or e-mail address here. `columns` maps a CSV column to a field, to `custom.NAME`, or to `ignore`.
    `dates` says how 02/03/2015 is read, `decimal` how 1,234 is, where the column itself does not tell.
    """

    project: ProjectKey | None = None
    make_users: bool = False
    people: dict[str, str] = {}
    columns: dict[str, str] = {}
    custom_fields: bool = False
    encoding: str | None = None
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    dates: Literal["dmy", "mdy"] | None = None
    decimal: Literal["comma", "point"] | None = None


class Mapped(msgspec.Struct, omit_defaults=True):
    """One thing of the file and what it becomes here: a column a field, a list a state."""

    found: str
    becomes: str
    why: str = ""


class Person(msgspec.Struct, omit_defaults=True):
    """Somebody named in the file: a user here, one that will be made, or a name kept as text."""

    name: str
    becomes: Becomes
    username: str = ""


class Plan(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What an import would do. `creates` and `unchanged` count objects per noun; `changes` those a newer file has
    something new for. `without_place` is what the file holds and Quarterdeck will not keep."""

    kind: str
    file: str
    projects: list[str] = []
    creates: dict[str, int] = {}
    changes: dict[str, int] = {}
    unchanged: dict[str, int] = {}
    mapping: list[Mapped] = []
    people: list[Person] = []
    without_place: list[str] = []
    warnings: list[str] = []

    @property
    def changes_nothing(self) -> bool:
        return not any(self.creates.values()) and not any(self.changes.values())


def options_of(given: Options | dict[str, Any] | None) -> Options:
    """Options as given by a command line, a request or a script. Raises `Invalid` for what there is not."""
    if isinstance(given, Options):
        return given
    options: Options = conform(given or {}, Options, "options")
    return options


def refuse(where: str, reason: str) -> Refusal:
    """The refusal of a file, which says where in it."""
    return Refusal("import", where=where, reason=reason)
