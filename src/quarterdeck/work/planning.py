"""The parts of a milestone as they are planned: nothing done, measured or answered, with the people who are here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from quarterdeck.kernel.deck import Deck
from quarterdeck.people.serving import away
from quarterdeck.work.milestone import Milestone
from quarterdeck.work.milestone_parts import (
    ApprovalStatus,
    Condition,
    ConditionStatus,
    Deliverable,
    DeliverableStatus,
    MetricStatus,
    ReviewStatus,
    RiskStatus,
)


def planned(deck: Deck, milestone: Milestone, shift: timedelta) -> dict[str, Any]:
    """A milestone's conditions, deliverables, measures, risks and approvals to begin with, their dates moved."""
    named = {part.assigned_to for part in (*milestone.conditions, *milestone.deliverables)}
    named |= {part.reviewer_id for part in milestone.deliverables} | {risk.owner_id for risk in milestone.risks}
    named |= {approval.approver_id for approval in milestone.approvals}
    seen = deck.seen("user", {user_id for user_id in named if user_id is not None})
    here = seen - away(deck, sorted(seen)).keys()
    return {
        "conditions": [_condition(part, shift, here) for part in milestone.conditions],
        "deliverables": [_deliverable(part, shift, here) for part in milestone.deliverables],
        "success_metrics": [replace(m, actual=None, status=MetricStatus.NOT_MEASURED) for m in milestone.success_metrics],
        "risks": [
            replace(risk, status=RiskStatus.IDENTIFIED, owner_id=_one_of(here, risk.owner_id))
            for risk in milestone.risks
        ],
        "approvals": [
            replace(approval, status=ApprovalStatus.PENDING, requested_at=None, responded_at=None, comments="",
                    conditions="", expires_at=None)
            for approval in milestone.approvals if approval.approver_id in here
        ],
    }  # fmt: skip


def _condition(part: Condition, shift: timedelta, here: set[int]) -> Condition:
    return replace(
        part, status=ConditionStatus.NOT_STARTED, assigned_to=_one_of(here, part.assigned_to),
        due_date=_moved(part.due_date, shift), completed_at=None, evidence=[], notes="",
    )  # fmt: skip


def _deliverable(part: Deliverable, shift: timedelta, here: set[int]) -> Deliverable:
    return replace(
        part, status=DeliverableStatus.NOT_STARTED, assigned_to=_one_of(here, part.assigned_to),
        due_date=_moved(part.due_date, shift), url="", attachment_id=None, review_status=ReviewStatus.NOT_REVIEWED,
        reviewer_id=_one_of(here, part.reviewer_id), review_notes="", version="",
    )  # fmt: skip


def _one_of(here: set[int], user_id: int | None) -> int | None:
    return user_id if user_id in here else None


def _moved(day: date | None, shift: timedelta) -> date | None:
    return day and day + shift
