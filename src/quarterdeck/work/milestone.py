"""Milestones: what has to be true, delivered and agreed by a date."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Derived,
    Edge,
    Index,
    ReadOnly,
    Ref,
    Root,
    Sensitive,
    always,
    noun,
)
from quarterdeck.values import Hours, Instant, Markdown, Title, not_negative
from quarterdeck.work.membership import in_project, led, project_role, sees_money
from quarterdeck.work.milestone_parts import Approval, Communication, Condition, Deliverable, Metric, Risk
from quarterdeck.work.project import Priority


class MilestoneStatus(enum.StrEnum):
    PLANNING = "planning"
    IN_PROGRESS = "in_progress"
    REVIEW = "review"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ON_HOLD = "on_hold"


class MilestoneType(enum.StrEnum):
    DELIVERABLE = "deliverable"
    DECISION_POINT = "decision_point"
    REVIEW = "review"
    RELEASE = "release"
    CONTRACT = "contract"
    REGULATORY = "regulatory"
    INTERNAL = "internal"
    EXTERNAL = "external"


def _overdue(table: Any, clock: Any) -> Any:
    open_ = sa.and_(table.c.status != "completed", table.c.status != "cancelled")
    return sa.and_(table.c.due_date.is_not(None), table.c.due_date < clock.today, open_)


@noun(
    "milestone",
    plural="milestones",
    visible=in_project,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS},
    local_role=project_role,
    owner=("owner_id",),
    own=("edit",),
    scope="project_id",
    indexes=("project_id due_date", "project_id status due_date", "status due_date", "priority", "due_date", "name"),
    search=("name", "description"),
    sensitive_to=sees_money,
    sensitive_in=led,
    sort="due_date",
)
class Milestone(Root):
    """A point that a project is to reach. Its owner may edit it."""

    name: Annotated[Title, Column()]
    project_id: Annotated[int, Ref("project"), CreateOnly]
    description: Markdown = ""
    status: Annotated[MilestoneStatus, Index] = always(MilestoneStatus.PLANNING)
    priority: Annotated[Priority, Column(ordered=True)] = always(Priority.MEDIUM)
    milestone_type: Annotated[MilestoneType, Index] = always(MilestoneType.DELIVERABLE)
    due_date: Annotated[date | None, Column()] = None
    completed_at: Annotated[Instant | None, Column(), ReadOnly] = None
    owner_id: Annotated[int | None, Ref("user")] = None
    stakeholders: Annotated[list[int], Meta(max_length=200), Edge("user")] = []
    budget: Annotated[Decimal | None, Sensitive] = None
    estimated_hours: Annotated[Hours | None, Column()] = None
    acceptance_criteria: Markdown = ""
    review_notes: Markdown = ""
    lessons_learned: Markdown = ""
    billing_amount: Annotated[Decimal | None, Sensitive] = None
    conditions: Annotated[list[Condition], Meta(max_length=500)] = []
    deliverables: Annotated[list[Deliverable], Meta(max_length=500)] = []
    success_metrics: Annotated[list[Metric], Meta(max_length=200)] = []
    risks: Annotated[list[Risk], Meta(max_length=200)] = []
    approvals: Annotated[list[Approval], Meta(max_length=200)] = []
    communications: Annotated[list[Communication], Meta(max_length=1000)] = []
    is_overdue: Annotated[bool, Derived(_overdue)] = False

    def check(self) -> None:
        not_negative(budget=self.budget, billing_amount=self.billing_amount)
