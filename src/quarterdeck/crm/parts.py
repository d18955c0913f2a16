"""The parts of customers: how one is found by its id, the primary one among them, and how people are reached."""

from collections.abc import Iterable
from typing import Annotated, TypeVar

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid, NotFound
from quarterdeck.kernel.model import Part
from quarterdeck.values import MAILBOX

Country = Annotated[str, Meta(pattern=r"^([A-Z]{2})?\Z", description="an ISO 3166-1 alpha-2 code such as DE")]
Email = Annotated[str, Meta(max_length=254, pattern=rf"^({MAILBOX}@{MAILBOX})?\Z", description="an e-mail address")]
# Other schemes (javascript:, data:) would run in the browser of whoever follows the link.
Url = Annotated[
    str, Meta(max_length=2000, pattern=r"^([hH][tT][tT][pP][sS]?://\S+)?\Z", description="an http or https address")
]


class Preferred(Part, kw_only=True):
    """A part of a list in which exactly one is the primary one."""

    is_primary: bool = False


P = TypeVar("P", bound=Part)
Q = TypeVar("Q", bound=Preferred)


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
