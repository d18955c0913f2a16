"""Several people at once, each in a thread of their own with a deck of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import TypeVar

from tests.world import World

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
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


def together(world: World, *works: tuple[User, Callable[[Deck], object]]) -> list[str]:
    """Each work in a transaction of its own, held open until all have done theirs or wait for one another: "done", or
    the code of what refused it."""
    everybody = Barrier(len(works))

    def held(deck: Deck, work: Callable[[Deck], object]) -> None:
        work(deck)
        with suppress(BrokenBarrierError):
            everybody.wait(0.5)

    def one(work: tuple[User, Callable[[Deck], object]]) -> str:
        deck = world.deck(work[0])
        try:
            deck.write(lambda: held(deck, work[1]))
        except Refusal as refusal:
            everybody.abort()
            return refusal.code
        finally:
            if world.database.dialect == "sqlite":
                world.database.close()  # the connection of this thread
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))
