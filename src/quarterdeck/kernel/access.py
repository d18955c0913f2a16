"""Who may do what: roles, the viewer, and the question "may I?". What a viewer sees is SQL, one condition per noun."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, bindparam

from .errors import Forbidden, Refusal
from .model import Noun

if TYPE_CHECKING:
    from .deck import Deck


class Role(enum.StrEnum):
    ADMIN = "admin"
    PROJECT_MANAGER = "project_manager"
    DEVELOPER = "developer"
    DESIGNER = "designer"
    TESTER = "tester"
    ANALYST = "analyst"
    CLIENT = "client"
    VIEWER = "viewer"


ADMIN = frozenset({"admin"})
LEADS = ADMIN | {"project_manager"}
MAKERS = frozenset({"developer", "designer", "tester", "analyst"})
STAFF = LEADS | MAKERS
PEOPLE = STAFF | {"client"}  # who may speak: comment, report, chat
EVERYONE = PEOPLE | {"viewer"}
NOBODY: frozenset[str] = frozenset()

# What a role inside a project amounts to there; it widens, and never narrows, what the person may do.
LOCAL = {"lead": "project_manager", "member": "developer", "viewer": "viewer", "client": "client"}

# The viewer in SQL: visibility conditions name these, every statement is given them.
ME = bindparam("me", None, type_=BigInteger)
MY_CUSTOMER = bindparam("my_customer", None, type_=BigInteger)


@dataclass(frozen=True, slots=True)
class Viewer:
    """As whom something is read or written. `scopes` narrows a token; None is no narrowing."""

    id: int
    role: str
    customer_id: int | None = None
    scopes: frozenset[str] | None = None

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    @property
    def is_client(self) -> bool:
        return self.role == "client"

    @property
    def binds(self) -> dict[str, Any]:
        return {"me": self.id, "my_customer": self.customer_id}


def everyone(table: Any, viewer: Viewer) -> Any:
    """Visible to every signed-in person."""
    return None


def staff_only(table: Any, viewer: Viewer) -> Any:
    """Visible to everyone but clients."""
    from sqlalchemy import false

    return false() if viewer.is_client else None


def may(deck: Deck, noun: Noun, action: str, thing: Any) -> bool:
    """Whether the deck's user may do this to the thing: by role, as its owner, or by a role in its project."""
    viewer = deck.viewer
    allowed = noun.may.get(action, noun.may.get("edit", NOBODY))
    if viewer.is_admin or viewer.role in allowed:
        return True
    if action in noun.own and any(owns(thing, name, viewer.id) for name in noun.owner):
        return True
    if noun.local_role is None:
        return False
    local = noun.local_role(deck, thing)
    return local is not None and LOCAL[local] in allowed


def owns(thing: Any, field: str, user_id: int) -> bool:
    value = getattr(thing, field)
    return user_id in value if isinstance(value, list) else value == user_id


def require(deck: Deck, noun: Noun, action: str, thing: Any) -> None:
    """Raise `Forbidden` unless the deck's user may do this to the thing, which they see."""
    if not may(deck, noun, action, thing):
        raise Forbidden(action=action, noun=noun.name)


# What the scope `write` does not reach: who may come in, with what, and where data is sent.
ADMINISTERED = frozenset({"users", "api_tokens", "sessions", "webhooks", "settings"})


def require_scope(viewer: Viewer, plural: str, writing: bool) -> None:
    """Raise `Refusal("scope")` when a token's scopes do not reach."""
    if not reaches(viewer, plural, writing=writing):
        action = f"{'write' if writing else 'read'} {plural}"
        raise Refusal("scope", action=action, scopes=", ".join(sorted(viewer.scopes or ())))


def reaches(viewer: Viewer, plural: str, *, writing: bool) -> bool:
    """Whether a token's scopes reach: `read`, `write` (reads too, and writes all but what administrators look
    after), `admin`, or a noun's own such as `tasks:read`. A session reaches everything."""
    scopes = viewer.scopes
    if scopes is None or "admin" in scopes:
        return True
    enough = {f"{plural}:write"} if plural in ADMINISTERED else {f"{plural}:write", "write"}
    if not writing:
        enough |= {"read", "write", f"{plural}:read"}
    return bool(enough & scopes)
