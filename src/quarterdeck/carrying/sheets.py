"""Tables for spreadsheets: a CSV file for each noun, in a zip or in a folder."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from quarterdeck.carrying.lines import carried
from quarterdeck.kernel.deck import Deck
from quarterdeck.kernel.model import Noun
from quarterdeck.kernel.snapshot import snapshot

FORMULA = ("=", "+", "-", "@", "\t", "\r")
PAGE = 1000


def export_csv(deck: Deck, target: Path) -> dict[str, int]:
    """Write what the deck's user may see, without the trash and the history; returns the objects per noun.

    Into a folder when the path is one or has no ending, else into a zip. Texts that a spreadsheet would run as
    a formula get an apostrophe in front.
    """
    counts: dict[str, int] = {}
    with _opened(target) as files, snapshot(deck):
        for noun in carried():
            if "list" in noun.operations:
                with files(f"{noun.plural}.csv") as out:
                    counts[noun.name] = _write(deck, noun, out)
    return counts


def _write(deck: Deck, noun: Noun, out: IO[str]) -> int:
    hidden = deck.hidden(noun) | noun.internal
    names = [name for name in noun.fields if name not in hidden]
    sheet = csv.writer(out)
    sheet.writerow(names)
    count = 0
    for document in _documents(deck, noun):
        sheet.writerow([_cell(document.get(name)) for name in names])
        count += 1
    return count


def _documents(deck: Deck, noun: Noun) -> Iterator[dict[str, Any]]:
    collection, cursor = deck.named(noun.name), None
    while True:
        page = msgspec.json.decode(
            collection.json(collection.query([("sort", "id"), ("limit", PAGE), ("cursor", cursor)]))
        )
        yield from page["items"]
        cursor = page["next"]
        if cursor is None:
            return


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


@contextmanager
def _opened(target: Path) -> Generator[Callable[[str], IO[str]]]:
    """A way to open a text file by its name, in a new zip or in a folder."""
    if target.is_dir() or not target.suffix:
        target.mkdir(parents=True, exist_ok=True)

        def plain(name: str) -> IO[str]:
            return (target / name).open("w", encoding="utf-8-sig", newline="")

        yield plain
        return
    part = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:

            def inside(name: str) -> IO[str]:
                return io.TextIOWrapper(packed.open(name, "w", force_zip64=True), encoding="utf-8-sig", newline="")

            yield inside
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
