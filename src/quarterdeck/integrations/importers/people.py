"""Who the people in a file are here: users that are known, users to be made, or names kept as text."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import sqlalchemy as sa

from quarterdeck.integrations.importers.plan import Options, Person, refuse
from quarterdeck.integrations.importers.source import Sources
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.people.user import User, UserStatus


class Who(NamedTuple):
    """Somebody as a file names them; `key` is the id there."""

    key: str
    username: str = ""
    name: str = ""
    email: str = ""

    @property
    def shown(self) -> str:
        return self.name or self.username or self.email or self.key


class People:
    """The people of one import. `by_name` also finds a user whose display name, and nobody else's, is the name."""

    def __init__(self, deck: Deck, sources: Sources, options: Options, *, by_name: bool = False) -> None:
        self.deck, self.sources, self.options, self.by_name = deck, sources, options, by_name
        self.ids: dict[str, int] = {}
        self.who: dict[str, Who] = {}

    def meet(self, everybody: list[Who]) -> None:
        """Find out who is known. Raises `Forbidden` where users are to be made by somebody who may not."""
        for who in everybody:
            self.who.setdefault(who.key, who)
            if who.key not in self.ids and (found := self._find(who)) is not None:
                self.ids[who.key] = found
        if self.options.make_users and self.strangers and not self.deck.viewer.is_admin:
            raise Forbidden(action="make", noun="user")

    @property
    def strangers(self) -> list[Who]:
        return [who for key, who in self.who.items() if key not in self.ids]

    def plan(self) -> list[Person]:
        stranger = "made" if self.options.make_users else "name only"
        return [
            Person(who.shown, "known" if key in self.ids else stranger, self._username(key))
            for key, who in self.who.items()
        ]  # fmt: skip

    def make(self) -> int:
        """Make users of the unknown, where that is asked for; they are inactive, so nobody can sign in as them."""
        if not self.options.make_users:
            return 0
        made = self.strangers
        for who in made:
            username = self._free_username(who)
            email = who.email or f"{username.lower()}@imported.invalid"  # a domain that never exists, RFC 2606
            user = self.deck.of(User).create(
                username=username, email=email, display_name=who.shown[:300], status=UserStatus.INACTIVE,
                metadata={self.sources.source: {"id": who.key}},
            )  # fmt: skip
            self.ids[who.key] = user.id
            self.sources.keep("user", who.key, user.id)
        return len(made)

    def _find(self, who: Who) -> int | None:
        named = next((self.options.people[n] for n in who if n in self.options.people), None)
        if named is not None:
            found = self._one("username", named) or self._one("email", named)
            if found is None:
                raise refuse("people", f"{named}, named for {who.shown}, is no user here")
            return found
        if (kept := self.sources.find("user", who.key)) is not None and self.deck.sees("user", kept.object_id):
            return kept.object_id
        found = self._one("email", who.email) or self._one("username", who.username)
        return found or (self._one("display_name", who.name) if self.by_name else None)

    def _one(self, column: str, value: str) -> int | None:
        """The only user with that value."""
        if not value:
            return None
        users = TABLES["user"].c
        rows = self.deck.rows(
            sa.select(users.id).where(users[column] == fold(value), users.deleted_at.is_(None)).limit(2)
        )
        return rows[0][0] if len(rows) == 1 else None

    def _username(self, key: str) -> str:
        users = TABLES["user"].c
        known = self.ids.get(key)
        return "" if known is None else self.deck.scalar(sa.select(users.username).where(users.id == known))

    def _free_username(self, who: Who) -> str:
        plain = unicodedata.normalize("NFKD", who.username or who.email.split("@")[0] or who.name)
        base = re.sub(r"[^A-Za-z0-9._-]+", "-", plain.encode("ascii", "ignore").decode()).strip("-.")[:50]
        base = base if len(base) >= 3 else f"{base}-imported".lstrip("-")
        users, name, number = TABLES["user"].c, base, 1
        while self.deck.rows(sa.select(users.id).where(users.username == fold(name))):
            number += 1
            name = f"{base}-{number}"
        return name
