"""Doors to knock at: a server over http, one behind https, and hashing that is quick because nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from tests.server.door import Door, opened

from quarterdeck.kernel.database import Database
from quarterdeck.people import credentials


@pytest.fixture
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """argon2id all the same, at its smallest size."""
    monkeypatch.setattr(credentials, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    credentials._nobodys.cache_clear()


@pytest.fixture
def door(database: Database, quick_hashing: None) -> Iterator[Door]:
    with opened(database) as door:
        yield door


@pytest.fixture
def https(database: Database, quick_hashing: None) -> Iterator[Door]:
    with opened(database, "https://deck.test") as door:
        yield door
