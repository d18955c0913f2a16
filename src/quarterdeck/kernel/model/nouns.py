"""A noun's declaration, and the registry of all of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from .fields import Field, fields_of
from .markers import Internal, Personal, ReadOnly, Sensitive, Veiled
from .structs import Record
from .verbs import FUNCTIONS, GUARDS, QUERIES, REACTIONS, VERB, Verb

S = TypeVar("S", bound="type[Record]")

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
    sensitive_in: Callable[..., frozenset[int]] | None  # (deck) → projects in which they are shown all the same
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
        found = dict(FUNCTIONS.get(self.name, {}))
        for name, method in inspect.getmembers(self.struct, inspect.isfunction):
            if hasattr(method, VERB):
                found[name] = Verb(name, getattr(method, VERB), method, needs_deck=False)
        return dict(sorted(found.items()))

    @property
    def queries(self) -> dict[str, Callable[..., Any]]:
        return QUERIES.get(self.name, {})

    @property
    def reactions(self) -> list[Callable[..., None]]:
        return REACTIONS.get(self.name, [])

    @property
    def guards(self) -> list[Callable[..., None]]:
        return GUARDS.get(self.name, [])

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
    def numbered(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields.values() if f.numbered)

    @cached_property
    def sensitive(self) -> frozenset[str]:
        return frozenset(f.name for f in self.fields.values() if f.has(Sensitive))

    @cached_property
    def personal(self) -> frozenset[str]:
        return frozenset(f.name for f in self.fields.values() if f.has(Personal))

    @cached_property
    def veiled(self) -> tuple[Field, ...]:
        return tuple(f for f in self.fields.values() if f.has(Veiled))

    @cached_property
    def guarded(self) -> bool:
        """Whether there is anything that not everybody who sees an object is shown of it."""
        return bool(self.sensitive or self.personal or self.veiled)

    @property
    def place(self) -> str | None:
        """The field that says in which project an object lies, or which project it is."""
        return "id" if self.name == "project" else self.scope

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
    sensitive_in: Callable[..., frozenset[int]] | None = None,
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
            sensitive_to=sensitive_to, sensitive_in=sensitive_in, secrets=secrets, operations=operations, logged=logged, unique=unique,
            sort=sort, reference=reference, heard=frozenset(heard),
        )  # fmt: skip
        NOUNS[name] = PLURALS[plural] = _by_struct[struct] = declared
        return struct

    return declare


def noun_of(struct: type[Record] | Record) -> Noun:
    """The declaration of a struct or of one of its objects."""
    return _by_struct[struct if isinstance(struct, type) else type(struct)]
