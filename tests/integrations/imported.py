"""What the tests of imports ask of a database afterwards."""

from __future__ import annotations

import sqlalchemy as sa

from quarterdeck.kernel import activity
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.tables import TABLES

IMPORTED = ("user", "project", "task", "label", "comment", "attachment")


def rows(deck: Deck, table: str) -> int:
    return int(deck.scalar(sa.select(sa.func.count()).select_from(TABLES[table])))


def everything(deck: Deck) -> dict[str, int]:
    """The number of rows of every table: what an import that was refused must leave as it was."""
    return {name: rows(deck, name) for name in TABLES}


def unfolded(deck: Deck) -> list[str]:
    """The objects whose history does not amount to them, byte for byte; and those whose times run backwards."""
    wrong: list[str] = []
    with deck.using() as session:
        for noun in IMPORTED:
            table = TABLES[noun].c
            for id, data in deck.rows(sa.select(table.id, table.data)):
                history = activity.of_object(session, noun, id)
                times = [each.at for each in history]
                if activity.text_of(NOUNS[noun], activity.fold(history)) != data or times != sorted(times):
                    wrong.append(f"{noun} {id}")
    return wrong
