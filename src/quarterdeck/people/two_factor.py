"""The second factor: a code of six digits from an authenticator app (TOTP, RFC 6238), or one of ten spare codes."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

import msgspec
import pyotp
import segno
import sqlalchemy as sa
from msgspec import structs
from pyotp.totp import TOTP

from quarterdeck.kernel.act import now
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.model import reaction, verb_on
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import credentials
from quarterdeck.people.secret import hashed
from quarterdeck.people.user import User, need_self

SPARE = 10
PERIOD = 30  # seconds for which an app shows a code
_SECRET = re.compile(r"[A-Z2-7]{32}")  # 160 bits, as RFC 4226 section 4 recommends


class SecondFactor(msgspec.Struct, omit_defaults=True):
    """Kept beside the user's document. `step` is the last period whose code was used: a code counts once."""

    secret: str
    since: datetime
    step: int = 0
    spare: list[str] = []  # hashes

    def spent(self, code: str, at: datetime) -> SecondFactor | None:
        """What is left after this code was used; None for a wrong one."""
        plain = _plain(code)
        step = int(at.timestamp()) // PERIOD
        app = TOTP(self.secret)
        for tried in (step - 1, step, step + 1):  # a clock may be half a minute wrong
            if tried > self.step and secrets.compare_digest(app.generate_otp(tried).encode(), plain.encode()):
                return structs.replace(self, step=tried)
        if (digest := hashed(plain)) in self.spare:
            return structs.replace(self, spare=[kept for kept in self.spare if kept != digest])
        return None


class Offer(msgspec.Struct):
    """A fresh secret: as text, as the address that apps read, and that as a picture (SVG as a data address)."""

    key: str
    uri: str
    picture: str

    def __repr__(self) -> str:
        return type(self).__name__


class SpareCodes(msgspec.Struct):
    """Codes that let one in without the app, each once; shown this once."""

    secret: list[str]

    def __repr__(self) -> str:
        return type(self).__name__


class Standing(msgspec.Struct):
    """Since when a second factor is asked for, and how many spare codes are left."""

    since: datetime | None
    spare: int


def offer(user: User) -> Offer:
    """A secret for an app to scan; it counts for nothing until `enable_2fa` was given a code made of it."""
    key = pyotp.random_base32()
    uri = TOTP(key).provisioning_uri(name=user.email, issuer_name="Quarterdeck")
    return Offer(key, uri, segno.make(uri, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff"))


def standing(deck: Deck) -> Standing:
    """How it is with the second factor of the deck's user."""
    factor = _kept(deck, deck.viewer.id)
    return Standing(factor.since, len(factor.spare)) if factor else Standing(None, 0)


def ask(deck: Deck, user_id: int, code: str) -> None:
    """Let pass who has no second factor, or gives a code of it, which is used up by that. Inside a transaction.

    Raises `Refusal("second_factor")` without a code, `Refusal("bad_code")` for a wrong one.
    """
    factor = _kept(deck, user_id)
    if factor is None:
        return
    if not code.strip():
        raise Refusal("second_factor")
    left = factor.spent(code, deck.now)
    if left is None:
        raise Refusal("bad_code")
    _keep(deck, user_id, left)


@verb_on("user", action="own")
def enable_2fa(deck: Deck, user: User, *, current: str, key: str, code: str) -> SpareCodes:
    """Ask for a second factor whenever one signs in from now on; a code proves that the app has the key.

    Returns ten spare codes. Raises `Invalid(current=…)` for a wrong password, `Invalid(code=…)`, `Invalid(key=…)`.
    """
    need_self(deck, user, "set up the second factor of")
    credentials.prove(deck, user, current)
    if not _SECRET.fullmatch(key):
        raise Invalid(key="is no key that was offered")
    factor = SecondFactor(key, deck.now).spent(code, deck.now)
    if factor is None:
        raise Invalid(code="is not the one that the app shows now")
    spare = [_spare() for _ in range(SPARE)]
    _keep(deck, user.id, structs.replace(factor, spare=[hashed(_plain(text)) for text in spare]))
    user.two_factor_at = now()
    return SpareCodes(spare)


@verb_on("user", action="own")
def disable_2fa(deck: Deck, user: User, *, current: str) -> None:
    """Ask for the password alone again. Raises `Invalid(current=…)` where it is wrong."""
    need_self(deck, user, "end the second factor of")
    credentials.prove(deck, user, current)
    user.two_factor_at = None


@verb_on("user", action="manage")
def reset_2fa(deck: Deck, user: User) -> None:
    """End somebody's second factor, for who lost both the telephone and the spare codes."""
    user.two_factor_at = None


@reaction("user")
def forget(deck: Deck, before: User | None, after: User) -> None:
    """The key goes with the word that there is one."""
    if before is not None and before.two_factor_at and not after.two_factor_at:
        _keep(deck, after.id, None)


def _kept(deck: Deck, user_id: int) -> SecondFactor | None:
    table = TABLES["user"].c
    found = deck.scalar(sa.select(table.second_factor).where(table.id == user_id))
    return msgspec.json.decode(found, type=SecondFactor) if found else None


def _keep(deck: Deck, user_id: int, factor: SecondFactor | None) -> None:
    """Written beside the document; in no ledger."""
    table, text = TABLES["user"], msgspec.json.encode(factor).decode() if factor else None
    deck.run(sa.update(table).where(table.c.id == user_id).values(second_factor=text))


def _plain(code: str) -> str:
    """As people type it: in groups, in either case."""
    return re.sub(r"[\s-]", "", code).upper()


def _spare() -> str:
    """80 bits: as hard to guess as a key, whatever is known of its hash."""
    text = pyotp.random_base32()[:16].lower()
    return "-".join(text[i : i + 4] for i in range(0, 16, 4))
