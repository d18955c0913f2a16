"""Projects: the room in which work is planned and done, who is in it, and who sees into it."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS
from quarterdeck.kernel.act import today
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Derived,
    Edge,
    Index,
    Kept,
    Part,
    ReadOnly,
    Ref,
    Root,
    Sensitive,
    Value,
    always,
    guard,
    noun,
    reaction,
    verb,
)
from quarterdeck.kernel.spans import Days
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Address, Currency, Hours, Markdown, ProjectKey, Text, Title, UserId, not_negative
from quarterdeck.work.kinds import Priority
from quarterdeck.work.membership import in_project, leads, led, project_role, project_visible, sees_money, visible
from quarterdeck.work.task_template import TaskTemplate, check_labels, check_templates
from quarterdeck.work.trust import hours_unseen
from quarterdeck.work.workflow import State, check_workflow, usual_workflow

__all__ = ["Project", "in_project", "leads", "project_role", "project_visible"]


class ProjectStatus(enum.StrEnum):
    PLANNING = "planning"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class MemberRole(enum.StrEnum):
    LEAD = "lead"
    MEMBER = "member"
    VIEWER = "viewer"
    CLIENT = "client"


class Visibility(enum.StrEnum):
    PUBLIC = "public"
    MEMBERS = "members"


class BillingType(enum.StrEnum):
    FIXED_PRICE = "fixed_price"
    TIME_AND_MATERIALS = "time_and_materials"
    RETAINER = "retainer"
    MILESTONE_BASED = "milestone_based"
    NON_BILLABLE = "non_billable"


class RiskLevel(enum.StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class ProgressBasis(enum.StrEnum):
    COUNT = "count"
    POINTS = "points"
    HOURS = "hours"


class Methodology(enum.StrEnum):
    AGILE = "agile"
    SCRUM = "scrum"
    KANBAN = "kanban"
    WATERFALL = "waterfall"
    HYBRID = "hybrid"


class Member(Value):
    user_id: UserId
    role: MemberRole = always(MemberRole.MEMBER)
    permissions: Annotated[list[Annotated[str, Meta(max_length=60)]], Meta(max_length=50)] = []


class Holiday(Value):
    """A day, or days, on which nobody works here."""

    name: Title
    start: date
    end: date


class Expense(Part, kw_only=True):
    """What a project cost besides hours, in its currency."""

    title: Title
    amount: Decimal
    spent_on: date | None = None
    note: Text = ""


# From where a status is not entered, be it by verb or by patch: what has ended is started first.
REFUSED: dict[ProjectStatus, tuple[ProjectStatus, ...]] = {
    ProjectStatus.ON_HOLD: (ProjectStatus.CANCELLED, ProjectStatus.COMPLETED),
    ProjectStatus.COMPLETED: (ProjectStatus.CANCELLED,),
    ProjectStatus.CANCELLED: (ProjectStatus.COMPLETED,),
}


def by_key(deck: Deck, text: str) -> int | None:
    """The id of the project with the key `WEB`."""
    project = TABLES["project"].c
    return deck.scalar(sa.select(project.id).where(project.key == text.upper()))


def _overdue(table: Any, clock: Any) -> Any:
    open_ = sa.and_(table.c.status != "completed", table.c.status != "cancelled")
    return sa.and_(table.c.end_date.is_not(None), table.c.end_date < clock.today, open_)


def _progress(table: Any, clock: Any) -> Any:
    """What is done of all, by points or estimated hours where any were given, else by count."""
    bases = [(name, table.c[f"done_{name}"], table.c[f"task_{name}"]) for name in ("points", "hours")]
    chosen = [(sa.and_(table.c.progress_by == name, every > 1e-6), done * 1.0 / every) for name, done, every in bases]
    return sa.case(*chosen, (table.c.task_count > 0, table.c.done_count * 1.0 / table.c.task_count), else_=0.0)


def _schedule_variance(table: Any, clock: Any) -> Any:
    began = sa.func.coalesce(table.c.actual_start_date, table.c.start_date)
    planned, elapsed = Days(table.c.end_date, table.c.start_date) + 1, Days(clock.today, began) + 1
    taken = Days(table.c.actual_end_date, began) + 1
    underway = sa.and_(table.c.status != "cancelled", elapsed > 0)
    return sa.case(
        (table.c.status == "completed", planned - taken),
        (underway, planned * (_progress(table, clock) * planned / sa.func.nullif(elapsed, 0) - 1)),
        else_=sa.null(),
    )


def _hours(table: Any, clock: Any) -> Any:
    return table.c.actual_hours - hours_unseen(table.c.id, clock.viewer)


def _over_budget(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.budget.is_not(None), table.c.actual_cost > table.c.budget)


def _budget_left(table: Any, clock: Any) -> Any:
    return table.c.budget - table.c.actual_cost


def _budget_left_share(table: Any, clock: Any) -> Any:
    return sa.case((table.c.budget > 0, (table.c.budget - table.c.actual_cost) / table.c.budget), else_=sa.null())


@noun(
    "project",
    plural="projects",
    visible=visible,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS, "copy": LEADS},
    local_role=project_role,
    indexes=("name", "status name", "priority", "customer_id name", "manager_id name", "end_date", "-updated_at"),
    search=("name", "key", "description"),
    sensitive_to=sees_money,
    sensitive_in=led,
    sort="name",
    reference=by_key,
    heard=("key", "name", "status", "color", "template", "visibility", "members", "deleted_at"),
)
class Project(Root):
    """Work with a purpose. Its tasks and issues are known by its key and their number: WEB-12.

    The key stays as it is, because people have written it down. Rates of members are a map beside the members, so
    that those who may not see money see the members without it. A `template` is there to be copied.
    """

    key: Annotated[ProjectKey, Column(unique=True, exact=True), CreateOnly]
    name: Annotated[Title, Column()]
    description: Markdown = ""
    customer_id: Annotated[int | None, Ref("customer")] = None
    status: Annotated[ProjectStatus, Index] = always(ProjectStatus.PLANNING)
    priority: Annotated[Priority, Column(ordered=True)] = always(Priority.MEDIUM)
    start_date: Annotated[date | None, Column()] = None
    end_date: Annotated[date | None, Column()] = None
    actual_start_date: Annotated[date | None, Column(), ReadOnly] = None
    actual_end_date: Annotated[date | None, Column(), ReadOnly] = None
    budget: Annotated[Decimal | None, Column(), Sensitive] = None
    currency: Currency = always("USD")
    estimated_hours: Annotated[Hours | None, Column()] = None
    manager_id: Annotated[int | None, Ref("user")] = None
    client_contact_id: int | None = None
    members: Annotated[list[Member], Meta(max_length=1000), Edge("user", key="user_id", extra=("role",))] = []
    member_rates: Annotated[dict[int, Decimal], Sensitive] = {}
    visibility: Annotated[Visibility, Column()] = always(Visibility.PUBLIC)
    billing_type: Annotated[BillingType, Index] = always(BillingType.TIME_AND_MATERIALS)
    hourly_rate: Annotated[Decimal | None, Sensitive] = None
    expenses: Annotated[list[Expense], Meta(max_length=1000), Sensitive] = []
    risk_level: Annotated[RiskLevel, Column(ordered=True)] = always(RiskLevel.LOW)
    methodology: Annotated[Methodology, Index] = always(Methodology.KANBAN)
    progress_by: Annotated[ProgressBasis, Column()] = always(ProgressBasis.COUNT)
    workflow: Annotated[list[State], Meta(min_length=2, max_length=30)] = msgspec.field(default_factory=usual_workflow)
    repository_url: Address = ""
    documentation_url: Address = ""
    working_days: Annotated[list[Annotated[int, Meta(ge=0, le=6)]], Meta(min_length=1, max_length=7)] = msgspec.field(
        default_factory=lambda: [0, 1, 2, 3, 4]
    )
    holidays: Annotated[list[Holiday], Meta(max_length=1000)] = []
    task_templates: Annotated[list[TaskTemplate], Meta(max_length=50)] = []
    template: Annotated[bool, Column()] = always(False)

    actual_hours: Annotated[float, Kept(), Derived(_hours)] = 0
    actual_cost: Annotated[float, Kept(), Sensitive] = 0
    billable_amount: Annotated[float, Kept(), Sensitive] = 0
    task_count: Annotated[int, Kept()] = 0
    done_count: Annotated[int, Kept()] = 0
    task_points: Annotated[float, Kept()] = 0
    done_points: Annotated[float, Kept()] = 0
    task_hours: Annotated[float, Kept()] = 0
    done_hours: Annotated[float, Kept()] = 0
    progress: Annotated[float, Derived(_progress)] = 0
    schedule_variance_days: Annotated[float | None, Derived(_schedule_variance)] = None
    is_overdue: Annotated[bool, Derived(_overdue)] = False
    is_over_budget: Annotated[bool, Derived(_over_budget), Sensitive] = False
    budget_variance: Annotated[float | None, Derived(_budget_left), Sensitive] = None
    budget_variance_share: Annotated[float | None, Derived(_budget_left_share), Sensitive] = None

    def check(self) -> None:
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise Invalid(end_date="is before start_date")
        rates = min(self.member_rates.values(), default=None)
        least = min((expense.amount for expense in self.expenses), default=None)
        not_negative(budget=self.budget, hourly_rate=self.hourly_rate, member_rates=rates, expenses=least)
        ids = [member.user_id for member in self.members]
        if len(set(ids)) < len(ids):
            raise Invalid(members="somebody is named twice")
        if any(holiday.end < holiday.start for holiday in self.holidays):
            raise Invalid(holidays="a holiday ends before it starts")
        check_workflow(self.workflow)
        check_templates(self.task_templates)

    @verb("edit")
    def start(self) -> None:
        """Begin, or begin again; the first day is kept."""
        self.status = ProjectStatus.ACTIVE
        self.date_status()

    @verb("edit")
    def complete(self) -> None:
        """Bring it to its end; a cancelled one is started first."""
        self.refuse(ProjectStatus.COMPLETED)
        self.status = ProjectStatus.COMPLETED
        self.date_status()

    @verb("edit")
    def put_on_hold(self) -> None:
        """Pause; what has ended is started first."""
        self.refuse(ProjectStatus.ON_HOLD)
        self.status = ProjectStatus.ON_HOLD

    @verb("edit")
    def resume(self) -> None:
        """Go on after a pause; only a project on hold is resumed."""
        if self.status not in (ProjectStatus.ACTIVE, ProjectStatus.ON_HOLD):
            raise Refusal("not_allowed", reason=f"the project is {self.status}; start it first")
        self.start()

    @verb("edit")
    def cancel(self) -> None:
        """Give it up; a completed one is started first."""
        self.refuse(ProjectStatus.CANCELLED)
        self.status = ProjectStatus.CANCELLED
        self.date_status()

    def date_status(self) -> None:
        """Keep the actual dates true to the status; the first day stays what it was."""
        ended = self.status in (ProjectStatus.COMPLETED, ProjectStatus.CANCELLED)
        self.actual_end_date = (self.actual_end_date or today()) if ended else None
        if self.status == ProjectStatus.ACTIVE:
            self.actual_start_date = self.actual_start_date or today()

    def refuse(self, status: ProjectStatus) -> None:
        """Raise `Refusal("not_allowed")` where no way leads to that status from this one."""
        if self.status in REFUSED.get(status, ()):
            raise Refusal("not_allowed", reason=f"the project is {self.status}; start it first")

    @verb("edit")
    def add_member(self, user_id: int, role: MemberRole = MemberRole.MEMBER) -> None:
        """Take somebody in, or give a member another role."""
        for member in self.members:
            if member.user_id == user_id:
                member.role = role
                return
        self.members.append(Member(user_id=user_id, role=role))

    @verb("edit")
    def remove_member(self, user_id: int) -> None:
        """Let somebody go; what they did here stays."""
        self.members = [member for member in self.members if member.user_id != user_id]
        self.member_rates.pop(user_id, None)


@guard("project")
def lead_by_maker(deck: Deck, before: Project | None, after: Project) -> None:
    """Who makes a project leads it, so that nobody loses sight of what they just made."""
    me = deck.viewer.id
    if before is None and me and all(member.user_id != me for member in after.members):
        after.members.append(Member(user_id=me, role=MemberRole.LEAD))


@guard("project")
def label_templates(deck: Deck, before: Project | None, after: Project) -> None:
    check_labels(deck, before.task_templates if before else [], after.task_templates, after.id)


@guard("project")
def date_changed_status(deck: Deck, before: Project | None, after: Project) -> None:
    """A status that was patched has its dates, and is refused where the verb is."""
    if before is not None and not deck.retelling:
        before.refuse(after.status)
    if before is None or before.status != after.status:
        after.date_status()


@reaction("project")
def count_from_zero(deck: Deck, before: Project | None, after: Project) -> None:
    """A new project has the counter from which its tasks and issues take their numbers."""
    if before is None:
        deck.run(sa.insert(TABLES["counter"]).values(name=f"project:{after.id}", value=0))
