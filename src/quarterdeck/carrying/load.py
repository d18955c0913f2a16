"""Loading an export into an empty database: the same ids, documents and history, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from quarterdeck.carrying.bulk import Bulk, Row, filling
from quarterdeck.carrying.files import Journey, beside
from quarterdeck.carrying.lines import FORMAT, LEFT_OUT, SETTINGS, Line
from quarterdeck.checking import compare
from quarterdeck.kernel import search
from quarterdeck.kernel.activity import difference
from quarterdeck.kernel.custom import custom_rows
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.input import convert_fields, read_json
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.store import stored_text
from quarterdeck.kernel.tables import TABLES, column_value, edge_name, edge_rows, gone

BATCH = 500
Counts = dict[str, int]


class _RehearsalError(Exception):
    """Ends a load that was only a rehearsal."""


def load_from(database: Database, file: Path, storage: str, *, keep: bool = True) -> tuple[Counts, Journey]:
    """Load what `export_to` wrote, its attached files into the storage."""
    files = Journey(storage, beside(file))
    with file.open("rb") as lines:
        return load(database, lines, files, keep=keep), files


def load(database: Database, lines: Iterable[bytes], files: Journey | None = None, *, keep: bool = True) -> Counts:
    """Load what `export` wrote, all or nothing, and check it before it counts; returns the lines of each kind.

    With `keep=False` everything is done and taken back. People come without passwords and second factors. An export by
    somebody who does not see everything is loaded as far as it stands alone: people whom it only names by number come
    in as `unseen-<number>`, inactive.
    Raises `Refusal`: `not_allowed` for a database with content, `import` naming the line for a file that is cut
    off, changed, or refers to what its writer could not see, or naming an attached file that is not whole.
    """
    loading: _Loading | None = None
    try:
        with filling(database) as bulk:
            loading = _Loading(bulk)
            for number, line in enumerate(lines, 1):
                loading.take(number, line)
            loading.finish()
            bulk.settle()
            _verify(bulk, whole=loading.whole)
            if files and loading.with_files:
                files.back(bulk.deck, bulk.session, keep=keep)
            if not keep:
                raise _RehearsalError
    except _RehearsalError:
        pass
    return loading.counts if loading else {}


def _verify(bulk: Bulk, *, whole: bool) -> None:
    report = compare(bulk.deck, bulk.session)
    if not report.well:
        found = f"{report.found} differences, the first"
        where = found if whole else f"{found} (whoever wrote the export does not see all that this follows from)"
        raise Refusal("import", where=where, reason=str(report.differences[0])[:500])


class _Loading:
    """Takes lines, and writes their rows in batches."""

    def __init__(self, bulk: Bulk) -> None:
        self.bulk = bulk
        self.counts: Counts = {}
        self.rows: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
        self.waiting = 0
        self.with_files = self.ended = False
        self.whole, self.at = True, ""

    def take(self, number: int, text: bytes) -> None:
        try:
            line: Line = read_json(text, Line)
            self._take(number, line)
        except (msgspec.DecodeError, KeyError, ValueError) as fault:
            raise Refusal("import", where=f"line {number}", reason=f"it is not a line of an export: {fault}") from fault

    def _take(self, number: int, line: Line) -> None:
        if number == 1:
            if line.quarterdeck != FORMAT:
                raise ValueError(f"it does not begin as an export of format {FORMAT} does")
            self.with_files, self.whole, self.at = line.files, line.whole, line.at
            return
        if self.ended:
            raise ValueError("it stands behind the end")
        if line.end is not None:
            self._end(line.end)
            return
        kind = self._kept(line)
        self.counts[kind] = self.counts.get(kind, 0) + 1

    def _kept(self, line: Line) -> str:
        """Write what the line says; returns its kind."""
        if line.noun:
            self._object(NOUNS[line.noun], line)
            return line.noun
        if line.activity:
            self._add("activity", line.activity | {"changes": msgspec.json.encode(line.activity["changes"]).decode()})
            return "activity"
        if line.number:
            self._add("number", line.number)
            return "number"
        if line.source:
            self._add("import_source", line.source)
            return "source"
        if line.counter:
            self._add("counter", {"name": line.counter, "value": line.value})
            return "counter"
        if line.setting.startswith(SETTINGS):
            self._setting(line)
            return "setting"
        raise ValueError("it says nothing that is known")

    def _object(self, noun: Noun, line: Line) -> None:
        if noun.name in LEFT_OUT:
            raise ValueError(f"a {noun.name} is not carried")
        text = bytes(line.document)
        thing = noun.decoder.decode(text)
        if not self.whole:  # what its writer is not shown is as if it had never been said
            text = stored_text(noun, thing).encode()
        document = read_json(text)
        promoted = [f for f in noun.fields.values() if f.column and not f.beside and f.name not in ("id", "version")]
        row: Row = {"id": line.id, "version": thing.version, "data": text.decode(), "gone": gone(thing)}
        row |= {f.name: column_value(f, getattr(thing, f.name)) for f in promoted}
        self._add(noun.name, row | {f.name: line.kept.get(f.name, f.default) for f in noun.fields.values() if f.kept})
        for field in noun.fields.values():
            if field.edge:
                for edge in edge_rows(field, getattr(thing, field.name)):
                    self._add(edge_name(noun, field), {"owner_id": line.id} | edge)
        for value in custom_rows(self.bulk.deck, noun, line.id, document):
            self._add("custom_value", value)
        if noun.search and thing.deleted_at is None:
            for name, (title, body) in search.entries(noun, document).items():
                self._add("search_entry", {"noun": name, "object_id": line.id, "title": title, "body": body})

    def _setting(self, line: Line) -> None:
        table = TABLES["setting"]
        self.bulk.session.execute(None, lambda: sa.delete(table).where(table.c.name == line.setting), {})
        self._add("setting", {"name": line.setting, "data": bytes(line.data).decode()})

    def _add(self, table: str, row: Row) -> None:
        for name in row:
            TABLES[table].c[name]
        self.rows.setdefault((table, tuple(row)), []).append(row)
        self.waiting += 1
        if self.waiting >= BATCH:
            self._write()

    def _write(self) -> None:
        for (table, _), rows in self.rows.items():
            self._insert(TABLES[table], rows)
        self.rows, self.waiting = {}, 0

    def _insert(self, table: sa.Table, rows: list[Row]) -> None:
        try:
            self.bulk.insert(table, rows)
        except Exception as fault:
            if self.bulk.database.faults.duplicate(fault):
                raise Refusal("import", where=table.name, reason="two lines are the same thing") from fault
            raise

    def _end(self, counted: dict[str, Any]) -> None:
        if counted != self.counts:
            raise ValueError("the lines before it are not those it counts")
        self.ended = True

    def finish(self) -> None:
        if not self.ended:
            raise Refusal(
                "import",
                where="the end",
                reason="the file is cut off: its last line, which counts the others, is missing",
            )
        self._write()
        if not self.whole:
            self._stand_in()

    def _stand_in(self) -> None:
        """Somebody for each person whom the export names and its writer does not see: known by the number alone."""
        people = NOUNS["user"]
        for id in sorted(self.bulk.lost("user")):
            name = f"unseen-{id}"
            given = {"username": name, "email": f"{name}@imported.invalid", "display_name": name, "status": "inactive"}
            made = people.struct(**convert_fields(people, given, lambda _: True))
            made.version, made.created_at, made.updated_at = 1, *(datetime.fromisoformat(self.at),) * 2
            text = msgspec.Raw(stored_text(people, made).encode())
            self._object(people, Line(id=id, document=text))
            act = {
                "at": self.at, "actor_id": None, "via": "import", "noun": "user", "object_id": id, "version": 1,
                "verb": "create", "project_id": None, "changes": difference({}, read_json(text)),
            }  # fmt: skip
            self._kept(Line(activity=act))
        self._write()
