"""The plain kinds of values that documents hold, so that a limit is written once and means the same everywhere."""

from __future__ import annotations

import functools
import zoneinfo
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Names
from quarterdeck.kernel.wording import ONE_LINE

Title = Annotated[str, Meta(min_length=1, max_length=300, extra=ONE_LINE)]
Line = Annotated[str, Meta(max_length=300, extra=ONE_LINE)]
Text = Annotated[str, Meta(max_length=10_000)]
Markdown = Annotated[str, Meta(max_length=100_000)]
Address = Annotated[str, Meta(max_length=2_000)]  # of a web page or a place in the net
MAILBOX = r"[^@\s<>()\[\],;:\\\"\x00-\x1f\x7f]+"  # of an address either side of @: no markup, and not several addresses
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", description="an ISO 4217 code such as EUR")]
Color = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}\Z", description="a colour such as #1f6feb")]
ProjectKey = Annotated[
    str,
    Meta(
        pattern=r"^[A-Z][A-Z0-9]{1,9}\Z", description="a key such as WEB: 2 to 10 capitals and digits, first a letter"
    ),
]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z", description="a wall-clock time such as 09:30")]

Instant = Annotated[datetime, Meta(tz=True)]
Hours = Annotated[float, Meta(ge=0, le=1_000_000)]
WeekHours = Annotated[float, Meta(ge=0, le=168)]
Points = Annotated[float, Meta(ge=0, le=10_000)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Mood = Annotated[int, Meta(ge=1, le=5)]
UserId = Annotated[int, Meta(ge=1), Names("user")]

_time_zones = functools.cache(zoneinfo.available_timezones)  # it looks through some hundred files each time


def check_timezone(name: str) -> None:
    """Refuse the name of a time zone that there is not."""
    if name not in _time_zones():
        raise Invalid(timezone="is no IANA time zone, such as Europe/Berlin")


def not_negative(**amounts: Decimal | None) -> None:
    """Refuse amounts of money below zero, naming each field."""
    wrong = {name: "must not be negative" for name, amount in amounts.items() if amount is not None and amount < 0}
    if wrong:
        raise Invalid(**wrong)
