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
    many."""
    deck, table, removed = system(database), TABLES["attachment"], 0
    for keys in _batches(files.old(), 500):
        named = {key for (key,) in deck.rows(sa.select(table.c.file_key).where(table.c.file_key.in_(keys)))}
        named |= portrait.named(deck)
        for key in keys:
            if key not in named:
                files.delete(key)
                removed += 1
    return removed


def _converted(about: Mapping[str, object]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, value in about.items():
        if name not in GIVEN:
            wrong[name] = f"is not taken; known are {', '.join(GIVEN)}"
            continue
        try:
            # Not strict: a form's fields arrive as text.
            values[name] = msgspec.convert(value, NOUNS["attachment"].fields[name].type, strict=False)
        except msgspec.ValidationError as fault:
            wrong[name] = str(fault)
    if wrong:
        raise Invalid(**wrong)
    return values


def _batches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    source = iter(keys)
    while batch := list(islice(source, size)):
        yield batch
