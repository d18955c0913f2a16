"""Subtasks of subtasks: as many levels as somebody makes, which go along, are copied, and never form a circle."""

import pytest
from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.work.project import Project
from quarterdeck.work.task import Task

LEVELS = 150  # of calls that each cost Python a dozen frames: far beyond its limit


@pytest.fixture
def deck(world: World) -> Deck:
    return world.deck(world.ada)


def ladder(deck: Deck, project_id: int, levels: int = LEVELS) -> list[int]:
    """Tasks each of which is part of the one before."""
    ids: list[int] = []
    with deck.transaction():
        for level in range(levels):
            parent = ids[-1] if ids else None
            ids.append(deck.of(Task).create(project_id=project_id, title=f"Level {level}", parent_id=parent).id)
    return ids


def test_all_levels_go_along_to_another_project(world: World, deck: Deck) -> None:
    ids = ladder(deck, world.web.id)
    other = deck.of(Task).create(project_id=world.web.id, title="Stays")
    deck.of(Task).act(ids[0], "move", project_id=world.ops.id)
    there = {task.id: task for task in deck.of(Task).list(project_id=world.ops.id, limit=1000)}
    assert set(ids) <= set(there)
    assert [there[id].parent_id for id in ids] == [None, *ids[:-1]]
    assert deck.of(Task).get(other.id).project_id == world.web.id


def test_a_circle_over_all_levels_is_refused(world: World, deck: Deck) -> None:
    ids = ladder(deck, world.web.id, 400)
    with pytest.raises(Refusal, match="WEB-2 → WEB-401 → WEB-400") as refused:
        deck.of(Task).update(ids[0], parent_id=ids[-1])
    assert refused.value.facts["path"].endswith("→ WEB-3 → WEB-2")


def test_a_circle_of_parents_and_epics_is_refused_without_naming_what_is_unseen(world: World, deck: Deck) -> None:
    tasks = deck.of(Task)
    epic = tasks.create(project_id=world.web.id, title="Epic", task_type="epic")
    hidden = tasks.create(project_id=world.ops.id, title="Between", epic_id=epic.id)
    below = tasks.create(project_id=world.web.id, title="Below", epic_id=hidden.id)
    with pytest.raises(Refusal, match="WEB-2 → WEB-3 → OPS-2 → WEB-2"):
        tasks.update(epic.id, parent_id=below.id)
    with pytest.raises(Refusal, match="WEB-2 → WEB-3 → … → WEB-2"):
        world.deck(world.dan).of(Task).update(epic.id, parent_id=below.id)


def test_all_levels_are_copied_whatever_their_order(world: World, deck: Deck) -> None:
    ids = ladder(deck, world.web.id)
    deck.of(Task).act(ids[0], "move", after_id=ids[-1])
    made = deck.of(Project).act(world.web.id, "copy", key="NEW", name="Again")
    copies = {task.title: task for task in deck.of(Task).list(project_id=made.id, limit=1000)}
    assert len(copies) == LEVELS + 1
    for level in range(1, LEVELS):
        assert copies[f"Level {level}"].parent_id == copies[f"Level {level - 1}"].id
