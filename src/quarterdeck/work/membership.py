"""Who is in a project and who sees into it: the conditions by which everything inside projects is found."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from quarterdeck.kernel.access import LEADS, ME, MY_CUSTOMER, STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.work.about import ONE


def visible(table: Any, viewer: Viewer) -> Any:
    """Public projects are for all staff, the others for members; clients see those of their customer alone."""
    if viewer.is_admin:
        return None
    shared = sa.or_(table.c.visibility == "public", is_member(table.c.id, table))
    if viewer.is_client:
        return sa.and_(table.c.customer_id == MY_CUSTOMER, shared)
    return sa.or_(table.c.manager_id == ME, shared)


def is_member(project_id: Any, table: Any, role: str | None = None) -> Any:
    """The condition that the viewer is a member, with that role, of the project in a column of `table`."""
    member = TABLES["project_members"].alias()
    found = sa.select(ONE).select_from(member).where(member.c.owner_id == project_id, member.c.target_id == ME)
    if role is not None:
        found = found.where(member.c.role == role)
    return found.correlate(table).exists()


def project_visible(table: Any, viewer: Viewer) -> Any:
    """The condition that a row of the project table is there and is seen."""
    condition = visible(table, viewer)
    present = table.c.deleted_at.is_(None)
    return present if condition is None else sa.and_(present, condition)


def in_project(table: Any, viewer: Viewer) -> Any:
    """The condition that a row of `table` lies in a project that is there and is seen."""
    project = TABLES["project"].alias()
    found = sa.select(ONE).select_from(project)
    found = found.where(project.c.id == table.c.project_id, project_visible(project, viewer))
    return found.correlate(table).exists()


def leads_project(table: Any) -> Any:
    """The condition that the viewer leads, or manages, the project a row of `table` lies in."""
    project = TABLES["project"].alias()
    found = sa.select(ONE).select_from(project).where(
        project.c.id == table.c.project_id,
        sa.or_(project.c.manager_id == ME, is_member(project.c.id, project, role="lead")),
    )  # fmt: skip
    return found.correlate(table).exists()


def project_role(deck: Deck, thing: Any) -> str | None:
    """The viewer's role in the project that a thing is, or lies in; None when they have none."""
    project_id = thing.project_id if hasattr(thing, "project_id") else thing.id
    return role_in(deck, project_id) if project_id else None


def sees_money(viewer: Viewer) -> bool:
    """Budgets, rates and costs are for those who lead everywhere; those of one project for its leads, too."""
    return viewer.role in LEADS


def led(deck: Deck) -> frozenset[int]:
    """The projects that the viewer leads or manages; clients and those who only read lead nothing."""
    if deck.viewer.role not in STAFF:
        return frozenset()
    return frozenset(row[0] for row in deck.rows(_led, key="projects.led"))


def _led() -> sa.Select[Any]:
    project, member = TABLES["project"].c, TABLES["project_members"].c
    leading = sa.select(member.owner_id).where(member.target_id == ME, member.role == "lead")
    return sa.select(project.id).where(sa.or_(project.manager_id == ME, project.id.in_(leading)))


def role_in(deck: Deck, project_id: int) -> str | None:
    """The viewer's role in a project; its manager is a lead."""
    project, member = TABLES["project"].c, TABLES["project_members"].c
    managed = lambda: sa.select(project.manager_id).where(project.id == bind("which"))  # noqa: E731
    if deck.scalar(managed, key="project.manager", which=project_id) == deck.viewer.id:
        return "lead"
    mine = lambda: sa.select(member.role).where(member.owner_id == bind("which"), member.target_id == ME)  # noqa: E731
    return deck.scalar(mine, key="project.role", which=project_id)


def leads(deck: Deck, thing: Any) -> bool:
    """Whether the viewer leads there: by role everywhere, by membership in this project."""
    return deck.viewer.role in LEADS or project_role(deck, thing) == "lead"
