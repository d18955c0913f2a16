"""The values of filters and pages, read from text and checked; relative dates count from the act's instant."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

import msgspec

from .errors import NotFound, Refusal
from .model import Field

if TYPE_CHECKING:
    from .deck import Deck

_RELATIVE = re.compile(r"^([+-])(\d{1,4})([hdwmy])$")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def holdable(value: Any) -> Any:
    """A value that every database can hold: no number beyond 64 bits, neither infinite nor no number."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(value)
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value


KINDS = {
    "int": "a whole number", "float": "a number", "decimal": "an amount", "bool": "true or false",
    "instant": "an instant such as 2026-12-01T09:00:00Z, or +7d", "date": "a date such as 2026-12-01, or +7d",
    "text": "a text", "enum": "one of a list",
}  # fmt: skip


def read_value(field: Field, name: str, value: Any, deck: Deck) -> Any:
    """A value of the filter of that name as its field's own type; relative dates count from the act's instant."""
    if not isinstance(value, str):
        return value
    match field.kind:
        case "bool":
            return yes(value, name)
        case "date":
            return day(value, deck.today)
        case "instant":
            return instant(value, name, deck.now)
        case "enum":
            return field.base(value)
        case "text":
            return value
        case _:
            return msgspec.convert(value, field.base, strict=False)


def day(value: Any, today: date) -> date:
    if isinstance(value, date):
        return value
    named = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if value in named:
        return today + timedelta(days=named[value])
    if found := _RELATIVE.match(str(value)):
        sign, amount, unit = found.groups()
        return today + timedelta(days=int(f"{sign}{amount}") * _DAYS.get(unit, 1))
    return date.fromisoformat(str(value))


def instant(value: Any, name: str, now: datetime | None = None) -> datetime:
    if isinstance(value, datetime):
        return value
    text = str(value)
    now = now or datetime.now(UTC)
    if text == "now":
        return now
    try:
        made = _read_instant(text, now)
        return (made if made.tzinfo else made.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, ArithmeticError) as fault:
        raise Refusal("invalid_filter", name=name, value=f"“{text}”", reason=f"it is {KINDS['instant']}") from fault


def past(value: Any, name: str, now: datetime, zone: tzinfo) -> datetime:
    """An instant to look back to; a day, also one such as -7d, is its end where the asker is."""
    text = str(value)
    if isinstance(value, datetime) or not (_is_day(text) or isinstance(value, date)):
        return instant(value, name, now)
    try:
        after = day(text, now.astimezone(zone).date()) + timedelta(days=1)
        return datetime.combine(after, time(), zone).astimezone(UTC) - timedelta(microseconds=1)
    except (ValueError, ArithmeticError) as fault:
        raise Refusal("invalid_filter", name=name, value=f"“{text}”", reason=f"it is {KINDS['instant']}") from fault


def _is_day(text: str) -> bool:
    found = _RELATIVE.match(text)
    return found[3] != "h" if found else text in ("today", "tomorrow", "yesterday") or len(text) == 10


def _read_instant(text: str, now: datetime) -> datetime:
    if _is_day(text):
        return datetime.combine(day(text, now.date()), time(), UTC)
    if found := _RELATIVE.match(text):
        return now + timedelta(hours=int(found[1] + found[2]))
    # A plus sign in an address means a blank; nobody means one inside an instant.
    return datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)


def yes(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() in ("true", "1", "yes"):
        return True
    if str(value).lower() in ("false", "0", "no"):
        return False
    raise Refusal("invalid_filter", name=name, value=f"“{value}”", reason="it is true or false")


def id_in(text: str, noun: str) -> int:
    """The id that decimal digits name. Raises `NotFound` where they are more than any id has: Python refuses to read
    thousands of them."""
    if len(text) > 19:
        raise NotFound(noun=noun)
    return int(text)


def whole(value: Any, name: str, most: int | None) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = -1
    if number < (1 if most else 0) or number > (most or 2**53):
        bounds = f"from 1 to {most}" if most else "from 0"
        raise Refusal("bad_page", reason=f"“{name}” is a whole number {bounds}.")
    return number
