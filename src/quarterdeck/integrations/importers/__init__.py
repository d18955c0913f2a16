"""Importers: other programs' files, with their history, in one transaction, and the same twice as once.

plan = importers.plan("trello", path, deck, {"project": "WEB"})    # what becomes what; writes nothing
report = importers.run("trello", path, deck, {"project": "WEB"})   # all of it, or a refusal and nothing
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from quarterdeck.integrations.importers.plan import Options, Plan, Progress, options_of, refuse
from quarterdeck.integrations.importers.report import Report
from quarterdeck.integrations.importers.spool import spooled

if TYPE_CHECKING:
    from quarterdeck.kernel.deck import Deck

__all__ = ["KINDS", "Options", "Plan", "Progress", "Report", "plan", "run"]
KINDS = ("trello", "csv")


class Importer(Protocol):
    """One file against one database. Making it reads and checks the whole file; `look` asks the database what is
    here already, `plan` says what would happen, `write` does it in the running transaction."""

    def look(self) -> None: ...
    def plan(self) -> Plan: ...
    def write(self, report: Report, progress: Progress) -> None: ...


def plan(
    kind: str, path: str | Path, deck: Deck, options: Options | dict[str, Any] | None = None,
    progress: Progress | None = None,
) -> Plan:  # fmt: skip
    """What importing the file would do; nothing is written. Raises `Refusal("import", where=…, reason=…)` for a file
    that cannot be imported, `Forbidden` for somebody who may not."""
    work = _opened(kind, Path(path), deck, options, progress or _silent)
    with deck.using():
        work.look()
        return work.plan()


def run(
    kind: str, path: str | Path, deck: Deck, options: Options | dict[str, Any] | None = None,
    progress: Progress | None = None,
) -> Report:  # fmt: skip
    """Import the file: all of it in one transaction, or a refusal and nothing. What is here already stays as it is.

    Its acts are recorded as done `via` import, at the times and by the people that the file tells.
    """
    began, via, deck.via = time.monotonic(), deck.via, "import"
    try:
        work = _opened(kind, Path(path), deck, options, progress or _silent)
        with spooled(deck), deck.transaction():
            work.look()
            report = _report(work.plan())
            if not report.changed_nothing:
                report.created, report.changed, report.unchanged = {}, {}, {}
                work.write(report, progress or _silent)
    except BaseException:
        deck.database.cache.pop("settings", None)  # custom fields declared by what was just taken back
        raise
    finally:
        deck.via = via
    report.seconds = time.monotonic() - began
    return report


def _opened(kind: str, path: Path, deck: Deck, given: Options | dict[str, Any] | None, progress: Progress) -> Importer:
    options = options_of(given)
    if not path.is_file():
        raise refuse(str(path), "there is no such file")
    if kind == "trello":
        from quarterdeck.integrations.importers.trello import TrelloImport

        return TrelloImport(path, deck, options)
    if kind == "csv":
        from quarterdeck.integrations.importers.csv_file import CsvImport

        return CsvImport(path, deck, options, progress)
    raise refuse(kind, f"is not a kind of import; known are {', '.join(KINDS)}")


def _report(plan: Plan) -> Report:
    return Report(
        kind=plan.kind, file=plan.file, projects=plan.projects, created=plan.creates, changed=plan.changes,
        unchanged=plan.unchanged, people=plan.people, without_place=plan.without_place, warnings=plan.warnings,
    )  # fmt: skip


def _silent(done: int, total: int, what: str) -> None:
    """Nobody wants to know how far it is."""
