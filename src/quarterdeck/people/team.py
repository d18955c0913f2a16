"""Teams: who works together, how much they can take on, and what they aim at."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.access import LEADS, staff_only
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Column, Edge, Index, Ref, Root, Sensitive, Veiled, always, noun
from quarterdeck.people.team_parts import (
    Goal,
    Review,
    Ritual,
    TeamHoliday,
    TeamLinks,
    TeamMember,
    TeamMetric,
    TeamSkill,
    Tool,
)
from quarterdeck.people.working_hours import WorkingHours
from quarterdeck.values import Currency, Fraction, Line, Markdown, Points, Title, check_timezone, not_negative
from quarterdeck.work.membership import sees_money


class TeamType(enum.StrEnum):
    DEVELOPMENT = "development"
    QA = "qa"
    DESIGN = "design"
    PRODUCT = "product"
    MARKETING = "marketing"
    SALES = "sales"
    SUPPORT = "support"
    OPERATIONS = "operations"
    SECURITY = "security"
    DATA = "data"
    RESEARCH = "research"
    MANAGEMENT = "management"
    CROSS_FUNCTIONAL = "cross_functional"


class TeamStatus(enum.StrEnum):
    FORMING = "forming"
    STORMING = "storming"
    NORMING = "norming"
    PERFORMING = "performing"
    ADJOURNING = "adjourning"
    DISBANDED = "disbanded"


@noun(
    "team",
    plural="teams",
    visible=staff_only,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS},
    owner=("manager_id",),
    own=("edit",),
    indexes=("name", "status name", "team_type name", "manager_id name"),
    search=("name", "description"),
    sensitive_to=sees_money,
    sort="name",
)
class Team(Root):
    """People who work together. Money and reviews are for those who lead."""

    name: Annotated[Title, Column()]
    description: Markdown = ""
    team_type: Annotated[TeamType, Index] = always(TeamType.DEVELOPMENT)
    status: Annotated[TeamStatus, Index] = always(TeamStatus.FORMING)
    manager_id: Annotated[int | None, Ref("user")] = None
    members: Annotated[list[TeamMember], Meta(max_length=1000), Edge("user", key="user_id")] = []
    member_rates: Annotated[dict[int, Decimal], Sensitive] = {}
    reviews: Annotated[dict[int, Review], Sensitive] = {}
    projects: Annotated[list[int], Meta(max_length=1000), Edge("project"), Veiled] = []
    skills: Annotated[list[TeamSkill], Meta(max_length=200)] = []
    location: Line = ""
    timezone: Annotated[str, Meta(max_length=64)] = always("UTC")
    working_hours: WorkingHours | None = None
    holidays: Annotated[list[TeamHoliday], Meta(max_length=2000)] = []
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2})?\Z", description="an ISO 3166-1 alpha-2 code such as DE")] = ""
    rituals: Annotated[list[Ritual], Meta(max_length=100)] = []
    goals: Annotated[list[Goal], Meta(max_length=200)] = []
    metrics: Annotated[list[TeamMetric], Meta(max_length=200)] = []
    budget: Annotated[Decimal | None, Sensitive] = None
    currency: Currency = always("USD")
    utilization_target: Fraction = always(0.8)
    velocity_target: Points | None = None
    tools: Annotated[list[Tool], Meta(max_length=200), Sensitive] = []
    links: TeamLinks | None = None

    def check(self) -> None:
        ids = [member.user_id for member in self.members]
        if len(set(ids)) < len(ids):
            raise Invalid(members="somebody is named twice")
        if any(holiday.end < holiday.start for holiday in self.holidays):
            raise Invalid(holidays="a holiday ends before it starts")
        check_timezone(self.timezone)
        rates, tools = (
            self.member_rates.values(),
            (t.cost_per_month for t in self.tools if t.cost_per_month is not None),
        )
        not_negative(budget=self.budget, member_rates=min(rates, default=None), tools=min(tools, default=None))
        if self.working_hours:
            self.working_hours.check()
