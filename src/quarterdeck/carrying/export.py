"""Writing everything that one user may see as JSON Lines: documents, their history, numbers; never a secret."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
import sqlalchemy as sa

from quarterdeck.carrying.copy import rows_of
from quarterdeck.carrying.files import Journey, beside
from quarterdeck.carrying.lines import FORMAT, SETTINGS, carried
from quarterdeck.kernel import activity
from quarterdeck.kernel.act import stamp
from quarterdeck.kernel.conditions import shown_value
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.reading import Clock, Reading
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.snapshot import snapshot
from quarterdeck.kernel.tables import TABLES
from quarterdeck.kernel.veil import Veil

BATCH = 1000
Counts = dict[str, int]
_encode = msgspec.json.Encoder().encode


def export_to(deck: Deck, file: Path, storage: str) -> tuple[Counts, Journey]:
    """Write the export into a file, and the attached files from the storage into the folder `beside` it. Both
    appear only when they are whole, in place of older ones; nobody else may read them.

    Raises `Refusal` where that folder is the storage itself.
    """
    if beside(file).absolute() == Path(storage).absolute():
        raise Refusal("not_allowed", reason=f"{beside(file)} is the file storage; export to another name")
    part = file.with_name(f".{file.name}.part")
    files = Journey(storage, beside(part))
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            counts = export(deck, out, files)
        shutil.rmtree(beside(file), ignore_errors=True)
        if files.folder.is_dir():
            files.folder.rename(beside(file))
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
        shutil.rmtree(beside(part), ignore_errors=True)
    return counts, files


def export(deck: Deck, out: IO[bytes], files: Journey | None = None) -> Counts:
    """Write everything that the deck's user may see, of one moment, in batches; returns the objects per noun.

    Attached files are carried by `files`; without it they stay behind, and the first line says so.
    """
    counts: Counts = {}
    with snapshot(deck) as session:
        head = {"quarterdeck": FORMAT, "at": stamp(deck.now), "by": deck.viewer.id, "whole": deck.viewer.is_admin}
        out.write(_encode(head | {"files": files is not None}) + b"\n")
        if files:
            files.out(deck, session)
        for kind, line in _lines(deck, session):
            out.write(line + b"\n")
            counts[kind] = counts.get(kind, 0) + 1
    out.write(_encode({"end": counts}) + b"\n")
    return {name: count for name, count in counts.items() if name in NOUNS}


def _lines(deck: Deck, session: Session) -> Iterator[tuple[str, bytes]]:
    if deck.viewer.is_admin:
        yield from _settings(session)
    for noun in carried():
        yield from _objects(deck, session, noun)
    for noun in carried():
        if noun.logged:
            yield from _history(deck, session, noun)
    yield from _numbers(deck, session)
    yield from _sources(deck, session)


def _settings(session: Session) -> Iterator[tuple[str, bytes]]:
    table = TABLES["setting"].c
    for name, data in session.rows(None, lambda: sa.select(table.name, table.data).order_by(table.name), {}):
        if name.startswith(SETTINGS):
            yield "setting", _encode({"setting": name, "data": msgspec.Raw(data.encode())})


def _objects(deck: Deck, session: Session, noun: Noun) -> Iterator[tuple[str, bytes]]:
    """The stored documents, each as its writer is shown it."""
    table, veil = TABLES[noun.name], Veil(deck, noun)
    kept = [f for f in noun.fields.values() if f.kept and f.name not in veil.hidden]
    # What there is, for who sees all there is; else what this person is shown.
    totals = [table.c[f.name] if deck.viewer.is_admin else shown_value(f, table, Clock(deck.viewer)) for f in kept]
    columns = [table.c.id, table.c.data, *totals]
    for id, data, *values in _paged(deck, session, table.c.id, lambda: sa.select(*columns).where(*seen(deck, noun))):
        text = veil.document(id, data.encode()) if veil.lies else data.encode()
        line: dict[str, Any] = {"noun": noun.name, "id": id, "document": msgspec.Raw(text)}
        if kept:
            line["kept"] = dict(zip([f.name for f in kept], values, strict=True))
        yield noun.name, _encode(line)


def _history(deck: Deck, session: Session, noun: Noun) -> Iterator[tuple[str, bytes]]:
    log, veil = TABLES["activity"], Veil(deck, noun)
    columns = [log.c[name] for name in activity.Activity.__struct_fields__]
    mine = sa.select(TABLES[noun.name].c.id).where(*seen(deck, noun))

    def build() -> Any:
        # Version 0 is no change of a document but an act such as signing in, which is nobody else's business.
        return sa.select(*columns).where(log.c.noun == noun.name, log.c.version > 0, log.c.object_id.in_(mine))

    for row in _paged(deck, session, log.c.id, build):
        made = dict(zip(activity.Activity.__struct_fields__, row, strict=True))
        changes = _encode(veil.changes(activity.read(row))) if veil.lies else made["changes"].encode()
        yield "activity", _encode({"activity": made | {"changes": msgspec.Raw(changes)}})


def _numbers(deck: Deck, session: Session) -> Iterator[tuple[str, bytes]]:
    """What numbers name, and the counters of the projects that are seen."""
    number, counter = TABLES["number"].c, TABLES["counter"].c
    projects = sa.select(TABLES["project"].c.id).where(*seen(deck, NOUNS["project"]))
    for noun in ("task", "issue"):
        things = sa.select(TABLES[noun].c.id).where(*seen(deck, NOUNS[noun]))
        columns = [number.project_id, number.number, number.noun, number.object_id]
        rows = sa.select(*columns).where(
            number.noun == noun, number.object_id.in_(things), number.project_id.in_(projects)
        )
        ordered = rows.order_by(number.project_id, number.number)
        for row in session.rows(None, lambda: ordered, deck.binds):  # noqa: B023  # it is run at once
            yield (
                "number",
                _encode({"number": dict(zip(("project_id", "number", "noun", "object_id"), row, strict=True))}),
            )
    known = {f"project:{row[0]}" for row in session.rows(None, lambda: projects, deck.binds)}
    for name, value in session.rows(None, lambda: sa.select(counter.name, counter.value).order_by(counter.name), {}):
        if name in known:
            yield "counter", _encode({"counter": name, "value": value})


def _sources(deck: Deck, session: Session) -> Iterator[tuple[str, bytes]]:
    """Where imported objects came from, so that importing there again changes nothing."""
    for rows in rows_of(session, TABLES["import_source"]):
        told = set[tuple[str, int]]()
        for noun in carried():
            id, ids = TABLES[noun.name].c.id, {row["object_id"] for row in rows if row["noun"] == noun.name}
            mine = sa.select(id).where(*seen(deck, noun), id.in_(ids))
            told |= {(noun.name, each) for (each,) in (session.rows(None, lambda: mine, deck.binds) if ids else ())}  # noqa: B023
        for row in rows:
            if (row["noun"], row["object_id"]) in told:
                yield "source", _encode({"source": row})


def seen(deck: Deck, noun: Noun) -> list[Any]:
    """What the deck's user sees of a noun, the trash included, as SQL conditions."""
    return Reading(deck, noun).visible(None)


def _paged(deck: Deck, session: Session, key: Any, build: Callable[[], Any]) -> Iterator[Any]:
    """The rows of a statement in the order of its key, a batch at a time."""
    after = 0
    while True:
        page = build().where(key > after).order_by(key).limit(BATCH)
        rows = session.rows(None, lambda: page, deck.binds)  # noqa: B023
        for row in rows:
            yield tuple(row)
        if len(rows) < BATCH:
            return
        after = rows[-1][0]
