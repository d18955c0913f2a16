"""Templates: of tasks in a project, and projects that are there to be copied."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Refusal

BUG: dict[str, Any] = {
    "name": "Bug", "title": "Bug: ", "task_type": "bug", "priority": "high", "checklist": ["Reproduce", "Fix"],
    "acceptance_criteria": ["A test fails without it"], "estimated_hours": 2, "story_points": 1,
}  # fmt: skip


def test_a_project_has_templates_of_tasks_with_names_of_their_own(world: World) -> None:
    ada = world.deck(world.ada)
    label = ada.labels.create(project_id=world.web.id, name="Urgent")
    made = ada.projects.update(world.web, task_templates=[{**BUG, "labels": [label.id]}, {"name": "Chore"}])
    assert [(t.name, t.priority, t.labels) for t in made.task_templates] == [
        ("Bug", "high", [label.id]), ("Chore", "medium", []),
    ]  # fmt: skip
    with pytest.raises(Refusal, match="the same name"):
        ada.projects.update(world.web, task_templates=[BUG, BUG | {"name": "bug "}])
    with pytest.raises(Refusal, match="50"):
        ada.projects.update(world.web, task_templates=[{"name": f"t{n}"} for n in range(51)])


def test_templates_are_for_those_who_lead_and_name_no_hidden_label(world: World) -> None:
    ada, ben = world.deck(world.ada), world.deck(world.ben)
    with pytest.raises(Refusal) as refused:
        ben.projects.update(world.web, task_templates=[BUG])
    assert refused.value.code == "forbidden"
    hidden = ada.labels.create(project_id=world.ops.id, name="Secret")
    ada.projects.add_member(world.web.id, user_id=world.dan.id, role="lead")
    for label in (hidden.id, 987_654):
        with pytest.raises(Refusal, match="there is no such label"):
            world.deck(world.dan).projects.update(world.web, task_templates=[{**BUG, "labels": [label]}])


def test_the_copy_of_a_template_is_a_plain_project_with_all_of_its_plan(world: World) -> None:
    ada = world.deck(world.ada)
    label = ada.labels.create(project_id=world.web.id, name="Urgent")
    states = [{"name": "To do", "status": "todo"}, {"name": "Shipped", "status": "done"}]
    ada.projects.update(
        world.web, template=True, start_date="2026-01-05", end_date="2026-01-30", workflow=states,
        task_templates=[{**BUG, "labels": [label.id]}],
    )  # fmt: skip
    ada.tasks.update(world.task, due_date="2026-01-12", labels=[label.id])
    made = ada.projects.copy(world.web.id, key="NEW", name="Again", start_date=date(2026, 2, 2))
    assert (made.template, made.end_date, [s.name for s in made.workflow]) == (
        False, date(2026, 2, 27), ["To do", "Shipped"],
    )  # fmt: skip
    copied = ada.labels.list(project_id=made.id)[0]
    assert (copied.name, made.task_templates[0].labels, made.task_templates[0].checklist) == (
        "Urgent", [copied.id], BUG["checklist"],
    )  # fmt: skip
    task = ada.tasks.list(project_id=made.id)[0]
    assert (task.due_date, task.labels, task.status) == (date(2026, 2, 9), [copied.id], "todo")
    assert [p.id for p in ada.projects.list(template=True)] == [world.web.id]
    assert made.id in {p.id for p in ada.projects.list(template=False)}


def test_a_copy_loses_nothing_of_the_plan_and_leaves_out_who_is_gone(world: World) -> None:
    ada, root = world.deck(world.ada), world.deck(world.root)
    kim = ada.customers.add_contact(world.customer, name="Kim").contacts[0].id
    ada.projects.add_member(world.web, user_id=world.vic.id)
    ada.projects.update(
        world.web, start_date="2026-01-05", manager_id=world.vic.id, client_contact_id=kim, progress_by="points",
        member_rates={world.vic.id: 80, world.ben.id: 90},
    )  # fmt: skip
    condition = {"title": "Signed", "status": "completed", "due_date": "2026-01-12", "assigned_to": world.vic.id}
    told = {"title": "Go", "status": "approved", "comments": "Fine"}
    beta = ada.milestones.create(
        project_id=world.web.id, name="Beta", owner_id=world.vic.id, conditions=[condition],
        deliverables=[{"name": "Plan", "status": "delivered", "reviewer_id": world.ben.id, "url": "https://x.example"}],
        success_metrics=[{"name": "Speed", "target": 9, "actual": 3, "status": "target_missed"}],
        risks=[{"title": "Rain", "status": "closed", "owner_id": world.ben.id}],
        approvals=[told | {"approver_id": world.vic.id}, told | {"approver_id": world.ben.id}],
    )  # fmt: skip
    epic = ada.tasks.create(project_id=world.ops.id, title="Everything", task_type="epic")
    ada.tasks.update(world.task, milestone_id=beta.id, epic_id=epic.id, assignee_ids=[world.ben.id, world.vic.id])
    root.users.suspend(world.vic.id)

    made = ada.projects.copy(world.web.id, key="NEW", name="Again", start_date=date(2026, 2, 2))
    assert (made.manager_id, made.client_contact_id, made.progress_by) == (None, kim, "points")
    assert ([m.user_id for m in made.members], list(made.member_rates)) == (
        [world.ada.id, world.ben.id],
        [world.ben.id],
    )
    (goal,), (task,) = ada.milestones.list(project_id=made.id), ada.tasks.list(project_id=made.id)
    assert (goal.owner_id, goal.status, task.milestone_id, task.epic_id) == (None, "planning", goal.id, epic.id)
    assert task.assignee_ids == [world.ben.id]
    (first,), (paper,), (speed,), (rain,), (approval,) = (
        goal.conditions, goal.deliverables, goal.success_metrics, goal.risks, goal.approvals,
    )  # fmt: skip
    assert (first.title, first.status, first.due_date, first.assigned_to) == (
        "Signed", "not_started", date(2026, 2, 9), None,
    )  # fmt: skip
    assert (paper.status, paper.reviewer_id, paper.url) == ("not_started", world.ben.id, "")
    assert (speed.target, speed.actual, speed.status) == (9, None, "not_measured")
    assert (rain.status, rain.owner_id) == ("identified", world.ben.id)
    assert (approval.approver_id, approval.status, approval.comments) == (world.ben.id, "pending", "")
    ada.customers.remove_contact(world.customer, contact_id=kim)
    assert ada.projects.copy(made.id, key="NEXT", name="And again").client_contact_id is None
