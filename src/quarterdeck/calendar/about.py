"""What an event or a chat is about: the things it names, the project that follows, and whom that shuts out."""

from typing import Annotated, Any

import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Ref, Root
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.membership import in_project

IN_A_PROJECT = ("task", "issue", "milestone", "sprint")


class About(Root, kw_only=True):
    """A root that may be about other things. The project of a task, issue, milestone or sprint is filled in."""

    project_id: Annotated[int | None, Ref("project")] = None
    team_id: Annotated[int | None, Ref("team")] = None
    customer_id: Annotated[int | None, Ref("customer")] = None
    task_id: Annotated[int | None, Ref("task")] = None
    issue_id: Annotated[int | None, Ref("issue")] = None
    milestone_id: Annotated[int | None, Ref("milestone")] = None
    sprint_id: Annotated[int | None, Ref("sprint")] = None


def about_visible(table: Any, viewer: Viewer) -> Any:
    """Whether the viewer sees what a row of `table` is about: its project, and its issue, which may be a secret one."""
    return sa.and_(
        sa.or_(table.c.project_id.is_(None), in_project(table, viewer)),
        sa.or_(table.c.issue_id.is_(None), sees(table, table.c.issue_id, "issue", viewer)),
    )


def place(deck: Deck, before: About | None, after: About) -> None:
    """Fill in the project; things of two different projects are refused."""
    for noun in IN_A_PROJECT:
        name = f"{noun}_id"
        thing: int | None = getattr(after, name)
        if thing is None or (before and getattr(before, name) == thing and before.project_id == after.project_id):
            continue
        table = TABLES[noun]
        found = sa.select(table.c.project_id).where(table.c.id == sa.bindparam("thing", type_=sa.Integer))
        project = deck.scalar(found, thing=thing)
        if project is not None and after.project_id not in (None, project):
            raise Invalid(**{name: "belongs to another project"})
        after.project_id = project or after.project_id
