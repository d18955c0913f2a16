"""What a project costs besides hours, and who knows of it."""

from datetime import date
from decimal import Decimal

import pytest
from tests.world import World

from quarterdeck.checking import check
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task


def test_expenses_count_to_the_cost(world: World) -> None:
    world.deck(world.root).named("user").update(world.ben.id, cost_rate="40")
    world.deck(world.ben).of(Task).act(world.task.id, "log_time", hours=1.5)
    projects = world.deck(world.ada).of(Project)
    projects.update(world.web.id, budget="100")
    projects.act(world.web.id, "add_expense", title="Photographs", amount="50.10", spent_on="2026-02-03")
    projects.act(world.web.id, "add_expense", title="A font", amount="20")
    spent = projects.get(world.web.id)
    assert [(e.id, e.title, e.amount) for e in spent.expenses] == [
        (1, "Photographs", Decimal("50.10")), (2, "A font", Decimal("20")),
    ]  # fmt: skip
    assert [e.spent_on for e in spent.expenses] == [date(2026, 2, 3), world.deck(world.ada).today]
    assert spent.actual_cost == pytest.approx(130.10)
    assert spent.is_over_budget
    projects.act(world.web.id, "remove_expense", expense_id=1)
    assert projects.get(world.web.id).actual_cost == pytest.approx(80)
    assert check(world.database).well


def test_only_who_leads_sees_or_adds_them(world: World) -> None:
    world.deck(world.ada).of(Project).act(world.web.id, "add_expense", title="A font", amount="20")
    for who in (world.ben, world.cleo, world.dan, world.vic):
        assert world.deck(who).of(Project).get(world.web.id).expenses == []
        with pytest.raises(Forbidden):
            world.deck(who).of(Project).act(world.web.id, "add_expense", title="Lunch", amount="9")


def test_an_expense_is_not_negative_and_no_copy_has_it(world: World) -> None:
    projects = world.deck(world.ada).of(Project)
    with pytest.raises(Invalid, match="negative"):
        projects.act(world.web.id, "add_expense", title="A refund", amount="-1")
    projects.act(world.web.id, "add_expense", title="A font", amount="20")
    made = projects.act(world.web.id, "copy", key="NEW", name="New")
    assert (made.expenses, made.actual_cost) == ([], 0)
