"""Integrity: everything stored, compared with what it must follow from. What differs is reported, never repaired."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import msgspec
import sqlalchemy as sa

import quarterdeck.nouns  # noqa: F401  # pyright: ignore[reportUnusedImport]  # it declares them all
from quarterdeck.kernel import activity, search
from quarterdeck.kernel.custom import custom_rows
from quarterdeck.kernel.database import Database
from quarterdeck.kernel.deck import Deck, system
from quarterdeck.kernel.model import NOUNS, Noun
from quarterdeck.kernel.session import Session
from quarterdeck.kernel.snapshot import snapshot
from quarterdeck.kernel.tables import TABLES, column_value, edge_name, edge_rows, fold, gone
from quarterdeck.kernel.totals import GIVEN, RECOUNTS, Share, add_up
from quarterdeck.work.flow import states_in
from quarterdeck.work.subtasks import progress_of

ONE = sa.literal_column("1", sa.Integer)
BATCH = 500
TOLD = 1000  # differences kept with their words; all are counted
Row = dict[str, Any]


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not what it must be."""

    noun: str
    id: int
    what: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.noun} {self.id}: {self.what} is {self.found[:200]}, not {self.expected[:200]}"


class Report(msgspec.Struct):
    """How much was compared, and what differs."""

    objects: int = 0
    activities: int = 0
    found: int = 0
    differences: list[Difference] = []

    @property
    def well(self) -> bool:
        return self.found == 0

    def differ(self, noun: str, id: int, what: str, expected: Any, found: Any) -> None:
        if expected == found:
            return
        self.found += 1
        if len(self.differences) < TOLD:
            self.differences.append(Difference(noun, id, what, str(expected), str(found)))


def check(database: Database) -> Report:
    """Compare every object with the fold of its activities, and with all that is kept beside it.

    Reads one snapshot, in batches; writers are not held up.
    """
    deck = system(database)
    with snapshot(deck) as session:
        report = compare(deck, session)
        _administrators(session, report)
    return report


def compare(deck: Deck, session: Session) -> Report:
    """`check` on a session that is open, such as one whose writes are not committed yet; nobody has to administer."""
    report, totals = Report(), Share()
    for noun in NOUNS.values():
        for batch in batches(session, TABLES[noun.name]):
            _Batch(deck, session, noun, batch, report).compare()
            report.objects += len(batch)
            _add_up(totals, noun, batch)
    _totals(session, report, totals)
    report.activities = int(
        session.row(None, lambda: sa.select(sa.func.count()).select_from(TABLES["activity"]), {})[0]
    )
    _strays(session, report)
    _references(session, report)
    _numbers(session, report)
    _labels(session, report)
    _states(session, report)
    return report


def batches(session: Session, table: sa.Table) -> Iterator[list[Row]]:
    """All rows of a table with an id, in its order."""
    after, ordered = 0, sa.select(*table.c).order_by(table.c.id).limit(BATCH)
    while True:
        page = ordered.where(table.c.id > after)
        rows = session.rows(None, lambda: page, {})  # noqa: B023  # it is run at once
        if not rows:
            return
        made = [dict(zip(table.c.keys(), row, strict=True)) for row in rows]
        after = made[-1]["id"]
        yield made


class _Batch:
    """Some objects of one noun, with what the database keeps about them."""

    def __init__(self, deck: Deck, session: Session, noun: Noun, rows: list[Row], report: Report) -> None:
        self.deck, self.session, self.noun, self.rows, self.report = deck, session, noun, rows, report
        self.ids = [row["id"] for row in rows]

    def compare(self) -> None:
        logs = self._logs() if self.noun.logged else {}
        edges = {
            f.name: self._beside(TABLES[edge_name(self.noun, f)], "owner_id")
            for f in self.noun.fields.values()
            if f.edge
        }
        custom = self._beside(TABLES["custom_value"], "object_id")
        names = sorted({self.noun.name, self.noun.searched}) if self.noun.search else []
        entries = {name: self._beside(TABLES["search_entry"], "object_id", name) for name in names}
        for row in self.rows:
            id = row["id"]
            try:
                thing = self.noun.decoder.decode(row["data"])
                document = msgspec.json.decode(row["data"])
            except msgspec.DecodeError as fault:
                self._differ(id, "document", f"a {self.noun.name}", str(fault))
                continue
            if self.noun.logged:
                self._fold(row, logs.get(id, []))
            self._columns(row, thing)
            for name, held in edges.items():
                self._differ(
                    id,
                    f"edge {name}",
                    _plain(edge_rows(self.noun.fields[name], getattr(thing, name))),
                    _plain(held.get(id, [])),
                )
            expected = [_bare(r) for r in custom_rows(self.deck, self.noun, id, document)]
            self._differ(id, "custom values", _plain(expected), _plain(custom.get(id, [])))
            self._entries(row, document, entries)

    def _differ(self, id: int, what: str, expected: Any, found: Any) -> None:
        self.report.differ(self.noun.name, id, what, expected, found)

    def _fold(self, row: Row, log: list[activity.Activity]) -> None:
        folded = activity.text_of(self.noun, activity.fold(log)) if log else "nothing"
        self._differ(row["id"], "document", folded, row["data"])

    def _columns(self, row: Row, thing: Any) -> None:
        self._differ(row["id"], "version", thing.version, row["version"])
        self._differ(row["id"], "column gone", gone(thing), row["gone"])
        for field in self.noun.fields.values():
            if field.column and not field.beside and field.name not in ("id", "version"):
                expected, found = column_value(field, getattr(thing, field.name)), row[field.name]
                found = bool(found) if field.kind == "bool" and found is not None else found
                self._differ(row["id"], f"column {field.name}", expected, found)

    def _entries(self, row: Row, document: Row, held: dict[str, dict[int, list[Row]]]) -> None:
        wanted = search.entries(self.noun, document) if self.noun.search and row["deleted_at"] is None else {}
        for name, kept in held.items():
            expected = [dict(zip(("title", "body"), wanted[name], strict=True))] if name in wanted else []
            found = [{"title": e["title"], "body": e["body"]} for e in kept.get(row["id"], [])]
            self._differ(row["id"], "search entry", expected, found)

    def _beside(self, table: sa.Table, key: str, noun: str = "") -> dict[int, list[Row]]:
        """The rows of these objects in a table, by object."""
        statement = sa.select(*table.c).where(table.c[key].in_([sa.literal(id) for id in self.ids]))
        if "noun" in table.c:
            statement = statement.where(table.c.noun == (noun or self.noun.name))
        held: dict[int, list[Row]] = {}
        for row in self.session.rows(None, lambda: statement, {}):
            made = dict(zip(table.c.keys(), row, strict=True))
            owner = made.pop(key)
            held.setdefault(owner, []).append(_bare(made))
        return held

    def _logs(self) -> dict[int, list[activity.Activity]]:
        log = TABLES["activity"].c
        columns = [log[name] for name in activity.Activity.__struct_fields__]
        statement = sa.select(*columns).where(
            log.noun == self.noun.name, log.object_id.in_([sa.literal(id) for id in self.ids]), log.version > 0
        ).order_by(log.object_id, log.id)  # fmt: skip
        logs: dict[int, list[activity.Activity]] = {}
        for row in self.session.rows(None, lambda: statement, {}):
            *head, changes = row
            names = activity.Activity.__struct_fields__
            made = activity.Activity(**dict(zip(names, [*head, msgspec.json.decode(changes)], strict=True)))
            logs.setdefault(made.object_id, []).append(made)
        return logs


def _bare(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in ("noun", "object_id", "owner_id", "id")}


def _plain(rows: list[Row]) -> list[list[tuple[str, str]]]:
    """Rows in an order and a form in which equal ones compare as equal."""
    return sorted(
        sorted((n, str(float(v)) if isinstance(v, bool | int | float) else str(v)) for n, v in row.items())
        for row in rows
    )


# -- totals ---------------------------------------------------------------------------------------------------


def _add_up(totals: Share, noun: Noun, rows: list[Row]) -> None:
    """What these objects give to the totals of others; one whose document cannot be read gives nothing."""
    if noun.name not in GIVEN:
        return
    for row in rows:
        try:
            thing = noun.decoder.decode(row["data"])
        except msgspec.DecodeError:
            continue
        thing.id = row["id"]
        add_up(totals, noun.name, thing)


def _totals(session: Session, report: Report, totals: Share) -> None:
    """What is kept beside projects, tasks, issues and chats, against what it sums up."""
    counted = {of: dict(_some(session, statement())) for of, statement in RECOUNTS.items()}
    for noun in NOUNS.values():
        kept = [f.name for f in noun.fields.values() if f.kept and (f.default == 0 or (noun.name, f.name) in counted)]
        names = [name for name in kept if (noun.name, name) != ("task", "progress")]
        columns = [TABLES[noun.name].c[name] for name in ("id", *names)]
        for id, *held in _some(session, sa.select(*columns)) if names else ():
            for name, found in zip(names, held, strict=True):
                sums = totals.get((noun.name, id), {})
                expected = counted[noun.name, name].get(id) if (noun.name, name) in counted else sums.get(name, 0)
                if not _alike(expected, found):
                    report.differ(noun.name, id, f"total {name}", expected or 0, found)
    _progress(session, report)


def _progress(session: Session, report: Report) -> None:
    tasks = TABLES["task"].c
    there = (tasks.parent_id.is_not(None), tasks.deleted_at.is_(None), tasks.status != "cancelled")
    mean = sa.select(tasks.parent_id, sa.func.avg(tasks.progress)).where(*there).group_by(tasks.parent_id)
    below = dict(_some(session, mean))
    weighed = (tasks.id, tasks.status, tasks.actual_hours, tasks.estimated_hours, tasks.remaining_hours, tasks.progress)
    for id, status, actual, estimated, remaining, found in _some(session, sa.select(*weighed)):
        expected = progress_of(status, actual, estimated, remaining, below.get(id))
        if not _alike(expected, found):
            report.differ("task", id, "total progress", expected, found)


def _alike(expected: Any, found: Any) -> bool:
    """Whether two totals are equal, but for what adding and taking decimal fractions leaves behind."""
    if isinstance(found, str) or isinstance(expected, str):
        return expected == found
    wanted, held = float(expected or 0), float(found or 0)
    return abs(wanted - held) <= 1e-6 * max(1.0, abs(wanted))


# -- rows that belong to nothing ------------------------------------------------------------------------------


def _strays(session: Session, report: Report) -> None:
    """Search entries, custom values and activities of things that are not there."""
    for name in ("search_entry", "custom_value", "activity"):
        table = TABLES[name]
        for noun in NOUNS.values():
            thing = TABLES[noun.name]
            there = sa.select(ONE).where(thing.c.id == table.c.object_id).correlate(table).exists()
            stray = sa.select(table.c.object_id).where(table.c.noun == noun.name, ~there)
            if name == "activity":
                stray = stray.where(table.c.version > 0)
            for (id,) in _some(session, stray.distinct()):
                report.differ(noun.name, id, f"owner of a row in {name}", "an object", "nothing")


def _references(session: Session, report: Report) -> None:
    """Foreign keys that lead nowhere, which a database that was loaded without its checks can hold."""
    for table in TABLES.values():
        for key in table.foreign_keys:
            target, column = key.column.table.alias(), key.parent
            there = sa.select(ONE).where(target.c[key.column.name] == column).correlate(table).exists()
            identity = table.c.id if "id" in table.c else column
            for (id,) in _some(session, sa.select(identity).where(column.is_not(None), ~there)):
                report.differ(
                    table.name,
                    id,
                    f"reference {column.name}",
                    f"an id of {key.column.table.name}",
                    "one that is not there",
                )


def _numbers(session: Session, report: Report) -> None:
    """WEB-12: every number names what bears it, and each project's counter stands at its highest number."""
    number, counter, project = TABLES["number"].c, TABLES["counter"].c, TABLES["project"].c
    for name in sorted(n.name for n in NOUNS.values() if {"number", "reference"} <= n.fields.keys()):
        thing = TABLES[name].c
        named = sa.select(ONE).where(
            number.project_id == thing.project_id, number.number == thing.number, number.noun == name,
            number.object_id == thing.id,
        ).correlate(TABLES[name])  # fmt: skip
        for id, held in _some(session, sa.select(thing.id, thing.number).where(~named.exists())):
            report.differ(name, id, f"what number {held} names", "this", "another thing or nothing")
    highest = sa.select(sa.func.coalesce(sa.func.max(number.number), 0)).where(number.project_id == project.id)
    for id, top in _some(session, sa.select(project.id, highest.correlate(TABLES["project"]).scalar_subquery())):
        row = session.row(None, lambda: sa.select(counter.value).where(counter.name == f"project:{id}"), {})  # noqa: B023
        report.differ("project", id, "counter of numbers", top, row[0] if row else None)


# -- what holds among many -------------------------------------------------------------------------------------


def _administrators(session: Session, report: Report) -> None:
    """Somebody administers, as soon as there is anybody."""
    users = TABLES["user"].c
    ranks = _some(session, sa.select(users.id, users.role, users.status).where(users.gone == 0))
    if ranks and not any((role, status) == ("admin", "active") for _, role, status in ranks):
        report.differ("user", min(ranks)[0], "number of administrators", "at least 1", 0)


def _labels(session: Session, report: Report) -> None:
    """A label's name is its own within its project, or among the shared ones."""
    labels = TABLES["label"].c
    given: dict[tuple[Any, str], int] = {}
    rows = sa.select(labels.id, labels.project_id, labels.name).where(labels.gone == 0).order_by(labels.id)
    for id, project_id, name in _some(session, rows):
        first = given.setdefault((project_id, name), id)
        report.differ("label", id, "name", "its own", "its own" if first == id else f"that of label {first}")


def _states(session: Session, report: Report) -> None:
    """Every task is in a state that its project's workflow has."""
    tasks, project = TABLES["task"].c, TABLES["project"].c
    known: dict[int, list[str]] = {}
    for project_id, data in _some(session, sa.select(project.id, project.data)):
        with suppress(msgspec.DecodeError):  # told of already
            known[project_id] = [fold(state.name) for state in states_in(data)]
    held = sa.select(tasks.project_id, tasks.state, sa.func.min(tasks.id)).where(tasks.gone == 0)
    for project_id, state, first in _some(session, held.group_by(tasks.project_id, tasks.state)):
        if project_id in known and state not in known[project_id]:
            report.differ("task", first, "state", f"one of {', '.join(known[project_id])}", state)


def _some(session: Session, statement: Any) -> list[Any]:
    made: Callable[[], Any] = lambda: statement  # noqa: E731
    return session.rows(None, made, {})
