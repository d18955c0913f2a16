"""Sprints: a fixed time, a goal, and the people who work towards it."""

from __future__ import annotations

import datetime
import enum
from datetime import date
from typing import Annotated

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS, STAFF, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Edge,
    Index,
    Part,
    ReadOnly,
    Ref,
    Root,
    Sensitive,
    Value,
    always,
    guard,
    noun,
)
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Address, Fraction, Hours, Instant, Line, Markdown, Mood, Text, Title, UserId
from quarterdeck.work.locks import lock_project
from quarterdeck.work.membership import in_project, project_role
from quarterdeck.work.task import Severity

LONGEST = 30  # days, both ends counted


class SprintStatus(enum.StrEnum):
    PLANNING = "planning"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class ActionStatus(enum.StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class ImpedimentStatus(enum.StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CANCELLED = "cancelled"


class SprintMember(Value):
    """`capacity_hours` are for the whole sprint; `availability` is the fraction of them that is for it."""

    user_id: UserId
    capacity_hours: Hours | None = None
    availability: Fraction = always(1.0)
    role: Line = ""


class ActionItem(Part, kw_only=True):
    text: Title
    assignee_id: UserId | None = None
    due_date: date | None = None
    status: ActionStatus = always(ActionStatus.OPEN)
    task_id: int | None = None


class Retrospective(Value):
    held_at: Instant | None = None
    facilitator_id: UserId | None = None
    participants: Annotated[list[UserId], Meta(max_length=200)] = []
    went_well: Annotated[list[Text], Meta(max_length=200)] = []
    went_wrong: Annotated[list[Text], Meta(max_length=200)] = []
    action_items: Annotated[list[ActionItem], Meta(max_length=200)] = []
    team_mood: Mood | None = None
    notes: Markdown = ""


class StandupUpdate(Value):
    user_id: UserId
    yesterday: Text = ""
    today: Text = ""
    blockers: Text = ""
    mood: Mood | None = None


class Standup(Value):
    date: datetime.date
    facilitator_id: UserId | None = None
    updates: Annotated[list[StandupUpdate], Meta(max_length=200)] = []
    minutes: Annotated[int, Meta(ge=0, le=1440)] | None = None
    notes: Markdown = ""


class Impediment(Part, kw_only=True):
    title: Title
    description: Text = ""
    reported_by: UserId | None = None
    assigned_to: UserId | None = None
    status: ImpedimentStatus = always(ImpedimentStatus.OPEN)
    severity: Severity = always(Severity.MAJOR)
    reported_at: Instant | None = None
    resolved_at: Instant | None = None
    resolution: Text = ""


def is_inside(viewer: Viewer) -> bool:
    """What a team says among itself is for everybody but clients."""
    return not viewer.is_client


@noun(
    "sprint",
    plural="sprints",
    visible=in_project,
    may={"create": STAFF, "edit": STAFF, "delete": LEADS},
    local_role=project_role,
    scope="project_id",
    indexes=(
        "project_id number",
        "project_id status start_date",
        "status start_date",
        "start_date",
        "end_date",
        "name",
    ),
    search=("name", "goal"),
    sensitive_to=is_inside,
    unique=("project_id number",),
    sort="-start_date",
)
class Sprint(Root):
    """A sprint of at most 30 days. What the team says among itself is not shown to clients."""

    name: Annotated[Title, Column()]
    project_id: Annotated[int, Ref("project"), CreateOnly]
    goal: Text = ""
    number: Annotated[int, Column(), ReadOnly] = 0
    status: Annotated[SprintStatus, Index, ReadOnly] = always(SprintStatus.PLANNING)
    start_date: Annotated[date | None, Column()] = None
    end_date: Annotated[date | None, Column()] = None
    started_at: Annotated[Instant | None, ReadOnly] = None
    completed_at: Annotated[Instant | None, Column(), ReadOnly] = None
    members: Annotated[list[SprintMember], Meta(max_length=200), Edge("user", key="user_id")] = []
    review_notes: Markdown = ""
    demo_url: Address = ""
    retrospective: Annotated[Retrospective | None, Sensitive] = None
    daily_standups: Annotated[list[Standup], Meta(max_length=60), Sensitive] = []
    impediments: Annotated[list[Impediment], Meta(max_length=500), Sensitive] = []

    def check(self) -> None:
        if self.start_date and self.end_date:
            if self.end_date < self.start_date:
                raise Invalid(end_date="is before start_date")
            if (self.end_date - self.start_date).days + 1 > LONGEST:
                raise Invalid(end_date=f"a sprint has at most {LONGEST} days")


@guard("sprint")
def number_sprint(deck: Deck, before: Sprint | None, after: Sprint) -> None:
    """Sprints of a project are counted from 1, apart from its tasks; a deleted one keeps its number."""
    if before is None:
        lock_project(deck, after.project_id)
        sprints = TABLES["sprint"].c
        last = deck.scalar(sa.select(sa.func.max(sprints.number)).where(sprints.project_id == after.project_id))
        after.number = (last or 0) + 1
