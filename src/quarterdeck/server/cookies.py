"""The cookies of signing in, and how they are written."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta

from litestar.datastructures import Cookie

from quarterdeck.people import device
from quarterdeck.people.sign_in import SignedIn

SESSION, CSRF = "quarterdeck_session", "csrftoken"
# The browser keeps the cookie longer than the session may idle: the server alone says when it ends.
KEPT = int(timedelta(days=30).total_seconds())


def cookie_in(header: str, name: str) -> str:
    """A cookie's value from a Cookie header, or nothing."""
    start = f"{name}="
    found = (part.strip() for part in header.split(";"))
    return next((part[len(start) :] for part in found if part.startswith(start)), "")


def csrf_for(session: str) -> str:
    """The CSRF token of a session: who does not know the session's cookie can neither guess nor plant it."""
    made = hashlib.sha256(b"csrf\0" + session.encode()).digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def signed_in(made: SignedIn, *, secure: bool) -> list[Cookie]:
    """What a browser is given on signing in: the session, its CSRF token, and the mark of a known device."""
    return [
        Cookie(SESSION, value=made.token, max_age=KEPT, httponly=True, samesite="lax", secure=secure),
        csrf(made.token, secure=secure),
        known_device(made.viewer.id, made.device, secure=secure),
    ]


def csrf(session: str, *, secure: bool) -> Cookie:
    return Cookie(CSRF, value=csrf_for(session), max_age=KEPT, httponly=False, samesite="lax", secure=secure)


def known_device(user_id: int, value: str, *, secure: bool) -> Cookie:
    """Sent to the door only, so that no other request carries it."""
    return Cookie(
        device.cookie_name(user_id), value=value, path="/api/session", httponly=True, samesite="strict",
        secure=secure, max_age=int(device.KNOWN_FOR.total_seconds()),
    )  # fmt: skip


def signed_out(*, secure: bool) -> list[Cookie]:
    return [
        Cookie(SESSION, value="", max_age=0, httponly=True, samesite="lax", secure=secure),
        Cookie(CSRF, value="", max_age=0, httponly=False, samesite="lax", secure=secure),
    ]
