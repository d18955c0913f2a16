"""Whom to reach at a customer, and where: its contacts and addresses, of each exactly one primary."""

import enum
from typing import Annotated

from msgspec import Meta

from quarterdeck.crm.parts import Country, Email, Preferred, amend, part_with, prefer, settle_primary
from quarterdeck.kernel.model import Root, Sensitive, always, verb
from quarterdeck.values import Line, Text, Title


class ContactType(enum.StrEnum):
    PRIMARY = "primary"
    TECHNICAL = "technical"
    BILLING = "billing"
    SUPPORT = "support"
    OTHER = "other"


class AddressType(enum.StrEnum):
    BILLING = "billing"
    SHIPPING = "shipping"
    OFFICE = "office"
    HOME = "home"
    OTHER = "other"


class Contact(Preferred, kw_only=True):
    """A person at the customer; not a user."""

    name: Title
    email: Email = ""
    phone: Line = ""
    mobile: Line = ""
    role: Line = ""
    department: Line = ""
    type: ContactType = always(ContactType.OTHER)
    notes: Text = ""


class Address(Preferred, kw_only=True):
    """A place of the customer; `country` is an ISO 3166 code of two letters."""

    type: AddressType = always(AddressType.OFFICE)
    label: Line = ""
    street: Line = ""
    street2: Line = ""
    city: Line = ""
    state: Line = ""
    postal_code: Line = ""
    country: Country = ""


class Reachable(Root, kw_only=True):
    """A root with contacts and addresses. In updates what is left out stays; an empty text empties."""

    # What colleagues note about a person is not for that person's own company.
    contacts: Annotated[list[Contact], Meta(max_length=500), Sensitive] = []
    addresses: Annotated[list[Address], Meta(max_length=100)] = []

    def settle(self) -> None:
        """See to it that one of each is primary."""
        settle_primary(contacts=self.contacts)
        settle_primary(addresses=self.addresses)

    @verb("edit")
    def add_contact(
        self,
        name: Title,
        *,
        email: Email = "",
        phone: Line = "",
        mobile: Line = "",
        role: Line = "",
        department: Line = "",
        type: ContactType = ContactType.OTHER,
        notes: Text = "",
        is_primary: bool = False,
    ) -> None:
        """Add a person. The first one becomes the primary contact."""
        contact = Contact(
            name=name, email=email, phone=phone, mobile=mobile, role=role, department=department, type=type,
            notes=notes,
        )  # fmt: skip
        self.contacts.append(contact)
        if is_primary:
            prefer(self.contacts, contact)
        self.settle()

    @verb("edit")
    def update_contact(
        self,
        contact_id: int,
        *,
        name: Title | None = None,
        email: Email | None = None,
        phone: Line | None = None,
        mobile: Line | None = None,
        role: Line | None = None,
        department: Line | None = None,
        type: ContactType | None = None,
        notes: Text | None = None,
        is_primary: bool = False,
    ) -> None:
        """Change a person. `is_primary` makes it the primary contact; only another one can take that away."""
        contact = part_with(self.contacts, contact_id, "contact")
        amend(
            contact, name=name, email=email, phone=phone, mobile=mobile, role=role, department=department,
            type=type, notes=notes,
        )  # fmt: skip
        if is_primary:
            prefer(self.contacts, contact)

    @verb("edit")
    def remove_contact(self, contact_id: int) -> None:
        """Remove a person; was it the primary contact, the first of the rest becomes that."""
        self.contacts = [contact for contact in self.contacts if contact.id != contact_id]
        self.settle()

    @verb("edit")
    def add_address(
        self,
        *,
        type: AddressType = AddressType.OFFICE,
        label: Line = "",
        street: Line = "",
        street2: Line = "",
        city: Line = "",
        state: Line = "",
        postal_code: Line = "",
        country: Country = "",
        is_primary: bool = False,
    ) -> None:
        """Add a place. The first one becomes the primary address."""
        address = Address(
            type=type, label=label, street=street, street2=street2, city=city, state=state,
            postal_code=postal_code, country=country,
        )  # fmt: skip
        self.addresses.append(address)
        if is_primary:
            prefer(self.addresses, address)
        self.settle()

    @verb("edit")
    def update_address(
        self,
        address_id: int,
        *,
        type: AddressType | None = None,
        label: Line | None = None,
        street: Line | None = None,
        street2: Line | None = None,
        city: Line | None = None,
        state: Line | None = None,
        postal_code: Line | None = None,
        country: Country | None = None,
        is_primary: bool = False,
    ) -> None:
        """Change a place. `is_primary` makes it the primary address; only another one can take that away."""
        address = part_with(self.addresses, address_id, "address")
        amend(
            address, type=type, label=label, street=street, street2=street2, city=city, state=state,
            postal_code=postal_code, country=country,
        )  # fmt: skip
        if is_primary:
            prefer(self.addresses, address)

    @verb("edit")
    def remove_address(self, address_id: int) -> None:
        """Remove a place; was it the primary address, the first of the rest becomes that."""
        self.addresses = [address for address in self.addresses if address.id != address_id]
        self.settle()
