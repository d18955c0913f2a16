"""Input as the types of fields and parameters: every wrong field is named, nothing else gets in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

import msgspec

from .errors import Invalid
from .model import Field, Noun, Verb
from .wording import strayed, told, type_info

Document = dict[str, Any]
DEEPEST = 100  # levels of lists and maps in one value; at some hundreds Python and the databases give up


def convert_fields(
    noun: Noun, given: Document, allowed: Callable[[Field], bool], required: tuple[str, ...] = ()
) -> Document:
    """Input as the fields' own types. Raises `Invalid` with every field that is missing, unknown, read-only or wrong."""
    values: Document = {}
    wrong = {name: "is required" for name in required if name not in given}
    for name, value in given.items():
        field = noun.fields.get(name)
        if field is None:
            wrong[name] = f"is not a field of {noun.name}"
        elif not allowed(field):
            wrong[name] = "cannot be written here"
        elif value is None and field.required:
            wrong[name] = "is required"
        else:
            values[name] = _converted(name, value, field.type, wrong)
    if wrong:
        raise Invalid(**wrong)
    return values


def convert_arguments(verb: Verb, given: Document) -> Document:
    """A verb's input as its parameters' types. Raises `Invalid` as `convert_fields` does."""
    wrong = {name: f"is not taken by {verb.slug}" for name in given if name not in verb.parameters}
    wrong |= {
        name: "is required"
        for name, p in verb.parameters.items()
        if p.default is p.empty and name not in given and p.kind is not p.VAR_KEYWORD
    }
    values = {n: _converted(n, v, verb.types[n], wrong) for n, v in given.items() if n in verb.parameters}
    if wrong:
        raise Invalid(**wrong)
    return values


def read_json(raw: bytes | str, type: Any = Any) -> Any:
    """What a text says. Raises `msgspec.DecodeError`, as for any other text that is no JSON, where it is nested beyond
    what can be read, or is not UTF-8."""
    try:
        return msgspec.json.decode(raw, type=type)
    except RecursionError as fault:
        raise msgspec.DecodeError("JSON is malformed: nested too deep") from fault
    except UnicodeError as fault:
        raise msgspec.DecodeError("JSON is malformed: not UTF-8") from fault


def deep(value: Any) -> bool:
    """Whether lists and maps lie in each other deeper than is kept."""
    level = [value]
    for _ in range(DEEPEST + 1):
        lists = [each for each in level if isinstance(each, list | dict)]
        level = [inner for each in lists for inner in (each.values() if isinstance(each, dict) else each)]
        if not level:
            return False
    return True


def conform(value: Any, type_: Any, name: str = "", *, strict: bool = True) -> Any:
    """Input of this name as this type; unless `strict`, texts may say numbers and the like.

    Raises `Invalid`, naming the first place inside it that is wrong: `members[0].role`.
    """
    if deep(value):
        raise _misfit(name, f"is nested deeper than {DEEPEST} levels")
    try:
        bare = msgspec.to_builtins(value, str_keys=True)
        converted = msgspec.convert(bare, type_, strict=strict, str_keys=True)
        _held(converted)
    except msgspec.ValidationError as fault:
        place, words = told(fault, type_)
        raise _misfit(name + place, words) from fault
    except TypeError as fault:
        raise _misfit(name, str(fault)) from fault
    if astray := strayed(bare, type_info(type_)):
        raise _misfit(name + astray[0], astray[1])
    return converted


def named(fault: msgspec.ValidationError, type_: Any) -> Invalid:
    """What is wrong with a document of this type."""
    return _misfit(*told(fault, type_))


def _misfit(place: str, words: str) -> Invalid:
    return Invalid(**{place.removeprefix(".") or "input": words})


def _converted(name: str, value: Any, type_: Any, wrong: dict[str, str]) -> Any:
    try:
        return conform(value, type_, name)
    except Invalid as invalid:
        wrong |= {error["field"]: error["message"] for error in invalid.errors}
        return None


_HALVES = re.compile("[\ud800-\udfff]")  # of characters: what a terminal makes of bytes that are no UTF-8
_MOST = 10**15  # an amount; beyond it sums lose cents, and what is infinite is no JSON


def _held(value: Any) -> None:
    """Refuse, wherever in a value it is, what some database or JSON cannot hold."""
    match value:
        case bool() | float() | None:
            return
        case str():
            fits = not _HALVES.search(value)
        case int():
            fits = -(2**63) <= value < 2**63
        case Decimal():
            fits = value.is_finite() and abs(value) < _MOST and cast("int", value.as_tuple().exponent) >= -10
        case datetime():
            fits = value.year > 1 and value.year < 9999
        case list():
            fits = all(_held(each) is None for each in value)
        case dict():
            fits = all(_held(each) is None for each in value.values())
        case msgspec.Struct():
            fits = all(_held(getattr(value, name)) is None for name in value.__struct_fields__)
        case _:
            return
    if not fits:
        raise msgspec.ValidationError("is beyond what can be kept")


def merged(noun: Noun, thing: Any, given: Document) -> Document:
    """A merge patch's values: null is the field's default, and what has parts of its own merges part by part. A struct
    instead of a map is meant whole."""
    values: Document = {}
    for name, value in given.items():
        field = noun.fields.get(name)
        if field is None:
            values[name] = value
        elif value is None and not field.required:
            values[name] = field.default
        elif field.kind in ("map", "struct") and isinstance(value, dict) and not deep(value):
            old, new = (msgspec.to_builtins(m, str_keys=True) for m in (getattr(thing, name), value))
            values[name] = _joined(old, new)
        else:
            values[name] = value
    return values


def _joined(old: Any, new: Any) -> Any:
    """RFC 7396, section 2: maps within maps are merged too."""
    if not isinstance(new, dict):
        return new
    kept = dict(old) if isinstance(old, dict) else {}
    return {k: v for k, v in (kept | {k: _joined(kept.get(k), v) for k, v in new.items()}).items() if v is not None}
