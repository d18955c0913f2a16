"""Issues: what somebody reports, how bad it is, and how it was resolved."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import EVERYONE, LEADS, PEOPLE, STAFF, Viewer
from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import (
    Column,
    CreateOnly,
    Derived,
    Edge,
    Index,
    Kept,
    ReadOnly,
    Ref,
    Veiled,
    always,
    guard,
    noun,
    verb,
)
from quarterdeck.values import Hours, Instant, Line, Markdown, Points, Text, Title
from quarterdeck.work.assignable import Assignable
from quarterdeck.work.issue_parts import LogLine, TestCase, Workaround
from quarterdeck.work.membership import in_project, project_role
from quarterdeck.work.numbered import Numbered, by_reference
from quarterdeck.work.project import Priority
from quarterdeck.work.task import Severity
from quarterdeck.work.trust import open_to
from quarterdeck.work.watchable import Watchable


class IssueStatus(enum.StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class IssueType(enum.StrEnum):
    BUG = "bug"
    FEATURE_REQUEST = "feature_request"
    IMPROVEMENT = "improvement"
    TASK = "task"
    EPIC = "epic"
    STORY = "story"
    SUB_TASK = "sub_task"
    INCIDENT = "incident"
    CHANGE_REQUEST = "change_request"
    QUESTION = "question"
    DOCUMENTATION = "documentation"
    TEST = "test"
    SUPPORT = "support"


class Category(enum.StrEnum):
    FRONTEND = "frontend"
    BACKEND = "backend"
    DATABASE = "database"
    API = "api"
    UI_UX = "ui_ux"
    PERFORMANCE = "performance"
    SECURITY = "security"
    INFRASTRUCTURE = "infrastructure"
    DEPLOYMENT = "deployment"
    CONFIGURATION = "configuration"
    INTEGRATION = "integration"
    DOCUMENTATION = "documentation"
    TESTING = "testing"
    ACCESSIBILITY = "accessibility"
    MOBILE = "mobile"
    DESKTOP = "desktop"
    WEB = "web"


class Resolution(enum.StrEnum):
    UNRESOLVED = "unresolved"
    FIXED = "fixed"
    WONT_FIX = "wont_fix"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    WORKS_AS_DESIGNED = "works_as_designed"
    CANNOT_REPRODUCE = "cannot_reproduce"
    INCOMPLETE = "incomplete"
    MOVED = "moved"
    DEFERRED = "deferred"


class Frequency(enum.StrEnum):
    ALWAYS = "always"
    OFTEN = "often"
    SOMETIMES = "sometimes"
    RARELY = "rarely"
    ONCE = "once"
    UNKNOWN = "unknown"


# From each status, those it may go to.
MOVES: dict[IssueStatus, tuple[IssueStatus, ...]] = {
    IssueStatus.OPEN: (IssueStatus.IN_PROGRESS, IssueStatus.RESOLVED, IssueStatus.CANCELLED),
    IssueStatus.REOPENED: (IssueStatus.IN_PROGRESS, IssueStatus.RESOLVED, IssueStatus.CANCELLED),
    IssueStatus.IN_PROGRESS: (IssueStatus.RESOLVED, IssueStatus.CANCELLED),
    IssueStatus.RESOLVED: (IssueStatus.CLOSED, IssueStatus.REOPENED),
    IssueStatus.CLOSED: (IssueStatus.REOPENED,),
    IssueStatus.CANCELLED: (),
}
OPEN = (IssueStatus.OPEN, IssueStatus.IN_PROGRESS, IssueStatus.REOPENED)


def visible(table: Any, viewer: Viewer) -> Any:
    """Seen with its project; a security issue by its reporter, its assignees and the project's leads alone. Clients
    do not see what another customer reported."""
    return in_project(table, viewer) if viewer.is_admin else sa.and_(in_project(table, viewer), open_to(table, viewer))


def _open(table: Any, clock: Any) -> Any:
    return table.c.status.in_([sa.literal(str(status)) for status in OPEN])


def _overdue(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.due_date.is_not(None), table.c.due_date < clock.today, _open(table, clock))


@noun(
    "issue",
    plural="issues",
    visible=visible,
    may={"create": PEOPLE, "edit": STAFF, "delete": LEADS, "watch": EVERYONE, "log_time": STAFF, "answer": STAFF},
    local_role=project_role,
    owner=("reporter_id",),
    own=("answer",),
    scope="project_id",
    indexes=(
        "project_id status -priority",
        "project_id -priority",
        "project_id -updated_at",
        "project_id due_date",
        "sprint_id status",
        "customer_id -created_at",
        "project_id security",
        "status -priority",
        "severity",
        "due_date",
        "title",
        "-updated_at",
    ),
    search=("title", "reference", "description", "error_message"),
    unique=("project_id number",),
    sort="-updated_at",
    reference=by_reference("issue"),
)
class Issue(Numbered, Assignable, Watchable):
    """Something reported. Its status changes by verbs only, along `MOVES`."""

    title: Annotated[Title, Column()]
    description: Markdown = ""
    task_id: Annotated[int | None, Ref("task"), Veiled] = None
    sprint_id: Annotated[int | None, Ref("sprint")] = None
    parent_id: Annotated[int | None, Ref("issue")] = None
    reporter_id: Annotated[int | None, Ref("user"), CreateOnly] = None
    assignee_ids: Annotated[list[int], Meta(max_length=100), Edge("user")] = []
    watchers: Annotated[list[int], Meta(max_length=1000), Edge("user")] = []
    labels: Annotated[list[int], Meta(max_length=50), Edge("label")] = []
    status: Annotated[IssueStatus, Index, ReadOnly] = always(IssueStatus.OPEN)
    priority: Annotated[Priority, Column(ordered=True)] = always(Priority.MEDIUM)
    severity: Annotated[Severity, Column(ordered=True)] = always(Severity.MINOR)
    issue_type: Annotated[IssueType, Index] = always(IssueType.BUG)
    category: Annotated[Category | None, Index] = None
    resolution: Annotated[Resolution, Column(), ReadOnly] = always(Resolution.UNRESOLVED)
    resolution_note: Annotated[Text, ReadOnly] = ""
    environment: Line = ""
    affects_versions: Annotated[list[Line], Meta(max_length=100)] = []
    fix_versions: Annotated[list[Line], Meta(max_length=100)] = []
    component: Annotated[Line, Column()] = ""
    due_date: Annotated[date | None, Column()] = None
    started_at: Annotated[Instant | None, Column(), ReadOnly] = None
    resolved_at: Annotated[Instant | None, Column(index=True), ReadOnly] = None
    closed_at: Annotated[Instant | None, Column(index=True), ReadOnly] = None
    estimated_hours: Annotated[Hours | None, Column()] = None
    story_points: Annotated[Points | None, Column()] = None
    customer_id: Annotated[int | None, Ref("customer")] = None
    contact_id: int | None = None
    steps_to_reproduce: Annotated[list[Line], Meta(max_length=100)] = []
    expected_behavior: Text = ""
    actual_behavior: Text = ""
    browser: Line = ""
    operating_system: Line = ""
    device: Line = ""
    network: Line = ""
    error_message: Text = ""
    stack_trace: Markdown = ""
    logs: Annotated[list[LogLine], Meta(max_length=1000)] = []
    frequency: Annotated[Frequency, Column()] = always(Frequency.UNKNOWN)
    impact_users: Annotated[int, Meta(ge=0), Column()] = 0
    business_impact: Text = ""
    technical_debt: Annotated[bool, Column()] = always(False)
    security: Annotated[bool, Column()] = always(False)
    performance: Annotated[bool, Column()] = always(False)
    accessibility: Annotated[bool, Column()] = always(False)
    regression: Annotated[bool, Column()] = always(False)
    workarounds: Annotated[list[Workaround], Meta(max_length=100)] = []
    test_cases: Annotated[list[TestCase], Meta(max_length=500)] = []

    actual_hours: Annotated[float, Kept()] = 0
    comment_count: Annotated[int, Kept()] = 0
    is_open: Annotated[bool, Derived(_open)] = True
    is_overdue: Annotated[bool, Derived(_overdue)] = False

    def check(self) -> None:
        if self.id and self.parent_id == self.id:
            raise Invalid(parent_id="an issue is not part of itself")

    @verb("edit")
    def start_work(self) -> None:
        if self.status != IssueStatus.IN_PROGRESS:
            self._go(IssueStatus.IN_PROGRESS)
            self.started_at = self.started_at or now()

    @verb("edit")
    def resolve(self, resolution: Resolution, note: Text = "", fix_version: Line | None = None) -> None:
        """Say how it ended. `unresolved` is no answer; from a closed issue, reopen it first."""
        if resolution == Resolution.UNRESOLVED:
            raise Invalid(resolution="says how the issue was resolved")
        if self.status == IssueStatus.RESOLVED and self.resolution == resolution:
            return
        self._go(IssueStatus.RESOLVED)
        self.resolution, self.resolution_note, self.resolved_at = resolution, note, now()
        if fix_version and fix_version not in self.fix_versions:
            self.fix_versions = [*self.fix_versions, fix_version]

    @verb("edit")
    def close(self) -> None:
        """Agree that it is resolved."""
        if self.status != IssueStatus.CLOSED:
            self._go(IssueStatus.CLOSED)
            self.closed_at = now()

    @verb("answer")
    def reopen(self) -> None:
        """It is not resolved after all: the resolution is cleared. Who reported it may say so too."""
        if self.status == IssueStatus.REOPENED:
            return
        self._go(IssueStatus.REOPENED)
        self.resolution, self.resolution_note = Resolution.UNRESOLVED, ""
        self.resolved_at = self.closed_at = None

    @verb("answer")
    def cancel(self) -> None:
        """Take it back; only an open one. Who reported it may do so too."""
        if self.status != IssueStatus.CANCELLED:
            self._go(IssueStatus.CANCELLED)

    def _go(self, status: IssueStatus) -> None:
        allowed = MOVES[self.status]
        if status not in allowed:
            ways = ", ".join(allowed) or "nothing"
            raise Refusal(
                "not_allowed", reason=f"an issue that is {self.status} cannot become {status}; allowed: {ways}"
            )
        self.status = status


@guard("issue")
def reported(deck: Deck, before: Issue | None, after: Issue) -> None:
    """Who makes an issue reports it, and a client does so for their own customer."""
    if before is not None:
        return
    after.reporter_id = after.reporter_id or deck.viewer.id or None
    if deck.viewer.is_client:
        after.reporter_id, after.customer_id = deck.viewer.id, deck.viewer.customer_id
