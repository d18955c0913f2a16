"""What msgspec refuses, in our words: where in a value it is, and what may stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect
from msgspec.inspect import DictType, EnumType, ListType, LiteralType, Metadata, StrType, StructType, UnionType

ONE_LINE = {"one_line": True}  # of `Meta(extra=…)`: a name, in which nothing breaks a line, moves letters or hides them
_FAULT = re.compile(r"(?P<said>.*?)(?: - at (?P<key>`key` in )?`\$(?P<place>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[]+)|(\[[^\]]*\])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_TYPES = {
    "int": "a whole number", "float": "a number", "decimal": "an amount such as 12.50", "bool": "true or false",
    "str": "a text", "array": "a list", "object": "an object", "null": "null", "date": "a date such as 2026-12-01",
    "datetime": "an instant such as 2026-12-01T09:00:00Z",
}  # fmt: skip
_BOUNDS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}
_COUNTED = {"str": "characters", "array": "entries", "object": "entries"}
_LENGTH = re.compile(r"Expected `(\w+)` of length (>=|<=) (\d+)")
_BOUND = re.compile(r"Expected `\w+` (>=|<=|>|<) (.+)")
_KIND = re.compile(r"Expected `(.+?)`, got `.+`")
_FIELD = re.compile(r"Object (missing required|contains unknown) field `(.+)`")
_PLAIN = {
    "Invalid RFC3339 encoded datetime": f"must be {_TYPES['datetime']}",
    "Invalid RFC3339 encoded date": f"must be {_TYPES['date']}",
    "Invalid decimal string": f"must be {_TYPES['decimal']}",
    "Expected `datetime` with a timezone component": "must say its time zone, as 2026-12-01T09:00:00Z does",
}


def told(fault: msgspec.ValidationError, type_: Any) -> tuple[str, str]:
    """Where in a value of this type the fault is, such as `[0].role`, and what is wrong there."""
    found = _FAULT.fullmatch(str(fault))
    assert found
    said, place = found["said"], (found["place"] or "").replace("[...]", "[…]")
    info = _at(type_info(type_), place)
    if field := _FIELD.fullmatch(said):
        return f"{place}.{field[2]}", "is required" if field[1].startswith("missing") else unknown(info)
    if found["key"]:
        return place, f"has a name that {_words(said, _first(info, lambda i: getattr(i, 'key_type', None)))}"
    return place, _words(said, info)


def unknown(info: Any) -> str:
    """What is said of a field that a part does not have."""
    names = _first(info, lambda i: [f.encode_name for f in i.fields] if isinstance(i, StructType) else None)
    return f"is not known here; known are {', '.join(names)}" if names else "is not known here"


@cache
def type_info(type_: Any) -> Any:
    """What msgspec knows of a type."""
    return inspect.type_info(type_)


def strayed(value: Any, info: Any, place: str = "") -> tuple[str, str] | None:
    """The first place in input where something is that its type lets pass, for stored documents may hold it: a field
    that a part does not know, or more than a line; and what is wrong there."""
    match info, value:
        case Metadata(extra=extra), str() if (extra or {}).get("one_line") and _UNSEEN.search(value):
            return place, "must be one line, without control characters"
        case Metadata(), _:
            return strayed(value, info.type, place)
        case UnionType(), _:
            tried = (strayed(value, each, place) for each in info.types)
        case ListType(), list():
            tried = (strayed(each, info.item_type, f"{place}[{n}]") for n, each in enumerate(value))
        case DictType(), dict():
            tried = (strayed(each, info.value_type, f"{place}.{name}") for name, each in value.items())
        case StructType(), dict():
            types = {field.encode_name: field.type for field in info.fields}
            tried = (
                strayed(each, types[name], f"{place}.{name}") if name in types else (f"{place}.{name}", unknown(info))
                for name, each in value.items()
            )
        case _:
            return None
    return next(filter(None, tried), None)


# -- what may stand somewhere ------------------------------------------------------------------------------------


def _words(said: str, info: Any) -> str:
    if choices := _first(info, _choices):
        return f"must be one of {', '.join(map(str, choices))}"
    if found := _LENGTH.fullmatch(said):
        if found[2] == ">=" and found[3] == "1":
            return "must not be empty"
        return f"must have {_BOUNDS[found[2]]} {found[3]} {_COUNTED[found[1]]}"
    if "matching regex" in said:
        return f"must be {_first(info, _described) or 'of another form'}"
    if found := _BOUND.fullmatch(said):
        bound = float(found[2])
        return f"must be {_BOUNDS[found[1]]} {int(bound) if bound.is_integer() else bound}"
    if found := _KIND.fullmatch(said):
        return f"must be {' or '.join(_TYPES.get(kind, kind) for kind in found[1].split(' | '))}"
    return _PLAIN.get(said) or re.sub("`(.*?)`", "“\\1”", said)


def _choices(info: Any) -> list[Any] | None:
    match info:
        case EnumType():
            return [member.value for member in info.cls]
        case LiteralType():
            return list(info.values)
        case _:
            return None


def _described(info: Any) -> str | None:
    """What texts of a pattern are, as its `Meta(description=…)` says."""
    if isinstance(info, Metadata) and isinstance(info.type, StrType) and info.type.pattern:
        return str((info.extra_json_schema or {}).get("description", "")) or None
    return None


def _at(info: Any, place: str) -> Any:
    """What is known of the type at a place inside a type."""
    for name, index in _STEP.findall(place):
        info = _first(info, lambda i, name=name, index=index: _inner(i, name, index))
    return info


def _inner(info: Any, name: str, index: str) -> Any:
    match info:
        case StructType() if name:
            return next((field.type for field in info.fields if field.encode_name == name), None)
        case ListType() if index:
            return info.item_type
        case DictType():
            return info.value_type
        case _:
            return None


def _first(info: Any, look: Callable[[Any], Any]) -> Any:
    """What is found at a type itself, or first in what it wraps or unites."""
    if (found := look(info)) is not None:
        return found
    match info:
        case Metadata():
            return _first(info.type, look)
        case UnionType():
            return next((found for each in info.types if (found := _first(each, look)) is not None), None)
        case _:
            return None
