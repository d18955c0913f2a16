"""Saved views: one's own, shared with chosen people, or with everybody who sees the project."""

from __future__ import annotations

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Forbidden, Invalid, NotFound
from quarterdeck.people.saved_view import SavedView
from quarterdeck.people.user import User


def seen(world: World, who: User) -> list[str]:
    deck = world.deck(who)
    found = [view.name for view in deck.of(SavedView).list(noun="task")]
    assert deck.of(SavedView).count(noun="task") == len(found)
    return found


def test_a_view_is_ones_own_until_it_is_shared(world: World) -> None:
    ada = world.deck(world.ada).of(SavedView)
    view = ada.create(name="Late", noun="task", project_id=world.ops.id)
    assert (seen(world, world.ada), seen(world, world.ben)) == (["Late"], [])
    ada.update(view, shared_with=[world.ben.id])
    assert seen(world, world.ben) == ["Late"]
    ada.update(view, shared_with=[])
    assert seen(world, world.ben) == []
    ada.update(view, shared=True)
    assert seen(world, world.ben) == ["Late"]


def test_who_is_named_but_does_not_see_the_project_sees_no_view_of_it(world: World) -> None:
    ada = world.deck(world.ada).of(SavedView)
    view = ada.create(name="Late", noun="task", project_id=world.ops.id, shared_with=[world.dan.id])
    assert seen(world, world.dan) == []
    with pytest.raises(NotFound):
        world.deck(world.dan).of(SavedView).get(view.id)
    everywhere = ada.create(name="Mine", noun="task", shared_with=[world.dan.id])
    assert world.deck(world.dan).of(SavedView).get(everywhere.id).name == "Mine"
    assert seen(world, world.ben) == []


def test_who_is_shown_a_view_does_not_change_it(world: World) -> None:
    view = world.deck(world.ada).of(SavedView).create(name="Late", noun="task", shared_with=[world.ben.id])
    with pytest.raises(Forbidden):
        world.deck(world.ben).of(SavedView).update(view.id, name="Mine now")


def test_a_view_asks_what_its_list_can_answer(world: World) -> None:
    views = world.deck(world.ben).of(SavedView)
    good = {"query": "assignee:me due<+7d", "sort": "-priority,rank", "filters": {"status": ["todo", "blocked"]}}
    view = views.create(name="Mine", noun="task", **good)
    for field, wrong, told in (
        ("query", "title (due<", "position 7"), ("query", "budget>3", "budget"), ("sort", "-labels", "labels"),
        ("filters", {"state.near": "x"}, "state.near"), ("filters", {"limit": 3}, "limit"),
        ("filters", {"due_date.lt": "soon"}, "soon"),
    ):  # fmt: skip
        with pytest.raises(Invalid, match=f"{field}: .*{told}"):
            views.update(view, **{field: wrong})
        with pytest.raises(Invalid, match=f"{field}: .*{told}"):
            views.create(name="x", noun="task", **{field: wrong})
    assert views.get(view.id).query == good["query"]
