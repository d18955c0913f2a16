"""Labels: named colours for tasks and issues, of one project or of all."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa

from quarterdeck.kernel.access import STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Refusal
from quarterdeck.kernel.model import Column, CreateOnly, Record, Ref, always, guard, noun
from quarterdeck.kernel.references import fits
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.values import Color, Line, Title
from quarterdeck.work.locks import LABELS, hold, lock_project
from quarterdeck.work.membership import in_project, leads, project_role


def visible(table: Any, viewer: Viewer) -> Any:
    """Labels without a project are everyone's; the others are seen with their project."""
    return sa.or_(table.c.project_id.is_(None), in_project(table, viewer))


@noun(
    "label",
    plural="labels",
    visible=visible,
    may={"create": STAFF, "edit": STAFF, "delete": STAFF},
    local_role=project_role,
    scope="project_id",
    indexes=("project_id name", "name"),
    search=("name",),
    sort="name",
)
class Label(Record):
    """A label of a project, or, without one, of all projects; these are for those who lead."""

    name: Annotated[Title, Column()]
    project_id: Annotated[int | None, Ref("project"), CreateOnly] = None
    color: Color = always("#868e96")
    description: Line = ""


@fits("task.labels", "issue.labels")
def strange(deck: Deck, labels: list[int], project_id: int | None) -> dict[int, str]:
    """A thing bears shared labels and those of its own project; the others, with a reason that tells their names."""
    table = TABLES["label"].c
    elsewhere = sa.and_(table.project_id.is_not(None), table.project_id != project_id)
    found = [row[0] for row in deck.rows(sa.select(table.id).where(table.id.in_(labels), elsewhere))]
    names = {label.id: label.name for label in deck.of(Label).list(id=found, limit=len(found))} if found else {}
    return {label: f"the label “{names.get(label, '…')}” is of another project" for label in found}


@guard("label")
def one_of_a_name(deck: Deck, before: Label | None, after: Label) -> None:
    """Within its project, or among the shared ones, a label's name is its own; a unique index skips null projects."""
    if after.project_id is None and not leads(deck, after):
        raise Forbidden(action="give to all projects", noun="label")
    if before is not None and before.name == after.name and before.deleted_at == after.deleted_at:
        return
    lock_project(deck, after.project_id) if after.project_id else hold(deck, LABELS)
    labels = TABLES["label"].c
    same = sa.select(labels.id).where(
        labels.name == fold(after.name), labels.id != after.id, labels.deleted_at.is_(None),
        labels.project_id.is_(None) if after.project_id is None else labels.project_id == after.project_id,
    )  # fmt: skip
    if after.deleted_at is None and deck.rows(same):
        raise Refusal("exists", noun="label", field="name")
