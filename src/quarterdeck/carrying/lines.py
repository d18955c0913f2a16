"""The export's format: JSON Lines, an object, activity, number, counter or setting each; the first says what it is.

    {"quarterdeck": 1, "at": "2026-11-23T09:00:00Z", "by": 1, "whole": true, "files": true}
    {"setting": "custom_fields.task", "data": {…}}
    {"noun": "task", "id": 12, "document": {…}, "kept": {"actual_hours": 1.5}}
    {"activity": {"id": 7, "at": …, "noun": "task", "object_id": 12, …}}
    {"number": {"project_id": 1, "number": 12, "noun": "task", "object_id": 12}}
    {"counter": "project:1", "value": 12}
    {"source": {"source": "trello:5c1…", "noun": "task", "external_id": "4ee…", "object_id": 12, "digest": "a94…"}}
    {"end": {"task": 1, "activity": 1, …}}

A document is the very text that is stored. The last line counts the others, so that a cut-off file is noticed.
With `files` the attached files lie in the folder beside, and have to be there when it is loaded.
"""

from __future__ import annotations

from typing import Any

import msgspec

from quarterdeck.kernel.model import NOUNS, Noun

FORMAT = 1
# Somebody's way in, which without its secret is nothing; and what only makes sense where it was made.
LEFT_OUT = ("session", "api_token", "device")
# Other settings can hold secrets; what is not named here stays behind.
SETTINGS = ("custom_fields.", "trash_days")


class Line(msgspec.Struct, omit_defaults=True):
    """Any line of an export; which of the fields is there says what it is."""

    quarterdeck: int = 0
    at: str = ""
    by: int = 0
    whole: bool = False
    files: bool = False
    noun: str = ""
    id: int = 0
    document: msgspec.Raw = msgspec.Raw(b"")
    kept: dict[str, Any] = {}
    activity: dict[str, Any] = {}
    number: dict[str, Any] = {}
    source: dict[str, Any] = {}
    counter: str = ""
    value: int = 0
    setting: str = ""
    data: msgspec.Raw = msgspec.Raw(b"")
    end: dict[str, int] | None = None


def carried() -> list[Noun]:
    """The nouns that are exported."""
    return [noun for noun in NOUNS.values() if noun.name not in LEFT_OUT]
