"""Recurrence rules of tasks: a small part of RFC 5545, whole days only."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from quarterdeck.kernel.errors import Invalid

# Parts that cannot make the search for the next date run on for years of seconds.
PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_COUNT = re.compile(r"COUNT=(\d+)")


def check_rule(rule: str) -> None:
    """Refuse what is no rule, and rules by the hour or finer, as `Invalid(recurrence=…)`."""
    try:
        parts = dict(part.split("=", 1) for part in _bare(rule).split(";"))
        if set(parts) - set(PARTS) or parts["FREQ"] not in FREQUENCIES or int(parts.get("INTERVAL", "1")) > 1000:
            raise ValueError
        if parts["FREQ"] in FREQUENCIES[:2] and {"BYMONTHDAY", "BYMONTH"} & set(parts):
            raise ValueError
        rrulestr(_bare(rule), dtstart=datetime(2026, 1, 1), ignoretz=True)
    except (ValueError, KeyError, TypeError) as fault:
        words = f"must be a rule such as FREQ=WEEKLY;BYDAY=MO, of {', '.join(PARTS)} by days or longer"
        raise Invalid(recurrence=words) from fault


def _bare(rule: str) -> str:
    return rule.strip().upper().removeprefix("RRULE:")


def next_date(rule: str, last: date) -> date | None:
    """The first date of the rule, begun at `last`, that is after it; None when the rule has ended."""
    found = rrulestr(_bare(rule), dtstart=datetime.combine(last, time()), ignoretz=True).after(
        datetime.combine(last, time())
    )
    return found.date() if found else None


def left_of(rule: str) -> str:
    """The rule after one of its dates has passed: `COUNT` is one less."""
    return _COUNT.sub(lambda count: f"COUNT={max(1, int(count[1]) - 1)}", _bare(rule))
