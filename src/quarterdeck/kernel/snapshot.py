"""Reading a whole database as it was at one moment, while others go on writing."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .session import Session

if TYPE_CHECKING:
    from .deck import Deck

_BEGIN = {
    "sqlite": ("BEGIN",),
    "postgresql": ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
    "mysql": (
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
    ),
}


@contextmanager
def snapshot(deck: Deck) -> Generator[Session]:
    """Everything that the deck reads in the block is of one moment. Nothing can be written in it."""
    with deck.using() as session:
        for statement in _BEGIN[deck.database.dialect]:
            session.run_text(statement)
        try:
            yield session
        finally:
            session.run_text("ROLLBACK")
