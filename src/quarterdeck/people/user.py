"""People: who may sign in, what they may do, what they cost, and to whom they report."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import ADMIN, ME, MY_CUSTOMER, NOBODY, Role, Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid, Refusal
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Index,
    Internal,
    Personal,
    ReadOnly,
    Ref,
    Root,
    Sensitive,
    Value,
    always,
    guard,
    noun,
    verb,
    verb_on,
)
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.people.working_hours import WorkingHours
from quarterdeck.values import MAILBOX, Address, Instant, Line, WeekHours, check_timezone, not_negative
from quarterdeck.work.about import ONE
from quarterdeck.work.locks import PEOPLE, hold
from quarterdeck.work.membership import project_visible, sees_money

Username = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9._-]{3,60}\Z", description="3 to 60 letters, digits, dots, dashes and underscores")
]
Email = Annotated[
    str, Meta(pattern=rf"^{MAILBOX}@{MAILBOX}\.{MAILBOX}\Z", max_length=190, description="an e-mail address")
]


class UserStatus(enum.StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    SUSPENDED = "suspended"
    PENDING = "pending"


class SkillLevel(enum.StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"
    EXPERT = "expert"


class TimeFormat(enum.StrEnum):
    TWELVE = "12h"
    TWENTY_FOUR = "24h"


class Theme(enum.StrEnum):
    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Density(enum.StrEnum):
    """How close rows stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class DefaultView(enum.StrEnum):
    KANBAN = "kanban"
    LIST = "list"
    CALENDAR = "calendar"


class Way(enum.StrEnum):
    """How a notice reaches somebody."""

    IN_APP = "in_app"
    EMAIL = "email"
    PUSH = "push"


class Skill(Value):
    name: Annotated[str, Meta(min_length=1, max_length=100)]
    level: SkillLevel = always(SkillLevel.INTERMEDIATE)


class Starrable(enum.StrEnum):
    PROJECT = "project"
    SAVED_VIEW = "saved_view"


class Star(Value):
    """Something that somebody keeps at hand."""

    noun: Starrable
    object_id: Annotated[int, Meta(ge=1)]


class Preferences(Value):
    """`notifications` says per kind of notice which ways it comes; a kind that is not named comes by default."""

    date_format: Annotated[str, Meta(max_length=30)] = always("YYYY-MM-DD")
    time_format: TimeFormat = always(TimeFormat.TWENTY_FOUR)
    theme: Theme = always(Theme.SYSTEM)
    density: Density = Density.COMFORTABLE
    default_view: DefaultView = always(DefaultView.KANBAN)
    notifications: dict[str, list[Way]] = {}
    starred: Annotated[list[Star], Meta(max_length=200)] = []


def visible(table: Any, viewer: Viewer) -> Any:
    """Clients see themselves, their own company's users, and the staff of the projects they see."""
    if not viewer.is_client:
        return None
    return sa.or_(
        table.c.id == ME,
        table.c.customer_id == MY_CUSTOMER,
        sa.and_(table.c.customer_id.is_(None), _works(table, viewer)),
    )


def _works(table: Any, viewer: Viewer) -> Any:
    project, member = TABLES["project"].alias(), TABLES["project_members"].alias()
    joined = sa.select(ONE).select_from(project).where(project_visible(project, viewer))
    is_member = (
        sa.select(ONE)
        .select_from(member)
        .where(member.c.owner_id == project.c.id, member.c.target_id == table.c.id)
        .correlate(project, table)
        .exists()
    )
    return joined.where(sa.or_(project.c.manager_id == table.c.id, is_member)).correlate(table).exists()


def by_name(deck: Deck, text: str) -> int | None:
    """The id of the user with this name or e-mail address."""
    users = TABLES["user"].c
    return deck.scalar(sa.select(users.id).where(sa.or_(users.username == fold(text), users.email == fold(text))))


@noun(
    "user",
    plural="users",
    visible=visible,
    may={"create": ADMIN, "edit": ADMIN, "delete": ADMIN, "manage": ADMIN, "own": NOBODY},
    owner=("id",),
    own=("edit", "own"),
    indexes=("status display_name", "role display_name", "display_name", "-updated_at"),
    search=("display_name", "username", "email", "first_name", "last_name", "job_title", "department"),
    sensitive_to=sees_money,
    secrets=("password_hash", "second_factor"),
    sort="display_name",
    reference=by_name,
    heard=("username", "display_name", "avatar", "status", "deleted_at"),
)
class User(Root):
    """A person. The password and the second factor are kept beside the document and never shown."""

    username: Annotated[Username, Column(unique=True)]
    email: Annotated[Email, Column(unique=True)]
    first_name: Line = ""
    last_name: Line = ""
    display_name: Annotated[Line, Column()] = ""
    avatar: Address = ""
    role: Annotated[Role, Index] = always(Role.DEVELOPER)
    status: Annotated[UserStatus, Index] = always(UserStatus.ACTIVE)
    timezone: Annotated[str, Meta(max_length=64)] = always("UTC")
    language: Annotated[str, Meta(max_length=35)] = always("en")
    preferences: Annotated[Preferences, Personal] = msgspec.field(default_factory=Preferences)
    skills: Annotated[list[Skill], Meta(max_length=200)] = []
    hourly_rate: Annotated[Decimal | None, Sensitive] = None
    cost_rate: Annotated[Decimal | None, Sensitive] = None
    capacity_hours: WeekHours = always(40.0)
    hire_date: date | None = None
    last_login_at: Annotated[Instant | None, ReadOnly] = None
    invited_at: Annotated[Instant | None, ReadOnly] = None
    password_changed_at: Annotated[Instant | None, Internal, ReadOnly] = None
    two_factor_at: Annotated[Instant | None, Internal, ReadOnly] = None  # since when signing in asks for a code
    email_changed_at: Annotated[Instant | None, Internal, ReadOnly] = None
    avatar_changed_at: Annotated[Instant | None, Internal, ReadOnly] = None  # when a picture was uploaded
    phone: Line = ""
    mobile: Line = ""
    department: Annotated[Line, Column()] = ""
    job_title: Line = ""
    manager_id: Annotated[int | None, Ref("user"), CreateOnly] = None
    working_hours: WorkingHours | None = None
    customer_id: Annotated[int | None, Ref("customer")] = None

    def check(self) -> None:
        if self.role == Role.CLIENT and self.customer_id is None:
            raise Invalid(customer_id="a client belongs to a customer")
        if self.role != Role.CLIENT and self.customer_id is not None:
            raise Invalid(customer_id="only a client belongs to a customer")
        check_timezone(self.timezone)
        not_negative(hourly_rate=self.hourly_rate, cost_rate=self.cost_rate)
        if self.working_hours:
            self.working_hours.check()

    @verb("manage")
    def activate(self) -> None:
        self.status = UserStatus.ACTIVE

    @verb("manage")
    def suspend(self) -> None:
        """Keep the person out from now on; what they did stays."""
        self.status = UserStatus.SUSPENDED

    @verb("edit")
    def add_skill(self, name: Annotated[str, Meta(min_length=1, max_length=100)], level: SkillLevel) -> None:
        """Add a skill, or set the level of one there is; names are compared without regard to case."""
        for skill in self.skills:
            if skill.name.casefold() == name.casefold():
                skill.level = level
                return
        self.skills.append(Skill(name=name, level=level))

    @verb("edit")
    def remove_skill(self, name: str) -> None:
        self.skills = [skill for skill in self.skills if skill.name.casefold() != name.casefold()]


@verb_on("user", action="manage")
def set_manager(deck: Deck, user: User, *, manager_id: int | None) -> None:
    """Say to whom somebody reports. A circle is refused with `cycle`, naming everyone on it."""
    users = TABLES["user"].c
    if manager_id is not None and not deck.sees(User, manager_id):
        raise Invalid(manager_id="there is no such user")
    hold(deck, PEOPLE)  # two people set as each other's manager at once would not see one another
    path, above = [user.username], manager_id
    while above is not None:
        name, higher = deck.rows(sa.select(users.username, users.manager_id).where(users.id == above))[0]
        path.append(name)
        if above == user.id:
            raise Refusal("cycle", path=" → ".join(path))
        above = higher
    user.manager_id = manager_id


# What a person may not change about themselves.
GIVEN = ("role", "status", "hourly_rate", "cost_rate", "customer_id", "capacity_hours", "hire_date", "manager_id")


@guard("user")
def keep_rank(deck: Deck, before: User | None, after: User) -> None:
    """Only an administrator changes what somebody is; and the last administrator stays one."""
    if before is None:
        return
    if not deck.viewer.is_admin:
        for name in GIVEN:
            if getattr(before, name) != getattr(after, name):
                raise Forbidden(action=f"change the {name} of", noun="user")
    if _rules(before) and not _rules(after):
        hold(deck, PEOPLE)
        if not _others_rule(deck, after.id):
            raise Refusal("not_allowed", reason="somebody has to stay administrator")


def _rules(user: User) -> bool:
    return user.role == Role.ADMIN and user.status == UserStatus.ACTIVE and user.deleted_at is None


def _others_rule(deck: Deck, user_id: int) -> bool:
    users = TABLES["user"].c
    others = sa.select(users.id).where(
        users.role == "admin", users.status == "active", users.deleted_at.is_(None), users.id != user_id
    )
    return bool(deck.rows(others.limit(1)))


def need_self(deck: Deck, user: User, action: str) -> None:
    """Raise `Forbidden` for what nobody does for somebody else, administrators included."""
    if user.id != deck.viewer.id:
        raise Forbidden(action=action, noun="user")


@guard("user")
def name_by_default(deck: Deck, before: User | None, after: User) -> None:
    """Everybody has a name to show."""
    if not after.display_name.strip():
        after.display_name = f"{after.first_name} {after.last_name}".strip() or after.username
