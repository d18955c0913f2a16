"""Imports from the browser: a file, first as a dry run, then for good."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import anyio.to_thread
import msgspec
from litestar import Response, post
from litestar.params import FromPath

from quarterdeck.integrations import importers
from quarterdeck.integrations.importers.plan import Mapped, Person, options_of
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.errors import Invalid, Refusal
from quarterdeck.kernel.input import read_json

from . import asking, wire
from .asking import Asked
from .context import run
from .form import Form

LIMIT = 100 * 1024 * 1024
_OVERHEAD = 100_000  # bytes that a form may add to its file


class ImportReport(msgspec.Struct, kw_only=True):
    """What an import did, or with `dry_run` would do: objects per noun that are created, changed, or here already.

    `mapping` is told by a dry run: what each column or list of the file becomes. `without_place` is what the file
    holds and Quarterdeck does not keep.
    """

    dry_run: bool
    kind: str
    file: str
    projects: list[str]
    created: dict[str, int]
    changed: dict[str, int]
    unchanged: dict[str, int]
    mapping: list[Mapped]
    people: list[Person]
    without_place: list[str]
    warnings: list[str]
    seconds: float


class Wanted(msgspec.Struct):
    """Whether an import is only to say what it would do."""

    dry_run: bool = False


@post("/api/imports/{kind:str}", status_code=200, query=Wanted)
async def bring(request: Asked, kind: FromPath[str]) -> Response[bytes]:
    """Import a file of at most 100 MB: all of it or nothing; with `dry_run` only say what would become what.

    The form's field `options`, a JSON object, comes before the file, which is the field `file`.
    """
    deck, dry_run = asking.deck(request, "imports", writing=True), wire.question(request.scope, Wanted).dry_run
    if kind not in importers.KINDS:
        raise Refusal("no_route")
    if (request.content_length or 0) > LIMIT + _OVERHEAD:
        raise Refusal("too_large", what="file", limit="100 MB")
    form = Form(request.headers.get("content-type", ""), request.receive)
    options = _options(await form.fields())
    with tempfile.TemporaryDirectory(prefix="quarterdeck-import-") as folder:
        path = await _received(form, Path(folder))
        report = await run(deck.database, lambda: _worked(deck, kind, path, options, dry_run), long=True)
    return Response(msgspec.json.encode(report), media_type="application/json")


routes = [bring]


def _options(fields: dict[str, str]) -> importers.Options:
    """Raises `Invalid` for other fields than `options`, and for options that there are not."""
    for name in fields.keys() - {"options"}:
        raise Invalid(**{name: "is not known here; “options” is"})
    try:
        return options_of(read_json(fields.get("options") or "{}"))
    except msgspec.DecodeError as fault:
        raise Invalid(options="must be JSON") from fault


async def _received(form: Form, folder: Path) -> Path:
    """The form's file under the name it came with, because reports tell it. Raises `Refusal("too_large")`."""
    name = form.filename.replace("\\", "/").rpartition("/")[2].lstrip(".")[:100]
    path, size = folder / (name or "file"), 0
    with path.open("wb") as file:
        async for piece in form.chunks():
            size += len(piece)
            if size > LIMIT:
                raise Refusal("too_large", what="file", limit="100 MB")
            await anyio.to_thread.run_sync(file.write, piece)
    return path


def _worked(deck: Deck, kind: str, path: Path, options: importers.Options, dry_run: bool) -> ImportReport:
    if dry_run:
        plan = importers.plan(kind, path, deck, options)
        counts: dict[str, Any] = {"created": plan.creates, "changed": plan.changes, "mapping": plan.mapping}
        return _told(plan, seconds=0.0, dry_run=True, **counts)
    report = importers.run(kind, path, deck, options)
    return _told(
        report, created=report.created, changed=report.changed, mapping=[], seconds=report.seconds, dry_run=False
    )


def _told(what: importers.Plan | importers.Report, **rest: Any) -> ImportReport:
    return ImportReport(
        kind=what.kind, file=what.file, projects=what.projects, unchanged=what.unchanged, people=what.people,
        without_place=what.without_place, warnings=what.warnings, **rest,
    )  # fmt: skip
