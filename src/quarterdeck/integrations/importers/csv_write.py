"""The second pass over a CSV file: every row that is new or changed is written, in the import's one transaction."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from quarterdeck.integrations.importers import csv_words
from quarterdeck.integrations.importers.csv_check import is_number, row_digest, split
from quarterdeck.integrations.importers.csv_file import CsvImport
from quarterdeck.integrations.importers.plan import Progress, refuse
from quarterdeck.integrations.importers.report import Report
from quarterdeck.integrations.importers.source import Kept
from quarterdeck.kernel.errors import Refusal
from quarterdeck.kernel.model import NOUNS
from quarterdeck.kernel.store import Store
from quarterdeck.kernel.tables import TABLES, fold
from quarterdeck.work.label import Label
from quarterdeck.work.project import Member, MemberRole, Project, ProjectStatus
from quarterdeck.work.task import Task
from quarterdeck.work.workflow import FINISHED, TaskStatus

BATCH = 500
Cells = list[str]


class Writer:
    """Writes one checked file; runs inside the deck's transaction, after `look()`."""

    def __init__(self, work: CsvImport, report: Report, progress: Progress) -> None:
        self.work, self.check, self.deck = work, work.check, work.deck
        self.report, self.progress = report, progress
        self.me, self.now = work.deck.viewer, datetime.now(UTC)
        self.ids: dict[str, int] = {}
        self.labels: dict[tuple[int, str], int] = {}
        self.odd: Counter[str] = Counter()

    def write(self) -> None:
        self.report.count("user", by=self.work.people.make())
        if undeclared := self.work.undeclared:
            declared: dict[str, Any] = self.deck.custom_fields(NOUNS["task"])
            self.deck.set_setting("custom_fields.task", declared | undeclared)
        for label in self.work.projects:
            self._prepare(label)
        body, done = self.check.body(), 0
        while batch := list(islice(body, BATCH)):
            self._batch(batch)
            done += len(batch)
            self.progress(done, self.check.rows, "written")
        self.report.warnings += [f"{count:,} items {what}" for what, count in self.odd.items() if count]

    def _batch(self, batch: list[tuple[int, Cells]]) -> None:
        keys = [self.check.key(line, cells) for line, cells in batch]
        known = self.work.sources.known("task", keys)
        for key, (line, cells) in zip(keys, batch, strict=True):
            try:
                self._row(key, cells, known.get(key))
            except Refusal as fault:
                raise refuse(f"{self.work.name} line {line}", fault.detail) from fault

    def _row(self, key: str, cells: Cells, kept: Kept | None) -> None:
        told = row_digest(cells)
        if kept is None:
            task_id = self._create(cells)
            self.work.sources.keep("task", key, task_id, told)
            self.report.count("task")
        elif kept.digest == told:
            self.report.count("task", "unchanged")
        else:
            self._change(kept.object_id, cells)
            self.work.sources.renew("task", key, told)
            self.report.count("task", "changed")

    # -- what rows need ----------------------------------------------------------------------------------------

    def _prepare(self, label: str) -> None:
        """The project, as old as its first item, and the labels that its items carry."""
        project, began = self.work.projects[label], min(self.check.began(label) or self.now, self.now)
        if project is None:
            with self.deck.acting_as(self.me, began):
                project = self.deck.of(Project).create(
                    key=self.work.keys[label], name=(self.work.keys[label] if label.isdigit() else label)[:300],
                    status=ProjectStatus.ACTIVE, workflow=self.work.states[label][1],
                    members=[Member(user_id=self.me.id, role=MemberRole.LEAD)],
                )  # fmt: skip
            self.report.count("project")
        if self.work.sources.find("project", label) is None:
            self.work.sources.keep("project", label, project.id)
        self.ids[label] = project.id
        self._make_labels(label, project.id, began)

    def _make_labels(self, label: str, project_id: int, began: datetime) -> None:
        table = TABLES["label"].c
        here = sa.or_(table.project_id.is_(None), table.project_id == project_id)
        rows = self.deck.rows(sa.select(table.name, table.id).where(here, table.deleted_at.is_(None)))
        self.labels |= {(project_id, name): id for name, id in rows}
        for name in self.check.labels.get(label, {}):
            if (project_id, fold(name)) not in self.labels:
                with self.deck.acting_as(self.me, began):
                    made = self.deck.of(Label).create(name=name[:300], project_id=project_id)
                self.labels[project_id, fold(name)] = made.id
                self.report.count("label")

    # -- one row -----------------------------------------------------------------------------------------------

    def _create(self, cells: Cells) -> int:
        """The item's life: made, begun and ended at the times the row gives; what has none is so from the start."""
        state, status = self._target(cells)
        finished, started = self._instant(cells, "finished"), self._instant(cells, "started")
        made = self._instant(cells, "created") or min(filter(None, (started, finished)), default=self.now)
        end = self._end(status, finished, cells)
        task = Task(project_id=self.ids[self.check.project(cells)], **self._fields(cells))
        later: list[tuple[datetime, str, dict[str, Any]]] = []
        if started is not None and started <= made:
            task.started_at = started
        elif started is not None and status != TaskStatus.TODO and (end is None or started <= end):
            later.append((started, "start_work", {}))
        if end is not None and end >= made:
            verb = "complete" if status == TaskStatus.DONE else "cancel"
            later.append((end, "move", {"state": state}) if state else (end, verb, {}))
        elif not later or end is not None:
            task.status, task.state = status, state
            task.completed_at = end if status == TaskStatus.DONE else None
            self.odd["were finished before they were created; they are created already done"] += int(end is not None)
        elif status != TaskStatus.IN_PROGRESS or state:
            verb = "move" if state else "update"
            later.append((later[-1][0], verb, {"state": state} if state else {"status": status}))
        return self._live(task, made, later)

    def _live(self, task: Task, made: datetime, later: list[tuple[datetime, str, dict[str, Any]]]) -> int:
        # Straight to the store: a savepoint around each act costs, and whatever fails here takes all back anyway.
        store = Store(self.deck, NOUNS["task"])
        with self.deck.acting_as(self.me, made):
            id = store.add(task).id
        for at, verb, arguments in later:
            with self.deck.acting_as(self.me, at):
                if verb == "update":
                    store.patch(id, arguments, None)
                else:
                    store.act(id, store.noun.verbs[verb], arguments)
        return id

    def _end(self, status: TaskStatus, finished: datetime | None, cells: Cells) -> datetime | None:
        if status not in FINISHED:
            self.odd["have a finished date but are not done; the status counts"] += int(finished is not None)
            return None
        if finished is None:
            self.odd["are finished without a date; it is their last update, else today"] += 1
            return self._instant(cells, "updated") or self.now
        return finished

    def _target(self, cells: Cells) -> tuple[str | None, TaskStatus]:
        """The state, where the file names one, and the status the item ends in."""
        if said := self.check.cell(cells, "status"):
            return self.work.states[self.check.project(cells)][0][said]
        return None, TaskStatus.DONE if self.check.cell(cells, "finished") else TaskStatus.TODO

    def _change(self, task_id: int, cells: Cells) -> None:
        """A row that says something else than when it was last read; a task in the trash here stays there."""
        task = self.deck.of(Task).find(task_id)
        if task is None:
            return
        fields = self._fields(cells)
        del fields["reporter_id"]  # it is given when a task is created
        self.deck.of(Task).update(task_id, **fields)
        state, status = self._target(cells)
        mapped = "status" in self.work.columns.fields or "finished" in self.work.columns.fields
        if not mapped or (state or task.state, status) == (task.state, task.status):
            return
        end = self._end(status, self._instant(cells, "finished"), cells) or self.now
        with self.deck.acting_as(self.me, max(end, task.updated_at or end)):
            changes: dict[str, Any] = {"state": state} if state else {"status": status}
            self.deck.of(Task).update(task_id, **changes)

    # -- values ------------------------------------------------------------------------------------------------

    def _fields(self, cells: Cells) -> dict[str, Any]:
        """The task's fields that a row tells, without those of its life."""
        cell, people = self.check.cell, self.work.people.ids
        title, description = " ".join(cell(cells, "title").split()) or cell(cells, "id"), cell(cells, "description")
        if len(title) > 300:
            title, description = f"{title[:299]}…", f"{title}\n\n{description}"
        project_id = self.ids[self.check.project(cells)]
        labels = dict.fromkeys(self.labels[project_id, fold(name)] for name in split(cell(cells, "labels")))
        names = split(cell(cells, "assignee"))
        fields: dict[str, Any] = {
            "title": title, "description": description, "labels": list(labels)[:50],
            "assignee_ids": list(dict.fromkeys(people[name] for name in names if name in people)),
            "reporter_id": people.get(cell(cells, "reporter")), "component": cell(cells, "component")[:300],
            "story_points": self._number(cells, "points"), "estimated_hours": self._number(cells, "hours"),
            "remaining_hours": self._number(cells, "remaining"), "due_date": self._date(cells, "due"),
            "start_date": self._date(cells, "start"), "severity": csv_words.severity_of(cell(cells, "severity")),
            "custom_fields": {n: self._value(n, cells[p]) for n, p in self.work.columns.custom.items() if cells[p]},
            "metadata": {"csv": self._metadata(cells)},
        }  # fmt: skip
        if "priority" in self.work.columns.fields:
            fields["priority"] = csv_words.priority_of(cell(cells, "priority"))
        if "type" in self.work.columns.fields:
            fields["task_type"] = csv_words.type_of(cell(cells, "type"))
        return fields

    def _metadata(self, cells: Cells) -> dict[str, Any]:
        """What has no field here: the id there, columns of other names, and people who are no users."""
        kept: dict[str, Any] = {n: self._value(n, cells[p]) for n, p in self.work.columns.kept.items() if cells[p]}
        if id := self.check.cell(cells, "id"):
            kept["id"] = id
        people = self.work.people.ids
        if strangers := [name for name in split(self.check.cell(cells, "assignee")) if name not in people]:
            kept["assignees"] = strangers
        if (reporter := self.check.cell(cells, "reporter")) and reporter not in people:
            kept["reporter"] = reporter
        return kept

    def _value(self, name: str, text: str) -> Any:
        if self.check.numeric[name] and is_number(text):
            return int(text) if text.lstrip("-").isdigit() else float(text)
        return text

    def _instant(self, cells: Cells, name: str) -> datetime | None:
        text = self.check.cell(cells, name)
        return self.check.dates[name].read(text) if text else None

    def _date(self, cells: Cells, name: str) -> date | None:
        found = self._instant(cells, name)
        return found.date() if found else None

    def _number(self, cells: Cells, name: str) -> float | None:
        text = self.check.cell(cells, name)
        return self.check.numbers[name].read(text) if text else None
