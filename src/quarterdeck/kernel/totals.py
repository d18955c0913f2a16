"""Totals kept beside objects: what a thing gives to the totals of others is declared once, as a function of the thing.

When it is written, what it gave before is taken from them and what it gives now is added, in the same transaction;
the check (checking.py) sums up the same shares over all there is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa

from .deck import Deck
from .model import Record, reaction
from .tables import TABLES, bind

# (noun, id) → column → amount
Share = dict[tuple[str, int], dict[str, float]]
R = TypeVar("R", bound=Record)
Giving = Callable[[R], Share]

GIVEN: dict[str, Giving[Any]] = {}
# (noun, field) → the statement that counts it anew, for all objects at once: (id, value); none is nothing
RECOUNTS: dict[tuple[str, str], Callable[[], Any]] = {}
NOTHING = 1e-9  # what adding and taking decimal fractions leaves behind


def gives(noun: str) -> Callable[[Giving[R]], Giving[R]]:
    """Register what an object of a noun gives to the totals of others; what is deleted gives nothing."""

    def register(share: Giving[R]) -> Giving[R]:
        def given(thing: R | None) -> Share:
            return {} if thing is None or thing.deleted_at else share(thing)

        @reaction(noun)
        def keep_totals(deck: Deck, before: R | None, after: R) -> None:
            _move(deck, given(before), given(after))

        GIVEN[noun] = given
        return given

    return register


def recount(noun: str, field: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Register how a total that is no sum of shares is counted anew by the check."""

    def register(statement: Callable[[], Any]) -> Callable[[], Any]:
        RECOUNTS[noun, field] = statement
        return statement

    return register


def _move(deck: Deck, before: Share, after: Share) -> None:
    """Take what an object gave before, and add what it gives now."""
    for noun, object_id in sorted(before.keys() | after.keys()):
        old, new = before.get((noun, object_id), {}), after.get((noun, object_id), {})
        moves = {name: new.get(name, 0) - old.get(name, 0) for name in old.keys() | new.keys()}
        moved = {name: by for name, by in sorted(moves.items()) if abs(by) > NOTHING}
        if moved:
            given = {f"by_{name}": by for name, by in moved.items()}
            build = partial(_moved, TABLES[noun], list(moved))
            deck.run(build, key=("totals", noun, *moved), which=object_id, **given)


def _moved(table: sa.Table, names: list[str]) -> sa.Update:
    """The statement that adds the values `by_…` to the columns of one row."""
    return sa.update(table).where(table.c.id == bind("which")).values({n: table.c[n] + bind(f"by_{n}") for n in names})


def add_up(totals: Share, noun: str, thing: Record) -> None:
    """Add what one object gives to totals that are summed up anew."""
    for whose, amounts in GIVEN[noun](thing).items():
        sums = totals.setdefault(whose, {})
        for name, amount in amounts.items():
            sums[name] = sums.get(name, 0) + amount
