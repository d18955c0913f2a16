"""The door of the Python API: `quarterdeck.open(url, user=…)`. Heavy modules are imported behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quarterdeck._deck import OpenDeck

__version__ = "0.1.0"
__all__ = ["open"]


def open(url: str | None = None, *, user: str | int | None = None) -> OpenDeck:
    """A deck on a database, as one user (name, e-mail address or id); a context manager that closes it.

    Without `url` it is the one that `QUARTERDECK_DATABASE` names. Without `user` it is who `QUARTERDECK_USER`
    names, the account of the operating system's user, or the only administrator; on a database that has no
    people yet the deck acts as the system, so that it can make the first. An empty database gets its tables.

    Raises `Refusal`: `not_found` when there is no such active user, `unavailable` when nothing answers,
    `not_allowed` when the tables are older than this program (run `quarterdeck migrate`) or nobody is named.
    """
    from quarterdeck._deck import open_deck

    return open_deck(url, user)
