"""A deal on its way through the pipeline."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from quarterdeck.crm.deal import Deal, StageKind
from quarterdeck.kernel.act import Act, acting
from quarterdeck.kernel.errors import Invalid, Refusal

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def act() -> Iterator[None]:
    with acting(Act(1, "api", NOON)):
        yield


@pytest.fixture
def deal() -> Deal:
    return Deal(title="Site", customer_id=1, amount=Decimal(1000), stage="proposal", probability=0.5)


def test_a_stage_brings_its_probability(deal: Deal) -> None:
    deal.move("negotiation")
    assert (deal.stage, deal.probability, deal.kind) == ("negotiation", 0.75, StageKind.OPEN)
    deal.move("negotiation", probability=0.9)
    assert deal.probability == 0.9


def test_a_stage_of_ones_own_needs_its_probability(deal: Deal) -> None:
    deal.move("legal", probability=0.8)
    assert (deal.stage, deal.probability) == ("legal", 0.8)
    with pytest.raises(Invalid, match="probability"):
        deal.move("limbo")


def test_winning_closes_once(deal: Deal) -> None:
    deal.win()
    assert (deal.stage, deal.probability, deal.kind, deal.closed_at) == ("won", 1.0, StageKind.WON, NOON)
    with acting(Act(1, "api", datetime(2026, 3, 2, tzinfo=UTC))):
        deal.win()
        deal.move("won")
    assert deal.closed_at == NOON


def test_losing_notes_why_and_reopening_goes_back(deal: Deal) -> None:
    deal.lose("too dear")
    deal.lose()
    assert (deal.kind, deal.probability, deal.lost_reason) == (StageKind.LOST, 0.0, "too dear")
    deal.reopen()
    deal.reopen()
    assert (deal.stage, deal.probability, deal.kind) == ("proposal", 0.5, StageKind.OPEN)
    assert (deal.closed_at, deal.lost_reason) == (None, "")


def test_a_won_deal_with_a_project_stays_won(deal: Deal) -> None:
    deal.win()
    deal.project_id = 3
    with pytest.raises(Refusal, match="project"):
        deal.reopen()
    with pytest.raises(Refusal, match="project"):
        deal.move("lead")


def test_an_amount_is_not_negative(deal: Deal) -> None:
    deal.amount = Decimal(-1)
    with pytest.raises(Invalid, match="amount"):
        deal.check()
