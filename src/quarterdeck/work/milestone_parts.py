"""The parts of a milestone: conditions, deliverables, measures, risks, approvals, what was told to whom."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.model import Part, always
from quarterdeck.values import Address, Fraction, Instant, Line, Text, Title, UserId


class ConditionType(enum.StrEnum):
    DELIVERABLE = "deliverable"
    APPROVAL = "approval"
    TEST_PASSED = "test_passed"
    DOCUMENTATION = "documentation"
    TRAINING = "training"
    COMPLIANCE = "compliance"
    QUALITY_GATE = "quality_gate"
    PERFORMANCE = "performance"
    SECURITY = "security"
    LEGAL = "legal"


class ConditionStatus(enum.StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PENDING_REVIEW = "pending_review"
    COMPLETED = "completed"
    FAILED = "failed"
    WAIVED = "waived"


class DeliverableType(enum.StrEnum):
    DOCUMENT = "document"
    SOFTWARE = "software"
    DESIGN = "design"
    REPORT = "report"
    PRESENTATION = "presentation"
    TRAINING_MATERIAL = "training_material"
    PROCESS = "process"
    TEMPLATE = "template"
    SPECIFICATION = "specification"
    TEST_PLAN = "test_plan"


class DeliverableStatus(enum.StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    DELIVERED = "delivered"
    REJECTED = "rejected"


class ReviewStatus(enum.StrEnum):
    NOT_REVIEWED = "not_reviewed"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    REJECTED = "rejected"
    NEEDS_REVISION = "needs_revision"


class MetricType(enum.StrEnum):
    PERFORMANCE = "performance"
    QUALITY = "quality"
    COST = "cost"
    TIME = "time"
    SATISFACTION = "satisfaction"
    ADOPTION = "adoption"
    REVENUE = "revenue"
    EFFICIENCY = "efficiency"


class MetricStatus(enum.StrEnum):
    NOT_MEASURED = "not_measured"
    MEASURING = "measuring"
    TARGET_MET = "target_met"
    TARGET_EXCEEDED = "target_exceeded"
    TARGET_MISSED = "target_missed"


class RiskType(enum.StrEnum):
    TECHNICAL = "technical"
    SCHEDULE = "schedule"
    BUDGET = "budget"
    RESOURCE = "resource"
    QUALITY = "quality"
    EXTERNAL = "external"
    REGULATORY = "regulatory"
    MARKET = "market"


class RiskStatus(enum.StrEnum):
    IDENTIFIED = "identified"
    ANALYZING = "analyzing"
    MITIGATING = "mitigating"
    MONITORING = "monitoring"
    CLOSED = "closed"
    REALIZED = "realized"


class ApprovalType(enum.StrEnum):
    TECHNICAL = "technical"
    BUSINESS = "business"
    LEGAL = "legal"
    FINANCIAL = "financial"
    QUALITY = "quality"
    SECURITY = "security"
    REGULATORY = "regulatory"


class ApprovalStatus(enum.StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    CONDITIONAL = "conditional"
    EXPIRED = "expired"


class CommunicationType(enum.StrEnum):
    UPDATE = "update"
    ALERT = "alert"
    REMINDER = "reminder"
    ANNOUNCEMENT = "announcement"
    REQUEST = "request"
    ESCALATION = "escalation"


class Condition(Part, kw_only=True):
    """Something that has to be true. A waived one counts half."""

    title: Title
    description: Text = ""
    condition_type: ConditionType = always(ConditionType.DELIVERABLE)
    status: ConditionStatus = always(ConditionStatus.NOT_STARTED)
    required: bool = always(True)
    weight: Annotated[float, Meta(gt=0, le=1000)] = always(1.0)
    assigned_to: UserId | None = None
    due_date: date | None = None
    completed_at: Instant | None = None
    verification_method: Line = ""
    evidence: Annotated[list[Address], Meta(max_length=100)] = []
    notes: Text = ""


class Deliverable(Part, kw_only=True):
    name: Title
    description: Text = ""
    deliverable_type: DeliverableType = always(DeliverableType.DOCUMENT)
    status: DeliverableStatus = always(DeliverableStatus.NOT_STARTED)
    assigned_to: UserId | None = None
    due_date: date | None = None
    url: Address = ""
    attachment_id: int | None = None
    quality_criteria: Text = ""
    acceptance_criteria: Text = ""
    review_status: ReviewStatus = always(ReviewStatus.NOT_REVIEWED)
    reviewer_id: UserId | None = None
    review_notes: Text = ""
    version: Line = ""


class Metric(Part, kw_only=True):
    """A measure of success: `target` and `actual` in `unit`."""

    name: Title
    metric_type: MetricType = always(MetricType.QUALITY)
    target: float | None = None
    actual: float | None = None
    unit: Annotated[str, Meta(max_length=40)] = ""
    method: Text = ""
    status: MetricStatus = always(MetricStatus.NOT_MEASURED)


class Risk(Part, kw_only=True):
    """Its score is probability × impact, both fractions."""

    title: Title
    description: Text = ""
    risk_type: RiskType = always(RiskType.TECHNICAL)
    probability: Fraction = always(0.5)
    impact: Fraction = always(0.5)
    status: RiskStatus = always(RiskStatus.IDENTIFIED)
    owner_id: UserId | None = None
    mitigation_plan: Text = ""
    contingency_plan: Text = ""

    @property
    def score(self) -> float:
        return self.probability * self.impact


class Approval(Part, kw_only=True):
    title: Title
    approver_id: UserId
    approval_type: ApprovalType = always(ApprovalType.BUSINESS)
    status: ApprovalStatus = always(ApprovalStatus.PENDING)
    requested_at: Instant | None = None
    responded_at: Instant | None = None
    comments: Text = ""
    conditions: Text = ""
    expires_at: Instant | None = None


class Communication(Part, kw_only=True):
    title: Title
    message: Text = ""
    type: CommunicationType = always(CommunicationType.UPDATE)
    sender_id: UserId | None = None
    recipients: Annotated[list[UserId], Meta(max_length=200)] = []
    sent_at: Instant | None = None
