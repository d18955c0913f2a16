"""The numbers people say: WEB-12 is one thing, and stays found after it moved to another project."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import NotFound
from quarterdeck.kernel.model import Column, CreateOnly, ReadOnly, Ref, Root, guard, noun_of, reaction
from quarterdeck.kernel.tables import TABLES, bind

REFERENCE = re.compile(r"([A-Za-z][A-Za-z0-9]{1,9})-([1-9][0-9]{0,8})")


class Numbered(Root, kw_only=True, omit_defaults=True):
    """A thing in a project, with a number of that project. Tasks and issues share the numbers."""

    project_id: Annotated[int, Ref("project"), CreateOnly]
    number: Annotated[int, Column(), ReadOnly] = 0
    reference: Annotated[str, Column(exact=True), ReadOnly] = ""


def next_number(deck: Deck, project_id: int) -> int:
    """The next number of a project. The update comes first: it holds the row until the transaction ends."""
    counter, name = TABLES["counter"], f"project:{project_id}"

    def following() -> sa.Update:
        return sa.update(counter).where(counter.c.name == bind("which")).values(value=counter.c.value + 1)

    deck.run(following, key="counter.next", which=name)
    held = lambda: sa.select(counter.c.value).where(counter.c.name == bind("which"))  # noqa: E731
    value = deck.scalar(held, key="counter.value", which=name)
    if value is None:
        raise NotFound(noun="project")
    return int(value)


def by_reference(noun: str) -> Callable[[Deck, str], int | None]:
    """The resolver of `WEB-12` for a noun; None when that number names another kind of thing, or nothing."""

    def find(deck: Deck, text: str) -> int | None:
        match = REFERENCE.fullmatch(text.strip())
        if match is None:
            return None
        project, number = TABLES["project"].c, TABLES["number"].c
        named = sa.select(number.object_id).join_from(
            TABLES["number"], TABLES["project"], number.project_id == project.id
        )
        named = named.where(project.key == match[1].upper(), number.number == int(match[2]), number.noun == noun)
        return deck.scalar(named)

    return find


@guard("task", "issue")
def give_number(deck: Deck, before: Numbered | None, after: Numbered) -> None:
    """A new thing gets the next number of its project; one that moved gets a new one there."""
    if before is not None and before.project_id == after.project_id:
        return
    project = TABLES["project"].c
    after.number = next_number(deck, after.project_id)
    named = lambda: sa.select(project.key).where(project.id == bind("which"))  # noqa: E731
    key = deck.scalar(named, key="project.key", which=after.project_id)
    after.reference = f"{key}-{after.number}"


@reaction("task", "issue")
def keep_number(deck: Deck, before: Numbered | None, after: Numbered) -> None:
    """Write down what the number names. Numbers given before a move stay, so that old references lead here."""
    if before is not None and before.reference == after.reference:
        return
    row = {"project_id": after.project_id, "number": after.number, "noun": noun_of(after).name, "object_id": after.id}
    deck.session.insert_rows(TABLES["number"], [row])
