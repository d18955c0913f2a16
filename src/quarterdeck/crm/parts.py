"""Parts of a document that verbs name by an id, and the primary one among them; with them, money and addresses."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, TypeVar

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid, NotFound
from quarterdeck.kernel.model import Value
from quarterdeck.values import MAILBOX

Country = Annotated[str, Meta(pattern=r"^([A-Z]{2})?\Z", description="an ISO 3166-1 alpha-2 code such as DE")]
Email = Annotated[str, Meta(max_length=254, pattern=rf"^({MAILBOX}@{MAILBOX})?\Z", description="an e-mail address")]
# Other schemes (javascript:, data:) would run in the browser of whoever follows the link.
Url = Annotated[
    str, Meta(max_length=2000, pattern=r"^([hH][tT][tT][pP][sS]?://\S+)?\Z", description="an http or https address")
]


class Part(Value, kw_only=True):
    """A part of a document that verbs name by its `id`; ids are given out within the document, from 1."""

    id: Annotated[int, Meta(ge=0)] = 0


class Preferred(Part, kw_only=True):
    """A part of a list in which exactly one is the primary one."""

    is_primary: bool = False


P = TypeVar("P", bound=Part)
Q = TypeVar("Q", bound=Preferred)


def number(**lists: Iterable[Part]) -> None:
    """Give each part without an id the next one of its list; an id met twice is refused, naming the list."""
    for name, given in lists.items():
        parts = list(given)
        taken = [part.id for part in parts if part.id]
        if len(set(taken)) < len(taken):
            raise Invalid(**{name: "two of them have the same id"})
        highest = max(taken, default=0)
        for part in parts:
            if not part.id:
                highest += 1
                part.id = highest


def part_with(parts: Iterable[P], part_id: int, what: str) -> P:
    """The part with this id, or `NotFound` naming what is missing."""
    for part in parts:
        if part.id == part_id:
            return part
    raise NotFound(noun=what)


def amend(part: Part, **values: object) -> None:
    """Set what was given: None means "as it is"; a text is emptied with an empty text."""
    for name, value in values.items():
        if value is not None:
            setattr(part, name, value)


def prefer(parts: Iterable[Q], chosen: Q) -> None:
    """Make this part the primary one, and no other."""
    for part in parts:
        part.is_primary = part is chosen


def settle_primary(**lists: list[Q]) -> None:
    """See to it that one part of each list is primary: the first when none is; two are refused."""
    for name, parts in lists.items():
        chosen = [part for part in parts if part.is_primary]
        if len(chosen) > 1:
            raise Invalid(**{name: "only one can be primary"})
        if parts and not chosen:
            parts[0].is_primary = True


def not_negative(**amounts: Decimal | None) -> None:
    """Refuse amounts of money below zero, naming each field."""
    wrong = {name: "must not be negative" for name, amount in amounts.items() if amount is not None and amount < 0}
    if wrong:
        raise Invalid(**wrong)
