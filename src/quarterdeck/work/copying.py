"""A project as a template: its plan copied, nothing done yet, all dates moved to the new start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import Record, verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Title
from quarterdeck.work.label import Label
from quarterdeck.work.link import Link
from quarterdeck.work.milestone import Milestone, MilestoneStatus
from quarterdeck.work.project import Project
from quarterdeck.work.reshaping import SHARED, WORDS, copied, fresh_lists
from quarterdeck.work.task import Task

Key = Annotated[str, Meta(pattern="^[A-Z][A-Z0-9]{1,9}$")]
KEPT = ("description", "customer_id", "priority", "budget", "currency", "estimated_hours", "manager_id", "members",
        "member_rates", "visibility", "billing_type", "hourly_rate", "risk_level", "methodology", "workflow",
        "repository_url", "documentation_url", "working_days", "holidays", "tags", "custom_fields")  # fmt: skip
MILESTONE = ("name", "description", "priority", "milestone_type", "owner_id", "stakeholders", "budget", "billing_amount",
             "estimated_hours", "acceptance_criteria", "tags", "custom_fields")  # fmt: skip
# Ids there → ids here, of each noun.
Places = dict[str, dict[int, int]]


@verb_on("project", action="copy")
def copy(
    deck: Deck, project: Project, *, key: Key, name: Title, start_date: date | None = None
) -> Project | None:
    """A new project with this one's settings, labels, milestones, tasks and links; nothing of it is begun.

    Dates move by the days between the two starts; without a start on either side they stay.
    """
    shift = start_date - project.start_date if start_date and project.start_date else timedelta()
    fields: dict[str, Any] = {field: getattr(project, field) for field in KEPT}
    fields |= moved(project, shift, "start_date", "end_date")
    if start_date:
        fields["start_date"] = start_date
    made = deck.of(Project).create(**fields, key=key, name=name)
    places: Places = {"label": {}, "milestone": {}, "task": {}}
    _labels(deck, project.id, made.id, places)
    _milestones(deck, project.id, made.id, shift, places)
    _tasks(deck, project.id, made.id, shift, places)
    _links(deck, places)
    return made


def moved(thing: Record, shift: timedelta, *names: str) -> dict[str, Any]:
    """These dates of a thing, as far as it has them, moved."""
    return {name: getattr(thing, name) + shift for name in names if getattr(thing, name) is not None}


def _labels(deck: Deck, old: int, new: int, places: Places) -> None:
    for label in deck.of(Label).each(project_id=old):
        made = deck.of(Label).create(name=label.name, color=label.color, description=label.description, project_id=new)
        places["label"][label.id] = made.id


def _milestones(deck: Deck, old: int, new: int, shift: timedelta, places: Places) -> None:
    for milestone in deck.of(Milestone).each(project_id=old):
        fields = {name: getattr(milestone, name) for name in MILESTONE} | moved(milestone, shift, "due_date")
        made = deck.of(Milestone).create(**fields, project_id=new, status=MilestoneStatus.PLANNING)
        places["milestone"][milestone.id] = made.id


def _tasks(deck: Deck, old: int, new: int, shift: timedelta, places: Places) -> None:
    """Tasks in their order; what a task is part of comes before it, whatever the order says."""
    tasks = {task.id: task for task in deck.of(Task).each(project_id=old, sort="rank")}
    for task in tasks.values():
        _task(deck, task, tasks, new, shift, places)


def _task(deck: Deck, task: Task, tasks: dict[int, Task], new: int, shift: timedelta, places: Places) -> int:
    made = places["task"]
    if task.id in made:
        return made[task.id]
    above = {name: tasks.get(getattr(task, name) or 0) for name in ("parent_id", "epic_id")}
    inside = {name: _task(deck, other, tasks, new, shift, places) for name, other in above.items() if other}
    fields = copied(task, *SHARED, *WORDS) | fresh_lists(task) | {"parent_id": None, "epic_id": None, "sprint_id": None}
    fields |= moved(task, shift, "start_date", "due_date", "start_at", "due_at") | inside
    fields["labels"] = [places["label"].get(label, label) for label in task.labels]
    fields["milestone_id"] = places["milestone"].get(task.milestone_id or 0)
    made[task.id] = deck.of(Task).create(**fields | {"project_id": new}).id
    return made[task.id]


def _links(deck: Deck, places: Places) -> None:
    """Links with both ends in what was copied."""
    links = TABLES["link"].c
    for name in ("task", "milestone"):
        ids = places[name]
        for old in ids:
            here = sa.select(links.id).where(links[f"{name}_id"] == old, links.deleted_at.is_(None))
            for (link_id,) in deck.rows(here):
                _link(deck, deck.of(Link).get(link_id), places)


def _link(deck: Deck, link: Link, places: Places) -> None:
    (noun, start), (to_noun, end) = link.start, link.end
    if start in places.get(noun, {}) and end in places.get(to_noun, {}):
        ends = {f"{noun}_id": places[noun][start], f"to_{to_noun}_id": places[to_noun][end]}
        deck.of(Link).create(**ends, link_type=link.link_type, lag=link.lag)
