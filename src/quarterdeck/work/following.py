"""What goes along when a task goes to another project: the time spent on it, and the talks and meetings about it."""

from __future__ import annotations

from functools import partial
from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import NOUNS, reaction
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.task import Task

FOLLOWING = ("time_entry", "chat", "agenda")
# What else of the old project a talk or a meeting may be about.
TIES = ("issue_id", "milestone_id", "sprint_id")


@reaction("task")
def follow(deck: Deck, before: Task | None, after: Task) -> None:
    """Whoever may move the task moves what is others' too, the trash's included: it would be seen where the task is
    not."""
    if before is None or before.project_id == after.project_id:
        return
    with deck.acting_as(Viewer(deck.viewer.id, "admin"), deck.now):
        for noun in FOLLOWING:
            for id, gone in deck.rows(partial(_about, noun), key=("following", noun), which=after.id):
                go = partial(_go, project_id=after.project_id)
                Store(deck, NOUNS[noun]).change(id, "edit", "move", go, deleted=gone == 1)


def _about(noun: str) -> sa.Select[Any, Any]:
    table = TABLES[noun].c
    return sa.select(table.id, table.gone).where(table.task_id == bind("which"), table.gone < 2).order_by(table.id)


def _go(thing: Any, *, project_id: int) -> None:
    """A talk or a meeting that something else ties to the old project stays there, and is about the task no more."""
    if any(getattr(thing, tie, None) is not None for tie in TIES):
        thing.task_id = None
    else:
        thing.project_id = project_id
