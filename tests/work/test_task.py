"""A task on its way: status, times, and what is refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from quarterdeck.kernel.act import Act, acting
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.recurrence import check_rule, left_of, next_date
from quarterdeck.work.subtasks import progress_of
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import TaskStatus, check_workflow, state_for, status_of, usual_workflow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def act() -> Iterator[None]:
    with acting(Act(7, "api", NOON)):
        yield


@pytest.fixture
def task() -> Task:
    return Task(title="Login page", project_id=1)


def test_the_first_start_and_the_end_are_kept(task: Task) -> None:
    task.start_work()
    with acting(Act(7, "api", LATER)):
        task.submit_for_review()
        task.complete()
    with acting(Act(7, "api", datetime(2026, 3, 9, tzinfo=UTC))):
        task.complete()
    assert (task.status, task.started_at, task.completed_at) == (TaskStatus.DONE, NOON, LATER)


def test_reopening_forgets_the_end(task: Task) -> None:
    task.complete()
    task.reopen()
    assert (task.status, task.completed_at) == (TaskStatus.TODO, None)


def test_a_block_has_a_reason_until_it_ends(task: Task) -> None:
    task.block("no access")
    assert (task.status, task.blocked_reason) == (TaskStatus.BLOCKED, "no access")
    task.unblock()
    assert (task.status, task.blocked_reason) == (TaskStatus.TODO, "")


def test_finished_work_is_reopened_before_it_goes_on(task: Task) -> None:
    task.complete()
    for refused in (task.start_work, task.submit_for_review, task.cancel):
        with pytest.raises(Refusal, match="reopen"):
            refused()


def test_watching_is_for_oneself_and_once(task: Task) -> None:
    task.watch()
    task.watch()
    assert task.watchers == [7]
    task.unwatch()
    assert task.watchers == []


def test_assigning_adds_each_person_once(task: Task) -> None:
    task.assign([3, 4])
    task.assign([4, 5])
    task.unassign([3])
    assert task.assignee_ids == [4, 5]
    task.unassign()
    assert task.assignee_ids == []


def test_dates_are_in_order(task: Task) -> None:
    task.start_date, task.due_date = date(2026, 3, 2), date(2026, 3, 1)
    with pytest.raises(Invalid, match="due_date"):
        task.check()


@pytest.mark.parametrize(
    ("given", "fraction"),
    [
        (("done", 0, None, None, 0.2), 1),
        (("todo", 3, 4, None, None), 0.75),
        (("todo", 3, 4, 9, None), 0.25),
        (("todo", 3, 4, None, 0.5), 0.5),
        (("todo", 0, None, None, None), 0),
    ],
)
def test_progress(given: tuple[str, float, float | None, float | None, float | None], fraction: float) -> None:
    assert progress_of(*given) == fraction


def test_state_and_status_fit_each_other() -> None:
    states = usual_workflow()
    assert state_for(states, TaskStatus.DONE, "To do") == "Done"
    assert state_for(states, TaskStatus.BLOCKED, "Testing") == "Testing"
    assert status_of(states, "in REVIEW") == TaskStatus.IN_REVIEW
    with pytest.raises(Invalid, match="To do, In progress"):
        status_of(states, "Someday")


def test_a_workflow_begins_and_ends() -> None:
    with pytest.raises(Invalid, match="todo"):
        check_workflow(usual_workflow()[1:])
    with pytest.raises(Invalid, match="same name"):
        check_workflow([*usual_workflow(), usual_workflow()[0]])


def test_a_rule_gives_the_next_date_until_it_ends() -> None:
    monday = date(2026, 3, 2)
    assert next_date("FREQ=WEEKLY", monday) == date(2026, 3, 9)
    assert next_date("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", monday) == date(2026, 3, 31)
    assert next_date("FREQ=DAILY;UNTIL=20260302T235959Z", monday) is None
    assert left_of("FREQ=DAILY;COUNT=3") == "FREQ=DAILY;COUNT=2"
    assert next_date("FREQ=DAILY;COUNT=1", monday) is None


@pytest.mark.parametrize(
    ("rule", "following"),
    [
        ("FREQ=DAILY;BYMONTH=1", date(2027, 1, 1)),
        ("FREQ=WEEKLY;BYMONTH=4;BYDAY=MO", date(2026, 4, 6)),
        ("FREQ=DAILY;BYMONTHDAY=-1", date(2026, 3, 31)),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", date(2044, 2, 29)),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", None),  # never, and found out at once
    ],
)
def test_a_rule_of_days_may_name_months(rule: str, following: date | None) -> None:
    check_rule(rule)
    assert next_date(rule, date(2026, 3, 2)) == following


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31",
        "weekly",
        "FREQ=SECONDLY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;X=1",
    ],
)
def test_a_rule_that_is_none_or_too_fine_is_refused(rule: str) -> None:
    with pytest.raises(Invalid, match="recurrence"):
        check_rule(rule)
