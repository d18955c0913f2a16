"""Acts on objects, and what happens with each write: verbs, named queries, reactions and guards."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


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
            FUNCTIONS.setdefault(name, {})[function.__name__] = Verb(
                function.__name__, action, function, needs_deck=True
            )
        return function

    return register


def query_on(noun: str) -> Callable[[F], F]:
    """Register a named query `(deck, /, **filters)`: a join, sum or count that people need, read as the deck's user."""

    def register(function: F) -> F:
        QUERIES.setdefault(noun, {})[function.__name__] = function
        return function

    return register


FUNCTIONS: dict[str, dict[str, Verb]] = {}
QUERIES: dict[str, dict[str, Callable[..., Any]]] = {}
REACTIONS: dict[str, list[Callable[..., None]]] = {}
GUARDS: dict[str, list[Callable[..., None]]] = {}


def reaction(*nouns: str) -> Callable[[F], F]:
    """Register `(deck, before, after)` to run in the same transaction after an object of these nouns is written.

    It keeps totals (`Kept` fields) and rows derived from the object. `before` is None for a new object.
    """
    return _listed(REACTIONS, nouns)


def guard(*nouns: str) -> Callable[[F], F]:
    """Register `(deck, before, after)` to run before an object is written: it may refuse, or fill fields in."""
    return _listed(GUARDS, nouns)


def _listed(table: dict[str, list[Callable[..., None]]], nouns: Iterable[str]) -> Callable[[F], F]:
    def register(function: F) -> F:
        for name in nouns:
            table.setdefault(name, []).append(function)
        return function

    return register
