"""Recurrence rules of tasks: a small part of RFC 5545, whole days only."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from quarterdeck.kernel.errors import Invalid

# Parts that cannot make the search for the next date run on for years of seconds.
PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
AHEAD = 40  # years in which the next date is looked for: a Monday that is the 29th of February comes in 28, or in 40
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_COUNT = re.compile(r"COUNT=(\d+)")


def check_rule(rule: str) -> None:
    """Refuse what is no rule, and rules by the hour or finer, as `Invalid(recurrence=…)`."""
    try:
        parts = dict(part.split("=", 1) for part in _bare(rule).split(";"))
        if set(parts) - set(PARTS) or parts["FREQ"] not in FREQUENCIES or not _on_some_day(parts):
            raise ValueError
        if not 1 <= int(parts.get("INTERVAL", "1")) <= 1000:
            raise ValueError
        rrulestr(_bare(rule), dtstart=datetime(2026, 1, 1), ignoretz=True)
    except (ValueError, KeyError, TypeError) as fault:
        words = f"must be a rule such as FREQ=WEEKLY;BYDAY=MO, of {', '.join(PARTS)} by days or longer"
        raise Invalid(recurrence=words) from fault


def _on_some_day(parts: dict[str, str]) -> bool:
    """Whether the months have the days: nothing falls on the 30th of February, however long one searches."""
    months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
    days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    return any(1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1] for month in months for day in days)


def _bare(rule: str) -> str:
    return rule.strip().upper().removeprefix("RRULE:")


def next_date(rule: str, last: date) -> date | None:
    """The first date of the rule, begun at `last`, that is after it; None when the rule has ended."""
    start, text = datetime.combine(last, time()), _bare(rule)
    if not {"COUNT", "UNTIL"} & {part.partition("=")[0] for part in text.split(";")}:
        text += f";UNTIL={min(last.year + AHEAD, date.max.year)}0101"
    found = rrulestr(text, dtstart=start, ignoretz=True).after(start)
    return found.date() if found else None


def left_of(rule: str) -> str:
    """The rule after one of its dates has passed: `COUNT` is one less."""
    return _COUNT.sub(lambda count: f"COUNT={max(1, int(count[1]) - 1)}", _bare(rule))
