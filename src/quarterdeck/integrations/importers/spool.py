"""The ledger's entries of a long import, kept in a file until its commit, so that memory does not grow with it.

They cannot be written as they come: on a server database the first one written would hold back everybody's commits
until the import ends.
"""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, Any

import msgspec

from quarterdeck.kernel.deck import Deck

IN_MEMORY = 20_000


class Spool:
    """Behaves as the list of entries that a deck appends to, cuts back after a failed part, and reads once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._filed = file, 0
        self._tail: list[dict[str, Any]] = []

    def __len__(self) -> int:
        return self._filed + len(self._tail)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._file.seek(0)
        for line in self._file:
            yield msgspec.json.decode(line)
        yield from self._tail

    def append(self, entry: dict[str, Any]) -> None:
        self._tail.append(entry)
        if len(self._tail) >= 2 * IN_MEMORY:
            # The newest stay, for a savepoint that fails takes back only what came just before.
            self._file.writelines(msgspec.json.encode(old) + b"\n" for old in self._tail[:IN_MEMORY])
            self._filed += IN_MEMORY
            del self._tail[:IN_MEMORY]

    def __delitem__(self, part: slice) -> None:
        keep = int(part.start or 0)
        if keep == 0:
            self.clear()
        elif keep >= self._filed:
            del self._tail[keep - self._filed :]
        else:
            raise RuntimeError("a part of the import was too long to be taken back by itself")

    def clear(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._filed = 0
        self._tail.clear()


@contextmanager
def spooled(deck: Deck) -> Generator[None]:
    """Let the deck keep the entries of the block's transaction in a file; in another transaction nothing changes."""
    if len(deck._entries):  # pyright: ignore[reportPrivateUsage]  # the kernel's list is what a spool stands in for
        yield
        return
    kept = deck._entries  # pyright: ignore[reportPrivateUsage]
    with tempfile.TemporaryFile() as file:
        deck._entries = Spool(file)  # type: ignore[assignment]  # pyright: ignore
        try:
            yield
        finally:
            deck._entries = kept  # pyright: ignore[reportPrivateUsage]
