"""Stars: each person's own, and only on what they see."""

from __future__ import annotations

import pytest
from tests.world import World

from quarterdeck.kernel.errors import Refusal
from quarterdeck.people.user import Star, Starrable


def test_a_star_is_set_once_and_taken_back(world: World) -> None:
    ben, view = world.deck(world.ben), world.deck(world.ben).saved_views.create(name="Mine", noun="task")
    for _ in range(2):
        ben.users.star(world.ben.id, noun="project", object_id=world.ops.id)
    ben.users.star(world.ben.id, noun="saved_view", object_id=view.id)
    version = ben.users.get(world.ben.id).version
    assert ben.users.get(world.ben.id).preferences.starred == [
        Star(noun=Starrable.PROJECT, object_id=world.ops.id), Star(noun=Starrable.SAVED_VIEW, object_id=view.id),
    ]  # fmt: skip
    for _ in range(2):
        ben.users.unstar(world.ben.id, noun="project", object_id=world.ops.id)
    after = ben.users.get(world.ben.id)
    assert after.preferences.starred == [Star(noun=Starrable.SAVED_VIEW, object_id=view.id)]
    assert after.version == version + 1


def test_what_one_does_not_see_is_not_there_to_be_starred(world: World) -> None:
    """By the verb, and by a patch of one's preferences."""
    dan = world.deck(world.dan)
    for id in (world.ops.id, 987_654):
        with pytest.raises(Refusal, match="There is no such project"):
            dan.users.star(world.dan.id, noun="project", object_id=id)
        with pytest.raises(Refusal, match="There is no such project"):
            dan.users.update(world.dan, preferences={"starred": [{"noun": "project", "object_id": id}]})
    assert dan.users.get(world.dan.id).preferences.starred == []


def test_stars_end_at_two_hundred(world: World) -> None:
    ben = world.deck(world.ben)
    stars = [{"noun": "project", "object_id": world.web.id}] * 200
    ben.users.update(world.ben, preferences={"starred": stars})
    with pytest.raises(Refusal, match="200"):
        ben.users.star(world.ben.id, noun="project", object_id=world.ops.id)


def test_nobody_sets_another_ones_stars(world: World) -> None:
    for who in (world.root, world.ada):
        with pytest.raises(Refusal) as refused:
            world.deck(who).users.star(world.ben.id, noun="project", object_id=world.web.id)
        assert refused.value.code == "forbidden"
