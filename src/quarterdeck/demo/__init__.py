"""The demo: Northlight, a studio of a dozen people, with two months of work made through the verbs people use."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # completes the registry
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.tables import TABLES

PASSWORD = "quarterdeck-demo"  # noqa: S105  # everybody's in the demo, and told at its start


def is_demo(database: Database) -> bool:
    """Whether this database holds the demo company."""
    return system(database).setting("demo", False)


def fill(database: Database, *, today: datetime | None = None) -> bool:
    """Make the demo company, on a database without people; True when it was made. All of it, or nothing."""
    deck = system(database, via="web")
    if deck.scalar(sa.select(sa.func.count()).select_from(TABLES["user"])):
        return False
    from .story import Story

    with deck.transaction():
        Story(deck, today or datetime.now(UTC)).tell()
    return True
