"""Tasks: what is to be done, by whom, until when, and how far it is."""

from __future__ import annotations

import enum
from datetime import UTC, date
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.kernel.access import EVERYONE, LEADS, STAFF
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
    Value,
    Veiled,
    always,
    guard,
    noun,
    verb,
)
from quarterdeck.kernel.spans import Days
from quarterdeck.values import Hours, Instant, Line, Markdown, Points, Text, Title
from quarterdeck.work.assignable import Assignable
from quarterdeck.work.blockers import unfinished
from quarterdeck.work.kinds import Priority, TaskType
from quarterdeck.work.membership import in_project, project_role
from quarterdeck.work.numbered import Numbered, by_reference
from quarterdeck.work.recurrence import check_rule
from quarterdeck.work.watchable import Watchable
from quarterdeck.work.workflow import FINISHED, UNDER_WAY, StateName, TaskStatus


class Severity(enum.StrEnum):
    TRIVIAL = "trivial"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    BLOCKER = "blocker"


class ChecklistItem(Value):
    text: Title
    done: bool = always(False)


class Criterion(Value):
    text: Title
    met: bool = always(False)


# From where a status is not entered, be it by verb, by patch or by drag: what is finished is reopened first. Whoever
# drags a finished task into work reopens it by that.
REFUSED: dict[TaskStatus, tuple[TaskStatus, ...]] = {
    TaskStatus.DONE: (TaskStatus.CANCELLED,),
    TaskStatus.CANCELLED: (TaskStatus.DONE,),
    TaskStatus.BLOCKED: (TaskStatus.DONE, TaskStatus.CANCELLED),
}
CALLED = {TaskStatus.DONE: "completed"}


def _finished(table: Any) -> Any:
    return sa.or_(table.c.status == "done", table.c.status == "cancelled")


def _overdue(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.due_date.is_not(None), table.c.due_date < clock.today, sa.not_(_finished(table)))


def _blockers(table: Any, clock: Any) -> Any:
    """Of what holds it up only that which the viewer sees; the column tells the many tasks that nothing holds up."""
    seen = unfinished(table.c.id, clock.viewer)
    return sa.case((table.c.open_blockers == 0, 0), else_=seen)


def _blocked(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.open_blockers > 0, sa.not_(_finished(table)), _blockers(table, clock) > 0)


def _remaining(table: Any, clock: Any) -> Any:
    left = table.c.estimated_hours - table.c.actual_hours
    return sa.case(
        (_finished(table), 0.0),
        (table.c.remaining_hours.is_not(None), table.c.remaining_hours),
        (left > 0, left),
        else_=0.0,
    )


def _cycle_time(table: Any, clock: Any) -> Any:
    return Days(table.c.completed_at, table.c.started_at)


def _lead_time(table: Any, clock: Any) -> Any:
    return Days(table.c.completed_at, table.c.created_at)


@noun(
    "task",
    plural="tasks",
    visible=in_project,
    may={"create": STAFF, "edit": STAFF, "delete": LEADS, "watch": EVERYONE, "log_time": STAFF},
    local_role=project_role,
    owner=("reporter_id",),
    own=("delete",),
    scope="project_id",
    indexes=(
        "project_id rank",
        "project_id status rank",
        "project_id -priority",
        "project_id due_date",
        "sprint_id rank",
        "milestone_id rank",
        "parent_id rank",
        "epic_id rank",
        "status due_date",
        "due_date",
        "priority",
        "title",
        "-updated_at",
        "project_id -updated_at",
        "-completed_at",
        "rank",
    ),
    search=("title", "reference", "description"),
    unique=("project_id rank", "project_id number"),
    sort="rank",
    reference=by_reference("task"),
)
class Task(Numbered, Assignable, Watchable):
    """A piece of work. Its status and its state (a column of the project's board) always fit each other: setting
    one sets the other. `rank` orders the tasks of a project as people put them.

    `cycle_time_days` is from the first start to the completion, `lead_time_days` from the creation to the completion:
    days of 24 hours as a fraction, nothing while the task is not done. Hours are decimal, `progress` is 0 to 1."""

    title: Annotated[Title, Column()]
    description: Markdown = ""
    sprint_id: Annotated[int | None, Ref("sprint")] = None
    milestone_id: Annotated[int | None, Ref("milestone")] = None
    parent_id: Annotated[int | None, Ref("task")] = None
    epic_id: Annotated[int | None, Ref("task"), Veiled] = None
    assignee_ids: Annotated[list[int], Meta(max_length=100), Edge("user")] = []
    reporter_id: Annotated[int | None, Ref("user"), CreateOnly] = None
    status: Annotated[TaskStatus, Index] = always(TaskStatus.TODO)
    state: Annotated[StateName | None, Column()] = None
    rank: Annotated[str, Column(exact=True), ReadOnly] = ""
    priority: Annotated[Priority, Column(ordered=True)] = always(Priority.MEDIUM)
    task_type: Annotated[TaskType, Index] = always(TaskType.TASK)
    story_points: Annotated[Points | None, Column()] = None
    estimated_hours: Annotated[Hours | None, Column()] = None
    remaining_hours: Annotated[Hours | None, Column()] = None
    start_date: Annotated[date | None, Column()] = None
    due_date: Annotated[date | None, Column()] = None
    start_at: Instant | None = None
    due_at: Instant | None = None
    started_at: Annotated[Instant | None, Column(), ReadOnly] = None
    completed_at: Annotated[Instant | None, Column(), ReadOnly] = None
    blocked_reason: Annotated[Line, ReadOnly] = ""
    watchers: Annotated[list[int], Meta(max_length=1000), Edge("user")] = []
    labels: Annotated[list[int], Meta(max_length=50), Edge("label")] = []
    checklist: Annotated[list[ChecklistItem], Meta(max_length=500)] = []
    acceptance_criteria: Annotated[list[Criterion], Meta(max_length=200)] = []
    definition_of_done: Annotated[list[Criterion], Meta(max_length=200)] = []
    component: Annotated[Line, Column()] = ""
    target_version: Annotated[Line, Column()] = ""
    environment: Line = ""
    severity: Annotated[Severity | None, Column(ordered=True)] = None
    reproducible: bool | None = None
    steps_to_reproduce: Annotated[list[Line], Meta(max_length=100)] = []
    expected_result: Text = ""
    actual_result: Text = ""
    browser: Line = ""
    os: Line = ""
    device: Line = ""
    recurrence: Annotated[str, Meta(max_length=300)] = ""
    next_id: Annotated[int | None, Ref("task"), ReadOnly, Veiled] = None

    actual_hours: Annotated[float, Kept()] = 0
    open_blockers: Annotated[int, Kept(), Derived(_blockers)] = 0
    progress: Annotated[float, Kept()] = 0
    comment_count: Annotated[int, Kept()] = 0
    is_overdue: Annotated[bool, Derived(_overdue)] = False
    is_blocked: Annotated[bool, Derived(_blocked)] = False
    remaining: Annotated[float, Derived(_remaining)] = 0
    cycle_time_days: Annotated[float | None, Derived(_cycle_time)] = None
    lead_time_days: Annotated[float | None, Derived(_lead_time)] = None

    def check(self) -> None:
        if self.start_date and self.due_date and self.due_date < self.start_date:
            raise Invalid(due_date="is before start_date")
        if self.start_at and self.due_at and self.due_at < self.start_at:
            raise Invalid(due_at="is before start_at")
        if self.id and self.id in (self.parent_id, self.epic_id):
            raise Invalid(parent_id="a task is not part of itself")
        if self.recurrence:
            check_rule(self.recurrence)

    # -- the way of the work -----------------------------------------------------------------------------------

    def enter(self, status: TaskStatus) -> None:
        """Take on a status with its times: the first start is kept, the end is cleared by going on."""
        if status != TaskStatus.BLOCKED:
            self.blocked_reason = ""
        if status in UNDER_WAY:
            self.started_at = self.started_at or now()
        self.completed_at = (self.completed_at or now()) if status == TaskStatus.DONE else None
        self.status = status

    @verb("edit")
    def start_work(self) -> None:
        """Begin; a finished task is reopened first."""
        self._refuse_finished("start_work")
        self.enter(TaskStatus.IN_PROGRESS)

    @verb("edit")
    def submit_for_review(self) -> None:
        self._refuse_finished("submit_for_review")
        self.enter(TaskStatus.IN_REVIEW)

    @verb("edit")
    def block(self, reason: Annotated[str, Meta(min_length=1, max_length=300)]) -> None:
        """Say that the work cannot go on, and why."""
        self.refuse(TaskStatus.BLOCKED)
        self.enter(TaskStatus.BLOCKED)
        self.blocked_reason = reason

    @verb("edit")
    def unblock(self) -> None:
        """Go on: in progress if the work had begun, else to do."""
        if self.status == TaskStatus.BLOCKED:
            self.enter(TaskStatus.IN_PROGRESS if self.started_at else TaskStatus.TODO)

    @verb("edit")
    def complete(self) -> None:
        """Finish. A recurring task makes the next one, with its dates moved on."""
        self.refuse(TaskStatus.DONE)
        self.enter(TaskStatus.DONE)

    @verb("edit")
    def reopen(self) -> None:
        """Take a finished task up again: it is to do, and its end is forgotten. The next one that a recurring task made
        when it was done is taken back into the trash, unless somebody has changed it, or commented on it, logged time
        on it or linked it meanwhile."""
        if self.status in FINISHED:
            self.enter(TaskStatus.TODO)

    @verb("edit")
    def cancel(self) -> None:
        """Give it up; a done task stays done."""
        self.refuse(TaskStatus.CANCELLED)
        self.enter(TaskStatus.CANCELLED)

    def refuse(self, status: TaskStatus) -> None:
        """Raise `Refusal("not_allowed")` where no way leads to that status from this one."""
        if self.status in REFUSED.get(status, ()):
            reason = f"a {self.status} task cannot be {CALLED.get(status, status)}; reopen it first"
            raise Refusal("not_allowed", reason=reason)

    def _refuse_finished(self, act: str) -> None:
        if self.status in FINISHED:
            raise Refusal("not_allowed", reason=f"the task is {self.status}; {act} needs it reopened first")

    @verb("edit")
    def set_remaining(self, hours: Hours | None) -> None:
        """Say how many hours are left; null goes back to the estimate less what was logged."""
        self.remaining_hours = hours


@guard("task")
def reported(deck: Deck, before: Task | None, after: Task) -> None:
    """Who makes a task reports it, unless it says who else did."""
    if before is None:
        after.reporter_id = after.reporter_id or deck.viewer.id or None


@guard("task")
def due_on_a_day(deck: Deck, before: Task | None, after: Task) -> None:
    """What is due at an instant is due on a day, by which it is listed, told of and overdue: the UTC one, unless it is
    said with it. The day moves with its instant, and takes it along when it is taken away."""
    if after.due_at is None:
        return
    was = (before.due_at, before.due_date) if before else (None, None)
    if after.due_date is None:
        if was[0] == after.due_at and was[1] is not None:
            after.due_at = None
        else:
            after.due_date = after.due_at.astimezone(UTC).date()
    elif was[0] not in (None, after.due_at) and after.due_date == was[1] == was[0].astimezone(UTC).date():
        after.due_date = after.due_at.astimezone(UTC).date()
