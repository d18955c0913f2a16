"""How an event repeats: an RFC 5545 rule set, and the occurrences that differ from it."""

from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Value
from quarterdeck.values import Address, Instant, Line
from quarterdeck.work.recurrence import check_rule


class Override(Value, kw_only=True):
    """One occurrence that differs; `occurrence` is the start the rule gives it (RFC 5545 RECURRENCE-ID)."""

    occurrence: Instant
    cancelled: bool = False
    start: Instant | None = None
    end: Instant | None = None
    title: Line = ""
    location: Address = ""


class Recurrence(Value, kw_only=True):
    """The rule is read in the event's time zone: a meeting at nine stays at nine when the clocks change."""

    rrule: Annotated[str, Meta(max_length=500)] = ""  # FREQ=WEEKLY;BYDAY=MO
    rdate: Annotated[list[Instant], Meta(max_length=1000)] = []
    exdate: Annotated[list[Instant], Meta(max_length=1000)] = []
    overrides: Annotated[list[Override], Meta(max_length=1000)] = []

    def check(self) -> None:
        if self.rrule:
            check_rule(self.rrule)
        for changed in self.overrides:
            if changed.start and changed.end and changed.end <= changed.start:
                raise Invalid(recurrence="a moved occurrence ends after it starts")
