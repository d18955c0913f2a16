"""What somebody is told: made by the reader of the activity log, kept until read."""

from __future__ import annotations

import enum
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import ME, NOBODY, Viewer
from quarterdeck.kernel.act import now
from quarterdeck.kernel.model import Column, Index, ReadOnly, Record, Ref, noun, verb
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Instant, Line
from quarterdeck.work.about import sees


class NoticeKind(enum.StrEnum):
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    MENTIONED = "mentioned"
    COMMENTED = "commented"
    REPLIED = "replied"
    CHANGED = "changed"
    COMPLETED = "completed"
    REOPENED = "reopened"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    REMINDER = "reminder"
    INVITED = "invited"
    RESPONDED = "responded"
    MESSAGE = "message"
    APPROVAL_REQUESTED = "approval_requested"
    APPROVAL_ANSWERED = "approval_answered"
    SPRINT_STARTED = "sprint_started"
    SPRINT_COMPLETED = "sprint_completed"
    MEMBER_ADDED = "member_added"
    ESCALATED = "escalated"


# What a notification can be about; one about something that is gone, or hidden by now, is not shown either.
SUBJECTS = ("project", "task", "issue", "milestone", "sprint", "team", "customer", "deal", "agenda", "chat")


def visible(table: Any, viewer: Viewer) -> Any:
    """Only its user sees it, and only while they see what it is about."""
    subjects = [
        sa.and_(table.c.noun == name, sees(table, table.c.object_id, name, viewer))
        for name in SUBJECTS
        if name in TABLES
    ]
    return sa.and_(table.c.user_id == ME, sa.or_(table.c.object_id.is_(None), *subjects))


@noun(
    "notification",
    plural="notifications",
    visible=visible,
    may={"create": NOBODY, "edit": NOBODY, "delete": NOBODY},
    owner=("user_id",),
    own=("edit", "delete"),
    indexes=("user_id -created_at", "user_id read_at -created_at"),
    operations=("list", "get", "delete"),
    logged=False,
    unique=("user_id activity_id kind",),
    sort="-created_at",
)
class Notification(Record):
    """`activity_id` is the change it tells of; `noun` and `object_id` are what it is about."""

    user_id: Annotated[int, Ref("user"), ReadOnly]
    kind: Annotated[NoticeKind, Index, ReadOnly]
    activity_id: Annotated[int | None, Column(), ReadOnly] = None
    noun: Annotated[str, Meta(max_length=40), Column(exact=True), ReadOnly] = ""
    object_id: Annotated[int | None, Column(), ReadOnly] = None
    title: Annotated[Line, ReadOnly] = ""
    read_at: Annotated[Instant | None, Column(), ReadOnly] = None
    emailed_at: Annotated[Instant | None, Column(index=True), ReadOnly] = None

    @verb("edit")
    def mark_read(self) -> None:
        self.read_at = self.read_at or now()

    @verb("edit")
    def mark_unread(self) -> None:
        self.read_at = None
