"""The demo: Northlight, a studio of a dozen people, with two months of work made through the verbs people use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # completes the registry
from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.tables import TABLES

PASSWORD = "quarterdeck-demo"  # noqa: S105  # everybody's in the demo, and told at its start
NEWS = timedelta(days=4)  # how far back the inboxes reach


def is_demo(database: Database) -> bool:
    """Whether this database holds the demo company."""
    return system(database).setting("demo", False)


def fill(database: Database, *, today: datetime | None = None) -> bool:
    """Make the demo company, on a database without people; True when it was made. All of it, or nothing."""
    deck = system(database, via="web")
    if deck.scalar(sa.select(sa.func.count()).select_from(TABLES["user"])):
        return False
    from .story import Story

    now = today or datetime.now(UTC)
    with deck.transaction():
        Story(deck, now).tell()
    _leave_news(deck, now - NEWS)
    return True


def _leave_news(deck: Deck, since: datetime) -> None:
    """Let the reader of the log begin at this instant, so that people find something in their inboxes."""
    log = TABLES["activity"].c
    with deck.transaction():
        place = deck.scalar(sa.select(sa.func.max(log.id)).where(log.at < stamp(since)))
        deck.session.insert_rows(TABLES["consumer"], [{"name": "notices", "position": place or 0}])
