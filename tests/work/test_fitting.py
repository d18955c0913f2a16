"""What must fit what: a parent, a contact, a holiday, a due hour and its day, a kind of notice."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.world import World

from quarterdeck.crm.customer import Customer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.people.user import User
from quarterdeck.work.issue import Issue
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

NIGHT = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada, at=datetime(2026, 3, 6, 9, tzinfo=UTC))


def test_issues_of_issues_form_no_circle(world: World, deck: Deck) -> None:
    issues = deck.of(Issue)
    first = issues.create(project_id=world.web.id, title="1")
    second = issues.create(project_id=world.web.id, title="2", parent_id=first.id)
    third = issues.create(project_id=world.web.id, title="3", parent_id=second.id)
    with pytest.raises(Refusal, match="WEB-2 → WEB-4 → WEB-3 → WEB-2") as refused:
        issues.update(first, parent_id=third.id)
    assert refused.value.code == "cycle"
    with pytest.raises(Invalid, match="not part of itself"):
        issues.update(first, parent_id=first.id)
    assert issues.update(third, parent_id=first.id).parent_id == first.id


def test_an_issue_is_part_of_one_in_its_own_project(world: World, deck: Deck) -> None:
    issues = deck.of(Issue)
    here = issues.create(project_id=world.web.id, title="Here")
    there = issues.create(project_id=world.ops.id, title="There")
    with pytest.raises(Invalid, match="another project"):
        issues.update(here, parent_id=there.id)
    with pytest.raises(Invalid, match="another project"):
        issues.create(project_id=world.web.id, title="New", parent_id=there.id)


def test_a_contact_is_one_of_the_customers(world: World, deck: Deck) -> None:
    kim = deck.of(Customer).act(world.customer, "add_contact", name="Kim").contacts[0].id
    other = deck.of(Customer).create(name="Other", contacts=[{"name": "Lee"}])
    projects, issues = deck.of(Project), deck.of(Issue)
    assert projects.update(world.web, client_contact_id=kim).client_contact_id == kim
    assert issues.create(project_id=world.web.id, title="x", contact_id=kim).contact_id == kim
    bad: list[dict[str, Any]] = [{"client_contact_id": kim + 7}, {"customer_id": None}]
    for given in bad:
        with pytest.raises(Invalid, match="client_contact_id"):
            projects.update(world.web, **given)
    with pytest.raises(Invalid, match="client_contact_id: there is no customer"):
        projects.update(world.ops, client_contact_id=kim)
    with pytest.raises(Invalid, match="contact_id: this customer has no such contact"):
        issues.create(project_id=world.web.id, title="x", customer_id=other.id, contact_id=kim + 7)
    reported = world.deck(world.cleo).of(Issue).create(project_id=world.web.id, title="Mine", contact_id=kim)
    assert reported.contact_id == kim


def test_a_holiday_ends_after_it_starts(world: World, deck: Deck) -> None:
    days = {"name": "Easter", "start": "2026-04-03", "end": "2026-04-06"}
    assert deck.of(Project).update(world.web, holidays=[days]).holidays[0].end == date(2026, 4, 6)
    with pytest.raises(Invalid, match="holidays: a holiday ends before it starts"):
        deck.of(Project).update(world.web, holidays=[days | {"end": "2026-04-02"}])


def test_what_is_due_at_an_hour_is_due_on_its_day(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    task = tasks.create(project_id=world.web.id, title="At night", due_at=NIGHT)
    assert task.due_date == date(2026, 3, 5)
    assert [each.id for each in tasks.list(is_overdue=True)] == [task.id]
    moved = tasks.update(task, due_at=NIGHT + timedelta(days=2))
    assert (moved.due_date, tasks.get(task.id).is_overdue) == (date(2026, 3, 7), False)
    assert tasks.update(task, due_at=None).due_date == date(2026, 3, 7)
    there = tasks.create(project_id=world.web.id, title="Elsewhere", due_at=NIGHT, due_date=date(2026, 3, 6))
    assert tasks.update(there, due_at=NIGHT + timedelta(hours=1)).due_date == date(2026, 3, 6)
    assert tasks.update(there, due_date=None).due_at is None


def test_a_wish_is_for_a_kind_of_notice_that_there_is(world: World) -> None:
    ben = world.deck(world.ben).of(User)
    assert ben.update(world.ben, preferences={"notifications": {"mentioned": ["email"]}}).version > world.ben.version
    with pytest.raises(Invalid, match="“mentionned” is no kind of notice; known are: approval_answered"):
        ben.update(world.ben, preferences={"notifications": {"mentionned": ["email"]}})
