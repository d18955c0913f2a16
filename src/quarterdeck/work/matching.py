"""What named queries are asked of: everything that matches, whole. How a page is cut and shaped is a list's matter."""

from __future__ import annotations

from typing import Any, TypeVar

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import Record, noun_of
from quarterdeck.kernel.query import CONTROLS, Reader

R = TypeVar("R", bound=Record)
SHAPING = CONTROLS - {"q"}


def matching(deck: Deck, struct: type[R], filters: dict[str, Any]) -> list[R]:
    """All objects that match filters and `q`, as a list takes them, in the noun's usual order.

    Raises `Refusal("unknown_filter")` for what shapes a list (`limit`, `fields`, `as_of` …): the answer is worked out
    from whole objects as they are now.
    """
    if shaping := sorted(SHAPING & filters.keys()):
        noun = noun_of(struct)
        known = ", ".join(Reader(deck, noun).known())
        raise Refusal("unknown_filter", noun=noun.name, name=shaping[0], known=known)
    return list(deck.of(struct).each(**filters))
