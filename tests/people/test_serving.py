"""Work is given to those who are here and see where it is; what is told of them is no more than one sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, NotFound

AT = {"start": "2026-12-01T09:00:00Z", "end": "2026-12-01T10:00:00Z"}
HERE: dict[str, Callable[[Deck, World], object]] = {
    "assignee_ids": lambda d, w: d.tasks.assign(w.task, user_ids=[w.vic.id]),
    "reporter_id": lambda d, w: d.issues.create(project_id=w.web.id, title="x", reporter_id=w.vic.id),
    "members": lambda d, w: d.projects.add_member(w.web, user_id=w.vic.id),
    "manager_id": lambda d, w: d.projects.update(w.web, manager_id=w.vic.id),
    "owner_id": lambda d, w: d.milestones.create(project_id=w.web.id, name="x", owner_id=w.vic.id),
    "attendees": lambda d, w: d.agendas.create(title="x", attendees=[{"user_id": w.vic.id}], **AT),
    "user_id": lambda d, w: d.chats.add_member(d.chats.create(name="x").id, user_id=w.vic.id),
    "account_manager_id": lambda d, w: d.customers.set_account_manager(w.customer, user_id=w.vic.id),
}


def test_whoever_works_here_no_longer_is_given_no_work_and_keeps_what_they_had(world: World) -> None:
    ada, root = world.deck(world.ada), world.deck(world.root)
    had = ada.tasks.create(project_id=world.web.id, title="Old", assignee_ids=[world.vic.id])
    root.users.suspend(world.vic.id)
    for field, work in HERE.items():
        with pytest.raises(Invalid, match=f"{field}: Vic is suspended"):
            work(ada, world)
    assert ada.tasks.assign(had, user_ids=[world.ben.id]).assignee_ids == [world.vic.id, world.ben.id]
    assert ada.tasks.duplicate(had).assignee_ids == [world.ben.id]
    root.users.update(world.vic, status="pending")
    for work in HERE.values():
        work(ada, world)


def test_work_in_a_project_is_for_those_who_see_it(world: World) -> None:
    ada = world.deck(world.ada)
    for who, name in ((world.dan, "Dan"), (world.cleo, "Cleo")):
        with pytest.raises(Invalid, match=f"assignee_ids: {name} does not see this project"):
            ada.tasks.assign(world.secret, user_ids=[world.ben.id, who.id])
    with pytest.raises(Invalid, match="members: Dan does not see this project"):
        ada.sprints.create(project_id=world.ops.id, name="x", members=[{"user_id": world.dan.id}])
    ada.projects.add_member(world.ops, user_id=world.dan.id)
    assert ada.tasks.assign(world.secret, user_ids=[world.dan.id]).assignee_ids == [world.ben.id, world.dan.id]
    with pytest.raises(Invalid, match="assignee_ids: there is no such user"):  # Cleo does not see Vic
        world.deck(world.cleo).issues.create(project_id=world.web.id, title="x", assignee_ids=[world.vic.id])
    with pytest.raises(Invalid) as refused:  # of a project that is hidden it is not even told who sees it
        world.deck(world.vic).tasks.create(project_id=world.ops.id, title="x", assignee_ids=[world.cleo.id])
    assert [fault["field"] for fault in refused.value.errors] == ["project_id"]


def test_a_client_is_in_no_project_of_another_customer_and_sees_none(world: World) -> None:
    ada = world.deck(world.ada)
    ada.projects.add_member(world.web, user_id=world.cleo.id, role="client")
    with pytest.raises(Invalid, match="members: Cleo is of another customer"):
        ada.projects.add_member(world.ops, user_id=world.cleo.id, role="client")
    ada.projects.update(world.web, visibility="members")
    cleo = world.deck(world.cleo)
    assert [task.id for task in cleo.tasks.list()] == [world.task.id]  # not open to all, and she is in it
    other = ada.customers.create(name="Elsewhere")
    ada.projects.update(world.web, customer_id=other.id)  # now it is somebody else's, whoever is still named in it
    assert (cleo.projects.list(), cleo.tasks.list(), cleo.tasks.count()) == ([], [], 0)
    assert cleo.tasks.search("login") == []
    with pytest.raises(NotFound):
        cleo.projects.get(world.web)
