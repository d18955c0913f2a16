"""The project an import goes to: found by its key, or made; and the rights that takes."""

from __future__ import annotations

import re
import unicodedata

import sqlalchemy as sa

from quarterdeck.integrations.importers.plan import refuse
from quarterdeck.kernel.access import LEADS
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden
from quarterdeck.kernel.tables import TABLES
from quarterdeck.work.project import Project


def require_right(deck: Deck, project: Project | None) -> None:
    """An import writes in other people's names, so it takes one who leads. Raises `Forbidden`."""
    if deck.viewer.id == 0:
        raise refuse("user", "an import needs a user who will lead the project; name one")
    if project is None and deck.viewer.role not in LEADS:
        raise Forbidden(action="create", noun="project")
    if project is not None and not deck.may("edit", project):
        raise Forbidden(action="edit", noun="project")


def project_by_key(deck: Deck, key: str) -> Project | None:
    """The project with that key. Raises `Refusal("import")` where it is in the trash or not seen."""
    projects = TABLES["project"].c
    found = deck.scalar(sa.select(projects.id).where(projects.key == key))
    return None if found is None else project_by_id(deck, found, key)


def project_by_id(deck: Deck, project_id: int, named: str) -> Project:
    project = deck.of(Project).find(project_id)
    if project is None:
        raise refuse("project", f"{named} cannot be used: it is in the trash or not yours; restore it or name another")
    return project


def free_key(deck: Deck, name: str, taken: set[str]) -> str:
    """A key made of a name's letters, that no other project has: Clipkit → CLIPKIT, 0 → P0."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    letters = re.sub(r"[^A-Z0-9]", "", plain)
    letters = letters if letters[:1].isalpha() else f"P{letters}"
    base = (letters if len(letters) > 1 else f"{letters}1")[:10]
    key, number, projects = base, 1, TABLES["project"].c
    while key in taken or deck.rows(sa.select(projects.id).where(projects.key == key)):
        number += 1
        key = f"{base[: 10 - len(str(number))]}{number}"
    return key


class Numbers:
    """Gives new tasks the numbers they had elsewhere, where those are free in their project."""

    def __init__(self, deck: Deck, project_id: int) -> None:
        self.deck, self.project_id = deck, project_id
        self.counter, self.numbers = TABLES["counter"], TABLES["number"]

    def highest(self) -> int:
        return int(self.deck.scalar(sa.select(self.counter.c.value).where(self._row)))

    def next_is(self, number: int) -> int | None:
        """Make the next number this one. Answers what the counter was, for `passed`; None where it is taken."""
        if not 0 < number < 10**9:
            return None
        n = self.numbers.c
        taken = sa.select(n.number).where(n.project_id == self.project_id, n.number == number)
        if self.deck.rows(taken):
            return None
        before = self.highest()
        self._set(number - 1)
        return before

    def passed(self, before: int | None) -> None:
        """Numbers given out from now on are beyond the highest."""
        if before is not None and before > self.highest():
            self._set(before)

    @property
    def _row(self) -> sa.ColumnElement[bool]:
        return self.counter.c.name == f"project:{self.project_id}"

    def _set(self, value: int) -> None:
        self.deck.run(sa.update(self.counter).where(self._row).values(value=value))
