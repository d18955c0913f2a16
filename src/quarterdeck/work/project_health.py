"""How a project does: a score, and in words what lowered it (domain, Scores)."""

from __future__ import annotations

import enum
from datetime import date

import msgspec

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import query_on
from quarterdeck.work.matching import matching
from quarterdeck.work.project import Project, ProjectStatus, RiskLevel

Loss = tuple[float, str]


class Rating(enum.StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    AT_RISK = "at_risk"
    CRITICAL = "critical"


class ProjectHealth(msgspec.Struct, frozen=True):
    """`score` is 0 to 1; `reasons` are what lowered it, in words, the heaviest first."""

    project_id: int
    key: str
    name: str
    score: float
    rating: Rating
    reasons: list[str]


@query_on("project")
def health(deck: Deck, /, **filters: object) -> list[ProjectHealth]:
    """How all projects do that match these filters. Who may not see money is told a score without the budget."""
    return [health_of(project, deck.today) for project in matching(deck, Project, filters)]


def health_of(project: Project, today: date) -> ProjectHealth:
    losses = sorted([*_budget(project), *_schedule(project), *_progress(project, today), *_risk(project)], reverse=True)
    score = round(max(0.0, 1 - sum(loss for loss, _ in losses)), 3)
    return ProjectHealth(project.id, project.key, project.name, score, rating(score), [reason for _, reason in losses])


def rating(score: float) -> Rating:
    for least, name in ((0.8, Rating.EXCELLENT), (0.6, Rating.GOOD), (0.4, Rating.AT_RISK)):
        if score >= least:
            return name
    return Rating.CRITICAL


def _budget(project: Project) -> list[Loss]:
    if project.budget is None or not project.actual_cost:
        return []
    if not project.budget:
        return [(0.25, "It has a cost, and no budget for it.")]
    spent = project.actual_cost / float(project.budget)
    loss = 0.25 if spent > 1.2 else 0.125 if spent > 1 else 0
    return [(loss, f"The cost is {spent:.0%} of the budget.")] if loss else []


def _schedule(project: Project) -> list[Loss]:
    behind = -(project.schedule_variance_days or 0)
    loss = 0.25 if behind > 7 else 0.125 if behind > 0 else 0
    return [(loss, f"It is {behind:.1f} days behind its schedule.")] if loss else []


def _progress(project: Project, today: date) -> list[Loss]:
    began = project.actual_start_date or project.start_date
    if project.status != ProjectStatus.ACTIVE or not (began and project.start_date and project.end_date):
        return []
    planned = (project.end_date - project.start_date).days + 1
    expected = min(1.0, max(0, (today - began).days + 1) / planned)
    if project.progress >= 0.5 or project.progress >= 0.8 * expected:
        return []
    return [(0.25, f"{project.progress:.0%} are done, where the time that passed expects {expected:.0%}.")]


def _risk(project: Project) -> list[Loss]:
    loss = {RiskLevel.CRITICAL: 0.25, RiskLevel.HIGH: 0.125}.get(project.risk_level, 0)
    return [(loss, f"Its risk is {project.risk_level}.")] if loss else []
