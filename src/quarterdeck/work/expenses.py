"""What a project costs besides hours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quarterdeck.kernel.act import today
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import verb_on
from quarterdeck.kernel.totals import Share, gives
from quarterdeck.values import Text, Title
from quarterdeck.work.project import Expense, Project


@verb_on("project")
def add_expense(
    deck: Deck, project: Project, *, title: Title, amount: Decimal, spent_on: date | None = None, note: Text = ""
) -> None:
    """Note what was paid, in the project's currency; it counts to the actual cost. Without a day it was today."""
    project.expenses.append(Expense(title=title, amount=amount, spent_on=spent_on or today(), note=note))


@verb_on("project")
def remove_expense(deck: Deck, project: Project, *, expense_id: int) -> None:
    """Take an expense out, as if it had not been."""
    project.expenses = [expense for expense in project.expenses if expense.id != expense_id]


@gives("project")
def paid(project: Project) -> Share:
    """A project's expenses, to its own cost."""
    return {("project", project.id): {"actual_cost": float(sum(expense.amount for expense in project.expenses))}}
