"""Templates of tasks: what a project's people start a new task from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Value, always
from quarterdeck.values import Hours, Line, Markdown, Points, Title
from quarterdeck.work.kinds import Priority, TaskType
from quarterdeck.work.label import strange


class TaskTemplate(Value):
    """A task to be, under a name of its own. `labels` are ids; checklist and criteria are their texts."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    title: Line = ""
    description: Markdown = ""
    task_type: TaskType = always(TaskType.TASK)
    priority: Priority = always(Priority.MEDIUM)
    labels: Annotated[list[int], Meta(max_length=50)] = []
    checklist: Annotated[list[Title], Meta(max_length=500)] = []
    acceptance_criteria: Annotated[list[Title], Meta(max_length=200)] = []
    estimated_hours: Hours | None = None
    story_points: Points | None = None


def check_templates(templates: list[TaskTemplate]) -> None:
    names = [template.name.strip().casefold() for template in templates]
    if len(set(names)) < len(names):
        raise Invalid(task_templates="two templates have the same name")


def check_labels(deck: Deck, before: Iterable[TaskTemplate], after: Iterable[TaskTemplate], project_id: int) -> None:
    """Refuse labels that who writes the templates does not see, or that are another project's; those that were there
    may stay."""
    known = {label for template in before for label in template.labels}
    named = sorted({label for template in after for label in template.labels} - known)
    if not all(deck.sees("label", label) for label in named):
        raise Invalid(task_templates="there is no such label")
    for reason in strange(deck, named, project_id).values():
        raise Invalid(task_templates=reason)
