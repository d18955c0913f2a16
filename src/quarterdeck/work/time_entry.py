"""Time: who worked how long on what, at which rates, and which clock is running."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec
import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import LEADS, ME, STAFF, Viewer
from quarterdeck.kernel.act import now, today
from quarterdeck.kernel.conditions import sees
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Index,
    Internal,
    ReadOnly,
    Record,
    Ref,
    Sensitive,
    always,
    guard,
    noun,
)
from quarterdeck.kernel.tables import TABLES
from quarterdeck.values import Currency, Instant
from quarterdeck.work.membership import in_project, leads, led, role_in, sees_money

LONGEST = 24.0  # hours of one entry


def visible(table: Any, viewer: Viewer) -> Any:
    """Seen in projects that are seen, on issues that are seen; never by clients. One's own clock is seen wherever it
    runs, so that it can be stopped."""
    if viewer.is_client:
        return sa.false()
    on_issue = sa.or_(table.c.issue_id.is_(None), sees(table, table.c.issue_id, "issue", viewer))
    return sa.or_(sa.and_(in_project(table, viewer), on_issue), table.c.running_for == ME)


def role_there(deck: Deck, entry: TimeEntry) -> str | None:
    """The viewer's role in the entry's project, or, before that is filled in, in the project of its task or issue."""
    project_id = entry.project_id or project_of_work(deck, entry)
    return role_in(deck, project_id) if project_id else None


@noun(
    "time_entry",
    plural="time_entries",
    visible=visible,
    may={"create": STAFF, "edit": LEADS, "delete": LEADS},
    local_role=role_there,
    owner=("user_id",),
    own=("edit", "delete"),
    scope="project_id",
    indexes=("user_id date", "project_id date", "task_id date", "issue_id date", "-date"),
    search=("note",),
    sensitive_to=sees_money,
    sensitive_in=led,
    sort="-date",
)
class TimeEntry(Record):
    """Hours of one person on one day, at most 24, and tomorrow's (UTC) at the latest. The rates are those that held when
    it was made; with its task it goes to another project, and is billed as is agreed there. Nothing is billable in a
    project that is `non_billable`; what was logged before it became so stays as it was. While a clock runs there is
    `started_at` and no `ended_at`; each person has one running clock at most."""

    project_id: Annotated[int | None, Ref("project"), CreateOnly] = None
    user_id: Annotated[int | None, Ref("user"), CreateOnly] = None
    task_id: Annotated[int | None, Ref("task"), CreateOnly] = None
    issue_id: Annotated[int | None, Ref("issue"), CreateOnly] = None
    date: Annotated[datetime.date | None, Column()] = None
    hours: Annotated[float, Meta(ge=0, le=744), Column()] = always(0.0)  # what was kept may be more than LONGEST
    note: Annotated[str, Meta(max_length=2000)] = ""
    billable: Annotated[bool, Index] = always(True)
    hourly_rate: Annotated[Decimal | None, ReadOnly, Sensitive] = None
    cost_rate: Annotated[Decimal | None, ReadOnly, Sensitive] = None
    currency: Annotated[Currency, ReadOnly] = always("USD")
    started_at: Annotated[Instant | None, Column(), ReadOnly] = None
    ended_at: Annotated[Instant | None, Column(), ReadOnly] = None
    running_for: Annotated[int | None, Column(unique=True), ReadOnly, Internal] = None

    @property
    def runs(self) -> bool:
        return self.started_at is not None and self.ended_at is None

    def check(self) -> None:
        if self.task_id is not None and self.issue_id is not None:
            raise Invalid(issue_id="time is logged on a task or on an issue, not on both")

    def stop(self, at: datetime.datetime) -> None:
        """Stop the clock: the hours are what passed, rounded to a hundredth, at least that and at most 24."""
        if self.runs:
            passed = (at - (self.started_at or at)).total_seconds() / 3600
            self.ended_at, self.running_for = at, None
            self.hours = min(LONGEST, max(0.01, round(passed, 2)))

    def run_on(self) -> None:
        """Take a stop back: as if the clock had run since it was started."""
        self.ended_at, self.running_for, self.hours = None, self.user_id, 0.0


def project_of_work(deck: Deck, entry: TimeEntry) -> int | None:
    """The project of the task or the issue that the time went into."""
    for name in ("task", "issue"):
        held = getattr(entry, f"{name}_id")
        if held is not None:
            table = TABLES[name].c
            return deck.scalar(sa.select(table.project_id).where(table.id == held))
    return None


@guard("time_entry")
def fill_in(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """Say where, whose, when and at which rates; only who leads logs time for others."""
    if before is not None:
        return
    project_id = project_of_work(deck, after)
    if after.project_id is None:
        after.project_id = project_id
    if after.project_id is None:
        raise Invalid(project_id="is required, or name a task or an issue")
    if project_id is not None and project_id != after.project_id:
        raise Invalid(project_id="is not the project of that task or issue")
    after.user_id = after.user_id or deck.viewer.id
    if after.user_id != deck.viewer.id and not leads(deck, after):
        raise Forbidden(action="log for somebody else", noun="time_entry")
    after.date = after.date or today()


@guard("time_entry")
def fit_in_a_day(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """Refuse more hours than a day has, a day that is not there yet, and hours for a clock that counts them itself."""
    if deck.retelling:
        return
    if after.hours > LONGEST and (before is None or before.hours != after.hours):
        raise Invalid(hours=f"is at most {LONGEST:g}: an entry is of one day")
    if before is not None and before.runs and after.runs and before.hours != after.hours:
        raise Invalid(hours="its clock is running; stop it first")
    latest = today() + datetime.timedelta(days=1)
    if after.date is not None and after.date > latest and (before is None or before.date != after.date):
        raise Invalid(date=f"is {latest} at the latest")


class _UserRates(msgspec.Struct):
    hourly_rate: Decimal | None = None
    cost_rate: Decimal | None = None


class _ProjectRates(msgspec.Struct):
    member_rates: dict[int, Decimal] = {}
    hourly_rate: Decimal | None = None
    billing_type: str = ""
    currency: str = "USD"


@guard("time_entry")
def price(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """Note the rates of the day: the member's in this project, else the person's, else the project's. In another
    project those agreed there hold; what the hours cost stays."""
    if before is not None and before.project_id == after.project_id and before.billable == after.billable:
        return
    user, project = TABLES["user"].c, TABLES["project"].c
    place = msgspec.json.decode(
        deck.scalar(sa.select(project.data).where(project.id == after.project_id)), type=_ProjectRates
    )
    after.billable = after.billable and place.billing_type != "non_billable"
    if before is not None and before.project_id == after.project_id:
        return
    person = msgspec.json.decode(deck.scalar(sa.select(user.data).where(user.id == after.user_id)), type=_UserRates)
    agreed = place.member_rates.get(after.user_id or 0)
    after.hourly_rate = next((r for r in (agreed, person.hourly_rate, place.hourly_rate) if r is not None), None)
    after.currency = place.currency
    if before is None:
        after.cost_rate = person.cost_rate


@guard("time_entry")
def stop_in_trash(deck: Deck, before: TimeEntry | None, after: TimeEntry) -> None:
    """No clock runs in the trash: it stops on its way there, and another may be started."""
    if before is not None and before.deleted_at != after.deleted_at:
        after.stop(now())
