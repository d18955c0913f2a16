"""Promoting a field: documents that are there get their column filled, whatever the field's kind."""

import enum
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any

import pytest
import sqlalchemy as sa
from tests.world import World

from quarterdeck.chat.chat import Chat
from quarterdeck.kernel.model import Column, Ref
from quarterdeck.kernel.schema import promote


class Mood(enum.StrEnum):
    LOW = "low"
    HIGH = "high"


@pytest.fixture
def connection(world: World) -> Iterator[sa.Connection]:
    """A connection beside the world's database, whose table of chats is put back afterwards."""
    with world.database.engine.begin() as connection:
        known = {column["name"] for column in sa.inspect(connection).get_columns("chat")}
        yield connection
        if world.database.dialect != "sqlite":
            for column in sa.inspect(connection).get_columns("chat"):
                if column["name"] not in known:
                    _drop(connection, column["name"])


def _drop(connection: sa.Connection, name: str) -> None:
    for key in sa.inspect(connection).get_foreign_keys("chat"):
        if name in key["constrained_columns"]:
            connection.execute(sa.text(f"ALTER TABLE chat DROP CONSTRAINT {key['name']}"))
    connection.execute(sa.text(f"ALTER TABLE chat DROP COLUMN {name}"))


def _held(connection: sa.Connection, name: str) -> list[Any]:
    return [row[0] for row in connection.execute(sa.text(f"SELECT {name} FROM chat ORDER BY id"))]


def _document(connection: sa.Connection, more: str) -> None:
    """Put fields in front of every chat's document."""
    rows = connection.execute(sa.text("SELECT id, data FROM chat")).all()
    for id, data in rows:
        connection.execute(
            sa.text("UPDATE chat SET data = :data WHERE id = :id"), {"data": f"{{{more},{data[1:]}", "id": id}
        )


def test_a_text_is_filled_folded_and_a_missing_one_is_the_default(world: World, connection: sa.Connection) -> None:
    deck = world.deck(world.ada)
    _commit(connection)
    deck.of(Chat).create(name="One", topic="Go Live")
    deck.of(Chat).create(name="Two")
    assert promote(connection, "chat", "topic", Annotated[str, Column(index=True)], default="") == 2
    assert _held(connection, "topic") == ["go live", ""]
    assert "ix_chat_topic" in {index["name"] for index in sa.inspect(connection).get_indexes("chat")}


def test_doing_it_again_changes_nothing(world: World, connection: sa.Connection) -> None:
    _commit(connection)
    world.deck(world.ada).of(Chat).create(name="One", topic="Go Live")
    for _ in range(2):
        promote(connection, "chat", "topic", Annotated[str, Column(index=True)], default="")
    assert _held(connection, "topic") == ["go live"]


@pytest.mark.parametrize(
    ("annotation", "given", "held"),
    [
        (Annotated[int | None, Ref("user")], "ADA", "ADA"),
        (Annotated[date | None, Column()], '"2026-12-01"', "2026-12-01"),
        (Annotated[datetime | None, Column()], '"2026-12-01T10:00:00+01:00"', "2026-12-01T09:00:00.000000Z"),
        (Annotated[Mood | None, Column(ordered=True)], '"high"', 1),
        (Annotated[float | None, Column(index=True)], "1.5", 1.5),
    ],
)
def test_every_kind_is_held_as_filters_ask_for_it(
    world: World, connection: sa.Connection, annotation: Any, given: str, held: object
) -> None:
    _commit(connection)
    world.deck(world.ada).of(Chat).create(name="One")
    _document(connection, f'"extra_id":{given}'.replace("ADA", str(world.ada.id)))
    promote(connection, "chat", "extra_id", annotation)
    assert _held(connection, "extra_id") == [world.ada.id if held == "ADA" else held]


def test_a_field_without_a_column_is_refused(connection: sa.Connection) -> None:
    with pytest.raises(ValueError, match="Column"):
        promote(connection, "chat", "topic", str)


def _commit(connection: sa.Connection) -> None:
    """SQLite has one writer: what this connection began by looking must not hold the deck up."""
    connection.connection.commit()
