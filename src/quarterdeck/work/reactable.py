"""What people answer with an emoji: messages and comments."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.act import actor
from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import verb

Emoji = Annotated[str, Meta(min_length=1, max_length=60)]
MOST = 100


class Reactable:
    """The verbs of things that can be reacted to; `reactions` are people by emoji, in the order in which they came."""

    __slots__ = ()
    reactions: dict[str, list[int]]

    def check_reactions(self) -> None:
        if len(self.reactions) > MOST:
            raise Invalid(reactions=f"at most {MOST} different ones")

    @verb("react")
    def react(self, emoji: Emoji) -> None:
        """Answer with an emoji; once per person and emoji."""
        me = actor()
        given = self.reactions.get(emoji, [])
        if me is not None and me not in given:
            self.reactions = {**self.reactions, emoji: [*given, me]}

    @verb("react")
    def unreact(self, emoji: Emoji) -> None:
        """Take one's own reaction back."""
        left = [user for user in self.reactions.get(emoji, []) if user != actor()]
        others = {name: users for name, users in self.reactions.items() if name != emoji}
        self.reactions = {**others, emoji: left} if left else others
