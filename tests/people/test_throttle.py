"""Attempts are counted exactly, whoever else counts at the same time, and forgotten in the end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Refusal
from quarterdeck.people.throttle import LIMITS, Tally, attempt, forgive, network

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAIR, ADDRESS = Tally("pair", "ada\0192.0.2.1"), Tally("address", "192.0.2.1")


def tried(database: Database, *tallies: Tally, at: datetime = NOON) -> bool:
    try:
        attempt(database, tallies, at)
    except Refusal as refusal:
        return refusal.code != "too_many"
    return True


def test_of_many_attempts_at_once_only_the_free_ones_are_tried(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: tried(database, PAIR, ADDRESS), range(24)))
    assert sum(outcomes) == LIMITS["pair"].free


def test_of_two_at_once_the_one_that_is_counted_second_waits_for_nothing(database: Database) -> None:
    assert tried(database, PAIR, at=NOON)
    assert tried(database, PAIR, at=NOON - timedelta(milliseconds=5))


def test_the_wait_doubles_up_to_its_most(database: Database) -> None:
    at, waits = NOON, []
    for _ in range(20):
        try:
            attempt(database, [PAIR], at)
        except Refusal as refusal:
            waits.append(refusal.facts["seconds"])
            at += timedelta(seconds=waits[-1])
            attempt(database, [PAIR], at)
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == LIMITS["pair"].most == max(waits)


def test_an_attempt_that_has_to_wait_makes_the_wait_no_longer(database: Database) -> None:
    for _ in range(5):
        tried(database, PAIR)
    assert not any(tried(database, PAIR) for _ in range(50))
    assert tried(database, PAIR, at=NOON + timedelta(seconds=2))


def test_success_forgets_the_pair_but_of_the_address_only_itself(database: Database) -> None:
    for _ in range(LIMITS["address"].free - 1):
        attempt(database, [ADDRESS], NOON)
    attempt(database, [PAIR, ADDRESS], NOON)
    forgive(database, [PAIR, ADDRESS])
    attempt(database, [ADDRESS], NOON + timedelta(seconds=1))
    assert not tried(database, ADDRESS, at=NOON + timedelta(seconds=1)), "the others' failures still count"
    assert all(tried(database, PAIR) for _ in range(5))


def test_all_is_forgotten_after_a_day(database: Database) -> None:
    for _ in range(5):
        tried(database, PAIR)
    later = NOON + LIMITS["pair"].forget + timedelta(seconds=1)
    assert all(tried(database, PAIR, at=later) for _ in range(5))
    assert not tried(database, PAIR, at=later)


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_ipv6_is_counted_by_network(address: str, counted: str) -> None:
    assert network(address) == counted
