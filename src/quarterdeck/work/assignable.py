"""Assigning: who does the work. Tasks and issues share it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.model import verb
from quarterdeck.values import UserId

People = Annotated[list[UserId], Meta(min_length=1, max_length=100)]


class Assignable:
    """The verbs of things that somebody is assigned to."""

    __slots__ = ()
    assignee_ids: list[int]

    @verb("edit")
    def assign(self, user_ids: People) -> None:
        """Add people to those who do it; whoever is assigned stays so."""
        self.assignee_ids = list(dict.fromkeys([*self.assignee_ids, *user_ids]))

    @verb("edit")
    def unassign(self, user_ids: Annotated[list[UserId], Meta(max_length=100)] | None = None) -> None:
        """Take people off it; without names, everybody."""
        self.assignee_ids = [] if user_ids is None else [u for u in self.assignee_ids if u not in user_ids]
