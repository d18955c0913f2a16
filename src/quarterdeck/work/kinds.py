"""What sort of work it is and how much it presses: words that projects, their templates and tasks share."""

from __future__ import annotations

import enum


class Priority(enum.StrEnum):
    LOWEST = "lowest"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    HIGHEST = "highest"


class TaskType(enum.StrEnum):
    STORY = "story"
    BUG = "bug"
    EPIC = "epic"
    SPIKE = "spike"
    TASK = "task"
    FEATURE = "feature"
