"""A request that is repeated under its key is done once and answered as it was the first time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.kernel.crowd import at_once
from tests.world import World

from quarterdeck.kernel import idempotency
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.work.task import Task


def created(world: World, deck: Deck, key: str, title: str = "Once", request: str = "digest") -> tuple[int, bytes]:
    def work() -> tuple[int, bytes]:
        return 201, deck.of(Task).create(project_id=world.web.id, title=title).title.encode()

    return idempotency.once(deck, key, request, work)


def test_the_same_key_gets_the_same_answer_and_the_work_is_done_once(world: World) -> None:
    deck = world.deck(world.ben)
    assert created(world, deck, "k-1", "Größe") == (201, "Größe".encode())
    assert created(world, deck, "k-1", "Other") == (201, "Größe".encode())
    assert created(world, deck, "k-2", "Other") == (201, b"Other")
    assert deck.of(Task).count(project_id=world.web.id) == 3


def test_eight_at_once_are_one(world: World) -> None:
    answers = at_once(world, world.ben, lambda deck, _: created(world, deck, "at-once"), range(8), 8)
    assert answers == [(201, b"Once")] * 8
    assert world.deck(world.ben).of(Task).count(title="once") == 1


def test_another_request_under_a_used_key_is_refused(world: World) -> None:
    deck = world.deck(world.ben)
    created(world, deck, "k", request="one")
    with pytest.raises(Refusal) as refused:
        created(world, deck, "k", request="another")
    assert refused.value.code == "key_reused"
    assert deck.of(Task).count(title="once") == 1


def test_refused_work_frees_its_key(world: World) -> None:
    deck = world.deck(world.ben)
    with pytest.raises(Invalid):
        created(world, deck, "k", title="")
    assert created(world, deck, "k", title="Better", request="mended") == (201, b"Better")


def test_the_keys_of_two_people_are_apart(world: World) -> None:
    assert created(world, world.deck(world.ben), "k", "Ben's") == (201, b"Ben's")
    assert created(world, world.deck(world.ada), "k", "Ada's", "other") == (201, b"Ada's")


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_a_key_is_kept_for_a_day(world: World) -> None:
    start = datetime(2026, 12, 1, tzinfo=UTC)
    created(world, world.deck(world.ben, at=start), "k", "First")
    assert idempotency.forget(world.deck(world.ben, at=start + timedelta(hours=23))) == 0
    assert created(world, world.deck(world.ben), "k", "Second") == (201, b"First")
    assert idempotency.forget(world.deck(world.ben, at=start + timedelta(hours=25))) == 1
    assert created(world, world.deck(world.ben), "k", "Second") == (201, b"Second")


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("key", ["", "k" * 192])
def test_a_key_that_is_empty_or_too_long_is_refused(world: World, key: str) -> None:
    with pytest.raises(Refusal, match="1 to 191"):
        created(world, world.deck(world.ben), key)
