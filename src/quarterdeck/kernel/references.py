"""What fields name of other objects, and what of it is still there to be named anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from .custom import fitting
from .model import Field, Names, Noun, Record, noun_of, plain
from .model.fields import parts_of
from .tables import edge_rows

if TYPE_CHECKING:
    from .deck import Deck

# Asked with ids of what is seen and the project that the naming object is in: why some of them are not named there.
Fit = Callable[["Deck", list[int], int | None], dict[int, str]]
F = TypeVar("F", bound=Fit)
_fits: dict[str, Fit] = {}


def fits(*fields: str) -> Callable[[F], F]:
    """Register what may be named in these fields, each given as `noun.field`."""

    def register(function: F) -> F:
        _fits.update(dict.fromkeys(fields, function))
        return function

    return register


def unfit(deck: Deck, noun: Noun, field: Field, ids: list[int], place: int | None) -> dict[int, str]:
    """Those of the ids, all of them seen, that are not named in the field of an object in that project, and why."""
    fit = _fits.get(f"{noun.name}.{field.name}")
    return fit(deck, ids, place) if fit and ids else {}


def targets(field: Field, value: Any) -> list[int]:
    """The ids that a field's value names."""
    if field.ref:
        return [] if value is None else [value]
    return [row["target_id"] for row in edge_rows(field, value)] if field.edge else []


def misnamed(deck: Deck, noun: Noun, thing: Any, changes: dict[str, list[Any]]) -> dict[str, str]:
    """What the parts of changed fields newly name that this user does not see, as refusals by field."""
    wrong: dict[str, str] = {}
    for field in noun.fields.values():
        if field.name not in changes or not field.names:
            continue
        for target in field.names:
            named = set(_within(getattr(thing, field.name), field.type, target))
            known = set(_within(changes[field.name][0], field.type, target))
            if named - known - deck.seen(target, named - known):
                wrong[field.name] = f"there is no such {target}"
    return wrong


def _within(value: Any, type_: Any, noun: str) -> Iterator[int]:
    """The ids by which a value, as structs or as JSON, names objects of a noun."""
    base, markers = plain(type_)
    if value is not None and any(isinstance(marker, Names) and marker.noun == noun for marker in markers):
        yield int(value)
    parts = parts_of(base)
    if isinstance(value, list):
        for each in value:
            yield from _within(each, parts["each"], noun)
    elif isinstance(value, dict) and "key" in parts:
        for key, each in value.items():
            yield from (*_within(key, parts["key"], noun), *_within(each, parts["value"], noun))
    else:
        held = value if isinstance(value, dict) else _attributes(value)
        for name, inner in parts.items():
            yield from _within(held.get(name), inner, noun)


def _attributes(value: Any) -> dict[str, Any]:
    return msgspec.structs.asdict(value) if isinstance(value, msgspec.Struct) else {}


def still_there(deck: Deck, struct: type[Record], given: dict[str, Any], place: int | None = None) -> dict[str, Any]:
    """Fields that one object hands on to a new one, without what the new one would be refused for: references to what
    lies in the trash, is out of this user's sight or does not fit, and custom fields that are declared no longer, or
    otherwise. `place` is the project of the new one, where it is not among the fields."""
    noun = noun_of(struct)
    kept = dict(given)
    place = given.get(noun.place or "", place)
    for field in noun.references:
        if field.name not in given or field.required:
            continue
        value, target = given[field.name], field.ref or field.edge
        assert target
        seen = [each for each in targets(field, value) if deck.sees(target.noun, each)]
        left = set(seen) - unfit(deck, noun, field, seen, place).keys()
        if field.edge is None:
            kept[field.name] = value if value in left else None
        else:
            key = field.edge.key
            kept[field.name] = [each for each in value if (getattr(each, key) if key else each) in left]
    if "custom_fields" in given:
        kept["custom_fields"] = fitting(deck, noun, given["custom_fields"])
    return kept
