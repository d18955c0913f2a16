"""What a comment or a file is about: one thing, and who does not see the thing does not see what is about it."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import CreateOnly, Record, Ref
from quarterdeck.kernel.tables import TABLES

ONE = sa.literal_column("1", sa.Integer)
IN_PROJECTS = ("task", "issue", "milestone", "sprint", "agenda")


class About(Record, kw_only=True, omit_defaults=True):
    """A record about one of eight kinds of things."""

    task_id: Annotated[int | None, Ref("task"), CreateOnly] = None
    issue_id: Annotated[int | None, Ref("issue"), CreateOnly] = None
    project_id: Annotated[int | None, Ref("project"), CreateOnly] = None
    milestone_id: Annotated[int | None, Ref("milestone"), CreateOnly] = None
    sprint_id: Annotated[int | None, Ref("sprint"), CreateOnly] = None
    customer_id: Annotated[int | None, Ref("customer"), CreateOnly] = None
    deal_id: Annotated[int | None, Ref("deal"), CreateOnly] = None
    agenda_id: Annotated[int | None, Ref("agenda"), CreateOnly] = None

    @property
    def subject(self) -> tuple[str, int]:
        """The noun and the id of what this is about; naming none or several is refused."""
        named = [(noun, getattr(self, f"{noun}_id")) for noun in ABOUT if getattr(self, f"{noun}_id") is not None]
        if len(named) != 1:
            raise Invalid(about=f"name exactly one of {', '.join(f'{noun}_id' for noun in ABOUT)}")
        return named[0]

    def check(self) -> None:
        _ = self.subject


ABOUT = ("task", "issue", "project", "milestone", "sprint", "customer", "deal", "agenda")


def sees_subject(table: Any, viewer: Viewer) -> Any:
    """The condition that they see what a row of `table` is about."""
    return sa.or_(sa.false(), *(sees(table, table.c[f"{name}_id"], name, viewer) for name in ABOUT if name in TABLES))


def project_of_subject(deck: Deck, thing: About) -> int | None:
    """The project that the thing is about, or in which lies what it is about."""
    noun, subject_id = thing.subject
    if noun == "project":
        return subject_id
    table = TABLES[noun]
    if "project_id" not in table.c:
        return None
    return deck.scalar(sa.select(table.c.project_id).where(table.c.id == subject_id))


def role_at_subject(deck: Deck, thing: About) -> str | None:
    """The viewer's role in the project of what this is about."""
    from quarterdeck.work.membership import role_in  # projects come after what is about them

    project_id = project_of_subject(deck, thing)
    return None if project_id is None else role_in(deck, project_id)
