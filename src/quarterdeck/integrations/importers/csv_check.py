"""The first pass over a CSV file: every row is checked, and what the file is about is noted; nothing is written.

The ids of rows go to a scratch database on disk, so that a file of any length is checked in the same memory.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from quarterdeck.integrations.importers.csv_cells import DateColumn, NumberColumn, readings
from quarterdeck.integrations.importers.csv_columns import DATES, NUMBERS, Columns
from quarterdeck.integrations.importers.csv_text import Text
from quarterdeck.integrations.importers.people import Who
from quarterdeck.integrations.importers.plan import Options, Progress, refuse
from quarterdeck.integrations.importers.source import digest

STEP = 2_000


class Check:
    """What the first pass found: per project its rows, its statuses and its first day; people, labels, formats."""

    def __init__(self, text: Text, columns: Columns, options: Options) -> None:
        self.text, self.columns, self.options = text, columns, options
        where = self._where
        self.dates = {n: DateColumn(partial(where, n), options.dates) for n in DATES if n in columns.fields}
        self.numbers = {n: NumberColumn(partial(where, n), options.decimal) for n in NUMBERS if n in columns.fields}
        self.numeric = dict.fromkeys([*columns.custom, *columns.kept], True)
        self.rows = 0
        self.projects: Counter[str] = Counter()
        self.statuses: dict[str, dict[str, None]] = {}
        self.first: dict[str, list[datetime | None]] = {}
        self.people: dict[str, None] = {}
        self.labels: dict[str, dict[str, None]] = {}
        self._scratch = sqlite3.connect("")  # a temporary file of its own
        self._scratch.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, line INTEGER, digest TEXT) WITHOUT ROWID")

    def run(self, progress: Progress) -> None:
        for line, cells in self.body():
            self._see(line, cells)
            if self.rows % STEP == 0:
                progress(self.rows, 0, "checked")
        for column in (*self.dates.values(), *self.numbers.values()):
            column.decide()
        progress(self.rows, self.rows, "checked")

    def body(self) -> Iterator[tuple[int, list[str]]]:
        """The rows behind the header. Raises `Refusal("import")` where one has not as many cells as the header."""
        rows = self.text.rows()
        next(rows, None)
        width = len(self.columns.header)
        for line, cells in rows:
            if len(cells) != width:
                cut = "; the file may be cut off here" if len(cells) < width else ""
                raise refuse(f"{self.text.path.name} line {line}", f"has {len(cells)} cells, the header {width}{cut}")
            yield line, cells

    def cell(self, cells: list[str], name: str) -> str:
        place = self.columns.fields.get(name)
        return "" if place is None else cells[place].strip()

    def project(self, cells: list[str]) -> str:
        """What the row's project is called: what was said, else its own column, else the file's name."""
        return self.options.project or self.cell(cells, "project") or self.text.path.stem

    def key(self, line: int, cells: list[str]) -> str:
        """What a checked row is known by when it comes again: its id in its project, else all it says."""
        key = self._key(cells)
        if self.cell(cells, "id"):
            return key
        first = self._scratch.execute("SELECT line FROM seen WHERE key = ?", (key,)).fetchone()[0]
        return key if first == line else f"{key}#{line}"

    def _key(self, cells: list[str]) -> str:
        return f"{self.project(cells)}/{self.cell(cells, 'id') or row_digest(cells)}"

    def began(self, project: str) -> datetime | None:
        """The first day of a project's items, as the column's dates are meant."""
        column = self.dates.get("created") or self.dates.get("finished")
        known = self.first.get(project, [None, None])
        return known[1] if column and column.order == "mdy" else known[0]

    def known_rows(self, batch: int = 1000) -> Iterator[list[tuple[str, str]]]:
        """Key and digest of every row, in batches."""
        found = self._scratch.execute("SELECT key, digest FROM seen")
        while rows := found.fetchmany(batch):
            yield rows

    def everybody(self) -> list[Who]:
        return [Who(name, "" if "@" in name or " " in name else name, name, name if "@" in name else "")
                for name in self.people]  # fmt: skip

    def _where(self, name: str, line: int) -> str:
        return f"{self.text.path.name} line {line} column “{self.columns.header[self.columns.fields[name]]}”"

    def _see(self, line: int, cells: list[str]) -> None:
        self.rows += 1
        project = self.project(cells)
        self.projects[project] += 1
        for name, column in self.dates.items():
            if text := self.cell(cells, name):
                column.see(line, text)
        for name, numbers in self.numbers.items():
            if text := self.cell(cells, name):
                numbers.see(line, text)
        if not self.cell(cells, "title") and not self.cell(cells, "id"):
            raise refuse(f"{self.text.path.name} line {line}", "the title is empty")
        self._note(project, cells)
        self._once(line, cells)

    def _note(self, project: str, cells: list[str]) -> None:
        if status := self.cell(cells, "status"):
            self.statuses.setdefault(project, {})[status] = None
        for name in (*split(self.cell(cells, "assignee")), self.cell(cells, "reporter")):
            if name:
                self.people[name] = None
        for label in split(self.cell(cells, "labels")):
            self.labels.setdefault(project, {})[label] = None
        for name, place in (*self.columns.custom.items(), *self.columns.kept.items()):
            self.numeric[name] = self.numeric[name] and (not cells[place] or is_number(cells[place]))
        if text := self.cell(cells, "created") or self.cell(cells, "finished"):
            known = self.first.setdefault(project, [None, None])
            for order, at in enumerate(readings(text)):
                before = known[order]
                if at is not None and (before is None or at < before):
                    known[order] = at

    def _once(self, line: int, cells: list[str]) -> None:
        row = (self._key(cells), line, row_digest(cells))
        try:
            self._scratch.execute("INSERT INTO seen VALUES (?, ?, ?)", row)
        except sqlite3.IntegrityError:
            if not self.cell(cells, "id"):  # word for word the same row, with no id: it is told by its line
                self._scratch.execute("INSERT INTO seen VALUES (?, ?, ?)", (f"{row[0]}#{line}", *row[1:]))
                return
            first = self._scratch.execute("SELECT line FROM seen WHERE key = ?", row[:1]).fetchone()[0]
            raise refuse(f"{self.text.path.name} line {line}",
                         f"the id {self.cell(cells, 'id')} is in line {first} already") from None  # fmt: skip


def split(text: str) -> list[str]:
    """The parts of a cell that holds several things."""
    return [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()]


def row_digest(cells: list[str]) -> str:
    return digest("\t".join(cells))


def is_number(text: str) -> bool:
    """Whether a number says all that the text says: 007 is a name, not 7."""
    return _NUMBER.fullmatch(text) is not None


_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
