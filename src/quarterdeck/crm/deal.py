"""Deals: what may be sold to a customer, and how likely that is."""

import enum
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import sqlalchemy as sa
from msgspec import Meta, Struct

from quarterdeck.crm.customer import Customer
from quarterdeck.kernel.access import LEADS, staff_only
from quarterdeck.kernel.act import actor, now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import Column, CreateOnly, Derived, ReadOnly, Ref, Root, Veiled, always, guard, noun, verb
from quarterdeck.values import Currency, Fraction, Instant, Line, Title, not_negative

StageName = Annotated[str, Meta(min_length=1, max_length=100)]


class StageKind(enum.StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Stage(Struct, frozen=True):
    """A step of a pipeline, and how many of the deals in it are won in the end."""

    name: str
    probability: float
    kind: StageKind = StageKind.OPEN


WON = Stage("won", 1.0, StageKind.WON)
LOST = Stage("lost", 0.0, StageKind.LOST)
STAGES = {
    stage.name: stage
    for stage in (
        Stage("lead", 0.1), Stage("qualified", 0.25), Stage("proposal", 0.5), Stage("negotiation", 0.75), WON, LOST,
    )
}  # fmt: skip


def stage_named(name: str, probability: float | None) -> Stage:
    """A stage of the usual pipeline, or an open one of the workspace's own, which needs its probability."""
    known = STAGES.get(name)
    if known:
        given = known.probability if probability is None or known.kind is not StageKind.OPEN else probability
        return Stage(known.name, given, known.kind)
    if probability is None:
        raise Invalid(probability=f"“{name}” is not one of {', '.join(STAGES)}: say how likely a deal in it is")
    return Stage(name, probability)


def _weighted(table: Any, clock: Any) -> Any:
    return table.c.amount * sa.func.coalesce(table.c.probability, 0.0)


@noun(
    "deal",
    plural="deals",
    visible=staff_only,
    may={"create": LEADS, "edit": LEADS, "delete": LEADS},
    owner=("owner_id",),
    own=("edit",),
    indexes=(
        "pipeline stage -amount", "pipeline kind expected_close_on", "customer_id kind", "owner_id kind",
        "kind closed_at", "expected_close_on", "-updated_at",
    ),
    search=("title", "source", "lost_reason"),
    sort="-updated_at",
)  # fmt: skip
class Deal(Root, kw_only=True):
    """A possible sale. `probability` is that of its stage unless somebody knows better."""

    title: Annotated[Title, Column()]
    customer_id: Annotated[int, Ref("customer")]
    contact_id: Annotated[int, Meta(ge=1)] | None = None  # of the customer's contacts
    owner_id: Annotated[int | None, Ref("user")] = None
    pipeline: Annotated[StageName, Column(exact=True)] = always("sales")
    stage: Annotated[StageName, Column(exact=True), CreateOnly] = always("lead")
    probability: Annotated[Fraction | None, Column()] = None
    kind: Annotated[StageKind, Column(), ReadOnly] = always(StageKind.OPEN)
    amount: Annotated[Decimal, Column()] = always(Decimal(0))
    currency: Annotated[Currency, Column(exact=True)] = always("USD")
    expected_close_on: Annotated[date | None, Column()] = None
    closed_at: Annotated[Instant | None, Column(), CreateOnly] = None
    closed_from: Annotated[str, ReadOnly] = ""  # the stage it was in when it was won or lost
    lost_reason: Annotated[str, Meta(max_length=5000)] = ""
    source: Annotated[Line, Column()] = ""
    project_id: Annotated[int | None, Ref("project"), Veiled] = None
    weighted_amount: Annotated[float | None, Derived(_weighted)] = None

    def check(self) -> None:
        not_negative(amount=self.amount)

    @verb("edit")
    def move(self, stage: StageName, probability: Fraction | None = None) -> None:
        """Put it into a stage: lead, qualified, proposal, negotiation, won, lost, or, with its probability, another.

        Moving a closed deal into an open stage opens it again.
        """
        target = stage_named(stage, probability)
        if target.kind is not StageKind.OPEN:
            self._close(target)
        elif stage != self.stage or probability is not None:
            self._open(target)

    @verb("edit")
    def win(self) -> None:
        """Close it as won."""
        self._close(WON)

    @verb("edit")
    def lose(self, reason: Annotated[str, Meta(max_length=5000)] = "") -> None:
        """Close it as lost, and note why."""
        self._close(LOST)
        self.lost_reason = reason or self.lost_reason

    @verb("edit")
    def reopen(self) -> None:
        """Take a closed deal up again in the stage it was closed from; an open one stays as it is."""
        if self.kind is StageKind.OPEN:
            return
        known = STAGES.get(self.closed_from, STAGES["lead"])
        self._open(Stage(self.closed_from or known.name, known.probability))

    def _open(self, stage: Stage) -> None:
        if self.kind is StageKind.WON and self.project_id is not None:
            raise Refusal("not_allowed", reason="This deal became a project: it cannot be opened again.")
        self.stage, self.probability, self.kind = stage.name, stage.probability, StageKind.OPEN
        self.closed_at, self.closed_from, self.lost_reason = None, "", ""

    def _close(self, stage: Stage) -> None:
        if self.kind is stage.kind:
            return
        if self.kind is StageKind.OPEN:
            self.closed_from = self.stage
        self.stage, self.probability, self.kind = stage.name, stage.probability, stage.kind
        self.closed_at, self.lost_reason = now(), ""


@guard("deal")
def begin(deck: Deck, before: Deal | None, after: Deal) -> None:
    """A new deal takes kind and probability from its stage and belongs to who enters it."""
    if before is not None:
        return
    stage = stage_named(after.stage, after.probability)
    after.probability, after.kind = stage.probability, stage.kind
    after.owner_id = after.owner_id or actor()
    if stage.kind is StageKind.OPEN:
        after.closed_at = None
    else:
        after.closed_at = after.closed_at or now()


@guard("deal")
def know_contact(deck: Deck, before: Deal | None, after: Deal) -> None:
    """The contact is one of the customer's."""
    pair = (after.customer_id, after.contact_id)
    if after.contact_id is None or (before and (before.customer_id, before.contact_id) == pair):
        return
    customer = deck.of(Customer).get(after.customer_id)
    if all(contact.id != after.contact_id for contact in customer.contacts):
        raise Invalid(contact_id="this customer has no such contact")
