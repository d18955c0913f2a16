"""Making tasks out of a task: a copy, several instead of one, an issue."""

from __future__ import annotations

from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import verb_on
from quarterdeck.kernel.references import still_there
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Title
from quarterdeck.work.issue import Issue, IssueType
from quarterdeck.work.link import Link, LinkType
from quarterdeck.work.task import ChecklistItem, Criterion, Task

PLACE = ("project_id", "sprint_id", "milestone_id", "parent_id", "epic_id")
SHARED = (*PLACE, "priority", "task_type", "component", "target_version", "labels", "tags", "custom_fields")
WORDS = ("title", "description", "story_points", "estimated_hours", "environment", "severity", "reproducible",
         "steps_to_reproduce", "expected_result", "actual_result", "browser", "os", "device", "assignee_ids",
         "start_date", "due_date", "start_at", "due_at", "recurrence")  # fmt: skip
ISSUE_TYPES = {"bug": IssueType.BUG, "story": IssueType.STORY, "epic": IssueType.EPIC,
               "feature": IssueType.FEATURE_REQUEST}  # fmt: skip


def copied(task: Task, *names: str) -> dict[str, Any]:
    return {name: getattr(task, name) for name in names}


def fresh_lists(task: Task) -> dict[str, Any]:
    """Checklist and criteria with nothing ticked."""
    return {
        "checklist": [ChecklistItem(text=item.text) for item in task.checklist],
        "acceptance_criteria": [Criterion(text=item.text) for item in task.acceptance_criteria],
        "definition_of_done": [Criterion(text=item.text) for item in task.definition_of_done],
    }


@verb_on("task")
def duplicate(deck: Deck, task: Task, *, title: Title | None = None) -> Task | None:
    """A second task like this one, right behind it, with nothing done yet."""
    fields = still_there(deck, Task, copied(task, *SHARED, *WORDS)) | fresh_lists(task)
    made = deck.of(Task).create(**fields | {"title": title or task.title})
    return deck.of(Task).act(made.id, "move", after_id=task.id)


@verb_on("task")
def split(
    deck: Deck, task: Task, *, titles: Annotated[list[Title], Meta(min_length=1, max_length=50)]
) -> list[Task] | None:
    """New tasks beside this one, in its project, sprint and milestone, linked to it, in the order of their titles."""
    made: list[Task] = []
    behind, fields = task.id, still_there(deck, Task, copied(task, *SHARED, "assignee_ids"))
    for title in titles:
        part = deck.of(Task).create(**fields, title=title)
        deck.of(Link).create(task_id=task.id, to_task_id=part.id, link_type=LinkType.RELATES_TO)
        made.append(deck.of(Task).act(part.id, "move", after_id=behind))
        behind = part.id
    return made


@verb_on("task")
def convert_to_issue(deck: Deck, task: Task, *, issue_type: IssueType | None = None) -> Issue | None:
    """An issue with this task's words, people and place, linked to it; the task is cancelled. Said again, it answers the
    issue that was made, unless that lies in the trash."""
    task.cancel()
    if made := _became(deck, task):
        return deck.of(Issue).find(made)
    fields = copied(task, "project_id", "sprint_id", "title", "description", "priority", "reporter_id", "assignee_ids",
                    "watchers", "component", "labels", "due_date", "estimated_hours", "story_points", "steps_to_reproduce", "environment",
                    "browser", "device", "tags")  # fmt: skip
    if task.severity:
        fields["severity"] = task.severity
    issue = deck.of(Issue).create(
        **still_there(deck, Issue, fields), issue_type=issue_type or ISSUE_TYPES.get(task.task_type, IssueType.TASK), task_id=task.id,
        operating_system=task.os, expected_behavior=task.expected_result, actual_behavior=task.actual_result,
    )  # fmt: skip
    deck.of(Link).create(task_id=task.id, to_issue_id=issue.id, link_type=LinkType.RELATES_TO)
    return issue


def _became(deck: Deck, task: Task) -> int | None:
    """The issue that the task was turned into: it names the task, and is linked from it."""
    issue, link = TABLES["issue"].c, TABLES["link"].c
    linked = sa.select(issue.id).join_from(TABLES["link"], TABLES["issue"], link.to_issue_id == issue.id)
    mine = (link.task_id == task.id, issue.task_id == task.id, link.link_type == LinkType.RELATES_TO.value)
    return deck.scalar(linked.where(*mine, link.deleted_at.is_(None), issue.deleted_at.is_(None)))
