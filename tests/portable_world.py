"""A world with something of everything that is hard to carry: secrets, trash, moves, custom fields, odd letters."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import system
from quarterdeck.kernel.tables import TABLES
from tests.world import World, populate

ODD = "Straße 画像 \U0001f680 \\ \"quoted\" 'x' %s 0"


def furnish(database: Database) -> World:
    world = populate(database)
    root = world.deck(world.root)
    root.set_setting("custom_fields.task", {"size": {"type": "number"}, "colour": {"type": "text"}})
    ada = world.deck(world.ada)
    task = ada.tasks.create(
        project_id=world.web.id, title=ODD, description=f"{ODD}\u2028\n", due_date="2026-12-01", tags=["Ä", "b"],
        estimated_hours=0.1, custom_fields={"size": 2.5, "colour": "Röt"}, assignee_ids=[world.ada.id, world.ben.id],
    )  # fmt: skip
    for name in ("Urgent", "Waiting"):
        ada.labels.create(project_id=world.web.id, name=name)
    ada.tasks.log_time(task.id, hours=1.3, note="half\nof it")
    ada.tasks.block(task.id, reason="waits")
    gone = ada.tasks.create(project_id=world.web.id, title="gone")
    ada.tasks.delete(gone.id)
    back = ada.tasks.create(project_id=world.ops.id, title="deleted and back")
    ada.tasks.delete(back.id)
    ada.tasks.restore(back.id)
    chat = ada.chats.create(name="Launch", chat_type="project_chat", project_id=world.web.id)
    ada.chats.add_member(chat.id, user_id=world.ben.id)
    ada.chats.send(chat.id, content=f"hello {ODD}")
    with root.transaction():
        root.run(
            sa.update(TABLES["user"])
            .where(TABLES["user"].c.id == world.ada.id)
            .values(password_hash="$argon2id$secret")
        )
    return world


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, as plain values."""
    deck, held = system(database), {}
    for name, table in TABLES.items():
        rows = deck.rows(sa.select(*table.c).order_by(*table.primary_key.columns))
        held[name] = [tuple(int(v) if isinstance(v, bool) else v for v in row) for row in rows]
    return held
