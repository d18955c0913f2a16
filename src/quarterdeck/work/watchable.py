"""Watching: who wants to hear of changes. Everybody who sees a thing may watch it."""

from __future__ import annotations

from quarterdeck.kernel.act import actor
from quarterdeck.kernel.model import verb


class Watchable:
    """The verbs of things that can be watched; each person watches for themselves only."""

    __slots__ = ()
    watchers: list[int]

    @verb("watch")
    def watch(self) -> None:
        me = actor()
        if me is not None and me not in self.watchers:
            self.watchers = [*self.watchers, me]

    @verb("watch")
    def unwatch(self) -> None:
        me = actor()
        self.watchers = [user for user in self.watchers if user != me]
