"""`quarterdeck import csv FILE`: a table of work items, one a row, becomes tasks with their beginnings and ends.

The file is read twice and never held: once to check every row, once to write. An item that was finished gets its two
acts: created at its created date, completed at its finished date. Real data has items finished before they were
created; a history cannot complete what is not there yet, so such an item is created already done: one act at the
created date, and both dates as the file gives them.
"""

from __future__ import annotations

from pathlib import Path

from quarterdeck.integrations.importers import target
from quarterdeck.integrations.importers.csv_check import Check
from quarterdeck.integrations.importers.csv_columns import understand
from quarterdeck.integrations.importers.csv_text import open_text
from quarterdeck.integrations.importers.people import People
from quarterdeck.integrations.importers.plan import Mapped, Options, Plan, Progress, refuse
from quarterdeck.integrations.importers.report import Report
from quarterdeck.integrations.importers.source import Sources
from quarterdeck.integrations.importers.statuses import distinct_names, statuses_of, workflow
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Forbidden
from quarterdeck.kernel.model import NOUNS
from quarterdeck.work.project import Project
from quarterdeck.work.workflow import State, TaskStatus, usual_workflow

SOURCE = "csv"
MOST_STATES = 28  # of 30, so that one to begin in and one to end in have room


class CsvImport:
    """One file against one database: what of it is new, and what becomes of it. Reads only."""

    def __init__(self, path: Path, deck: Deck, options: Options, progress: Progress) -> None:
        self.name, self.deck, self.options = path.name, deck, options
        text = open_text(path, options)
        header = next(text.rows(), None)
        if header is None:
            raise refuse(f"{path.name} line 1", "the file is empty")
        self.columns = understand(path.name, header[1], options)
        self.check = Check(text, self.columns, options)
        self.check.run(progress)
        self.sources = Sources(deck, SOURCE)

    def look(self) -> None:
        """Find the projects, people and items that are here already. Raises `Refusal` or `Forbidden`."""
        self.projects: dict[str, Project | None] = {}
        self.keys: dict[str, str] = {}
        for label in sorted(self.check.projects):
            project = self.projects[label] = self._project(label)
            target.require_right(self.deck, project)
            taken = set(self.keys.values())
            self.keys[label] = (
                project.key if project else self.options.project or target.free_key(self.deck, label, taken)
            )
        self._may_declare()
        self.people = People(self.deck, self.sources, self.options, by_name=True)
        self.people.meet(self.check.everybody())
        self.states = {label: self._states(label) for label in self.projects}
        self._count()

    def _project(self, label: str) -> Project | None:
        kept = self.sources.find("project", label)
        if kept is not None:
            return target.project_by_id(self.deck, kept.object_id, f"the project made of {label}")
        return target.project_by_key(self.deck, self.options.project or label.upper())

    @property
    def undeclared(self) -> dict[str, dict[str, str]]:
        """The custom fields to declare, with the type that all their values have."""
        declared = self.deck.custom_fields(NOUNS["task"])
        numeric = self.check.numeric
        return {n: {"type": "number" if numeric[n] else "text"} for n in self.columns.custom if n not in declared}

    def _may_declare(self) -> None:
        if self.undeclared and not self.deck.viewer.is_admin:
            raise Forbidden(action="declare custom fields for", noun="task")

    def _states(self, label: str) -> tuple[dict[str, tuple[str | None, TaskStatus]], list[State]]:
        """What each status of the file is in that project, and the project's workflow if it is new."""
        names = list(self.check.statuses.get(label, {}))
        statuses = dict(zip(names, statuses_of(names), strict=True))
        project = self.projects[label]
        if project is not None:
            here = {state.name.casefold(): state for state in project.workflow}
            found = {n: here.get(n.casefold()) for n in names}
            return {n: (s.name, s.status) if (s := found[n]) else (None, statuses[n]) for n in names}, project.workflow
        if not names or len(names) > MOST_STATES:
            return {n: (None, statuses[n]) for n in names}, usual_workflow()
        order = list(TaskStatus)
        names.sort(key=lambda name: order.index(statuses[name]))
        fitted = dict(zip(names, distinct_names(names), strict=True))
        states = workflow(list(fitted.values()), [statuses[n] for n in names])
        return {n: (fitted[n], statuses[n]) for n in names}, states

    def _count(self) -> None:
        self.new = self.changed = 0
        for batch in self.check.known_rows():
            known = self.sources.known("task", [key for key, _ in batch])
            self.new += len(batch) - len(known)
            self.changed += sum(1 for key, digest in batch if key in known and known[key].digest != digest)

    # -- the plan ----------------------------------------------------------------------------------------------

    def plan(self) -> Plan:
        labels = sum(len(labels) for label, labels in self.check.labels.items() if self.projects[label] is None)
        creates = {
            "project": sum(1 for project in self.projects.values() if project is None), "task": self.new,
            "label": labels, "user": len(self.people.strangers) if self.options.make_users else 0,
        }  # fmt: skip
        unchanged = self.check.rows - self.new - self.changed
        return Plan(
            kind="csv", file=self.name, projects=list(self.keys.values()), mapping=self.mapping(),
            creates={noun: n for noun, n in creates.items() if n} if self.new else {},
            changes={"task": self.changed} if self.changed else {}, unchanged={"task": unchanged} if unchanged else {},
            people=self.people.plan(), without_place=self._without_place(), warnings=self._warnings(),
        )  # fmt: skip

    def mapping(self) -> list[Mapped]:
        found = self.columns.mapping()
        found += [Mapped(f"project {label}", f"project {key}", "made" if self.projects[label] is None else "is here")
                  for label, key in self.keys.items()]  # fmt: skip
        for label, (states, _) in self.states.items():
            found += [Mapped(f"status {name} in {label}", f"{state or status} ({status})")
                      for name, (state, status) in states.items()]  # fmt: skip
        return found

    def _without_place(self) -> list[str]:
        kept = [f"column {name}, which is kept in the tasks' metadata only" for name in self.columns.kept]
        return kept + [f"column {name}, as you said" for name in self.columns.ignored]

    def _warnings(self) -> list[str]:
        found: list[str] = []
        if self.check.text.guessed:
            found.append("the file is not UTF-8; it was read as Windows-1252. Say encoding=… if names look wrong")
        if self.people.strangers and not self.options.make_users:
            found.append(f"{len(self.people.strangers)} people are no users here; their names are kept in metadata")
        return found

    def write(self, report: Report, progress: Progress) -> None:
        from quarterdeck.integrations.importers.csv_write import Writer  # it writes what this has found

        Writer(self, report, progress).write()
