"""The fields of a struct, with everything their markers said."""

from __future__ import annotations

import enum
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from .markers import Column, CreateOnly, Derived, Edge, Kept, Marker, Names, ReadOnly, Ref
from .structs import Part

T = TypeVar("T")

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

    @cached_property
    def names(self) -> frozenset[str]:
        """The nouns whose objects parts of the field name."""
        return frozenset(m.noun for _, markers in _types_in(self.type) for m in markers if isinstance(m, Names))

    @cached_property
    def numbered(self) -> bool:
        """Whether lists of parts with ids are in it."""
        return any(isinstance(base, type) and issubclass(base, Part) for base, _ in _types_in(self.type))

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


def _types_in(type_: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """A type and all that its values are made of, each as `plain` tells it."""
    base, markers = plain(type_)
    yield base, markers
    for inner in parts_of(base).values():
        yield from _types_in(inner)


def parts_of(base: Any) -> dict[str, Any]:
    """The types of what a value of this type is made of, by the names of a struct's fields; of a list under `each`, of
    a map under `key` and `value`."""
    origin, inner = get_origin(base) or base, get_args(base)
    if origin is list and inner:
        return {"each": inner[0]}
    if origin is dict and inner:
        return {"key": inner[0], "value": inner[1]}
    if isinstance(origin, type) and issubclass(origin, msgspec.Struct):
        return typing.get_type_hints(origin, include_extras=True)
    return {}


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
