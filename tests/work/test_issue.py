"""An issue: reported, resolved, closed, and not otherwise."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from quarterdeck.kernel.act import Act, acting
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.issue import Issue, IssueStatus, Resolution


@pytest.fixture(autouse=True)
def act() -> Iterator[None]:
    with acting(Act(7, "api", datetime(2026, 3, 2, tzinfo=UTC))):
        yield


@pytest.fixture
def issue() -> Issue:
    return Issue(title="It crashes", project_id=1)


def test_resolved_then_closed_then_not_after_all(issue: Issue) -> None:
    issue.start_work()
    issue.resolve(Resolution.FIXED, "a typo", "1.2")
    issue.resolve(Resolution.FIXED, "a typo", "1.2")
    issue.close()
    assert (issue.status, issue.resolution, issue.fix_versions) == (IssueStatus.CLOSED, Resolution.FIXED, ["1.2"])
    issue.reopen()
    assert (issue.resolution, issue.resolved_at, issue.closed_at) == (Resolution.UNRESOLVED, None, None)


def test_what_is_not_allowed_names_what_is(issue: Issue) -> None:
    with pytest.raises(Refusal, match="allowed: in_progress, resolved, cancelled"):
        issue.close()
    issue.cancel()
    with pytest.raises(Refusal, match="allowed: nothing"):
        issue.reopen()


def test_resolving_says_how(issue: Issue) -> None:
    with pytest.raises(Invalid, match="resolution"):
        issue.resolve(Resolution.UNRESOLVED)
