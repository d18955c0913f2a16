"""Files on their way between the storage and the folder that lies beside an export or a backup: what is attached, and
people's pictures.

The folder is laid out as the storage is, by the SHA-256 of each file, so that it can serve as one. What the storage
had lost or spoilt already is named in its file `lost`, a key a line; everything else that is named has to be there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import NotFound, Refusal
from quarterdeck.kernel.files import Files
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.reading import Reading
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.tables import TABLES
from quarterdeck.people.portrait import key_of, with_picture

BATCH = 500
Told = Callable[[int], None]  # files done


class Named(NamedTuple):
    """A file and how what names it first calls it."""

    key: str
    name: str

    def __str__(self) -> str:
        return f"file “{self.name}” ({self.key})"


class _Name(msgspec.Struct):
    name: str


class _Person(msgspec.Struct):
    username: str
    avatar: str = ""


_name_in = msgspec.json.Decoder(_Name).decode
_person_in = msgspec.json.Decoder(_Person).decode


def beside(file: Path) -> Path:
    """The folder of a file's attached files; beside a SQLite database it is the usual storage."""
    return file.with_name(f"{file.name}.files")


class Journey:
    """The files that attachments name, a file at a time and never held whole. `carried` counts those that went,
    `lost` are those that the storage did not have whole."""

    def __init__(self, storage: str, folder: Path) -> None:
        self.address, self.folder = storage, folder
        self.carried = 0
        self.lost: list[Named] = []

    @cached_property
    def storage(self) -> Files:
        return Files(self.address)

    @cached_property
    def packed(self) -> Files:
        return Files(self.folder)

    def out(self, deck: Deck, session: Session, told: Told | None = None) -> None:
        """Carry what the deck's user sees into the folder, which is made when there is a file to put there."""
        for file in named(deck, session):
            try:
                self.packed.put(_whole(file, self.storage))
            except (NotFound, _SpoiltError):
                self.lost.append(file)
            else:
                self._count(told)
        if self.lost:
            (self.folder / "lost").write_text("".join(f"{file.key}\n" for file in self.lost))

    def back(self, deck: Deck, session: Session, told: Told | None = None, *, keep: bool = True) -> None:
        """Carry the files into the storage; with `keep=False` only look whether they are whole.

        Raises `Refusal("import")` with the name of one that is missing or damaged; what came before is taken away
        again.
        """
        lost, new = self._lost(), list[str]()
        try:
            for file in named(deck, session):
                if file.key in lost:
                    self.lost.append(file)
                    continue
                self._bring(file, new if keep else None)
                self._count(told)
        except BaseException:
            for key in new:
                self.storage.delete(key)
            raise

    def _bring(self, file: Named, new: list[str] | None) -> None:
        if not self.folder.is_dir():
            raise Refusal("import", where=str(file), reason=f"it is missing: there is no folder {self.folder}")
        try:
            chunks = _whole(file, self.packed)
            if new is None:
                for _ in chunks:
                    pass
                return
            if not _has(self.storage, file.key):
                new.append(file.key)
            self.storage.put(chunks)
        except NotFound:
            raise Refusal("import", where=str(file), reason=f"it is missing in {self.folder}") from None
        except _SpoiltError:
            reason = f"it is damaged in {self.folder}: its bytes are not those of its SHA-256"
            raise Refusal("import", where=str(file), reason=reason) from None

    def _lost(self) -> set[str]:
        told = self.folder / "lost"
        return set(told.read_text().split()) if told.is_file() else set()

    def _count(self, told: Told | None) -> None:
        self.carried += 1
        if told:
            told(self.carried)


def named(deck: Deck, session: Session) -> Iterator[Named]:
    """Each file that what the deck's user sees names, be it in the trash but not past it: attachments, then people."""
    yield from _attached(deck, session)
    yield from _portraits(deck, session)


def _portraits(deck: Deck, session: Session) -> Iterator[Named]:
    table, seen = TABLES["user"], Reading(deck, NOUNS["user"]).visible(None)
    people = sa.select(table.c.data).where(with_picture(table.c.data), *seen).order_by(table.c.id)
    for (data,) in session.rows(None, lambda: people, deck.binds):
        person = _person_in(data)
        if key := key_of(person.avatar):
            yield Named(key, f"picture of {person.username}")


def _attached(deck: Deck, session: Session) -> Iterator[Named]:
    table, seen = TABLES["attachment"], Reading(deck, NOUNS["attachment"]).visible(None)
    first = (
        sa.select(sa.func.min(table.c.id))
        .where(table.c.file_key.is_not(None), *seen, table.c.gone < 2)
        .group_by(table.c.file_key)
    )
    them, after = table.alias().c, 0
    ordered = sa.select(them.id, them.file_key, them.data).where(them.id.in_(first)).order_by(them.id).limit(BATCH)
    while True:
        page = ordered.where(them.id > after)
        rows = session.rows(None, lambda: page, deck.binds)  # noqa: B023  # it is run at once
        for id, key, data in rows:
            after = id
            yield Named(key, _name_in(data).name)
        if len(rows) < BATCH:
            return


class _SpoiltError(Exception):
    """A file's bytes are not those of its key."""


def _whole(file: Named, files: Files) -> Iterator[bytes]:
    """The file's bytes; ends with `_SpoiltError` instead of the last moment when they were others."""
    found = hashlib.sha256()
    for chunk in files.open(file.key):
        found.update(chunk)
        yield chunk
    if found.hexdigest() != file.key:
        raise _SpoiltError


def _has(files: Files, key: str) -> bool:
    try:
        return files.size(key) >= 0
    except NotFound:
        return False
