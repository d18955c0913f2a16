"""Custom fields and tags: declared in settings, typed, checked, kept as rows that serve filters and sorts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from .errors import Invalid
from .model import Noun
from .tables import fold

if TYPE_CHECKING:
    from .deck import Deck

TYPES = ("text", "number", "date", "choice", "user", "link", "checkbox")


def is_number(declared: dict[str, Any]) -> bool:
    """Whether values of a custom field are kept, compared and sorted as numbers; all others are as texts."""
    return declared["type"] in ("number", "checkbox", "user")


def checked_custom(deck: Deck, noun: Noun, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Refuse custom fields that are not declared or whose new values do not fit their type."""
    declared = deck.custom_fields(noun)
    old = before.get("custom_fields", {})
    for name, value in after.get("custom_fields", {}).items():
        if name in old and old[name] == value:
            continue
        if name not in declared:
            known = ", ".join(sorted(declared)) or "none"
            raise Invalid(custom_fields=f"“{name}” is not declared for {noun.name}; declared are: {known}")
        reason = _reason(deck, declared[name], value)
        if reason:
            raise Invalid(custom_fields=f"“{name}” {reason}")


def fitting(deck: Deck, noun: Noun, values: dict[str, Any]) -> dict[str, Any]:
    """Those custom fields that are declared and fit their type as it is now."""
    declared = deck.custom_fields(noun)
    return {n: v for n, v in values.items() if n in declared and _reason(deck, declared[n], v) is None}


def _reason(deck: Deck, declared: dict[str, Any], value: Any) -> str | None:
    match declared["type"]:
        case "number":
            fits = isinstance(value, int | float) and not isinstance(value, bool)
            return None if fits else "is a number"
        case "checkbox":
            return None if isinstance(value, bool) else "is true or false"
        case "date":
            return None if _is_date(value) else "is a date such as 2026-12-01"
        case "choice":
            choices = declared.get("choices", [])
            return None if value in choices else f"is one of {', '.join(map(str, choices))}"
        case "user":
            known = isinstance(value, int) and not isinstance(value, bool) and deck.sees("user", value)
            return None if known else "is the id of a user"
        case "link":
            fits = isinstance(value, str) and value.startswith(("http://", "https://")) and len(value) <= 2000
            return None if fits else "is an address that begins with http:// or https://"
        case _:
            fits = isinstance(value, str) and len(value) <= 10_000
            return None if fits else "is a text of at most 10,000 characters"


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def custom_rows(deck: Deck, noun: Noun, object_id: int, document: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that make an object's custom fields and tags findable."""
    rows = []
    for name, value in document.get("custom_fields", {}).items():
        number = float(value) if isinstance(value, bool | int | float) else None
        text = None if number is not None else fold(str(value))
        rows.append({"field": name, "position": 0, "text": text, "number": number})
    for position, tag in enumerate(document.get("tags", [])):
        rows.append({"field": "tags", "position": position, "text": fold(tag), "number": None})
    return [{"noun": noun.name, "object_id": object_id} | row for row in rows]
