"""Commands that carry data in and out: import, export; those that move all of it are in `moving`."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Group, Parameter

from quarterdeck.commands.common import COMMON, Common, Misuse

if TYPE_CHECKING:
    from rich.progress import TaskID

    from quarterdeck.carrying.files import Journey
    from quarterdeck.integrations.importers import Plan
    from quarterdeck.integrations.importers.plan import Progress as Told

DATA = Group("Data", sort_key=2)


def add_to(app: App) -> None:
    app.command(import_, name="import", group=DATA)
    app.command(export, group=DATA)


def import_(
    source: Annotated[str, Parameter(help="trello, csv, … or export (what `quarterdeck export` wrote)")],
    file: Path, /, *,
    project: Annotated[str, Parameter(help="key of the project to import into")] = "",
    map: Annotated[list[str] | None, Parameter(name="--map", negative="", help="column=field; again for more")] = None,
    dry_run: Annotated[bool, Parameter(negative="", help="say what would be made, and make nothing")] = False,
    make_users: Annotated[bool, Parameter(negative="", help="make accounts for people who have none")] = False,
    person: Annotated[list[str] | None, Parameter(negative="", help="name in the file=username; again for more")] = None,
    custom_fields: Annotated[bool, Parameter(negative="", help="keep columns without a field as custom fields")] = False,
    dates: Annotated[Literal["dmy", "mdy"] | None, Parameter(help="how 02/03/2015 is read")] = None,
    decimal: Annotated[Literal["comma", "point"] | None, Parameter(help="how 1,234 is read")] = None,
    encoding: Annotated[str | None, Parameter(help="of a CSV file, where it is not told right")] = None,
    delimiter: Annotated[str | None, Parameter(help="of a CSV file, where it is not told right")] = None,
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Import what another program wrote, or an export of Quarterdeck into an empty database. What will become what is
    said first; all of it is imported, or nothing."""
    if not file.is_file():
        raise Misuse(f"there is no file {file}")
    if source == "export":
        _load(file, dry_run, common)
        return
    from quarterdeck.integrations import importers

    given: dict[str, object] = {
        "project": project or None, "make_users": make_users, "columns": dict(_pair(part) for part in map or []),
        "people": dict(_pair(part) for part in person or []), "custom_fields": custom_fields, "dates": dates,
        "decimal": decimal, "encoding": encoding, "delimiter": delimiter,
    }  # fmt: skip
    options = {name: value for name, value in given.items() if value}
    with common.deck() as deck:
        plan = importers.plan(source, file, deck, options)
        if dry_run:
            common.say(_plan_words(plan), plan)
            return
        if not common.as_json:
            print(_plan_words(plan), file=sys.stderr)
        with bar(common) as advance:
            report = importers.run(source, file, deck, options, advance)
        common.say(report.summary, report)


@contextmanager
def bar(common: Common) -> Generator[Told, None, None]:
    """A progress bar for people; `advance(done, total, what)` moves it, a total of 0 is not known yet."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=common.as_json) as progress:
        bars: dict[str, TaskID] = {}

        def advance(done: int, total: int, what: str) -> None:
            if what not in bars:
                bars[what] = progress.add_task(what, total=total or None)
            progress.update(bars[what], completed=done, total=total or None)

        yield advance


def _plan_words(plan: Plan) -> str:
    lines = [f"{mapped.found} → {mapped.becomes}{f' ({mapped.why})' if mapped.why else ''}" for mapped in plan.mapping]
    made = ", ".join(f"{count} {noun}" for noun, count in plan.creates.items() if count) or "nothing"
    lines += [f"warning: {words}" for words in plan.warnings]
    lines += [f"without a place here: {', '.join(plan.without_place)}"] if plan.without_place else []
    return "\n".join([*lines, f"would make: {made}"])


def _load(file: Path, dry_run: bool, common: Common) -> None:
    from quarterdeck._deck import ready
    from quarterdeck.portable import load_from

    database = ready(common.settings.database)
    try:
        counts, files = load_from(database, file, common.settings.files_at, keep=not dry_run)
    finally:
        database.close()
    words = ", ".join(f"{count} {name}" for name, count in counts.items())
    told = {"imported": counts, "dry_run": dry_run} | files_told(files)
    common.say(f"{'would import' if dry_run else 'imported'}: {words}{files_words(files)}", told)


def files_told(files: Journey) -> dict[str, object]:
    return {"files": files.carried, "lost_files": [{"name": file.name, "sha256": file.key} for file in files.lost]}


def files_words(files: Journey) -> str:
    """How many attached files went along, and each that the storage had lost."""
    lost = [f"\nlost in the storage already: {file}" for file in files.lost]
    return "".join([f"; attached files: {files.carried}", *lost])


def _pair(text: str) -> tuple[str, str]:
    left, found, right = text.partition("=")
    if not found:
        raise Misuse(f"--map {text}: write column=field")
    return left, right


def export(
    file: Annotated[Path | None, Parameter(help="without it, JSON Lines without attached files go to standard output")] = None, /, *,
    format: Annotated[Literal["jsonl", "csv"], Parameter(help="csv makes a zip with a file for each noun")] = "jsonl",
    common: Common = COMMON,
) -> None:  # fmt: skip
    """Write down everything that you may see: documents, history, numbers; no secrets. Attached files go into a folder
    beside FILE."""
    from quarterdeck import portable

    if format == "csv" and file is None:
        raise Misuse("csv needs a FILE to write to: a .zip, or a folder")
    with common.deck() as deck:
        if file is None:
            counts = portable.export(deck, sys.stdout.buffer)
            sys.stdout.buffer.flush()
            return
        if format == "csv":
            counts = portable.export_csv(deck, file)
            common.say(f"wrote {file}: {sum(counts.values())} objects", {"file": str(file), "objects": counts})
            return
        counts, files = portable.export_to(deck, file, common.settings.files_at)
    told = {"file": str(file), "objects": counts} | files_told(files)
    common.say(f"wrote {file}: {sum(counts.values())} objects{files_words(files)}", told)
