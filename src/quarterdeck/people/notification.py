"""What somebody is told: made by the reader of the activity log, kept until read."""

from __future__ import annotations

import enum
from datetime import timedelta
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import ME, NOBODY, Viewer
from quarterdeck.kernel.act import now
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import (
    Column,
    Derived,
    Index,
    ReadOnly,
    Record,
    Ref,
    guard,
    noun,
    reaction,
    verb,
    verb_on,
)
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.user import User, need_self
from quarterdeck.values import Instant, Line


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

LONGEST_SNOOZE = timedelta(days=366)
AT_ONCE = 500  # notifications that one act marks


def visible(table: Any, viewer: Viewer) -> Any:
    """Only its user sees it, and only while they see what it is about."""
    subjects = [
        sa.and_(table.c.noun == name, sees(table, table.c.object_id, name, viewer))
        for name in SUBJECTS
        if name in TABLES
    ]
    return sa.and_(table.c.user_id == ME, sa.or_(table.c.object_id.is_(None), *subjects))


def _snoozed(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.snoozed_until.is_not(None), table.c.snoozed_until > clock.now)


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
    """`activity_id` is the change it tells of; `noun` and `object_id` are what it is about.

    `title` is the whole sentence, in English; `actor_id`, `what` and `when` (today or tomorrow) are its parts, for those
    who say it in another language. There is no `actor_id` where nobody acted, or somebody who is not seen.
    """

    user_id: Annotated[int, Ref("user"), ReadOnly]
    kind: Annotated[NoticeKind, Index, ReadOnly]
    activity_id: Annotated[int | None, Column(), ReadOnly] = None
    noun: Annotated[str, Meta(max_length=40), Column(exact=True), ReadOnly] = ""
    object_id: Annotated[int | None, Column(), ReadOnly] = None
    title: Annotated[Line, ReadOnly] = ""
    actor_id: Annotated[int | None, ReadOnly] = None
    what: Annotated[Line, ReadOnly] = ""
    when: Annotated[Line, ReadOnly] = ""
    read_at: Annotated[Instant | None, Column(), ReadOnly] = None
    emailed_at: Annotated[Instant | None, Column(index=True), ReadOnly] = None
    snoozed_until: Annotated[Instant | None, Column(), ReadOnly] = None
    is_snoozed: Annotated[bool, Derived(_snoozed)] = False

    @verb("edit")
    def mark_read(self) -> None:
        self.read_at = self.read_at or now()

    @verb("edit")
    def mark_unread(self) -> None:
        self.read_at = None

    @verb("edit")
    def snooze(self, until: Instant) -> None:
        """Put it aside until then, when it is unread again. Refused unless that lies ahead, and at most a year."""
        if not now() < until <= now() + LONGEST_SNOOZE:
            raise Invalid(until="lies ahead, and at most a year")
        self.snoozed_until, self.read_at = until, None

    @verb("edit")
    def unsnooze(self) -> None:
        self.snoozed_until = None


@reaction("notification")
def tell_its_user(deck: Deck, before: Notification | None, after: Notification) -> None:
    """Say in the ledger that somebody's inbox changed: their open sockets read it there, and nobody else's."""
    if before is None or _in_the_inbox(before) != _in_the_inbox(after):
        deck.log("create" if before is None else "update", "notification", after.id, user_id=after.user_id)


def _in_the_inbox(notification: Notification) -> tuple[object, ...]:
    return notification.read_at, notification.snoozed_until, notification.deleted_at


@verb_on("user", action="own")
def read_notifications(deck: Deck, user: User, *, up_to_id: Annotated[int, Meta(ge=1)] | None = None) -> list[int]:
    """Mark one's own inbox as read, up to the newest one that was seen; what is snoozed stays.

    Answers which were marked, at most 500 at once: there may be more as long as there are as many.
    """
    need_self(deck, user, "read the notifications of")
    notifications, newest = deck.of(Notification), {} if up_to_id is None else {"id__lte": up_to_id}
    unread = notifications.list(read_at="none", is_snoozed=False, fields="id,user_id,kind", limit=AT_ONCE, **newest)
    for each in unread:
        notifications.act(each.id, "mark_read")
    return [each.id for each in unread]


@verb_on("user", action="own")
def unread_notifications(deck: Deck, user: User, *, ids: Annotated[list[int], Meta(max_length=AT_ONCE)]) -> None:
    """Take `read_notifications` back, for at most 500 of one's own; those that are gone by now are left out."""
    need_self(deck, user, "read the notifications of")
    notifications = deck.of(Notification)
    if not ids:
        return
    for each in notifications.list(id=ids, fields="id,user_id,kind", limit=AT_ONCE):
        notifications.act(each.id, "mark_unread")


@guard("user")
def know_kinds(deck: Deck, before: User | None, after: User) -> None:
    """Refuse wishes for kinds of notices that there are not, naming those there are; what was kept may stay."""
    known = {*NoticeKind, *(before.preferences.notifications if before else ())}
    unknown = sorted(set(after.preferences.notifications) - known)
    if unknown:
        raise Invalid(preferences=f"“{unknown[0]}” is no kind of notice; known are: {', '.join(sorted(NoticeKind))}")
