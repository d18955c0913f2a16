"""Dates and numbers as people write them; how 02/03/2015 and 1,234 are meant is decided by the whole column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from quarterdeck.integrations.importers.plan import refuse

Order = Literal["dmy", "mdy"]
_TIME = r"(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?)?"
_NUMBERS = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_NAMED = re.compile(rf"(\d{{1,2}})[/ .-]+([A-Za-z]{{3,9}})[/ .,-]+(\d{{4}}|\d{{2}}){_TIME}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {month.lower(): n for n, month in enumerate(MONTHS, 1)}


@lru_cache(maxsize=65_536)
def readings(text: str) -> tuple[datetime | None, datetime | None]:
    """A date with the day first, and with the month first; where the way it is written leaves no choice, both are
    the same. Times without a zone are UTC; years of two digits are 1970 to 2069."""
    try:
        iso = datetime.fromisoformat(text)
        iso = iso.replace(tzinfo=UTC) if iso.tzinfo is None else iso.astimezone(UTC)
        return iso, iso
    except (ValueError, OverflowError):
        pass
    if found := _YEAR_FIRST.fullmatch(text):
        made = _made(found[1], found[3], found[4], found.groups()[4:])
        return made, made
    if found := _NAMED.fullmatch(text):
        made = _made(found[3], str(_MONTHS.get(found[2][:3].lower(), 0)), found[1], found.groups()[3:])
        return made, made
    if found := _NUMBERS.fullmatch(text):
        day_first = _made(found[4], found[3], found[1], found.groups()[4:])
        # With points it is day first wherever points are used.
        month_first = day_first if found[2] == "." else _made(found[4], found[1], found[3], found.groups()[4:])
        return day_first, month_first
    return None, None


def _made(year: str, month: str, day: str, time: tuple[str | None, ...]) -> datetime | None:
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 70 else 1900)
    hour, minute, second = (int(part or 0) for part in time[:3])
    if time[3]:
        hour = hour % 12 + (12 if time[3].lower() == "pm" else 0)
    try:
        return datetime(full, int(month), int(day), hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


class DateColumn:
    """One column's dates: what each can mean is noted, and contradictions are refused with the line."""

    def __init__(self, where: Callable[[int], str], order: Order | None) -> None:
        self.where, self.given = where, order
        self.order: Order | None = order
        self._unsure: tuple[int, str] | None = None
        self._proof: tuple[int, str] | None = None

    def see(self, line: int, text: str) -> None:
        day_first, month_first = readings(text)
        if day_first is None and month_first is None:
            raise refuse(self.where(line), f"“{text[:40]}” is no date")
        if day_first is not None and month_first is not None:
            if day_first != month_first and self._unsure is None:
                self._unsure = (line, text)
            return
        only: Order = "mdy" if day_first is None else "dmy"
        if self.order is not None and self.order != only:
            raise refuse(self.where(line), f"“{text}” has the {_FIRST[only]} first, but {self._reason()}")
        self.order, self._proof = only, (line, text)

    def decide(self) -> None:
        """Refuse a column in which every date could be read both ways."""
        if self.order is None and self._unsure is not None:
            line, text = self._unsure
            raise refuse(self.where(line), f"“{text}” could have the day or the month first, and no other date of the "
                                           "column tells; say dates=dmy or dates=mdy")  # fmt: skip

    def read(self, text: str) -> datetime:
        found = readings(text)[1 if self.order == "mdy" else 0]
        assert found is not None
        return found

    def _reason(self) -> str:
        if self._proof is None:
            return f"dates={self.given} was said"
        return f"“{self._proof[1]}” in line {self._proof[0]} has not"


_FIRST = {"dmy": "day", "mdy": "month"}
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:([,.' ])\d{3})(?:\1\d{3})*")


class NumberColumn:
    """One column's numbers, with a comma or a point before the decimals."""

    def __init__(self, where: Callable[[int], str], given: Literal["comma", "point"] | None) -> None:
        self.where, self.decimal = where, {"comma": ",", "point": ".", None: None}[given]
        self._unsure: tuple[int, str] | None = None

    def see(self, line: int, text: str) -> None:
        if text.lstrip("-").isdigit():
            return
        mark = _decimal_mark(text)
        if mark is None:
            raise refuse(self.where(line), f"“{text[:40]}” is no number")
        if mark == "?":
            self._unsure = self._unsure or (line, text)
        elif mark == "." and self.decimal == "," and _GROUPED.fullmatch(text):
            return
        elif mark and self.decimal not in (None, mark):
            raise refuse(self.where(line), f"“{text}” has another decimal sign than the numbers before it")
        else:
            self.decimal = self.decimal or mark or None

    def decide(self) -> None:
        """A lone comma before three digits may be either; the column, or what was said, has to tell."""
        if self.decimal is None and self._unsure is not None:
            line, text = self._unsure
            raise refuse(self.where(line), f"“{text}” may be thousands or decimals; say decimal=point or decimal=comma")

    def read(self, text: str) -> float:
        decimal = self.decimal or "."
        plain = "".join(c for c in text if c.isdigit() or c in (decimal, "-"))
        return float(plain.replace(",", "."))


def _decimal_mark(text: str) -> str | None:
    """The decimal sign a number shows: "," or ".", "" for none, "?" when it may be either; None for no number."""
    if not re.fullmatch(r"-?\d[\d,.' ]*", text):
        return None
    marks = [c for c in text if c in ",."]
    if not marks:
        return "" if _GROUPED.fullmatch(text) else None
    last = marks[-1]
    whole, _, decimals = text.rpartition(last)
    if last not in whole and len(set(marks)) == 2:  # 1.234,5
        return last
    if last in whole:  # 1,234,567
        return ("." if last == "," else ",") if len(set(marks)) == 1 and _GROUPED.fullmatch(text) else None
    if last == "," and _GROUPED.fullmatch(text):
        return "?"
    return last if decimals.isdigit() and whole.lstrip("-").replace("'", "").replace(" ", "").isdigit() else None
