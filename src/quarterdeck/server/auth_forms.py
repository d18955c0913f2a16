"""What signing in is sent and answers with."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from quarterdeck.people.api_token import ApiToken
from quarterdeck.people.user import User

Secret = Annotated[str, Meta(max_length=1000)]
Name = Annotated[str, Meta(max_length=300)]


class Form(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A request's body that may hold a secret: it has no readable form, so that no log has one."""

    def __repr__(self) -> str:
        return type(self).__name__


class SignIn(Form):
    username: Name
    password: Secret
    code: Secret = ""


class FirstAdmin(Form):
    username: Name
    email: Name
    password: Secret
    first_name: Name = ""
    last_name: Name = ""
    timezone: Name = ""


class Forgotten(Form):
    email: Name


class NewPassword(Form):
    token: Secret
    password: Secret


class Handed(msgspec.Struct):
    """A link to hand over; none where mail carries it, or nobody needs it."""

    link: str | None


class Acceptance(NewPassword):
    first_name: Name = ""
    last_name: Name = ""
    timezone: Name = ""


class ChangedPassword(Form):
    current: Secret
    new: Secret


class ChangedEmail(Form):
    current: Secret
    email: Name


class Confirmed(Form):
    current: Secret


class AddedFactor(Confirmed):
    key: Secret
    code: Secret


class NewToken(Form):
    """Without `expires_at` a token lasts a year; with null it does not end by itself."""

    name: Annotated[str, Meta(min_length=1, max_length=300)]
    scopes: Annotated[list[Name], Meta(max_length=100)] = []
    expires_at: Annotated[datetime, Meta(tz=True)] | UnsetType | None = UNSET


class Arrival(msgspec.Struct):
    """`at` is the newest activity: whoever listens from there misses nothing of what they read afterwards."""

    user: User
    expires_at: datetime | None
    at: int


class Need(msgspec.Struct):
    needed: bool
    demo: bool


class Place(msgspec.Struct):
    """A browser in which the person is signed in; `current` marks the one that asks."""

    id: int
    current: bool
    user_agent: str
    address: str
    created_at: datetime | None
    last_seen_at: datetime | None
    expires_at: datetime | None


class Places(msgspec.Struct):
    items: list[Place]


class Tokens(msgspec.Struct):
    items: list[ApiToken]


class MadeToken(msgspec.Struct):
    """`token` is shown this once."""

    token: str
    id: int
    name: str
    prefix: str
    scopes: list[str]
    expires_at: datetime | None
