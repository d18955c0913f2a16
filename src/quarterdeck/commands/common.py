"""What every command takes, and how it says what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Group, Parameter

from quarterdeck.settings import Settings

if TYPE_CHECKING:
    from quarterdeck._deck import OpenDeck
    from quarterdeck.commands.door import Door

EVERYWHERE = Group("Everywhere", sort_key=9)
DONE, REFUSED, MISUSED = 0, 1, 2
# Read once more by `quarterdeck.cli`, which lets them stand in front of the command as well.
WITH_VALUE, PLAIN = ("--database", "--server", "--user"), ("--json",)


class Misuse(Exception):  # named for what it is, as refusals are
    """The command was not written as it is meant: told on stderr, with exit status 2."""


@Parameter(name="*", group=EVERYWHERE)
@dataclass(frozen=True, kw_only=True)
class Common:
    """Options of every command."""

    database: Annotated[str, Parameter(help="address of the database, instead of QUARTERDECK_DATABASE")] = ""
    server: Annotated[str, Parameter(help="address of a server to act on, with QUARTERDECK_TOKEN")] = ""
    user: Annotated[str, Parameter(help="who acts, by name; else QUARTERDECK_USER")] = ""
    as_json: Annotated[bool, Parameter(name="--json", negative="", help="print JSON, for scripts")] = False

    @property
    def settings(self) -> Settings:
        """Of this machine. Whatever needs them works here, not on a server."""
        self.need_no_server()
        return Settings.read().at(self.database)

    def need_no_server(self) -> None:
        """Raises `Misuse` with --server."""
        if self.server:
            raise Misuse("this command works on a database, not on a server: leave --server out")

    @contextmanager
    def deck(self, *, make: bool = False) -> Generator[OpenDeck]:
        """A deck on the database itself, which with `make` gets its tables when it is empty."""
        from quarterdeck._deck import OpenDeck, acting_viewer, ready

        database = ready(self.settings.database, make=make)
        try:
            yield OpenDeck(database, acting_viewer(database, self.user or self.settings.user or None), via="cli")
        finally:
            database.close()

    @contextmanager
    def door(self) -> Generator[Door]:
        """A way to the deck, by the database or by the server."""
        if self.server:
            import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # it declares them all
            from quarterdeck.commands.remote import Remote

            yield Remote(self.server, Settings.read().token)
            return
        from quarterdeck.commands.door import Local

        with self.deck() as deck:
            yield Local(deck)

    def say(self, words: str, document: Any) -> None:
        """What was done: a line for people, or the document for scripts."""
        print_json(document) if self.as_json else print(words)


def print_json(document: Any) -> None:
    import msgspec

    sys.stdout.write(json.dumps(msgspec.to_builtins(document), ensure_ascii=False) + "\n")


COMMON = Common()
