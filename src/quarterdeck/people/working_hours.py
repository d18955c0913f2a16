"""When somebody works: hours per weekday, with breaks."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from quarterdeck.kernel.errors import Invalid
from quarterdeck.kernel.model import Value, always
from quarterdeck.values import Clock


class Break(Value):
    start: Clock
    end: Clock


class WorkingDay(Value):
    """Hours of one weekday (0 is Monday), in the person's or team's time zone."""

    weekday: Annotated[int, Meta(ge=0, le=6)]
    start: Clock = "09:00"
    end: Clock = "17:00"
    breaks: list[Break] = []


class WorkingHours(Value):
    days: list[WorkingDay] = []
    core_start: Clock | None = None
    core_end: Clock | None = None
    flexible: bool = always(False)

    def check(self) -> None:
        """Refuse days that end before they start; clock times compare as text."""
        for day in self.days:
            if day.end <= day.start or any(pause.end <= pause.start for pause in day.breaks):
                raise Invalid(working_hours="every day and every break ends after it starts")
