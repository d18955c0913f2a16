"""The people and things of the tests: Ada leads, Ben is a member, Cleo is the customer, Dan is outside."""

from __future__ import annotations

from dataclasses import dataclass

from quarterdeck.crm.customer import Customer
from quarterdeck.kernel.access import Viewer
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, find_viewer, system
from quarterdeck.people.user import User
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task


@dataclass
class World:
    """WEB is public and Cleo's customer's; OPS is private to Ada and Ben. Each person has a deck."""

    database: Database
    root: User
    ada: User
    ben: User
    cleo: User
    dan: User
    vic: User
    customer: Customer
    web: Project
    ops: Project
    task: Task
    secret: Task

    def deck(self, who: User, **options: object) -> Deck:
        """A fresh deck as this person, with the rights they have now."""
        return Deck(self.database, find_viewer(self.database, who.id), **options)  # type: ignore[arg-type]

    @property
    def people(self) -> dict[str, User]:
        return {name: getattr(self, name) for name in ("root", "ada", "ben", "cleo", "dan", "vic")}


def populate(database: Database) -> World:
    first = system(database)
    root = first.of(User).create(username="root", email="root@example.com", role="admin", status="active")
    deck = Deck(database, Viewer(root.id, "admin"))
    customer = deck.of(Customer).create(name="Brightwater", status="active")

    def person(name: str, role: str, **more: object) -> User:
        email = f"{name}@example.com"
        return deck.of(User).create(
            username=name, email=email, first_name=name.title(), role=role, status="active", **more
        )

    ada, ben = person("ada", "project_manager"), person("ben", "developer")
    cleo, dan = person("cleo", "client", customer_id=customer.id), person("dan", "developer")
    vic = person("vic", "viewer")
    ada_deck = Deck(database, Viewer(ada.id, "project_manager"))
    members = [{"user_id": ada.id, "role": "lead"}, {"user_id": ben.id, "role": "member"}]
    web = ada_deck.of(Project).create(
        key="WEB", name="Website", customer_id=customer.id, status="active", members=members, visibility="public"
    )
    ops = ada_deck.of(Project).create(
        key="OPS", name="Operations", status="active", members=members, visibility="members"
    )
    task = ada_deck.of(Task).create(project_id=web.id, title="Write the login page", assignee_ids=[ben.id])
    secret = ada_deck.of(Task).create(project_id=ops.id, title="Rotate the vault keys", assignee_ids=[ben.id])
    return World(database, root, ada, ben, cleo, dan, vic, customer, web, ops, task, secret)
