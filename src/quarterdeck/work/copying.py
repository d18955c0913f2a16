"""A project as a template: its plan copied, nothing done yet, all dates moved to the new start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import Record, verb_on
from quarterdeck.kernel.references import still_there
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import ProjectKey, Title
from quarterdeck.work.client_contact import has_contact
from quarterdeck.work.label import Label, strange
from quarterdeck.work.link import Link
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.planning import planned
from quarterdeck.work.project import Project
from quarterdeck.work.reshaping import SHARED, WORDS, copied, fresh_lists
from quarterdeck.work.task import Task
from quarterdeck.work.task_template import TaskTemplate

KEPT = ("description", "customer_id", "client_contact_id", "priority", "budget", "currency", "estimated_hours", "manager_id", "members",
        "member_rates", "visibility", "billing_type", "hourly_rate", "risk_level", "methodology", "progress_by", "workflow",
        "repository_url", "documentation_url", "working_days", "holidays", "tags", "custom_fields")  # fmt: skip
MILESTONE = ("name", "description", "priority", "milestone_type", "owner_id", "stakeholders", "budget",
             "billing_amount", "estimated_hours", "acceptance_criteria", "tags", "custom_fields")  # fmt: skip
ABOVE = ("parent_id", "epic_id")


@verb_on("project", action="copy")
def copy(
    deck: Deck, project: Project, *, key: ProjectKey, name: Title, start_date: date | None = None
) -> Project | None:
    """A new project with this one's settings, labels, templates of tasks, milestones, tasks and links; nothing of it is
    begun. The copy of a template is a plain project.

    What lies in the trash, is out of sight or works here no longer is left out wherever the copy would name it. Dates
    move by the days between the two starts; without a start on either side they stay. Nobody is told of what came with
    its project.
    """
    shift = start_date - project.start_date if start_date and project.start_date else timedelta()
    fields: dict[str, Any] = {field: getattr(project, field) for field in KEPT}
    fields |= moved(project, shift, "start_date", "end_date")
    if start_date:
        fields["start_date"] = start_date
    made = deck.of(Project).copied(**_agreed(deck, still_there(deck, Project, fields)), key=key, name=name)
    copying = Copying(deck, project.id, made.id, shift)
    copying.everything()
    if project.task_templates:
        deck.of(Project).update(made.id, task_templates=[copying.template(each) for each in project.task_templates])
    return deck.of(Project).get(made.id)


def _agreed(deck: Deck, fields: dict[str, Any]) -> dict[str, Any]:
    """Without the contact that the customer has no longer, and without rates of those who are not in it."""
    contact = (
        fields["client_contact_id"] if has_contact(deck, fields["customer_id"], fields["client_contact_id"]) else None
    )
    inside = {member.user_id for member in fields["members"]}
    rates = {user_id: rate for user_id, rate in fields["member_rates"].items() if user_id in inside}
    return fields | {"client_contact_id": contact, "member_rates": rates}


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
        for task in _from_above(tasks):
            self._task(task)
        self._links()

    def template(self, template: TaskTemplate) -> TaskTemplate:
        labels = [self.made["label"].get(label, label) for label in template.labels]
        elsewhere = strange(self.deck, labels, self.target)
        labels = [label for label in labels if label not in elsewhere and self.deck.sees(Label, label)]
        return msgspec.structs.replace(template, labels=labels)

    def _label(self, label: Label) -> None:
        labels = self.deck.of(Label)
        made = labels.copied(name=label.name, color=label.color, description=label.description, project_id=self.target)
        self.made["label"][label.id] = made.id

    def _milestone(self, milestone: Milestone) -> None:
        fields = {name: getattr(milestone, name) for name in MILESTONE} | moved(milestone, self.shift, "due_date")
        fields = still_there(self.deck, Milestone, fields | {"project_id": self.target})
        made = self.deck.of(Milestone).copied(**fields, **planned(self.deck, milestone, self.shift))
        self.made["milestone"][milestone.id] = made.id

    def _task(self, task: Task) -> None:
        made = self.made["task"]
        fields = copied(task, *SHARED, *WORDS) | fresh_lists(task)
        fields |= moved(task, self.shift, "start_date", "due_date", "start_at", "due_at")
        fields |= {name: made.get(above, above) for name in ABOVE if (above := getattr(task, name)) is not None}
        if fields["parent_id"] not in made.values():
            fields["parent_id"] = None  # it lies in the trash
        fields |= {"project_id": self.target, "sprint_id": None}
        fields["labels"] = [self.made["label"].get(label, label) for label in task.labels]
        fields["milestone_id"] = self.made["milestone"].get(task.milestone_id or 0)
        made[task.id] = self.deck.of(Task).copied(**still_there(self.deck, Task, fields)).id

    def _links(self) -> None:
        """Links with both ends in what was copied."""
        links = TABLES["link"].c
        for name in ("task", "milestone"):
            for old in list(self.made[name]):
                here = sa.select(links.id).where(links[f"{name}_id"] == old, links.deleted_at.is_(None))
                for (link_id,) in self.deck.rows(here):
                    link = self.deck.of(Link).find(link_id)
                    if link is not None:
                        self._link(link)

    def _link(self, link: Link) -> None:
        (noun, start), (to_noun, end) = link.start, link.end
        if start in self.made.get(noun, {}) and end in self.made.get(to_noun, {}):
            ends = {f"{noun}_id": self.made[noun][start], f"to_{to_noun}_id": self.made[to_noun][end]}
            self.deck.of(Link).copied(**ends, link_type=link.link_type, lag=link.lag)


def _from_above(tasks: dict[int, Task]) -> Iterator[Task]:
    """Tasks in their order, but what one is part of before it, whatever the order says."""
    told: set[int] = set()
    for task in tasks.values():
        waiting = [task]
        while waiting:
            above = [tasks.get(getattr(waiting[-1], name) or 0) for name in ABOVE]
            first = next((each for each in above if each and each.id not in told), None)
            if first is not None:
                waiting.append(first)
                continue
            last = waiting.pop()
            if last.id not in told:
                told.add(last.id)
                yield last
