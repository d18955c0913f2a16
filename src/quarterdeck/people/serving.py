"""Who may be given work: whoever is invited or at work here and, for work in a project, sees that project."""

from __future__ import annotations

import sqlalchemy as sa

from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import guard
from quarterdeck.kernel.references import fits
from quarterdeck.kernel.tables import TABLES, bind
from quarterdeck.people.user import Role, User, UserStatus
from quarterdeck.work.membership import project_visible
from quarterdeck.work.project import Project

GONE = (UserStatus.INACTIVE, UserStatus.SUSPENDED)


@fits(
    "project.manager_id", "project.members", "team.manager_id", "team.members", "customer.account_manager_id",
    "deal.owner_id", "agenda.organizer_id",
)  # fmt: skip
def away(deck: Deck, people: list[int], project_id: int | None = None) -> dict[int, str]:
    """Those of them who work here no longer; what is told again, or brought along, names whom it named then."""
    if deck.retelling or not deck.viewer.id:
        return {}
    return {id: f"{_name(deck, id)} is {status}" for id in people if (status := _known(deck, id)[0]) in GONE}


@fits(
    "task.assignee_ids", "task.reporter_id", "issue.assignee_ids", "issue.reporter_id", "milestone.owner_id",
    "sprint.members",
)  # fmt: skip
def outside(deck: Deck, people: list[int], project_id: int | None) -> dict[int, str]:
    """Those of them who work here no longer, or do not see the project."""
    reasons = away(deck, people)
    if project_id is None or deck.retelling or not deck.viewer.id or not deck.sees("project", project_id):
        return reasons  # of a project that is out of sight not even this is told
    blind = [id for id in people if id not in reasons and not _sees(deck, id, project_id)]
    return reasons | {id: f"{_name(deck, id)} does not see this project" for id in blind}


@guard("project")
def clients_of_its_customer(deck: Deck, before: Project | None, after: Project) -> None:
    """A customer's people see nothing of another customer's project, so they are no members of it."""
    known = {member.user_id for member in before.members} if before else set[int]()
    new = [member.user_id for member in after.members if member.user_id not in known]
    if not new or deck.retelling or not deck.viewer.id:
        return
    users = TABLES["user"].c
    strange = sa.select(users.id).where(
        users.id.in_(new), users.role == Role.CLIENT.value,
        users.customer_id != after.customer_id if after.customer_id else sa.true(),
    )  # fmt: skip
    for (user_id,) in deck.rows(strange):
        raise Invalid(members=f"{_name(deck, user_id)} is of another customer")


def _known(deck: Deck, user_id: int) -> tuple[str, str, int | None]:
    """Status, role and customer."""
    users = TABLES["user"].c
    found = lambda: sa.select(users.status, users.role, users.customer_id).where(users.id == bind("which"))  # noqa: E731
    return deck.rows(found, key="serving.person", which=user_id)[0]


def _name(deck: Deck, user_id: int) -> str:
    return deck.of(User).get(user_id).display_name


def _sees(deck: Deck, user_id: int, project_id: int) -> bool:
    _, role, customer_id = _known(deck, user_id)
    person, project = Viewer(user_id, role, customer_id), TABLES["project"]

    def build() -> sa.Select[tuple[int]]:
        return sa.select(project.c.id).where(project.c.id == bind("which"), project_visible(project, person))

    return bool(deck.rows(build, key=("serving.sees", role), which=project_id, **person.binds))
