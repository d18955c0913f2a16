"""What happens at an event: the points on its agenda, what was decided, and what is to be done."""

import enum
from datetime import date
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.model import Part, always
from quarterdeck.values import Text, Title, UserId


class ItemType(enum.StrEnum):
    DISCUSSION = "discussion"
    PRESENTATION = "presentation"
    DECISION = "decision"
    INFORMATION = "information"
    BRAINSTORMING = "brainstorming"
    REVIEW = "review"
    PLANNING = "planning"
    UPDATE = "update"
    DEMO = "demo"
    TRAINING = "training"
    BREAK = "break"


class ItemStatus(enum.StrEnum):
    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    DEFERRED = "deferred"


class DecisionType(enum.StrEnum):
    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"
    TECHNICAL = "technical"
    FINANCIAL = "financial"
    PERSONNEL = "personnel"
    PROCESS = "process"
    PRODUCT = "product"


class DecisionStatus(enum.StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    IMPLEMENTED = "implemented"
    UNDER_REVIEW = "under_review"


class AgendaItem(Part, kw_only=True):
    """One point to talk about; points are taken by `order`, then in the order of the list."""

    title: Title
    type: ItemType = always(ItemType.DISCUSSION)
    presenter: UserId | None = None
    minutes: Annotated[int, Meta(ge=0, le=10_080)] = 0
    order: int = 0
    status: ItemStatus = always(ItemStatus.PENDING)
    notes: Text = ""


class Decision(Part, kw_only=True):
    title: Title
    description: Text = ""
    type: DecisionType = always(DecisionType.OPERATIONAL)
    decided_by: list[UserId] = []
    rationale: Text = ""
    alternatives: list[Text] = []
    impact: Text = ""
    status: DecisionStatus = always(DecisionStatus.PENDING)
    review_on: date | None = None


class ActionItem(Part, kw_only=True):
    """Something to be done after the event; `task_id` is the task made of it."""

    text: Title
    assignee: UserId | None = None
    due: date | None = None
    task_id: Annotated[int, Meta(ge=1)] | None = None
