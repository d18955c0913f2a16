"""The parts of a team: members, skills, holidays, rituals, goals, measures, tools."""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.model import Part, Value, always
from quarterdeck.people.user import SkillLevel
from quarterdeck.values import Address, Clock, Currency, Fraction, Line, Mood, Text, Title, UserId, WeekHours


class MemberStatus(enum.StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    ON_LEAVE = "on_leave"
    TEMPORARY = "temporary"
    CONTRACTOR = "contractor"
    INTERN = "intern"


class Seniority(enum.StrEnum):
    INTERN = "intern"
    JUNIOR = "junior"
    MID_LEVEL = "mid_level"
    SENIOR = "senior"
    LEAD = "lead"
    PRINCIPAL = "principal"
    ARCHITECT = "architect"


class HolidayType(enum.StrEnum):
    PUBLIC = "public"
    COMPANY = "company"
    TEAM = "team"
    PERSONAL = "personal"
    SICK_LEAVE = "sick_leave"
    VACATION = "vacation"
    TRAINING = "training"
    CONFERENCE = "conference"


class TimeOffStatus(enum.StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    DECLINED = "declined"


class RitualType(enum.StrEnum):
    STANDUP = "standup"
    RETROSPECTIVE = "retrospective"
    PLANNING = "planning"
    REVIEW = "review"
    ONE_ON_ONE = "one_on_one"
    TEAM_MEETING = "team_meeting"
    TRAINING = "training"
    SOCIAL = "social"
    DEMO = "demo"
    SYNC = "sync"


class RitualFrequency(enum.StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    AD_HOC = "ad_hoc"


class GoalType(enum.StrEnum):
    PERFORMANCE = "performance"
    QUALITY = "quality"
    DELIVERY = "delivery"
    LEARNING = "learning"
    PROCESS = "process"
    CULTURE = "culture"
    BUSINESS = "business"
    TECHNICAL = "technical"


class GoalStatus(enum.StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    ACHIEVED = "achieved"
    MISSED = "missed"
    CANCELLED = "cancelled"
    DEFERRED = "deferred"


class TeamMember(Value):
    """`capacity_hours` are per week; `allocation` is the fraction of them that is for this team. What they are paid
    and how they were reviewed is kept beside, in the team's `member_rates` and `reviews`."""

    user_id: UserId
    role: Line = ""
    capacity_hours: WeekHours = always(40.0)
    allocation: Fraction = always(1.0)
    start_date: datetime.date | None = None
    end_date: datetime.date | None = None
    status: MemberStatus = always(MemberStatus.ACTIVE)
    certifications: Annotated[list[Line], Meta(max_length=100)] = []
    seniority: Seniority = always(Seniority.MID_LEVEL)


class Review(Value):
    performance_rating: Mood | None = None
    last_review_on: datetime.date | None = None
    notes: Text = ""


class TeamSkill(Value):
    """`demand` says how much the team needs it; `levels` who has it, by user id."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    category: Line = ""
    demand: Fraction = always(0.5)
    levels: dict[int, SkillLevel] = {}
    training_plan: Text = ""


class TeamHoliday(Part, kw_only=True):
    """Days off, of everybody or of the named members. One that is only requested takes no capacity."""

    name: Title
    start: datetime.date
    end: datetime.date
    type: HolidayType = always(HolidayType.TEAM)
    members: Annotated[list[UserId], Meta(max_length=1000)] = []
    status: TimeOffStatus = always(TimeOffStatus.APPROVED)
    approved_by: UserId | None = None


class Ritual(Part, kw_only=True):
    """A meeting that comes again; it makes events in the calendar."""

    name: Title
    type: RitualType = always(RitualType.TEAM_MEETING)
    frequency: RitualFrequency = always(RitualFrequency.WEEKLY)
    minutes: Annotated[int, Meta(ge=1, le=1440)] = always(30)
    weekday: Annotated[int, Meta(ge=0, le=6)] | None = None
    start: Clock | None = None
    participants: Annotated[list[UserId], Meta(max_length=1000)] = []
    facilitator_id: UserId | None = None
    place: Line = ""
    link: Address = ""
    agenda_id: int | None = None


class Goal(Part, kw_only=True):
    title: Title
    type: GoalType = always(GoalType.DELIVERY)
    target: float | None = None
    current: float | None = None
    unit: Annotated[str, Meta(max_length=40)] = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    status: GoalStatus = always(GoalStatus.ACTIVE)
    owner_id: UserId | None = None
    milestones: Annotated[list[Title], Meta(max_length=100)] = []
    success_criteria: Text = ""


class Measured(Value):
    period: Line
    value: float


class TeamMetric(Part, kw_only=True):
    name: Title
    type: GoalType = always(GoalType.PERFORMANCE)
    current: float | None = None
    target: float | None = None
    unit: Annotated[str, Meta(max_length=40)] = ""
    history: Annotated[list[Measured], Meta(max_length=1000)] = []
    benchmark: float | None = None


class Tool(Value):
    name: Title
    category: Line = ""
    url: Address = ""
    cost_per_month: Decimal | None = None
    currency: Currency = always("USD")
    licenses: Annotated[int, Meta(ge=0)] | None = None
    renewal_on: datetime.date | None = None


class TeamLinks(Value):
    wiki: Address = ""
    repositories: Annotated[list[Address], Meta(max_length=100)] = []
    email_list: Line = ""
