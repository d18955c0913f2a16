"""What a noun is: a typed struct whose fields carry markers, its verbs, and the registry of all of them.

    @noun("task", plural="tasks", scope="project_id", visible=..., may=..., indexes=("project_id rank",))
    class Task(Root):
        title: Annotated[str, Meta(min_length=1, max_length=300), Column()]
        project_id: Annotated[int, Ref("project"), CreateOnly]

        @verb("edit")
        def complete(self) -> None: ...

Everything else (tables, API, command line, OpenAPI) is derived from this declaration.
"""

from __future__ import annotations

import enum
import inspect
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta

T = TypeVar("T")
S = TypeVar("S", bound="type[Record]")
F = TypeVar("F", bound=Callable[..., Any])


# -- field markers ---------------------------------------------------------------------------------------------


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
class Kept:
    """A total derived from other rows, kept beside the document by the transaction that changes those rows."""


@dataclass(frozen=True)
class Derived:
    """A value computed when read: `sql(table, clock)` gives the expression; `clock.today`, `clock.now` are text."""

    sql: Callable[[Any, Any], Any]


class Marker(enum.Enum):
    READ_ONLY = "written by verbs only"
    CREATE_ONLY = "given when created, not changed by a patch"
    SENSITIVE = "shown only to those the noun names in `sensitive_to`"
    INTERNAL = "left out unless asked for by name in `fields`"


ReadOnly, CreateOnly = Marker.READ_ONLY, Marker.CREATE_ONLY
Sensitive, Internal = Marker.SENSITIVE, Marker.INTERNAL


def always(value: T) -> T:
    """A default that is written into every document; any other field that equals its default is left out."""
    return msgspec.field(default_factory=lambda: value)


# -- structs ---------------------------------------------------------------------------------------------------


class Value(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A part of a document that has no identity of its own: a member, a checklist item, an address."""


class Record(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What every stored object has. `id` is given by the database and is not part of the stored document."""

    id: Annotated[int, ReadOnly] = 0
    version: Annotated[int, ReadOnly] = always(1)
    created_at: Annotated[datetime | None, Column(), ReadOnly] = None
    created_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None
    updated_at: Annotated[datetime | None, Column(), ReadOnly] = None
    updated_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None
    deleted_at: Annotated[datetime | None, Column(), ReadOnly] = None
    deleted_by: Annotated[int | None, Ref("user"), Column(), ReadOnly] = None

    def check(self) -> None:
        """Refuse what the types alone cannot: raise `Invalid(field="why")`."""


class Root(Record, kw_only=True, omit_defaults=True):
    """A root object: a record with free tags, declared custom fields, and metadata for integrations."""

    tags: Annotated[list[Annotated[str, Meta(min_length=1, max_length=50)]], Meta(max_length=100)] = []
    custom_fields: dict[str, Any] = {}
    metadata: Annotated[dict[str, Any], Internal] = {}


# -- fields ----------------------------------------------------------------------------------------------------

KINDS: dict[Any, str] = {
    bool: "bool", int: "int", float: "float", str: "text", datetime: "instant", date: "date", Decimal: "decimal",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One field of a noun, with everything its markers said. `kind` is the plain kind of its values."""

    name: str
    type: Any
    base: Any
    kind: str
    required: bool
    default: Any
    written: bool  # into every document, also when it equals its default
    markers: tuple[Any, ...]

    def marker(self, kind: type[T]) -> T | None:
        return next((m for m in self.markers if isinstance(m, kind)), None)

    @cached_property
    def column(self) -> Column | None:
        column = self.marker(Column)
        return column or (Column(index=True) if self.ref else None)

    @cached_property
    def ref(self) -> Ref | None:
        return self.marker(Ref)

    @cached_property
    def edge(self) -> Edge | None:
        return self.marker(Edge)

    @cached_property
    def derived(self) -> Derived | None:
        return self.marker(Derived)

    @cached_property
    def kept(self) -> bool:
        return self.marker(Kept) is not None

    @cached_property
    def beside(self) -> bool:
        """True for what is shown with the document but is not in it."""
        return self.kept or self.derived is not None

    @property
    def folded(self) -> bool:
        return self.kind == "text" and self.column is not None and not self.column.exact

    def has(self, marker: Marker) -> bool:
        return marker in self.markers

    @property
    def creatable(self) -> bool:
        return not (self.has(ReadOnly) or self.beside)

    @property
    def patchable(self) -> bool:
        return self.creatable and not self.has(CreateOnly)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        return tuple(m.value for m in self.base) if self.kind == "enum" else ()


def plain(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type without `Annotated` and `| None`, and the markers found on the way."""
    markers: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            markers += tuple(more)
        elif get_origin(annotation) in (Union, UnionType):
            inner = [a for a in get_args(annotation) if a is not NoneType]
            if len(inner) != 1:
                return annotation, markers
            annotation = inner[0]
        else:
            return annotation, markers


def kind_of(base: Any) -> str:
    origin = get_origin(base) or base
    if isinstance(origin, type) and issubclass(origin, enum.Enum):
        return "enum"
    if origin is list:
        return "list"
    if origin is dict:
        return "map"
    return KINDS.get(origin, "struct")


def fields_of(struct: type[msgspec.Struct]) -> dict[str, Field]:
    hints = typing.get_type_hints(struct, include_extras=True)
    fields = {}
    for info in msgspec.structs.fields(struct):
        base, markers = plain(hints[info.name])
        default = info.default
        if default is msgspec.NODEFAULT and info.default_factory is not msgspec.NODEFAULT:
            default = info.default_factory()
        fields[info.name] = Field(
            info.name, hints[info.name], base, kind_of(base), info.required, default,
            info.required or not _left_out(info), markers,
        )  # fmt: skip
    return fields


def _left_out(info: Any) -> bool:
    """Whether msgspec leaves the field out of a document when it equals its default."""
    return info.default is not msgspec.NODEFAULT or info.default_factory in (list, dict, set)


# -- verbs -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verb:
    """An act on one object. `action` is the row of the access table that allows it.

    A verb is a method of the struct, or a function `(deck, object, *, …)` where it touches other rows; either
    runs on the fresh object inside the writing transaction and is recorded under its name.
    """

    name: str
    action: str
    run: Callable[..., Any]
    needs_deck: bool
    needs_version: bool = False

    @cached_property
    def parameters(self) -> dict[str, inspect.Parameter]:
        named = list(inspect.signature(self.run).parameters.values())
        return {p.name: p for p in named[2 if self.needs_deck else 1 :]}

    @cached_property
    def types(self) -> dict[str, Any]:
        hints = typing.get_type_hints(self.run, include_extras=True)
        return {name: hints.get(name, Any) for name in self.parameters}

    @cached_property
    def returns(self) -> Any:
        return typing.get_type_hints(self.run).get("return")

    @cached_property
    def secret(self) -> bool:
        """True where an argument is a password: such a verb has an address of its own, that is throttled and keeps
        nothing of what it is given."""
        return not {"password", "current", "new"}.isdisjoint(self.parameters)

    @cached_property
    def gives_secret(self) -> bool:
        """True where the answer holds what is shown once: it is kept nowhere, not even for a repeated request."""
        return "secret" in getattr(self.returns, "__struct_fields__", ())

    @property
    def slug(self) -> str:
        return self.name.replace("_", "-")

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.run) or ""


VERB = "__verb__"


def verb(action: str = "edit") -> Callable[[F], F]:
    """Mark a method of a noun's struct as a verb that `action` allows."""

    def mark(method: F) -> F:
        setattr(method, VERB, action)
        return method

    return mark


def verb_on(*nouns: str, action: str = "edit") -> Callable[[F], F]:
    """Register a function `(deck, object, *, …)` as a verb of these nouns."""

    def register(function: F) -> F:
        for name in nouns:
            _functions.setdefault(name, {})[function.__name__] = Verb(
                function.__name__, action, function, needs_deck=True
            )
        return function

    return register


def query_on(noun: str) -> Callable[[F], F]:
    """Register a named query `(deck, *, …)`: a join, sum or count that people need, read as the deck's user."""

    def register(function: F) -> F:
        _queries.setdefault(noun, {})[function.__name__] = function
        return function

    return register


_functions: dict[str, dict[str, Verb]] = {}
_queries: dict[str, dict[str, Callable[..., Any]]] = {}
_reactions: dict[str, list[Callable[..., None]]] = {}
_guards: dict[str, list[Callable[..., None]]] = {}


def reaction(*nouns: str) -> Callable[[F], F]:
    """Register `(deck, before, after)` to run in the same transaction after an object of these nouns is written.

    It keeps totals (`Kept` fields) and rows derived from the object. `before` is None for a new object.
    """
    return _listed(_reactions, nouns)


def guard(*nouns: str) -> Callable[[F], F]:
    """Register `(deck, before, after)` to run before an object is written: it may refuse, or fill fields in."""
    return _listed(_guards, nouns)


def _listed(table: dict[str, list[Callable[..., None]]], nouns: Iterable[str]) -> Callable[[F], F]:
    def register(function: F) -> F:
        for name in nouns:
            table.setdefault(name, []).append(function)
        return function

    return register


# -- nouns -----------------------------------------------------------------------------------------------------

OPERATIONS = ("create", "list", "get", "patch", "delete", "restore", "history")


@dataclass(frozen=True)
class Noun:
    """One kind of object, as everything generic sees it."""

    name: str
    plural: str
    struct: type[Record]
    visible: Callable[..., Any]  # (table, viewer) → SQL condition, or None when everything is
    may: Mapping[str, frozenset[str]]  # action → roles
    local_role: Callable[..., str | None] | None  # (deck, object) → role inside its project
    owner: tuple[str, ...]  # fields whose user may do what `may["own"]` names
    scope: str | None  # field that names the project
    indexes: tuple[str, ...]
    search: tuple[str, ...]  # first is the title
    sensitive_to: Callable[..., bool] | None
    secrets: tuple[str, ...]  # columns beside the document that nothing ever shows
    operations: tuple[str, ...]
    logged: bool
    unique: tuple[str, ...]
    sort: str
    reference: Callable[..., Any] | None  # (deck, "WEB-12") → id
    own: frozenset[str] = field(default=frozenset())
    heard: frozenset[str] = field(default=frozenset())  # fields whose changes are told on the topic of the plural

    @cached_property
    def fields(self) -> dict[str, Field]:
        return fields_of(self.struct)

    @cached_property
    def verbs(self) -> dict[str, Verb]:
        found = dict(_functions.get(self.name, {}))
        for name, method in inspect.getmembers(self.struct, inspect.isfunction):
            if hasattr(method, VERB):
                found[name] = Verb(name, getattr(method, VERB), method, needs_deck=False)
        return dict(sorted(found.items()))

    @property
    def queries(self) -> dict[str, Callable[..., Any]]:
        return _queries.get(self.name, {})

    @property
    def reactions(self) -> list[Callable[..., None]]:
        return _reactions.get(self.name, [])

    @property
    def guards(self) -> list[Callable[..., None]]:
        return _guards.get(self.name, [])

    @cached_property
    def beside(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields.values() if f.beside)

    @cached_property
    def required(self) -> tuple[str, ...]:
        return tuple(f.name for f in self.fields.values() if f.required)

    @cached_property
    def promoted(self) -> tuple[Field, ...]:
        """The fields that a write puts into columns."""
        own = ("id", "version")
        return tuple(f for f in self.fields.values() if f.column and not f.beside and f.name not in own)

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields in which somebody names other objects."""
        return tuple(f for f in self.fields.values() if (f.ref or f.edge) and not f.has(ReadOnly))

    @cached_property
    def sensitive(self) -> frozenset[str]:
        return frozenset(f.name for f in self.fields.values() if f.has(Sensitive))

    @property
    def searched(self) -> str:
        """The name of the search entry with all texts; those who are not shown some search the one by `name`."""
        return f"{self.name}+" if self.sensitive & set(self.search) else self.name

    @cached_property
    def internal(self) -> frozenset[str]:
        return frozenset(f.name for f in self.fields.values() if f.has(Internal))

    @cached_property
    def decoder(self) -> msgspec.json.Decoder[Any]:
        return msgspec.json.Decoder(self.struct)

    @property
    def doc(self) -> str:
        return inspect.getdoc(self.struct) or ""


NOUNS: dict[str, Noun] = {}
PLURALS: dict[str, Noun] = {}
_by_struct: dict[type[Record], Noun] = {}


def noun(
    name: str,
    *,
    plural: str,
    visible: Callable[..., Any],
    may: Mapping[str, frozenset[str]],
    local_role: Callable[..., str | None] | None = None,
    owner: tuple[str, ...] = (),
    own: Iterable[str] = (),
    scope: str | None = None,
    indexes: tuple[str, ...] = (),
    search: tuple[str, ...] = (),
    sensitive_to: Callable[..., bool] | None = None,
    secrets: tuple[str, ...] = (),
    operations: tuple[str, ...] = OPERATIONS,
    logged: bool = True,
    unique: tuple[str, ...] = (),
    sort: str = "id",
    reference: Callable[..., Any] | None = None,
    heard: Iterable[str] = (),
) -> Callable[[S], S]:
    """Declare a noun. `indexes` and `unique` are fields separated by blanks, `-` before a falling one; `own`
    names the actions that the users in the fields `owner` may do whatever their role; a change of the fields `heard`
    is told live to whoever sees the object, wherever they are."""

    def declare(struct: S) -> S:
        declared = Noun(
            name=name, plural=plural, struct=struct, visible=visible, may=may, local_role=local_role,
            owner=owner, own=frozenset(own), scope=scope, indexes=indexes, search=search,
            sensitive_to=sensitive_to, secrets=secrets, operations=operations, logged=logged, unique=unique,
            sort=sort, reference=reference, heard=frozenset(heard),
        )  # fmt: skip
        NOUNS[name] = PLURALS[plural] = _by_struct[struct] = declared
        return struct

    return declare


def noun_of(struct: type[Record] | Record) -> Noun:
    """The declaration of a struct or of one of its objects."""
    return _by_struct[struct if isinstance(struct, type) else type(struct)]
