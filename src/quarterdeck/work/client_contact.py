"""Whom one speaks to at the customer: the contact that a project or an issue names is one of its customer's."""

from __future__ import annotations

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import guard
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.issue import Issue
from quarterdeck.work.project import Project


class _Contact(msgspec.Struct):
    id: int = 0


class _Customer(msgspec.Struct):
    """The part of a customer's document that is asked for; who may not read the contacts may still name one."""

    contacts: list[_Contact] = []


@guard("project")
def know_client_contact(deck: Deck, before: Project | None, after: Project) -> None:
    named = after.customer_id, after.client_contact_id
    if before is None or (before.customer_id, before.client_contact_id) != named:
        _known(deck, "client_contact_id", *named)


@guard("issue")
def know_contact(deck: Deck, before: Issue | None, after: Issue) -> None:
    """An issue that names no customer is its project's customer's."""
    named = after.customer_id, after.contact_id
    if before is not None and (before.customer_id, before.contact_id) == named:
        return
    project = TABLES["project"].c
    theirs = deck.scalar(sa.select(project.customer_id).where(project.id == after.project_id))
    _known(deck, "contact_id", after.customer_id or theirs, after.contact_id)


def has_contact(deck: Deck, customer_id: int | None, contact_id: int | None) -> bool:
    """Whether the customer has that contact."""
    customer = TABLES["customer"].c
    found = deck.scalar(sa.select(customer.data).where(customer.id == customer_id)) if customer_id else "{}"
    return any(contact.id == contact_id for contact in msgspec.json.decode(found, type=_Customer).contacts)


def _known(deck: Deck, field: str, customer_id: int | None, contact_id: int | None) -> None:
    if contact_id is not None and not has_contact(deck, customer_id, contact_id):
        raise Invalid(**{field: "this customer has no such contact" if customer_id else "there is no customer"})
