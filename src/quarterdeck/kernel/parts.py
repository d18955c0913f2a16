"""The ids of the parts of a document."""

from __future__ import annotations

from typing import Any

import msgspec

from .errors import Invalid
from .model import Noun, Part


def number_parts(noun: Noun, thing: Any) -> None:
    """Give each part without an id the next one of its list; raises `Invalid` when two have the same."""
    for field in noun.numbered:
        _number(field.name, getattr(thing, field.name))


def _number(name: str, value: Any) -> None:
    if isinstance(value, msgspec.Struct):
        for inner in value.__struct_fields__:
            _number(name, getattr(value, inner))
    elif isinstance(value, list):
        _number_list(name, [part for part in value if isinstance(part, Part)])


def _number_list(name: str, parts: list[Part]) -> None:
    taken = [part.id for part in parts if part.id]
    if len(set(taken)) < len(taken):
        raise Invalid(**{name: "two of them have the same id"})
    highest = max(taken, default=0)
    for part in parts:
        if not part.id:
            part.id = highest = highest + 1
