"""Putting a file to a thing, so that the attachment and its bytes agree: the file first, then the row that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.errors import Forbidden, Invalid
from quarterdeck.kernel.files import Files, Stored, safe_name
from quarterdeck.kernel.input import conform
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people import portrait
from quarterdeck.work.about import ABOUT
from quarterdeck.work.attachment import Attachment

GIVEN = (*(f"{noun}_id" for noun in ABOUT), "description", "internal")


def attach(deck: Deck, files: Files, about: Mapping[str, object], name: str, chunks: Iterable[bytes]) -> Attachment:
    """Keep a file and put it to a thing: `attach(deck, files, {"task_id": 12}, "plan.pdf", chunks)`.

    `about` takes the fields of `GIVEN`. What the user may not do is refused before a byte is read; a file whose
    row is refused after all is left to `collect`.
    """
    thing = expected(deck, about, name)
    return fulfil(deck, thing, files.put(chunks))


def expected(deck: Deck, about: Mapping[str, object], name: str) -> Attachment:
    """The attachment as it will be, without its file yet.

    Raises `Invalid` where the input is wrong or the thing is not seen, and `Forbidden` where they may not.
    """
    thing = Attachment(name=safe_name(name), **_converted(about))
    noun, subject_id = thing.subject
    if not deck.sees(noun, subject_id):
        raise Invalid(**{f"{noun}_id": f"there is no such {noun}"})
    if not deck.may("create", thing):
        raise Forbidden(action="create", noun="attachment")
    return thing


def fulfil(deck: Deck, thing: Attachment, stored: Stored) -> Attachment:
    """Write the expected attachment, now that its file is kept."""
    described = msgspec.structs.asdict(stored)
    return deck.of(Attachment).add(msgspec.structs.replace(thing, file_key=described.pop("key"), **described))


def collect(database: Database, files: Files) -> int:
    """Remove what is older than an hour and what no attachment and no person names, be they in the trash; returns how
    many. What is past the trash, or was put to something that is, names nothing any more."""
    deck, table, removed = system(database), TABLES["attachment"], 0
    for keys in _batches(files.old(), 500):
        held = sa.select(table.c.file_key).where(table.c.file_key.in_(keys), table.c.gone < 2, ~_ended(table))
        named = {key for (key,) in deck.rows(held)}
        named |= portrait.named(deck)
        for key in keys:
            if key not in named:
                files.delete(key)
                removed += 1
    return removed


def _ended(attachment: sa.Table) -> Any:
    """The condition that what an attachment is about, or the project that lies in, is past the trash."""
    projects = TABLES["project"].alias("ended")
    ended: list[sa.ColumnElement[bool]] = []
    for noun in ABOUT:
        about = TABLES[noun].alias(f"about_{noun}")
        past = about.c.gone == 2
        if "project_id" in about.c:
            past |= about.c.project_id.in_(sa.select(projects.c.id).where(projects.c.gone == 2))
        ended.append(sa.exists().where(about.c.id == attachment.c[f"{noun}_id"], past))
    return sa.or_(*ended)


def _converted(about: Mapping[str, object]) -> dict[str, Any]:
    if unknown := [name for name in about if name not in GIVEN]:
        raise Invalid(**dict.fromkeys(unknown, f"is not taken; known are {', '.join(GIVEN)}"))
    types = {name: NOUNS["attachment"].fields[name].type for name in about}
    # Not strict: a form's fields arrive as text.
    return {name: conform(value, types[name], name, strict=False) for name, value in about.items()}


def _batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    source = iter(keys)
    while batch := list(islice(source, size)):
        yield batch
