"""The plain kinds of values that documents hold, so that a limit is written once and means the same everywhere."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

Title = Annotated[str, Meta(min_length=1, max_length=300)]
Line = Annotated[str, Meta(max_length=300)]
Text = Annotated[str, Meta(max_length=10_000)]
Markdown = Annotated[str, Meta(max_length=100_000)]
Address = Annotated[str, Meta(max_length=2_000)]  # of a web page or a place in the net
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]  # ISO 4217
Color = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]
Clock = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]  # a wall-clock time, 09:30

Instant = Annotated[datetime, Meta(tz=True)]
Hours = Annotated[float, Meta(ge=0, le=1_000_000)]
WeekHours = Annotated[float, Meta(ge=0, le=168)]
Points = Annotated[float, Meta(ge=0, le=10_000)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Mood = Annotated[int, Meta(ge=1, le=5)]
UserId = Annotated[int, Meta(ge=1)]
