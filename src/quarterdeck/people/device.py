"""Device cookies: a browser that signed in before is known, so that strangers' guessing cannot shut its owner out."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from quarterdeck.people.secret import sign, signed

KNOWN_FOR = timedelta(days=400)  # browsers keep no cookie longer (RFC 6265bis)
PURPOSE = "device"


def cookie_name(user_id: int) -> str:
    """One cookie per person, for several may share a browser."""
    return f"quarterdeck_device_{user_id}"


def issue(key: bytes, user_id: int, at: datetime) -> str:
    """A cookie for a browser in which this person has just proven who they are."""
    content = f"{user_id}.{int(at.timestamp())}.{secrets.token_hex(12)}"
    return f"{content}.{sign(key, PURPOSE, content)}"


def known(key: bytes, user_id: int, cookies: Mapping[str, str], at: datetime) -> str | None:
    """The device's own mark when it is known for this person, else None."""
    content, _, signature = cookies.get(cookie_name(user_id), "").rpartition(".")
    if not content or not signed(key, PURPOSE, content, signature):
        return None
    owner, issued, mark = content.split(".")
    fresh = at.timestamp() - int(issued) < KNOWN_FOR.total_seconds()
    return mark if owner == str(user_id) and fresh else None
