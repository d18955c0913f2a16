"""Stars: what each person keeps at hand, in their own preferences."""

from __future__ import annotations

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import NotFound
from quarterdeck.kernel.model import guard, verb_on
from quarterdeck.people.user import Star, Starrable, User, need_self


@verb_on("user", action="own")
def star(deck: Deck, user: User, *, noun: Starrable, object_id: int) -> None:
    """Keep a project or a saved view at hand, at most 200 of them. Twice is once.

    What one does not see is refused with `not_found`, and so is everybody but oneself with `forbidden`.
    """
    need_self(deck, user, "set stars of")
    wanted = Star(noun=noun, object_id=object_id)
    if wanted not in user.preferences.starred:
        user.preferences.starred = [*user.preferences.starred, wanted]


@verb_on("user", action="own")
def unstar(deck: Deck, user: User, *, noun: Starrable, object_id: int) -> None:
    """Take a star back, also from what is gone or out of sight by now."""
    need_self(deck, user, "set stars of")
    starred = user.preferences.starred
    user.preferences.starred = [each for each in starred if each != Star(noun=noun, object_id=object_id)]


@guard("user")
def star_what_is_seen(deck: Deck, before: User | None, after: User) -> None:
    """Whichever way a star comes, its thing is one that its giver sees."""
    known = before.preferences.starred if before else []
    for each in after.preferences.starred:
        if each not in known and not deck.sees(each.noun, each.object_id):
            raise NotFound(noun=each.noun.value)
