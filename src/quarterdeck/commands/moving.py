"""Commands that move all that there is: copy, backup, restore."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter

from quarterdeck.commands.common import COMMON, Common
from quarterdeck.commands.data import DATA, bar, files_told, files_words

if TYPE_CHECKING:
    from quarterdeck.carrying.files import Told
    from quarterdeck.kernel.deck import Deck
    from quarterdeck.kernel.session import Session


def add_to(app: App) -> None:
    app.command(copy, group=DATA)
    app.command(backup, group=DATA)
    app.command(restore, group=DATA)


def copy(*, to: Annotated[str, Parameter(help="address of an empty database")], common: Common = COMMON) -> None:
    """Move everything to another database, secrets included, and check it there. Attached files stay where they are:
    QUARTERDECK_FILES has to name that place for the new database too."""
    place = common.settings.files_at
    place = place if "://" in place else str(Path(place).absolute())
    counts = _carry(common.settings.database, to, common)
    words = f"copied and checked: {_rows(counts)}\nattached files stay where they are: QUARTERDECK_FILES={place}"
    common.say(words, {"rows": counts, "files_at": place})


def backup(file: Annotated[Path, Parameter(help="file to make")], *, common: Common = COMMON) -> None:
    """Write everything, secrets included, into one SQLite file while people go on working, and the attached files into
    a folder beside it."""
    from quarterdeck import portable
    from quarterdeck.kernel.errors import Refusal

    common.need_no_server()
    folder = portable.beside(file)
    for made in (file, folder):
        if made.exists():
            raise Refusal("not_allowed", reason=f"{made} exists already; a backup overwrites nothing")
    files = portable.Journey(common.settings.files_at, folder)
    try:
        counts = _carry(common.settings.database, f"sqlite:///{file}", common, files.out)
    except BaseException:
        for left in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
            left.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        raise
    words = f"backed up to {file} and checked: {_rows(counts)}{files_words(files)}"
    common.say(words, {"rows": counts} | files_told(files))


def restore(file: Annotated[Path, Parameter(help="a backup")], *, common: Common = COMMON) -> None:
    """Put a backup into the database, which must be empty, and its attached files into the file storage; check it
    there."""
    from quarterdeck import portable
    from quarterdeck.kernel.errors import Refusal

    common.need_no_server()
    if not file.exists():
        raise Refusal("not_allowed", reason=f"there is no file {file}")
    files = portable.Journey(common.settings.files_at, portable.beside(file))
    counts = _carry(f"sqlite:///{file}", common.settings.database, common, files.back)
    words = f"restored from {file} and checked: {_rows(counts)}{files_words(files)}"
    common.say(words, {"rows": counts} | files_told(files))


def _carry(
    origin: str, to: str, common: Common, files: Callable[[Deck, Session, Told], None] | None = None
) -> dict[str, int]:
    """Copy one database into another, and its files as `files` does, with progress for people."""
    from quarterdeck import portable
    from quarterdeck._deck import ready

    source, target = ready(origin, make=False), ready(to)
    try:
        with bar(common) as advance:

            def rows(table: str, done: int, total: int) -> None:
                advance(done, total, table)

            def along(deck: Deck, session: Session) -> None:
                if files:
                    files(deck, session, lambda done: advance(done, 0, "attached files"))

            return portable.copy(source, target, rows, along)
    finally:
        source.close()
        target.close()


def _rows(counts: dict[str, int]) -> str:
    return f"{sum(counts.values())} rows in {len(counts)} tables"
