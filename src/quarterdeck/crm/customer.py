"""Customers: whom we work for, from the first lead to the archive."""

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta

from quarterdeck.crm.contact import Reachable
from quarterdeck.crm.parts import Url
from quarterdeck.kernel.access import LEADS, MY_CUSTOMER, Viewer
from quarterdeck.kernel.act import today
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import Column, Derived, ReadOnly, Ref, Sensitive, always, guard, noun, verb
from quarterdeck.values import Currency, Instant, Line, Markdown, Title, not_negative


class CustomerType(enum.StrEnum):
    INDIVIDUAL = "individual"
    COMPANY = "company"
    GOVERNMENT = "government"
    NONPROFIT = "nonprofit"
    PARTNER = "partner"


class CustomerStatus(enum.StrEnum):
    PROSPECT = "prospect"
    LEAD = "lead"
    QUALIFIED = "qualified"
    ACTIVE = "active"
    INACTIVE = "inactive"
    ARCHIVED = "archived"


class BillingCycle(enum.StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUALLY = "annually"


PROSPECTS = (CustomerStatus.PROSPECT, CustomerStatus.LEAD, CustomerStatus.QUALIFIED)


def customer_visible(table: Any, viewer: Viewer) -> Any:
    """Colleagues see every customer, a client its own."""
    return table.c.id == MY_CUSTOMER if viewer.is_client else None


def not_for_clients(viewer: Viewer) -> bool:
    return not viewer.is_client


def _is_prospect(table: Any, clock: Any) -> Any:
    return sa.or_(*(table.c.status == status.value for status in PROSPECTS))


def _followup_due(table: Any, clock: Any) -> Any:
    return sa.and_(table.c.next_followup_on.is_not(None), table.c.next_followup_on <= clock.today)


@noun(
    "customer",
    plural="customers",
    visible=customer_visible,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS},
    owner=("account_manager_id",),
    own=("edit",),
    indexes=("name", "status name", "type name", "account_manager_id status", "next_followup_on", "-updated_at"),
    search=("name", "description", "industry", "website", "contacts"),
    sensitive_to=not_for_clients,
    sort="name",
)
class Customer(Reachable, kw_only=True):
    """A person or an organisation we work for, or would like to."""

    name: Annotated[Title, Column()]
    type: Annotated[CustomerType, Column()] = always(CustomerType.COMPANY)
    status: Annotated[CustomerStatus, Column()] = always(CustomerStatus.PROSPECT)
    industry: Annotated[Line, Column()] = ""
    website: Url = ""
    description: Markdown = ""
    total_value: Annotated[Decimal | None, Column(), Sensitive] = None  # contracted
    annual_value: Annotated[Decimal | None, Column(), Sensitive] = None  # recurring
    currency: Currency = always("USD")
    payment_terms: Line = ""
    payment_method: Line = ""
    billing_cycle: BillingCycle | None = None
    tax_id: Annotated[str, Meta(max_length=100), Column()] = ""
    credit_limit: Annotated[Decimal | None, Sensitive] = None
    account_manager_id: Annotated[int | None, Ref("user")] = None
    lead_source: Annotated[Line, Column(), Sensitive] = ""
    acquired_on: Annotated[date | None, Column(), Sensitive] = None
    last_contact_at: Annotated[Instant | None, Column(), ReadOnly, Sensitive] = None
    next_followup_on: Annotated[date | None, Column(), Sensitive] = None
    notes: Annotated[Markdown, Sensitive] = ""
    logo: Url = ""
    social_media: Annotated[dict[Annotated[str, Meta(min_length=1, max_length=50)], Url], Meta(max_length=30)] = {}
    is_prospect: Annotated[bool | None, Derived(_is_prospect), Sensitive] = None
    followup_due: Annotated[bool | None, Derived(_followup_due), Sensitive] = None

    def check(self) -> None:
        not_negative(total_value=self.total_value, annual_value=self.annual_value, credit_limit=self.credit_limit)

    @verb("edit")
    def qualify(self) -> None:
        """Note that there is a real chance of business; refused for a customer that was won already."""
        if self.status in (CustomerStatus.ACTIVE, CustomerStatus.ARCHIVED):
            raise Refusal("not_allowed", reason=f"This customer is {self.status.value}: only a prospect is qualified.")
        self.status = CustomerStatus.QUALIFIED

    @verb("edit")
    def convert(self) -> None:
        """Make it an active customer; a customer won back keeps the day of the first time (UTC)."""
        self.status = CustomerStatus.ACTIVE
        self.acquired_on = self.acquired_on or today()

    @verb("edit")
    def archive(self) -> None:
        """Put it away; nobody needs to follow up any more."""
        self.status = CustomerStatus.ARCHIVED
        self.next_followup_on = None

    @verb("edit")
    def set_followup(self, on: date | None) -> None:
        """Set the day to get in touch again; None clears it."""
        self.next_followup_on = on

    @verb("edit")
    def set_account_manager(self, user_id: int | None) -> None:
        """Name the colleague who looks after this customer; None leaves it to nobody."""
        self.account_manager_id = user_id


@guard("customer")
def settle_parts(deck: Deck, before: Customer | None, after: Customer) -> None:
    """Contacts and addresses also arrive with a new customer or a patch."""
    after.settle()
