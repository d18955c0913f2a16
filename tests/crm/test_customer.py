"""A customer's way from prospect to archive, and whom to reach there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from quarterdeck.crm.contact import Contact
from quarterdeck.crm.customer import Customer, CustomerStatus
from quarterdeck.kernel.act import Act, acting
from quarterdeck.kernel.errors import Invalid, NotFound, Refusal
from quarterdeck.kernel.model import noun_of
from quarterdeck.kernel.parts import number_parts


@pytest.fixture(autouse=True)
def act() -> Iterator[None]:
    with acting(Act(1, "api", datetime(2026, 3, 1, 12, tzinfo=UTC))):
        yield


@pytest.fixture
def acme() -> Customer:
    customer = Customer(name="Acme")
    customer.add_contact("Cleo", email="cleo@acme.test")
    customer.add_contact("Kim")
    return written(customer)


def written(customer: Customer) -> Customer:
    """With the ids that a write gives."""
    number_parts(noun_of(customer), customer)
    return customer


def primary(customer: Customer) -> list[str]:
    return [contact.name for contact in customer.contacts if contact.is_primary]


def test_the_first_contact_is_primary_and_ids_count_up(acme: Customer) -> None:
    assert primary(acme) == ["Cleo"]
    assert [contact.id for contact in acme.contacts] == [1, 2]


def test_exactly_one_contact_is_primary(acme: Customer) -> None:
    acme.update_contact(2, is_primary=True)
    assert primary(acme) == ["Kim"]
    acme.add_contact("Lee", is_primary=True)
    assert primary(acme) == ["Lee"]
    written(acme).remove_contact(3)
    assert primary(acme) == ["Cleo"]


def test_an_update_leaves_what_it_does_not_name(acme: Customer) -> None:
    acme.update_contact(1, phone="12")
    assert (acme.contacts[0].email, acme.contacts[0].phone) == ("cleo@acme.test", "12")
    acme.update_contact(1, email="")
    assert acme.contacts[0].email == ""


def test_updating_a_contact_that_is_not_there_is_refused(acme: Customer) -> None:
    with pytest.raises(NotFound):
        acme.update_contact(9, phone="12")


def test_two_primary_contacts_or_two_of_one_id_are_refused() -> None:
    with pytest.raises(Invalid, match="contacts"):
        Customer(name="A", contacts=[Contact(name="B", is_primary=True), Contact(name="C", is_primary=True)]).settle()
    with pytest.raises(Invalid, match="contacts"):
        written(Customer(name="A", contacts=[Contact(id=1, name="B"), Contact(id=1, name="C")]))


def test_addresses_follow_the_same_rule(acme: Customer) -> None:
    acme.add_address(city="Berlin", country="DE")
    acme.add_address(city="Rome", is_primary=True)
    written(acme).update_address(1, street="Ring 1")
    assert [(a.city, a.street) for a in acme.addresses] == [("Berlin", "Ring 1"), ("Rome", "")]
    assert [a.is_primary for a in acme.addresses] == [False, True]
    acme.remove_address(2)
    acme.remove_address(2)
    assert [a.is_primary for a in acme.addresses] == [True]


def test_converting_keeps_the_first_day(acme: Customer) -> None:
    acme.qualify()
    acme.convert()
    assert (acme.status, acme.acquired_on) == (CustomerStatus.ACTIVE, date(2026, 3, 1))
    acme.acquired_on = date(2020, 1, 1)
    acme.convert()
    assert acme.acquired_on == date(2020, 1, 1)


def test_an_active_customer_is_not_qualified_again(acme: Customer) -> None:
    acme.convert()
    with pytest.raises(Refusal, match="active"):
        acme.qualify()


def test_archiving_ends_the_follow_up(acme: Customer) -> None:
    acme.set_followup(date(2026, 4, 1))
    acme.archive()
    assert (acme.status, acme.next_followup_on) == (CustomerStatus.ARCHIVED, None)
