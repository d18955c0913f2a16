"""Fields and verbs' parameters as options: what they are called, what they take, and what becomes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

import msgspec
from cyclopts import Parameter

from quarterdeck.commands.common import Misuse
from quarterdeck.commands.door import Door, id_of
from quarterdeck.kernel.model import NOUNS, Field, Noun, Verb, kind_of, plain
from quarterdeck.kernel.query import aliases

_RELATIVE = re.compile(r"([+-]\d{1,4})([dw])")
_NAMED_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_TAKES = {
    "instant": "instant such as 2026-12-01T09:00 (your time zone, unless it names one)",
    "date": "date such as 2026-12-01, tomorrow or +7d", "decimal": "amount such as 1200.50",
    "map": "JSON object", "struct": "JSON object",
}  # fmt: skip
_NOTHING = ("none", "null")
RESERVED = frozenset({"user", "server", "database", "json", "as_json", "clear", "if_version", "thing", "help"})


@dataclass(frozen=True)
class Option:
    """One value that a command takes. `target` is the noun that it names a thing of."""

    name: str
    type: Any
    required: bool
    target: str | None = None
    short: tuple[str, ...] = ()

    @cached_property
    def base(self) -> Any:
        return plain(_without_unset(self.type))[0]

    @cached_property
    def kind(self) -> str:
        return kind_of(self.base)

    @property
    def item(self) -> Any:
        """The type of a list's items."""
        return plain((get_args(self.base) or (str,))[0])[0]

    @property
    def nullable(self) -> bool:
        return type(None) in _parts(self.type)

    # -- what cyclopts is told ---------------------------------------------------------------------------------

    @property
    def annotation(self) -> Any:
        taken = self._taken(self.base, self.kind)
        return Annotated[taken if self.required else taken | None, self._parameter()]

    def _taken(self, base: Any, kind: str) -> Any:
        if kind == "enum":
            choices = tuple(member.value for member in base)
            return Literal[choices] | Literal["none"] if self.nullable else Literal[choices]
        if kind == "list":
            return list[self._taken(self.item, kind_of(self.item))]  # type: ignore[misc]
        plainly = {"bool": bool, "float": float, "int": int}.get(kind, str)
        return str if self.target or (self.nullable and kind != "bool") else plainly

    def _parameter(self) -> Parameter:
        names = [f"--{name.replace('_', '-')}" for name in (self.name, *self.short)]
        number = self.kind in ("int", "float", "decimal")
        negative = None if self.kind == "bool" else ""
        return Parameter(name=names, help=self._help(), allow_leading_hyphen=number, negative=negative)

    def _help(self) -> str:
        if self.target:
            return f"{self.target.replace('_', ' ')}, by id or by what people call it" + (
                "; again for more" * (self.kind == "list")
            )
        if self.kind == "list":
            return f"{_TAKES.get(kind_of(self.item), '')}; again for more".lstrip("; ")
        return _TAKES.get(self.kind, "")

    # -- what becomes of it ------------------------------------------------------------------------------------

    def read(self, door: Door, given: Any) -> Any:
        """What was given as the API takes it. Raises `Misuse` where it is not of the kind."""
        if given in _NOTHING and self.nullable and self.kind != "text":
            return None
        if self.kind == "list":
            return [self._one(door, self.item, kind_of(self.item), value) for value in given]
        return self._one(door, self.base, self.kind, given)

    def _one(self, door: Door, base: Any, kind: str, value: Any) -> Any:
        if self.target and kind == "int":
            return id_of(door, NOUNS[self.target], str(value))
        if not isinstance(value, str):
            return value
        try:
            return _READ[kind](value, base) if kind in _READ else value
        except (ValueError, msgspec.MsgspecError) as fault:
            taken = _TAKES.get(kind, f"of the kind {kind}")
            raise Misuse(f"“{value}” does not fit --{self.name.replace('_', '-')}: it is {taken}") from fault


def read_date(text: str, _: Any = None) -> str:
    today = datetime.now().astimezone().date()
    if text in _NAMED_DAYS:
        return (today + timedelta(days=_NAMED_DAYS[text])).isoformat()
    if found := _RELATIVE.fullmatch(text):
        return (today + timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1))).isoformat()
    return date.fromisoformat(text).isoformat()


def read_instant(text: str, _: Any = None) -> str:
    if text == "now":
        return datetime.now(UTC).isoformat()
    made = datetime.fromisoformat(text)
    return (made if made.tzinfo else made.astimezone()).isoformat()


def read_past(text: str) -> str:
    """An instant to look back to; a day, also one such as yesterday or -7d, is its end in this machine's time zone."""
    try:
        day = date.fromisoformat(read_date(text))
    except ValueError:
        return read_instant(text)
    midnight = datetime.combine(day + timedelta(days=1), time()).astimezone()
    return (midnight.astimezone(UTC) - timedelta(microseconds=1)).isoformat()


def _read_decimal(text: str, base: Any) -> str:
    msgspec.convert(text, base, strict=False)
    return text


def _read_number(text: str, base: Any) -> Any:
    return msgspec.convert(text, base, strict=False)


def _read_json(text: str, _: Any) -> Any:
    made: Any = json.loads(text)
    if not isinstance(made, dict):
        raise ValueError("no object")
    return made  # pyright: ignore[reportUnknownVariableType]  # JSON is what it is


_READ: dict[str, Callable[[str, Any], Any]] = {
    "date": read_date, "instant": read_instant, "decimal": _read_decimal, "map": _read_json, "struct": _read_json,
    "int": _read_number, "float": _read_number,
}  # fmt: skip


# -- which options there are -----------------------------------------------------------------------------------


def field_options(noun: Noun, *, patch: bool) -> list[Option]:
    """The options of creating a thing, or of changing it, in which case none is required."""
    fields = [f for f in noun.fields.values() if (f.patchable if patch else f.creatable)]
    shorter: dict[str, str] = {}
    for name, long in aliases(noun).items():
        if name != long and name not in RESERVED:
            shorter.setdefault(long, name)
    made = [
        Option(f.name, f.type, f.required and not patch, _target(f), (shorter[f.name],) if f.name in shorter else ())
        for f in fields
    ]
    return sorted(made, key=lambda option: not option.required)


def verb_options(noun: Noun, verb: Verb) -> list[Option]:
    """The options of a verb; those that are required stand, without their names, in their order."""
    made: list[Option] = []
    for name, parameter in verb.parameters.items():
        if parameter.kind is parameter.VAR_KEYWORD:
            continue
        required = parameter.default is parameter.empty
        base = re.sub(r"_ids?$", "", name)
        short = (base,) if base != name and base not in verb.parameters and base not in RESERVED else ()
        made.append(Option(name, verb.types[name], required, target_of(noun, name), short))
    return sorted(made, key=lambda option: not option.required)


def target_of(noun: Noun, name: str) -> str | None:
    """The noun that a parameter of this name means: `user_id`, `assignee_ids`, `after_id` (another of the same)."""
    if not name.endswith(("_id", "_ids")):
        return None
    base = re.sub(r"_ids?$", "", name)
    if base in NOUNS:
        return base
    declared = {t for n in (noun, *NOUNS.values()) for f in n.fields.values() if f.name == name and (t := _target(f))}
    if len(declared) == 1:
        return declared.pop()
    return noun.name if base in ("after", "before", "on", "other", "into") else None


def _target(field: Field) -> str | None:
    if field.ref:
        return field.ref.noun
    return field.edge.noun if field.edge and field.edge.key is None else None


def read_all(options: Iterable[Option], door: Door, given: dict[str, Any]) -> dict[str, Any]:
    """What was given, by name, as the API takes it; what was not is left out."""
    return {o.name: o.read(door, given[o.name]) for o in options if given.get(o.name) is not None}


def _parts(annotation: Any) -> tuple[Any, ...]:
    if hasattr(annotation, "__metadata__"):
        return _parts(annotation.__origin__)
    inner = get_args(annotation)
    return inner if type(None) in inner else ()


def _without_unset(annotation: Any) -> Any:
    """A type without the mark of what was not said, which on a command line is simply not there."""
    inner = [a for a in get_args(annotation) if a is not msgspec.UnsetType]
    if msgspec.UnsetType in get_args(annotation):
        made = inner[0]
        for more in inner[1:]:
            made = made | more
        return made
    return annotation
