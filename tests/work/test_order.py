"""Numbers and ranks: distinct, gapless, and right when many write at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.world import World

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.work.task import Task


def titles(world: World) -> list[str]:
    tasks = world.deck(world.ben).of(Task).list(project_id=world.web.id, sort="rank", limit=1000)
    return [task.title for task in tasks]


def make(world: World, *names: str) -> list[int]:
    tasks = world.deck(world.ben).of(Task)
    return [tasks.create(title=name, project_id=world.web.id).id for name in names]


def test_a_hundred_at_once_get_a_hundred_numbers(world: World, database: Database) -> None:
    def create(number: int) -> int:
        deck = world.deck(world.ben)
        collection = deck.named("task" if number % 2 else "issue")
        return int(collection.create(title=f"Thing {number}", project_id=world.web.id).number)

    with ThreadPoolExecutor(20) as pool:
        numbers = sorted(pool.map(create, range(100)))
    assert numbers == list(range(2, 102))


def test_moving_puts_a_task_beside_its_neighbour(world: World) -> None:
    a, b, c = make(world, "a", "b", "c")
    tasks = world.deck(world.ben).of(Task)
    tasks.act(c, "move", after_id=a)
    assert titles(world)[1:] == ["a", "c", "b"]
    tasks.act(b, "move", before_id=a)
    assert titles(world)[1:] == ["b", "a", "c"]


def test_moving_again_to_the_same_place_writes_nothing(world: World) -> None:
    a, b = make(world, "a", "b")
    tasks = world.deck(world.ben).of(Task)
    assert tasks.act(b, "move", after_id=a).version == 1


def test_a_gap_takes_any_number_of_moves(world: World) -> None:
    a, *rest = make(world, "a", "b", "c", "d")
    tasks = world.deck(world.ben).of(Task)
    for turn in range(400):
        tasks.act(rest[turn % 3], "move", after_id=a)
    assert titles(world)[1:] == ["a", "b", "d", "c"]
    assert max(len(task.rank) for task in tasks.list()) < 100


def test_two_that_move_at_once_keep_the_order_whole(world: World) -> None:
    ids = make(world, *"abcdefgh")

    def move(turn: int) -> None:
        world.deck(world.ben).of(Task).act(ids[turn % 8], "move", after_id=ids[(turn * 3 + 1) % 8])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(move, [turn for turn in range(64) if turn % 8 != (turn * 3 + 1) % 8]))
    ranks = [task.rank for task in world.deck(world.ben).of(Task).list(project_id=world.web.id, limit=1000)]
    assert len(set(ranks)) == len(ranks) == 9


def test_in_another_project_the_old_number_still_finds_it(world: World) -> None:
    tasks = world.deck(world.ben).of(Task)
    moved = tasks.act(world.task.id, "move", project_id=world.ops.id)
    assert moved.reference == "OPS-2"
    assert tasks.get("WEB-1").id == tasks.get("ops-2").id == world.task.id
    with pytest.raises(NotFound):
        world.deck(world.dan).of(Task).get("WEB-1")


def test_nobody_moves_a_task_to_where_they_do_not_see(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        world.deck(world.dan).of(Task).act(world.task.id, "move", project_id=world.ops.id)
    assert refused.value.code == "not_found"
