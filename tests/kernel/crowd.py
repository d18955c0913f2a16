"""Several people at once, each in a thread of their own with a deck of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.people.user import User

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def at_once(
    world: World, who: User, work: Callable[[Deck, Thing], Result], things: Iterable[Thing], threads: int
) -> list[Result]:
    """The results of work on each thing, in their order."""

    def one(thing: Thing) -> Result:
        try:
            return work(world.deck(who), thing)
        finally:
            if world.database.dialect == "sqlite":
                world.database.close()  # the connection of this thread

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, things))
