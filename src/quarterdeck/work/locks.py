"""Locks: what one transaction at a time decides, because it depends on what others write at the same moment."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy.dialects import mysql, postgresql

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.tables import TABLES, bind

# Who is above whom, and who administers · names of labels that all projects share · what comes before what, and what
# is part of what, across projects.
PEOPLE, LABELS, ORDER = "lock:people", "lock:labels", "lock:order"


def lock_project(deck: Deck, *project_ids: int) -> None:
    """Let nobody else number, order, link or name things in these projects until this transaction ends."""
    hold(deck, *(f"project:{project_id}" for project_id in project_ids))


def hold(deck: Deck, *names: str) -> None:
    """Let nobody else who asks for one of these locks go on until this transaction ends.

    Projects' are asked for before the others: two who ask in another order wait for each other, and one starts anew.
    """
    if deck.database.dialect == "sqlite":
        return  # it has one writer at a time
    for name in sorted(set(names)):
        deck.run(partial(_held, deck.database.dialect), key="counter.hold", which=name)


def _held(dialect: str) -> Any:
    """The statement that holds a row of `counter`, and makes it where nobody has asked for it yet."""
    counter = TABLES["counter"]
    row = {"name": bind("which"), "value": 0}
    if dialect == "mysql":
        return mysql.insert(counter).values(row).on_duplicate_key_update(value=counter.c.value)
    made = postgresql.insert(counter).values(row)
    return made.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value})
