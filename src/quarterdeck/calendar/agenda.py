"""Events in the calendar: when, who, about what, and what came of it."""

import enum
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.calendar.about import About, about_visible, place
from quarterdeck.calendar.attendee import Attendee, Reminder, Resource, check_attendees, people
from quarterdeck.calendar.meeting import ActionItem, AgendaItem, Decision
from quarterdeck.calendar.recurrence import Recurrence
from quarterdeck.crm.customer import not_for_clients
from quarterdeck.crm.parts import Url
from quarterdeck.kernel.access import LEADS, ME, STAFF, Viewer
from quarterdeck.kernel.act import actor
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Column, Edge, Index, ReadOnly, Ref, Sensitive, always, guard, noun
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.serving import away
from quarterdeck.values import Address, Currency, Instant, Markdown, Title, UserId, check_timezone, not_negative
from quarterdeck.work.project import Priority, project_role


class AgendaType(enum.StrEnum):
    MEETING = "meeting"
    APPOINTMENT = "appointment"
    CALL = "call"
    INTERVIEW = "interview"
    PRESENTATION = "presentation"
    TRAINING = "training"
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    SOCIAL = "social"
    BREAK = "break"
    TRAVEL = "travel"
    FOCUS_TIME = "focus_time"
    REVIEW = "review"
    PLANNING = "planning"
    RETROSPECTIVE = "retrospective"
    STANDUP = "standup"
    DEMO = "demo"
    ONE_ON_ONE = "one_on_one"
    ALL_HANDS = "all_hands"
    CLIENT_MEETING = "client_meeting"
    VENDOR_MEETING = "vendor_meeting"
    DEADLINE = "deadline"
    PERSONAL = "personal"


class AgendaStatus(enum.StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    NO_SHOW = "no_show"


class AgendaVisibility(enum.StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    CONFIDENTIAL = "confidential"
    TEAM_ONLY = "team_only"
    PROJECT_ONLY = "project_only"


def agenda_visible(table: Any, viewer: Viewer) -> Any:
    """Organizer and attendees always; colleagues also what is public or of their team or project."""
    if viewer.is_admin:
        return None
    attendee = TABLES["agenda_attendee_ids"].alias()
    invited = sa.exists().where(attendee.c.owner_id == table.c.id, attendee.c.target_id == ME).correlate(table)
    mine = sa.or_(table.c.organizer_id == ME, invited)
    if viewer.is_client:
        return mine
    of_project = sa.and_(table.c.visibility == AgendaVisibility.PROJECT_ONLY.value, table.c.project_id.is_not(None))
    of_team = sa.and_(table.c.visibility == AgendaVisibility.TEAM_ONLY.value, _in_team(table))
    public = table.c.visibility == AgendaVisibility.PUBLIC.value
    return sa.or_(mine, sa.and_(sa.or_(public, of_team, of_project), about_visible(table, viewer)))


def _in_team(table: Any) -> Any:
    team, member = TABLES["team"].alias(), TABLES["team_members"].alias()
    return sa.exists().where(
        team.c.id == table.c.team_id, team.c.deleted_at.is_(None), member.c.owner_id == team.c.id,
        member.c.target_id == ME,
    ).correlate(table)  # fmt: skip


@noun(
    "agenda",
    plural="agendas",
    visible=agenda_visible,
    may={"create": STAFF, "edit": LEADS, "delete": LEADS},
    local_role=project_role,
    owner=("organizer_id",),
    own=("edit", "delete"),
    scope="project_id",
    indexes=("start", "status start", "organizer_id start", "project_id start", "customer_id start", "team_id start"),
    search=("title", "description", "location", "minutes", "items", "decisions", "action_items"),
    sensitive_to=not_for_clients,
    sort="start",
)
class Agenda(About, kw_only=True):
    """An event. An all-day one has dates, and its start and end are the midnights around them in its time zone."""

    title: Annotated[Title, Column()]
    description: Markdown = ""
    agenda_type: Annotated[AgendaType, Column()] = always(AgendaType.MEETING)
    status: Annotated[AgendaStatus, Column()] = always(AgendaStatus.SCHEDULED)
    priority: Annotated[Priority, Column(ordered=True)] = always(Priority.MEDIUM)
    start: Annotated[Instant | None, Column()] = None
    end: Annotated[Instant | None, Index] = None
    timezone: Annotated[str, Meta(max_length=64)] = always("UTC")
    all_day: Annotated[bool, Column()] = always(False)
    start_on: Annotated[date | None, Column()] = None
    end_on: Annotated[date | None, Column()] = None  # the last day, included
    location: Address = ""
    virtual_link: Url = ""
    organizer_id: Annotated[int | None, Ref("user")] = None
    deal_id: Annotated[int | None, Ref("deal")] = None
    attendees: Annotated[list[Attendee], Meta(max_length=1000)] = []
    attendee_ids: Annotated[list[int], Edge("user"), ReadOnly] = []
    resources: Annotated[list[Resource], Meta(max_length=50), Sensitive] = []  # with what they cost
    recurrence: Recurrence | None = None
    reminders: Annotated[list[Reminder], Meta(max_length=20)] = []
    items: Annotated[list[AgendaItem], Meta(max_length=200)] = []
    minutes: Markdown = ""
    decisions: Annotated[list[Decision], Meta(max_length=200)] = []
    action_items: Annotated[list[ActionItem], Meta(max_length=200)] = []
    recording_url: Url = ""
    visibility: Annotated[AgendaVisibility, Column()] = always(AgendaVisibility.PUBLIC)
    capacity: Annotated[int, Meta(ge=1)] | None = None
    waiting_list: Annotated[list[UserId], Meta(max_length=1000)] = []
    cost: Annotated[Decimal | None, Sensitive] = None
    currency: Currency = always("USD")

    def check(self) -> None:
        check_timezone(self.timezone)
        self._check_days() if self.all_day else self._check_instants()
        self._check_audience()
        check_attendees(self.attendees, customer=self.customer_id is not None)
        not_negative(cost=self.cost, resources=min((r.cost_per_hour for r in self.resources), default=None))
        if self.recurrence:
            self.recurrence.check()

    def _check_days(self) -> None:
        if self.start_on is None:
            raise Invalid(start_on="an all-day event has a first day")
        if self.end_on is not None and self.end_on < self.start_on:
            raise Invalid(end_on="is before the first day")

    def _check_instants(self) -> None:
        missing = {name: "is needed" for name in ("start", "end") if getattr(self, name) is None}
        if missing:
            raise Invalid(**missing)
        if self.start and self.end and self.end <= self.start:
            raise Invalid(end="must be after the start")

    def _check_audience(self) -> None:
        if self.visibility is AgendaVisibility.TEAM_ONLY and self.team_id is None:
            raise Invalid(team_id="say for which team")
        within = (self.project_id, self.task_id, self.issue_id, self.milestone_id, self.sprint_id)
        if self.visibility is AgendaVisibility.PROJECT_ONLY and not any(within):
            raise Invalid(project_id="say for which project")

    def settle(self) -> None:
        """Derive what is kept for finding: the instants of whole days, the users invited."""
        if self.all_day and self.start_on:
            self.end_on = self.end_on or self.start_on
            self.start = midnight(self.start_on, self.timezone)
            self.end = midnight(self.end_on + timedelta(days=1), self.timezone)
        elif not self.all_day:
            self.start_on = self.end_on = None
        self.attendee_ids = people(self.attendees)


def midnight(day: date, timezone: str) -> datetime:
    """When the day begins in the time zone, as an instant in UTC."""
    return datetime.combine(day, time.min, ZoneInfo(timezone)).astimezone(UTC)


@guard("agenda")
def settle_event(deck: Deck, before: Agenda | None, after: Agenda) -> None:
    """Who makes an event organizes it, unless it names somebody; the rest is derived."""
    if before is None:
        after.organizer_id = after.organizer_id or actor()
    place(deck, before, after)
    after.settle()
    known = set(before.attendee_ids) if before else set[int]()
    invited = [user for user in after.attendee_ids if user not in known]
    if any(not deck.sees("user", user) for user in invited):
        raise Invalid(attendees="there is no such user")
    for reason in away(deck, invited).values():
        raise Invalid(attendees=reason)
