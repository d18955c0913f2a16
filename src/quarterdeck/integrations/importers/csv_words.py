"""Priorities, kinds and severities as other trackers call them."""

from __future__ import annotations

from quarterdeck.work.project import Priority
from quarterdeck.work.task import Severity, TaskType

_PRIORITIES = {
    Priority.HIGHEST: "highest|blocker|critical|urgent|immediate|p0|very high|sofort|kritisch|urgente|緊急|最高|紧急",
    Priority.HIGH: "high|major|important|p1|hoch|haute|alta|élevée|высокий|高",
    Priority.MEDIUM: "medium|normal|default|moderate|p2|mittel|moyenne|media|средний|中",
    Priority.LOW: "low|minor|p3|niedrig|gering|basse|baja|bassa|низкий|低",
    Priority.LOWEST: "lowest|trivial|p4|very low|最低",
}
_TYPES = {
    TaskType.BUG: "bug|defect|error|fehler|バグ|缺陷", TaskType.STORY: "story|user story",
    TaskType.EPIC: "epic", TaskType.SPIKE: "spike|research|investigation",
    TaskType.FEATURE: "feature|new feature|improvement|enhancement|change request|機能|功能",
}  # fmt: skip
_PRIORITY = {word: priority for priority, words in _PRIORITIES.items() for word in words.split("|")}
_TYPE = {word: kind for kind, words in _TYPES.items() for word in words.split("|")}


def priority_of(text: str) -> Priority:
    return _PRIORITY.get(text.casefold(), Priority.MEDIUM)


def type_of(text: str) -> TaskType:
    return _TYPE.get(text.casefold(), TaskType.TASK)


def severity_of(text: str) -> Severity | None:
    return Severity(text.casefold()) if text.casefold() in Severity.__members__.values() else None
