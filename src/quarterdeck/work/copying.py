"""A project as a template: its plan copied, nothing done yet, all dates moved to the new start."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

import msgspec
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
from quarterdeck.work.task_template import TaskTemplate

Key = Annotated[str, Meta(pattern="^[A-Z][A-Z0-9]{1,9}$")]
KEPT = ("description", "customer_id", "priority", "budget", "currency", "estimated_hours", "manager_id", "members",
        "member_rates", "visibility", "billing_type", "hourly_rate", "risk_level", "methodology", "workflow",
        "repository_url", "documentation_url", "working_days", "holidays", "tags", "custom_fields")  # fmt: skip
MILESTONE = ("name", "description", "priority", "milestone_type", "owner_id", "stakeholders", "budget",
             "billing_amount", "estimated_hours", "acceptance_criteria", "tags", "custom_fields")  # fmt: skip


@verb_on("project", action="copy")
def copy(deck: Deck, project: Project, *, key: Key, name: Title, start_date: date | None = None) -> Project | None:
    """A new project with this one's settings, labels, templates of tasks, milestones, tasks and links; nothing of it is
    begun. The copy of a template is a plain project.

    Dates move by the days between the two starts; without a start on either side they stay.
    """
    shift = start_date - project.start_date if start_date and project.start_date else timedelta()
    fields: dict[str, Any] = {field: getattr(project, field) for field in KEPT}
    fields |= moved(project, shift, "start_date", "end_date")
    if start_date:
        fields["start_date"] = start_date
    made = deck.of(Project).create(**fields, key=key, name=name)
    copying = Copying(deck, project.id, made.id, shift)
    copying.everything()
    if project.task_templates:
        deck.of(Project).update(made.id, task_templates=[copying.template(each) for each in project.task_templates])
    return deck.of(Project).get(made.id)


def moved(thing: Record, shift: timedelta, *names: str) -> dict[str, Any]:
    """These dates of a thing, as far as it has them, moved."""
    return {name: getattr(thing, name) + shift for name in names if getattr(thing, name) is not None}


class Copying:
    """What lies in one project, made again in another; remembers which of them became which."""

    def __init__(self, deck: Deck, source: int, target: int, shift: timedelta) -> None:
        self.deck, self.source, self.target, self.shift = deck, source, target, shift
        # Ids there → ids here, of each noun.
        self.made: dict[str, dict[int, int]] = {"label": {}, "milestone": {}, "task": {}}

    def everything(self) -> None:
        for label in self.deck.of(Label).each(project_id=self.source):
            self._label(label)
        for milestone in self.deck.of(Milestone).each(project_id=self.source):
            self._milestone(milestone)
        tasks = {task.id: task for task in self.deck.of(Task).each(project_id=self.source, sort="rank")}
        for task in tasks.values():
            self._task(task, tasks)
        self._links()

    def template(self, template: TaskTemplate) -> TaskTemplate:
        labels = [self.made["label"].get(label, label) for label in template.labels]
        return msgspec.structs.replace(template, labels=labels)

    def _label(self, label: Label) -> None:
        labels = self.deck.of(Label)
        made = labels.create(name=label.name, color=label.color, description=label.description, project_id=self.target)
        self.made["label"][label.id] = made.id

    def _milestone(self, milestone: Milestone) -> None:
        fields = {name: getattr(milestone, name) for name in MILESTONE} | moved(milestone, self.shift, "due_date")
        made = self.deck.of(Milestone).create(**fields, project_id=self.target, status=MilestoneStatus.PLANNING)
        self.made["milestone"][milestone.id] = made.id

    def _task(self, task: Task, tasks: dict[int, Task]) -> int:
        """Tasks come in their order; what a task is part of comes before it, whatever the order says."""
        made = self.made["task"]
        if task.id in made:
            return made[task.id]
        above = {name: tasks.get(getattr(task, name) or 0) for name in ("parent_id", "epic_id")}
        fields = copied(task, *SHARED, *WORDS) | fresh_lists(task)
        fields |= moved(task, self.shift, "start_date", "due_date", "start_at", "due_at")
        fields |= {name: self._task(other, tasks) if other else None for name, other in above.items()}
        fields |= {"project_id": self.target, "sprint_id": None}
        fields["labels"] = [self.made["label"].get(label, label) for label in task.labels]
        fields["milestone_id"] = self.made["milestone"].get(task.milestone_id or 0)
        made[task.id] = self.deck.of(Task).create(**fields).id
        return made[task.id]

    def _links(self) -> None:
        """Links with both ends in what was copied."""
        links = TABLES["link"].c
        for name in ("task", "milestone"):
            for old in list(self.made[name]):
                here = sa.select(links.id).where(links[f"{name}_id"] == old, links.deleted_at.is_(None))
                for (link_id,) in self.deck.rows(here):
                    self._link(self.deck.of(Link).get(link_id))

    def _link(self, link: Link) -> None:
        (noun, start), (to_noun, end) = link.start, link.end
        if start in self.made.get(noun, {}) and end in self.made.get(to_noun, {}):
            ends = {f"{noun}_id": self.made[noun][start], f"to_{to_noun}_id": self.made[to_noun][end]}
            self.deck.of(Link).create(**ends, link_type=link.link_type, lag=link.lag)
